"""Face to face: each side in its own language, its own microphone, and the strip between them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from interpreter_app.core.options import LanguageOptions
from interpreter_app.core.units import TurnId
from tests.gui.scenes import SCENES
from tests.gui.stage import Stage, conversation
from tests.gui.test_controls import SPEAKING
from tests.gui.test_controls import use as use  # noqa: PLC0414 - a fixture of this module as well

CTRL = Qt.KeyboardModifier.ControlModifier
TABLET = (1280, 800)


def facing(stage: Stage) -> Stage:
    stage.press(Qt.Key.Key_2, CTRL)
    stage.wait_for(lambda: any(item.objectName() == "near" for item in stage.items()))
    return stage


def face(stage: Stage, name: str) -> QQuickItem:
    stage.wait()
    return stage.find(name)


def shown(stage: Stage, side: str) -> list[str]:
    """The large texts of a half, from top to bottom."""
    stage.wait(100)
    texts = [item for item in stage.items(stage.find(f"turns {side}")) if item.objectName() == "face text"]
    texts.sort(key=lambda item: item.mapToItem(stage.find(f"turns {side}"), 0, 0).y())
    return [str(item.parentItem().parentItem().property("standing")) for item in texts if item.isVisible()]


@pytest.mark.parametrize("scene", ["faces_speaking", "faces_pushing", "faces_beside", "captions_both", "voice"])
def test_everything_has_a_name_and_is_large_enough_to_touch(stage, scene: str) -> None:
    stage = stage(size=TABLET)
    SCENES[scene](stage)
    stage.wait(100)
    controls = [item for item in stage.items() if item.isVisible() and item.activeFocusOnTab()]
    for item in controls:
        name = item.objectName()
        accessible = QAccessible.queryAccessibleInterface(item)
        assert accessible is not None, name
        assert accessible.text(QAccessible.Text.Name), name
        assert accessible.role() not in {QAccessible.Role.NoRole, QAccessible.Role.Client}, name
        assert min(item.width(), item.height()) >= (72 if name.startswith("talk") else 40), name
    assert len(controls) > 8


@pytest.mark.parametrize(("name", "view"), [("faces view", "faces"), ("conversation view", "conversation")])
def test_views_are_chosen(stage, use, name: str, view: str) -> None:
    stage = stage()
    if view == "conversation":
        stage.click("captions")  # something else that is checked stays so
    use(stage, name)
    there = any(item.objectName() == "near" for item in stage.items())
    assert there == (view == "faces")
    assert stage.find("conversation").isVisible() == (view == "conversation")


def test_leaving_by_the_button_in_the_middle(stage) -> None:
    stage = facing(stage())
    assert not stage.find("conversation").isVisible()
    stage.click("leave")
    assert stage.find("conversation").isVisible()
    facing(stage).press(Qt.Key.Key_1, CTRL)
    assert stage.find("conversation").isVisible()


def test_each_side_reads_its_own_language(stage) -> None:
    stage = facing(stage(size=TABLET))
    stage.window.session.start()
    stage.wait_for(lambda: len(stage.texts()) == 8)
    english, spanish = shown(stage, "here"), shown(stage, "there")
    assert english[-2:] == ["Thank you very much, you are very kind.", "I hope you have a good trip."]
    assert spanish[-2:] == ["Muchas gracias, eres muy amable.", "Espero que tengan un buen viaje."]


@pytest.mark.parametrize("size", [TABLET, (800, 1280)])
def test_the_far_half_is_turned_and_both_fill_the_window(stage, size: tuple[int, int]) -> None:
    stage = facing(stage(size=size))
    far, near = face(stage, "far"), face(stage, "near")
    assert (far.rotation(), near.rotation()) == (180, 0)
    assert far.width() == near.width() == size[0] - 16
    assert far.height() == near.height() > 0.42 * size[1]
    for side in ("here", "there"):
        microphone = face(stage, f"talk {side}")
        assert min(microphone.width(), microphone.height()) >= 72


def test_side_by_side(stage, use) -> None:
    stage = facing(stage(size=TABLET))
    use(stage, "face turn")
    far, near = face(stage, "far"), face(stage, "near")
    assert (far.rotation(), far.y(), far.height()) == (0, 0, near.height())
    assert far.x() > near.x() + near.width()


def test_the_newest_turn_is_biggest_and_all_can_be_read_at_arms_length(stage, use) -> None:
    stage = facing(stage(size=TABLET))
    stage.window.session.start()
    stage.wait_for(lambda: len(stage.texts()) == 8)
    stage.wait(100)

    def sizes() -> list[int]:
        return [item.property("size") for item in stage.items(stage.find("turns here")) if item.objectName() == "turn"]

    before = sizes()
    assert before.count(max(before)) == 1
    assert min(before) >= 28
    stage.find("face larger")
    if use.__name__ == "by_shortcut":
        stage.press(Qt.Key.Key_Plus, CTRL)
    else:
        use(stage, "face larger")
    assert min(sizes()) > min(before)
    if use.__name__ == "by_shortcut":
        stage.press(Qt.Key.Key_Minus, CTRL)
    else:
        use(stage, "face smaller")
    assert sizes() == before


def test_a_turn_that_is_tapped_is_said_again(stage) -> None:
    stage = facing(stage(size=TABLET))
    stage.window.session.start()
    stage.wait_for(lambda: len(stage.texts()) == 8)
    for side, device in (("here", None), ("there", QTest.createTouchDevice())):
        stage.wait(100)
        row = next(
            i for i in stage.items(stage.find(f"turns {side}")) if i.objectName() == "turn" and i.property("newest")
        )
        if device is None:
            QTest.mouseClick(stage.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, stage.place(row))
        else:
            QTest.touchEvent(stage.view, device).press(0, stage.place(row), stage.view).commit()
            QTest.touchEvent(stage.view, device).release(0, stage.place(row), stage.view).commit()
        stage.wait()
        assert stage.asked.pop() == ("say", TurnId(8))
    row.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Qt.Key.Key_Return)
    assert stage.asked.pop() == ("say", TurnId(8))


def test_the_strip_belongs_to_both(stage, use) -> None:
    stage = facing(stage(until=SPEAKING))
    stage.wait_for(lambda: stage.window.session.doing == "ready")
    use(stage, "face start")
    stage.wait_for(lambda: stage.window.session.doing == "speaking")
    use(stage, "face hush")
    assert stage.asked[-1] == ("interrupt",)
    use(stage, "face pause")
    assert stage.asked[-1] == ("pause", True)
    use(stage, "face swap")
    assert stage.asked[-1][:2] == ("configure", LanguageOptions(between=("es", "en")))
    use(stage, "face push")
    assert stage.asked[-1] == ("push_to_talk", True)
    use(stage, "face start")
    assert stage.asked[-1] == ("stop",)


def test_each_side_is_told_what_goes_on(stage) -> None:
    heard = next(n for n, (e, _) in enumerate(conversation(), 1) if type(e).__name__ == "Hypothesis")
    stage = facing(stage(until=heard))
    assert stage.find("state here").property("text") == "Tap to begin"
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.session.doing == "hearing")
    assert stage.find("state here").property("text") == "Hearing you"
    assert stage.find("state there").property("text") == "Habla el otro lado"


def test_who_the_program_speaks_to(stage) -> None:
    stage = facing(stage(until=SPEAKING))
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.session.doing == "speaking")
    assert stage.find("state here").property("text") == "Speaking to the other side"
    assert stage.find("state there").property("text") == "Le habla a usted"


def test_words_for_the_far_side_in_its_own_language(stage) -> None:
    interface = stage().window.interface
    assert interface.word("es", "Words", "Paused") == "En pausa"
    assert interface.word("es-MX", "Words", "Paused") == "En pausa"
    assert interface.word("pl", "Words", "Paused") == "Paused"
    interface.choose("de")
    assert interface.word("en", "Words", "Paused") == "Paused"
    assert interface.word("pl", "Words", "Paused") == "Pause"


def test_one_way_only_one_side_is_heard(stage) -> None:
    stage = facing(stage())
    assert stage.find("talk there").isVisible()
    stage.press(Qt.Key.Key_B, CTRL)
    assert stage.find("talk here").isVisible()
    assert not stage.find("talk there").isVisible()
