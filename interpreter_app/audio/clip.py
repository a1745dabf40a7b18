"""One clause at the loudspeaker, and how loud it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ, Samples


@dataclass(frozen=True, slots=True)
class Gain:
    """A level that changes from `before` to `after` in the `length` frames that begin with `start`."""

    start: int
    length: int
    before: float
    after: float

    def over(self, first: int, last: int) -> Floats:
        """The level of each frame of `first..last`."""
        level = np.full(last - first, self.after, np.float32)
        changing = np.arange(first, min(last, self.start + self.length))
        x = np.maximum((changing + 0.5 - self.start) / self.length, 0)
        level[: len(changing)] = self.before + (self.after - self.before) * (0.5 - 0.5 * np.cos(np.pi * x))
        return level

    def towards(self, after: float, start: int) -> Gain:
        """The change that goes on from this one at `start`."""
        return Gain(start, self.length, float(self.over(start, start + 1)[0]), after)


class Player(Protocol):
    """What a clip asks of the loudspeaker it is played on."""

    rate_hz: int

    @property
    def alive(self) -> bool:
        """Whether the device still plays."""
        ...

    @property
    def heard(self) -> int:
        """Frames that came out of the loudspeaker."""
        ...

    def time_of(self, frame: int) -> float:
        """When `frame` is or was heard, on the devices' clock."""
        ...


class PlayedClip:
    """One clause at the loudspeaker; implements `core.ports.Clip`."""

    def __init__(self, player: Player, samples: Floats, start: int, duration: Samples) -> None:
        """`samples` at the device's rate, from its frame `start`."""
        self._player = player
        self.samples = samples
        self.start, self.end = start, start + len(samples)
        self._whole, self._duration = self.end, duration
        self._began: float | None = None

    @property
    def began(self) -> float | None:
        """When its first sample was heard, on the devices' clock in seconds; None: not yet."""
        if self._began is None and self._player.heard > self.start and self.end > self.start:
            self._began = self._player.time_of(self.start)
        return self._began

    @property
    def played(self) -> Samples:
        """How much of it was heard, at 16 kHz; the fade of one that was stopped counts."""
        last = min(self._player.heard, self.end)
        if last == self._whole:
            return self._duration
        return Samples(max(0, last - self.start) * RATE_HZ // self._player.rate_hz)

    @property
    def done(self) -> bool:
        """Whether no more of it will be heard."""
        return self.end == self.start or self._player.heard >= self.end or not self._player.alive

    def cut(self, at: int, fade: int) -> None:
        """Let it end within `fade` frames from frame `at`."""
        if at >= self.end:
            return
        keep = min(at + fade, self.end) - self.start if at > self.start else 0
        self.samples = self.samples[:keep].copy()
        if keep:
            self.samples[at - self.start :] *= Gain(at, fade, 1.0, 0.0).over(at, self.start + keep)
        self.end = self.start + keep
