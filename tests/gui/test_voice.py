"""When it speaks, how fast, through what, and one way or both."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from interpreter_app.core.options import LanguageOptions
from tests.gui.stage import Stage
from tests.gui.test_controls import SPEAKING
from tests.gui.test_controls import use as use  # noqa: PLC0414 - a fixture of this module as well


@pytest.fixture
def voiced(stage) -> Stage:
    one = stage(until=SPEAKING)
    one.window.session.start()
    one.wait_for(lambda: one.window.session.wanted)
    one.press(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    one.wait_for(lambda: any(item.objectName() == "faster" for item in one.items()))
    return one


def press(stage: Stage, use, name: str) -> None:
    """With the mouse, or with the keyboard."""
    if use.__name__ == "by_mouse":
        stage.click(name)
    else:
        item: QQuickItem = stage.find(name)
        item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        stage.press(Qt.Key.Key_Space if use.__name__ == "by_focus" else Qt.Key.Key_Return)


def test_the_popup_opens_and_closes(stage, use) -> None:
    stage = stage()
    use(stage, "voice")
    stage.wait_for(lambda: any(item.objectName() == "faster" for item in stage.items()))
    if use.__name__ == "by_mouse":
        use(stage, "voice")
    else:
        stage.press(Qt.Key.Key_Escape)
    stage.wait_for(lambda: not any(item.objectName() == "faster" and item.isVisible() for item in stage.items()))


def test_speed(voiced, use) -> None:
    press(voiced, use, "faster")
    press(voiced, use, "faster")
    assert voiced.asked[-1][2].speed == 1.2
    assert voiced.find("speed").property("text") == "1.2 ×"
    press(voiced, use, "slower")
    assert voiced.asked[-1][2].speed == 1.1
    for _ in range(20):
        voiced.window.voice.pace(voiced.window.voice.speed + 0.1)
    assert (voiced.asked[-1][2].speed, voiced.asked[-1][2].max_speed) == (2.0, 2.0)


def test_when_it_speaks(voiced, use) -> None:
    press(voiced, use, "when off")
    assert voiced.asked[-1][2].speak == "off"
    assert voiced.window.session.muted
    press(voiced, use, "when turn")
    assert voiced.asked[-1][2].speak == "turn"
    assert not voiced.find("when clause").isEnabled(), "under the gate nobody would be heard"
    press(voiced, use, "duplex headphones")
    press(voiced, use, "when clause")
    assert voiced.asked[-1][2].speak == "clause"
    voiced.window.session.mute(True)
    voiced.window.session.mute(False)
    assert voiced.asked[-1][2].speak == "clause", "unmuted, it speaks as before"


def test_how_it_listens_counts_from_the_next_start(voiced, use) -> None:
    asked = len(voiced.asked)
    press(voiced, use, "duplex cancel")
    assert voiced.window.session.settings.options.duplex.duplex == "cancel"
    assert len(voiced.asked) == asked, "the devices are open"
    assert any("next start" in str(item.property("text")) for item in voiced.items())
    voiced.window.voice.speak("clause")
    press(voiced, use, "duplex gate")
    assert voiced.asked[-1][2].speak == "turn"


def test_how_a_turn_begins(voiced, use) -> None:
    press(voiced, use, "begin hold")
    assert voiced.asked[-1] == ("push_to_talk", True)
    assert not voiced.find("everywhere").isEnabled()
    assert voiced.find("global trouble").property("text").startswith("Not available")
    press(voiced, use, "begin automatic")
    assert voiced.asked[-1] == ("push_to_talk", False)


def test_one_way_or_both(stage, use) -> None:
    stage = stage()
    use(stage, "direction")
    assert stage.window.languages.options == LanguageOptions(source="en", target="es")
    use(stage, "direction")
    assert stage.window.languages.options == LanguageOptions(between=("en", "es"))
