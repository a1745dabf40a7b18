"""The key that counts while other programs have the keyboard: on X11 for real, on Windows against a stand-in."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from interpreter_app.gui import hotkey
from interpreter_app.gui.hotkey import REPEAT_MS, GlobalKey
from interpreter_app.gui.hotkey_windows import LOOKS_EVERY_MS, WindowsGrab
from tests.gui.xvfb import on_x11, x_server, xdotool

KEY = "ctrl+alt+space"


def wait_until(condition: Callable[[], bool]) -> bool:
    """Whether `condition` holds within three seconds."""
    for _ in range(300):
        if condition():
            return True
        QTest.qWait(10)
    return False


class Heard:
    """A global key, and what it said."""

    def __init__(self) -> None:
        self.key = GlobalKey()
        self.said: list[str] = []
        self.key.pressed.connect(lambda: self.said.append("down"))
        self.key.released.connect(lambda: self.said.append("up"))

    def wait_for(self, *said: str) -> None:
        assert wait_until(lambda: self.said == list(said)), self.said


@pytest.fixture
def heard(qapp: QGuiApplication) -> Iterator[Heard]:
    one = Heard()
    yield one
    one.key.stop()


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An X server of our own."""
    with x_server() as display:
        monkeypatch.setenv("DISPLAY", display)
        monkeypatch.delenv("XDG_SESSION_TYPE", raising=False)
        monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "xcb"))
        yield


@on_x11
@pytest.mark.usefixtures("screen")
def test_on_x11_it_is_heard_with_no_window_at_all(heard: Heard) -> None:
    assert heard.key.trouble == ""
    heard.key.start()
    assert heard.key.on
    xdotool("keydown", "ctrl", "keydown", "alt", "keydown", "space")
    heard.wait_for("down")
    xdotool("keyup", "ctrl", "keyup", "alt")  # whichever is let go first
    xdotool("keyup", "space")
    heard.wait_for("down", "up")
    xdotool("key", "space")
    QTest.qWait(3 * REPEAT_MS)
    assert heard.said == ["down", "up"], "only with Ctrl and Alt"
    heard.key.stop()
    xdotool("key", KEY)
    QTest.qWait(3 * REPEAT_MS)
    assert heard.said == ["down", "up"]


@on_x11
@pytest.mark.usefixtures("screen")
def test_on_x11_a_lock_changes_nothing(heard: Heard) -> None:
    heard.key.start()
    xdotool("key", "Caps_Lock")
    xdotool("keydown", "ctrl", "keydown", "alt", "keydown", "space", "keyup", "space")
    heard.wait_for("down", "up")


@on_x11
@pytest.mark.usefixtures("screen")
def test_on_x11_a_key_that_another_program_has_is_not_taken(heard: Heard) -> None:
    other = Heard()
    other.key.start()
    heard.key.start()
    assert (heard.key.on, heard.key.trouble) == (False, "taken")
    other.key.stop()
    QTest.qWait(50)
    heard.key.start()
    assert (heard.key.on, heard.key.trouble) == (True, "")


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is Linux's")
def test_without_a_display_it_says_so(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.delenv("XDG_SESSION_TYPE", raising=False)
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "xcb"))
    heard.key.start()
    assert (heard.key.on, heard.key.trouble) == (False, "missing")


@pytest.mark.parametrize(
    ("system", "platform", "session", "trouble"),
    [
        ("linux", "xcb", "x11", ""),
        ("linux", "wayland", "wayland", "wayland"),
        ("linux", "xcb", "wayland", "wayland"),
        ("linux", "offscreen", "", "system"),
        ("darwin", "cocoa", "", "macos"),
        ("win32", "windows", "", ""),
    ],
)
def test_where_it_is_available(
    heard: Heard, monkeypatch: pytest.MonkeyPatch, system: str, platform: str, session: str, trouble: str
) -> None:
    monkeypatch.setattr(hotkey.sys, "platform", system)
    monkeypatch.setenv("XDG_SESSION_TYPE", session)
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: platform))
    assert heard.key.trouble == trouble


def test_a_key_that_repeats_is_pressed_once(heard: Heard) -> None:
    for _ in range(4):
        heard.key.change(True)
        heard.key.change(False)
        QTest.qWait(REPEAT_MS // 4)
    assert heard.said == ["down"]
    heard.wait_for("down", "up")


class User32:
    """Of Windows, what the key needs."""

    def __init__(self, *, taken: bool = False) -> None:
        self.taken, self.down, self.called = taken, False, []

    def RegisterHotKey(self, *arguments: object) -> bool:  # noqa: N802 - Windows'
        self.called.append(arguments)
        return not self.taken

    def UnregisterHotKey(self, *arguments: object) -> None:  # noqa: N802
        self.called.append(arguments)

    def GetAsyncKeyState(self, key: int) -> int:  # noqa: N802
        return 0x8000 if self.down and key == 0x20 else 0


def test_on_windows(qapp: QGuiApplication) -> None:
    user32, said = User32(), []
    grab = WindowsGrab(said.append, user32)
    message = (ctypes.c_size_t * 6)(0, 0x0312, 1)
    user32.down = True
    assert grab.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(message)) == (True, 0)
    assert grab.nativeEventFilter(b"windows_dispatcher_MSG", ctypes.addressof(message)) == (False, 0)
    QTest.qWait(3 * LOOKS_EVERY_MS)
    assert said == [True]
    user32.down = False
    assert wait_until(lambda: said == [True, False])
    grab.close()
    assert user32.called == [(None, 1, 0x2 | 0x1 | 0x4000, 0x20), (None, 1)]


def test_on_windows_a_key_that_another_program_has_is_not_taken(qapp: QGuiApplication) -> None:
    with pytest.raises(FileExistsError):
        WindowsGrab(lambda _: None, User32(taken=True))


def test_the_key_speaks_for_either_side(stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GlobalKey, "trouble", "")
    monkeypatch.setattr(GlobalKey, "_open", lambda _: SimpleNamespace(close=lambda: None))
    stage = stage(until=12)
    stage.wait_for(lambda: stage.window.session.doing == "ready")
    talk = stage.window.talk
    talk.push(True)
    talk.listen_everywhere(True)
    assert talk.everywhere
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.session.condition.state == "running")
    key = talk._global
    key.change(True)
    assert stage.asked[-1] == ("talk", True, None)
    key.change(False)
    stage.wait_for(lambda: stage.asked[-1] == ("talk", False, None))
    talk.push(False)
    assert not talk.everywhere
