"""Single keys from a terminal, while something else runs."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from typing import Self

LOOK_S = 0.1
"""How often it is looked whether the reading is to end."""


class Keys:
    """Calls what a key stands for; a context manager.  Where standard input is no terminal, there are no keys.

    The calls are made on a thread of its own.  The terminal is left as it was found.
    """

    def __init__(self, meanings: Mapping[str, Callable[[], None]]) -> None:
        self._meanings = meanings
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None
        self._restore: Callable[[], None] = lambda: None

    def __enter__(self) -> Self:
        if sys.stdin.isatty():
            self._restore = _raw()
            self._thread = threading.Thread(target=self._read, name="keys", daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        if self._thread is not None:
            self._thread.join()
        self._restore()

    def _read(self) -> None:
        while not self._ending.is_set():
            key = _key()
            if key is not None and key.lower() in self._meanings:
                self._meanings[key.lower()]()


if sys.platform == "win32":
    import msvcrt
    import time

    def _raw() -> Callable[[], None]:
        return lambda: None

    def _key() -> str | None:
        if msvcrt.kbhit():
            return msvcrt.getwch()
        time.sleep(LOOK_S)
        return None

else:
    import os
    import select
    import termios
    import tty

    def _raw() -> Callable[[], None]:
        """Deliver keys one by one, without showing them; Ctrl-C stays what it is.  Gives what undoes it."""
        file = sys.stdin.fileno()
        before = termios.tcgetattr(file)
        tty.setcbreak(file)
        return lambda: termios.tcsetattr(file, termios.TCSADRAIN, before)

    def _key() -> str | None:
        ready, _, _ = select.select([sys.stdin], [], [], LOOK_S)
        return os.read(sys.stdin.fileno(), 1).decode(errors="replace") if ready else None
