"""How late the echo of what is played comes to the microphone, while a session runs.

By generalized cross-correlation with phase transform: C. Knapp, G. Carter: The generalized correlation method for
estimation of time delay, IEEE Transactions on Acoustics, Speech and Signal Processing 24(4), 1976.
"""

from __future__ import annotations

import numpy as np

from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ

LOOKED_AT = 3 * RATE_HZ
"""So much of both is compared."""
EVERY = RATE_HZ
"""So often."""
LATEST = RATE_HZ
"""No echo is sought that comes later."""
LOWEST_HZ, HIGHEST_HZ = 200, 7000
CLEARLY = 15.0
"""Times the mean: an echo stands out by 20 even at -30 dB or under somebody who speaks louder, noise by 7."""
ALIKE = RATE_HZ // 200
"""Two answers one after the other, no further apart, are believed: 5 ms."""


class EchoDelay:
    """Remembers what was played and what was heard, and finds by how much the one comes after the other."""

    def __init__(self) -> None:
        self._played = np.zeros(LOOKED_AT + LATEST, np.float32)
        self._heard = np.zeros(LOOKED_AT, np.float32)
        self._since, self._found = 0, -RATE_HZ

    def hear(self, played: Floats, heard: Floats) -> None:
        """Take in as much of either, of the same time: 16 kHz."""
        self._played = np.concatenate((self._played, played))[-LOOKED_AT - LATEST :]
        self._heard = np.concatenate((self._heard, heard))[-LOOKED_AT:]
        self._since += len(heard)

    def played(self, count: int) -> Floats:
        """The last `count` samples that were played, at most a second."""
        return self._played[len(self._played) - count :]

    def find(self) -> int | None:
        """Samples by which the echo is late, 0..16,000, once two answers in a row agree; looks once in a second."""
        if self._since < EVERY:
            return None
        self._since = 0
        last, self._found = self._found, _lag(self._played, self._heard)
        return self._found if abs(self._found - last) <= ALIKE and self._found >= 0 else None


def _lag(played: Floats, heard: Floats) -> int:
    """How far into `played` the place is where `heard` is most like it, counted from its end; -RATE_HZ: nowhere."""
    size = 1 << (len(played) + len(heard)).bit_length()
    cross = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(played, size))
    hertz = np.fft.rfftfreq(size, 1 / RATE_HZ)
    cross[(hertz < LOWEST_HZ) | (hertz > HIGHEST_HZ)] = 0
    likeness = np.abs(np.fft.irfft(cross / np.maximum(np.abs(cross), 1e-9), size))
    ahead = np.roll(likeness, LATEST)[: LATEST + 1]  # `heard` begins LATEST after `played` does
    place = int(np.argmax(ahead))
    clear = ahead[place] > CLEARLY * float(np.sqrt(np.mean(np.square(likeness))))
    return place if clear else -RATE_HZ
