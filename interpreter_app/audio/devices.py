"""Microphones and loudspeakers by name: which there are, which one is meant, and word of every change."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from interpreter_app.audio.portaudio import PORTAUDIO, PULSE_HOSTS, Device
from interpreter_app.audio.pulse import LOOK_S, connected, follow, pulse_devices
from interpreter_app.core.errors import DeviceNotFound
from interpreter_app.core.events import Side

__all__ = ["Device", "Watch", "find", "list_devices"]

_NOUNS: dict[Side, str] = {"input": "microphone", "output": "loudspeaker"}
_CARDS = Path("/proc/asound/cards")
"""What ALSA says about the sound cards that are plugged in."""


def list_devices() -> list[Device]:
    """All devices: those of PulseAudio or PipeWire, then those that PortAudio reaches by itself.

    PortAudio's part is as old as its start, where it runs.  Raises `DeviceError` where PortAudio is missing.
    """
    served = pulse_devices()
    started = not PORTAUDIO.running
    if started:
        PORTAUDIO.start()
    try:
        direct = PORTAUDIO.devices()
    finally:
        if started:
            PORTAUDIO.stop()
    if served is None:
        return direct
    # Beside a sound server, ALSA's default and plug-ins are other names for it; the cards themselves are not.
    return served + [device for device in direct if device.host != "ALSA" or "(hw:" in device.name]


def find(side: Side, wanted: str | None, devices: Sequence[Device] | None = None) -> Device:
    """The device that `wanted` means: by name, else by label, else by a part of either that no other has.

    `wanted` None is the system's default, unless that is the monitor of a loudspeaker: somebody who wants to hear what
    the computer plays has to say so.  `devices` are those to choose from, all of them by default.  Raises
    `DeviceNotFound`; `DeviceError` where PortAudio is missing.
    """
    candidates = [device for device in (list_devices() if devices is None else devices) if device.side == side]
    if wanted is None:
        return _default(side, candidates)
    part = wanted.casefold()
    for matches in (
        [device for device in candidates if device.name == wanted],
        [device for device in candidates if device.label == wanted],
        [device for device in candidates if part in device.name.casefold() or part in device.label.casefold()],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            names = ", ".join(device.name for device in matches)
            raise DeviceNotFound(f"{wanted} could be any of {names}", hint=f"Name one {_NOUNS[side]} in full.")
    known = ", ".join(device.name for device in candidates) or "none"
    raise DeviceNotFound(f"there is no {_NOUNS[side]} {wanted}", hint=f"Choose one of these: {known}.")


def _default(side: Side, candidates: Sequence[Device]) -> Device:
    served = [device for device in candidates if device.host in PULSE_HOSTS]
    for device in served or candidates:
        if device.default and not device.monitor:
            return device
    names = ", ".join(device.name for device in candidates if not device.monitor)
    if names:
        raise DeviceNotFound(
            f"the system's default is no {_NOUNS[side]}, or is the monitor of a loudspeaker",
            hint=f"Choose one of these: {names}.",
        )
    raise DeviceNotFound(f"no {_NOUNS[side]} is connected", hint=f"Plug in a {_NOUNS[side]}.")


class Watch:
    """Says when a device or the system's default has changed since it was last asked.

    Where there is no sound server only the cards that ALSA knows are watched, and elsewhere nothing: there, a lost
    device shows by a stream that stands still.
    """

    def __init__(self) -> None:
        self._changed = threading.Event()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._look, name="devices", daemon=True)
        self._thread.start()

    def changed(self) -> bool:
        """Whether there was a change since the last call; never waits."""
        changed = self._changed.is_set()
        self._changed.clear()
        return changed

    def close(self) -> None:
        """Watch no longer."""
        self._closed.set()
        self._thread.join()

    def _look(self) -> None:
        served, cards = False, _cards()
        while not self._closed.is_set():
            with connected() as pulse:
                if pulse is not None:
                    if not served:
                        self._changed.set()  # what was there before is not known: better once too often
                    follow(pulse, self._changed, self._closed)
                served = pulse is not None
            before, cards = cards, _cards()
            if cards != before:
                self._changed.set()
            self._closed.wait(LOOK_S)


def _cards() -> str:
    try:
        return _CARDS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
