"""A loudspeaker that plays nothing: what would have been heard, and when, on a clock that the test turns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from interpreter_app.core.audio import Waveform
from interpreter_app.core.errors import DeviceLost
from interpreter_app.core.units import RATE_HZ, Samples


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def advance(self, seconds: float) -> None:
        self.seconds += seconds


def position_at(seconds: float) -> Samples:
    """A lane that began with the clock."""
    return Samples(round(seconds * RATE_HZ))


@dataclass(eq=False)
class FakeClip:
    """One clause, to begin at `start`."""

    audio: Waveform
    start: float
    clock: Callable[[], float]
    stop: float | None = None
    """When it was stopped, or its device was lost, after it had begun."""
    cancelled: bool = False
    """Whether that happened before it began."""

    @property
    def end(self) -> float:
        """When it ends, or ended."""
        whole = self.start + self.audio.duration / RATE_HZ
        return whole if self.stop is None else min(self.stop, whole)

    @property
    def began(self) -> float | None:
        return self.start if not self.cancelled and self.start <= self.clock() else None

    @property
    def played(self) -> Samples:
        return Samples(0 if self.began is None else round((min(self.clock(), self.end) - self.start) * RATE_HZ))

    @property
    def done(self) -> bool:
        return self.cancelled or self.clock() >= self.end


class FakeLoudspeaker:
    """Plays clauses one after another, each `latency_s` after it was handed over at the earliest.

    `clips` are all clauses handed over while the device was there, `ducks` the times at which `duck` was called.
    """

    def __init__(self, clock: Callable[[], float], *, latency_s: float = 0.0, fade_s: float = 0.0) -> None:
        self.clock, self.latency_s, self.fade_s = clock, latency_s, fade_s
        self.clips: list[FakeClip] = []
        self.ducks: list[tuple[float, bool]] = []
        self.lost = False
        self.raises = False
        """Whether it raises when it is asked to play on a lost device, instead of giving a clip that is done."""

    def now(self) -> float:
        return self.clock()

    def play(self, audio: Waveform) -> FakeClip:
        now = self.clock()
        if self.lost:
            if self.raises:
                raise DeviceLost("the loudspeaker is gone")
            return FakeClip(audio, now, self.clock, cancelled=True)
        start = max([now + self.latency_s, *(clip.end for clip in self.clips if not clip.cancelled)])
        self.clips.append(FakeClip(audio, start, self.clock))
        return self.clips[-1]

    def duck(self, on: bool) -> None:
        self.ducks.append((self.clock(), on))

    def stop(self) -> None:
        self._cut(self.clock() + self.fade_s)

    def lose(self) -> None:
        """The device goes away."""
        self._cut(self.clock())
        self.lost = True

    def come_back(self) -> None:
        """The device is there again."""
        self.lost = False

    def _cut(self, at: float) -> None:
        for clip in self.clips:
            if clip.began is None:
                clip.cancelled = True
            elif not clip.done:
                clip.stop = at
