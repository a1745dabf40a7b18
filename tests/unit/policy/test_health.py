"""What is said about packs, processor, memory and disk."""

from __future__ import annotations

import errno
import os

import pytest

from interpreter_app.core.errors import ModelCorrupt, ModelMissing
from interpreter_app.policy import health
from interpreter_app.policy.health import Finding

GB = 10**9


def test_an_error_and_its_hint_are_a_problem_and_its_remedy() -> None:
    found = health.failed("packs", ModelMissing("no voice", hint="Install one."))
    assert found == Finding("packs", "problem", "no voice", "Install one.")


def test_sound_packs_are_counted() -> None:
    (found,) = health.packs(3, 27_000_000, [])
    assert (found.severity, found.remedy) == ("ok", "")
    assert "3 packs, 27 MB" in found.what


def test_every_pack_that_is_damaged_or_missing_is_named_with_its_remedy() -> None:
    damaged = ModelCorrupt("pack a is damaged", hint="Install it again.")
    missing = ModelMissing("no translator", hint="Choose another language.")
    assert health.packs(2, 10, [damaged, missing]) == [
        Finding("packs", "problem", "pack a is damaged", "Install it again."),
        Finding("packs", "problem", "no translator", "Choose another language."),
    ]


def test_a_language_without_a_voice_is_a_warning() -> None:
    (found,) = health.voices([("es", "voice-es"), ("en", None)])
    assert found.severity == "warning"
    assert "no voice for en" in found.what
    assert "eSpeak NG" in found.what
    assert found.remedy


def test_voices_are_named() -> None:
    assert health.voices([("es", "voice-es"), ("en", "amy")]) == [Finding("voices", "ok", "es: voice-es, en: amy")]


@pytest.mark.parametrize(
    ("avx2", "severity", "says"), [(True, "ok", "AVX2"), (None, "ok", "4 cores"), (False, "warning", "lacks AVX2")]
)
def test_an_old_processor_is_a_warning(avx2: bool | None, severity: str, says: str) -> None:
    found = health.processor("Abacus 3", 4, avx2)
    assert found.severity == severity
    assert says in found.what
    assert "Abacus 3" in found.what
    assert bool(found.remedy) == (severity == "warning")
    assert ("AVX2" in found.what) == (avx2 is not None)


@pytest.mark.parametrize(
    ("total", "available", "severity", "says"),
    [
        (8 * GB, 4 * GB, "ok", "4.0 of 8.0 GB"),
        (8 * GB, GB - 1, "warning", "1.0 of 8.0 GB"),
        (8 * GB, 299_999_999, "problem", "0.3 of 8.0 GB"),
        (8 * GB, None, "ok", "8.0 GB of memory"),
        (GB // 2, None, "warning", "0.5 GB of memory"),
    ],
)
def test_little_memory(total: int, available: int | None, severity: str, says: str) -> None:
    found = health.memory(total, available)
    assert found.severity == severity
    assert found.what.startswith(says)
    assert bool(found.remedy) == (severity != "ok")


@pytest.mark.parametrize(("free", "severity"), [(2 * GB, "ok"), (GB - 1, "warning"), (99_999_999, "problem")])
def test_a_disk_that_is_nearly_full(free: int, severity: str) -> None:
    found = health.disk("sessions", "/kept", free)
    assert found.severity == severity
    assert "/kept, for sessions" in found.what
    assert bool(found.remedy) == (severity != "ok")


@pytest.mark.parametrize(
    ("number", "says", "remedy"),
    [
        (errno.ENOSPC, "the disk is full", "Free some space"),
        (errno.EDQUOT, "the disk is full", "Free some space"),
        (errno.EROFS, "its disk is read-only", "mounted for writing"),
        (errno.EACCES, "permission denied", "permissions"),
        (errno.EPERM, "permission denied", "permissions"),
        (errno.ENOTDIR, "/kept is no folder", "Move /kept away"),
        (errno.EIO, "Input/output error", "damaged"),
    ],
)
def test_a_folder_in_which_nothing_can_be_kept(number: int, says: str, remedy: str) -> None:
    found = health.shut("sessions", "/kept/here", OSError(number, os.strerror(number), "/kept"))
    assert (found.check, found.severity) == ("disk", "problem")
    assert found.what == f"/kept/here, for sessions, cannot be written to: {says}"
    assert remedy in found.remedy


def test_an_error_without_a_number_is_said_as_it_is() -> None:
    assert health.shut("sessions", "/kept", OSError("gone")).what.endswith("cannot be written to: gone")


def test_the_processor_draws_where_nothing_else_can() -> None:
    assert health.graphics(software=False).severity == "ok"
    found = health.graphics(software=True)
    assert found.severity == "warning"
    assert "the processor draws" in found.what
    assert "driver" in found.remedy


def test_where_packs_come_from() -> None:
    assert health.network("hub.example", "").what == "packs come from hub.example"
    assert (
        health.network("hub.example", "proxy:8080").what == "packs come from hub.example through the proxy proxy:8080"
    )


def test_a_clock_that_cannot_be_right() -> None:
    assert health.clock("2030-01-01 00:00", past=False) == Finding("clock", "ok", "2030-01-01 00:00")
    found = health.clock("1970-01-01 00:00", past=True)
    assert (found.severity, "1970-01-01" in found.what, "Set date and time" in found.remedy) == ("warning", True, True)
