"""Rooms: where a pack is made ready, unseen, until it takes its place at once and whole.

PACKS/.staging/ID/parts      what is downloaded, and of which version; kept when it breaks off
                 /files      what is whole
                 /made       what was converted
                 /old        the pack that had the place before
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from interpreter_app.core.errors import OutputError, SessionError, cannot_write
from interpreter_app.storage.catalog import Entry
from interpreter_app.storage.journal import BINARY, lock
from interpreter_app.storage.packs import MANIFEST, Pack, manifest, read_pack, sealed

STAGING = ".staging"
SPARE = 100_000_000
"""Bytes that stay free on the disk."""


@dataclass(frozen=True, slots=True)
class Room:
    """The room of one pack."""

    packs: Path
    id: str

    @property
    def place(self) -> Path:
        """Where it is."""
        return self.packs / STAGING / self.id

    @property
    def target(self) -> Path:
        """Where the pack will stand."""
        return self.packs / self.id

    def folder(self, name: str, *, empty: bool = False) -> Path:
        """One of its folders, made if it is not there; `empty`: made anew."""
        path = self.place / name
        with _writing(path):
            if empty:
                shutil.rmtree(path, ignore_errors=True)
            path.mkdir(parents=True, exist_ok=True)
        return path

    def needs(self, size: int) -> None:
        """Raise `OutputError` unless the disk has room for `size` more bytes."""
        free = shutil.disk_usage(self.packs).free
        if size + SPARE > free:
            raise OutputError(
                f"pack {self.id} needs {_mb(size + SPARE)} on the disk of {self.packs}, which has {_mb(free)} left",
                hint="Free some space, remove packs (`interpreter-app models remove`), or name another --packs folder.",
            )

    def settle(self, entry: Entry, ready: Path) -> Pack:
        """Let `ready`, a folder with the files of `entry`, take its place; what stood there goes."""
        now = time.time()
        whole = sealed(entry, ready)
        with _writing(self.target):
            (ready / MANIFEST).write_bytes(manifest(whole, now))
            for path in [*ready.iterdir(), ready]:
                _to_disk(path)
            old = self.place / "old"
            if self.target.exists():
                shutil.rmtree(old, ignore_errors=True)
                self.target.rename(old)
            ready.rename(self.target)
            _to_disk(self.packs)
        self.clear()
        return read_pack(str(self.target))

    def clear(self) -> None:
        """Throw everything away."""
        shutil.rmtree(self.place, ignore_errors=True)


def staging(packs: str) -> str:
    """The folder of rooms in the folder `packs`, made if it is not there; raises `OutputError`."""
    path = Path(packs) / STAGING
    with _writing(path):
        path.mkdir(parents=True, exist_ok=True)
    return str(path)


@contextmanager
def room(packs: str, name: str) -> Iterator[Room]:
    """The room of the pack `name` in the folder `packs`, locked.  Raises `SessionError` when somebody else is in it."""
    made = Room(Path(packs), name)
    with _writing(made.packs):
        file = os.open(Path(staging(packs)) / f"{name}.lock", os.O_RDWR | os.O_CREAT | BINARY, 0o600)
    try:
        if not lock(file):
            raise SessionError(f"pack {name} is being installed by another program", hint="Wait until it is done.")
        _restore(made)
        yield made
    finally:
        os.close(file)


def restore(packs: str) -> None:
    """Put back every pack that was lost because the program was killed while places were swapped."""
    for old in Path(packs).glob(f"{STAGING}/*/old"):
        if not (Path(packs) / old.parent.name).exists():
            with contextlib.suppress(SessionError, OutputError), room(packs, old.parent.name):
                pass


def _restore(made: Room) -> None:
    """Put back what stood there, if the program was killed while the places were swapped."""
    old = made.place / "old"
    if old.is_dir() and not made.target.exists():
        old.rename(made.target)


def _to_disk(path: Path) -> None:
    """Bring a file or a folder to the disk; Windows does not open folders."""
    with contextlib.suppress(PermissionError):
        file = os.open(path, os.O_RDONLY | BINARY)
        try:
            with contextlib.suppress(OSError):  # a file system that cannot
                os.fsync(file)
        finally:
            os.close(file)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise cannot_write(str(path), error) from error


def _mb(size: int) -> str:
    return f"{size / 1e6:,.0f} MB".replace(",", " ")
