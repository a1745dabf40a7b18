"""The commands `doctor` and `devices`, on measurements that are given."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from interpreter_app import __version__, settings
from interpreter_app.cli import devices, doctor
from interpreter_app.compose import diagnosis
from interpreter_app.compose.diagnosis import Device
from interpreter_app.core.errors import SettingsError, UsageError
from interpreter_app.gui.tools import Tools
from interpreter_app.policy.health import Finding
from interpreter_app.settings import default_packs, reading, tables

WELL = Finding("audio", "ok", "PulseAudio")
SILENT = Finding("microphone", "problem", "nothing but zeros", "Unmute it.")
OLD = Finding("processor", "warning", "lacks AVX2", "Choose the smallest packs.")
DEVICES = [
    Device("out", "Box", "output", "PulseAudio", default=True, rate_hz=44_100, channels=2),
    Device("out.monitor", "Monitor of Box", "input", "PulseAudio", monitor=True, rate_hz=44_100, channels=2),
    Device("mic", "Desk", "input", "PulseAudio", default=True),
    Device("bluez", "Ear", "input", "PulseAudio", rate_hz=8000, bluetooth_handsfree=True),
]


def run(command: Any, *flags: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return int(command.run(parser.parse_args(flags)))


@pytest.fixture
def finding(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes the doctor find these; what it was asked."""
    asked: dict[str, Any] = {}

    def make(*findings: Finding) -> dict[str, Any]:
        def diagnose(chosen: Any, **wanted: Any) -> list[Finding]:
            asked.update(wanted, languages=chosen.options.languages, packs=chosen.packs)
            return list(findings)

        monkeypatch.setattr(doctor, "diagnose", diagnose)
        return asked

    return make


def test_a_line_for_each_check_and_one_for_its_remedy(finding: Any, capsys: pytest.CaptureFixture[str]) -> None:
    finding(WELL, SILENT, OLD)
    assert run(doctor) == 1
    assert capsys.readouterr().out == (
        "ok       audio       PulseAudio\n"
        "problem  microphone  nothing but zeros\n"
        "                     → Unmute it.\n"
        "warning  processor   lacks AVX2\n"
        "                     → Choose the smallest packs.\n"
    )


@pytest.mark.parametrize(("found", "code"), [((WELL,), 0), ((WELL, OLD), 0), ((WELL, OLD, SILENT), 1)])
def test_only_a_problem_is_a_failure(found: tuple[Finding, ...], code: int, finding: Any) -> None:
    finding(*found)
    assert run(doctor) == code
    assert run(doctor, "--json") == code


def test_json(finding: Any, capsys: pytest.CaptureFixture[str]) -> None:
    finding(WELL, SILENT)
    run(doctor, "--json")
    assert json.loads(capsys.readouterr().out) == {
        "version": __version__,
        "findings": [
            {"check": "audio", "severity": "ok", "what": "PulseAudio", "remedy": ""},
            {"check": "microphone", "severity": "problem", "what": "nothing but zeros", "remedy": "Unmute it."},
        ],
    }


def test_what_is_to_be_tried_can_be_named(finding: Any, tmp_path: Any) -> None:
    asked = finding(WELL)
    run(doctor, "--input", "mic", "--output", "out", "--between", "en", "es", "--packs", str(tmp_path))
    assert (asked["input"], asked["output"]) == ("mic", "out")
    assert asked["languages"].between == ("en", "es")
    assert asked["packs"] == (str(tmp_path),)
    assert asked["history"].endswith("history")


def test_a_wrong_setting_is_said_before_anything_is_tried(finding: Any) -> None:
    asked = finding(WELL)
    with pytest.raises((SettingsError, UsageError)):
        run(doctor, "--packs", "/there/is/no/such/folder")
    assert not asked


def test_settings_that_make_no_sense_are_a_finding_among_others(
    finding: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (tables, reading):
        monkeypatch.setattr(module, "config_file", lambda: tmp_path / "settings.toml")
    (tmp_path / "settings.toml").write_text("[duplex]\ntail_ms = 'long'\n")
    asked = finding(WELL)
    assert run(doctor) == 0, "the others are looked at"
    assert asked["packs"] == default_packs()
    said = diagnosis._settings()
    assert (said.check, said.severity) == ("settings", "problem")
    assert "duplex.tail_ms is 'long'" in said.what
    assert "settings.toml" in said.remedy
    with pytest.raises(SettingsError, match="tail_ms"):
        run(doctor, "--packs", str(tmp_path))


@pytest.mark.parametrize(
    ("code", "severity", "says", "remedy"),
    [
        ("print('hardware')", "ok", "graphics hardware draws", ""),
        ("print('software')", "warning", "the processor draws the window", "driver"),
        ("import sys; sys.exit('error: there is no screen for the window\\n  Use a desktop.')", "warning",
         "there is no screen for the window", "Use a desktop."),
        ("import sys; sys.exit('error: libxcb is missing\\n  Install it.')", "warning",
         "the window cannot be shown: libxcb is missing", "Install it."),
        ("import os; os.abort()", "warning", "its libraries ended with", "listen without a window"),
        ("import time; time.sleep(9)", "warning", "the window says nothing for", "Restart"),
    ],
)  # fmt: skip
def test_what_draws_the_window(
    monkeypatch: pytest.MonkeyPatch, code: str, severity: str, says: str, remedy: str
) -> None:
    monkeypatch.setattr(diagnosis, "own_command", lambda *asked: [sys.executable, "-c", code, *asked])
    monkeypatch.setattr(diagnosis, "GRAPHICS_S", 2)
    found = diagnosis._graphics()
    assert (found.check, found.severity, says in found.what) == ("graphics", severity, True), found
    assert remedy in found.remedy
    assert bool(found.remedy) == (severity != "ok")
    assert "\n" not in found.what + found.remedy


def test_the_window_itself_says_what_would_draw_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    for backend, severity in (("software", "warning"), ("rhi", "ok")):
        monkeypatch.setenv("QT_QUICK_BACKEND", backend)
        assert diagnosis._graphics().severity == severity
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    if sys.platform == "linux":
        found = diagnosis._graphics()
        assert (found.severity, "window" in found.what, bool(found.remedy)) == ("warning", True, True)


def test_command_line_and_window_have_one_doctor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Every check is there, in both; what each of them finds is tested beside it."""
    monkeypatch.setattr(diagnosis, "diagnose_devices", lambda *_: [SILENT])
    monkeypatch.setattr(diagnosis, "_graphics", lambda: Finding("graphics", "ok", "hardware"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    run(doctor, "--json")
    said = json.loads(capsys.readouterr().out)["findings"]
    shown = Tools().diagnose(settings.load(), "", "", str(settings.history_folder()))

    def steady(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        return [row | {"what": ""} if row["check"] in {"memory", "disk", "clock"} else row for row in rows]

    assert steady([asdict(one) for one in shown]) == steady(said)
    assert {row["check"] for row in said} == {
        "settings", "microphone", "engines", "packs", "voices", "processor", "memory", "graphics", "disk", "network",
        "clock",
    }  # fmt: skip


def test_devices_are_listed_with_what_is_special(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(devices, "list_devices", lambda: DEVICES)
    assert run(devices) == 0
    assert capsys.readouterr().out == (
        "SIDE    NAME         LABEL            RATE  CHANNELS\n"
        "input   bluez        Ear              8000         1  hands-free\n"
        "input   mic          Desk            48000         1  default\n"
        "input   out.monitor  Monitor of Box  44100         2  monitor\n"
        "output  out          Box             44100         2  default\n"
    )


def test_devices_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(devices, "list_devices", lambda: DEVICES)
    assert run(devices, "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [entry["name"] for entry in listed] == ["bluez", "mic", "out.monitor", "out"]
    expected = {"name": "bluez", "label": "Ear", "side": "input", "rate_hz": 8000, "bluetooth_handsfree": True}
    assert listed[0] == listed[0] | expected
    assert [entry["default"] for entry in listed] == [False, True, False, True]


def test_no_device_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(devices, "list_devices", list)
    assert run(devices) == 0
    assert capsys.readouterr().out == "no microphone and no loudspeaker is connected\n"
    assert run(devices, "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
