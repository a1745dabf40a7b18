"""The icon in the tray, where there is one; and the end of the program, where there is none."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from interpreter_app.gui.tray import TrayModel
from tests.gui.stage import Stage
from tests.gui.test_controls import SPEAKING


@pytest.fixture
def tray(stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A window of a system that has a tray."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda *_: None)
    one = stage(until=SPEAKING)
    one.wait_for(lambda: one.window.tray.shown)
    return one


def menu(stage: Stage) -> dict[str, object]:
    return {action.text(): action for action in stage.window.tray._menu.actions() if action.text()}


def close(stage: Stage) -> bool:
    """Ask the window to close; whether it does."""
    event = QCloseEvent()
    QGuiApplication.sendEvent(stage.view, event)
    stage.wait()
    return event.isAccepted()


def test_its_menu_does_what_the_window_does(tray) -> None:
    tray.wait_for(lambda: tray.window.session.doing == "ready")
    menu(tray)["Begin to listen"].trigger()
    tray.wait_for(lambda: tray.window.session.doing == "speaking")
    assert tray.window.tray._icon.toolTip() == "Interpreter: Speaking"
    menu(tray)["Stop speaking"].trigger()
    assert tray.asked[-1] == ("interrupt",)
    menu(tray)["Pause"].trigger()
    assert tray.asked[-1] == ("pause", True)
    menu(tray)["Captions over other windows"].trigger()
    tray.wait_for(lambda: tray.captions is not None)
    menu(tray)["Let the mouse through the captions"].trigger()
    assert menu(tray)["Captions take the mouse again"].isEnabled()
    menu(tray)["End the conversation"].trigger()
    assert tray.asked[-1] == ("stop",)
    tray.wait_for(lambda: not menu(tray)["Pause"].isEnabled())


@pytest.mark.qt_log_ignore(r"does not support raise")  # of the platform without a screen
def test_a_conversation_outlives_its_window(tray) -> None:
    tray.window.session.start()
    tray.wait_for(lambda: tray.window.session.wanted)
    assert not close(tray)
    assert not tray.view.isVisible()
    tray.window.tray.chosen.emit("show")
    assert tray.view.isVisible()
    tray.window.session.stop()
    tray.wait_for(lambda: not tray.window.session.wanted)
    assert close(tray), "without a conversation there is nothing to stay for"


def test_quit_ends_it_in_any_case(tray) -> None:
    tray.window.session.start()
    tray.wait_for(lambda: tray.window.session.wanted)
    menu(tray)["Quit"].trigger()
    assert not tray.view.isVisible()


def test_it_speaks_the_language_of_the_window(tray) -> None:
    tray.wait_for(lambda: tray.window.session.doing == "ready")
    tray.window.interface.choose("es")
    tray.wait_for(lambda: tray.window.tray._icon.toolTip() == "Interpreter: Listo")


def test_the_icon_shows_the_state(tray) -> None:
    one, other = (tray.window.tray.badge(*look).toImage() for look in (("listening", "here"), ("speaker", "there")))
    assert one != other
    assert one.pixelColor(32, 4).name() != other.pixelColor(32, 4).name()


@pytest.mark.qt_log_ignore(r"does not support raise")
def test_a_click_brings_the_window(tray) -> None:
    said: list[str] = []
    tray.window.tray.chosen.connect(said.append)
    tray.window.tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray.window.tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert said == ["show"]


def test_where_there_is_no_tray_the_window_is_the_program(stage) -> None:
    stage = stage(until=SPEAKING)
    tray: TrayModel = stage.window.tray
    stage.wait(600)
    assert (tray.available, tray.shown) == (False, False)
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.session.wanted)
    tray.say("nothing happens")
    tray.paint("listening", "here", "nor now")
    assert close(stage)
