"""The command `history`: list the sessions that were kept, show one, recover what was cut off."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from interpreter_app import settings
from interpreter_app.core.errors import SessionError
from interpreter_app.core.units import Samples, milliseconds
from interpreter_app.storage import history
from interpreter_app.storage.export import FORMATS, to_json, to_text, write_transcript
from interpreter_app.storage.history import KeptSession
from interpreter_app.storage.outputs import check_output

OFF = "off"
_COLUMNS = ("ID", "BEGAN", "LENGTH", "LANGUAGES", "TURNS", "STATE")
_RIGHT = {"LENGTH", "TURNS"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `history`."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    add = partial(actions.add_parser, allow_abbrev=False)
    listing = add("list", help="the sessions that are kept, the newest first", description="List what is kept.")
    showing = add("show", help="what was said in a session", description="Show what was said in a session.")
    showing.add_argument("session", metavar="ID", help="which one, as the list calls it; last: the newest")
    showing.add_argument("--json", action="store_true", help="as JSON: the session, and a row a turn")
    formats = ", ".join(name.removeprefix(".") for name in FORMATS)
    showing.add_argument("--transcript", metavar="OUT", help=f"write it to a file, as its ending says: {formats}")
    recovering = add(
        "recover",
        help="keep what was said in sessions that were cut off",
        description="Keep sessions whose program was killed: as far as they were spoken, they are complete then.",
    )
    recovering.add_argument("session", metavar="ID", nargs="?", help="which one; without it, all that were cut off")
    for action in (listing, showing, recovering):
        action.add_argument(
            "--journal", metavar="DIR", help="the folder in which sessions are kept, if not the user's own"
        )


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked for; 0, or what went wrong as an exception."""
    folder = arguments.journal or str(default_folder())
    match arguments.action:
        case "list":
            _list(folder)
        case "show":
            _show(history.find(folder, arguments.session), as_json=arguments.json, output=arguments.transcript)
        case _:
            _recover(folder, arguments.session)
    return 0


def default_folder() -> Path:
    """Where the user's sessions are kept."""
    return settings.history_folder()


def journal_folder(named: str | None) -> str | None:
    """The folder that `--journal DIR|off` means, the user's own where it is not given; None: no journal."""
    return None if named == OFF else named or str(default_folder())


def offer(folder: str, now: datetime | None = None) -> str | None:
    """What to say at the start of a session about earlier ones that were cut off; None where there are none."""
    left = history.cut_off(folder)
    if not left:
        return None
    began, today = left[-1].began, (now or datetime.now().astimezone()).date()
    when = began.strftime("%H:%M" if began.date() == today else "%Y-%m-%d %H:%M")
    what = f"A session of {when} was" if len(left) == 1 else f"{len(left)} sessions, the last of {when}, were"
    it = "it" if len(left) == 1 else "them"
    return f"{what} cut off; `interpreter-app history recover` keeps {it}."


def _list(folder: str) -> None:
    kept = history.sessions(folder)
    if not kept:
        print(f"no session is kept in {folder}")
        return
    rows = [_COLUMNS, *map(_row, reversed(kept))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if name in _RIGHT else cell.ljust(width)
            for cell, width, name in zip(row, widths, _COLUMNS, strict=True)
        )
        print("  ".join(cells).rstrip())


def _row(session: KeptSession) -> tuple[str, ...]:
    began = session.began.strftime("%Y-%m-%d %H:%M")
    return session.id, began, _length(session.length), session.languages, str(session.turns), session.state


def _show(session: KeptSession, *, as_json: bool, output: str | None) -> None:
    said = history.transcript(session)
    if output is not None:
        check_output(output)
        write_transcript(said, output)
    elif as_json:
        about: dict[str, Any] = {
            "id": session.id,
            "began": session.began.isoformat(),
            "length_ms": milliseconds(session.length),
            "languages": session.languages,
            "state": session.state,
        }
        print(json.dumps(about | json.loads(to_json(said)), ensure_ascii=False, indent=2))
    else:
        print(to_text(said), end="")
    print(_about(session), file=sys.stderr)


def _recover(folder: str, wanted: str | None) -> None:
    if wanted is None:
        left = [session for session in history.sessions(folder) if session.state == "cut off"]
        if not left:
            print(f"no session in {folder} was cut off")
    else:
        session = history.find(folder, wanted)
        if session.state == "running":
            raise SessionError(f"session {session.id} is still running", hint="End it: it is kept then.")
        if session.state == "complete":
            print(f"{session.id} is complete")
        left = [session] if session.state == "cut off" else []
    for session in left:
        history.recover(session)
        print(f"{session.id} is kept: {_how_much(session)}")


def _about(session: KeptSession) -> str:
    """One line about a session: `2024-05-01-140207, en ⟷ es: 3 turns, 12:40; complete`."""
    return f"{session.id}, {session.languages}: {_how_much(session)}; {session.state}"


def _how_much(session: KeptSession) -> str:
    return f"{session.turns} turn{'' if session.turns == 1 else 's'}, {_length(session.length)}"


def _length(length: Samples) -> str:
    """Minutes and seconds, or hours: 12:40, 1:03:25."""
    seconds = milliseconds(length) // 1000
    minutes = f"{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{seconds // 3600}:{minutes}" if seconds >= 3600 else minutes
