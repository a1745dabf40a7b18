"""The journal of a session: what was committed, on the disk before it is spoken.

A journal is an event log (see `storage.event_log`) that a program killed at any moment leaves readable.  It holds
committed text only; its first line also says when the session `began` (ISO 8601, with the offset of the local time),
and only the journal of a session that ended properly ends with `"state": "closed"`, and with how many `turns` it had.
While the session runs, the operating system holds a lock on the file; it is gone with the process, however that ended.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from interpreter_app.core.errors import cannot_write
from interpreter_app.core.events import Event, SessionStateChanged, SpeechStarted, SpeechStopped
from interpreter_app.core.text import Direction, Hypothesis, Revision, Translation
from interpreter_app.core.units import TurnId, UtteranceId
from interpreter_app.storage.event_log import Json, to_json

PATIENCE_S = 0.02
"""How long a commit waits for the disk.  What is written by then survives the program, however it dies, but not a power
cut within the next moments; a voice that waits for a disk which is busy with something else would be worse."""

SUFFIX = ".jsonl"
BINARY: int = getattr(os, "O_BINARY", 0)
_to_disk = getattr(os, "fdatasync", os.fsync)

if sys.platform == "win32":
    import msvcrt

    _LOCKED_BYTE = 1 << 30
    """Windows lets nobody read what is locked: the byte lies far behind the end of any journal."""

    def lock(file: int, *, wait: bool = False) -> bool:
        """Lock an open file for as long as it is open; False: somebody holds it."""
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def lock(file: int, *, wait: bool = False) -> bool:
        """Lock an open file for as long as it is open; False: somebody holds it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks: a session that runs looks cut off from outside
            return True
        return True


def held(path: str | Path) -> bool:
    """Whether a session that runs now writes the journal at `path`.  Raises `OSError` if it cannot be opened."""
    file = os.open(path, os.O_RDONLY | BINARY)
    try:
        return not lock(file)
    finally:
        os.close(file)


def encoded(line: Json) -> bytes:
    """A line of the file."""
    return json.dumps(line, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"


class Journal:
    """A live subscriber that keeps a session in a file of its own, readable by its user alone.

    It takes events at once and never waits for the disk: they are on it when `commit` returns.  Any thread may call it.
    A session in which nothing was said leaves no file.
    """

    def __init__(self, folder: str | Path) -> None:
        """Make the file, and the folder where there is none; raises `OutputError`."""
        self.began = datetime.now().astimezone()
        try:
            Path(folder).mkdir(0o700, parents=True, exist_ok=True)
            self.path, self._file = _create(Path(folder), self.began)
        except OSError as error:
            raise cannot_write(str(folder), error) from error
        lock(self._file, wait=True)  # whoever looks whether the session runs holds it for a moment
        self._changed = threading.Condition()
        self._writing = threading.Lock()
        self._pending = bytearray()
        self._stable: dict[tuple[UtteranceId, Direction | None], int | None] = {}
        self._turns: dict[UtteranceId, TurnId] = {}
        self._started = self._ended = self._closed = False
        self._written = self._durable = 0
        self._failure: OSError | None = None
        self._syncing = threading.Thread(target=self._sync, name="journal", daemon=True)
        self._syncing.start()

    @property
    def session(self) -> str:
        """What the session is called: the time at which it began, 2024-05-01-140207."""
        return self.path.stem

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __call__(self, event: Event, elapsed_ms: int) -> None:
        """Take what is worth keeping of `event`; nothing after the end of the session."""
        with self._changed:
            kept = None if self._ended else self._committed(event)
            line = None if kept is None else to_json(kept, elapsed_ms)
            if line is None:
                return
            if not self._started:
                line["began"] = self.began.isoformat(timespec="milliseconds")
            self._started = True
            if isinstance(kept, Hypothesis):
                self._count(kept)
            self._ended = isinstance(kept, SessionStateChanged) and kept.state == "closed"
            if self._ended:
                line["turns"] = len(set(self._turns.values()))
            self._pending += encoded(line)

    def commit(self) -> None:
        """Write everything taken so far, and wait at most `PATIENCE_S` until it is on the disk.

        One transfer to the disk serves all who wait.  Raises `OSError` when it cannot be written, or an earlier
        transfer has failed; what is not written yet is tried again with the next commit.
        """
        self._write()
        with self._changed:
            mine = self._written
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._durable >= mine, PATIENCE_S)
            failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    def close(self) -> None:
        """Write the rest and let the file go; a second call does nothing.  Raises `OutputError`."""
        if self._closed:
            return
        try:
            self._write()
        except OSError as error:
            raise cannot_write(str(self.path), error) from error
        finally:
            with self._changed:
                self._ended = self._closed = True
                self._pending.clear()
                self._changed.notify_all()
            self._syncing.join()
            os.close(self._file)
            if not self._turns:
                with contextlib.suppress(OSError):
                    self.path.unlink()

    def _committed(self, event: Event) -> Event | None:
        """What is kept of `event`: of text that grows, what was committed with it, and nothing after the final."""
        match event:
            case SpeechStarted() | SpeechStopped():
                return None
            case Hypothesis() | Translation():
                return self._grown(event)
            case _:
                return event

    def _grown(self, event: Hypothesis | Translation) -> Event | None:
        key = (event.utterance, event.direction if isinstance(event, Translation) else None)
        before = self._stable.get(key, 0)
        now = len(event.tokens) if event.final else event.stable
        if before is None or (now <= before and not event.final):
            return None
        self._stable[key] = None if event.final else now
        if isinstance(event, Hypothesis):
            return replace(event, tokens=event.tokens[:now])
        return replace(event, tokens=event.tokens[:now], revision=Revision(before, 0, now - before))

    def _count(self, heard: Hypothesis) -> None:
        """Which turns there are, as `policy.transcript` has it."""
        if heard.supersedes is not None:
            self._turns.pop(heard.supersedes, None)
        if heard.tokens:
            self._turns[heard.utterance] = heard.turn
        else:
            self._turns.pop(heard.utterance, None)

    def _write(self) -> None:
        with self._writing:
            with self._changed:
                rest = bytes(self._pending)
            while rest:
                count = os.write(self._file, rest)
                rest = rest[count:]
                with self._changed:
                    del self._pending[:count]
                    self._written += count

    def _sync(self) -> None:
        """Bring what is written to the disk, on a thread of its own."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._written > self._durable)
                end = self._written
                if end == self._durable:
                    return
            failure = None
            try:
                _to_disk(self._file)
            except OSError as error:
                failure = error
            with self._changed:
                # After a failure the system counts what it could not transfer as transferred: trying again would tell
                # nobody anything.
                self._failure, self._durable = failure or self._failure, end
                self._changed.notify_all()


def _create(folder: Path, began: datetime) -> tuple[Path, int]:
    """A file named after the time, and its descriptor: a second session of the same second gets a number."""
    name = began.strftime("%Y-%m-%d-%H%M%S")
    for number in range(1, 100):
        path = folder / f"{name}{'' if number == 1 else f'-{number}'}{SUFFIX}"
        with contextlib.suppress(FileExistsError):
            return path, os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND | BINARY, 0o600)
    raise FileExistsError(f"{name} is taken")
