"""A microphone as a lane's audio: recorded by rtmixer's C callback into a ring, mixed to one channel, at 16 kHz.

No Python runs on PortAudio's thread, so nothing is lost while the interpreter is busy or held up; the ring keeps more
than ten seconds until they are read.  That is plenty even where another thread holds the interpreter's lock for 100 ms
at a time: a read gives the lock up a dozen times, and may wait for it each time.
"""

from __future__ import annotations

import math
import time
from typing import Protocol

import numpy as np

from interpreter_app.audio.callback_io import CallbackRecorder
from interpreter_app.audio.mono import Frames, ToMono
from interpreter_app.audio.portaudio import PORTAUDIO, PULSE_HOSTS, Device, quiet
from interpreter_app.audio.resample import Resampler
from interpreter_app.audio.stream_clock import StreamClock
from interpreter_app.core.audio import Floats
from interpreter_app.core.errors import DeviceError
from interpreter_app.core.units import RATE_HZ, Samples

RING_S = 10
"""The ring holds so much at least; it is a power of two, in frames."""

_RATES_HZ = (48_000, 44_100, 32_000, 16_000, 8_000)
"""Tried after the device's own."""
_SERVED_LATENCY_S = 0.04
"""Behind a sound server: PortAudio then delivers every 10 ms, and the server keeps what is not fetched in time."""
_FIRST_S, _SILENT_S = 5.0, 1.0
"""A stream may take so long to begin (Bluetooth), and so long without a sample means that it is dead."""
_HOLD_S, _LONGEST_HOLD_S = 0.1, 1.0
"""After a loss: so long it is observed when the stream goes on, to learn how much is missing."""
_SMALLEST_GAP_S, _LONGEST_FILL_S = 0.005, 10.0
_COMPARE_S, _COMPARED_IN_S = 1.0, 0.001
"""The devices' clock is held against the computer's so often; a comparison that took longer says too little."""


class Recorder(Protocol):
    """Frames of one stream, collected while nobody looks."""

    @property
    def waiting(self) -> int:
        """Frames that can be read."""
        ...

    def read(self, count: int) -> tuple[Frames, bool]:
        """The next `count` frames that wait, shape (count, channels), and whether audio was lost after the last one."""
        ...

    @property
    def time(self) -> float | None:
        """The devices' clock, in seconds; None once the device is lost."""
        ...

    @property
    def active(self) -> bool:
        """Whether PortAudio still runs the stream."""
        ...

    def close(self) -> None:
        """End the stream."""
        ...


class MakeRecorder(Protocol):
    """How a `Recorder` is opened and started."""

    def __call__(self, *, index: int, rate_hz: int, channels: int, latency: float | str, ring: int) -> Recorder:
        """A recorder of the device that PortAudio calls `index`; `ring` is a power of two, in frames."""
        ...


class Capture:
    """An open microphone.  Read by one thread; `position_at` and `time_at` may be asked by any.

    Positions count samples at 16 kHz from the first one of this stream, what was lost included: in its place there is
    silence.  Raises `DeviceError` if the device cannot be opened at its own rate or any usual one.
    """

    def __init__(self, device: Device, make: MakeRecorder | None = None) -> None:
        self.device = device
        self._recorder, self.rate_hz, channels = _open(device, make or _maker())
        self._no_frames = np.zeros((0, channels), np.float32)
        self._mono = ToMono(channels, self.rate_hz)
        self._resampler = Resampler(self.rate_hz)
        self._clock = StreamClock(self.rate_hz, time.monotonic)
        self._opened = self._last = time.monotonic()
        self._frames = 0
        self._position = 0
        self._held: list[Frames] = []
        self._fresh: StreamClock | None = None
        self._fresh_since = 0.0
        self._lead, self._compared = 0.0, 0.0
        self._peak = 0.0
        self.lost = Samples(0)
        """Samples at 16 kHz that never came."""
        self.drops: list[tuple[Samples, Samples]] = []
        """Each loss: where, and how much; whoever has dealt with them clears the list."""
        self._compare_clocks(tries=50)

    @property
    def position(self) -> Samples:
        """Position after the last sample that was read."""
        return Samples(self._position)

    @property
    def alive(self) -> bool:
        """Whether the stream still delivers, as of the last `read`."""
        patience = _SILENT_S if self._frames else _FIRST_S
        return self._recorder.active and time.monotonic() - self._last < patience

    def read(self) -> Floats:
        """What has come since the last call, shape (n,), 16 kHz, in -1..1; never waits.

        Raises nothing when the device is lost: `alive` then becomes False.
        """
        if time.monotonic() - self._compared > _COMPARE_S:
            self._compare_clocks(tries=1)
        known = self._frames + sum(len(frames) for frames in self._held)
        come = (self._fresh or self._clock).observe(lambda: known + self._recorder.waiting)
        frames, lost = self._recorder.read(come - known)
        if len(frames):
            self._last = time.monotonic()
            peak = max(float(frames.max()), -float(frames.min()))
            if not math.isfinite(peak):  # a driver's mistake; the resampler would never forget it
                frames = np.nan_to_num(frames, posinf=0.0, neginf=0.0)
                peak = float(np.abs(frames).max())
            self._peak = max(self._peak, peak)
        if self._fresh is not None:
            self._held.append(frames)
            return self._after_loss(self._fresh)
        audio = self._taken(frames)
        if lost:
            # What comes now is kept until it is known how much is missing before it.
            self._fresh, self._fresh_since = StreamClock(self.rate_hz, time.monotonic), time.monotonic()
        elif gap := self._clock.gap():
            audio = np.concatenate((audio, self._silence(gap)))
        return audio

    def take_peak(self) -> float:
        """The highest sample of any channel since the last call, 0..1: from 0.999 on the input is clipped."""
        peak, self._peak = self._peak, 0.0
        return peak

    def position_at(self, seconds: float) -> Samples:
        """Which sample was heard at `seconds` of the devices' clock; beyond `position` for what was not read yet."""
        zero = self._clock.zero
        if zero is None:
            return Samples(0)
        return Samples(max(0, round((seconds - self._lead - zero) * RATE_HZ)))

    def time_at(self, position: int) -> float:
        """When the sample at `position` was heard, on the devices' clock in seconds."""
        zero = self._clock.zero if self._clock.zero is not None else self._opened
        return zero + self._lead + position / RATE_HZ

    def close(self) -> Floats:
        """End the stream; the rest of what was captured."""
        with quiet():
            self._recorder.close()
        return self._taken(np.concatenate((*self._held, self._no_frames)), last=True)

    def _after_loss(self, fresh: StreamClock) -> Floats:
        """The audio that was kept, after as much silence as is missing; nothing while that is not known."""
        waited = time.monotonic() - self._fresh_since
        if waited < _HOLD_S or (fresh.zero is None and waited < _LONGEST_HOLD_S):
            return np.zeros(0, np.float32)
        gap = 0.0 if fresh.zero is None or self._clock.zero is None else fresh.zero - self._clock.zero
        held, self._held, self._fresh = np.concatenate(self._held), [], None
        silence = self._silence(gap) if gap >= _SMALLEST_GAP_S else np.zeros(0, np.float32)
        return np.concatenate((silence, self._taken(held)))

    def _silence(self, gap_s: float) -> Floats:
        """Silence in place of `gap_s` that were lost; ten seconds at most, as after a computer's sleep."""
        lost = Samples(round(gap_s * RATE_HZ))
        self.lost = Samples(self.lost + lost)
        self.drops.append((self.position, lost))
        self._clock.restart()
        filled = round(min(gap_s, _LONGEST_FILL_S) * self.rate_hz)
        return self._taken(np.zeros((filled, self._no_frames.shape[1]), np.float32))

    def _taken(self, frames: Frames, *, last: bool = False) -> Floats:
        self._frames += len(frames)
        audio = self._resampler(self._mono(frames), last=last)
        self._position += len(audio)
        return np.clip(audio, -1.0, 1.0)

    def _compare_clocks(self, tries: int) -> None:
        """How far the devices' clock leads the computer's monotonic one."""
        for _ in range(tries):
            before = time.monotonic()
            stream = self._recorder.time
            after = time.monotonic()
            if stream is not None and after - before < _COMPARED_IN_S:
                self._lead, self._compared = stream - (before + after) / 2, after
                return


def _open(device: Device, make: MakeRecorder) -> tuple[Recorder, int, int]:
    """The device at its own rate and with its own channels, or what comes closest; rate and channels."""
    from sounddevice import PortAudioError  # noqa: PLC0415 - PortAudio has been started by its owner

    index = PORTAUDIO.index(device)
    latency: float | str = _SERVED_LATENCY_S if device.host in PULSE_HOSTS else "high"
    refusal: Exception | None = None
    for rate_hz in dict.fromkeys((device.rate_hz, *_RATES_HZ)):
        for channels in dict.fromkeys((device.channels, 2, 1)):
            try:
                with quiet():
                    recorder = make(
                        index=index, rate_hz=rate_hz, channels=channels, latency=latency,
                        ring=1 << (RING_S * rate_hz).bit_length(),
                    )  # fmt: skip
            except PortAudioError as error:
                refusal = refusal or error
            else:
                return recorder, rate_hz, channels
    raise DeviceError(
        f"{device.label} cannot be opened: {refusal}",
        hint="Close other programs that use it, or choose another device; `interpreter-app devices` lists them.",
    ) from refusal


def _maker() -> MakeRecorder:
    """The recorder of rtmixer, where there is a wheel of it."""
    try:
        from interpreter_app.audio.ring_io import RingRecorder  # noqa: PLC0415
    except ImportError:
        return CallbackRecorder
    return RingRecorder
