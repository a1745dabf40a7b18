"""The key on X11: a passive grab on the root window, over a connection of its own (libxcb; Qt needs it as well)."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import POINTER, Structure, byref, c_int, c_uint8, c_uint16, c_uint32, c_void_p

from PySide6.QtCore import QSocketNotifier

SPACE = 0x0020
"""X's symbol for the key."""
CONTROL_ALT = 0x4 | 0x8
LOCKS = (0x0, 0x2, 0x10, 0x12)
"""Caps Lock and Num Lock are modifiers as well: the key counts with and without them."""
_PRESS, _RELEASE = 2, 3
_ASYNCHRONOUS = 1


class _Screens(Structure):
    _fields_ = (("data", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


class _Cookie(Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class X11Grab:
    """Calls `change(down)` when the key goes down or up.

    Raises OSError without the libraries or a display, FileExistsError where another program has the key.
    """

    def __init__(self, change: Callable[[bool], None]) -> None:
        self._change = change
        self._xcb = _library("libxcb.so.1")
        keys, self._free = _library("libxcb-keysyms.so.1"), _library("libc.so.6").free
        self._free.argtypes = [c_void_p]
        screen = c_int(0)
        self._connection = c_void_p(self._xcb.xcb_connect(None, byref(screen)))
        if self._xcb.xcb_connection_has_error(self._connection):
            self._xcb.xcb_disconnect(self._connection)
            raise OSError("no display")
        try:
            self._take(keys, self._root(screen.value))
        except OSError:
            self._xcb.xcb_disconnect(self._connection)
            raise
        socket = self._xcb.xcb_get_file_descriptor(self._connection)
        self._notifier = QSocketNotifier(socket, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def close(self) -> None:
        """Give the key back."""
        self._notifier.setEnabled(False)
        self._xcb.xcb_disconnect(self._connection)

    def _root(self, number: int) -> int:
        screens = self._xcb.xcb_setup_roots_iterator(c_void_p(self._xcb.xcb_get_setup(self._connection)))
        for _ in range(number):
            self._xcb.xcb_screen_next(byref(screens))
        return int(screens.data[0])  # the root window is a screen's first field

    def _take(self, keys: ctypes.CDLL, root: int) -> None:
        keys.xcb_key_symbols_alloc.restype = c_void_p
        keys.xcb_key_symbols_get_keycode.restype = POINTER(c_uint8)
        symbols = c_void_p(keys.xcb_key_symbols_alloc(self._connection))
        codes = keys.xcb_key_symbols_get_keycode(symbols, c_uint32(SPACE))
        code = codes[0] if codes else 0
        self._free(codes)
        keys.xcb_key_symbols_free(symbols)
        for lock in LOCKS:
            asked = self._xcb.xcb_grab_key_checked(
                self._connection, c_uint8(1), c_uint32(root), c_uint16(CONTROL_ALT | lock), c_uint8(code),
                c_uint8(_ASYNCHRONOUS), c_uint8(_ASYNCHRONOUS),
            )  # fmt: skip
            if error := self._xcb.xcb_request_check(self._connection, asked):
                self._free(error)
                raise FileExistsError("another program has the key")

    def _read(self) -> None:
        while event := self._xcb.xcb_poll_for_event(self._connection):
            kind = ctypes.cast(event, POINTER(c_uint8))[0] & 0x7F
            self._free(event)
            if kind in {_PRESS, _RELEASE}:
                self._change(kind == _PRESS)


def _library(name: str) -> ctypes.CDLL:
    found = ctypes.CDLL(name)
    if name == "libxcb.so.1":
        found.xcb_connect.restype = found.xcb_get_setup.restype = c_void_p
        found.xcb_setup_roots_iterator.restype = _Screens
        found.xcb_setup_roots_iterator.argtypes = [c_void_p]
        found.xcb_grab_key_checked.restype = _Cookie
        found.xcb_request_check.restype = c_void_p
        found.xcb_request_check.argtypes = [c_void_p, _Cookie]
        found.xcb_poll_for_event.restype = c_void_p
    return found
