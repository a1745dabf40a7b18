"""Speech that waits for a late recognizer: the first 30 s in memory, the rest in temporary files of the session."""

from __future__ import annotations

import tempfile
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from interpreter_app.core.audio import AudioBlock, Floats, SpeechBlock
from interpreter_app.core.units import RATE_HZ, Samples

IN_MEMORY = Samples(30 * RATE_HZ)
"""Speech that may wait in memory."""
PIECE = Samples(120 * RATE_HZ)
"""Speech that goes into one file: with each file that was read, its space on the disk is free again."""
FULL_SCALE = 32768
"""The int16 that stands for 1.0; 16-bit recordings come back as they were."""

_NOTHING: Floats = np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _OnDisk(AudioBlock):
    """Stands for the next `length` samples of the files; holds none itself."""

    length: int = 0


class Spill:
    """Stands beside a queue of speech: what is put into the queue goes through `put`, what is taken out through `take`.

    One thread puts, one takes, in the same order, and no block is left out.  No speech is dropped: what cannot be
    written stays in memory.
    """

    def __init__(self, failed: Callable[[Samples, str], None], *, in_memory: Samples = IN_MEMORY) -> None:
        """`failed` is told, once for writing and once for reading, where in the audio it happened, and what."""
        self._failed = failed
        self._limit = in_memory
        self._held = 0
        self._pieces: deque[_Piece] = deque()
        self._said: set[str] = set()
        self._lock = threading.Lock()

    def put(self, block: SpeechBlock) -> SpeechBlock:
        """What waits in the place of `block`: itself, or a block without samples once its own are on disk."""
        audio = block.audio
        length = len(audio.samples)
        try:
            with self._lock:
                if self._held + length > self._limit and length:
                    self._write(audio.samples)
                    return replace(block, audio=_OnDisk(audio.lane, _NOTHING, audio.start, length))
        except OSError as error:
            self._say(block, "waiting speech cannot be written to a temporary file, and stays in memory", error)
        with self._lock:
            self._held += length
        return block

    def take(self, block: SpeechBlock) -> SpeechBlock:
        """The block that was put, for the one that waited in its place; silence, should the disk fail to give it."""
        audio = block.audio
        if not isinstance(audio, _OnDisk):
            with self._lock:
                self._held -= len(audio.samples)
            return block
        try:
            with self._lock:
                samples = self._read(audio.length)
        except OSError as error:
            samples = np.zeros(audio.length, np.float32)
            self._say(block, "waiting speech cannot be read from its temporary file", error)
        return replace(block, audio=AudioBlock(audio.lane, samples, audio.start))

    def close(self) -> None:
        """Delete the files; nothing is put or taken any more."""
        with self._lock:
            while self._pieces:
                self._pieces.popleft().close()

    def _say(self, block: SpeechBlock, what: str, error: OSError) -> None:
        if what not in self._said:
            self._said.add(what)
            self._failed(block.heard, f"{what}: {error.strerror or error}")

    def _write(self, samples: Floats) -> None:
        if not self._pieces or self._pieces[-1].written >= PIECE:
            self._pieces.append(_Piece())
        self._pieces[-1].write(samples)

    def _read(self, length: int) -> Floats:
        piece = self._pieces[0]
        try:
            return piece.read(length)
        finally:
            if piece.taken >= piece.written:
                if len(self._pieces) > 1:
                    self._pieces.popleft().close()
                else:
                    piece.empty()


class _Piece:
    """A temporary file of int16 samples, written at its end and read from its beginning."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0, prefix="interpreter-")  # noqa: SIM115 - closed when it is read
        self.written = 0
        """Samples."""
        self.taken = 0
        """Samples."""

    def write(self, samples: Floats) -> None:
        """Append `samples`, all or none: what a failure leaves half written is written over next time."""
        scaled = np.clip(np.rint(samples * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1)
        rest = memoryview(scaled.astype("<i2").tobytes())
        self._file.seek(2 * self.written)
        while rest:
            rest = rest[self._file.write(rest) :]
        self.written += len(samples)

    def read(self, length: int) -> Floats:
        """The next `length` samples."""
        at, self.taken = self.taken, self.taken + length
        self._file.seek(2 * at)
        data = self._file.read(2 * length)
        if len(data) < 2 * length:
            raise OSError("the file is shorter than what was written to it")
        return np.frombuffer(data, "<i2").astype(np.float32) / np.float32(FULL_SCALE)

    def empty(self) -> None:
        """Begin anew, everything having been read; what cannot be cut off is written over."""
        self.written = self.taken = 0
        with suppress(OSError):
            self._file.truncate(0)

    def close(self) -> None:
        """Delete the file."""
        self._file.close()
