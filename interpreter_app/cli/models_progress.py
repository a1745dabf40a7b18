"""How far installations are: lines redrawn on a terminal, a line for each step elsewhere; Ctrl-C stops them."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from interpreter_app.storage.control import Control, Progress

_WORDS = {
    "looking": "looking",
    "unpacking": "unpacking",
    "converting": "converting, takes a minute or two",
    "checking": "trying a sentence",
    "installed": "installed",
    "failed": "failed",
}


class Installing:
    """A context manager that shows progress on standard error.  Any thread may report."""

    def __init__(self) -> None:
        self.control = Control()
        self._live = sys.stderr.isatty()
        self._lock = threading.Lock()
        self._rows: dict[str, str] = {}
        self._stages: dict[str, str] = {}
        self._drawn = 0

    def report(self, progress: Progress) -> None:
        """Show it."""
        with self._lock:
            self._rows[progress.pack] = f"{progress.pack}: {_said(progress)}"
            if self._live:
                self._draw()
            elif self._stages.get(progress.pack) != progress.stage:
                print(self._rows[progress.pack], file=sys.stderr, flush=True)
            self._stages[progress.pack] = progress.stage

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.control.cancel()

    def _draw(self) -> None:
        back = f"\x1b[{self._drawn}A" if self._drawn else ""
        lines = "".join(f"{row}\x1b[K\n" for row in self._rows.values())
        print(f"\r{back}{lines}", end="", file=sys.stderr, flush=True)
        self._drawn = len(self._rows)


@contextmanager
def working(what: str) -> Iterator[None]:
    """Say `what` is being done while it is done, on a terminal."""
    live = sys.stderr.isatty()
    if live:
        print(what, end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if live:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def megabytes(size: float) -> str:
    """`1 234 MB`, or `12.3 MB`."""
    count = size / 1e6
    return f"{count:.1f} MB" if count < 100 else f"{count:,.0f} MB".replace(",", " ")


def _said(progress: Progress) -> str:
    if progress.stage != "downloading":
        return _WORDS[progress.stage]
    total = f" of {megabytes(progress.total)}" if progress.total else ""
    rate = f", {megabytes(progress.rate)}/s" if progress.rate else ""
    left = (progress.total - progress.done) / progress.rate if progress.rate and progress.total else 0
    return f"{megabytes(progress.done)}{total}{rate}" + (f", {_time(left)} left" if left > 2 else "")


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
