"""The sessions that were kept: what there is, what was said in each, and what was cut off.

A session whose program was killed is read as far as its journal goes: a line that is torn, or was never written whole,
hides nothing but itself.  To recover it means to end its journal as the session would have done, with a line that says
`"state": "closed"` and `"recovered": true`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar

from interpreter_app.core.errors import SessionError, UsageError, cannot_write
from interpreter_app.core.events import SessionStateChanged
from interpreter_app.core.turns import Transcript
from interpreter_app.core.units import LaneId, Samples, samples
from interpreter_app.policy.transcript import apply
from interpreter_app.storage.event_log import Json, from_json, to_json
from interpreter_app.storage.export import committed
from interpreter_app.storage.journal import BINARY, SUFFIX, encoded, held, lock

T = TypeVar("T")
State = Literal["complete", "cut off", "running"]
LAST = "last"
_EVERY_LINE = MappingProxyType({"type": str, "lane": str, "heard_ms": int, "elapsed_ms": int})
"""What every line of an event log says."""
_TAIL = 4096
"""Bytes in which the last line of a journal that was closed fits."""


@dataclass(frozen=True, slots=True)
class KeptSession:
    """A session, as its journal tells it."""

    id: str
    path: str
    began: datetime
    """On the clock of where it was."""
    length: Samples
    """How much was heard."""
    languages: str
    """For people: `en ⟷ es`, `auto → en`."""
    turns: int
    state: State


def sessions(folder: str | Path) -> list[KeptSession]:
    """All sessions kept in `folder`, the oldest first; none where there is no folder.  Raises `UsageError`."""
    kept = (_readable(path, _look) for path in _journals(folder))
    return sorted((session for session in kept if session is not None), key=lambda session: session.began)


def cut_off(folder: str | Path) -> list[KeptSession]:
    """Those sessions whose program died before they were closed, and in which something was said."""
    return [session for session in sessions(folder) if session.state == "cut off" and session.turns]


def find(folder: str | Path, wanted: str) -> KeptSession:
    """The session called `wanted`, or the only one whose name begins so, or the `last` one.  Raises `UsageError`."""
    kept = sessions(folder)
    if not kept:
        raise UsageError(f"no session is kept in {folder}", hint="`interpreter-app listen` keeps its sessions.")
    if wanted == LAST:
        return kept[-1]
    begin = [session for session in kept if session.id.startswith(wanted)]
    named = [session for session in begin if session.id == wanted] or begin
    if len(named) != 1:
        what = f"{len(named)} sessions begin with" if named else "no session is called"
        raise UsageError(f"{what} {wanted}", hint="`interpreter-app history list` shows what they are called.")
    return named[0]


def transcript(session: KeptSession) -> Transcript:
    """What was said, as far as it was committed; raises `UsageError` where it cannot be read."""
    lines = _readable(Path(session.path), lambda path: [line for line, _ in _lines(path.read_bytes())])
    return _transcript(lines or [])


def recover(session: KeptSession) -> None:
    """End the journal of a session that was cut off: from now on it is complete.

    A torn line at its end is cut away.  Raises `SessionError` for a session that runs, `OutputError`.
    """
    try:
        file = os.open(session.path, os.O_RDWR | BINARY)
        try:
            if not lock(file):
                raise SessionError(f"session {session.id} is still running", hint="End it; it is kept by itself.")
            _end(file, Path(session.path).read_bytes())
        finally:
            os.close(file)
    except OSError as error:
        raise cannot_write(session.path, error) from error


def _end(file: int, data: bytes) -> None:
    lines = list(_lines(data))
    if not lines or _closes(lines[-1][0]):
        return
    last, end = lines[-1]
    closed = SessionStateChanged(LaneId(last["lane"]), _heard(line for line, _ in lines), "closed")
    line = to_json(closed, last["elapsed_ms"])
    assert line is not None
    line |= {"turns": len(_transcript([line for line, _ in lines]).turns), "recovered": True}
    os.ftruncate(file, end)
    os.lseek(file, end, os.SEEK_SET)
    os.write(file, (b"" if data[:end].endswith(b"\n") else b"\n") + encoded(line))
    os.fsync(file)


def _look(path: Path) -> KeptSession | None:
    """The session in a journal; None where not one line can be read.  A journal that was closed is not read whole."""
    running = held(path)  # asked first: a session that closes in the meantime is complete
    with path.open("rb") as file:
        begin = file.readline()
        file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
        ends = [line for line, _ in _lines(begin)] + [line for line, _ in _lines(file.read())][-1:]
        if len(ends) == 2 and _closes(ends[1]) and "turns" in ends[1]:
            first, length, turns, closed = ends[0], _heard(ends[1:]), int(ends[1]["turns"]), True
        else:
            file.seek(0)
            lines = [line for line, _ in _lines(file.read())]
            if not lines:
                return None
            first, length, turns = lines[0], _heard(lines), len(_transcript(lines).turns)
            closed = _closes(lines[-1])
    state: State = "complete" if closed else "running" if running else "cut off"
    languages = _languages(first.get("options") or {})
    return KeptSession(path.stem, str(path), _began(first, path), length, languages, turns, state)


def _transcript(lines: Sequence[Json]) -> Transcript:
    said = Transcript()
    for line in _telling(lines):
        try:
            event, _ = from_json(line)
        except (KeyError, ValueError, TypeError):  # a kind of event that this version does not know
            continue
        said = apply(said, event)
    return committed(said)


def _journals(folder: str | Path) -> list[Path]:
    try:
        return sorted(path for path in Path(folder).iterdir() if path.suffix == SUFFIX)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be read: {error.strerror}", hint="Name the folder of the journals with --journal."
        ) from error


def _readable(path: Path, look: Callable[[Path], T]) -> T | None:
    """What `look` finds in a journal, unless it is gone: one in which nothing was said is not left."""
    try:
        return look(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        hint = "Make it readable, or move it away."
        raise UsageError(f"{path} cannot be read: {error.strerror}", hint=hint) from error


def _lines(data: bytes) -> Iterator[tuple[Json, int]]:
    """The lines that can be read, and where in the file each ends."""
    end = 0
    for raw in data.splitlines(keepends=True):
        end += len(raw)
        try:
            line = json.loads(raw)
        except ValueError:
            continue
        if isinstance(line, dict) and all(isinstance(line.get(name), kind) for name, kind in _EVERY_LINE.items()):
            yield line, end


def _telling(lines: Sequence[Json]) -> list[Json]:
    """Without the lines whose text a later one of the same utterance repeats, which is most of them."""
    last: dict[object, Json] = {}
    for number, line in enumerate(lines):
        # A key keeps the place of its first line, so utterances stay in the order in which they began.
        text = line["type"] in {"hypothesis", "translation"}
        last[(line["type"], line.get("utterance")) if text else number] = line
    return list(last.values())


def _heard(lines: Iterable[Json]) -> Samples:
    """How much was heard; what is spoken may go on after that."""
    return samples(max((line["heard_ms"] for line in lines if not line["type"].startswith("speaking")), default=0))


def _closes(line: Json) -> bool:
    return line["type"] == "session" and line.get("state") == "closed"


def _began(first: Json, path: Path) -> datetime:
    try:
        began = datetime.fromisoformat(first["began"])
        return began if began.tzinfo else began.astimezone()
    except (KeyError, ValueError, TypeError):
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def _languages(options: Mapping[str, Any]) -> str:
    languages = options.get("languages") or {}
    if languages.get("between"):
        return " ⟷ ".join(languages["between"])
    if languages.get("target"):
        return f"{languages.get('source') or 'auto'} → {languages['target']}"
    return "?"
