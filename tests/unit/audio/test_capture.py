"""A captured lane is complete, at 16 kHz, and its positions stay true whatever is lost on the way."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from interpreter_app.audio import capture as capture_module
from interpreter_app.audio.capture import Capture
from interpreter_app.audio.mono import ToMono
from interpreter_app.audio.portaudio import Device
from interpreter_app.audio.resample import resample
from interpreter_app.core.errors import DeviceError

RATES = [8_000, 16_000, 22_050, 44_100, 48_000, 96_000]
LEAD = 1000.0
"""How far the devices' clock is ahead of the computer's."""


class PortAudioError(Exception):
    pass


class Clock:
    def __init__(self):
        self.now = 50.0

    def monotonic(self):
        return self.now


class Microphone:
    """A device that hears `signal` from `began` on, in blocks of 20 ms; the recorder that a capture opens on it."""

    def __init__(self, clock, signal, rate_hz, *, drift=0.0):
        self.clock, self.signal, self.rate_hz, self.drift = clock, signal, rate_hz, drift
        self.began = clock.now
        self.taken = 0
        self.skipped = 0
        self.lost = self.stopped = False
        self.ask_s = 0.0

    def __call__(self, *, index, rate_hz, channels, latency, ring):
        assert channels == self.signal.shape[1]
        assert rate_hz == self.rate_hz
        return self

    @property
    def _come(self):
        block = self.rate_hz // 50
        heard = int((self.clock.now - self.began) * self.rate_hz * (1 + self.drift) + 1e-6)
        return min(heard, len(self.signal)) // block * block - self.skipped

    @property
    def waiting(self):
        self.clock.now += self.ask_s
        return self._come - self.taken

    def read(self, count):
        lost, self.lost = self.lost, False
        frames = self.signal[self.taken + self.skipped :][:count]
        self.taken += count
        return frames, lost

    def skip(self, seconds, *, said=True):
        """Lose what comes in the next `seconds`."""
        self.clock.now += seconds
        self.skipped += round(seconds * self.rate_hz)
        self.lost = said

    @property
    def time(self):
        return None if self.stopped else self.clock.now + LEAD

    @property
    def active(self):
        return not self.stopped

    def close(self):
        self.stopped = True


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(capture_module, "time", clock)
    monkeypatch.setattr(capture_module, "PORTAUDIO", SimpleNamespace(index=lambda device: 0))
    monkeypatch.setitem(sys.modules, "sounddevice", SimpleNamespace(PortAudioError=PortAudioError))
    return clock


def noise(rate_hz, seconds, channels=1):
    """Speech-band noise, the same on all channels, shape (n, channels)."""
    drawn = np.random.default_rng(1).uniform(-0.5, 0.5, round(seconds * 4000)).astype(np.float32)
    return np.repeat(resample(drawn, 4000, rate_hz)[:, None], channels, axis=1)


def device(rate_hz=48_000, channels=1):
    return Device("mic", "Microphone", "input", "PulseAudio", rate_hz=rate_hz, channels=channels)


def read_for(capture, clock, seconds, step=0.01):
    pieces = []
    end = clock.now + seconds
    while clock.now < end - 1e-9:
        clock.now += step
        pieces.append(capture.read())
    return np.concatenate(pieces)


@pytest.mark.parametrize("rate_hz", RATES)
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_everything_is_heard_at_every_rate_and_with_any_channels(clock, rate_hz, channels):
    signal = noise(rate_hz, 2, channels)
    microphone = Microphone(clock, signal, rate_hz)
    capture = Capture(device(rate_hz, channels), microphone)
    audio = np.concatenate((read_for(capture, clock, 2.05, step=0.013), capture.close()))
    expected = resample(signal[:, 0], rate_hz, 16_000)
    assert abs(len(audio) - len(expected)) <= 1
    assert np.abs(audio[400:31_600] - expected[400:31_600]).max() < 0.01
    assert capture.position == len(audio)
    assert capture.lost == 0


def test_positions_and_times_are_true_though_frames_are_noticed_late(clock):
    microphone = Microphone(clock, noise(48_000, 4), 48_000)
    capture = Capture(device(), microphone)
    began = clock.now + LEAD
    for step in np.random.default_rng(2).uniform(0.001, 0.12, 40):
        read_for(capture, clock, step, step)
    assert capture.position_at(began + 1.5) == pytest.approx(24_000, abs=160)
    assert capture.time_at(24_000) == pytest.approx(began + 1.5, abs=0.01)
    assert capture.position_at(began - 60) == 0


def test_nothing_heard_yet_is_position_zero(clock):
    capture = Capture(device(), Microphone(clock, noise(48_000, 1), 48_000))
    assert capture.position_at(clock.now + LEAD) == 0
    assert capture.time_at(1600) == pytest.approx(clock.now + LEAD + 0.1)


@pytest.mark.parametrize("rate_hz", [22_050, 48_000])
def test_a_ring_that_was_full_is_counted_and_filled_so_that_positions_stay_true(clock, rate_hz):
    signal = noise(rate_hz, 6)
    microphone = Microphone(clock, signal, rate_hz)
    capture = Capture(device(rate_hz), microphone)
    audio = [read_for(capture, clock, 1)]
    microphone.skip(1.3)
    audio += [read_for(capture, clock, 2), capture.close()]
    audio = np.concatenate(audio)
    assert capture.lost == pytest.approx(20_800, abs=200)
    ((at, lost),) = capture.drops
    assert lost == capture.lost
    assert at == pytest.approx(16_000, abs=2000), "what the resampler still holds comes after it"
    expected = resample(signal[:, 0], rate_hz, 16_000)
    assert np.abs(audio[400:15_800] - expected[400:15_800]).max() < 0.01
    assert np.abs(audio[16_400:36_200]).max() < 0.01, "silence in between"
    alike = [float(audio[40_000 + k : 60_000 + k] @ expected[40_000:60_000]) for k in range(-320, 321)]
    whole = float(expected[40_000:60_000] @ expected[40_000:60_000])
    assert max(alike) > 0.98 * whole, "what comes later lies where it was heard, to within a block"


def test_an_overflow_that_lost_nothing_adds_nothing(clock):
    signal = noise(48_000, 3)
    microphone = Microphone(clock, signal, 48_000)
    capture = Capture(device(), microphone)
    audio = [read_for(capture, clock, 1)]
    microphone.lost = True
    audio += [read_for(capture, clock, 1), capture.close()]
    audio, expected = np.concatenate(audio), resample(signal[:, 0], 48_000, 16_000)
    assert (capture.lost, capture.drops) == (0, [])
    assert np.abs(audio[400:31_000] - expected[400:31_000]).max() < 0.01


def test_what_was_lost_below_without_a_word_is_noticed_after_two_seconds(clock):
    microphone = Microphone(clock, noise(48_000, 9), 48_000)
    capture = Capture(device(), microphone)
    read_for(capture, clock, 3)
    microphone.skip(0.3, said=False)
    read_for(capture, clock, 1.5)
    assert capture.lost == 0
    read_for(capture, clock, 3)
    assert capture.lost == pytest.approx(4_800, abs=200)
    assert len(capture.drops) == 1


def test_a_device_whose_clock_drifts_has_lost_nothing(clock):
    microphone = Microphone(clock, noise(8_000, 60), 8_000, drift=-0.002)
    capture = Capture(device(8_000), microphone)
    began = clock.now + LEAD
    read_for(capture, clock, 50)
    assert capture.lost == 0
    assert capture.position_at(began + 50) == pytest.approx(50 * 16_000 * 0.998, abs=320)


def test_an_interpreter_that_is_held_up_has_lost_nothing(clock):
    microphone = Microphone(clock, noise(48_000, 20), 48_000)
    capture = Capture(device(), microphone)
    began = clock.now + LEAD
    read_for(capture, clock, 3)
    for turn in range(100):
        microphone.ask_s = 0.1 if turn % 10 else 0.0  # asking how much has come takes 100 ms, but now and then
        read_for(capture, clock, 0.01)
    assert capture.lost == 0
    assert capture.position_at(began + 10) == pytest.approx(160_000, abs=320)


def test_a_long_sleep_is_not_filled_up_whole(clock):
    microphone = Microphone(clock, noise(8_000, 120), 8_000)
    capture = Capture(device(8_000), microphone)
    read_for(capture, clock, 1)
    microphone.skip(60)
    read_for(capture, clock, 1)
    assert capture.lost == pytest.approx(60 * 16_000, abs=200)
    assert capture.position == pytest.approx(12 * 16_000, abs=3000)


def test_a_stream_that_stands_still_is_not_alive(clock):
    microphone = Microphone(clock, noise(48_000, 1), 48_000)
    capture = Capture(device(), microphone)
    read_for(capture, clock, 1.9)
    assert capture.alive
    read_for(capture, clock, 0.2)
    assert not capture.alive


def test_a_stream_may_take_its_time_to_begin(clock):
    microphone = Microphone(clock, noise(48_000, 1)[:0], 48_000)
    capture = Capture(device(), microphone)
    read_for(capture, clock, 4)
    assert capture.alive
    read_for(capture, clock, 1.1)
    assert not capture.alive


def test_a_stream_that_portaudio_ended_is_not_alive_and_gives_what_it_had(clock):
    microphone = Microphone(clock, noise(48_000, 1), 48_000)
    capture = Capture(device(), microphone)
    clock.now += 0.5
    microphone.stopped = True
    assert len(capture.read()) > 7_000
    assert not capture.alive


def test_what_is_no_number_is_silence_and_is_forgotten(clock):
    signal = noise(48_000, 1)
    signal[4_800:4_810] = np.nan
    signal[4_810:4_820] = np.inf
    capture = Capture(device(), Microphone(clock, signal, 48_000))
    audio = read_for(capture, clock, 0.9)
    assert np.isfinite(audio).all()
    assert np.abs(audio[8_000:]).max() > 0.4
    assert capture.take_peak() == pytest.approx(np.abs(signal[np.isfinite(signal)]).max(), rel=0.2)


def test_the_peak_is_that_of_any_channel_before_mixing(clock):
    signal = noise(48_000, 1, 2) * 0.1
    signal[100, 1] = -1.0
    capture = Capture(device(channels=2), Microphone(clock, signal, 48_000))
    read_for(capture, clock, 0.5)
    assert capture.take_peak() == 1.0
    assert capture.take_peak() == 0.0


class Picky:
    """Opens only as `accepts` says."""

    def __init__(self, *accepts):
        self.accepts, self.tried = accepts, []

    def __call__(self, *, index, rate_hz, channels, latency, ring):
        self.tried.append((rate_hz, channels))
        if (rate_hz, channels) not in self.accepts:
            raise PortAudioError("Invalid sample rate")
        return SimpleNamespace(time=1.0)


def test_the_devices_own_rate_and_channels_are_tried_first_then_usual_ones(clock):
    picky = Picky((44_100, 1))
    assert Capture(device(32_000, 6), picky).rate_hz == 44_100
    assert picky.tried[:4] == [(32_000, 6), (32_000, 2), (32_000, 1), (48_000, 6)]


def test_a_device_that_opens_at_no_rate_is_one_line_with_a_remedy(clock):
    with pytest.raises(DeviceError, match="Microphone cannot be opened: Invalid sample rate") as refused:
        Capture(device(), Picky())
    assert "another device" in refused.value.hint


def test_latency_is_small_behind_a_sound_server_and_portaudios_choice_elsewhere(clock):
    asked = []

    def make(*, latency, **_):
        asked.append(latency)
        return SimpleNamespace(time=1.0)

    Capture(device(), make)
    Capture(replace(device(), host="ALSA"), make)
    assert asked == [0.04, "high"]


def test_one_live_channel_of_many_keeps_its_level():
    mono, signal = ToMono(6, 48_000), np.zeros((48_000, 6), np.float32)
    signal[:, 4] = noise(48_000, 1)[:, 0]
    mixed = np.concatenate([mono(block) for block in np.array_split(signal, 100)])
    assert np.abs(mixed[480:] - signal[480:, 4]).max() < 1e-6


def test_two_live_channels_are_averaged_and_noise_on_a_third_is_left_out():
    mono = ToMono(3, 48_000)
    rng = np.random.default_rng(3)
    signal = rng.uniform(-0.5, 0.5, (48_000, 3)).astype(np.float32) * [1.0, 0.5, 0.01]
    mixed = np.concatenate([mono(block.astype(np.float32)) for block in np.array_split(signal, 100)])
    assert np.abs(mixed[480:] - signal[480:, :2].mean(axis=1)).max() < 1e-6


def test_weights_move_without_a_click():
    mono = ToMono(2, 48_000)
    both = np.full((480, 2), 0.5, np.float32)
    left = both * [1.0, 0.0]
    mixed = np.concatenate([mono(block.astype(np.float32)) for block in [left] * 5 + [both] * 300 + [left] * 500])
    assert np.abs(np.diff(mixed)).max() < 0.51, "the step is in the signal itself"
    assert np.abs(np.diff(mixed[480 * 310 :])).max() < 0.002, "none when a channel is dropped long after"
    assert mixed[-1] == pytest.approx(0.5)


def test_silence_and_nothing_are_taken_as_they_are():
    mono = ToMono(2, 48_000)
    assert not mono(np.zeros((480, 2), np.float32)).any()
    assert mono(np.zeros((0, 2), np.float32)).shape == (0,)
