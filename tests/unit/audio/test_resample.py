"""Resampling keeps time, level and length."""

from __future__ import annotations

import numpy as np
import pytest

from interpreter_app.audio.resample import Resampler, resample

RATES = [8_000, 11_025, 22_050, 24_000, 44_100, 48_000, 96_000, 192_000]


def tone(rate_hz, seconds=1.0, pitch_hz=440):
    return (0.5 * np.sin(2 * np.pi * pitch_hz * np.arange(int(rate_hz * seconds)) / rate_hz)).astype(np.float32)


@pytest.mark.parametrize("rate_hz", RATES)
def test_a_stream_keeps_time_and_level(rate_hz):
    resampler = Resampler(rate_hz)
    pieces = [resampler(piece) for piece in np.array_split(tone(rate_hz), 37)]
    result = np.concatenate([*pieces, resampler(np.zeros(0, np.float32), last=True)])
    expected = tone(16_000)
    assert abs(len(result) - len(expected)) <= 1
    inner = slice(400, 15_600)
    assert np.abs(result[inner] - expected[inner]).max() < 0.01


def test_the_same_rate_is_passed_through():
    samples = tone(16_000)
    assert Resampler(16_000)(samples) is samples
    assert resample(samples, 22_050, 22_050) is samples


@pytest.mark.parametrize("rate_hz", RATES)
def test_at_once_keeps_time_and_level(rate_hz):
    result = resample(tone(rate_hz), rate_hz, 16_000)
    assert abs(len(result) - 16_000) <= 1
    assert np.abs(result[400:15_600] - tone(16_000)[400:15_600]).max() < 0.01


def test_nothing_stays_nothing():
    assert len(resample(np.zeros(0, np.float32), 22_050, 24_000)) == 0
