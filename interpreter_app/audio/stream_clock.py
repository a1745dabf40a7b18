"""Where a stream's frames lie in time, though they are noticed late and by an interpreter that may be held up."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

_PRECISION_S = 0.003
"""An observation that took longer says too little."""
_BUCKET_S, _BUCKETS = 0.1, 20
"""The earliest arrival in each tenth of a second, over two seconds of observations."""
GAP_S = 0.1
"""A stream that is later by this much than it was, for two seconds on end, has lost what is missing."""


class StreamClock:
    """Estimates when frame 0 of a stream passed the device, in seconds of `clock`, a monotonic clock.

    Frames are noticed after they came, never before, so the earliest of many observations is the true one; those of the
    last two seconds follow a device whose clock drifts against the computer's.
    """

    def __init__(self, rate_hz: int, clock: Callable[[], float]) -> None:
        self._rate_hz = rate_hz
        self._clock = clock
        self._buckets: deque[tuple[int, float]] = deque(maxlen=_BUCKETS)
        self._settled: float | None = None
        self.zero: float | None = None
        """The estimate; None before the first observation."""

    def observe(self, frames: Callable[[], int]) -> int:
        """Ask how many `frames` have come in all; their number."""
        before = self._clock()
        count = frames()
        after = self._clock()
        if count and after - before < _PRECISION_S:
            self._add(after, after - count / self._rate_hz)
        return count

    def restart(self) -> None:
        """What was observed no longer holds; `zero` stays until something is observed anew."""
        self._buckets.clear()
        self._settled = None

    def gap(self) -> float:
        """Seconds by which the stream has fallen behind itself for good, asked after each observation; mostly 0."""
        if self.zero is None or len(self._buckets) < _BUCKETS:
            return 0.0
        before, self._settled = self._settled, self.zero
        return self.zero - before if before is not None and self.zero - before > GAP_S else 0.0

    def _add(self, at: float, zero: float) -> None:
        number = int(at / _BUCKET_S)
        if self._buckets and self._buckets[-1][0] == number:
            zero = min(zero, self._buckets.pop()[1])
        self._buckets.append((number, zero))
        self.zero = min(earliest for _, earliest in self._buckets)
