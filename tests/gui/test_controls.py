"""Every control, by mouse and by keyboard, against a recorded session."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from interpreter_app.core.options import LanguageOptions
from tests.gui.stage import Stage, conversation

CTRL = Qt.KeyboardModifier.ControlModifier
SPEAKING = next(n for n, (event, _) in enumerate(conversation(), 1) if type(event).__name__ == "SpeakingStarted")


def by_mouse(stage: Stage, name: str) -> None:
    stage.click(name)


def by_focus(stage: Stage, name: str) -> None:
    stage.find(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Qt.Key.Key_Space)


def by_shortcut(stage: Stage, name: str) -> None:
    key = stage.find(name).property("key")
    modifier, key = (CTRL, key.removeprefix("Ctrl+")) if key.startswith("Ctrl+") else (Qt.KeyboardModifier(0), key)
    stage.press({"Esc": Qt.Key.Key_Escape}.get(key) or Qt.Key[f"Key_{key}"], modifier)


@pytest.fixture(params=[by_mouse, by_focus, by_shortcut])
def use(request: pytest.FixtureRequest):
    return request.param


def test_start_and_stop(stage, use) -> None:
    stage = stage(until=SPEAKING)
    stage.wait_for(lambda: stage.window.session.doing == "ready")
    use(stage, "main")
    stage.wait_for(lambda: stage.window.session.doing == "speaking")
    assert ("start",) in stage.asked
    assert stage.find("main").property("text") == "Stop"
    assert stage.find("trial").isVisible()
    use(stage, "main")
    stage.wait_for(lambda: stage.window.session.doing == "ready")
    assert stage.asked[-1] == ("stop",)


def test_trial_models_lead_to_real_ones(stage) -> None:
    stage = stage(until=SPEAKING)
    stage.window.session.start()
    stage.wait_for(lambda: stage.shown("real models"))
    stage.click("real models")
    stage.wait_for(lambda: stage.shown("install pair"))
    languages = stage.window.languages
    pair = stage.window.engine.singletonInstance("Interpreter", "Ui").property("pair")
    assert pair.toVariant() == [languages.here, languages.there]


def test_pause(stage, use) -> None:
    stage = stage(until=SPEAKING)
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.session.wanted)
    use(stage, "pause")
    assert stage.asked[-1] == ("pause", True)


def test_stop_speaking(stage, use) -> None:
    stage = stage(until=SPEAKING)
    stage.window.session.start()
    stage.wait_for(lambda: stage.find("hush").isEnabled())
    use(stage, "hush")
    assert stage.asked[-1] == ("interrupt",)


def test_mute(stage, use) -> None:
    stage = stage(until=SPEAKING)
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.session.wanted)
    use(stage, "mute")
    assert stage.asked[-1][2].speak == "off"
    assert stage.window.session.muted
    use(stage, "mute")
    assert stage.asked[-1][2].speak == "turn"
    assert not stage.window.session.muted


def test_swap(stage, use) -> None:
    stage = stage()
    use(stage, "swap")
    assert stage.window.languages.options == LanguageOptions(between=("es", "en"))
    assert stage.asked[-1] == ("load", LanguageOptions(between=("es", "en")))


def test_colours(stage, use) -> None:
    stage = stage()
    use(stage, "colours")
    assert stage.window.appearance.scheme == "dark"
    assert stage.view.color().name() == "#121317"


@pytest.mark.parametrize(("name", "tag"), [("here", "es"), ("there", "en")])
def test_pick_a_language_by_mouse(stage, name: str, tag: str) -> None:
    stage = stage()
    stage.click(name)
    stage.click(f"option {tag}")
    assert stage.window.languages.property(name) == tag


@pytest.mark.parametrize(("name", "key"), [("here", Qt.Key.Key_Down), ("there", Qt.Key.Key_Up)])
def test_pick_a_language_by_keyboard(stage, name: str, key: Qt.Key) -> None:
    stage = stage()
    before = stage.window.languages.property(name)
    stage.find(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Qt.Key.Key_Space)
    stage.press(key)
    stage.press(Qt.Key.Key_Return)
    assert stage.window.languages.property(name) != before


def test_shortcuts_open_and_close(stage, use) -> None:
    stage = stage()
    use(stage, "shortcuts")
    stage.wait_for(lambda: stage.find("close sheet").isVisible())
    assert {"Ctrl+R", "Ctrl+Up"} & {item.property("text") for item in stage.items()} == {"Ctrl+R"}
    stage.press(Qt.Key.Key_Escape)
    stage.wait_for(lambda: not any(item.objectName() == "close sheet" for item in stage.items()))
