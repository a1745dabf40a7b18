"""How the window was left is how it comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickWindow

from interpreter_app.gui.remembered import RememberedModel
from interpreter_app.settings import window_file
from tests.gui.stage import Stage

CONTROL = Qt.KeyboardModifier.ControlModifier


def state(stage: Stage, name: str) -> dict[str, object]:
    """What the singleton of that name says."""
    one = stage.window.engine.singletonInstance("Interpreter", name)
    names = ("view", "turned", "faceSize") if name == "Ui" else ("step", "opacity", "languages", "through")
    return {key: one.property(key) for key in names}


def leave(stage: Stage) -> None:
    """Close the window as its user does."""
    stage.view.close()
    stage.wait()
    stage.close()


def test_it_comes_back_as_it_was_left(qapp: object) -> None:
    first = Stage()
    ui, captions = (first.window.engine.singletonInstance("Interpreter", name) for name in ("Ui", "Captions"))
    assert state(first, "Ui") == {"view": "conversation", "turned": True, "faceSize": 1}
    ui.setProperty("view", "faces")
    ui.setProperty("turned", False)
    ui.sizeFaces(2)
    captions.resize(3)
    captions.cover(-2)
    captions.choose("here")
    captions.setProperty("through", True)
    left = {name: state(first, name) for name in ("Ui", "Captions")}
    first.view.resize(790, 610)
    first.wait()
    leave(first)
    again = Stage(size=None)
    try:
        assert state(again, "Ui") == left["Ui"] == {"view": "faces", "turned": False, "faceSize": 1.3}
        assert left["Captions"] == {"step": 5, "opacity": 0.7, "languages": "there", "through": True}
        assert state(again, "Captions") == left["Captions"] | {"through": False}, (
            "the mouse is never let through unasked"
        )
        assert (again.view.width(), again.view.height()) == (790, 610)
    finally:
        leave(again)


def test_captions_stay_where_they_were_put(qapp: object) -> None:
    places = []
    for _ in range(2):
        stage = Stage()
        stage.press(Qt.Key.Key_3, CONTROL)
        stage.wait_for(lambda stage=stage: isinstance(stage.captions, QQuickWindow))
        captions = stage.captions
        if not places:
            captions.resize(600, captions.height())
            captions.setPosition(40, 200)
        stage.wait(400)  # it is looked at where they are once they are at rest
        places.append((captions.x(), captions.y(), captions.width()))
        leave(stage)
    assert places[0] == places[1] == (40, 200, 600)


@pytest.mark.parametrize(
    "text", ["", "no JSON", "[1]", '{"view": 3, "face size": "big", "caption size": 99, "width": 1e9}']
)
def test_a_file_that_means_nothing_changes_nothing(qapp: object, text: str) -> None:
    window_file().parent.mkdir(parents=True)
    window_file().write_text(text, "utf-8")
    stage = Stage(size=None)
    assert state(stage, "Ui") == {"view": "conversation", "turned": True, "faceSize": 1}
    assert 0 <= state(stage, "Captions")["step"] <= 7
    assert stage.view.width() <= qapp.primaryScreen().availableSize().width()
    leave(stage)


def test_values_keep_to_their_kind_and_a_full_disk_costs_no_more(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "window.json"
    one = RememberedModel(path)
    assert one.value("size", 2) == 2
    one.close()
    assert not path.exists(), "nothing was to be kept"
    one.keep("size", 2.5)
    one.keep("so", value=True)
    one.close()
    other = RememberedModel(path)
    assert (other.value("size", 1), other.value("so", False), other.value("so", 1)) == (2.5, True, 1)
    other.keep("size", 3)
    path.unlink()
    path.mkdir()  # nothing can take its place
    other.close()
    assert RememberedModel(path).value("size", 1) == 1
