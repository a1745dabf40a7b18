"""Audio files decoded piece by piece, by libsndfile or FFmpeg."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import numpy as np
import soundfile

from interpreter_app.core.audio import Floats

LIBSNDFILE = (b"RIFF", b"RIFX", b"RF64", b"FORM", b"fLaC", b"OggS", b".snd", b"caff", b"riff")
"""How files begin that libsndfile reads.  FFmpeg reads the rest: libsndfile chatters about MP3 on standard error."""

_PIECE = 4096
"""Frames read at a time."""
_OPEN_LENGTH = 0x7FFF_0000
"""From here on, a length in a WAV header says that its writer did not know it (FFmpeg, SoX, arecord into a pipe)."""


class Undecodable(Exception):
    """A decoder can make nothing of the file, or of the rest of it."""


def decode(path: str, file: BinaryIO) -> Iterator[tuple[int, Floats]]:
    """The audio of `file`, opened from `path`: sample rates, and samples of shape (n,) with all channels mixed to one.

    Constant memory.  Raises `Undecodable`.
    """
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        yield from _by_ffmpeg(file)
        return
    file.seek(0)
    yield from _by_libsndfile(path) if file.read(4) in LIBSNDFILE else _by_ffmpeg(path)


def missing_bytes(file: BinaryIO) -> int:
    """Bytes that the header of a WAV file promises beyond its end; 0 for other files, and where it leaves that open."""
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        return 0
    file.seek(0)
    riff = file.read(12)
    while riff.startswith(b"RIFF") and len(header := file.read(8)) == 8:
        size = int.from_bytes(header[4:], "little")
        if header.startswith(b"data"):
            return max(0, file.tell() + size - status.st_size) if size < _OPEN_LENGTH else 0
        file.seek(size + size % 2, os.SEEK_CUR)
    return 0


def _by_libsndfile(path: str) -> Iterator[tuple[int, Floats]]:
    """Decoded by libsndfile; by FFmpeg where that finds nothing in it: a codec it lacks, a length left at zero."""
    try:
        sound = soundfile.SoundFile(path)
    except soundfile.LibsndfileError:
        yield from _by_ffmpeg(path)
        return
    with sound:
        if not sound.frames:
            yield from _by_ffmpeg(path)
        left = sound.frames
        while left > 0:
            try:
                frames = sound.read(_PIECE, dtype="float32", always_2d=True)
            except soundfile.LibsndfileError as error:
                raise Undecodable from error
            if not len(frames):
                raise Undecodable
            left -= len(frames)
            yield sound.samplerate, frames.mean(axis=1, dtype=np.float32)


def _by_ffmpeg(source: str | BinaryIO) -> Iterator[tuple[int, Floats]]:
    """The first audio stream, decoded by FFmpeg, which may open nothing else: playlists lead nowhere.

    `source` is the path of a file, or an open pipe.
    """
    import av  # noqa: PLC0415 - FFmpeg is loaded for the files that need it
    from av.container import InputContainer  # noqa: PLC0415

    try:
        opened = f"file:{source}" if isinstance(source, str) else source
        with av.open(opened, options={"protocol_whitelist": "file"}) as container:
            assert isinstance(container, InputContainer)
            if not container.streams.audio:
                raise Undecodable
            for packet in container.demux(container.streams.audio[0]):
                try:
                    frames = packet.decode()
                except av.InvalidDataError:
                    continue  # a damaged packet: decoders find their way back, as players do
                for frame in frames:
                    yield frame.sample_rate, _mixed(frame)
    except (av.FFmpegError, OSError, ValueError) as error:
        raise Undecodable from error


def _mixed(frame: Any) -> Floats:
    """An FFmpeg frame of any sample format as floats, its channels mixed to one."""
    data = frame.to_ndarray()
    if not frame.format.is_planar:
        data = data.reshape(-1, frame.layout.nb_channels).T
    mixed = data.mean(axis=0, dtype=np.float64)
    if data.dtype == np.uint8:
        mixed = mixed / 128 - 1
    elif np.issubdtype(data.dtype, np.integer):
        mixed = mixed / -float(np.iinfo(data.dtype).min)
    return cast("Floats", mixed.astype(np.float32))
