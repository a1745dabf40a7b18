"""Push-to-talk: with a finger, a mouse and a key; whoever presses first has the word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.stage import Stage, conversation
from tests.gui.test_controls import SPEAKING
from tests.gui.test_controls import use as use  # noqa: PLC0414 - a fixture of this module as well

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
RUNNING = next(n for n, (e, _) in enumerate(conversation(), 1) if getattr(e, "state", "") == "running")


def talks(stage: Stage) -> list[tuple[object, ...]]:
    return [asked[1:] for asked in stage.asked if asked[0] == "talk"]


@pytest.fixture
def pushing(stage) -> Callable[..., Stage]:
    """A window in which turns begin with a button, of a session that listens."""

    def make(until: int = RUNNING, view: str = "conversation") -> Stage:
        one = stage(until=until, size=(1280, 800))
        one.window.talk.push(True)
        one.wait_for(lambda: one.window.session.doing == "ready")
        one.window.session.start()
        one.wait_for(lambda: one.window.session.condition.state == "running")
        if view == "faces":
            one.press(Qt.Key.Key_2, CTRL)
        one.wait()
        return one

    return make


@pytest.mark.parametrize(("side", "language"), [("here", "en"), ("there", "es")])
def test_held_with_the_mouse_wherever_it_slides(pushing, side: str, language: str) -> None:
    stage = pushing(view="faces")
    place = stage.place(stage.find(f"talk {side}"))
    QTest.mousePress(stage.view, Qt.MouseButton.LeftButton, NONE, place)
    stage.wait()
    assert talks(stage) == [(True, language)]
    assert stage.find(f"state {side}").property("text") == {"here": "Speak now", "there": "Hable ahora"}[side]
    QTest.mouseMove(stage.view, stage.place(stage.find("leave")))
    stage.wait()
    assert talks(stage) == [(True, language)]
    QTest.mouseRelease(stage.view, Qt.MouseButton.LeftButton, NONE, stage.place(stage.find("leave")))
    stage.wait()
    assert talks(stage) == [(True, language), (False, language)]


def test_held_with_two_fingers_the_first_has_the_word(pushing) -> None:
    stage, device = pushing(view="faces"), QTest.createTouchDevice()
    here, there = (stage.place(stage.find(f"talk {side}")) for side in ("here", "there"))
    QTest.touchEvent(stage.view, device).press(0, there, stage.view).commit()
    stage.wait()
    QTest.touchEvent(stage.view, device).stationary(0).press(1, here, stage.view).commit()
    stage.wait()
    QTest.touchEvent(stage.view, device).stationary(0).release(1, here, stage.view).commit()
    stage.wait()
    assert talks(stage) == [(True, "es")]
    QTest.touchEvent(stage.view, device).release(0, there, stage.view).commit()
    stage.wait()
    assert talks(stage) == [(True, "es"), (False, "es")]


def test_held_with_the_keyboard_on_the_button(pushing) -> None:
    stage = pushing(view="faces")
    stage.find("talk there").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyPress(stage.view, Qt.Key.Key_Space)
    assert talks(stage) == [(True, "es")]
    QTest.keyRelease(stage.view, Qt.Key.Key_Space)
    assert talks(stage) == [(True, "es"), (False, "es")]


@pytest.mark.parametrize("view", ["conversation", "faces"])
@pytest.mark.parametrize(("key", "language"), [(Qt.Key.Key_Space, None), (Qt.Key.Key_1, "en"), (Qt.Key.Key_2, "es")])
def test_keys_are_held(pushing, view: str, key: Qt.Key, language: str | None) -> None:
    stage = pushing(view=view)
    QTest.keyPress(stage.view, key)
    QTest.keyPress(stage.view, key)
    assert talks(stage) == [(True, language)], "a key that repeats is pressed once"
    QTest.keyRelease(stage.view, key)
    assert talks(stage) == [(True, language), (False, language)]


def test_a_key_is_let_go_with_the_window(pushing, stage) -> None:
    one = pushing()
    QTest.keyPress(one.view, Qt.Key.Key_Space)
    stage().view.requestActivate()
    one.wait_for(lambda: talks(one) == [(True, None), (False, None)])
    QTest.keyRelease(one.view, Qt.Key.Key_Space)


def test_space_presses_a_button_that_was_reached_by_tab(pushing) -> None:
    stage = pushing()
    stage.find("mute").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Qt.Key.Key_Space)
    assert talks(stage) == []
    assert stage.window.session.muted


def test_space_chooses_in_a_list_that_is_open(pushing) -> None:
    stage = pushing()
    stage.click("there")
    stage.press(Qt.Key.Key_Space)
    assert talks(stage) == []


def test_where_the_voice_decides_no_key_is_held(stage) -> None:
    stage = stage(until=RUNNING)
    stage.window.session.start()
    stage.press(Qt.Key.Key_Space)
    stage.window.talk.press("en")
    assert talks(stage) == []


def test_in_the_bar_for_either_language(pushing) -> None:
    stage = pushing()
    place = stage.place(stage.find("hold"))
    QTest.mousePress(stage.view, Qt.MouseButton.LeftButton, NONE, place)
    stage.wait()
    assert talks(stage) == [(True, None)]
    assert stage.find("hold").property("text") == "Speak now"
    assert stage.find("hold").property("kind") == "main"
    QTest.mouseRelease(stage.view, Qt.MouseButton.LeftButton, NONE, place)
    stage.wait()
    assert talks(stage) == [(True, None), (False, None)]


def test_pressing_silences_the_program(pushing) -> None:
    stage = pushing(until=SPEAKING)
    stage.wait_for(lambda: stage.window.session.doing == "speaking")
    stage.window.talk.press("es")
    assert stage.asked[-2:] == [("interrupt",), ("talk", True, "es")]


def test_pressing_begins_a_conversation_and_tells_it_once_it_listens(stage) -> None:
    stage = stage(until=RUNNING)
    stage.wait_for(lambda: stage.window.session.doing == "ready")
    stage.window.talk.push(True)
    stage.window.talk.press("en")
    assert stage.asked[-1] == ("start",)
    stage.wait_for(lambda: talks(stage) == [(True, "en")])


def test_who_lets_go_before_it_listens_has_said_nothing(stage) -> None:
    stage = stage(until=RUNNING)
    stage.wait_for(lambda: stage.window.session.doing == "ready")
    stage.window.talk.push(True)
    stage.window.talk.press("en")
    stage.window.talk.release("en")
    stage.wait_for(lambda: stage.window.session.doing == "listening")
    assert talks(stage) == []


def test_the_mode_changes_while_it_listens_and_lets_go(pushing) -> None:
    stage = pushing()
    stage.window.talk.press("en")
    stage.window.talk.push(False)
    assert stage.asked[-2:] == [("talk", False, "en"), ("push_to_talk", False)]
    assert not stage.window.session.settings.options.endpointing.push_to_talk


def test_automatic_the_large_microphone_begins_and_pauses(stage) -> None:
    stage = stage(until=RUNNING, size=(1280, 800))
    stage.wait_for(lambda: stage.window.session.doing == "ready")
    stage.press(Qt.Key.Key_2, CTRL)
    stage.click("talk there")
    assert stage.asked[-1] == ("start",)
    stage.wait_for(lambda: stage.window.session.doing == "listening")
    stage.click("talk here")
    assert stage.asked[-1] == ("pause", True)


def test_the_keys_are_listed_where_they_count(pushing) -> None:
    stage = pushing()
    stage.press(Qt.Key.Key_F1)
    stage.wait_for(lambda: any(item.property("text") == "Hold to speak, either language" for item in stage.items()))
