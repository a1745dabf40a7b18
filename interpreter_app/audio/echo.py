"""Keeping the program's own voice out of what the microphone hears.

Both filters take captured audio, shape (n,), 16 kHz, in any lengths, and the time at which its first sample was heard,
on the devices' clock; they give back as many samples.
"""

from __future__ import annotations

import math

import numpy as np

from interpreter_app.audio.playback import Playback
from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ

GUARD_S = 0.02
"""The microphone closes so much before the voice is heard: when that is, is known no better."""
FRAME = 160
"""What AEC3 takes at a time: 10 ms."""
AEC3_DELAY = 128
"""By so many samples AEC3's output is late (measured)."""
LEAD_S = 0.04
"""The voice is shown to AEC3 so much before it is heard: an echo that seemed to come first could not be taken out."""
REFIND_S, TAIL_MS = 3.5, 300
"""So long AEC3 needs to find an echo again that has moved (measured: 3 s); and so long an echo lasts."""


class ClosedMicrophone:
    """Silence for as long as the program speaks, and `tail_ms` longer: until its echo has died away."""

    def __init__(self, playback: Playback, tail_ms: int) -> None:
        self._playback = playback
        self._tail_s = tail_ms / 1000

    def __call__(self, samples: Floats, time_of_first: float) -> Floats:
        """`samples`, with zeros where the voice or its echo can be heard; in their place."""
        end = time_of_first + len(samples) / RATE_HZ
        speaking = self._playback.sounding(time_of_first - self._tail_s, end + GUARD_S)
        if not speaking:
            return samples
        heard = samples.copy()
        for start, stop in speaking:
            first = math.floor((start - GUARD_S - time_of_first) * RATE_HZ)
            last = math.ceil((stop + self._tail_s - time_of_first) * RATE_HZ)
            heard[max(first, 0) : max(last, 0)] = 0
        return heard


class EchoCanceller:
    """WebRTC's AEC3, which hears what was played and takes its echo out, at under 1 % of a core.

    It finds the delay of the echo by itself; `delay_ms`, where it was measured, helps it at the beginning.  What comes
    back is `LATENCY` samples (18 ms) late, always.  A gap at the loudspeaker moves the echo: until AEC3 has found it
    again, the microphone is closed while the program speaks.
    """

    LATENCY = FRAME - 1 + AEC3_DELAY

    def __init__(self, playback: Playback, *, delay_ms: int = 0) -> None:
        from pywebrtc_audio import EchoCanceller as Aec3  # noqa: PLC0415 - not every session needs it

        self._playback = playback
        self._aec = Aec3(RATE_HZ, 1, max(0, round(delay_ms + LEAD_S * 1000)))
        self._closed = ClosedMicrophone(playback, TAIL_MS)
        self._gaps = playback.underflows
        self._unsure_until = -math.inf
        self._waiting = np.zeros(0, np.float32)
        self._cleaned = np.zeros(FRAME - 1, np.float32)

    def __call__(self, samples: Floats, time_of_first: float) -> Floats:
        """As many samples, without the voice, `LATENCY` late."""
        near = np.concatenate((self._waiting, samples))
        frames = len(near) // FRAME * FRAME
        if frames:
            start = time_of_first - len(self._waiting) / RATE_HZ
            far = self._playback.rendered(start + LEAD_S, frames)
            self._cleaned = np.concatenate((self._cleaned, self._aec.process(near[:frames], far)))
        self._waiting = near[frames:]
        given, self._cleaned = self._cleaned[: len(samples)], self._cleaned[len(samples) :]
        if self._playback.underflows != self._gaps:
            self._gaps, self._unsure_until = self._playback.underflows, time_of_first + REFIND_S
        if time_of_first < self._unsure_until:
            given = self._closed(given, time_of_first - self.LATENCY / RATE_HZ)
        return np.clip(given, -1, 1)
