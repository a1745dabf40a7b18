"""Every kind of audio file comes out as blocks of 512 samples at 16 kHz, and every broken one as one clear error."""

from __future__ import annotations

import io
import logging
import os
import struct
import subprocess
import sys
import threading
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter_app.audio.files import check_readable, read_blocks
from interpreter_app.core.errors import AudioFileError
from interpreter_app.core.units import LaneId, Samples

LANE = LaneId("file")


def tone(rate_hz, seconds=1.0, pitch_hz=440):
    return 0.5 * np.sin(2 * np.pi * pitch_hz * np.arange(int(rate_hz * seconds)) / rate_hz)


def read(path, start=Samples(0)):
    return list(read_blocks(str(path), lane=LANE, start=start))


def audio(path):
    return np.concatenate([block.samples for block in read(path)])


def write(path, samples, rate_hz=16_000, subtype=None):
    soundfile.write(path, samples, rate_hz, subtype=subtype)
    return path


def assert_tone(samples, *, seconds=1.0, tolerance=0.02, length=1):
    assert abs(len(samples) - seconds * 16_000) <= length
    expected = tone(16_000, seconds)
    inner = slice(800, min(len(samples), len(expected)) - 800)
    assert np.abs(samples[inner] - expected[inner]).max() < tolerance


def failure(path):
    with pytest.raises(AudioFileError) as caught:
        read(path)
    with pytest.raises(AudioFileError) as checked:
        check_readable(str(path))
    assert str(checked.value) == str(caught.value)
    assert caught.value.hint
    assert "\n" not in str(caught.value) + caught.value.hint
    return str(caught.value)


def test_blocks_follow_each_other(tmp_path):
    blocks = read(write(tmp_path / "a.wav", tone(16_000)[:1300]), start=Samples(1000))
    assert [(block.start, len(block.samples)) for block in blocks] == [(1000, 512), (1512, 512), (2024, 276)]
    assert all(block.lane == LANE and block.samples.dtype == np.float32 for block in blocks)
    with pytest.raises(ValueError, match="read-only"):
        blocks[0].samples[0] = 1.0


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000])
def test_every_rate(tmp_path, rate_hz):
    assert_tone(audio(write(tmp_path / "a.wav", tone(rate_hz), rate_hz)))


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "IMA_ADPCM"])
def test_every_width(tmp_path, subtype):
    path = write(tmp_path / "a.wav", tone(16_000), subtype=subtype)
    assert_tone(audio(path), tolerance=0.05, length=1024)


@pytest.mark.parametrize("channels", range(1, 9))
def test_channels_are_mixed(tmp_path, channels):
    samples = np.zeros((16_000, channels))
    samples[:, -1] = tone(16_000) * channels / 8
    samples = audio(write(tmp_path / "a.wav", samples, subtype="FLOAT"))
    assert_tone(samples * 8)


@pytest.mark.parametrize("suffix", ["flac", "ogg", "mp3", "aiff", "au", "caf", "w64", "rf64"])
def test_libsndfile_formats(tmp_path, suffix):
    assert_tone(audio(write(tmp_path / f"a.{suffix}", tone(16_000))), tolerance=0.05)


@pytest.mark.parametrize(
    ("suffix", "codec", "sample_format"),
    [("m4a", "aac", "fltp"), ("mkv", "pcm_s16le", "s16"), ("mka", "pcm_u8", "u8"), ("webm", "libopus", "s16"),
     ("mov", "pcm_s32le", "s32"), ("mka", "pcm_f64le", "dbl")],
)  # fmt: skip
def test_ffmpeg_formats(tmp_path, suffix, codec, sample_format):
    import av

    path = tmp_path / f"a.{suffix}"
    left = tone(48_000)
    stereo = np.stack([left, np.zeros_like(left)], axis=1).astype(np.float32)
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=48_000, layout="stereo")
        frame = av.AudioFrame.from_ndarray(stereo.reshape(1, -1), format="flt", layout="stereo")
        frame.sample_rate, frame.time_base, frame.pts = 48_000, Fraction(1, 48_000), 0
        resampler = av.AudioResampler(format=sample_format, layout="stereo", rate=48_000, frame_size=stream.frame_size)
        for converted in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(converted))
        container.mux(stream.encode(None))
    samples = audio(path) * 2
    assert 0.9 * 16_000 < len(samples) < 1.2 * 16_000
    spectrum = np.abs(np.fft.rfft(samples[3000:11_000]))
    assert np.argmax(spectrum) * 2 == 440
    assert abs(samples[3000:11_000].max() - 0.5) < 0.03


@pytest.mark.skipif(os.name == "nt", reason="has no named pipes of this kind")
def test_a_pipe_is_read(tmp_path):
    write(tmp_path / "a.flac", tone(16_000))
    os.mkfifo(tmp_path / "pipe")
    check_readable(str(tmp_path / "pipe"))  # would wait for a writer
    writer = threading.Thread(
        target=lambda: (tmp_path / "pipe").write_bytes((tmp_path / "a.flac").read_bytes()), daemon=True
    )
    writer.start()
    assert_tone(audio(tmp_path / "pipe"))
    writer.join()


def test_times_do_not_depend_on_the_rate(tmp_path):
    for rate_hz in (8_000, 16_000, 48_000, 192_000):
        click = np.zeros(rate_hz)
        click[rate_hz // 2 : rate_hz // 2 + rate_hz // 100] = 0.5
        loud = np.flatnonzero(np.abs(audio(write(tmp_path / "a.wav", click, rate_hz))) > 0.25)
        assert abs(loud[0] - 8000) <= 1
        assert abs(loud[-1] - 8159) <= 1


def test_values_stay_within_bounds(tmp_path):
    samples = np.array([2.0, -3.0, np.nan, np.inf, -np.inf, 0.5] * 100)
    samples = audio(write(tmp_path / "a.wav", samples, subtype="FLOAT"))
    assert samples[:6].tolist() == [1.0, -1.0, 0.0, 1.0, -1.0, 0.5]


def test_missing_file(tmp_path):
    assert "there is no file" in failure(tmp_path / "none.wav")


def test_folder(tmp_path):
    assert "is a folder" in failure(tmp_path)


def test_empty_file(tmp_path):
    (tmp_path / "a.wav").touch()
    assert "is empty" in failure(tmp_path / "a.wav")


@pytest.mark.parametrize("suffix", ["wav", "flac", "mp3"])
def test_text_renamed(tmp_path, suffix, capfd):
    path = tmp_path / f"a.{suffix}"
    path.write_text("Good morning, this is a letter.\n" * 50)
    assert "is not audio" in failure(path)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("suffix", ["wav", "aiff"])
def test_no_audio_in_it(tmp_path, suffix):
    assert failure(write(tmp_path / f"a.{suffix}", np.zeros(0))).endswith("holds no audio")


@pytest.mark.parametrize("length", [4, 22, 40])
def test_header_cut_in_half(tmp_path, length):
    path = write(tmp_path / "a.wav", tone(16_000))
    path.write_bytes(path.read_bytes()[:length])
    assert "its header is cut off" in failure(path)


def test_a_header_alone_holds_no_audio(tmp_path):
    path = write(tmp_path / "a.wav", tone(16_000))
    path.write_bytes(path.read_bytes()[:44])
    assert failure(path).endswith("holds no audio")


@pytest.mark.parametrize("rate_hz", [4_000, 384_000])
def test_rates_beyond_the_range(tmp_path, rate_hz):
    path = write(tmp_path / "a.wav", tone(rate_hz), rate_hz)
    assert f"sample rate of {rate_hz} Hz" in failure(path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is permitted here")
def test_no_permission(tmp_path):
    path = write(tmp_path / "a.wav", tone(16_000))
    path.chmod(0)
    assert "may not be read" in failure(path)


def test_no_permission_is_said(tmp_path, monkeypatch):
    def forbidden(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert "may not be read" in failure(tmp_path / "a.wav")


def test_a_name_that_cannot_be():
    assert "cannot be opened" in failure("a\0b.wav")


def test_a_playlist_leads_nowhere(tmp_path):
    write(tmp_path / "secret.wav", tone(16_000))
    (tmp_path / "list.m3u8").write_text(
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1:9/secret.ts\n#EXT-X-ENDLIST\n"
    )
    assert "is not audio" in failure(tmp_path / "list.m3u8")


def test_a_truncated_wav_gives_what_is_there_and_one_warning(tmp_path, caplog):
    path = write(tmp_path / "a.wav", tone(16_000))
    path.write_bytes(path.read_bytes()[: 44 + 16_001])
    assert_tone(audio(path), seconds=0.5)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert caplog.messages == [f"{path} breaks off after 0.5 s: 15999 more bytes were promised"]


@pytest.mark.parametrize("size", [0, 0x7FFF_FFFF, 0xFFFF_FFFF])
def test_a_length_left_open_is_no_truncation(tmp_path, caplog, size):
    path = write(tmp_path / "a.wav", tone(16_000))
    content = bytearray(path.read_bytes())
    content[40:44] = struct.pack("<I", size)
    path.write_bytes(content)
    assert_tone(audio(path))
    assert caplog.messages == []


def test_a_truncated_flac_gives_what_is_there_and_one_warning(tmp_path, caplog):
    noise = np.random.default_rng(1).normal(0, 0.1, 32_000)
    path = write(tmp_path / "a.flac", noise)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert 8_000 <= len(audio(path)) <= 16_000
    assert len(caplog.messages) == 1
    assert "is damaged after" in caplog.messages[0]


def test_damage_inside_an_mp3_is_passed_over(tmp_path, capfd):
    path = write(tmp_path / "a.mp3", tone(16_000, 4.0))
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 300] = bytes(300)
    path.write_bytes(content)
    assert 3.0 * 16_000 < len(audio(path)) < 4.2 * 16_000
    assert capfd.readouterr() == ("", "")


class Standard:
    """Standard input that carries `data`, in reads of odd lengths."""

    def __init__(self, data, *, terminal=False):
        self.buffer = io.BytesIO(data)
        self._terminal = terminal

    def isatty(self):
        return self._terminal


def test_standard_input_is_raw(monkeypatch):
    samples = np.round(tone(16_000)[:1000] * 32767).astype("<i2")
    monkeypatch.setattr(sys, "stdin", Standard(samples.tobytes() + b"\x01"))
    blocks = read("-")
    assert [len(block.samples) for block in blocks] == [512, 488]
    heard = np.concatenate([block.samples for block in blocks])
    assert np.array_equal(heard, samples.astype(np.float32) / 32768)


@pytest.mark.parametrize(
    ("stdin", "what"),
    [
        (None, "no audio is piped"),
        (Standard(b"", terminal=True), "no audio is piped"),
        (Standard(b""), "held no audio"),
        (Standard(b"RIFF" + bytes(100)), "carries an audio file"),
        (Standard(b"ID3\x03" + bytes(100)), "carries an audio file"),
    ],
    ids=["closed", "terminal", "empty", "wav", "mp3"],
)
def test_standard_input_without_raw_audio(monkeypatch, stdin, what):
    check_readable("-")
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(AudioFileError, match=what) as caught:
        read("-")
    assert "ffmpeg" in caught.value.hint


MEASURE = """
import resource, sys
from interpreter_app.audio.files import read_blocks
end = 0
for block in read_blocks(sys.argv[1], lane="file"):
    end = block.end
print(end, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux counts it")
def test_two_hours_take_no_memory(tmp_path):
    """Written as a hole in the file, so that it takes no space either."""
    path = write(tmp_path / "long.wav", np.zeros((1, 2)), 16_000)
    header = bytearray(path.read_bytes()[:44])
    size = 2 * 3600 * 16_000 * 4
    header[4:8], header[40:44] = struct.pack("<I", size + 36), struct.pack("<I", size)
    with path.open("wb") as file:
        file.write(header)
        file.truncate(44 + size)
    seconds = write(tmp_path / "short.wav", np.zeros((16_000, 2)), 16_000)
    ends, peaks = [], []
    for file in (seconds, path):
        done = subprocess.run([sys.executable, "-c", MEASURE, str(file)], capture_output=True, text=True, check=True)
        end, peak = map(int, done.stdout.split())
        ends.append(end)
        peaks.append(peak)
    assert ends == [16_000, 2 * 3600 * 16_000]
    assert peaks[1] - peaks[0] < 16_000  # kilobytes; the file has 461 MB
