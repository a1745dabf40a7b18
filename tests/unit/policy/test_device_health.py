"""What is said about a microphone and a loudspeaker that were tried."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from interpreter_app.policy.device_health import Tried, loudspeaker, microphone

GOOD = Tried("Desk", 48_000, 48_000, rms=0.01, peak=0.2)


def tried(**changes: Any) -> Tried:
    return replace(GOOD, **changes)


def test_a_microphone_that_hears_is_well() -> None:
    (found,) = microphone(GOOD, "linux")
    assert (found.check, found.severity, found.remedy) == ("microphone", "ok", "")
    assert found.what == "Desk, 48000 Hz: -40 dB on average, -14 dB at most"


@pytest.mark.parametrize(
    ("changes", "severity", "says", "remedy"),
    [
        ({"opened_hz": None, "failure": "it is busy"}, "problem", "cannot be opened: it is busy", "Close programs"),
        ({"opened_hz": 44_100}, "warning", "refuses its own rate of 48000 Hz, and takes 44100 Hz", "44100 Hz"),
        ({"peak": 0.0, "rms": 0.0}, "problem", "nothing but zeros", "Unmute"),
        ({"peak": 0.0009, "rms": 0.0001}, "warning", "very quiet: -61 dB", "raise its level"),
        ({"peak": 0.999}, "warning", "too loud", "Lower its level"),
        ({"monitor": True}, "warning", "hears what the computer plays", "Choose a microphone"),
        ({"monitor": True, "peak": 0.0}, "warning", "hears what the computer plays", "lists them"),
        ({"hands_free": True}, "warning", "telephone", "A2DP"),
    ],
)
def test_what_is_wrong_with_a_microphone_is_said_once_with_its_remedy(
    changes: dict[str, Any], severity: str, says: str, remedy: str
) -> None:
    (found,) = microphone(tried(**changes), "linux")
    assert (found.check, found.severity) == ("microphone", severity)
    assert found.what.startswith(("Desk", "nothing"))
    assert says in found.what
    assert remedy in found.remedy


def test_two_things_can_be_wrong_at_once() -> None:
    found = microphone(tried(hands_free=True, peak=0.0, opened_hz=16_000), "linux")
    assert [finding.severity for finding in found] == ["warning", "warning", "problem"]


@pytest.mark.parametrize("peak", [0.001, 0.9989])
def test_levels_on_the_edge_are_well(peak: float) -> None:
    assert [finding.severity for finding in microphone(tried(peak=peak), "linux")] == ["ok"]


@pytest.mark.parametrize(
    ("platform", "place"),
    [("darwin", "System Settings, Privacy & Security"), ("win32", "desktop apps"), ("linux", "privacy switch")],
)
def test_each_system_has_its_own_place_for_permissions(platform: str, place: str) -> None:
    (found,) = microphone(tried(peak=0.0), platform)
    assert place in found.remedy


@pytest.mark.parametrize(
    ("changes", "severity", "says"),
    [
        ({}, "ok", "Desk, 48000 Hz"),
        ({"opened_hz": None, "failure": "it is busy"}, "problem", "cannot be opened: it is busy"),
        ({"opened_hz": None, "failure": "it is busy", "hands_free": True}, "problem", "cannot be opened"),
        ({"opened_hz": 44_100}, "warning", "takes 44100 Hz"),
        ({"hands_free": True}, "warning", "telephone"),
    ],
)
def test_a_loudspeaker(changes: dict[str, Any], severity: str, says: str) -> None:
    (found,) = loudspeaker(tried(rms=0.0, peak=0.0, **changes))
    assert (found.check, found.severity) == ("loudspeaker", severity)
    assert says in found.what
    assert bool(found.remedy) == (severity != "ok")
