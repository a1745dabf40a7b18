"""Trying the microphone and the loudspeaker: whether they open, and what the microphone hears."""

from __future__ import annotations

import math
import sys
import threading
from collections.abc import Sequence
from typing import Any

import numpy as np

from interpreter_app.audio.devices import find, list_devices
from interpreter_app.audio.portaudio import PORTAUDIO, Device, quiet
from interpreter_app.core.audio import Floats
from interpreter_app.core.errors import DeviceError
from interpreter_app.core.events import Side
from interpreter_app.policy.device_health import Tried, loudspeaker, microphone
from interpreter_app.policy.health import Finding, failed

LISTEN_S = 1.0
"""How long the microphone is heard."""
SETTLE_S = 0.2
"""What it gives first is not counted: some click, or are silent, when they are opened."""
PATIENCE_S = 3.0
"""A microphone that gives nothing for so long gives nothing."""
OTHER_RATES = (48_000, 44_100, 16_000)
"""Tried where a device refuses its own rate."""
_BAD_RATE = -9997
"""PortAudio's paInvalidSampleRate."""


def diagnose_devices(wanted_input: str | None, wanted_output: str | None) -> list[Finding]:
    """Try the microphone and the loudspeaker that these names mean, as `devices.find` understands them.

    Takes a second or two.  PortAudio is started anew: no stream may be open in this process.
    """
    try:
        devices = list_devices()
    except DeviceError as error:
        return [failed("audio", error)]
    return [_system(devices), *_side("input", wanted_input, devices), *_side("output", wanted_output, devices)]


def _side(side: Side, wanted: str | None, devices: Sequence[Device]) -> list[Finding]:
    try:
        device = find(side, wanted, devices)
        PORTAUDIO.start(device)
        try:
            tried = _try(device)
        finally:
            PORTAUDIO.stop()
    except DeviceError as error:
        return [failed("microphone" if side == "input" else "loudspeaker", error)]
    return microphone(tried, sys.platform) if side == "input" else loudspeaker(tried)


def _system(devices: Sequence[Device]) -> Finding:
    """What there is, for a report."""
    if not devices and sys.platform == "linux":
        what = "no sound server answers, and there is no sound card"
        return Finding("audio", "warning", what, "Start PulseAudio or PipeWire as the user who is logged in.")
    hosts = sorted({device.host for device in devices})
    inputs = sum(device.side == "input" and not device.monitor for device in devices)
    outputs = sum(device.side == "output" for device in devices)
    return Finding("audio", "ok", f"{' and '.join(hosts) or 'no device'}: microphones {inputs}, loudspeakers {outputs}")


def _try(device: Device) -> Tried:
    """Open `device`, at its own rate if it takes that; raises `DeviceError` for one that is not there."""
    import sounddevice  # noqa: PLC0415 - starts PortAudio

    index, heard, failure = PORTAUDIO.index(device), np.zeros(0, np.float32), ""
    for rate in dict.fromkeys((device.rate_hz, *OTHER_RATES)):
        try:
            with quiet():
                heard = _open(sounddevice, device, index, rate)
        except sounddevice.PortAudioError as error:
            failure = failure or str(error)
            if error.args[1:2] != (_BAD_RATE,):
                break
        else:
            if device.side == "input" and not len(heard):
                failure = "it opens, and gives nothing"
                break
            return Tried(
                device.label,
                device.rate_hz,
                rate,
                hands_free=device.bluetooth_handsfree,
                monitor=device.monitor,
                rms=math.sqrt(float(np.mean(heard**2))) if len(heard) else 0.0,
                peak=float(np.abs(heard).max(initial=0.0)),
            )
    return Tried(device.label, device.rate_hz, None, failure)


def _open(sounddevice: Any, device: Device, index: int, rate: int) -> Floats:
    """Open and start a stream; what a microphone hears, all its channels in a row, or nothing after some seconds."""
    settings = {"device": index, "samplerate": rate, "channels": device.channels, "dtype": "float32"}
    if device.side == "output":
        with sounddevice.OutputStream(**settings):
            return np.zeros(0, np.float32)
    taken: list[Floats] = []
    wanted, enough = round((SETTLE_S + LISTEN_S) * rate), threading.Event()

    def take(samples: Floats, *_: object) -> None:
        taken.append(samples.copy())
        if sum(map(len, taken)) >= wanted:
            enough.set()

    with sounddevice.InputStream(callback=take, **settings):
        if not enough.wait(SETTLE_S + LISTEN_S + PATIENCE_S):
            return np.zeros(0, np.float32)
    heard: Floats = np.concatenate(taken)[round(SETTLE_S * rate) : wanted]
    return heard.reshape(-1)
