"""The command line: its arguments, and how every command ends."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from functools import partial
from typing import NoReturn

from interpreter_app import __version__
from interpreter_app.cli import bench, convert, devices, doctor, history, interpret, listen, models
from interpreter_app.cli.results import Unread
from interpreter_app.core.errors import InterpreterError, UsageError

PROGRAM = "interpreter-app"
DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
TRACEBACK = "INTERPRETER_TRACEBACK"

_DESCRIPTION = "Hears speech, translates it while it is spoken, and speaks the translation, on this computer."
_EXAMPLES = f"""examples:
  {PROGRAM} listen --between en es
  {PROGRAM} interpret talk.wav --to es
  {PROGRAM} interpret conversation.flac --between en es --speech spoken.wav --transcript conversation.srt

exit codes: 0 done, 1 a problem you can mend, 2 wrong usage, 130 interrupted (what was committed is written first)
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code.  Whatever goes wrong ends as one line and a remedy on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    with contextlib.suppress(ValueError):  # not the process's first thread
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # a shutdown ends it as Ctrl-C does
    try:
        return _run(argv)
    except (BrokenPipeError, Unread):
        return DONE  # whoever read standard output has had enough
    except UsageError as error:
        return _failed(str(error), error.hint, WRONG_USAGE)
    except InterpreterError as error:
        return _failed(str(error), error.hint, FAILED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a traceback helps nobody who did not ask for it
        if os.environ.get(TRACEBACK):
            traceback.print_exc()
        what = f"{type(error).__name__}: {error}"
        return _failed(
            f"this should not have happened: {what}", f"Set {TRACEBACK}=1 to see where, and report it.", FAILED
        )
    finally:
        _flush()


def _run(argv: Sequence[str] | None) -> int:
    parser = _parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit:  # after --help and --version
        return DONE
    if arguments.command is None:
        parser.print_help(sys.stderr)
        return WRONG_USAGE
    code: int = arguments.run(arguments)
    return code


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, hint=f"`{self.prog} --help` shows how it is used.")


def _parser() -> argparse.ArgumentParser:
    form = partial(argparse.RawDescriptionHelpFormatter, max_help_position=28)
    parser = _Parser(prog=PROGRAM, description=_DESCRIPTION, epilog=_EXAMPLES, formatter_class=form, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    shells = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for name, what, command in (
        ("interpret", "interpret audio files, or audio from standard input", interpret),
        ("listen", "interpret a conversation through microphone and loudspeaker", listen),
        ("history", "list, show and recover the sessions that were kept", history),
        ("models", "list, install, check and remove packs of models", models),
        ("devices", "list the microphones and loudspeakers", devices),
        ("doctor", "find what is wrong on this computer, and what helps", doctor),
        ("bench", "measure how well, and how fast, the program interprets", bench),
    ):
        shell = shells.add_parser(
            name, help=what, description=f"{what.capitalize()}.", formatter_class=form, allow_abbrev=False
        )
        command.add_arguments(shell)
        shell.set_defaults(run=command.run)
    hidden = shells.add_parser(convert.NAME, allow_abbrev=False)  # without a help it is not shown
    convert.add_arguments(hidden)
    hidden.set_defaults(run=convert.run)
    return parser


def _failed(message: str, hint: str, code: int) -> int:
    """Say what went wrong, and what to do about it, each in one line."""
    print("error:", " ".join(message.split()), file=sys.stderr)
    if hint:
        print(" ", " ".join(hint.split()), file=sys.stderr)
    return code


def _flush() -> None:
    """Empty standard output now: at exit, Python would complain about a reader that has gone."""
    try:
        sys.stdout.flush()
    except OSError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
