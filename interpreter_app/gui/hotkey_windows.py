"""The key on Windows: RegisterHotKey tells when it goes down; when it goes up is looked for."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QTimer

NUMBER = 1
"""Of the key, among this program's."""
CONTROL_ALT_ONCE = 0x2 | 0x1 | 0x4000
"""MOD_CONTROL, MOD_ALT and MOD_NOREPEAT."""
SPACE = 0x20
LOOKS_EVERY_MS = 30
_WM_HOTKEY = 0x0312
_Bytes = QByteArray | bytes | bytearray | memoryview


class _Message(ctypes.Structure):
    _fields_ = (("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("wparam", ctypes.c_size_t))


class WindowsGrab(QAbstractNativeEventFilter):
    """Calls `change(down)` when the key goes down or up; raises FileExistsError where another program has it."""

    def __init__(self, change: Callable[[bool], None], user32: Any = None) -> None:
        super().__init__()
        self._change = change
        self._user32 = user32 or ctypes.windll.user32  # type: ignore[attr-defined]  # Windows'
        if not self._user32.RegisterHotKey(None, NUMBER, CONTROL_ALT_ONCE, SPACE):
            raise FileExistsError("another program has the key")
        self._timer = QTimer(interval=LOOKS_EVERY_MS)
        self._timer.timeout.connect(self._look)
        application = QCoreApplication.instance()
        assert application is not None
        self._application = application
        application.installNativeEventFilter(self)

    def close(self) -> None:
        """Give the key back."""
        self._timer.stop()
        self._application.removeNativeEventFilter(self)
        self._user32.UnregisterHotKey(None, NUMBER)

    def nativeEventFilter(self, eventType: _Bytes, message: int) -> tuple[bool, int]:  # noqa: N802, N803
        """Look for the key among the thread's messages."""
        if bytes(eventType.data() if isinstance(eventType, QByteArray) else eventType) == b"windows_generic_MSG":
            found = _Message.from_address(int(message))
            if found.message == _WM_HOTKEY and found.wparam == NUMBER:
                self._change(True)
                self._timer.start()
                return True, 0
        return False, 0

    def _look(self) -> None:
        if not self._user32.GetAsyncKeyState(SPACE) & 0x8000:
            self._timer.stop()
            self._change(False)
