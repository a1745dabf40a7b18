"""What measurements of this computer mean: whether it can interpret, and what helps where it cannot."""

from __future__ import annotations

import errno
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
            f"Install one: `interpreter-app models list --languages {language}` shows which there are.",
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
            f"{name} lacks AVX2: models take about twice as long",
            "Choose small packs; `interpreter-app models recommend` measures which keep up.",
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


def disk(purpose: str, folder: str, free: int) -> Finding:
    """Whether what is kept in `folder` has a place: `free` bytes."""
    what = f"{free / 1e9:.1f} GB are free on the disk of {folder}, for {purpose}"
    if free < DISK_LITTLE:
        severity: Severity = "problem" if free < DISK_FULL else "warning"
        return Finding("disk", severity, what, "Free some space.")
    return Finding("disk", "ok", what)


def shut(purpose: str, folder: str, error: OSError) -> Finding:
    """A folder in which nothing can be kept, because of `error`."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            why, remedy = "the disk is full", "Free some space."
        case errno.EROFS:
            why, remedy = "its disk is read-only", "Have the disk mounted for writing, or look whether it is damaged."
        case errno.EACCES | errno.EPERM:
            why, remedy = "permission denied", "Change its permissions, or those of the folder that it will be in."
        case errno.ENOTDIR:
            why, remedy = f"{error.filename} is no folder", f"Move {error.filename} away."
        case _:
            why, remedy = error.strerror or str(error), "Look whether the disk is there, and whether it is damaged."
    return Finding("disk", "problem", f"{folder}, for {purpose}, cannot be written to: {why}", remedy)


def graphics(*, software: bool) -> Finding:
    """What draws the window: graphics hardware, or Qt's `software` renderer in its place."""
    if software:
        what = "no graphics hardware can be used: the processor draws the window"
        remedy = "It works, but takes a part of the processor; the driver of your graphics card would help."
        return Finding("graphics", "warning", what, remedy)
    return Finding("graphics", "ok", "graphics hardware draws the window")


def network(host: str, proxy: str) -> Finding:
    """Where packs come from, and through which `proxy`, if any."""
    return Finding("network", "ok", f"packs come from {host}{f' through the proxy {proxy}' if proxy else ''}")


def clock(now: str, *, past: bool) -> Finding:
    """Whether the computer's clock can be right: `now` is what it says, `past` whether that is before the program."""
    if past:
        remedy = "Set date and time: with these, no server is trusted, and conversations are kept under a wrong date."
        return Finding("clock", "warning", f"the clock says {now}, which is before this program was made", remedy)
    return Finding("clock", "ok", now)
