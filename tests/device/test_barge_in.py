"""Who speaks while the program speaks: an interruption, a cough, and the speaker who goes on."""

from __future__ import annotations

import statistics
import time

import numpy as np
import pytest
import soxr

from interpreter_app.core.events import ClauseSkipped, SpeakingStarted, SpeakingStopped, SpeechStarted, TurnEnded
from interpreter_app.engines.system_voice import EspeakVoice
from tests.device.conversation import Here, Sentence, sentences
from tests.device.pulse import PulseServer, Recording

pytestmark = pytest.mark.timeout(1200)
HOP_S = 0.005
TIMES = [2, pytest.param(20, marks=pytest.mark.full)]


def loudness(recording: Recording, start: float, length_s: float) -> np.ndarray:
    """Root mean square of every `HOP_S` of what the loudspeaker played from `start` (clock time) on."""
    begin = round((start - recording.began) * recording.rate)
    hop = round(HOP_S * recording.rate)
    heard = recording.so_far()[begin : begin + round(length_s * recording.rate)]
    return np.sqrt(np.mean(heard[: len(heard) // hop * hop].reshape(-1, hop) ** 2, axis=1))


def falls_below(levels: np.ndarray, level: float) -> float:
    """Seconds until the loudness stays below `level` for 100 ms."""
    run = round(0.1 / HOP_S)
    below = np.convolve(levels < level, np.ones(run), "valid") >= run
    return float(np.argmax(below)) * HOP_S if below.any() else float("inf")


def make_it_speak(pulse: PulseServer, here: Here, sentence: Sentence) -> None:
    """Say `sentence`, and wait until its translation is being spoken and a second has passed since its end.

    Who speaks sooner is taken for the same person, who goes on.
    """
    before = len(here.of(SpeakingStarted))
    pulse.play(sentence.audio, 16_000, wait=True)
    here.wait_for(lambda: len(here.of(SpeakingStarted)) > before, 20)
    time.sleep(0.9)


@pytest.mark.parametrize("times", TIMES)
def test_an_interruption_silences_the_voice(pulse: PulseServer, times: int) -> None:
    long, answers = sentences("en", 4, least_words=9, most_words=20), sentences("es", 4)
    ducked, silent, after_event = [], [], []
    with Here(duplex={"duplex": "headphones"}, speaking={"speak": "turn"}) as here:
        recording = pulse.record()
        for number in range(times):
            make_it_speak(pulse, here, long[number % 4])
            answer = pulse.play(answers[number % 4].audio, 16_000, latency_ms=20)
            onset = answer.began
            answer.wait()
            time.sleep(0.2)
            levels, voice = loudness(recording, onset, 1.2), float(np.max(loudness(recording, onset - 0.5, 0.5)))
            ducked.append(falls_below(levels, voice * 0.4))
            silent.append(falls_below(levels, voice * 0.02))
            after_event.append(onset + silent[-1] - here.time_of(here.of(SpeechStarted)[-1]))
            here.settle()
        assert sum(event.interrupted for event in here.of(SpeakingStopped)) == times
        assert len(here.of(TurnEnded)) == 2 * times, "every text stays"
    for name, values in (("ducked", ducked), ("silent", silent), ("silent after speech_started", after_event)):
        print(f"\n{name}: median {statistics.median(values) * 1000:.0f} ms, worst {max(values) * 1000:.0f} ms")
    if times > 2:
        assert statistics.median(ducked) <= 0.2
        assert statistics.median(silent) <= 0.4
        assert statistics.median(after_event) <= 0.15


def cough(number: int) -> np.ndarray:
    """Two bursts of noise with a hoarse band, as a cough has; 16 kHz."""
    random = np.random.default_rng(number)
    time_s = np.arange(round(0.35 * 16_000)) / 16_000
    shape = np.exp(-time_s / 0.06) + 0.6 * np.exp(-np.maximum(0, time_s - 0.18) / 0.05) * (time_s > 0.18)
    noise = random.standard_normal(len(time_s))
    return (0.25 * shape * (noise + np.convolve(noise, np.ones(8) / 8, "same"))).astype(np.float32)


def murmur(number: int) -> np.ndarray:
    """A listener's "mhm", spoken; 16 kHz."""
    waveform = EspeakVoice("en").speak(("mhm", "uh-huh", "mm")[number % 3])
    return soxr.resample(waveform.samples, waveform.rate_hz, 16_000).astype(np.float32)


@pytest.mark.parametrize("times", TIMES)
def test_a_cough_or_a_murmur_does_not(pulse: PulseServer, times: int) -> None:
    long = sentences("en", 4, least_words=9, most_words=20)
    resumed = 0
    with Here(duplex={"duplex": "headphones"}, speaking={"speak": "turn"}) as here:
        for number in range(times):
            make_it_speak(pulse, here, long[number % 4])
            pulse.play((cough if number % 2 else murmur)(number), 16_000, latency_ms=20, wait=True)
            here.settle()
            resumed += not here.of(SpeakingStopped)[-1].interrupted
        held = sum(event.interrupted for event in here.of(SpeakingStopped))
        given_up = here.of(ClauseSkipped)
    print(f"\n{resumed} of {times} went on, {held} of them after a silence; given up: {[e.text for e in given_up]}")
    assert resumed >= times * 0.9 - 1e-9
    assert len(given_up) <= times * 0.1


@pytest.mark.parametrize("times", TIMES)
def test_the_speaker_who_goes_on_does_not(pulse: PulseServer, times: int) -> None:
    long = sentences("en", 4, least_words=9, most_words=20)
    with Here(duplex={"duplex": "headphones"}) as here:
        for number in range(times):
            pause = np.zeros(round(16_000 * (0.15 + 0.3 * (number % 3))), np.float32)
            both = np.concatenate([long[number % 4].audio, pause, long[(number + 1) % 4].audio])
            pulse.play(both, 16_000, wait=True)
            here.settle()
        assert [event for event in here.of(SpeakingStopped) if event.interrupted] == []
        assert here.of(ClauseSkipped) == []
    print(f"\n0 of {times} were cancelled")
