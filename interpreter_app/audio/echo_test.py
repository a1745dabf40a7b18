"""The echo self-test: how much of its own voice the microphone hears, and how much of that can be taken out."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from interpreter_app.audio.capture import Capture
from interpreter_app.audio.echo import EchoCanceller
from interpreter_app.audio.playback import Playback
from interpreter_app.audio.portaudio import PORTAUDIO, Device
from interpreter_app.audio.resample import resample
from interpreter_app.core.audio import Floats, Waveform
from interpreter_app.core.errors import DeviceError, DeviceLost
from interpreter_app.core.units import RATE_HZ, Samples

ENOUGH_DB = 18.0
"""The own voice must become so much quieter for cancelling to be offered."""
UNHEARD_DB = -6.0
"""A voice that is so far below the noise of the room disturbs nobody."""
FAINT_DB = -65.0
"""And neither does one at this level."""
FOUND = 0.1
"""Likeness to the chirp, 0..1; half a second of noise reaches 0.05."""

CHIRP_HZ, CHIRP_S, CHIRP_LEVEL = (200.0, 6000.0), 0.5, 0.25
PAUSE_S = 0.3
QUIET_S = 0.7
"""The room is heard for so long before it speaks, and so long after."""
EARLY_S, LATE_S = 0.1, 0.6
"""An echo is sought from so long before the sound was to be heard until so long after."""
FLOOR = 1e-10
"""Power of silence: -100 dB."""
PATIENCE_S = 5.0
"""A microphone that gives nothing for so long gives nothing."""


@dataclass(frozen=True, slots=True)
class EchoMeasurement:
    """What the microphone heard of the program's own voice.  Levels in dB below full scale, of the mean power."""

    delay_ms: int | None
    """How late it came by the devices' clocks; slightly negative at times; None: it was not found."""
    voice_db: float
    """The voice at the microphone, without the noise of the room."""
    noise_db: float
    """The noise of the room."""
    reduction_db: float
    """By how much cancelling turns the voice down (echo return loss enhancement)."""

    @property
    def verdict(self) -> Literal["headphones", "cancel", "gate"]:
        """How to hear and speak at a time: nothing comes back; it can be taken out; the microphone must be closed."""
        if self.voice_db < max(self.noise_db + UNHEARD_DB, FAINT_DB):
            return "headphones"
        return "cancel" if self.delay_ms is not None and self.reduction_db >= ENOUGH_DB else "gate"


class Microphone(Protocol):
    """What the test needs of `capture.Capture`."""

    @property
    def position(self) -> Samples:
        """Position after the last sample that was read, at 16 kHz."""
        ...

    def read(self) -> Floats:
        """What has come since the last call."""
        ...

    def time_at(self, position: int) -> float:
        """When the sample at `position` was heard, on the devices' clock in seconds."""
        ...


def chirp() -> Floats:
    """Half a second that rises from 200 Hz to 6 kHz, 16 kHz."""
    seconds = np.arange(round(CHIRP_S * RATE_HZ)) / RATE_HZ
    low, high = CHIRP_HZ
    phase = 2 * np.pi * (low * seconds + (high - low) / (2 * CHIRP_S) * seconds**2)
    fade = np.minimum(1, np.minimum(seconds, CHIRP_S - seconds) / 0.02)
    return (CHIRP_LEVEL * fade * np.sin(phase)).astype(np.float32)


def sound_of(sentence: Waveform) -> Floats:
    """What is played: the chirp, a pause, the sentence; 16 kHz."""
    spoken = resample(sentence.samples, sentence.rate_hz, RATE_HZ)
    return np.concatenate((chirp(), np.zeros(round(PAUSE_S * RATE_HZ), np.float32), spoken))


def find_chirp(heard: Floats) -> tuple[int, float]:
    """Where in `heard` (16 kHz, longer than the chirp) the chirp begins, and how like it that is: 0..1."""
    sound = chirp().astype(np.float64)
    size = 1 << (len(heard) + len(sound)).bit_length()
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(sound, size)), size)
    power = np.concatenate(([0.0], np.cumsum(np.square(heard, dtype=np.float64))))
    places = len(heard) - len(sound) + 1
    loudness = np.sqrt(np.maximum(power[len(sound) :] - power[:places], FLOOR * len(sound)) * np.sum(sound**2))
    likeness = np.abs(product[:places]) / loudness
    place = int(np.argmax(likeness))
    return place, float(likeness[place])


def measure(sound: Floats, start: int, before: Floats, after: Floats) -> EchoMeasurement:
    """Judge a recording in which `sound` (of `sound_of`) was to be heard from sample `start` on.

    `before` and `after` cancelling: the same stretch of at least `QUIET_S` of quiet, the sound, and `QUIET_S` of quiet;
    16 kHz.
    """
    early = max(0, start - round(EARLY_S * RATE_HZ))
    place, likeness = find_chirp(before[early : start + round((LATE_S + CHIRP_S) * RATE_HZ)])
    delay = early + place - start if likeness >= FOUND else None
    spoken = start + (delay or 0) + round((CHIRP_S + PAUSE_S) * RATE_HZ)
    voice, quiet = slice(spoken, start + (delay or 0) + len(sound)), slice(start // 4, early)
    noise, noise_left = _power(before[quiet]), _power(after[quiet])
    echo = max(_power(before[voice]) - noise, FLOOR)
    # What lies 10 dB below the noise cannot be measured.
    left = max(_power(after[voice]) - noise_left, noise_left / 10, FLOOR)
    return EchoMeasurement(
        delay_ms=None if delay is None else round(delay * 1000 / RATE_HZ),
        voice_db=_db(echo),
        noise_db=_db(noise),
        reduction_db=_db(echo / left),
    )


def listen(microphone: Microphone, playback: Playback, sentence: Waveform) -> EchoMeasurement:
    """Play the chirp and the sentence, and judge what comes back; takes the sentence's length and three seconds.

    Raises `DeviceError` if the microphone gives nothing, or nothing but zeros; `DeviceLost` if the loudspeaker goes.
    """
    sound = sound_of(sentence)
    canceller = EchoCanceller(playback)
    before, after = [np.zeros(0, np.float32)], [np.zeros(0, np.float32)]
    first, count, until = microphone.position, 0, float("inf")
    clip, latest = None, time.monotonic()
    while count < until:
        at = microphone.position
        samples = microphone.read()
        if len(samples):
            before.append(samples)
            after.append(canceller(samples, microphone.time_at(at)))
            count, latest = count + len(samples), time.monotonic()
        elif time.monotonic() - latest > PATIENCE_S:
            raise DeviceError("the microphone gives no sound", hint="Plug it in again, or choose another with --input.")
        if clip is None and count >= QUIET_S * RATE_HZ:
            clip = playback.play(Waveform(sound, RATE_HZ))
        if clip is not None and clip.done and until == float("inf"):
            until = count + (LATE_S + QUIET_S) * RATE_HZ
        time.sleep(0.01)
    assert clip is not None
    if clip.began is None or clip.played < len(sound):
        raise DeviceLost("the loudspeaker is gone", hint="Plug it in again, or choose another with --output.")
    heard = np.concatenate(before)
    if not heard.any():
        raise DeviceError(
            "the microphone gives nothing but silence", hint="Unmute it, or allow the program to use it; see `doctor`."
        )
    start = round((clip.began - microphone.time_at(first)) * RATE_HZ)
    return measure(sound, start, heard[: -canceller.LATENCY], np.concatenate(after)[canceller.LATENCY :])


def try_echo(microphone: Device, loudspeaker: Device, sentence: Waveform) -> EchoMeasurement:
    """Open both devices and `listen`; no other stream may be open in this process.  Raises `DeviceError`."""
    PORTAUDIO.start(microphone, loudspeaker)
    playback = Playback()
    try:
        playback.open(loudspeaker)
        capture = Capture(microphone)
        try:
            return listen(capture, playback, sentence)
        finally:
            capture.close()
    finally:
        playback.close()
        PORTAUDIO.stop()


def _power(samples: Floats) -> float:
    return float(np.mean(np.square(samples, dtype=np.float64))) if len(samples) else 0.0


def _db(power: float) -> float:
    return 10 * math.log10(max(power, FLOOR))
