"""A linear echo canceller: it learns the room and subtracts what the room makes of the voice, and nothing else.

A frequency-domain Kalman filter in partitioned blocks.  The sources of its formulas:
G. Enzner, P. Vary: Frequency-domain adaptive Kalman filter for acoustic echo control in hands-free telephones, Signal
Processing 86(6), 2006; F. Kuech, E. Mabande, G. Enzner: State-space architecture of the partitioned-block-based
acoustic echo controller, ICASSP 2014.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ

FRAME = 160
"""What it takes at a time: 10 ms."""
LENGTH_S = 0.3
"""So long an echo it can learn."""
UNKNOWN = 0.1
"""Variance of each coefficient of the room while nothing is known of it: measured, and uncritical."""
WANDER = 3e-3
"""By so much of its power may each coefficient change from frame to frame: 1 - A² of the papers, where A = 0.9985."""
MEMORY = 0.8
"""How much of the estimate of what somebody says is kept from frame to frame."""
QUIET = 1e-9
"""Power per sample of what is always taken to be said: -90 dB."""
SILENT = 1e-6
"""A reference of less energy than that, in all bins of all partitions, is silence."""


class LinearCanceller:
    """Takes out of frames what a room makes of a reference; there is no delay, and without a reference no change.

    State: for each of `LENGTH_S / 10 ms` partitions and each bin of a spectrum of 20 ms, a coefficient of the room and
    its variance.  A variance that is small, or somebody who speaks, makes for small steps: it needs not be told which.
    """

    def __init__(self) -> None:
        size = (round(LENGTH_S * RATE_HZ) // FRAME, FRAME + 1)
        self._played: Floats = np.zeros(2 * FRAME, np.float32)
        self._spectra = np.zeros(size, np.complex64)
        self._room = np.zeros(size, np.complex64)
        self._variance: NDArray[np.float32] = np.full(size, UNKNOWN, np.float32)
        self._said = np.zeros(FRAME + 1, np.float32)

    def relearn(self) -> None:
        """Trust nothing that was learnt: the room has changed."""
        self._variance[:] = UNKNOWN

    def __call__(self, heard: Floats, played: Floats) -> Floats:
        """What is left of a frame that was heard; both shape (`FRAME`,), 16 kHz, float32."""
        self._played = np.concatenate((self._played[FRAME:], played))
        self._spectra = np.concatenate((np.fft.rfft(self._played)[None].astype(np.complex64), self._spectra[:-1]))
        spectra, power = self._spectra, _power(self._spectra)
        if power.max() < SILENT:
            left = heard
        else:
            left = heard - np.fft.irfft((spectra * self._room).sum(axis=0))[FRAME:].astype(np.float32)
        spectrum = np.fft.rfft(left, 2 * FRAME) * _LATER
        now = _power(spectrum)
        self._said = np.maximum(MEMORY * self._said + (1 - MEMORY) * now, QUIET * FRAME)
        if left is heard:
            return left

        # Half a spectrum's frame is zeros: R / M = 1/2 in the papers.  Who begins to speak is believed at once.
        doubt = self._variance * power
        expected = doubt.sum(axis=0) / 2 + np.maximum(self._said, now)
        gain = self._variance * spectra.conj() / expected
        step = np.fft.irfft(gain * spectrum, axis=1)
        step[:, FRAME:] = 0
        self._room += np.fft.rfft(step, axis=1).astype(np.complex64)
        self._variance *= 1 - doubt / (2 * expected)
        self._variance += WANDER * (_power(self._room) - self._variance)
        return left


_LATER = (-1.0) ** np.arange(FRAME + 1)
"""Turns the spectrum of a frame before silence into that of a frame after silence."""


def _power(spectra: NDArray[np.complexfloating]) -> NDArray[np.float32]:
    return (spectra.real**2 + spectra.imag**2).astype(np.float32)
