"""The command `devices`: the microphones and loudspeakers that there are."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from interpreter_app.compose.diagnosis import Device, list_devices

_COLUMNS = ("SIDE", "NAME", "LABEL", "RATE", "CHANNELS", "")
_RIGHT = {"RATE", "CHANNELS"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `devices`."""
    parser.add_argument("--json", action="store_true", help="as JSON: an object for each device")


def run(arguments: argparse.Namespace) -> int:
    """List them, microphones first; 0.  Raises `DeviceError` where PortAudio is missing."""
    devices = sorted(list_devices(), key=lambda device: (device.side, device.monitor, device.name))
    if arguments.json:
        print(json.dumps([asdict(device) for device in devices], ensure_ascii=False, indent=2))
    elif devices:
        _print([_COLUMNS, *map(_row, devices)])
    else:
        print("no microphone and no loudspeaker is connected")
    return 0


def _row(device: Device) -> tuple[str, ...]:
    marks = {"default": device.default, "monitor": device.monitor, "hands-free": device.bluetooth_handsfree}
    marked = ", ".join(mark for mark, it_is in marks.items() if it_is)
    return device.side, device.name, device.label, str(device.rate_hz), str(device.channels), marked


def _print(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if name in _RIGHT else cell.ljust(width)
            for cell, width, name in zip(row, widths, _COLUMNS, strict=True)
        )
        print("  ".join(cells).rstrip())
