from __future__ import annotations

import contextlib
import ctypes
import threading
import time

import numpy as np
import pytest

from interpreter_app.audio.outlet import CallbackOutlet
from interpreter_app.audio.portaudio import PORTAUDIO
from interpreter_app.audio.resample import resample
from interpreter_app.audio.speaker import DUCKED
from interpreter_app.core.audio import Waveform
from interpreter_app.engines.system_voice import EspeakVoice
from tests.device.playing import level, place, playing_on, undisturbed, wait_for

RATE = 48_000
"""Of the sink `speaker`."""
STEP = 2.5 / 32_768
"""The sink keeps 16 bits, rounded on both ways."""


def rumble(seconds):
    """Noise below 500 Hz: each place in it is like no other, and nothing in it is sudden."""
    noise = resample(np.random.default_rng(1).normal(0, 0.15, round(seconds * 1000)).astype(np.float32), 1000, RATE)
    fade = np.minimum(np.arange(len(noise)) / 480, 1).astype(np.float32)
    return Waveform(np.clip(noise, -0.9, 0.9) * fade, RATE)


@contextlib.contextmanager
def holding_the_interpreter():
    """A thread that keeps the interpreter's lock for 100 ms at a time."""
    usleep, done = ctypes.PyDLL(None).usleep, threading.Event()

    def hold():
        while not done.is_set():
            usleep(100_000)

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


@pytest.fixture(scope="module")
def clauses():
    voice = EspeakVoice("en")
    numbers = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
    texts = [f"Number {number}." for number in (*numbers, "seventeen", "eighteen", "nineteen", "twenty")]
    return [voice.speak(text, speed=2.0) for text in texts]


def spoken(pulse, clauses, *, name="speaker", rate=RATE, ahead=2, **how):
    """Play `clauses` on a sink, `ahead` of them at a time, and record them; the recording, and the clips."""

    def play():
        recording = pulse.record(f"{name}.monitor", rate)
        with playing_on(name, **how) as playback:
            clips = []
            for clause in clauses:
                if len(clips) >= ahead:
                    wait_for(lambda: clips[-ahead].done)
                clips.append(playback.play(clause))
            wait_for(lambda: clips[-1].done)
            time.sleep(0.2)
            began = [clip.began for clip in clips]
            underflows = playback.underflows
        return recording.stop(), underflows, (clips, [at - recording.began for at in began])

    return undisturbed(play, lambda recorded: difference(recorded, clauses, rate)[0] < STEP)


def difference(recorded, clauses, rate=RATE):
    """How far `recorded` is from `clauses`, one after the other, each once, and silence around; where they begin."""
    said = np.concatenate([resample(clause.samples, clause.rate_hz, rate) for clause in clauses])
    start = place(said, recorded)
    wanted = np.zeros_like(recorded)
    wanted[start : start + len(said)] = said[: len(recorded) - start]
    return np.abs(recorded - wanted).max(), start


def assert_exact(recorded, clauses, rate=RATE):
    """Assert that `clauses` are what was recorded, to the sample, each once, and nothing else; where they begin."""
    worst, start = difference(recorded, clauses, rate)
    print(f"\n{len(clauses)} clauses: differs by {worst * 32_768:.2f} of 32768")
    assert worst < STEP
    return start


def assert_on_time(began, start, clauses):
    """Assert that the clauses began when the recording shows it: most of them, on a machine with other things to do."""
    lengths = [len(clause.samples) / clause.rate_hz for clause in clauses]
    late = np.array(began) - start / RATE - np.cumsum([0, *lengths[:-1]])
    print(f"said to begin {1000 * np.median(late):+.1f} ms from where the recording shows it")
    assert abs(np.median(late)) < 0.04
    assert np.median(np.abs(late - np.median(late))) < 0.003


def test_clauses_queued_while_it_speaks_follow_each_other_to_the_sample(pulse, clauses):
    recorded, (clips, began) = spoken(pulse, clauses)
    start = assert_exact(recorded, clauses)
    assert_on_time(began, start, clauses)
    assert [clip.played for clip in clips] == [clause.duration for clause in clauses]


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 96_000])
def test_a_device_with_a_rate_and_channels_of_its_own(pulse, clauses, rate):
    pulse.load_sink("own", rate, 2)
    try:
        recorded, (clips, _) = spoken(pulse, clauses[:3], name="own", rate=rate, ahead=3)
    finally:
        pulse.unload("own")
    assert_exact(recorded, clauses[:3], rate)
    assert clips[0].played == clauses[0].duration


def test_ducking_coming_back_and_stopping(pulse):
    said = rumble(5).samples
    delays = {"ducked": [], "silent": []}

    def play():
        recording = pulse.record(rate=RATE)
        with playing_on() as playback:
            clip = playback.play(Waveform(said, RATE))
            wait_for(lambda: clip.began is not None)
            time.sleep(0.3)
            at = []
            for act in (lambda: playback.duck(True), lambda: playback.duck(False), playback.stop):
                at.append(round((playback.now() - clip.began) * RATE))
                act()
                time.sleep(0.3)
            assert clip.done
            underflows = playback.underflows
        return recording.stop(), underflows, (at, clip.played)

    for _ in range(5):
        recorded, ((duck, up, stop), played) = undisturbed(play)
        start = place(said[: RATE // 4], recorded)
        end = np.flatnonzero(np.abs(recorded) > STEP)[-1] + 1
        heard, wanted = recorded[start:end], said[: end - start]
        parts = [slice(first, first + 240) for first in range(duck, up, 240)]
        gains = np.array([level(heard[part]) / level(wanted[part]) for part in parts])
        delays["ducked"].append(1000 * (parts[np.flatnonzero(gains < DUCKED * 1.06)[0]].start - duck) / RATE)
        delays["silent"].append(1000 * (len(heard) - stop) / RATE)
        down, back = slice((duck + up) // 2, up), slice((up + stop) // 2, stop)
        assert level(heard[down]) / level(wanted[down]) == pytest.approx(DUCKED, rel=0.01)
        assert np.abs(heard[back] - wanted[back]).max() < STEP, "it did not come back in phase"
        assert np.abs(np.diff(recorded)).max() < 1.05 * np.abs(np.diff(said)).max(), "a click"
        assert played == pytest.approx(len(heard) / 3, abs=10)
    for name, figures in delays.items():
        print(f"\n{name} after ms: " + ", ".join(f"{figure:.0f}" for figure in figures), end="")
        assert np.median(figures) < 170


def test_rendered_is_what_the_room_heard(pulse, clauses):
    def play():
        recording = pulse.record(rate=16_000)
        with playing_on() as playback:
            clips = [playback.play(clause) for clause in clauses[:3]]
            wait_for(lambda: clips[1].began is not None)
            playback.duck(True)
            wait_for(lambda: clips[2].began is not None)
            playback.stop()
            time.sleep(1.5)
            began = clips[0].began
            rendered = np.concatenate([playback.rendered(began + at / 100, 160) for at in range(150)])
            (sounding,) = playback.sounding(began - 1, began + 10)
            underflows = playback.underflows
        return recording.stop(), underflows, (rendered, sounding, began - recording.began)

    recorded, (rendered, sounding, began) = undisturbed(play)
    start = place(rendered, recorded)
    likeness = np.corrcoef(rendered, recorded[start : start + len(rendered)])[0, 1]
    print(f"\nrendered and recorded: {likeness:.4f} alike, {1000 * (start / 16_000 - began):+.1f} ms apart")
    assert likeness > 0.99
    loud = np.flatnonzero(np.abs(recorded) > 0.001)
    assert sounding[1] - sounding[0] == pytest.approx((loud[-1] - start) / 16_000, abs=0.02)


def test_a_held_interpreter_does_not_break_what_is_played(pulse, clauses):
    def play():
        recording = pulse.record(rate=RATE)
        with playing_on() as playback:
            clips = [playback.play(clause) for clause in clauses]
            with holding_the_interpreter():
                wait_for(lambda: clips[-1].done)
            underflows = playback.underflows
        return recording.stop(), underflows, [clip.played for clip in clips]

    recorded, played = undisturbed(play, lambda recorded: difference(recorded, clauses)[0] < STEP)
    assert_exact(recorded, clauses)
    assert played == [clause.duration for clause in clauses]


def test_without_rtmixer_a_callback_plays_the_same(pulse, clauses):
    recorded, (_, began) = spoken(
        pulse, clauses[:3], opener=lambda device: CallbackOutlet(PORTAUDIO.index(device), RATE, 1)
    )
    start = assert_exact(recorded, clauses[:3])
    assert_on_time(began, start, clauses[:3])


def test_a_server_that_ends_is_a_lost_device_and_the_next_one_plays(pulse, clauses):
    with playing_on() as playback:
        clip = playback.play(rumble(20))
        wait_for(lambda: clip.played > 8000)
        pulse.kill()
        begin = time.monotonic()
        wait_for(lambda: not playback.alive, 5)
        print(f"\nlost after {time.monotonic() - begin:.2f} s")
        assert clip.done
        assert 8000 < clip.played < 16_000
    pulse.start()
    with playing_on() as playback:
        again = playback.play(clauses[0])
        wait_for(lambda: again.done)
        assert again.played == clauses[0].duration
