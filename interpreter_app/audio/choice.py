"""One side of a conversation: which device is wanted there, and which is open."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from interpreter_app.audio.devices import Device, find
from interpreter_app.core.errors import DeviceNotFound
from interpreter_app.core.events import Side

Identity = tuple[str, str, int]
"""Name, host and serial: what tells a device from every other, and from itself plugged in anew."""


@dataclass(slots=True)
class Choice:
    """What is wanted on one side, what is open, and what was said of it."""

    side: Side
    wanted: str | None
    """As `devices.find` takes it."""
    device: Device | None = None
    lost: set[tuple[str, str]] = field(default_factory=set)
    """Name and host of those that were said to be lost."""
    failed: Identity | None = None
    """The one that was said to fail last."""

    def among(self, devices: Sequence[Device]) -> Device | None:
        """The wanted one, or else the system's default, or else none."""
        for wanted in dict.fromkeys((self.wanted, None)):
            with contextlib.suppress(DeviceNotFound):
                return find(self.side, wanted, devices)
        return None


def identity(device: Device | None) -> Identity | None:
    """Which device that is; None for none."""
    return None if device is None else (device.name, device.host, device.serial)
