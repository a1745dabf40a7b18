"""Where samples leave for the loudspeaker: a ring in memory that the device reads on, without end.

The device is given nothing but this ring, from when it is opened until it is closed; silence is zeros in it.  What is
to be heard is written ahead of where the device reads, and may be written over until it is read.  So everything that
is played lies on one count of frames: what follows without a gap in the ring follows without a gap at the loudspeaker.
Starting sounds at times of the stream's clock instead, as rtmixer's other actions do, is true to some 2 ms only: the
time at which a block will be heard is estimated anew for each block.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

from interpreter_app.audio.portaudio import PORTAUDIO, Device, quiet
from interpreter_app.core.errors import DeviceError

RATES_HZ = (48_000, 44_100, 32_000, 16_000, 8_000)
"""Tried after the device's own."""
AHEAD_S = 5.0
"""How far ahead of the device the ring is written: as long may Python be held up."""
HISTORY_S = 10.0
"""What was played so long ago, at least, is still in the ring."""
LATENCY_S = 0.08
"""What is asked of the device.  A quarter of it is read at a time on ALSA.  Less runs dry when a machine is busy."""
PROBE_S = 0.5
"""How long a sound of zeros is that tells when a block is heard; longer than the time between two looks at it."""

Ring = npt.NDArray[np.float32]
"""Shape (frames, channels); frame `k` of all that was ever played lies at `k` modulo the length, a power of two."""


class Outlet(ABC):
    """A device that reads a ring; frames are counted from 0 when it was opened.  Used by one thread at a time."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self.rate_hz = rate_hz
        frames = 1 << round((AHEAD_S + HISTORY_S) * rate_hz).bit_length()
        self.ring: Ring = np.zeros((frames, channels), np.float32)
        self.written = round(AHEAD_S * rate_hz)
        """Frames that the device may read: silence at first."""
        self._stream: Any = None

    @property
    @abstractmethod
    def position(self) -> int:
        """Frames that the device has read."""

    @property
    @abstractmethod
    def block(self) -> int:
        """Most frames it has read at a time."""

    @property
    @abstractmethod
    def underflows(self) -> int:
        """How often there was a gap because samples came too late."""

    def extend(self, written: int) -> None:
        """Let the device read up to `written`.  To be called often."""
        self.written = written

    @abstractmethod
    def observe(self) -> tuple[int, float] | None:
        """A frame, and when it is heard on the devices' clock, if that was seen since the last call."""

    @property
    def active(self) -> bool:
        """Whether PortAudio still runs the stream."""
        return bool(self._stream.active)

    def now(self) -> float:
        """The devices' clock, in seconds."""
        return float(self._stream.time)

    def close(self) -> None:
        """Fall silent at once, and let the device go."""
        with quiet():
            self._stream.abort()
            self._stream.close()


class MixerOutlet(Outlet):
    """The ring read by rtmixer's C callback: Python may be late by as much as was written ahead."""

    def __init__(self, index: int, rate_hz: int, channels: int) -> None:
        import rtmixer  # noqa: PLC0415 - PortAudio has been started by its owner

        super().__init__(rate_hz, channels)
        self._indices = rtmixer.RingBuffer(4 * channels, buffer=self.ring)
        self._indices.advance_write_index(self.written)
        self._gaps = self._before = 0
        self._zeros = np.zeros(round(PROBE_S * rate_hz), np.float32)
        self._probe: Any = None
        self._stream = rtmixer.Mixer(device=index, channels=channels, samplerate=rate_hz, latency=LATENCY_S)
        self._action = self._stream.play_ringbuffer(self._indices)
        self._stream.start()

    @property
    def position(self) -> int:
        """Frames that the device has read."""
        # Not from the ring's indices: calling rtmixer lets other threads in, and they may not give way again for long.
        return self._before + int(self._action.done_frames)

    @property
    def block(self) -> int:
        """Most frames it has read at a time."""
        return int(self._action.stats.max_blocksize)

    @property
    def underflows(self) -> int:
        """How often there was a gap because samples came too late."""
        return self._gaps + int(self._action.stats.output_underflows)

    def extend(self, written: int) -> None:
        """Let the device read up to `written`.  To be called often."""
        self._indices.advance_write_index(written - self.written)
        self.written = written
        if self._action not in self._stream.actions:  # rtmixer lets go of a ring that has run dry
            self._gaps, self._before = self.underflows + 1, self.position
            self._action = self._stream.play_ringbuffer(self._indices)

    def observe(self) -> tuple[int, float] | None:
        """A frame, and when it is heard on the devices' clock, if that was seen since the last call."""
        # A buffer of zeros that is being played began with a block; it and the ring have gone on in step since.
        seen = None
        if self._probe is not None:
            done, position = int(self._probe.done_frames), self.position
            if not done:
                return None
            if done == self._probe.done_frames and done < len(self._zeros):
                seen = (position - done, float(self._probe.actual_time))
        self._probe = self._stream.play_buffer(self._zeros, channels=1)
        return seen


class CallbackOutlet(Outlet):
    """The ring read by a callback in Python, where there is no rtmixer: what holds the interpreter up leaves gaps."""

    def __init__(self, index: int, rate_hz: int, channels: int) -> None:
        import sounddevice  # noqa: PLC0415 - PortAudio has been started by its owner

        super().__init__(rate_hz, channels)
        self._position = self._block = self._gaps = 0
        self._seen: tuple[int, float] | None = None
        self._stream = sounddevice.OutputStream(
            device=index, channels=channels, samplerate=rate_hz, latency=LATENCY_S, dtype="float32", callback=self._read
        )
        self._stream.start()

    def _read(self, out: Ring, frames: int, time: Any, status: Any) -> None:
        """On PortAudio's thread."""
        self._seen = (self._position, time.outputBufferDacTime)
        self._block = max(self._block, frames)
        count = min(frames, self.written - self._position)
        at = self._position % len(self.ring)
        first = min(count, len(self.ring) - at)
        out[:first] = self.ring[at : at + first]
        out[first:count] = self.ring[: count - first]
        out[count:] = 0
        self._gaps += bool(status.output_underflow)
        self._position += count

    @property
    def position(self) -> int:
        """Frames that the device has read."""
        return self._position

    @property
    def block(self) -> int:
        """Most frames it has read at a time."""
        return self._block

    @property
    def underflows(self) -> int:
        """How often there was a gap because samples came too late."""
        return self._gaps

    def observe(self) -> tuple[int, float] | None:
        """A frame, and when it is heard on the devices' clock, if that was seen since the last call."""
        seen, self._seen = self._seen, None
        return seen


def open_outlet(device: Device) -> Outlet:
    """Open `device`, for which PortAudio was started, at its own rate or a usual one, and begin to play silence.

    Raises `DeviceError`.
    """
    import sounddevice  # noqa: PLC0415 - PortAudio has been started by its owner

    kind = MixerOutlet if find_spec("rtmixer") else CallbackOutlet
    index, refusal = PORTAUDIO.index(device), ""
    for rate_hz in dict.fromkeys((device.rate_hz, *RATES_HZ)):
        try:
            with quiet():
                return kind(index, rate_hz, device.channels)
        except sounddevice.PortAudioError as error:
            refusal = refusal or str(error)
    raise DeviceError(
        f"{device.label} cannot be opened: {refusal}",
        hint="Close other programs that use it, or choose another device.",
    )
