"""Recording by rtmixer: its C callback fills a lock-free ring, and no Python runs on PortAudio's thread.

Importing this starts PortAudio, as rtmixer does: `PORTAUDIO` must have been started before.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import rtmixer

from interpreter_app.audio.mono import Frames
from interpreter_app.audio.portaudio import stream_time


class RingRecorder:
    """Frames of a stream, collected by rtmixer: `audio.capture.Recorder`."""

    def __init__(self, *, index: int, rate_hz: int, channels: int, latency: float | str, ring: int) -> None:
        self._channels, self._size = channels, ring
        self._ring = rtmixer.RingBuffer(4 * channels, ring)
        self._stream = rtmixer.Recorder(device=index, channels=channels, samplerate=rate_hz, latency=latency)
        self._arm()
        self._stream.start()

    def _arm(self) -> None:
        self._action: Any = self._stream.record_ringbuffer(self._ring)
        self._overflows = 0

    @property
    def waiting(self) -> int:
        """Frames that can be read."""
        return int(self._ring.read_available)

    def read(self, count: int) -> tuple[Frames, bool]:
        """The next `count` frames that wait, shape (count, channels), and whether audio was lost after the last one."""
        # rtmixer silently ends the recording when the ring is full; then it stays full until it is read, and empty
        # afterwards.  Asking each time would cost one more turn for the interpreter's lock.
        full = count in {0, self._size} and self._action not in self._stream.actions
        frames = np.frombuffer(self._ring.read(count), np.float32).reshape(-1, self._channels)
        before, self._overflows = self._overflows, int(self._action.stats.input_overflows)
        lost = full or self._overflows > before
        if full:
            self._arm()
        return frames, lost

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
