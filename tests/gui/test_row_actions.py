"""What can be done with a row, and the typed line: by mouse, by focus and by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from interpreter_app.core.events import SpeechStarted, StageFailed
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import UtteranceId, samples
from interpreter_app.gui.reports import Over, Refused
from tests.gui.logs import LANE, repeated, strange, typed
from tests.gui.stage import Stage, conversation
from tests.gui.test_controls import by_focus, by_mouse

FIFTH = next(n for n, (e, _) in enumerate(conversation()) if isinstance(e, SpeechStarted) and e.utterance == 5)
"""Four turns are over by then, and the session runs."""
KEYS = {
    "edit": (Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier),
    "flip": (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
    "hear": (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
    "copy source": (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
    "copy target": (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    "writing pair": (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
}


def by_key(stage: Stage, name: str) -> None:
    stage.press(*KEYS[name])


def pointed(stage: Stage, at: int) -> None:
    stage.point(at)


def tapped(stage: Stage, at: int) -> None:
    stage.wait()
    QTest.mouseClick(stage.view, Qt.MouseButton.LeftButton, pos=stage.place(stage.row(at)))
    stage.wait()


def walked(stage: Stage, at: int) -> None:
    stage.focus("conversation")
    for _ in range(stage.window.conversation.count - 1 - at):
        stage.press(Qt.Key.Key_Up)


@pytest.fixture(params=[by_mouse, by_focus, by_key])
def use(request: pytest.FixtureRequest):
    return request.param


@pytest.fixture(params=[pointed, tapped, walked])
def reach(request: pytest.FixtureRequest):
    return request.param


@pytest.fixture
def running(stage) -> Stage:
    """A conversation of four turns that goes on."""
    stage = stage(until=FIFTH)
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.conversation.count == 4)
    stage.wait()
    return stage


def test_hear_it_again(running: Stage, reach, use) -> None:
    reach(running, 2)
    use(running, "hear")
    assert running.asked[-1] == ("say", 3)


def test_read_it_in_the_other_language_and_back(running: Stage, reach, use) -> None:
    reach(running, 1)
    use(running, "flip")
    use(running, "flip")
    assert running.asked[-2:] == [("flip", 2), ("flip", 2)]


@pytest.mark.parametrize(("name", "part"), [("copy source", 0), ("copy target", 1)])
def test_copy(running: Stage, reach, use, name: str, part: int) -> None:
    reach(running, 2)
    use(running, name)
    assert QGuiApplication.clipboard().text() == running.texts()[2][part]
    assert "Copied" in running.find("toast").property("text")


def test_what_is_over_can_be_copied_and_nothing_else(stage, reach) -> None:
    stage = stage()
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.conversation.count == 8 and stage.window.session.doing == "ready")
    reach(stage, 6)
    for name in ("edit", "flip", "hear"):
        assert not stage.find(name).isVisible()
        by_key(stage, name)
    assert stage.asked[-1] == ("start",)
    stage.click("copy target")
    assert QGuiApplication.clipboard().text() == stage.texts()[6][1]


def test_edit_and_translate_again(running: Stage, reach, use) -> None:
    reach(running, 2)
    use(running, "edit")
    assert running.find("edit row").hasActiveFocus()
    assert running.find("edit row").property("text") == running.texts()[2][0]
    running.press(Qt.Key.Key_Backspace)
    for letter in "!":
        QTest.keyClick(running.view, letter)
    running.press(Qt.Key.Key_Return)
    assert running.asked[-1] == ("edit", 3, running.texts()[2][0][:-1] + "!")
    assert running.find("conversation").hasActiveFocus()


@pytest.mark.parametrize("way", ["Esc", "mouse"])
def test_leave_it_as_it_was(running: Stage, way: str) -> None:
    walked(running, 3)
    by_key(running, "edit")
    running.press(Qt.Key.Key_X)
    if way == "Esc":
        running.press(Qt.Key.Key_Escape)
    else:
        running.click("leave editing")
    assert running.asked[-1] == ("start",)
    assert not any(item.objectName() == "edit row" for item in running.items())


def test_what_is_written_stays_while_others_speak(running: Stage) -> None:
    walked(running, 3)
    by_key(running, "edit")
    running.press(Qt.Key.Key_X)
    for event in typed(20, "Hello there", "Hola"):
        running.window.bridge(event)
    running.wait(100)
    running.click("done editing")
    assert running.asked[-1] == ("edit", 4, running.texts()[3][0] + "x")


def test_enter_opens_and_arrows_walk(running: Stage) -> None:
    walked(running, 1)
    running.press(Qt.Key.Key_Return)
    for name in ("edit", "flip", "copy source", "hear", "copy target", "edit"):
        assert running.find(name).hasActiveFocus(), name
        running.press(Qt.Key.Key_Right)
    running.press(Qt.Key.Key_Left)
    assert running.find("edit").hasActiveFocus()
    running.press(Qt.Key.Key_Escape)
    assert running.find("conversation").hasActiveFocus()


def test_targets_can_be_touched(running: Stage) -> None:
    pointed(running, 2)
    for name in ("edit", "flip", "copy source", "hear", "copy target", "writing pair", "write", "send"):
        item = running.find(name)
        assert min(item.width(), item.height()) >= 40, name


def test_the_bar_goes_with_the_mouse(running: Stage) -> None:
    pointed(running, 2)
    before = running.place(running.find("copy source"))
    assert running.find("copy source").isVisible()
    QTest.mouseMove(running.view, before)  # which lies over the row before
    running.wait()
    assert running.place(running.find("copy source")) == before
    QTest.mouseMove(running.view, QPoint(5, 5))
    running.wait()
    assert not running.find("copy source").isVisible()


def test_a_row_that_supersedes_keeps_its_place(running: Stage) -> None:
    words = next(e for e, _ in conversation() if isinstance(e, Hypothesis) and e.utterance == 2 and e.final)
    again = Hypothesis(
        words.lane, words.heard, words.turn, UtteranceId(30), "en", words.tokens, words.stable, True,
        supersedes=UtteranceId(2),
    )  # fmt: skip
    running.window.bridge(again)
    running.wait(100)
    assert running.window.conversation.count == 4
    pointed(running, 1)
    running.click("flip")
    assert running.asked[-1] == ("flip", 30)


@pytest.mark.parametrize("way", ["Enter", "send"])
def test_write_a_line(running: Stage, way: str) -> None:
    running.write("write", "Where is it")
    if way == "Enter":
        running.press(Qt.Key.Key_Return)
    else:
        running.click("send")
    assert running.asked[-1] == ("write", "Where is it", "en")
    assert running.find("write").property("text") == ""
    assert running.find("write").hasActiveFocus() == (way == "Enter")


def test_an_empty_line_is_not_sent(running: Stage) -> None:
    running.write("write", "  ")
    running.press(Qt.Key.Key_Return)
    assert running.asked[-1] == ("start",)
    assert not running.find("send").isEnabled()


def test_write_in_the_other_language(running: Stage, use) -> None:
    assert running.find("writing pair").property("text") == "English → Español"
    use(running, "writing pair")
    assert running.find("writing pair").property("text") == "Español → English"
    running.write("write", "hola")
    running.press(Qt.Key.Key_Return)
    assert running.asked[-1] == ("write", "hola", "es")


def test_one_way_the_pair_is_fixed(running: Stage) -> None:
    running.window.languages.go_both_ways(False)
    running.wait()
    assert not running.find("writing pair").isEnabled()
    by_key(running, "writing pair")
    assert running.find("writing pair").property("text") == "English → Español"


def test_the_line_says_what_it_needs(stage) -> None:
    stage = stage()
    stage.wait_for(lambda: stage.window.session.doing == "ready")
    assert not stage.find("write").isEnabled()
    assert stage.find("write").property("hint") == "Press Start to write as well as speak"


def test_the_line_is_reached_by_key(running: Stage) -> None:
    running.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert running.find("write").hasActiveFocus()
    running.press(Qt.Key.Key_X)
    running.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    running.press(*KEYS["copy source"])  # of the field, while it has the keyboard
    assert QGuiApplication.clipboard().text() == "x"


def test_typed_and_corrected_are_told_apart(running: Stage) -> None:
    for event in typed(20, "Hello there", "Hola"):
        running.window.bridge(event)
    first = next(e for e, _ in conversation() if isinstance(e, Hypothesis) and e.utterance == 4 and e.final)
    running.window.bridge(
        Hypothesis(
            first.lane, first.heard, first.turn, UtteranceId(30), "es", first.tokens, first.stable, True,
            origin="typed", supersedes=UtteranceId(4),
        )
    )  # fmt: skip
    running.wait(100)
    assert any(text.endswith("typed") for text in running.words(4))
    assert any(text.endswith("corrected") for text in running.words(3))


@pytest.mark.parametrize(
    ("language", "remark"),
    [
        ("fr", "Not translated: Français is not a language of this conversation"),
        (None, "Not translated: no language of this conversation"),
        ("es", "Not translated"),
    ],
)
def test_a_stranger_is_shown_and_not_translated(running: Stage, language: str | None, remark: str) -> None:
    for event in strange(20, language, "Excusez-moi"):
        running.window.bridge(event)
    running.wait(100)
    assert {"Excusez-moi", remark} <= running.words(4)


def test_one_way_what_is_there_already_is_said(running: Stage) -> None:
    running.window.languages.go_both_ways(False)
    for event in strange(20, "es", "hola"):
        running.window.bridge(event)
    running.wait(100)
    assert "Already Español" in running.words(4)


def test_a_refusal_is_said_and_the_conversation_goes_on(running: Stage) -> None:
    running.window.bridge(Refused("there is nothing to say in this turn", "Wait until it is over."))
    running.wait()
    assert running.find("toast").property("text") == "There is nothing to say in this turn. Wait until it is over."
    assert running.window.session.wanted
    running.window.bridge(StageFailed(LANE, samples(0), "recognition", "gone", "its sound is gone"))
    running.wait()
    assert running.find("toast").property("text") == "Its sound is gone."


def test_the_end_of_the_conversation_ends_the_edit(running: Stage) -> None:
    walked(running, 3)
    by_key(running, "edit")
    running.window.bridge(Over())
    running.wait(100)
    assert not any(item.objectName() == "edit row" for item in running.items())


def test_the_reader_keeps_the_place_until_asked_back(stage) -> None:
    log = repeated(6)
    stage = stage(log=log[:-1])
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.conversation.count == 48)
    view = stage.find("conversation")
    stage.focus("conversation")
    stage.press(Qt.Key.Key_PageUp)
    stage.press(Qt.Key.Key_PageUp)
    before = view.property("contentY")
    for event in typed(99, "One more", "Uno más"):
        stage.window.bridge(event)
    stage.wait(100)
    assert view.property("contentY") == before
    assert stage.find("newest").isVisible()
    stage.click("newest")
    assert view.property("atYEnd")
    assert not stage.find("newest").isVisible()


def test_right_to_left_the_panes_change_sides(running: Stage) -> None:
    pointed(running, 2)
    assert running.place(running.find("copy source")).x() < running.place(running.find("copy target")).x()
    running.window.interface.choose("ar")
    pointed(running, 2)
    assert running.place(running.find("copy source")).x() > running.place(running.find("copy target")).x()
    assert running.place(running.find("writing pair")).x() > running.place(running.find("send")).x()
