"""The voice at the loudspeaker: clauses handed over, watched, stopped and turned down, in rounds without a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from interpreter_app.core.audio import Heard, SpokenBlock
from interpreter_app.core.errors import DeviceError
from interpreter_app.core.events import ClauseSkipped, Event, SpeakingStarted, SpeakingStopped
from interpreter_app.core.ports import Clip, Loudspeaker
from interpreter_app.core.units import RATE_HZ, Samples, UtteranceId, samples
from interpreter_app.pipeline.playout import Sink
from interpreter_app.policy.barge_in import BargeIn, Cue

RETRY_S = 0.25
"""How long a loudspeaker that was lost is left alone before it is tried again."""
ALL_BUT = samples(20)
"""A clause that stopped so shortly before its end was spoken."""


@dataclass(frozen=True, slots=True)
class Interrupt:
    """Somebody pressed the key or the button."""

    for_good: bool = False
    """Whether nothing that is still to come is spoken either."""


@dataclass(frozen=True, slots=True)
class Supersede:
    """An utterance is read anew: nothing more is spoken of it."""

    utterance: UtteranceId


@dataclass(frozen=True, slots=True)
class Converse:
    """The session has two directions from now on, or one."""

    two_way: bool


Item = SpokenBlock | Heard | Cue | Interrupt | Supersede | Converse
"""What comes in: a clause to speak, the mark that ends the lane's audio, what the people do."""


@dataclass(frozen=True, slots=True)
class _LostClip:
    """What a loudspeaker that is not there makes of a clause."""

    began: float | None = None
    played: Samples = Samples(0)
    done: bool = True


@dataclass(slots=True)
class _Handed:
    """A clause at the loudspeaker."""

    block: SpokenBlock
    clip: Clip
    told: bool = False
    """Whether its beginning was published."""

    @property
    def over(self) -> bool:
        return self.clip.done and self.clip.played >= self.block.audio.duration - ALL_BUT


class Delivery:
    """Carries out on a loudspeaker what `BargeIn` decides, in rounds; used by one thread at a time."""

    def __init__(
        self,
        loudspeaker: Loudspeaker,
        position_at: Callable[[float], Samples],
        policy: BargeIn,
        sink: Sink | None = None,
    ) -> None:
        """`position_at` answers with the lane's position at a time of the devices' clock, in seconds.

        `sink` receives what was played, once it was.
        """
        self._loudspeaker, self._position_at, self._policy, self._sink = loudspeaker, position_at, policy, sink
        self.heard = Samples(0)
        """The lane's position at the last round."""
        self._handed: list[_Handed] = []
        self._stopping = False
        self._ducked = False
        self._retry_at: float | None = None
        self._kept = Samples(0)
        """Where in the lane's audio the last clause ended that the sink has."""

    @property
    def unplayed(self) -> Samples:
        """How much speech has not been played."""
        queued = sum(block.audio.duration for block in self._policy.queue)
        return Samples(queued + sum(max(0, one.block.audio.duration - one.clip.played) for one in self._handed))

    @property
    def busy(self) -> bool:
        """Whether there is something to speak, or to turn up again: another round is wanted soon."""
        return bool(self._handed or self._policy.queue or self._ducked)

    def take(self, item: Item) -> None:
        """Take in what came since the last round."""
        match item:
            case SpokenBlock():
                self._policy.add(item)
            case Heard():
                self._policy.finish()
            case Interrupt(for_good=True):
                self._policy.hush()
            case Interrupt():
                self._policy.interrupt()
            case Supersede():
                self._policy.supersede(item.utterance)
            case Converse():
                self._policy.converse(two_way=item.two_way)
            case _:
                self._policy.hear(item)

    def round(self) -> Iterator[Event]:
        """See what became of the clauses handed over, stop or turn down what must be, hand over what may follow."""
        now = self._loudspeaker.now()
        self.heard = self._position_at(now)
        self._policy.at(self.heard)
        yield from self._watch(now)
        if self._policy.stop and not self._stopping:
            self._stopping = True
            self._loudspeaker.stop()
            yield from self._watch(now)
        if not self._stopping:
            self._duck()
            self._hand_over(now)
        for block in self._policy.skipped():
            reason = "superseded" if self._policy.superseded(block) else "interrupted"
            yield ClauseSkipped(block.lane, self.heard, block.turn, block.clause, block.text, reason)

    def _watch(self, now: float) -> Iterator[Event]:
        while self._handed:
            one = self._handed[0]
            done, began = one.clip.done, one.clip.began  # in this order: a clip that is done has told all
            if began is not None and not one.told:
                one.told = True
                yield self._started(one.block, began)
            if not done:
                return
            if one.over:
                del self._handed[0]
                self._policy.over()
            else:
                if not self._stopping:  # its device is lost
                    self._stopping, self._retry_at = True, now + RETRY_S
                    self._loudspeaker.stop()
                if not all(other.clip.done for other in self._handed):
                    return
                self._handed.clear()
                self._policy.back(cut=began is not None)
            if began is not None:
                yield self._stopped(one, began)
        self._stopping = False

    def _started(self, block: SpokenBlock, began: float) -> SpeakingStarted:
        heard, length = self._position_at(began), block.audio.duration
        return SpeakingStarted(block.lane, heard, block.turn, block.clause, block.text, block.language, length)

    def _stopped(self, one: _Handed, began: float) -> SpeakingStopped:
        block, played = one.block, one.clip.played
        self._keep(one, began)
        heard = self._position_at(began + played / RATE_HZ)
        return SpeakingStopped(block.lane, heard, block.turn, block.clause, played, not one.over)

    def _keep(self, one: _Handed, began: float) -> None:
        """Hand what was played of a clause to the sink; the clock it was timed by is not true to the sample."""
        if self._sink is None:
            return
        audio = one.block.audio
        if not one.over:
            audio = replace(audio, samples=audio.samples[: round(one.clip.played * audio.rate_hz / RATE_HZ)])
        start = Samples(max(self._position_at(began), self._kept))
        self._sink(audio, start)
        self._kept = Samples(start + audio.duration)

    def _duck(self) -> None:
        if self._policy.ducked != self._ducked:
            self._ducked = self._policy.ducked
            self._loudspeaker.duck(self._ducked)

    def _hand_over(self, now: float) -> None:
        if self._retry_at is not None and now < self._retry_at:
            return
        self._retry_at = None
        while (block := self._policy.next()) is not None:
            one = _Handed(block, _LostClip())
            self._handed.append(one)
            with suppress(DeviceError):
                one.clip = self._loudspeaker.play(block.audio)
