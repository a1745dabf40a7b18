"""Live audio: a microphone and a loudspeaker kept open through whatever happens to them, as one lane's audio."""

from __future__ import annotations

import contextlib
import math
import threading
import time
from collections.abc import Callable
from typing import Protocol

import numpy as np

from interpreter_app.audio.capture import Capture
from interpreter_app.audio.choice import Choice, identity
from interpreter_app.audio.devices import Device, Watch, find, list_devices
from interpreter_app.audio.portaudio import PORTAUDIO, PULSE_HOSTS
from interpreter_app.audio.pulse import hold
from interpreter_app.core.audio import AudioBlock, Floats
from interpreter_app.core.errors import DeviceError
from interpreter_app.core.events import AudioDropped, DeviceChanged, DeviceState, Event, LevelMeasured
from interpreter_app.core.units import RATE_HZ, WINDOW, LaneId, Samples

_POLL_S = 0.01
"""The ring is looked at so often: there is no wake-up from C."""
_LEVEL = RATE_HZ // 20
"""Samples between two measurements of the level."""
_RETRY_S, _LONGEST_RETRY_S = 1.0, 30.0
"""How soon a missing device is looked for again; twice as long each time, unless the system tells of a change."""


class Output(Protocol):
    """The loudspeaker as the supervisor sees it; opened and closed by its thread, whoever else uses it."""

    @property
    def alive(self) -> bool:
        """Whether the device still plays."""
        ...

    def open(self, device: Device) -> None:
        """Open `device`, for which PortAudio has been started; raises `DeviceError`."""
        ...

    def close(self) -> None:
        """Let the device go; nothing where none is open."""
        ...


class LiveAudio:
    """A lane's audio from a microphone, with a loudspeaker beside it.  `run` has a thread of its own.

    `input` and `output` are names as `devices.find` takes them; None follows the system's default when that changes.  A
    device that is lost is said to be, and the default takes its place until it is back; without one the lane pauses.
    `own_voice_out` takes what the loudspeaker plays out of the microphone's audio: 16 kHz samples, the time of the
    first one on the devices' clock; it gives back the same stretch of audio.
    """

    def __init__(
        self,
        lane: LaneId,
        *,
        input: str | None = None,  # noqa: A002 - the option's name
        output: str | None = None,
        loudspeaker: Output | None = None,
        own_voice_out: Callable[[Floats, float], Floats] | None = None,
        closing_silence: Samples = Samples(RATE_HZ),
    ) -> None:
        self._lane = lane
        self._input = Choice("input", input)
        self._output = Choice("output", output)
        self._loudspeaker = loudspeaker
        self._own_voice_out = own_voice_out
        self._closing_silence = closing_silence
        self._stopping = threading.Event()
        self._stream: tuple[Capture, int] | None = None
        self._position = 0
        self._rest = np.zeros(0, np.float32)
        self._unmeasured = np.zeros(0, np.float32)
        self._look_at, self._patience = math.inf, _RETRY_S
        self._news: list[Event] = []
        self._deliver: Callable[[AudioBlock], None] = _nobody
        self._publish: Callable[[Event], None] = self._news.append

    @property
    def position(self) -> Samples:
        """How much of the lane's audio has been delivered."""
        return Samples(self._position)

    def position_at(self, seconds: float) -> Samples:
        """Where in the lane's audio `seconds` of the devices' clock lie; may be asked by any thread."""
        stream = self._stream
        if stream is None:
            return self.position
        capture, start = stream
        return Samples(start + capture.position_at(seconds))

    def open(self) -> None:
        """Open both devices as they are wanted, no others, a few seconds before `run` at most.

        Raises `DeviceError`, `DeviceNotFound`.
        """
        PORTAUDIO.stop()
        devices = list_devices()
        chosen = [(side, find(side.side, side.wanted, devices)) for side in self._sides]
        PORTAUDIO.start(*(device for _, device in chosen))
        try:
            for side, device in chosen:
                self._open(side, device)
        except DeviceError:
            self._close()
            raise

    def run(self, deliver: Callable[[AudioBlock], None], publish: Callable[[Event], None]) -> None:
        """Deliver the lane's audio from now on, block after block, until `stop`; opens the devices if `open` did not.

        Blocks are 512 samples long (the last one shorter) and follow each other without a gap, whatever happened
        between them.  Raises what `open` does.
        """
        self._deliver, self._publish = deliver, publish
        for event in self._news:
            publish(event)
        with contextlib.closing(Watch()) as watch:
            try:
                if self._stream is None:
                    self.open()
                else:
                    capture, _ = self._stream
                    capture.read()
                    self._stream = capture, -capture.position
                while not self._stopping.wait(_POLL_S):
                    self._read()
                    if self._troubled(watch):
                        self._reopen()
            finally:
                self._close()
                self._cut(whole=False)

    def stop(self) -> None:
        """End `run` soon; may be called by any thread."""
        self._stopping.set()

    # What is heard

    def _read(self) -> None:
        if self._stream is None:
            return
        capture, start = self._stream
        first = capture.position
        audio = capture.read()
        for at, lost in capture.drops:
            self._publish(AudioDropped(self._lane, self.position, lost, Samples(start + at)))
        capture.drops.clear()
        if len(audio):
            self._measure(audio, capture)
            self._take(audio, capture.time_at(first))

    def _measure(self, audio: Floats, capture: Capture) -> None:
        self._unmeasured = np.concatenate((self._unmeasured, audio))
        while len(self._unmeasured) >= _LEVEL:
            piece, self._unmeasured = self._unmeasured[:_LEVEL], self._unmeasured[_LEVEL:]
            rms = math.sqrt(float(np.mean(np.square(piece, dtype=np.float64))))
            peak = max(capture.take_peak(), float(np.abs(piece).max()))
            self._publish(LevelMeasured(self._lane, self.position, rms, min(1.0, peak)))

    def _take(self, audio: Floats, time_of_first: float) -> None:
        if self._own_voice_out is not None:
            audio = self._own_voice_out(audio, time_of_first)
        self._rest = np.concatenate((self._rest, audio))
        self._cut()

    def _cut(self, *, whole: bool = True) -> None:
        """Deliver what waits, in blocks of 512 samples; with `whole` False also the last, shorter one."""
        while len(self._rest) >= (WINDOW if whole else 1):
            samples, self._rest = self._rest[:WINDOW].copy(), self._rest[WINDOW:]
            samples.flags.writeable = False
            block = AudioBlock(self._lane, samples, self.position)
            self._position += len(samples)
            self._deliver(block)

    # What happens to the devices

    @property
    def _sides(self) -> list[Choice]:
        return [self._input] if self._loudspeaker is None else [self._input, self._output]

    def _dead(self, side: Choice) -> bool:
        """Whether the side's stream stands still."""
        if side.device is None:
            return False
        if side is self._input:
            return self._stream is not None and not self._stream[0].alive
        return self._loudspeaker is not None and not self._loudspeaker.alive

    def _troubled(self, watch: Watch) -> bool:
        """Whether something else should be open than is."""
        if any(self._dead(side) for side in self._sides):
            return True
        changed = watch.changed()
        if changed:
            self._patience = _RETRY_S
        elif time.monotonic() < self._look_at:
            return False
        devices = _present()
        if any(identity(side.among(devices)) != identity(side.device) for side in self._sides):
            return True
        missing = any(side.device is None for side in self._sides)
        served = any(device.host in PULSE_HOSTS for device in devices)
        if not served and (missing or (changed and any(side.lost for side in self._sides))):
            return True  # only when it is started anew does PortAudio see what has been plugged in
        hold(side.device for side in self._sides if side.device is not None and side.device.host in PULSE_HOSTS)
        self._schedule(missing=missing)
        return False

    def _reopen(self) -> None:
        """Close everything, say what is lost, and open what is wanted or takes its place."""
        dead = [side for side in self._sides if self._dead(side)]
        self._close()
        devices = _present()
        chosen = [(side, side.among(devices)) for side in self._sides]
        present = {identity(device) for device in devices}
        for side, device in chosen:
            gone = device is None or side in dead or identity(side.device) not in present
            if side.device is not None and gone:
                self._say(side, side.device, "lost")
                side.lost.add((side.device.name, side.device.host))
                side.device = None
                if side is self._input:
                    self._rest = np.concatenate((self._rest, np.zeros(self._closing_silence, np.float32)))
                    self._cut()
        with contextlib.suppress(DeviceError):  # where PortAudio does not start, no device opens either
            PORTAUDIO.start(*(device for _, device in chosen if device is not None))
        for side, device in chosen:
            if device is None:
                continue
            try:
                self._open(side, device)
            except DeviceError:
                if identity(device) != side.failed:
                    self._say(side, device, "failed")
                side.device, side.failed = None, identity(device)
        self._schedule(missing=any(side.device is None for side in self._sides))

    def _schedule(self, *, missing: bool) -> None:
        """When to look again for what is missing."""
        self._look_at = time.monotonic() + self._patience if missing else math.inf
        self._patience = min(2 * self._patience, _LONGEST_RETRY_S) if missing else _RETRY_S

    def _open(self, side: Choice, device: Device) -> None:
        if side is self._input:
            self._stream = Capture(device), self._position + len(self._rest)
        elif self._loudspeaker is not None:
            self._loudspeaker.open(device)
        before, side.device, side.failed = side.device, device, None
        key = (device.name, device.host)
        if key in side.lost:
            side.lost.remove(key)
            self._say(side, device, "back")
        elif identity(before) != identity(device):
            self._say(side, device, "opened")

    def _close(self) -> None:
        """Close both streams, and end PortAudio; what was captured is delivered."""
        stream, self._stream = self._stream, None
        rest, first = np.zeros(0, np.float32), 0.0
        if stream is not None:
            capture, _ = stream
            first = capture.time_at(capture.position)
            rest = capture.close()
        if self._loudspeaker is not None:
            self._loudspeaker.close()
        PORTAUDIO.stop()
        if len(rest):
            self._take(rest, first)

    def _say(self, side: Choice, device: Device, state: DeviceState) -> None:
        self._publish(DeviceChanged(self._lane, self.position, side.side, device.label, state))


def _present() -> list[Device]:
    """The devices that are there now; none while PortAudio does not start."""
    try:
        return list_devices()
    except DeviceError:
        return []


def _nobody(_block: AudioBlock) -> None:
    """Takes what is delivered before `run`: nothing is."""
