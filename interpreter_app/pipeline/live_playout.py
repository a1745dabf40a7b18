"""Playout on a loudspeaker: a stage after synthesis, with a thread of its own that watches the loudspeaker."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from interpreter_app.core.audio import Heard, SpokenBlock
from interpreter_app.core.errors import InterpreterError
from interpreter_app.core.events import Event, SpeechStarted, SpeechStopped, StageFailed, VoiceDetected
from interpreter_app.core.options import DuplexOptions
from interpreter_app.core.ports import Loudspeaker
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import LaneId, Samples, UtteranceId
from interpreter_app.pipeline.bus import Bus
from interpreter_app.pipeline.delivery import Converse, Delivery, Interrupt, Item, Supersede
from interpreter_app.pipeline.playout import Sink
from interpreter_app.policy.barge_in import BargeIn

POLL_S = 0.01
"""How often the loudspeaker is looked at while there is something to speak."""
CLOSE_S = 1.0
"""How long closing waits for the voice to stop."""


class LivePlayout:
    """Plays the clauses of one lane on a loudspeaker, each once and in order; one that was cut, from its beginning.

    `step` is called by the runner, `attach`, `drain` and `close` by the session's thread, the others by any.
    """

    name = "playout"
    takes = (SpokenBlock, Heard)

    def __init__(
        self,
        loudspeaker: Loudspeaker,
        position_at: Callable[[float], Samples],
        options: DuplexOptions,
        *,
        two_way: bool,
        sink: Sink | None = None,
    ) -> None:
        """`position_at` answers with the lane's position at a time of the devices' clock, in seconds.

        `sink` receives what was played, once it was.
        """
        self._delivery = Delivery(loudspeaker, position_at, BargeIn(options, two_way=two_way), sink)
        self._changed = threading.Condition()
        """Guards what follows; never held while events are published."""
        self._inbox: list[Item] = []
        self._unplayed = Samples(0)
        self._busy = False
        self._closing = False
        self._thread: threading.Thread | None = None

    def attach(self, bus: Bus, lane: LaneId) -> None:
        """Begin: listen to what `bus` says about `lane`, and publish there what is spoken."""

        def hear(event: Event, _: int) -> None:
            if isinstance(event, VoiceDetected | SpeechStarted | SpeechStopped | Hypothesis) and event.lane == lane:
                self._put(event)

        bus.subscribe(hear, live=True)
        self._thread = threading.Thread(target=self._run, args=(bus, lane), name=f"playout {lane}", daemon=True)
        self._thread.start()

    def step(self, item: SpokenBlock | Heard, late: Samples) -> Iterator[Heard]:
        """Queue a clause; pass a mark on."""
        if isinstance(item, SpokenBlock) or item.finished:
            self._put(item)
        if isinstance(item, Heard):
            yield item

    def reset(self) -> None:
        """Nothing is in hand between two steps."""

    def waiting(self, heard: Samples) -> Samples:
        """How much speech waits to be played, what is being played included; it is about now, whatever `heard` is."""
        with self._changed:
            return Samples(self._unplayed + _length(self._inbox))

    def interrupt(self, *, for_good: bool = False) -> None:
        """Stop the voice, in every mode; what waits is not spoken either, and `for_good` nothing that comes later."""
        self._put(Interrupt(for_good))

    def supersede(self, utterance: UtteranceId) -> None:
        """Speak nothing more of `utterance`: it is read anew."""
        self._put(Supersede(utterance))

    def converse(self, *, two_way: bool) -> None:
        """The session has two directions from now on, or one."""
        self._put(Converse(two_way))

    def drain(self, timeout: float | None = None) -> bool:
        """Wait until everything is spoken, at most `timeout` seconds; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: not (self._inbox or self._busy), timeout)

    def close(self) -> None:
        """Stop the voice and end the thread; a second call does nothing."""
        if self._thread is None:
            return
        self.interrupt()
        self.drain(CLOSE_S)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join()
        self._thread = None

    def _put(self, item: Item) -> None:
        with self._changed:
            self._inbox.append(item)
            self._changed.notify_all()

    def _run(self, bus: Bus, lane: LaneId) -> None:
        failure = None
        while not self._closing:
            try:
                self._round(bus)
            except Exception as error:  # noqa: BLE001 - the voice must not fall silent for good
                if str(error) != failure:
                    failure = str(error)
                    code = error.code if isinstance(error, InterpreterError) else "internal"
                    text = f"{type(error).__name__}: {error}"
                    bus.publish(StageFailed(lane, self._delivery.heard, self.name, code, text))
            with self._changed:
                if not self._inbox and not self._closing:
                    self._changed.wait(POLL_S if self._busy else None)

    def _round(self, bus: Bus) -> None:
        with self._changed:
            items, self._inbox = self._inbox, []
            self._unplayed = Samples(self._unplayed + _length(items))
            self._busy = True
        for item in items:
            self._delivery.take(item)
        for event in self._delivery.round():
            bus.publish(event)
        with self._changed:
            self._unplayed, self._busy = self._delivery.unplayed, self._delivery.busy
            self._changed.notify_all()


def _length(items: list[Item]) -> Samples:
    return Samples(sum(item.audio.duration for item in items if isinstance(item, SpokenBlock)))
