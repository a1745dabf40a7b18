"""Captions over other windows: their text, how they look, and how they are moved and let through."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtTest import QTest

from interpreter_app.core.text import Hypothesis, Token
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId
from interpreter_app.gui.captions import KEPT, Lines
from interpreter_app.gui.conversation import ConversationModel
from tests.gui.stage import Stage, conversation
from tests.gui.test_controls import use as use  # noqa: PLC0414 - a fixture of this module as well

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LANE, NOW = LaneId("test"), Samples(0)


def said(
    text: str, utterance: int = 1, *, final: bool = True, turn: int | None = None, supersedes: int | None = None
) -> Hypothesis:
    words = tuple(Token(" " + word) for word in text.split())
    old = None if supersedes is None else UtteranceId(supersedes)
    return Hypothesis(
        LANE, NOW, TurnId(turn or utterance), UtteranceId(utterance), "es", words, len(words), final, supersedes=old
    )  # fmt: skip


def reading(*events: Hypothesis) -> tuple[Lines, list[str]]:
    """The lines in Reading mode, and what they showed after each event."""
    model = ConversationModel()
    lines = Lines(model)
    lines.show("es", reading=True)
    shown = []
    for event in events:
        model.take(((event, 0),))
        shown.append(lines.text)
    return lines, shown


@pytest.mark.parametrize("tag", ["en", "es"])
def test_in_reading_mode_text_only_ever_appends(tag: str) -> None:
    model = ConversationModel()
    lines = Lines(model)
    lines.show(tag, reading=True)
    before = ""
    for event, elapsed_ms in conversation():
        model.take(((event, elapsed_ms),))
        assert lines.text.startswith(before)
        before = lines.text
    assert before.count("\n") == 7
    assert before.endswith({"en": "I hope you have a good trip.", "es": "Espero que tengan un buen viaje."}[tag])


def test_without_it_what_may_change_is_shown_lighter() -> None:
    model = ConversationModel()
    lines = Lines(model)
    lines.show("es", reading=False)
    tails = set()
    for event, elapsed_ms in conversation():
        model.take(((event, elapsed_ms),))
        tails |= {lines.data(lines.index(at), role) for at in range(lines.rowCount()) for role in [258]}
    assert any(tails)
    assert lines.text.splitlines()[0] == "¿Podrías decirme dónde está la estación de tren?"


def test_what_is_put_right_is_a_new_line() -> None:
    _, shown = reading(said("Hola"), said("Adiós", 2), said("Hola, señora", 3, turn=1, supersedes=1))
    assert shown == ["Hola", "Hola\nAdiós", "Hola\nAdiós\nHola, señora"]


def test_what_comes_late_to_a_turn_stands_at_the_end() -> None:
    _, shown = reading(said("Hola a", final=False), said("Sí.", 2), said("Hola a todos."))
    assert shown == ["Hola", "Hola\nSí.", "Hola\nSí.\na todos."]


def test_switched_on_it_takes_the_tail_back_and_nothing_more() -> None:
    lines, _ = reading(said("Hola a", final=False))
    lines.show("es", reading=False)
    assert lines.text == "Hola a"
    lines.show("es", reading=True)
    assert lines.text == "Hola"


def test_old_lines_are_let_go() -> None:
    lines, _ = reading(*(said(f"Uno {number}", number) for number in range(1, KEPT + 9)))
    assert lines.rowCount() == KEPT
    assert lines.text.startswith("Uno 9\n")


@pytest.fixture
def captioned(stage) -> Stage:
    one = stage()
    one.window.session.start()
    one.wait_for(lambda: len(one.texts()) == 8)
    one.press(Qt.Key.Key_3, CTRL)
    one.wait_for(lambda: one.captions is not None)
    assert QTest.qWaitForWindowExposed(one.captions)
    return one


def captions_of(stage: Stage) -> list[str]:
    stage.wait()
    return [item.property("line") for item in stage.items() if item.objectName() == "caption" and item.isVisible()]


def use_there(stage: Stage, use, name: str) -> None:
    """`use`, for a control of the captions: keys go to their window."""
    if use.__name__ == "by_mouse":
        stage.click(name)
    else:
        stage.find(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(stage.captions, Qt.Key.Key_Space)
        stage.wait()


def test_open_and_close(stage, use) -> None:
    stage = stage()
    use(stage, "captions")
    stage.wait_for(lambda: stage.captions is not None)
    flags = stage.captions.flags()
    assert flags & Qt.WindowType.FramelessWindowHint
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert stage.captions.transientParent() is None
    stage.view.requestActivate()
    stage.wait()
    use(stage, "captions")
    stage.wait_for(lambda: stage.captions is None)


def test_close_by_their_own_button(captioned, use) -> None:
    use_there(captioned, use, "caption close")
    captioned.wait_for(lambda: captioned.captions is None)


def test_languages_one_or_two(captioned, use) -> None:
    assert captions_of(captioned)[-1] == "I hope you have a good trip."
    use_there(captioned, use, "caption languages")
    assert captions_of(captioned)[-1] == "Espero que tengan un buen viaje."
    height = captioned.captions.height()
    use_there(captioned, use, "caption languages")
    both = captions_of(captioned)
    assert {"I hope you have a good trip.", "Espero que tengan un buen viaje."} <= set(both)
    assert captioned.captions.height() > height


def test_they_follow_the_languages_of_the_conversation(captioned) -> None:
    QTest.keyClick(captioned.captions, Qt.Key.Key_L, CTRL)
    assert captions_of(captioned)[-1] == "Espero que tengan un buen viaje."


def test_size_and_opacity(captioned, use) -> None:
    def look() -> tuple[int, float]:
        text = next(item for item in captioned.items() if item.objectName() == "caption")
        panel = captioned.captions.contentItem().childItems()[0]
        return text.property("font").pixelSize(), round(panel.opacity(), 2)

    size, opacity = look()
    use_there(captioned, use, "caption larger")
    use_there(captioned, use, "caption fainter")
    assert (look()[0] > size, look()[1] < opacity) == (True, True)
    use_there(captioned, use, "caption smaller")
    use_there(captioned, use, "caption denser")
    assert look() == (size, opacity)


def test_reading_mode_configures_the_session(captioned, use) -> None:
    use_there(captioned, use, "caption reading")
    assert captioned.window.session.settings.options.translation.reading
    assert captioned.window.captions.reading
    captioned.log[:] = captioned.log[:10]
    captioned.window.session.start()
    captioned.wait_for(lambda: captioned.window.session.wanted)
    use_there(captioned, use, "caption reading")
    assert captioned.asked[-1] == ("read", False)


def test_through_them_with_the_mouse_and_back_by_key(captioned, use) -> None:
    through = Qt.WindowType.WindowTransparentForInput
    use_there(captioned, use, "caption through")
    assert captioned.captions.flags() & through
    assert not captioned.find("caption tools").isVisible()
    captioned.press(Qt.Key.Key_G, CTRL)
    assert not captioned.captions.flags() & through


def test_moved_and_widened_by_keys_and_kept_on_the_screen(captioned) -> None:
    view = captioned.captions
    screen = view.screen().geometry()
    view.setGeometry(100, 200, 500, 120)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert (view.x(), view.y(), view.width()) == (120, 180, 520)
    view.setPosition(-300, 5000)
    captioned.wait_for(lambda: screen.contains(view.geometry()))
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.width() == 480, "as narrow as its tools"


def test_dragged_by_any_point_and_widened_at_an_edge(captioned) -> None:
    view = captioned.captions
    view.setGeometry(100, 200, 660, 120)
    captioned.wait()

    def drag(start: QPoint, by: int) -> None:
        QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, start)
        for step in range(1, 6):
            QTest.mouseMove(view, start + QPoint(by * step // 5, 0))
            captioned.wait(20)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, start + QPoint(by, 0))
        captioned.wait()

    drag(QPoint(655, 60), -60)
    assert 600 <= view.width() < 640
    assert view.x() == 100
    drag(QPoint(200, 100), 60)
    assert view.x() > 100


def test_one_way_they_show_the_translation(stage) -> None:
    stage = stage()
    stage.press(Qt.Key.Key_B, CTRL)
    stage.press(Qt.Key.Key_3, CTRL)
    stage.wait_for(lambda: stage.captions is not None)
    assert stage.window.captions.first.language == "es"


def test_text_begins_where_its_own_language_does(captioned) -> None:
    captioned.window.interface.choose("ar")
    captioned.wait()
    caption = captioned.find("caption")
    left, _ = QQmlExpression(qmlContext(caption), caption, "effectiveHorizontalAlignment === 1").evaluate()
    assert left
