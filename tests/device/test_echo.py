from __future__ import annotations

import contextlib
import time

import numpy as np
import pytest

from interpreter_app.audio.capture import Capture
from interpreter_app.audio.devices import find
from interpreter_app.audio.echo import ClosedMicrophone, EchoCanceller
from interpreter_app.audio.echo_test import ENOUGH_DB, listen, try_echo
from interpreter_app.audio.playback import Playback
from interpreter_app.audio.portaudio import PORTAUDIO
from interpreter_app.core.errors import DeviceError
from interpreter_app.engines.system_voice import EspeakVoice
from tests.device.playing import level, undisturbed

RATE = 16_000


@pytest.fixture(scope="module")
def sentences():
    voice = EspeakVoice("en")
    texts = ("The train to the airport leaves from platform nine.", "Please keep your ticket until the end.")
    return [voice.speak(text) for text in texts]


@contextlib.contextmanager
def echo(pulse, *, delay_ms=80, level=0.5):
    """What the loudspeaker plays comes back at the microphone."""
    pulse.load("echo", "module-loopback", "source=speaker.monitor", "sink=mic_sink", f"latency_msec={delay_ms}")
    (*_, own) = [line.split()[0] for line in pulse.pactl("list", "short", "sink-inputs").splitlines()]
    pulse.pactl("set-sink-input-volume", own, str(round(65_536 * level ** (1 / 3))))  # PulseAudio's scale is cubic
    time.sleep(1)
    try:
        yield
    finally:
        pulse.unload("echo")


@contextlib.contextmanager
def both():
    """The microphone and the loudspeaker, open."""
    microphone, loudspeaker = find("input", "microphone"), find("output", "speaker")
    PORTAUDIO.start(microphone, loudspeaker)
    playback = Playback()
    playback.open(loudspeaker)
    capture = Capture(microphone)
    try:
        yield capture, playback
    finally:
        capture.close()
        playback.close()
        PORTAUDIO.stop()


def hear(capture, playback, sentences, own_voice_out, *, rest_s):
    """What the microphone gives, before and after the filter, while the sentences are spoken; the clips."""
    before, after, clips, began = [], [], [], capture.position
    until = None
    while until is None or time.monotonic() < until:
        first = capture.position
        samples = capture.read()
        before.append(samples)
        after.append(own_voice_out(samples, capture.time_at(first)))
        if not clips and capture.position > RATE:
            clips = [playback.play(sentence) for sentence in sentences]
        if clips and clips[-1].done and until is None:
            until = time.monotonic() + rest_s
        time.sleep(0.01)
    spoken = [round((clip.began - capture.time_at(began)) * RATE) for clip in clips]
    return np.concatenate(before), np.concatenate(after), spoken


def decibels(samples):
    return 20 * np.log10(level(samples) + 1e-6)


def test_the_echo_of_its_voice_is_taken_out(pulse, sentences):
    def play():
        with both() as (capture, playback):
            canceller = EchoCanceller(playback)
            before, after, (start, *_) = hear(capture, playback, sentences * 3, canceller, rest_s=0.5)
            late = canceller.LATENCY
            return before[start:-late], playback.underflows, after[start + late :]

    with echo(pulse):
        before, after = undisturbed(play)
    first, later = (
        decibels(before[part]) - decibels(after[part]) for part in (slice(0, RATE), slice(RATE, len(before)))
    )
    print(f"\nits voice at {decibels(before):.1f} dB, {first:.1f} dB less in the first second, {later:.1f} dB after it")
    assert decibels(before) > -40
    assert later >= ENOUGH_DB


def test_the_microphone_is_closed_while_it_speaks(pulse, sentences):
    with echo(pulse), both() as (capture, playback):
        closed = ClosedMicrophone(playback, 300)
        before, after, (start, *_) = hear(capture, playback, sentences, closed, rest_s=0.8)
    assert len(before) == len(after)
    assert decibels(before[start:]) > -40
    assert not before[:start].any()
    assert not after.any()


def test_the_self_test_tells_a_loudspeaker_from_headphones(pulse, sentences):
    def play():
        with both() as (capture, playback):
            found = listen(capture, playback, sentences[0])
            return found, playback.underflows, None

    noise = pulse.play(np.random.default_rng(5).normal(0, 0.001, 120 * 48_000).astype(np.float32), 48_000)
    try:
        alone, _ = undisturbed(play)
        with echo(pulse):
            heard, _ = undisturbed(play)
    finally:
        noise.stop()
    print(f"\nheadphones: {alone}\nloudspeaker: {heard}")
    assert alone.verdict == "headphones"
    assert heard.verdict == "cancel"
    assert heard.delay_ms == pytest.approx(80, abs=40)


def test_both_devices_are_opened_for_the_self_test_and_closed_after_it(pulse, sentences):
    microphone, loudspeaker = find("input", "microphone"), find("output", "speaker")
    with pytest.raises(DeviceError, match="nothing but silence"):
        try_echo(microphone, loudspeaker, sentences[0])
    assert not PORTAUDIO.running
