"""Where events go: at once to those who show them, in the audio's order to those who record them."""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Callable

from interpreter_app.core.errors import InterpreterError
from interpreter_app.core.events import (
    Event,
    FallingBehind,
    ModelLoading,
    SessionStateChanged,
    SpeechStarted,
    SpeechStopped,
    StageFailed,
    TurnEnded,
    VoiceDetected,
)
from interpreter_app.core.text import Hypothesis, Translation
from interpreter_app.core.units import LaneId, Samples

Subscriber = Callable[[Event, int], None]
"""Called with an event and the milliseconds of wall clock since the session started when it was made."""

_STAGES = ("segmentation", "recognition", "translation", "synthesis", "playout")


def _rank(event: Event) -> int:
    """Where an event stands among those of the same position: the order of the stages that make them."""
    match event:
        case SessionStateChanged() | ModelLoading():
            return -1
        case VoiceDetected() | SpeechStarted() | SpeechStopped():
            return 0
        case Hypothesis():
            return 1
        case Translation() | TurnEnded():
            return 2
        case StageFailed(stage=stage) | FallingBehind(stage=stage) if stage in _STAGES:
            return _STAGES.index(stage)
        case _:
            return 3


class Bus:
    """Delivers events.

    Subscribers are called one at a time, from whichever thread makes events, and must be quick.  One that raises an
    InterpreterError is called no more, and what it raised becomes the bus's `failure`.

    Stages run beside each other, so events of different stages are made in an order that depends on the machine.
    Recording subscribers receive them ordered by (heard, stage) instead, once the last stage has passed that position:
    so that a file gives the same record at any pace.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._began = time.monotonic()
        self._live: list[Subscriber] = []
        self._recording: list[Subscriber] = []
        self._pending: list[tuple[Samples, int, int, Event, int]] = []
        self._count = 0
        self._settled: dict[LaneId, Samples] = {}
        self.failure: InterpreterError | None = None
        """The first failure to write a result; the session cannot go on as asked."""

    def subscribe(self, subscriber: Subscriber, *, live: bool = False) -> None:
        """Call `subscriber` for every event from now on: in the audio's order, or `live`, as they are made."""
        with self._lock:
            (self._live if live else self._recording).append(subscriber)

    def publish(self, event: Event) -> None:
        """Tell everybody."""
        with self._lock:
            elapsed = round((time.monotonic() - self._began) * 1000)
            self._deliver(self._live, event, elapsed)
            self._count += 1
            heapq.heappush(self._pending, (event.heard, _rank(event), self._count, event, elapsed))

    def settle(self, lane: LaneId, position: Samples) -> None:
        """Every stage of `lane` has dealt with the audio before `position`: its events can be recorded."""
        with self._lock:
            self._settled[lane] = position
            self._release(min(self._settled.values()))

    def expect(self, lane: LaneId) -> None:
        """Events of `lane` are to come; the record waits for them."""
        with self._lock:
            self._settled[lane] = Samples(0)

    def forget(self, lane: LaneId) -> None:
        """`lane` makes no more events."""
        with self._lock:
            self._settled.pop(lane, None)

    def fail(self, error: InterpreterError) -> None:
        """A result cannot be written."""
        with self._lock:
            self.failure = self.failure or error

    def flush(self) -> None:
        """Record everything that was published."""
        with self._lock:
            self._release(None)

    def _release(self, position: Samples | None) -> None:
        while self._pending and (position is None or self._pending[0][0] < position):
            *_, event, elapsed = heapq.heappop(self._pending)
            self._deliver(self._recording, event, elapsed)

    def _deliver(self, subscribers: list[Subscriber], event: Event, elapsed: int) -> None:
        for subscriber in list(subscribers):
            try:
                subscriber(event, elapsed)
            except InterpreterError as error:
                subscribers.remove(subscriber)
                self.fail(error)
