"""The spoken translation lies where it was played, and the file is valid at any moment."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter_app.audio.files import SpeechFile
from interpreter_app.core.audio import Waveform
from interpreter_app.core.errors import OutputError
from interpreter_app.core.units import Samples


def voice(rate_hz=24_000, seconds=0.5, level=0.5):
    return Waveform(np.full(round(rate_hz * seconds), level, np.float32), rate_hz)


def read(path):
    samples, rate_hz = soundfile.read(path, dtype="int16")
    information = soundfile.info(path)
    assert (rate_hz, information.channels, information.subtype, information.format) == (24_000, 1, "PCM_16", "WAV")
    return samples


def test_clauses_lie_at_their_positions(tmp_path):
    with SpeechFile(str(tmp_path / "a.wav")) as file:
        file.place(voice(), Samples(1001))
        file.place(voice(level=-0.25), Samples(16_000))
        file.close(Samples(40_000))
    samples = read(tmp_path / "a.wav")
    assert len(samples) == 60_000
    spoken = np.flatnonzero(samples)
    assert spoken[0] == 1001 * 3 // 2
    assert np.array_equal(spoken[[11_999, 12_000, -1]], [1501 + 11_999, 24_000, 35_999])
    assert set(samples[spoken]) == {16_384, -8_192}


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 48_000])
def test_every_rate_of_a_voice(tmp_path, rate_hz):
    pitch = np.sin(2 * np.pi * 300 * np.arange(rate_hz) / rate_hz).astype(np.float32) / 2
    with SpeechFile(str(tmp_path / "a.wav")) as file:
        file.place(Waveform(pitch, rate_hz), Samples(8_000))
    samples = read(tmp_path / "a.wav")
    assert len(samples) == 36_000
    expected = np.sin(2 * np.pi * 300 * np.arange(24_000) / 24_000) / 2
    assert np.abs(samples[12_600:35_400] / 32_767 - expected[600:23_400]).max() < 0.01


def test_clauses_in_a_row_stay_true_to_the_sample(tmp_path):
    rng = np.random.default_rng(3)
    at, starts = Samples(1), []
    with SpeechFile(str(tmp_path / "a.wav")) as file:
        for rate_hz in rng.choice([16_000, 22_050, 24_000], 50):
            clause = Waveform(np.full(rng.integers(500, 5_000), 0.5, np.float32), int(rate_hz))
            file.place(clause, at)
            starts.append(at)
            at = Samples(at + clause.duration + 7)
    samples = read(tmp_path / "a.wav")
    silent = samples == 0
    for start in starts:
        assert silent[start * 3 // 2 - 1]
        assert not silent[start * 3 // 2 + 2]


def test_the_next_may_begin_where_the_last_one_ends(tmp_path):
    clause = Waveform(np.full(1001, 0.5, np.float32), 22_050)
    with SpeechFile(str(tmp_path / "a.wav")) as file:
        file.place(clause, Samples(0))
        file.place(clause, clause.duration)
        with pytest.raises(ValueError, match="would begin before"):
            file.place(clause, Samples(2 * clause.duration - 1))
    assert len(read(tmp_path / "a.wav")) == 2 * clause.duration * 3 // 2


def test_loud_speech_is_clipped(tmp_path):
    with SpeechFile(str(tmp_path / "a.wav")) as file:
        file.place(voice(level=3.0), Samples(0))
        file.place(voice(level=-3.0), Samples(8_000))
    samples = read(tmp_path / "a.wav")
    assert (samples.max(), samples.min()) == (32_767, -32_767)


def test_the_file_is_valid_at_any_moment(tmp_path):
    file = SpeechFile(str(tmp_path / "a.wav"))
    assert len(read(tmp_path / "a.wav")) == 0
    file.place(voice(), Samples(0))
    assert len(read(tmp_path / "a.wav")) == 12_000
    file.place(voice(), Samples(160_000))
    assert len(read(tmp_path / "a.wav")) == 252_000
    file.close()
    file.close(Samples(500_000))
    assert len(read(tmp_path / "a.wav")) == 252_000


def test_nothing_spoken_is_silence(tmp_path):
    SpeechFile(str(tmp_path / "a.wav")).close(Samples(20_000))
    samples = read(tmp_path / "a.wav")
    assert len(samples) == 30_000
    assert not samples.any()


def test_no_folder(tmp_path):
    with pytest.raises(OutputError, match="there is no folder") as caught:
        SpeechFile(str(tmp_path / "none" / "a.wav"))
    assert caught.value.hint


def test_a_folder_of_that_name(tmp_path):
    with pytest.raises(OutputError, match=r"it is a folder|permission"):
        SpeechFile(str(tmp_path))


def test_any_other_failure_is_said(tmp_path, monkeypatch):
    def failing(*_, **__):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "open", failing)
    with pytest.raises(OutputError, match="Input/output error"):
        SpeechFile(str(tmp_path / "a.wav"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_disk_full_at_the_beginning():
    with pytest.raises(OutputError, match="the disk is full") as caught:
        SpeechFile("/dev/full")
    assert "space" in caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_disk_full_later_leaves_a_valid_file(tmp_path, monkeypatch):
    file = SpeechFile(str(tmp_path / "a.wav"))
    file.place(voice(), Samples(0))
    raw = file._file

    class Full:
        """The disk takes 1,001 bytes more, one call, and no more."""

        def __init__(self):
            self.left = 1001

        def write(self, data):
            if raw.tell() < 44:
                return raw.write(data)
            if not self.left:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            written = raw.write(data[: self.left])
            self.left -= written
            return written

        def __getattr__(self, name):
            return getattr(raw, name)

    file._file = Full()
    with pytest.raises(OutputError, match="the disk is full"):
        file.place(voice(), Samples(16_000))
    assert len(read(tmp_path / "a.wav")) == 12_000
    with pytest.raises(OutputError, match="the disk is full"):
        file.close(Samples(32_000))
    assert raw.closed
    assert len(read(tmp_path / "a.wav")) == 12_000
