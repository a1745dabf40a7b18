"""When what is played comes out of the loudspeaker."""

from __future__ import annotations

from collections import deque
from statistics import median

READINGS = 100
"""Observations that are remembered: ten seconds of them."""
GAP_S = 0.01
"""A reading that is off by more tells of a gap, or of a clock that was set, once there are three of them in a row."""


class OutputClock:
    """When a frame is heard on the devices' clock: each observation is true to some 2 ms, their median to far less."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._offsets: deque[float] = deque(maxlen=READINGS)
        self._offset: float | None = None

    @property
    def known(self) -> bool:
        """Whether anything was observed yet."""
        return self._offset is not None

    def observe(self, frame: int, time: float) -> None:
        """`frame` is heard at `time`, in seconds."""
        self._offsets.append(time - frame / self._rate_hz)
        latest = list(self._offsets)[-3:]
        middle = median(self._offsets)
        if len(latest) == 3 and all(abs(offset - middle) > GAP_S for offset in latest):
            self._offsets = deque(latest, self._offsets.maxlen)
            middle = median(latest)
        self._offset = middle

    def time_of(self, frame: float) -> float:
        """When `frame` is heard."""
        assert self._offset is not None
        return self._offset + frame / self._rate_hz

    def frame_at(self, time: float) -> float:
        """What is heard at `time`."""
        assert self._offset is not None
        return (time - self._offset) * self._rate_hz
