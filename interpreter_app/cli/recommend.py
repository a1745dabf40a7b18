"""The command `models recommend`: a minute of measuring, and which recognizer suits this machine."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from interpreter_app.cli.models_progress import working
from interpreter_app.compose.measuring import measure
from interpreter_app.policy.choosing import MOST, Choice, Machine, best
from interpreter_app.settings import Settings

_COLUMNS = ("SIZE", "WINDOW", "EVERY", "FACTOR", "CORES", "MEMORY", "LAG", "")
_MISSING = "no recognizer keeps up here: use push-to-talk, or packs on a faster machine"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `models recommend`."""
    parser.add_argument("--json", action="store_true", help="as JSON: the machine, and an object for each choice")


def run(arguments: argparse.Namespace, chosen: Settings) -> int:
    """Measure and say it; 0."""
    with working("measuring, about a minute …"):
        machine, found = measure(chosen, _say)
    if arguments.json:
        report = {"machine": asdict(machine), "choices": [asdict(choice) for choice in found]}
        print(json.dumps(report, indent=2))
        return 0
    print("\n".join(_table(found)))
    print()
    print("\n".join(_advice(machine, found)))
    return 0


def _say(what: str) -> None:
    if not sys.stderr.isatty():
        print(f"measuring: {what}", file=sys.stderr, flush=True)


def _table(found: Sequence[Choice]) -> list[str]:
    rows = [_COLUMNS, *map(_row, found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _row(choice: Choice) -> tuple[str, ...]:
    remarks = ["" if choice.fits else "too much", "" if choice.measured else "reckoned"]
    return (
        choice.name,
        choice.window,
        f"{choice.interval_ms} ms",
        f"{choice.factor:.2f}",
        f"{choice.load:.2f}",
        f"{choice.memory_mb:.0f} MB",
        f"{choice.lag_s:.1f} s",
        ", ".join(filter(None, remarks)),
    )


def _advice(machine: Machine, found: Sequence[Choice]) -> list[str]:
    lines = [f"Real-time factors below {MOST} fit; {machine.cores} cores."]
    if not machine.speak_factor:
        lines.append("No voice is installed that could be measured.")
    full, short = best(found, "full"), best(found, "audio")
    if full is None and short is None:
        return [*lines, _MISSING]
    for choice, words in ((full, "as it was trained (30 s)"), (short, "with windows of the audio's length")):
        if choice is not None:
            lines.append(
                f"{words}: {choice.name}, {choice.memory_mb:.0f} MB, about {choice.lag_s:.1f} s behind;"
                f" interpreter-app models install PAIR --size {choice.name}"
            )
            lines += _settings(choice)
    return lines


def _settings(choice: Choice) -> list[str]:
    """What to set for it."""
    lines = [f"    [recognition] interval_ms = {choice.interval_ms}"]
    return lines if choice.window == "full" else [*lines, '    [models] window = "audio"']
