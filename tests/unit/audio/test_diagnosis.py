"""Trying devices, on a PortAudio that behaves badly."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Self

import numpy as np
import pytest

from interpreter_app.audio import diagnosis
from interpreter_app.audio.portaudio import PORTAUDIO, Device
from interpreter_app.core.errors import DeviceError
from interpreter_app.policy.health import Finding

MICROPHONE = Device("mic", "Desk", "input", "ALSA", default=True, rate_hz=44_100, channels=2)
LOUDSPEAKER = Device("out", "Box", "output", "ALSA", default=True, rate_hz=48_000, channels=2)
MONITOR = Device("out.monitor", "Monitor of Box", "input", "ALSA", monitor=True)


class PortAudioError(Exception):
    pass


@dataclass
class Machine:
    """PortAudio, as far as trying goes."""

    devices: list[Device] = field(default_factory=lambda: [MICROPHONE, LOUDSPEAKER, MONITOR])
    rates: tuple[int, ...] = (44_100, 48_000)
    heard: Any = None
    """What a microphone hears at once, a row for each sample, as a function of how many there are; None: nothing."""
    broken: str = ""
    opened: list[tuple[str, int]] = field(default_factory=list)
    started: list[Device] = field(default_factory=list)

    def stream(self, side: str) -> type:
        machine = self

        class Stream:
            def __init__(self, *, samplerate: int, channels: int, callback: Any = None, **_: Any) -> None:
                machine.opened.append((side, samplerate))
                if machine.broken:
                    raise PortAudioError(machine.broken, -9985)
                if samplerate not in machine.rates:
                    raise PortAudioError("Invalid sample rate", -9997)
                self._give, self._size = callback, (samplerate * 2, channels)

            def __enter__(self) -> Self:
                if self._give and machine.heard:
                    sound = machine.heard(self._size[0])
                    for at in range(0, len(sound), 1000):
                        self._give(np.tile(sound[at : at + 1000, None], self._size[1]), 1000, None, None)
                return self

            def __exit__(self, *_: object) -> None:
                pass

        return Stream


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    one = Machine(heard=noise)
    library = SimpleNamespace(
        PortAudioError=PortAudioError, InputStream=one.stream("input"), OutputStream=one.stream("output")
    )
    monkeypatch.setitem(sys.modules, "sounddevice", library)
    monkeypatch.setattr(diagnosis, "list_devices", lambda: one.devices)
    monkeypatch.setattr(diagnosis, "PATIENCE_S", -1.15)  # all is there at once: it need not wait while it listens
    monkeypatch.setattr(PORTAUDIO, "start", one.started.append)
    monkeypatch.setattr(PORTAUDIO, "stop", lambda: None)
    monkeypatch.setattr(PORTAUDIO, "index", lambda device: 0)
    return one


def noise(count: int) -> Any:
    return np.random.default_rng(1).uniform(-0.1, 0.1, count).astype(np.float32)


def found(wanted: str | None = None) -> dict[str, Finding]:
    findings = diagnosis.diagnose_devices(wanted, None)
    assert len({finding.check for finding in findings}) == len(findings) == 3
    return {finding.check: finding for finding in findings}


def test_devices_that_work_are_opened_at_their_own_rates(machine: Machine) -> None:
    said = found()
    assert {finding.severity for finding in said.values()} == {"ok"}
    assert said["audio"].what == "ALSA: microphones 1, loudspeakers 1"
    assert said["microphone"].what == "Desk, 44100 Hz: -25 dB on average, -20 dB at most"
    assert machine.opened == [("input", 44_100), ("output", 48_000)]
    assert machine.started == [MICROPHONE, LOUDSPEAKER]


def test_a_rate_that_is_refused_is_said_with_one_that_is_taken(machine: Machine) -> None:
    machine.rates = (16_000, 48_000)
    said = found()["microphone"]
    assert said.severity == "warning"
    assert "refuses its own rate of 44100 Hz, and takes 48000 Hz" in said.what


def test_no_rate_at_all(machine: Machine) -> None:
    machine.rates = ()
    said = found()
    assert [said[check].severity for check in ("microphone", "loudspeaker")] == ["problem", "problem"]
    assert "Invalid sample rate" in said["loudspeaker"].what
    assert machine.opened.count(("input", 16_000)) == 1


def test_a_device_that_is_in_use_is_tried_once(machine: Machine) -> None:
    machine.broken = "Device unavailable"
    said = found()["microphone"]
    assert (said.severity, "Device unavailable" in said.what) == ("problem", True)
    assert machine.opened == [("input", 44_100), ("output", 48_000)]


def test_a_microphone_that_opens_and_gives_nothing(machine: Machine) -> None:
    machine.heard = None
    said = found()["microphone"]
    assert (said.severity, "gives nothing" in said.what) == ("problem", True)


def test_what_is_heard_at_the_very_first_does_not_count(machine: Machine) -> None:
    click = round(0.1 * 44_100)
    machine.heard = lambda count: np.where(np.arange(count) < click, 1.0, 0.0).astype(np.float32)
    said = found()["microphone"]
    assert (said.severity, "nothing but zeros" in said.what) == ("problem", True)


def test_a_monitor_is_no_microphone(machine: Machine) -> None:
    said = found("out.monitor")["microphone"]
    assert (said.severity, "hears what the computer plays" in said.what) == ("warning", True)


def test_no_microphone_is_found(machine: Machine) -> None:
    machine.devices = [LOUDSPEAKER]
    said = found()
    assert (said["microphone"].severity, said["loudspeaker"].severity) == ("problem", "ok")
    assert said["microphone"].remedy


def test_no_device_at_all(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.devices = []
    monkeypatch.setattr(sys, "platform", "linux")
    said = found()
    assert [said[check].severity for check in ("audio", "microphone", "loudspeaker")] == [
        "warning",
        "problem",
        "problem",
    ]
    assert "no sound server answers" in said["audio"].what
    assert "PipeWire" in said["audio"].remedy
    assert all(finding.remedy for finding in said.values())
    monkeypatch.setattr(sys, "platform", "win32")
    assert found()["audio"].what == "no device: microphones 0, loudspeakers 0"


def test_without_portaudio_there_is_one_problem(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> list[Device]:
        raise DeviceError("PortAudio is not installed", hint="Install it: libportaudio2.")

    monkeypatch.setattr(diagnosis, "list_devices", missing)
    assert diagnosis.diagnose_devices(None, None) == [
        Finding("audio", "problem", "PortAudio is not installed", "Install it: libportaudio2.")
    ]


def test_a_missing_plugin_is_a_problem_of_both_sides(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def index(device: Device) -> int:
        raise DeviceError("ALSA has no way to PulseAudio", hint="Install libasound2-plugins.")

    monkeypatch.setattr(PORTAUDIO, "index", index)
    said = found()
    for check in ("microphone", "loudspeaker"):
        assert said[check] == Finding(check, "problem", "ALSA has no way to PulseAudio", "Install libasound2-plugins.")
