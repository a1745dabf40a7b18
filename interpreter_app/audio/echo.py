"""Keeping the program's own voice out of what the microphone hears.

Both filters take captured audio, shape (n,), 16 kHz, in any lengths, and the time at which its first sample was heard,
on the devices' clock; they give back as many samples.
"""

from __future__ import annotations

import math

import numpy as np

from interpreter_app.audio.echo_delay import EchoDelay
from interpreter_app.audio.linear_echo import FRAME, LinearCanceller
from interpreter_app.audio.playback import Playback
from interpreter_app.audio.talk_over import TalkOver
from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ

GUARD_S = 0.02
"""The microphone closes so much before the voice is heard: when that is, is known no better."""
AEC3_DELAY = 128
"""By so many samples AEC3's output is late (measured)."""
LEAD_S = 0.04
"""The voice is shown to AEC3 so much before it is heard: an echo that seemed to come first could not be taken out."""
MARGIN_S, REACH_S = 0.09, 0.2
"""The echo is sought from so long before its measured delay until so long after: streams start apart, and drift."""
FORESIGHT = 3
"""So many frames after a frame it is decided who speaks in it: how somebody begins is not lost."""
FIND_S, REFIND_S = 0.5, 3.5
"""So long AEC3 needs to find an echo (measured: 0.1 s), and to find it again where it has moved (3 s)."""
TAIL_MS = 300
"""So long an echo lasts."""


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
    """Hears what was played and takes its echo out, at 3 % of a core; who speaks over it is heard.

    Two cancellers hear the same.  WebRTC's AEC3 leaves nothing of the echo, but mangles who speaks over it; it is heard
    while only the program speaks.  The linear one leaves a little of the echo, and those who speak as they are; it is
    heard while somebody does, and as long as nothing is played, when it changes nothing.

    Both find echoes from 90 ms before `delay_ms` until 200 ms after it; where the echo turns out to come at another
    time, up to a second late, they are set to that.  What comes back is `LATENCY` samples (48 ms) late, always.  When
    the program first speaks, and when the echo moves, as a gap at the loudspeaker makes it do, the microphone is closed
    while the program speaks, until the echo has been found.
    """

    LATENCY = FRAME - 1 + AEC3_DELAY + FORESIGHT * FRAME

    def __init__(self, playback: Playback, *, delay_ms: int = 0) -> None:
        self._playback = playback
        self._search = EchoDelay()
        self._talk_over = TalkOver()
        self._aim(round((delay_ms / 1000 + LEAD_S) * RATE_HZ))
        self._gaps = playback.underflows
        self._begun, self._unsure_until = False, -math.inf
        self._waiting = np.zeros(0, np.float32)
        self._late = np.zeros(AEC3_DELAY, np.float32)
        self._undecided = [(np.zeros(FRAME, np.float32), np.zeros(FRAME, np.float32))] * FORESIGHT
        self._share = 1.0
        self._cleaned = np.zeros(FRAME - 1, np.float32)

    def _aim(self, lag: int) -> None:
        """Seek the echo around `lag` samples after what is played is shown to the cancellers, which begin anew."""
        from pywebrtc_audio import EchoCanceller as Aec3  # noqa: PLC0415 - not every session needs it

        self._aec = Aec3(RATE_HZ, 1, round(min(lag / RATE_HZ, MARGIN_S) * 1000))
        self._linear = LinearCanceller()
        self._talk_over.forget()
        self._closed = ClosedMicrophone(self._playback, TAIL_MS + round(1000 * lag / RATE_HZ))
        self._offset = max(0, lag - round(MARGIN_S * RATE_HZ))
        self._played = self._search.played(self._offset)

    def __call__(self, samples: Floats, time_of_first: float) -> Floats:
        """As many samples, without the voice, `LATENCY` late."""
        near = np.concatenate((self._waiting, samples))
        frames = len(near) // FRAME * FRAME
        if frames:
            start = time_of_first - len(self._waiting) / RATE_HZ
            far = self._playback.rendered(start + LEAD_S, frames)
            if not self._begun and far.any():
                self._begun, self._unsure_until = True, time_of_first + FIND_S
            self._search.hear(far, near[:frames])
            played = np.concatenate((self._played, far))
            played, self._played = played[:frames], played[frames:]
            suppressed = self._aec.process(near[:frames], played)
            parts = (slice(at, at + FRAME) for at in range(0, frames, FRAME))
            cleaned = [self._choose(near[part], played[part], suppressed[part]) for part in parts]
            self._cleaned = np.concatenate((self._cleaned, *cleaned))
        self._waiting = near[frames:]
        given, self._cleaned = self._cleaned[: len(samples)], self._cleaned[len(samples) :]
        if self._playback.underflows != self._gaps or self._talk_over.moved:
            self._gaps, self._unsure_until = self._playback.underflows, time_of_first + REFIND_S
            self._talk_over.forget()
            self._linear.relearn()
        elif not self._talk_over.known and (lag := self._search.find()) is not None and not self._reached(lag):
            self._aim(lag)
            self._unsure_until = time_of_first + FIND_S
        if time_of_first < self._unsure_until or not self._talk_over.known:
            given = self._closed(given, time_of_first - self.LATENCY / RATE_HZ)
        return np.clip(given, -1, 1)

    def _reached(self, lag: int) -> bool:
        """Whether the cancellers find an echo that is so late."""
        return self._offset <= lag <= self._offset + round((MARGIN_S + REACH_S) * RATE_HZ)

    def _choose(self, near: Floats, played: Floats, suppressed: Floats) -> Floats:
        """Take a frame in, and decide whose is the frame that came `FORESIGHT` frames before."""
        left = self._linear(near, played)
        share = float(self._talk_over.hear(played, near, left, suppressed))
        late = np.concatenate((self._late, left))
        self._late = late[FRAME:]
        self._undecided.append((late[:FRAME], suppressed))
        linear, quiet = self._undecided.pop(0)
        fade = np.linspace(self._share, share, FRAME, dtype=np.float32)
        self._share = share
        return fade * linear + (1 - fade) * quiet
