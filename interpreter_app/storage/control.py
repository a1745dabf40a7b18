"""Saying how far an installation is, and telling it to wait, to go on or to stop."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["looking", "downloading", "unpacking", "converting", "checking", "installed", "failed"]

WINDOW_S = 5.0
"""Bandwidth is that of the last seconds."""


class Cancelled(Exception):
    """The installation was told to stop; what is downloaded is kept for the next time."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the installation of one pack is."""

    pack: str
    stage: Stage
    done: int = 0
    """Bytes that are on the disk; while downloading."""
    total: int = 0
    """Bytes that are to be downloaded; 0: not known."""
    rate: float = 0.0
    """Bytes a second."""


Report = Callable[[Progress], None]


class Control:
    """Lets any thread pause, resume and cancel what others do.  Those ask `check` every now and then."""

    def __init__(self) -> None:
        self._goes = threading.Event()
        self._goes.set()
        self._cancelled = threading.Event()

    def pause(self) -> None:
        """Let `check` wait."""
        self._goes.clear()

    def resume(self) -> None:
        """Let it go on."""
        self._goes.set()

    def cancel(self) -> None:
        """Let it raise `Cancelled`, from now on."""
        self._cancelled.set()
        self._goes.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._cancelled.is_set()

    def check(self) -> None:
        """Wait while paused; raise `Cancelled` when cancelled."""
        self._goes.wait()
        if self._cancelled.is_set():
            raise Cancelled

    def sleep(self, seconds: float) -> None:
        """Wait so long, less when it is cancelled meanwhile, which raises `Cancelled`."""
        self._cancelled.wait(seconds)
        self.check()


class Meter:
    """Adds up the bytes of one pack's files and reports them, ten times a second at most."""

    def __init__(self, pack: str, total: int, report: Report) -> None:
        self._pack, self._total, self._report = pack, total, report
        self._done = 0
        self._marks: deque[tuple[float, int]] = deque([(time.monotonic(), 0)])
        self._fetched = 0
        self._said = 0.0

    def start(self, done: int) -> None:
        """So many bytes are there already."""
        self._done += done
        self._say(now=True)

    def add(self, count: int) -> None:
        """`count` more bytes came, or, negative, must come again."""
        self._done += count
        self._fetched += max(0, count)
        self._say()

    def _say(self, *, now: bool = False) -> None:
        clock = time.monotonic()
        if not now and clock - self._said < 0.1:
            return
        self._said = clock
        self._marks.append((clock, self._fetched))
        while len(self._marks) > 2 and clock - self._marks[0][0] > WINDOW_S:
            self._marks.popleft()
        began, before = self._marks[0]
        rate = (self._fetched - before) / (clock - began) if clock > began else 0.0
        self._report(Progress(self._pack, "downloading", self._done, self._total, rate))
