from __future__ import annotations

import numpy as np
import pytest

from interpreter_app.audio import echo_test
from interpreter_app.audio.echo_test import EchoMeasurement, find_chirp, listen, measure, sound_of
from interpreter_app.audio.playback import Playback
from interpreter_app.audio.resample import resample
from interpreter_app.core.audio import Waveform
from interpreter_app.core.errors import DeviceError, DeviceLost
from interpreter_app.engines.system_voice import EspeakVoice
from tests.fakes.outlet import BLOCK, BOOT_S, LATENCY_S, FakeOutlet

RATE = 16_000
DELAY = 1280
"""80 ms."""


@pytest.fixture(scope="module")
def sentence():
    return EspeakVoice("en").speak("This is how I sound in this room.")


def room(count, sound, start, level, noise=0.001):
    heard = np.random.default_rng(1).normal(0, noise, count)
    heard[start + DELAY : start + DELAY + len(sound)] += level * sound
    return heard.astype(np.float32)


@pytest.mark.parametrize("left", [0.25, 0.1, 0.01])
def test_the_voice_its_delay_and_what_is_left_of_it_are_measured(sentence, left):
    sound, start = sound_of(sentence), RATE
    before, after = (room(start + len(sound) + RATE, sound, start, level) for level in (0.5, 0.5 * left))
    found = measure(sound, start, before, after)
    assert found.delay_ms == 80
    assert found.reduction_db == pytest.approx(-20 * np.log10(left), abs=1)
    spoken = resample(sentence.samples, sentence.rate_hz, RATE)
    assert found.voice_db == pytest.approx(10 * np.log10(np.mean(np.square(0.5 * spoken))), abs=0.5)
    assert found.noise_db == pytest.approx(-60, abs=0.5)
    assert found.verdict == ("cancel" if left <= 0.1 else "gate")


def test_the_chirp_is_found_in_as_much_noise_and_not_in_noise_alone():
    noise = np.random.default_rng(2).normal(0, 0.1, 2 * RATE)
    assert find_chirp(noise)[1] < echo_test.FOUND / 1.5
    hidden = noise.copy()
    hidden[5000:13_000] += 0.3 * echo_test.chirp()
    place, likeness = find_chirp(hidden)
    assert place == pytest.approx(5000, abs=2)
    assert likeness > echo_test.FOUND * 1.5


def test_where_nothing_comes_back_there_are_headphones(sentence):
    sound, start = sound_of(sentence), RATE
    quiet = room(start + len(sound) + RATE, sound, start, 0.0)
    found = measure(sound, start, quiet, quiet)
    assert found.delay_ms is None
    assert found.verdict == "headphones"


def test_a_trace_of_voice_below_the_noise_is_no_echo(sentence):
    sound, start = sound_of(sentence), RATE
    trace = room(start + len(sound) + RATE, sound, start, 0.004, noise=0.003)
    assert measure(sound, start, trace, trace).verdict == "headphones"


def test_somebody_who_spoke_during_the_test_is_no_echo_that_can_be_cancelled():
    assert EchoMeasurement(None, -30, -60, 30).verdict == "gate"


class Room:
    """A microphone that hears what a `FakeOutlet` at 16 kHz plays, `DELAY` later at half the level; a clock as well."""

    def __init__(self, outlet, playback, *, gain=0.5, noise=1e-4, gives=True):
        self.outlet, self.playback, self.gain, self.noise, self.gives = outlet, playback, gain, noise, gives
        self.position = 0
        self.seconds = 0.0
        self.chance = np.random.default_rng(4)

    def sleep(self, seconds):
        self.seconds += seconds
        if self.outlet.active:
            self.outlet.read(BLOCK // 3)
            self.playback._speaker.tend()

    def read(self):
        last = self.outlet.position if self.gives else self.position
        at = np.arange(self.position, last) - round(LATENCY_S * RATE) - DELAY
        self.position = last
        echo = np.where(at >= 0, self.outlet.all_out[at.clip(0), 0], 0) * self.gain
        return (echo + self.chance.normal(0, self.noise, len(at))).astype(np.float32)

    def time_at(self, position):
        return BOOT_S + position / RATE


@pytest.fixture
def around(monkeypatch):
    monkeypatch.setattr("interpreter_app.audio.speaker.TICK_S", 3600.0)
    outlet = FakeOutlet(RATE, 1)
    playback = Playback(lambda _: outlet)
    playback.open(None)

    def make(**how):
        room = Room(outlet, playback, **how)
        monkeypatch.setattr(echo_test.time, "sleep", room.sleep)
        monkeypatch.setattr(echo_test.time, "monotonic", lambda: room.seconds)
        return room

    yield make, playback, outlet
    playback.close()


def test_the_whole_test_in_a_room(around, sentence):
    make, playback, _ = around
    found = listen(make(), playback, sentence)
    print(f"\n{found}")
    assert found.delay_ms == 80
    assert found.reduction_db >= echo_test.ENOUGH_DB
    assert found.verdict == "cancel"


def test_the_whole_test_on_headphones(around, sentence):
    make, playback, _ = around
    assert listen(make(gain=0.0), playback, sentence).verdict == "headphones"


def test_a_microphone_that_is_muted_or_gives_nothing_is_said_to(around, sentence):
    make, playback, _ = around
    for how, says in (({"gives": False}, "no sound"), ({"gain": 0.0, "noise": 0.0}, "silence")):
        with pytest.raises(DeviceError, match=says) as caught:
            listen(make(**how), playback, sentence)
        assert caught.value.hint


def test_a_loudspeaker_that_goes_during_the_test_is_lost(around, sentence):
    make, playback, outlet = around
    room = make()
    sleep = room.sleep

    def goes(seconds):
        sleep(seconds)
        if outlet.position > 2 * RATE:
            outlet.active = False
            room.read = lambda: np.zeros(160, np.float32)

    echo_test.time.sleep = goes
    with pytest.raises(DeviceLost):
        listen(room, playback, sentence)


def test_the_sound_is_the_chirp_and_the_sentence(sentence):
    sound = sound_of(Waveform(np.ones(100, np.float32), RATE))
    assert len(sound) == RATE // 2 + round(0.3 * RATE) + 100
    assert np.abs(sound).max() == 1.0
