"""From one sample rate to another, with soxr."""

from __future__ import annotations

from typing import cast

import numpy as np
import soxr

from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ


class Resampler:
    """Resamples a stream of mono audio, shape (n,), that arrives in pieces of any length; constant memory.

    The filter's delay is compensated: sample k of the result lies at k / to_hz seconds.
    """

    def __init__(self, from_hz: int, to_hz: int = RATE_HZ) -> None:
        self._stream = None if from_hz == to_hz else soxr.ResampleStream(from_hz, to_hz, 1, dtype="float32")

    def __call__(self, samples: Floats, *, last: bool = False) -> Floats:
        """What can be said after `samples`: some of the result is held back until more is known, or `last` is set."""
        if self._stream is None:
            return samples
        return cast("Floats", self._stream.resample_chunk(samples, last=last))


def resample(samples: Floats, from_hz: int, to_hz: int) -> Floats:
    """All of `samples`, shape (n,), at `to_hz`."""
    if from_hz == to_hz or not len(samples):
        return samples
    return cast("Floats", soxr.resample(samples.astype(np.float32, copy=False), from_hz, to_hz))
