"""What is well on this computer, and what is not."""

from __future__ import annotations

import subprocess

from interpreter_app.audio.devices import Device, list_devices
from interpreter_app.audio.diagnosis import diagnose_devices
from interpreter_app.compose.workshop import inspect, own_command
from interpreter_app.core.errors import SettingsError
from interpreter_app.engines.diagnosis import diagnose_engines
from interpreter_app.engines.hardware import diagnose_hardware
from interpreter_app.policy import health
from interpreter_app.policy.health import Finding
from interpreter_app.settings import Settings, bundled, config_file, load, own_catalog
from interpreter_app.storage.diagnosis import diagnose_clock, diagnose_disk, diagnose_network, diagnose_packs
from interpreter_app.storage.hub import endpoint

__all__ = ["Device", "diagnose", "diagnose_hardware", "list_devices"]

GRAPHICS_S = 30
"""How long the window's libraries may take to say what they draw with."""


def diagnose(settings: Settings, *, input: str | None, output: str | None, history: str) -> list[Finding]:  # noqa: A002
    """Every check, in the order in which a first run meets them; sessions are kept in `history`.

    `input` and `output` are devices (None: the system's own).  Takes some seconds.  No stream may be open in this
    process.
    """
    catalog = str(bundled("models/catalog.toml"))
    folders = {
        "settings": str(config_file().parent),
        "packs": settings.packs[0],
        "conversations": history,
    }
    return [
        _settings(),
        *diagnose_devices(input, output),
        *diagnose_engines(),
        *diagnose_packs(catalog, settings.packs, settings.options.languages, own=str(own_catalog()), inspect=inspect),
        *diagnose_hardware(),
        _graphics(),
        *diagnose_disk(folders),
        diagnose_network(endpoint(settings.models.hub_mirror)),
        diagnose_clock(catalog),
    ]


def _settings() -> Finding:
    """Whether the user's settings can be read."""
    try:
        load()
    except SettingsError as error:
        return health.failed("settings", error)
    place = config_file()
    return Finding("settings", "ok", str(place) if place.is_file() else f"nothing is set in {place}")


def _graphics() -> Finding:
    """What draws the window.  A child finds out: where it can be drawn by nothing, Qt ends the process."""
    command = own_command("window", "--graphics")
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=GRAPHICS_S)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Finding("graphics", "warning", f"the window says nothing for {GRAPHICS_S} s", "Restart the computer.")
    if done.returncode == 0:
        return health.graphics(software="software" in done.stdout)
    what, _, remedy = done.stderr.strip().rpartition("error: ")[2].partition("\n")
    what = what or f"its libraries ended with {done.returncode}"
    what = what if "window" in what else f"the window cannot be shown: {what}"
    return Finding("graphics", "warning", what, remedy.strip() or "Reinstall the program, or listen without a window.")
