"""The loudspeaker of a session, whichever device it is: implements `core.ports.Loudspeaker`."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from interpreter_app.audio.clip import PlayedClip
from interpreter_app.audio.outlet import Outlet, open_outlet
from interpreter_app.audio.portaudio import Device
from interpreter_app.audio.speaker import Speaker
from interpreter_app.core.audio import Floats, Waveform
from interpreter_app.core.errors import DeviceLost


class Playback:
    """Plays clauses on the device that is open, if one is; opened and closed by one thread, used by any.

    Clauses follow each other to the sample.  Those at a device that is lost or closed are done, as far as they came;
    whoever wants them heard plays them again on the next one.
    """

    def __init__(self, opener: Callable[[Device], Outlet] = open_outlet) -> None:
        self._opener = opener
        self._speaker: Speaker | None = None
        self._ducked = False

    def open(self, device: Device) -> None:
        """Play on `device`, for which PortAudio has been started, from now on; raises `DeviceError`."""
        self.close()
        speaker = Speaker(self._opener(device))
        if self._ducked:
            speaker.duck(on=True)
        self._speaker = speaker

    def close(self) -> None:
        """Fall silent at once and let the device go; nothing where none is open.  What was heard stays known."""
        if self._speaker is not None:
            self._speaker.close()

    @property
    def alive(self) -> bool:
        """Whether a device is open and plays."""
        return self._speaker is not None and self._speaker.alive

    @property
    def underflows(self) -> int:
        """How often there was a gap in what the device played because samples came too late."""
        return self._speaker.underflows if self._speaker is not None else 0

    def now(self) -> float:
        """The devices' clock, in seconds, also after the device was lost; before one was opened, some clock."""
        return self._speaker.now() if self._speaker is not None else time.monotonic()

    def play(self, audio: Waveform) -> PlayedClip:
        """Play `audio` right after everything that was handed over before, or now if nothing plays.

        Audio at any rate, on every channel of the device.  Raises `DeviceLost` while no device plays.
        """
        if self._speaker is None:
            raise DeviceLost("no loudspeaker is open", hint="Plug one in, or choose another with --output.")
        return self._speaker.play(audio)

    def duck(self, on: bool) -> None:
        """Turn the voice down by 12 dB, within 20 ms, or up again; also what is played later."""
        self._ducked = on
        if self._speaker is not None:
            self._speaker.duck(on)

    def stop(self) -> None:
        """Stop what plays, with a fade of 8 ms, and forget what was to follow."""
        if self._speaker is not None:
            self._speaker.stop()

    def sounding(self, start: float, end: float) -> list[tuple[float, float]]:
        """When something was heard between two times of the devices' clock, in order; the last 10 s are known."""
        return self._speaker.sounding(start, end) if self._speaker is not None else []

    def rendered(self, start: float, count: int) -> Floats:
        """The `count` samples at 16 kHz that were heard from `start`, on the devices' clock; the last 10 s are known.

        For one reader, who reads on: see `Speaker.rendered`.
        """
        return self._speaker.rendered(start, count) if self._speaker is not None else np.zeros(count, np.float32)
