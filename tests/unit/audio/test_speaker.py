from __future__ import annotations

import numpy as np
import pytest

from interpreter_app.audio.outlet import AHEAD_S
from interpreter_app.audio.output_clock import OutputClock
from interpreter_app.audio.resample import resample
from interpreter_app.audio.speaker import DUCK_S, DUCKED, STOP_S, Speaker
from interpreter_app.core.audio import Waveform
from interpreter_app.core.errors import DeviceLost
from tests.fakes.outlet import BLOCK, BOOT_S, LATENCY_S, RATE, FakeOutlet, run


@pytest.fixture
def device():
    return FakeOutlet()


@pytest.fixture
def playback(device, monkeypatch):
    monkeypatch.setattr("interpreter_app.audio.speaker.TICK_S", 3600.0)  # tests tend it themselves
    playback = Speaker(device)
    yield playback
    playback.close()


def noise(seconds, rate_hz=RATE, seed=0, level=0.1):
    return Waveform(
        (np.random.default_rng(seed).normal(0, level, round(seconds * rate_hz))).astype(np.float32), rate_hz
    )


def tone(seconds, rate_hz=RATE, hz=300.0, level=0.5):
    return Waveform(
        (level * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz)).astype(np.float32), rate_hz
    )


def test_clauses_follow_each_other_to_the_sample_on_every_channel(device, playback):
    clauses = [noise(0.31, seed=1), noise(0.2, seed=2), noise(7.5, seed=3), noise(1.01, seed=4)]
    run(device, playback, 0.5)
    clips = [playback.play(clause) for clause in clauses[:3]]
    run(device, playback, 3)
    clips.append(playback.play(clauses[3]))
    run(device, playback, 8)
    said = np.concatenate([clause.samples for clause in clauses])
    start = clips[0].start
    assert start - RATE / 2 < BLOCK + RATE * 0.01
    for channel in device.out.T:
        assert np.array_equal(channel[start : start + len(said)], said)
        assert not channel[:start].any()
        assert not channel[start + len(said) :].any()
    assert all(clip.done for clip in clips)
    assert [clip.played for clip in clips] == [clause.duration for clause in clauses]


def test_any_rate_becomes_the_devices(device, playback):
    clause = noise(0.5, 22_050)
    clip = playback.play(clause)
    run(device, playback, 1)
    said = resample(clause.samples, 22_050, RATE)
    assert np.array_equal(device.out[clip.start : clip.start + len(said), 0], said)
    assert clip.played == clause.duration


def test_a_clip_tells_what_was_heard_and_not_what_was_read(device, playback):
    clip = playback.play(noise(1.0))
    following = playback.play(noise(1.0))
    assert (clip.began, clip.played, clip.done) == (None, 0, False)
    device.read(BLOCK * 3)  # 30 ms read, and none of it heard: the device is 50 ms late
    assert (clip.began, clip.played) == (None, 0)
    run(device, playback, 0.5)
    assert clip.began == pytest.approx(BOOT_S + clip.start / RATE + LATENCY_S, abs=1e-6)
    assert clip.played == pytest.approx((device.now() - clip.began) * 16_000, abs=2)
    assert not clip.done
    run(device, playback, 0.6)
    assert clip.done
    assert clip.played == 16_000
    assert following.began == pytest.approx(clip.began + 1.0, abs=1e-6)


def test_ducking_is_twelve_decibels_without_a_click_and_back_in_phase(device, playback):
    clause = tone(3.0)
    clip = playback.play(clause)
    run(device, playback, 1)
    called = device.position
    playback.duck(True)
    run(device, playback, 0.5)
    playback.duck(False)
    run(device, playback, 2.5)
    said = clause.samples
    heard = device.out[clip.start : clip.start + len(said), 0]
    begin = called - clip.start
    settled = begin + BLOCK + round((DUCK_S + 0.005) * RATE)
    down = slice(settled, begin + RATE // 2)
    assert np.array_equal(heard[:begin], said[:begin])
    assert heard[down] == pytest.approx(said[down] * DUCKED, abs=1e-6)
    assert np.array_equal(heard[begin + RATE :], said[begin + RATE :])
    assert np.abs(np.diff(heard)).max() <= np.abs(np.diff(said)).max() * 1.01


def test_turning_up_while_it_is_being_turned_down_does_not_click(device, playback):
    clip = playback.play(tone(2.0, hz=100.0))
    run(device, playback, 0.5)
    for on in (True, False, True, False, True):
        playback.duck(on)
        run(device, playback, 0.01)
    run(device, playback, 1)
    heard = device.out[clip.start : clip.start + RATE, 0]
    assert np.abs(np.diff(heard)).max() < 0.012
    assert np.abs(heard[RATE * 3 // 4 :]).max() == pytest.approx(0.5 * DUCKED, rel=0.01)


def test_what_is_played_while_turned_down_is_down(device, playback):
    playback.duck(True)
    run(device, playback, 0.1)
    clip = playback.play(noise(0.2))
    run(device, playback, 0.5)
    said = noise(0.2).samples
    assert device.out[clip.start : clip.start + len(said), 0] == pytest.approx(said * DUCKED, rel=1e-4)


def test_stop_is_a_short_fade_and_forgets_what_was_to_follow(device, playback):
    clauses = [tone(2.0), noise(1.0), noise(9.0)]
    first, second, third = (playback.play(clause) for clause in clauses)
    run(device, playback, 1)
    called = device.position
    playback.stop()
    assert not first.done, "what was read before is still to be heard"
    assert second.done
    assert third.done
    played = first.played
    run(device, playback, 1)
    last = np.flatnonzero(device.out[:, 0])[-1]
    assert last - called < BLOCK + round((STOP_S + 0.005) * RATE)
    assert np.abs(np.diff(device.out[:, 0])).max() <= np.abs(np.diff(clauses[0].samples)).max() * 1.05
    assert first.done
    assert played < first.played <= (last + 2 - first.start) / 3
    assert (second.played, second.began) == (0, None)
    again = playback.play(clauses[1])
    run(device, playback, 2)
    assert np.array_equal(device.out[again.start : again.start + RATE, 0], clauses[1].samples)
    assert np.count_nonzero(device.out[last + 1 :, 0]) == np.count_nonzero(clauses[1].samples)


def test_stop_with_nothing_to_stop(device, playback):
    playback.stop()
    run(device, playback, 0.2)
    clip = playback.play(noise(0.1))
    run(device, playback, 0.2)
    playback.stop()
    assert clip.done
    assert clip.played == 1600


def test_empty_audio_is_done_at_once(playback):
    clip = playback.play(Waveform(np.zeros(0, np.float32), 22_050))
    assert clip.done
    assert (clip.played, clip.began) == (0, None)


def test_the_ring_turns_and_nothing_old_comes_back(device, playback):
    for seed in range(6):
        clause = noise(5.0, seed=seed)
        clip = playback.play(clause)
        run(device, playback, 5.5)
        assert np.array_equal(device.out[clip.start : clip.start + len(clause.samples), 0], clause.samples)
    assert len(playback._clips) <= 4
    run(device, playback, 25)
    assert not device.out[clip.end :].any()


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 22_050, 44_100, 48_000, 96_000])
def test_rendered_is_what_was_played_at_16_khz(rate_hz, monkeypatch):
    monkeypatch.setattr("interpreter_app.audio.speaker.TICK_S", 3600.0)
    device = FakeOutlet(rate_hz, 1)
    playback = Speaker(device)
    try:
        run(device, playback, 0.2)
        clip = playback.play(Waveform(resample(noise(3.0, 6000).samples, 6000, 22_050), 22_050))
        run(device, playback, 1.0)
        playback.duck(True)
        run(device, playback, 1.0)
        playback.stop()
        run(device, playback, 0.7)
        start = clip.began - 0.1
        pieces: list[np.ndarray] = []
        at = 0
        while at < 40_000:
            count = [160, 1, 777, 512][len(pieces) % 4]
            pieces.append(playback.rendered(start + at / 16_000, count))
            at += count
        heard = np.concatenate(pieces)
        first = round((start - BOOT_S - LATENCY_S) * 16_000)
        wanted = resample(device.out[:, 0], rate_hz, 16_000)[first : first + len(heard)]
        heard = heard[: len(wanted)]
        assert np.corrcoef(heard, wanted)[0, 1] > 0.999
        whole = playback.rendered(start, len(heard))
        assert whole == pytest.approx(heard, abs=2e-4)
    finally:
        playback.close()


def test_rendered_reads_on_without_a_seam_while_the_clock_trembles(device, playback):
    playback.play(noise(3.0))
    run(device, playback, 2.0)
    begin = device.now() - 1.5
    steady = playback.rendered(begin, 16_000)
    trembling = np.concatenate([playback.rendered(begin + k / 100 + (-1) ** k * 0.0004, 160) for k in range(100)])
    assert np.abs(trembling[160:-160]).max() > 0.1
    shift = round(0.0004 * 16_000)
    assert trembling[:-shift] == pytest.approx(steady[shift:], abs=1e-3)


def test_rendered_jumps_only_when_the_clock_is_far_away(device, playback):
    run(device, playback, 0.1)
    playback.rendered(BOOT_S + 1, 160)
    at = playback._next
    playback.rendered(BOOT_S + 1 + 0.01 + 0.07, 160)
    assert playback._next == at + 160
    playback.rendered(BOOT_S + 1 + 0.02 - 0.07, 160)
    assert playback._next == at + 320
    playback.rendered(BOOT_S + 1 + 0.03 + 0.1, 160)
    assert playback._next - (at + 480) == pytest.approx(1600, abs=1)


def test_sounding_joins_clauses_and_knows_what_was_cut(device, playback):
    first = playback.play(noise(0.5))
    playback.play(noise(0.5))
    run(device, playback, 2.0)
    third = playback.play(noise(2.0))
    run(device, playback, 0.5)
    playback.stop()
    run(device, playback, 1.0)
    assert playback.sounding(first.began - 1, first.began) == []
    (one, two), (three, four) = playback.sounding(BOOT_S, BOOT_S + 100)
    assert (one, two) == (first.began, pytest.approx(first.began + 1.0))
    assert (three, four) == (third.began, pytest.approx(third.began + third.played / 16_000, abs=1e-3))
    assert playback.sounding(one + 0.1, one + 0.2) == [(one + 0.1, one + 0.2)]


def test_nothing_is_known_before_the_device_was_observed(device, monkeypatch):
    monkeypatch.setattr(device, "observe", lambda: None)
    playback = Speaker(device)
    clip = playback.play(noise(0.5))
    device.read(BLOCK)
    assert (clip.began, clip.played) == (None, 0)
    assert playback.sounding(0, 1e9) == []
    assert not playback.rendered(BOOT_S, 100).any()
    playback.close()


def test_a_device_that_goes_is_lost_and_its_clips_are_done(device, playback):
    clip = playback.play(noise(2.0))
    run(device, playback, 1.0)
    assert playback.alive
    device.active = False
    assert not playback.alive
    assert clip.done
    assert 0 < clip.played < 16_000
    with pytest.raises(DeviceLost) as caught:
        playback.play(noise(1.0))
    assert caught.value.hint


def test_a_device_that_reads_no_more_is_lost(device, playback):
    run(device, playback, 1.0)
    for _ in range(30):
        playback.tend()
    assert not playback.alive
    device.position += RATE
    playback.tend()
    assert not playback.alive
    assert playback.now() == pytest.approx(BOOT_S + 1.0, abs=0.2), "the clock goes on by itself"


def test_closing_falls_silent_and_everything_is_done(device, playback):
    clip = playback.play(noise(5.0))
    run(device, playback, 1.0)
    playback.close()
    assert device.closed
    assert clip.done
    assert not playback.alive
    device.active = True  # closed stays closed


def test_the_ring_is_written_ahead_by_its_own_thread():
    device = FakeOutlet()
    playback = Speaker(device)
    device.read(RATE)
    for _ in range(100):
        if device.written >= device.position + AHEAD_S * RATE:
            break
        playback._closing.wait(0.02)
    playback.close()
    assert device.written == RATE * (AHEAD_S + 1)


class TestOutputClock:
    def test_one_reading_that_is_off_changes_little(self):
        clock = OutputClock(1000)
        assert not clock.known
        for k in range(20):
            clock.observe(k * 100, 50 + k / 10 + (0.1 if k == 10 else 0.001 * (k % 3)))
        assert clock.time_of(5000) == pytest.approx(55.0, abs=0.0015)
        assert clock.frame_at(clock.time_of(1234)) == pytest.approx(1234)

    def test_a_gap_is_believed_after_three_readings(self):
        clock = OutputClock(1000)
        for k in range(20):
            clock.observe(k * 100, 50 + k / 10)
        clock.observe(2000, 52.3)
        clock.observe(2100, 52.4)
        assert clock.time_of(2100) == pytest.approx(52.1)
        clock.observe(2200, 52.5)
        assert clock.time_of(2200) == pytest.approx(52.5)
