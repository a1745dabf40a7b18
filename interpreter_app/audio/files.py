"""Audio files: read as a lane's audio, and the spoken translation written on the session's clock."""

from __future__ import annotations

import logging
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import numpy as np

from interpreter_app.audio.decoding import LIBSNDFILE, Undecodable, decode, missing_bytes
from interpreter_app.audio.resample import Resampler, resample
from interpreter_app.core.audio import AudioBlock, Floats, Waveform
from interpreter_app.core.errors import AudioFileError, OutputError, cannot_write
from interpreter_app.core.units import RATE_HZ, WINDOW, LaneId, Samples

STANDARD_INPUT = "-"
LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 8_000, 192_000
SPEECH_RATE_HZ = 24_000
"""Rate of the files that `SpeechFile` writes."""

_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
_PIPE_HINT = (
    "Pipe raw audio in, for example: ffmpeg -i talk.mp3 -f s16le -ac 1 -ar 16000 - | interpreter-app interpret -"
)

_log = logging.getLogger(__name__)


def check_readable(path: str) -> None:
    """Read the beginning of the file, to learn early that it cannot be read; standard input and pipes are left alone.

    Raises `AudioFileError`.
    """
    if path != STANDARD_INPUT and not Path(path).is_fifo():
        next(_file(path))


def read_blocks(path: str, *, lane: LaneId, start: Samples = Samples(0)) -> Iterator[AudioBlock]:
    """The audio of a file as blocks of 512 samples (the last one shorter), the first of them at `start`.

    `path` is any file that libsndfile or FFmpeg reads, 8 to 192 kHz, its channels mixed to one, or `-`: raw s16le mono
    16 kHz on standard input.  Constant memory.  A file that breaks off gives what is there, and a warning in the log.
    Raises `AudioFileError` for one that cannot be read or holds no audio.
    """
    waiting = np.zeros(0, np.float32)
    for piece in _standard_input() if path == STANDARD_INPUT else _resampled(_file(path)):
        waiting = np.concatenate((waiting, piece)) if len(waiting) else piece
        whole = len(waiting) // WINDOW * WINDOW
        for at in range(0, whole, WINDOW):
            yield _block(waiting[at : at + WINDOW], lane, start)
            start = Samples(start + WINDOW)
        waiting = waiting[whole:]
    if len(waiting):
        yield _block(waiting, lane, start)


def _block(samples: Floats, lane: LaneId, start: Samples) -> AudioBlock:
    clean = np.clip(np.nan_to_num(samples, nan=0.0), -1.0, 1.0)
    clean.flags.writeable = False
    return AudioBlock(lane, clean, start)


def _standard_input() -> Iterator[Floats]:
    """Raw s16le mono 16 kHz, as it arrives."""
    if sys.stdin is None or sys.stdin.isatty():
        raise AudioFileError("no audio is piped to standard input", hint=_PIPE_HINT)
    rest, empty = b"", True
    while data := sys.stdin.buffer.read(2 * WINDOW):
        if empty and data.startswith((*LIBSNDFILE, b"ID3")):
            raise AudioFileError(
                "standard input carries an audio file, where raw 16-bit mono audio at 16 kHz is expected",
                hint=f"Give the file's name instead of -.  {_PIPE_HINT}",
            )
        empty, data = False, rest + data
        even = len(data) // 2 * 2
        rest = data[even:]
        yield np.frombuffer(data[:even], "<i2").astype(np.float32) / np.float32(32768)
    if empty:
        raise AudioFileError("standard input held no audio", hint=_PIPE_HINT)


def _resampled(pieces: Iterator[tuple[int, Floats]]) -> Iterator[Floats]:
    """`pieces`, each with its sample rate, at the pipeline's rate."""
    nothing = np.zeros(0, np.float32)
    rate_hz, resampler = RATE_HZ, Resampler(RATE_HZ)
    for piece_rate_hz, samples in pieces:
        if piece_rate_hz != rate_hz:
            yield resampler(nothing, last=True)
            rate_hz, resampler = piece_rate_hz, Resampler(piece_rate_hz)
        yield resampler(samples)
    yield resampler(nothing, last=True)


def _file(path: str) -> Iterator[tuple[int, Floats]]:
    """The file's audio in pieces, each with its sample rate."""
    seconds = 0.0
    missing = 0
    try:
        with _open(path) as file:
            missing = missing_bytes(file)
            for rate_hz, samples in decode(path, file):
                if not LOWEST_RATE_HZ <= rate_hz <= HIGHEST_RATE_HZ:
                    raise AudioFileError(
                        f"{path} has a sample rate of {rate_hz} Hz, which is not between 8 and 192 kHz",
                        hint="Convert it, for example: ffmpeg -i INPUT -ar 16000 OUTPUT.wav",
                    )
                seconds += len(samples) / rate_hz
                yield rate_hz, samples
    except (Undecodable, OSError) as error:
        if not seconds:
            raise _unreadable(path) from error
        _log.warning("%s is damaged after %.1f s: what comes before was interpreted", path, seconds)
        return
    if not seconds:
        raise AudioFileError(f"{path} holds no audio", hint="Record it again, or give another file.")
    if missing:
        _log.warning("%s breaks off after %.1f s: %d more bytes were promised", path, seconds, missing)


def _open(path: str) -> BinaryIO:
    try:
        if Path(path).is_dir():
            raise AudioFileError(f"{path} is a folder, not an audio file", hint="Name the audio files inside it.")
        return Path(path).open("rb")
    except FileNotFoundError as error:
        raise AudioFileError(f"there is no file {path}", hint="Check the name and the folder.") from error
    except PermissionError as error:
        raise AudioFileError(f"{path} may not be read", hint="Change its permissions, or copy it.") from error
    except (OSError, ValueError) as error:
        raise AudioFileError(f"{path} cannot be opened: {error}", hint="Check the name and the disk.") from error


def _unreadable(path: str) -> AudioFileError:
    """The error for a file that no decoder understands."""
    with _open(path) as file:
        beginning = file.read(4) if file.seekable() else b"?"
    if not beginning:
        return AudioFileError(f"{path} is empty", hint="Record it again, or give another file.")
    if beginning in LIBSNDFILE:
        return AudioFileError(f"{path} is damaged: its header is cut off or wrong", hint="Copy or record it again.")
    return AudioFileError(
        f"{path} is not audio, or of a kind that cannot be read",
        hint="Play it to see what it is, or convert it to WAV or FLAC.",
    )


class SpeechFile:
    """The spoken translation: one channel of 16-bit WAV at 24 kHz, silent where nothing is said.

    The file is valid after every call.  Raises `OutputError` when it cannot be written.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._end = Samples(0)
        self._frames = 0
        try:
            self._file = Path(path).open("wb", buffering=0)  # noqa: SIM115 - closed by `close`
        except OSError as error:
            raise cannot_write(path, error) from error
        try:
            self._write_header()
        except OutputError:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def place(self, audio: Waveform, start: Samples) -> None:
        """Write `audio` so that it begins at `start`, after silence up to there.

        Raises `ValueError` when that lies before the end of what was placed last.
        """
        if start < self._end:
            raise ValueError(f"audio at {start} would begin before the last one ends, at {self._end}")
        self._pad(start)
        self._end = Samples(start + audio.duration)
        samples = resample(audio.samples, audio.rate_hz, SPEECH_RATE_HZ)[: _position(self._end) - self._frames]
        self._write(np.round(np.clip(samples, -1.0, 1.0) * 32767).astype("<i2"))
        self._pad(self._end)
        self._write_header()

    def close(self, total: Samples = Samples(0)) -> None:
        """Pad the file with silence to `total`, the session's length, and close it; a second call does nothing."""
        if self._file.closed:
            return
        try:
            self._pad(total)
            self._write_header()
        finally:
            self._file.close()

    def _pad(self, end: Samples) -> None:
        while (missing := _position(end) - self._frames) > 0:
            self._write(np.zeros(min(missing, SPEECH_RATE_HZ), "<i2"))

    def _write(self, samples: np.ndarray[Any, np.dtype[np.int16]]) -> None:
        self._write_bytes(samples.tobytes())
        self._frames += len(samples)

    def _write_header(self) -> None:
        """Bring the header up to date, and go back to the end."""
        rate, size = SPEECH_RATE_HZ, min(2 * self._frames, 0xFFFF_FFFF - 36)
        header = _HEADER.pack(b"RIFF", size + 36, b"WAVE", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16, b"data", size)
        try:
            self._file.seek(0)
            self._write_bytes(header)
            self._file.seek(_HEADER.size + 2 * self._frames)
        except OSError as error:
            raise cannot_write(self._path, error) from error

    def _write_bytes(self, data: bytes) -> None:
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise cannot_write(self._path, error) from error


def _position(time: Samples) -> int:
    """A time as a sample of the file."""
    return time * SPEECH_RATE_HZ // RATE_HZ
