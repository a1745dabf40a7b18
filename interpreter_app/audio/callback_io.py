"""Recording by a Python callback, where rtmixer has no wheel.  It loses audio while the interpreter is held up."""

from __future__ import annotations

from typing import Any

import numpy as np

from interpreter_app.audio.mono import Frames
from interpreter_app.audio.portaudio import stream_time


class Ring:
    """A ring of frames for one writer and one reader: nothing is allocated, and neither waits for the other.

    Each side moves an index of its own, and only after the frames are in place; CPython makes that visible in order.
    """

    def __init__(self, size: int, channels: int) -> None:
        self._frames = np.zeros((size, channels), np.float32)
        self._written = 0
        self._read = 0

    @property
    def waiting(self) -> int:
        """Frames that can be read."""
        return self._written - self._read

    def write(self, frames: Frames) -> bool:
        """Add `frames`, or none of them where they do not all fit: False."""
        size, count = len(self._frames), len(frames)
        if self.waiting + count > size:
            return False
        at = self._written % size
        first = min(count, size - at)
        self._frames[at : at + first] = frames[:first]
        self._frames[: count - first] = frames[first:]
        self._written += count
        return True

    def read(self, count: int) -> Frames:
        """The next `count` frames that wait, as a copy."""
        size = len(self._frames)
        at = self._read % size
        first = min(count, size - at)
        frames = np.concatenate((self._frames[at : at + first], self._frames[: count - first]))
        self._read += count
        return frames


class CallbackRecorder:
    """Frames of a sounddevice stream, collected by a Python callback: `audio.capture.Recorder`."""

    def __init__(self, *, index: int, rate_hz: int, channels: int, latency: float | str, ring: int) -> None:
        import sounddevice  # noqa: PLC0415 - PortAudio has been started by its owner

        self._ring = Ring(ring, channels)
        self._full = False
        self._overflows = 0
        self._stream = sounddevice.InputStream(
            device=index, samplerate=rate_hz, channels=channels, dtype="float32", latency=latency, callback=self._take
        )
        self._stream.start()

    def _take(self, frames: Frames, _count: int, _times: Any, status: Any) -> None:
        """On PortAudio's thread."""
        self._overflows += bool(status.input_overflow)
        # Once full it stays so until the reader has seen it: all that waits then lies before the gap.
        self._full = self._full or not self._ring.write(frames)

    @property
    def waiting(self) -> int:
        """Frames that can be read."""
        return self._ring.waiting

    def read(self, count: int) -> tuple[Frames, bool]:
        """The next `count` frames that wait, shape (count, channels), and whether audio was lost after the last one."""
        full, overflows = self._full and count == self._ring.waiting, self._overflows
        frames = self._ring.read(count)
        self._overflows -= overflows
        if full:
            self._full = False
        return frames, full or overflows > 0

    @property
    def time(self) -> float | None:
        """The devices' clock, in seconds; None once the device is lost."""
        return stream_time(self._stream)

    @property
    def active(self) -> bool:
        """Whether PortAudio still runs the stream."""
        return bool(self._stream.active)

    def close(self) -> None:
        """End the stream."""
        self._stream.close()
