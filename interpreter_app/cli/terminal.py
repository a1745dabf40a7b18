"""The live transcript on standard output: a line a turn, or redrawn in place on a terminal."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Sequence
from typing import Protocol, TextIO

from interpreter_app.cli.layout import NO_COLOR, Palette, as_line, as_rows
from interpreter_app.core.errors import OutputError, cannot_write
from interpreter_app.core.events import (
    AudioDropped,
    ClauseSkipped,
    DeviceChanged,
    Event,
    FallingBehind,
    StageFailed,
    TurnEnded,
)
from interpreter_app.core.turns import Transcript, Turn
from interpreter_app.core.units import milliseconds
from interpreter_app.policy.transcript import apply
from interpreter_app.storage.export import clock, committed

_HIDE_CURSOR, _SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
_BEGIN_UPDATE, _END_UPDATE = "\x1b[?2026h", "\x1b[?2026l"
"""Synchronized output: terminals that know it show what is between at once, the others ignore it."""
_ERASE_REST_OF_LINE, _ERASE_BELOW = "\x1b[K", "\x1b[J"


class Display(Protocol):
    """Shows a session as it goes."""

    live: bool
    """It wants events as soon as they are there, not in the order of the log."""
    gone: bool
    """Nobody reads standard output any more."""

    def __call__(self, event: Event, elapsed_ms: int) -> None:
        """Show what `event` changes.  Raises `OutputError` when standard output cannot be written."""
        ...

    def notice(self, text: str) -> None:
        """Say something beside the transcript, on standard error."""
        ...

    def close(self) -> None:
        """Leave what is committed."""
        ...


def display(stdout: TextIO, stderr: TextIO) -> Display:
    """The display that suits `stdout`."""
    if not stdout.isatty() or os.environ.get("TERM") == "dumb":
        return Lines(stdout, stderr)
    _understand_escapes()
    return Screen(stdout, stderr, NO_COLOR if os.environ.get("NO_COLOR") else Palette())


class _Transcribing:
    """What both displays share: the turns that are still open, and what is said beside them."""

    def __init__(self, stdout: TextIO, stderr: TextIO) -> None:
        self.gone = False
        self._stdout = stdout
        self._stderr = stderr
        self._open = Transcript()
        self._behind = False

    def _take(self, event: Event) -> tuple[Turn, ...]:
        """Bring the open turns up to date; those that have ended with this event."""
        self._open = apply(self._open, event)
        if not isinstance(event, TurnEnded):
            return ()
        ended = tuple(turn for turn in self._open.turns if turn.ended)
        self._open = Transcript(tuple(turn for turn in self._open.turns if not turn.ended))
        return ended

    def _remark(self, event: Event) -> str | None:
        """What the user should know of an event that is not text; falling behind is said once."""
        match event:
            case StageFailed() if event.code != OutputError.code:  # that one ends the session, and is said then
                return f"warning: {event.stage} failed at {clock(event.heard)}, and goes on: {event.text}"
            case AudioDropped():
                return f"warning: {milliseconds(event.lost)} ms of audio were lost at {clock(event.at)}"
            case DeviceChanged():
                return _news(event)
            case ClauseSkipped(reason="behind"):
                return f"warning: shown but not spoken, to catch up: {event.text}"
            case FallingBehind() if not self._behind:
                self._behind = True
                return "warning: this computer cannot keep up: text is shown later, and nothing is lost"
            case _:
                return None

    def _write(self, text: str) -> None:
        if self.gone:
            return
        try:
            self._stdout.write(text)
            self._stdout.flush()
        except BrokenPipeError:
            self.gone = True
        except OSError as error:
            self.gone = True
            raise cannot_write("standard output", error) from error


class Lines(_Transcribing):
    """A line a turn, when it has ended."""

    live = False

    def __call__(self, event: Event, elapsed_ms: int) -> None:
        """Show what `event` changes."""
        self._print(self._take(event))
        if remark := self._remark(event):
            self.notice(remark)

    def notice(self, text: str) -> None:
        """Say something on standard error."""
        print(text, file=self._stderr, flush=True)

    def close(self) -> None:
        """Print what is committed of the turns that have not ended."""
        self._print(committed(self._open).turns)
        self._open = Transcript()

    def _print(self, turns: Sequence[Turn]) -> None:
        if lines := "".join(f"{as_line(turn)}\n" for turn in turns if turn.source):
            self._write(lines)


class Screen(_Transcribing):
    """Open turns redrawn in place, committed text solid and the rest dim; turns that have ended scroll up.

    Any thread may call it.
    """

    live = True

    def __init__(self, stdout: TextIO, stderr: TextIO, palette: Palette) -> None:
        super().__init__(stdout, stderr)
        self._palette = palette
        self._lock = threading.Lock()
        self._rows: list[str] = []
        """What stands on the screen below the turns that have ended."""
        self._write(_HIDE_CURSOR)

    def __call__(self, event: Event, elapsed_ms: int) -> None:
        """Show what `event` changes."""
        with self._lock:
            self._draw(self._take(event))
        if remark := self._remark(event):
            self.notice(remark)

    def notice(self, text: str) -> None:
        """Say something on standard error, above the open turns."""
        with self._lock:
            self._write(self._back() + _ERASE_BELOW)
            print(text, file=self._stderr, flush=True)
            self._rows = []
            self._draw()

    def close(self) -> None:
        """Leave what is committed on the screen, and give the cursor back."""
        with self._lock:
            rest, self._open = committed(self._open).turns, Transcript()
            self._draw(rest)
            self._write(_SHOW_CURSOR)

    def _draw(self, ended: Sequence[Turn] = ()) -> None:
        """Write `ended` once and for all, and the open turns below; as many of their rows as the screen has."""
        width, height = shutil.get_terminal_size()
        done = [row for turn in ended if turn.source for row in as_rows(turn, width - 1, self._palette)]
        rows = [row for turn in self._open.turns for row in as_rows(turn, width - 1, self._palette)]
        rows = rows[-max(1, height - 1) :]
        if done or rows != self._rows:
            frame = "".join(f"{row}{_ERASE_REST_OF_LINE}\n" for row in (*done, *rows))
            self._write(f"{_BEGIN_UPDATE}{self._back()}{frame}{_ERASE_BELOW}{_END_UPDATE}")
            self._rows = rows

    def _back(self) -> str:
        """To where the open turns begin."""
        return f"\r\x1b[{len(self._rows)}A" if self._rows else "\r"


def _news(event: DeviceChanged) -> str | None:
    """What became of a device; that it was opened at the start goes without saying."""
    what = "microphone" if event.side == "input" else "loudspeaker"
    match event.state:
        case "lost":
            return f"warning: the {what} {event.name} is gone; the conversation goes on when it, or another, is there"
        case "failed":
            return f"warning: the {what} {event.name} cannot be opened"
        case "back":
            return f"the {what} {event.name} is back"
        case "opened":
            return f"the {what} is now {event.name}" if event.heard else None


def _understand_escapes() -> None:
    """Windows' own console shows escape sequences only when asked to."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - has these functions on Windows alone

        console = ctypes.windll.kernel32
        console.SetConsoleMode(console.GetStdHandle(-11), 7)
