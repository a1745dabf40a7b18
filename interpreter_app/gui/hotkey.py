"""A key that counts while other programs have the keyboard: Ctrl+Alt+Space, held, on X11 and on Windows.

Wayland gives keys to the focused program only, and macOS only to those with a permission of their own.
"""

from __future__ import annotations

import os
import sys
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

REPEAT_MS = 40
"""A key that repeats goes up and down again within that time."""


class Grab(Protocol):
    """The key, taken from all programs until `close`."""

    def close(self) -> None:
        """Give it back."""
        ...


class GlobalKey(QObject):
    """`pressed` and `released`, once each, however the key repeats; nothing until `start`."""

    pressed = Signal()
    released = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grab: Grab | None = None
        self._taken = ""
        self._down = False
        self._up = QTimer(self, singleShot=True, interval=REPEAT_MS)
        self._up.timeout.connect(self._release)

    @property
    def on(self) -> bool:
        """Whether the key counts."""
        return self._grab is not None

    @property
    def trouble(self) -> str:
        """Why it cannot: `wayland`, `macos`, `system` (another), `missing` (a library), `taken`; empty where it can."""
        return self._taken or _unavailable()

    def start(self) -> None:
        """Let the key count; where it cannot, `trouble` says why."""
        self._taken = ""
        if self.on or self.trouble:
            return
        try:
            self._grab = self._open()
        except FileExistsError:
            self._taken = "taken"
        except OSError:
            self._taken = "missing"

    def stop(self) -> None:
        """Let it count no more."""
        if self._grab is not None:
            self._grab.close()
            self._grab = None
        self._release()

    def _open(self) -> Grab:
        if sys.platform == "win32":
            from interpreter_app.gui.hotkey_windows import WindowsGrab

            return WindowsGrab(self.change)
        from interpreter_app.gui.hotkey_x11 import X11Grab

        return X11Grab(self.change)

    def change(self, down: bool) -> None:
        """The system says: it is down, or up, or up for a moment because it repeats."""
        if not down:
            self._up.start()
            return
        self._up.stop()
        if not self._down:
            self._down = True
            self.pressed.emit()

    @Slot()
    def _release(self) -> None:
        self._up.stop()
        if self._down:
            self._down = False
            self.released.emit()


def _unavailable() -> str:
    if sys.platform == "win32":
        return ""
    if sys.platform == "darwin":
        return "macos"
    if os.environ.get("XDG_SESSION_TYPE") == "wayland" or QGuiApplication.platformName().startswith("wayland"):
        return "wayland"
    return "" if QGuiApplication.platformName() == "xcb" else "system"
