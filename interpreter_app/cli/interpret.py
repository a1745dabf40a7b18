"""The command `interpret`: audio in, transcript and spoken translation out."""

from __future__ import annotations

import argparse
from typing import get_args

from interpreter_app import compose, settings
from interpreter_app.cli.arguments import add_shared, check, flags_of, outputs_of
from interpreter_app.cli.results import Results
from interpreter_app.core.errors import UsageError
from interpreter_app.core.options import Pace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `interpret`."""
    parser.add_argument(
        "inputs", metavar="INPUT", nargs="+", help="an audio file, or - for raw s16le mono 16 kHz on standard input"
    )
    add_shared(parser)
    parser.add_argument(
        "--pace",
        choices=get_args(Pace),
        default="fast",
        help="read as fast as the computer can (default), or at the speed of the recording",
    )


def run(arguments: argparse.Namespace) -> int:
    """Interpret the inputs; 0, or what went wrong as an exception.  Outputs hold what was committed in any case."""
    if arguments.inputs.count("-") > 1:
        raise UsageError("standard input (-) is named twice", hint="Name it once.")
    check(arguments, arguments.inputs)
    chosen, outputs = settings.load(flags_of(arguments)), outputs_of(arguments)
    with compose.open_engines(chosen) as engines, Results(outputs) as results:
        for notice in engines.notices:
            results.notice(notice)
        compose.interpret(
            engines,
            chosen,
            arguments.inputs,
            pace=arguments.pace,
            speech=outputs.get("speech"),
            journal=None if arguments.journal == "off" else arguments.journal,
            subscribe=results.subscribe,
            live=results.live,
        )
    return 0
