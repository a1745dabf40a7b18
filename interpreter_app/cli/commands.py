"""The command `interpret`: audio in, transcript and spoken translation out."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from interpreter_app import compose, settings
from interpreter_app.cli.terminal import Display, display
from interpreter_app.core.errors import InterpreterError, UsageError
from interpreter_app.core.events import Event, SpeakingStarted, SpeakingStopped
from interpreter_app.core.options import Pace, Speak
from interpreter_app.core.turns import Transcript
from interpreter_app.core.units import RATE_HZ, LaneId, Samples
from interpreter_app.policy.transcript import apply
from interpreter_app.storage.event_log import EventLog
from interpreter_app.storage.export import FORMATS, check_format, committed, write_transcript
from interpreter_app.storage.outputs import check_output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `interpret`."""
    parser.add_argument(
        "inputs", metavar="INPUT", nargs="+", help="an audio file, or - for raw s16le mono 16 kHz on standard input"
    )
    languages = parser.add_argument_group("languages (BCP-47 tags: en, es, pt-BR)")
    languages.add_argument("--from", dest="source", metavar="L", help="the language that is spoken; auto: find out")
    languages.add_argument("--to", dest="target", metavar="L", help="the language to translate into")
    languages.add_argument("--between", nargs=2, metavar="L", help="two languages: each is translated into the other")
    outputs = parser.add_argument_group("outputs")
    outputs.add_argument("--speech", metavar="OUT.wav", help="the spoken translation, on the clock of the input")
    formats = ", ".join(name.removeprefix(".") for name in FORMATS)
    outputs.add_argument("--transcript", metavar="OUT", help=f"both languages, as the file's ending says: {formats}")
    outputs.add_argument("--events", metavar="OUT.jsonl", help="everything that happens, one JSON object a line")
    outputs.add_argument(
        "--speak",
        choices=get_args(Speak),
        help="speak clause by clause while the speaker goes on (default), after each turn, or not at all",
    )
    outputs.add_argument("--reading", action="store_true", help="show only translation that never changes")
    parser.add_argument(
        "--packs", metavar="DIR", action="append", help="look for models here and nowhere else; may be repeated"
    )
    parser.add_argument(
        "--pace",
        choices=get_args(Pace),
        default="fast",
        help="read as fast as the computer can (default), or at the speed of the recording",
    )


def run(arguments: argparse.Namespace) -> int:
    """Interpret the inputs; 0, or what went wrong as an exception.  Outputs hold what was committed in any case."""
    outputs = {name: path for name in ("speech", "transcript", "events") if (path := getattr(arguments, name))}
    _check(arguments, outputs)
    chosen = settings.load(_flags(arguments))
    with compose.open_engines(chosen) as engines:
        record = _Record()
        screen = display(sys.stdout, sys.stderr)
        try:
            with contextlib.ExitStack() as stack:
                stack.callback(screen.close)
                stack.enter_context(_warnings_to(screen))
                subscribers: list[Callable[[Event, int], None]] = [record]
                if "events" in outputs:
                    subscribers.append(stack.enter_context(EventLog(outputs["events"])))
                show = screen if outputs else _while_read(screen)
                compose.interpret(
                    engines,
                    chosen,
                    arguments.inputs,
                    pace=arguments.pace,
                    speech=outputs.get("speech"),
                    subscribe=subscribers if screen.live else [*subscribers, show],
                    live=[show] if screen.live else [],
                )
        except BaseException as error:
            if "transcript" in outputs and record.transcript.turns:
                write_transcript(record.transcript, outputs["transcript"])
            if isinstance(error, KeyboardInterrupt):
                print(f"interrupted: {record.summary(outputs)}", file=sys.stderr)
            raise
        if "transcript" in outputs:
            write_transcript(record.transcript, outputs["transcript"])
        print(record.summary(outputs), file=sys.stderr)
    return 0


def _check(arguments: argparse.Namespace, outputs: Mapping[str, str]) -> None:
    """Find what cannot work before any work begins.  Raises `UsageError` and `OutputError`."""
    if arguments.between and (arguments.source or arguments.target):
        raise UsageError("--between does not go with --from and --to", hint="Use --between L L, or --from L --to L.")
    if arguments.speech and arguments.speak == "off":
        raise UsageError("--speech does not go with --speak off", hint="Leave one of them out.")
    if arguments.inputs.count("-") > 1:
        raise UsageError("standard input (-) is named twice", hint="Name it once.")
    if "transcript" in outputs:
        check_format(outputs["transcript"])
    taken = {os.path.realpath(path): "the input" for path in arguments.inputs}
    for name, path in outputs.items():
        check_output(path)
        place = os.path.realpath(path)
        if place in taken:
            raise UsageError(f"--{name} {path} would overwrite {taken[place]}", hint="Give it another name.")
        if not Path(place).exists() or Path(place).is_file():  # devices take from many
            taken[place] = f"the output of --{name}"


def _flags(arguments: argparse.Namespace) -> dict[str, Any]:
    """What the arguments set, as tables of settings.  Languages replace all languages set elsewhere."""
    flags: dict[str, Any] = {}
    if arguments.between or arguments.source or arguments.target:
        flags["languages"] = {
            "between": arguments.between,
            "source": None if arguments.source == "auto" else arguments.source,
            "target": arguments.target,
        }
    if arguments.speak:
        flags["speaking"] = {"speak": arguments.speak}
    if arguments.reading:
        flags["translation"] = {"reading": True}
    if arguments.packs:
        flags["packs"] = arguments.packs
    return flags


class _Record:
    """A subscriber that keeps what was said, and how much was heard."""

    def __init__(self) -> None:
        self.transcript = Transcript()
        self._heard: dict[LaneId, Samples] = {}

    def __call__(self, event: Event, elapsed_ms: int) -> None:
        self.transcript = apply(self.transcript, event)
        if not isinstance(event, SpeakingStarted | SpeakingStopped):  # these go on after the end of the audio
            self._heard[event.lane] = max(event.heard, self._heard.get(event.lane, Samples(0)))

    def summary(self, outputs: Mapping[str, str]) -> str:
        """What there was, and where it went: `3 turns, 12.4 s heard; speech in spoken.wav`."""
        turns = len(committed(self.transcript).turns)
        heard = f"{turns} turn{'' if turns == 1 else 's'}, {sum(self._heard.values()) / RATE_HZ:.1f} s heard"
        return "; ".join([heard, *[f"{name} in {path}" for name, path in outputs.items()]])


def _while_read(screen: Display) -> Callable[[Event, int], None]:
    """`screen`, as a subscriber that stops the session when nobody reads standard output any more."""

    def show(event: Event, elapsed_ms: int) -> None:
        screen(event, elapsed_ms)
        if screen.gone:
            raise Unread("nobody reads standard output")

    return show


class Unread(InterpreterError):
    """The transcript was all that was asked for, and nobody reads it any more."""


@contextlib.contextmanager
def _warnings_to(screen: Display) -> Iterator[None]:
    """Say the program's own warnings beside the transcript."""
    handler = _Notices(screen)
    logger = logging.getLogger("interpreter_app")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


class _Notices(logging.Handler):
    """Says warnings beside the transcript."""

    def __init__(self, screen: Display) -> None:
        super().__init__(logging.WARNING)
        self._screen = screen

    def emit(self, record: logging.LogRecord) -> None:
        self._screen.notice(f"warning: {record.getMessage()}")
