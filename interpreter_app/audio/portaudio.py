"""PortAudio: one owner per process starts it for the devices that are to be opened, and ends it.

PortAudio's list of devices stands still while it runs, and Debian's build knows PulseAudio (and PipeWire, which answers
in its stead) only as ALSA's default.  So the owner writes an ALSA configuration of its own, with one pcm for each
chosen source and sink, before PortAudio starts; whoever wants other devices closes all streams and starts it anew.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interpreter_app.core.errors import DeviceError, DeviceLost
from interpreter_app.core.events import Side

PULSE_HOSTS = ("PulseAudio", "PipeWire")
"""`Device.host` of what a sound server offers."""

_SYSTEM_CONFIGURATION = "/usr/share/alsa/alsa.conf"
_CONFIGURATION = "ALSA_CONFIG_PATH"
_PCM = "interpreter_"
_REMAPPED_CHANNELS = 32
"""ALSA's `default` and its like offer so many channels or more, whatever stands behind them."""
_SILENCED = threading.RLock()


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone or a loudspeaker, or what stands for one."""

    name: str
    """Stable identifier: what PulseAudio or PortAudio calls it."""
    label: str
    """For people."""
    side: Side
    host: str
    """Who offers it: PulseAudio, PipeWire, ALSA, Windows WASAPI, Core Audio …"""
    default: bool = False
    """Whether it is what the system has chosen for this side."""
    monitor: bool = False
    """Whether it is a source that hears what a loudspeaker plays."""
    rate_hz: int = 48_000
    """Its native sample rate."""
    channels: int = 1
    bluetooth_handsfree: bool = False
    """Whether it is a Bluetooth headset in its hands-free profile: a microphone, and the sound of a telephone."""
    serial: int = 0
    """Differs when a device of the same name was plugged in anew; 0 where nobody counts."""


class PortAudio:
    """The owner of PortAudio's lifetime.  May be used by any thread; streams belong to whoever opened them."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._configuration: Path | None = None
        self._before: str | None = None

    @property
    def running(self) -> bool:
        """Whether streams can be opened."""
        module = sys.modules.get("sounddevice")
        return module is not None and bool(module._initialized)  # noqa: SLF001 - the library has no other way to tell

    def start(self, *devices: Device) -> None:
        """Start PortAudio so that `devices` can be opened; started anew if it runs, when all streams must be closed.

        Raises `DeviceError` where PortAudio is missing.
        """
        with self._lock:
            self.stop()
            self._configure([device for device in devices if device.host in PULSE_HOSTS])
            imported = "sounddevice" in sys.modules
            library = _sounddevice()  # starts PortAudio when it is imported for the first time
            if imported:
                try:
                    library._initialize()  # noqa: SLF001 - documented for this use
                except library.PortAudioError as error:
                    raise _refused(error) from error

    def stop(self) -> None:
        """End PortAudio; all streams must be closed."""
        with self._lock:
            library = sys.modules.get("sounddevice")
            while library is not None and library._initialized:  # noqa: SLF001
                with quiet():
                    library._terminate()  # noqa: SLF001
            if self._configuration is not None:
                self._configuration.unlink(missing_ok=True)
                self._configuration = None
                if self._before is None:
                    os.environ.pop(_CONFIGURATION, None)
                else:
                    os.environ[_CONFIGURATION] = self._before

    def devices(self) -> list[Device]:
        """PortAudio's own list, by name and host; it must run.  On Windows of the newest host API alone."""
        found = [device for _, device in self._entries()]
        preferred = [device for device in found if device.host == "Windows WASAPI"]
        return preferred or found

    def index(self, device: Device) -> int:
        """What PortAudio, started for `device`, calls it now: hand it to a stream and forget it.

        Raises `DeviceError` where ALSA's way to PulseAudio is missing, `DeviceLost` where the device is gone.
        """
        if device.host in PULSE_HOSTS:
            for index, entry in enumerate(self._listed()[1]):
                if entry["name"] == _PCM + device.side:
                    return index
            raise DeviceError(
                f"{device.label} cannot be opened: ALSA has no way to {device.host}",
                hint="Install ALSA's plug-ins: apt-get install libasound2-plugins (Debian, Ubuntu), "
                "dnf install alsa-plugins-pulseaudio (Fedora).",
            )
        for index, entry in self._entries():
            if (entry.name, entry.host, entry.side) == (device.name, device.host, device.side):
                return index
        raise DeviceLost(f"{device.label} is no longer there", hint="Plug it in again, or choose another device.")

    def _listed(self) -> tuple[Any, Any]:
        """PortAudio's host APIs and devices, as it tells of them."""
        library = _sounddevice()
        try:
            return library.query_hostapis(), library.query_devices()
        except library.PortAudioError as error:  # it did not start
            raise _refused(error) from error

    def _entries(self) -> list[tuple[int, Device]]:
        """PortAudio's devices with their present indices, one for each side; names made unique within host and side."""
        hosts, listed = self._listed()
        sides: tuple[Side, Side] = ("input", "output")
        names: dict[tuple[str, str, str], int] = {}
        entries = []
        for index, entry in enumerate(listed):
            for side in sides:
                host, channels = hosts[entry["hostapi"]], int(entry[f"max_{side}_channels"])
                if not channels or entry["name"].startswith(_PCM):
                    continue
                key = (entry["name"], host["name"], side)
                names[key] = names.get(key, 0) + 1
                name = entry["name"] if names[key] == 1 else f"{entry['name']} #{names[key]}"
                device = Device(
                    name=name, label=name, side=side, host=host["name"],
                    default=host[f"default_{side}_device"] == index,
                    rate_hz=round(entry["default_samplerate"]),
                    channels=channels if channels < _REMAPPED_CHANNELS else 2,
                    bluetooth_handsfree="hands-free" in name.lower(),
                )  # fmt: skip
                entries.append((index, device))
        return entries

    def _configure(self, devices: Sequence[Device]) -> None:
        """Write the ALSA configuration that names `devices`, and make ALSA read it."""
        if not devices:
            return
        self._before = os.environ.get(_CONFIGURATION)
        with tempfile.NamedTemporaryFile("w", prefix="interpreter-", suffix=".conf", delete=False) as file:
            file.write(alsa_configuration(devices, self._before or _SYSTEM_CONFIGURATION))
        self._configuration = Path(file.name)
        os.environ[_CONFIGURATION] = file.name


PORTAUDIO = PortAudio()
"""PortAudio exists once per process, and so does its owner."""


def alsa_configuration(devices: Sequence[Device], system: str) -> str:
    """An ALSA configuration with a pcm for each of `devices`, one a side, on top of the file `system` if it exists."""
    lines = [f"<{system}>"] if Path(system).exists() else []
    for device in devices:
        name = device.name.replace("\\", "\\\\").replace('"', '\\"')
        lines += [
            f"pcm.{_PCM}{device.side} {{",
            "  type pulse",
            f'  device "{name}"',
            "  hint { show on }",
            "}",
        ]
    return "\n".join(lines) + "\n"


def stream_time(stream: Any) -> float | None:
    """What the clock of a sounddevice or rtmixer stream shows, in seconds; None once the device is lost."""
    try:
        return float(stream.time)
    except _sounddevice().PortAudioError:
        return None


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Send standard error to nowhere for a moment: ALSA and PortAudio write there what they come across.

    What other threads write meanwhile is lost too, so only the calls that chatter stand inside.
    """
    with _SILENCED:
        try:
            kept = os.dup(2)
        except OSError:  # there is no standard error, as in a window on Windows
            yield
            return
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 2)
            os.close(nowhere)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _sounddevice() -> Any:
    """The library, imported when it is needed: importing it starts PortAudio."""
    try:
        import sounddevice  # noqa: PLC0415
    except OSError as error:
        raise DeviceError(
            "PortAudio is not installed, without which no microphone and no loudspeaker can be used",
            hint="Install it: apt-get install libportaudio2 (Debian, Ubuntu), dnf install portaudio (Fedora).",
        ) from error
    return sounddevice


def _refused(error: Exception) -> DeviceError:
    return DeviceError(f"PortAudio does not start: {error}", hint="Restart the sound system, or the computer.")
