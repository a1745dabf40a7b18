"""Trying a microphone and a loudspeaker: a level that follows the voice, a sentence to hear, a recording of oneself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import numpy as np

from interpreter_app.audio.capture import Capture
from interpreter_app.audio.devices import Device, find, list_devices
from interpreter_app.audio.echo_test import EchoMeasurement
from interpreter_app.audio.playback import Playback
from interpreter_app.audio.portaudio import PORTAUDIO
from interpreter_app.compose.live import ECHO_SENTENCES
from interpreter_app.compose.live import echo_test as run_echo_test
from interpreter_app.core.audio import Floats, Waveform
from interpreter_app.core.errors import DeviceLost, ModelMissing
from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.system_voice import EspeakVoice
from interpreter_app.pipeline.engines_host import Engines
from interpreter_app.policy.language_id import primary
from interpreter_app.settings import Settings

__all__ = ["Device", "EchoMeasurement", "echo_test", "hear", "list_devices", "loudspeaker", "play", "sentence"]

LOOK_S = 0.05
"""How often what was heard is fetched: twenty levels a second."""
CHIME = ((660.0, 0.0), (880.0, 0.18), (1100.0, 0.36))
"""What is played before the sentence: frequencies in hertz, and when each begins in seconds."""
CHIME_S, CHIME_LEVEL, NOTE_S = 0.9, 0.18, 0.5


def hear(name: str, say: Callable[[float, float], None], over: Event, *, seconds: float | None = None) -> Waveform:
    """Hear with the microphone `name` (empty: the system's own) until `over`, `seconds` at most; what was heard.

    `say` is told the mean and the peak of each moment, 0..1.  Without `seconds` nothing is kept.  Raises `DeviceError`.
    """
    device = find("input", name or None)
    kept: list[Floats] = [np.zeros(0, np.float32)]
    with _started(device):
        capture = Capture(device)
        try:
            while not over.wait(LOOK_S) and (seconds is None or sum(map(len, kept)) < seconds * RATE_HZ):
                samples = capture.read()
                if not capture.alive:
                    raise DeviceLost(f"{device.label} gives no sound", hint="Plug it in again, or choose another.")
                if len(samples):
                    say(float(np.sqrt(np.mean(np.square(samples)))), capture.take_peak())
                if seconds is not None:
                    kept.append(samples)
        finally:
            capture.close()
    heard = np.concatenate(kept)
    return Waveform(heard if seconds is None else heard[: round(seconds * RATE_HZ)], RATE_HZ)


def play(name: str, audio: Waveform, over: Event) -> None:
    """Play `audio` on the loudspeaker `name` (empty: the system's own), or until `over`; raises `DeviceError`."""
    with loudspeaker(name) as playback:
        clip = playback.play(audio)
        while not clip.done:
            if over.wait(LOOK_S):
                playback.stop()
                break
            if not playback.alive:
                raise DeviceLost("the loudspeaker is gone", hint="Plug it in again, or choose another.")


@contextmanager
def loudspeaker(name: str) -> Iterator[Playback]:
    """The loudspeaker `name` (empty: the system's own), open; no other stream may be.  Raises `DeviceError`."""
    device = find("output", name or None)
    playback = Playback()
    with _started(device):
        playback.open(device)
        try:
            yield playback
        finally:
            playback.close()


def echo_test(
    engines: Engines | None, settings: Settings, input_name: str | None, output_name: str | None
) -> EchoMeasurement:
    """How much of its own voice the microphone hears; see `compose.live.echo_test`."""
    if engines is None:
        raise ModelMissing("no voice is loaded", hint="Install packs for your languages first.")
    return run_echo_test(engines, settings, input_name, output_name)


def sentence(engines: Engines | None, language: str) -> Waveform:
    """A chime, and a sentence in `language` by the voice that speaks it in conversations."""
    spoken = primary(language)
    text = ECHO_SENTENCES.get(spoken, ECHO_SENTENCES["en"])
    voice = None if engines is None or spoken not in ECHO_SENTENCES else engines.voice(spoken)
    if engines is None or voice is None:
        said = EspeakVoice(spoken if spoken in ECHO_SENTENCES else "en").speak(text)
    else:
        said = engines.synthesis.call(lambda: voice.speak(text)).result()
    return Waveform(np.concatenate((_chime(said.rate_hz), said.samples)), said.rate_hz)


@contextmanager
def _started(device: Device) -> Iterator[None]:
    PORTAUDIO.start(device)
    try:
        yield
    finally:
        PORTAUDIO.stop()


def _chime(rate_hz: int) -> Floats:
    """Three notes that rise and fade."""
    time_s = np.arange(round(CHIME_S * rate_hz)) / rate_hz
    sound = np.zeros(len(time_s))
    for frequency, begin in CHIME:
        since = np.maximum(0.0, time_s - begin)
        envelope = np.minimum(1.0, since / 0.01) * np.exp(-6 * since / NOTE_S)
        sound += CHIME_LEVEL * envelope * np.sin(2 * np.pi * frequency * since)
    return sound.astype(np.float32)
