"""What measurements of this computer mean: whether it can interpret, and what helps where it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from interpreter_app.core.errors import InterpreterError

Severity = Literal["ok", "warning", "problem"]

DISK_LITTLE, DISK_FULL = 10**9, 10**8
"""Bytes free: an hour of speech that waits in a temporary file takes 115 MB."""
MEMORY_LITTLE, MEMORY_FULL = 10**9, 3 * 10**8
"""Bytes available: base models, two translators and two voices take up to 700 MB, the starter packs less than half."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found."""

    check: str
    severity: Severity
    what: str
    remedy: str = ""
    """What the user can do; empty where all is well."""


def failed(check: str, error: InterpreterError) -> Finding:
    """An error that says what to do about it is a finding."""
    return Finding(check, "problem", str(error), error.hint)


def packs(count: int, size: int, failures: Sequence[InterpreterError]) -> list[Finding]:
    """Whether what is installed (`count` packs of `size` bytes) is sound, and enough; `failures` say what is not."""
    if failures:
        return [failed("packs", error) for error in failures]
    return [Finding("packs", "ok", f"{count} packs, {size / 1e6:.0f} MB, all as they should be")]


def voices(voices: Sequence[tuple[str, str | None]]) -> list[Finding]:
    """What speaks each language: pairs of a language and the pack of a voice, None where there is none."""
    found = [
        Finding(
            "voices",
            "warning",
            f"no voice for {language} is installed: eSpeak NG speaks, and sounds like a machine",
            "Install a voice for it.",
        )
        for language, voice in voices
        if voice is None
    ]
    spoken = [f"{language}: {voice}" for language, voice in voices if voice is not None]
    return found or [Finding("voices", "ok", ", ".join(spoken))]


def processor(name: str, cores: int, avx2: bool | None) -> Finding:
    """Whether the models run fast; `avx2` None: this kind of processor has something else instead."""
    if avx2 is False:
        return Finding(
            "processor",
            "warning",
            f"{name} lacks AVX2: models run several times slower",
            "Choose the smallest packs; text may be shown late.",
        )
    return Finding("processor", "ok", f"{name}, {cores} cores" + (", AVX2" if avx2 else ""))


def memory(total: int, available: int | None) -> Finding:
    """Whether models fit into memory (bytes); `available` None: not known."""
    free = total if available is None else available
    what = f"{free / 1e9:.1f} of {total / 1e9:.1f} GB of memory are free"
    if available is None:
        what = f"{total / 1e9:.1f} GB of memory"
    if free < MEMORY_LITTLE:
        severity: Severity = "problem" if free < MEMORY_FULL else "warning"
        return Finding("memory", severity, what, "Close other programs, or choose smaller packs.")
    return Finding("memory", "ok", what)


def disk(purpose: str, folder: str, free: int, *, writable: bool) -> Finding:
    """Whether what is kept in `folder` has a place: `free` bytes."""
    if not writable:
        return Finding("disk", "problem", f"{folder}, for {purpose}, cannot be written to", "Change its permissions.")
    what = f"{free / 1e9:.1f} GB are free in {folder}, for {purpose}"
    if free < DISK_LITTLE:
        severity: Severity = "problem" if free < DISK_FULL else "warning"
        return Finding("disk", severity, what, "Free some space.")
    return Finding("disk", "ok", what)
