"""What a session leaves behind, however it ends: transcript, event log, and a line that says so."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Self

from interpreter_app.cli.terminal import Display, display
from interpreter_app.core.errors import InterpreterError
from interpreter_app.core.events import Event, SpeakingStarted, SpeakingStopped
from interpreter_app.core.turns import Transcript
from interpreter_app.core.units import RATE_HZ, LaneId, Samples
from interpreter_app.policy.transcript import apply
from interpreter_app.storage.event_log import EventLog
from interpreter_app.storage.export import committed, write_transcript

Subscriber = Callable[[Event, int], None]


class Results:
    """A session's outputs while it runs; a context manager that writes the transcript at its end, whatever ends it."""

    def __init__(self, outputs: Mapping[str, str]) -> None:
        """`outputs`: paths of `speech` (written by the session), `transcript` and `events`, where asked for."""
        self._outputs = outputs
        self._record = _Record()
        self._stack = contextlib.ExitStack()
        self._screen = display(sys.stdout, sys.stderr)
        self.subscribe: list[Subscriber] = [self._record]
        """Subscribers that record, in the audio's order."""
        self.live: list[Subscriber] = []
        """Subscribers that show, at once."""

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            stack.callback(self._screen.close)
            stack.enter_context(_warnings_to(self._screen))
            if "events" in self._outputs:
                self.subscribe.append(stack.enter_context(EventLog(self._outputs["events"])))
            self._stack = stack.pop_all()
        show = self._screen if self._outputs else _while_read(self._screen)
        (self.live if self._screen.live else self.subscribe).append(show)
        return self

    def notice(self, text: str) -> None:
        """Say something beside the transcript."""
        self._screen.notice(text)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._stack.close()
        transcript = self._record.transcript
        if "transcript" in self._outputs and (error is None or transcript.turns):
            write_transcript(transcript, self._outputs["transcript"])
        if error is None:
            print(self._record.summary(self._outputs), file=sys.stderr)
        elif isinstance(error, KeyboardInterrupt):
            print(f"interrupted: {self._record.summary(self._outputs)}", file=sys.stderr)


class Unread(InterpreterError):
    """The transcript was all that was asked for, and nobody reads it any more."""


class _Record:
    """A subscriber that keeps what was said, and how much was heard."""

    def __init__(self) -> None:
        self.transcript = Transcript()
        self._heard: dict[LaneId, Samples] = {}

    def __call__(self, event: Event, elapsed_ms: int) -> None:
        self.transcript = apply(self.transcript, event)
        if not isinstance(event, SpeakingStarted | SpeakingStopped):  # these go on after the end of the audio
            self._heard[event.lane] = max(event.heard, self._heard.get(event.lane, Samples(0)))

    def summary(self, outputs: Mapping[str, str]) -> str:
        """What there was, and where it went: `3 turns, 12.4 s heard; speech in spoken.wav`."""
        turns = len(committed(self.transcript).turns)
        heard = f"{turns} turn{'' if turns == 1 else 's'}, {sum(self._heard.values()) / RATE_HZ:.1f} s heard"
        return "; ".join([heard, *[f"{name} in {path}" for name, path in outputs.items()]])


def _while_read(screen: Display) -> Subscriber:
    """`screen`, as a subscriber that stops the session when nobody reads standard output any more."""

    def show(event: Event, elapsed_ms: int) -> None:
        screen(event, elapsed_ms)
        if screen.gone:
            raise Unread("nobody reads standard output")

    return show


@contextlib.contextmanager
def _warnings_to(screen: Display) -> Iterator[None]:
    """Say the program's own warnings beside the transcript."""
    handler = _Notices(screen)
    logger = logging.getLogger("interpreter_app")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


class _Notices(logging.Handler):
    """Says warnings beside the transcript."""

    def __init__(self, screen: Display) -> None:
        super().__init__(logging.WARNING)
        self._screen = screen

    def emit(self, record: logging.LogRecord) -> None:
        self._screen.notice(f"warning: {record.getMessage()}")
