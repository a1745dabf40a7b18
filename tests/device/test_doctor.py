"""The commands `doctor` and `devices` on real streams: what is wrong with a microphone is found."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from interpreter_app.cli import devices, doctor
from tests.device.pulse import MICROPHONE, SPEAKER, PulseServer

SPEECH = Path(__file__).parents[2] / "resources" / "bench" / "audio" / "en-001.ogg"

Found = dict[str, list[dict[str, str]]]
Examine = Callable[..., tuple[int, Found]]


def run(command: Any, *flags: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return int(command.run(parser.parse_args(flags)))


@pytest.fixture
def examine(capsys: pytest.CaptureFixture[str]) -> Examine:
    """The doctor's exit code, and its findings by check."""

    def ask(*flags: str) -> tuple[int, Found]:
        code = run(doctor, "--json", *flags)
        found: Found = {}
        for finding in json.loads(capsys.readouterr().out)["findings"]:
            found.setdefault(finding["check"], []).append(finding)
        return code, found

    return ask


@pytest.fixture
def speech(pulse: PulseServer) -> Iterator[np.ndarray]:
    """Somebody speaks while the test runs; what they say."""
    samples, rate = soundfile.read(SPEECH, dtype="float32")
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    samples = np.tile(samples[loud[0] : loud[-1]] / np.abs(samples).max() / 2, 10)
    playing = pulse.play(samples, rate)
    assert playing.began
    yield samples
    playing.stop()


def microphone(found: Found) -> dict[str, str]:
    (only,) = found["microphone"]
    return only


def test_a_healthy_microphone_hears_speech(speech: np.ndarray, examine: Examine) -> None:
    code, found = examine()
    assert microphone(found)["severity"] == "ok", found
    assert found["loudspeaker"] == [
        {"check": "loudspeaker", "severity": "ok", "what": f"{SPEAKER}, 48000 Hz", "remedy": ""}
    ]
    problems = {check for check, list_ in found.items() for one in list_ if one["severity"] == "problem"}
    assert code == int(bool(problems))
    assert problems <= {"packs", "memory", "disk"}


def test_a_microphone_that_gives_zeros_is_named_with_what_to_look_for(examine: Examine) -> None:
    code, found = examine()
    assert code == 1
    said = microphone(found)
    assert (said["severity"], f"nothing but zeros comes from {MICROPHONE}" in said["what"]) == ("problem", True)
    assert "Unmute" in said["remedy"]
    assert "privacy switch" in said["remedy"]


def test_a_muted_microphone_gives_zeros_too(pulse: PulseServer, speech: np.ndarray, examine: Examine) -> None:
    pulse.pactl("set-source-mute", MICROPHONE, "1")
    try:
        assert "nothing but zeros" in microphone(examine()[1])["what"]
    finally:
        pulse.pactl("set-source-mute", MICROPHONE, "0")


def test_levels_that_are_too_low_or_too_high(pulse: PulseServer, speech: np.ndarray, examine: Examine) -> None:
    said = []
    for volume in ("8%", "300%"):
        pulse.pactl("set-source-volume", MICROPHONE, volume)
        said.append(microphone(examine()[1]))
    pulse.pactl("set-source-volume", MICROPHONE, "100%")
    assert [one["severity"] for one in said] == ["warning", "warning"]
    assert "very quiet" in said[0]["what"]
    assert "too loud" in said[1]["what"]


def test_a_monitor_is_not_taken_for_a_microphone(pulse: PulseServer, examine: Examine) -> None:
    _, found = examine("--input", f"{SPEAKER}.monitor")
    said = microphone(found)
    assert (said["severity"], "hears what the computer plays" in said["what"]) == ("warning", True)
    pulse.set_default_source(f"{SPEAKER}.monitor")
    try:
        code, found = examine()
        assert code == 1
        assert "monitor" in microphone(found)["what"]
        assert MICROPHONE in microphone(found)["remedy"], "what to choose instead"
    finally:
        pulse.set_default_source(MICROPHONE)


def test_a_headset_used_as_a_telephone_on_both_sides(pulse: PulseServer, speech: np.ndarray, examine: Examine) -> None:
    profile = "bluetooth.protocol=handsfree_head_unit"
    pulse.load(
        "ear_source", "module-remap-source", "source_name=ear_source", "master=mic_sink.monitor", "rate=16000",
        f"source_properties={profile}",
    )  # fmt: skip
    pulse.load("ear_sink", "module-null-sink", "sink_name=ear_sink", "rate=16000", f"sink_properties={profile}")
    try:
        _, found = examine("--input", "ear_source", "--output", "ear_sink")
    finally:
        pulse.unload("ear_source")
        pulse.unload("ear_sink")
    assert [found[check][0]["severity"] for check in ("microphone", "loudspeaker")] == ["warning", "warning"]
    assert all("telephone" in found[check][0]["what"] for check in ("microphone", "loudspeaker"))
    assert "A2DP" in microphone(found)["remedy"]


def test_a_microphone_that_was_unplugged(pulse: PulseServer, examine: Examine) -> None:
    pulse.unload(MICROPHONE)
    try:
        code, found = examine("--input", MICROPHONE)
        assert (code, microphone(found)["severity"]) == (1, "problem")
        assert f"there is no microphone {MICROPHONE}" in microphone(found)["what"]
        code, found = examine()
        assert (code, microphone(found)["severity"]) == (1, "problem")
        assert microphone(found)["remedy"]
        assert found["loudspeaker"][0]["severity"] == "ok", "the other side is well"
    finally:
        pulse.load_source(MICROPHONE, "mic_sink.monitor")
        pulse.set_default_source(MICROPHONE)


@pytest.mark.parametrize("rate", [8000, 22_050, 96_000])
def test_devices_of_any_rate_open_at_it(rate: int, pulse: PulseServer, examine: Examine) -> None:
    pulse.load_sink("odd", rate, 2)
    try:
        _, found = examine("--output", "odd", "--input", "odd.monitor")
        assert found["loudspeaker"][0]["what"] == f"odd, {rate} Hz"
        assert not [one for one in found["microphone"] if "refuses" in one["what"] or "opened" in one["what"]]
    finally:
        pulse.unload("odd")


def test_every_device_is_listed_as_the_flags_take_it(pulse: PulseServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(devices) == 0
    lines = {line.split()[1]: line for line in capsys.readouterr().out.splitlines()}
    assert {MICROPHONE, SPEAKER, f"{SPEAKER}.monitor"} <= set(lines)
    assert lines[MICROPHONE].startswith("input ")
    assert lines[MICROPHONE].endswith("default")
    assert lines[SPEAKER].endswith("default")
    assert lines[f"{SPEAKER}.monitor"].endswith("monitor")
