"""Many channels to one, so that a single microphone on a large interface stays as loud as it is."""

from __future__ import annotations

from typing import cast

import numpy as np
import numpy.typing as npt

from interpreter_app.core.audio import Floats

Frames = npt.NDArray[np.float32]
"""Audio of several channels, shape (n, channels), float32 in -1..1."""

_MEMORY_S = 1.0
"""Time constant of each channel's power."""
_LIVE = 0.01
"""A channel counts from 20 dB below the strongest one."""


class ToMono:
    """The mean of the channels that carry sound: those within 20 dB of the strongest, over about the last second.

    The plain mean would take 6 dB from a microphone on one side of a stereo input, and 25 dB on an interface with 18
    inputs.  Weights move from one set to the next along a block, without a click.
    """

    def __init__(self, channels: int, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._power = np.zeros(channels)
        self._weights = np.full(channels, 1 / channels)

    def __call__(self, frames: Frames) -> Floats:
        """One channel, shape (n,), of `frames`."""
        count, channels = frames.shape
        if channels == 1 or not count:
            return np.ascontiguousarray(frames[:, 0])
        kept = np.exp(-count / (_MEMORY_S * self._rate_hz))
        self._power = kept * self._power + (1 - kept) * np.mean(np.square(frames, dtype=np.float64), axis=0)
        live = self._power >= _LIVE * self._power.max()
        before, self._weights = self._weights, live / live.sum()
        if np.array_equal(before, self._weights):
            return cast("Floats", (frames @ self._weights).astype(np.float32))
        ramp = np.linspace(0, 1, count)[:, None]
        moving = before + ramp * (self._weights - before)
        return cast("Floats", np.sum(frames * moving, axis=1, dtype=np.float32))
