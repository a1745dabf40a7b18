"""The sources and sinks of PulseAudio, or of PipeWire, which answers in its stead; and word of every change."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from typing import Any

from interpreter_app.audio.portaudio import Device
from interpreter_app.core.events import Side

LOOK_S = 0.5
"""`follow` looks so often whether it is to end."""


def pulse_devices() -> list[Device] | None:
    """What the sound server offers; None where there is none."""
    with connected() as pulse:
        return None if pulse is None else _devices(pulse)


def _devices(pulse: Any) -> list[Device] | None:
    import pulsectl  # noqa: PLC0415 - loads libpulse

    try:
        server, sources, sinks = pulse.server_info(), pulse.source_list(), pulse.sink_list()
    except (pulsectl.PulseError, pulsectl.PulseDisconnected):  # it ended just now
        return None
    host = "PipeWire" if "PipeWire" in server.server_name else "PulseAudio"
    return [
        *(_device(source, "input", host, server.default_source_name) for source in sources),
        *(_device(sink, "output", host, server.default_sink_name) for sink in sinks),
    ]


def follow(pulse: Any, changed: threading.Event, closed: threading.Event) -> None:
    """Set `changed` whenever a device or a default comes or goes, until `closed` or until the server is gone."""
    import pulsectl  # noqa: PLC0415 - loads libpulse

    def heard(event: Any) -> None:
        # Changes of a source or sink are its volume; the server's are the defaults.
        if event.facility == "server" or event.t in {"new", "remove"}:
            changed.set()

    try:
        pulse.event_mask_set("sink", "source", "server")
        pulse.event_callback_set(heard)
        while not closed.is_set():
            pulse.event_listen(timeout=LOOK_S)
    except (pulsectl.PulseError, pulsectl.PulseDisconnected):
        changed.set()


def hold(devices: Iterable[Device]) -> None:
    """Move the streams of this process back to `devices`, at most one a side, to which they were opened.

    When its default changes, PulseAudio moves what plays on the old one along, though it was opened there by name.
    """
    with connected() as pulse:
        if pulse is None:
            return
        import pulsectl  # noqa: PLC0415 - loads libpulse

        for device in devices:
            with contextlib.suppress(pulsectl.PulseError, pulsectl.PulseDisconnected):  # the device goes, or the server
                if device.side == "input":
                    elsewhere = [
                        stream for stream in _ours(pulse.source_output_list()) if stream.source != device.serial
                    ]
                    for stream in elsewhere:
                        pulse.source_output_move(stream.index, device.serial)
                else:
                    elsewhere = [stream for stream in _ours(pulse.sink_input_list()) if stream.sink != device.serial]
                    for stream in elsewhere:
                        pulse.sink_input_move(stream.index, device.serial)


def _ours(streams: Iterable[Any]) -> list[Any]:
    """Those of `streams` that belong to this process."""
    return [stream for stream in streams if stream.proplist.get("application.process.id") == str(os.getpid())]


@contextlib.contextmanager
def connected() -> Iterator[Any]:
    """A connection, or None where there is no server to connect to."""
    if sys.platform != "linux":
        yield None
        return
    try:
        import pulsectl  # noqa: PLC0415 - loads libpulse
    except (ImportError, OSError):
        yield None
        return
    pulsectl.PulseSourceInfo._init_from_struct = _keep_rate  # noqa: SLF001 - the hook that it offers
    pulsectl.PulseSinkInfo._init_from_struct = _keep_rate  # noqa: SLF001
    pulse = pulsectl.Pulse("interpreter-app", connect=False)
    try:
        try:
            pulse.connect()  # its timeout would be waited for in any case
        except pulsectl.PulseError:
            yield None
            return
        yield pulse
    finally:
        pulse.close()


def _keep_rate(info: Any, struct: Any) -> None:
    """Copy the rate while libpulse lends its memory: pulsectl keeps a view of it that is void afterwards."""
    info.rate_hz = struct.sample_spec.rate


def _device(entry: Any, side: Side, host: str, default: str) -> Device:
    properties = entry.proplist
    profile = f"{properties.get('bluetooth.protocol', '')} {properties.get('api.bluez5.profile', '')}".lower()
    monitor = side == "input" and (
        properties.get("device.class") == "monitor" or getattr(entry, "monitor_of_sink_name", None) is not None
    )
    return Device(
        name=entry.name,
        label=entry.description or entry.name,
        side=side,
        host=host,
        default=entry.name == default,
        monitor=monitor,
        rate_hz=entry.rate_hz,
        channels=entry.channel_count,
        bluetooth_handsfree=any(word in profile for word in ("headset", "handsfree", "hands-free")),
        serial=entry.index,
    )
