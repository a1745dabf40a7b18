"""The command `doctor`: what is well on this computer, what is not, and what helps."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from interpreter_app import __version__, settings
from interpreter_app.cli.history import default_folder
from interpreter_app.compose.diagnosis import diagnose
from interpreter_app.core.errors import SettingsError
from interpreter_app.policy.health import Finding
from interpreter_app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `doctor`."""
    parser.add_argument(
        "--input", metavar="DEVICE", help="the microphone to try; what is set, or the system's default otherwise"
    )
    parser.add_argument(
        "--output", metavar="DEVICE", help="the loudspeaker to try; what is set, or the system's default otherwise"
    )
    parser.add_argument(
        "--between", nargs=2, metavar="L", help="look for the packs that these two languages need (BCP-47 tags: en, es)"
    )
    parser.add_argument(
        "--packs", metavar="DIR", action="append", help="look for models here and nowhere else; may be repeated"
    )
    parser.add_argument("--json", action="store_true", help="as JSON: an object for each check")


def run(arguments: argparse.Namespace) -> int:
    """Check everything and say it; 0 where there is no problem, else 1."""
    flags: dict[str, Any] = {}
    if arguments.between:
        flags["languages"] = {"between": arguments.between, "source": None, "target": None}
    if arguments.packs:
        flags["packs"] = arguments.packs
    chosen = _chosen(flags)
    if sys.stderr.isatty():
        print("Say something: the microphone is being heard …", file=sys.stderr)
    devices = chosen.devices
    found = diagnose(
        chosen,
        input=arguments.input or devices.input or None,
        output=arguments.output or devices.output or None,
        history=str(default_folder()),
    )
    if arguments.json:
        report = {"version": __version__, "findings": [asdict(finding) for finding in found]}
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))
    return int(any(finding.severity == "problem" for finding in found))


def _chosen(flags: dict[str, Any]) -> Settings:
    """What is set; the defaults where the file or the environment make no sense, which the findings say."""
    try:
        return settings.load(flags)
    except SettingsError:
        if flags:
            raise
        return Settings()


def _lines(found: Sequence[Finding]) -> Iterator[str]:
    """A line for each finding, and one below it for its remedy."""
    severity = max(len(finding.severity) for finding in found)
    check = max(len(finding.check) for finding in found)
    for finding in found:
        yield f"{finding.severity:{severity}}  {finding.check:{check}}  {finding.what}"
        if finding.remedy:
            yield f"{'':{severity + check + 4}}→ {finding.remedy}"
