"""What is well on this computer, and what is not."""

from __future__ import annotations

from interpreter_app.audio.devices import Device, list_devices
from interpreter_app.audio.diagnosis import diagnose_devices
from interpreter_app.engines.hardware import diagnose_hardware
from interpreter_app.policy.health import Finding
from interpreter_app.settings import Settings, bundled, own_catalog
from interpreter_app.storage.diagnosis import diagnose_disk, diagnose_packs

__all__ = ["Device", "diagnose", "diagnose_hardware", "list_devices"]


def diagnose(settings: Settings, *, input: str | None, output: str | None, history: str) -> list[Finding]:  # noqa: A002
    """Every check: devices (None: the system's own), packs, processor, memory, disk; sessions are kept in `history`.

    Takes some seconds.  No stream may be open in this process.
    """
    return [
        *diagnose_devices(input, output),
        *diagnose_packs(
            str(bundled("models/catalog.toml")), settings.packs, settings.options.languages, own=str(own_catalog())
        ),
        *diagnose_hardware(),
        *diagnose_disk(history),
    ]
