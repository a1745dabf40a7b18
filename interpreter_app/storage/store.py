"""The store: packs are fetched, taken from files, bundled and removed here.

What it does not know, how a model is converted and whether it works, `compose` hands to it as a `Workshop`.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from interpreter_app.core.errors import InterpreterError, ModelMissing, UsageError, cannot_write
from interpreter_app.storage.catalog import ArchiveSource, Entry, HubSource
from interpreter_app.storage.control import Control, Meter, Progress, Report
from interpreter_app.storage.hub import check_endpoint, listing
from interpreter_app.storage.net import FIRST_PAUSE_S, Net
from interpreter_app.storage.packs import Pack
from interpreter_app.storage.release import carry, unpack
from interpreter_app.storage.rooms import Room, room
from interpreter_app.storage.transfer import Remote, fetch

TOGETHER = 3
"""Packs that are fetched at a time."""
OPUS = "https://object.pouta.csc.fi"
"""Where OPUS-MT keeps its releases."""
GROWTH = 3
"""Disk that an OPUS-MT release takes while it is converted, in sizes of its zip: unpacked, and as int8."""


class Workshop(Protocol):
    """What is done to the files of a pack before it is used."""

    def convert(self, release: str, made: str, control: Control) -> None:
        """Turn the OPUS-MT release in the folder `release` into a model in `made`, in a process of its own."""
        ...

    def check(self, entry: Entry, folder: str) -> Entry:
        """Load the pack, run one sentence, and give what is known of it now; raises `ModelError`, `EngineError`."""
        ...


@dataclass(frozen=True, slots=True)
class Mirrors:
    """Where packs come from."""

    hub: str
    opus: str = OPUS


class Store:
    """The folder into which packs are installed."""

    def __init__(
        self, folder: str, workshop: Workshop, mirrors: Mirrors, *, first_pause_s: float = FIRST_PAUSE_S
    ) -> None:
        self.folder = folder
        self.workshop = workshop
        self._mirrors = mirrors
        self._first_pause_s = first_pause_s
        self._converting = threading.Lock()

    def install(
        self, entries: Sequence[Entry], control: Control, report: Report
    ) -> list[tuple[Entry, Pack | InterpreterError]]:
        """Fetch several packs at a time; what became of each.  Raises `Cancelled` when told to stop.

        A pack is there whole, and has said a sentence, or it is not there; what was downloaded of it is kept.  Raises
        `NetworkError` where the mirror, or the way out of this network, cannot be used for any.
        """
        if any(isinstance(entry.source, HubSource) for entry in entries):
            check_endpoint(self._mirrors.hub)
        net = Net(control, first_pause_s=self._first_pause_s)
        try:
            with ThreadPoolExecutor(TOGETHER, thread_name_prefix="install") as pool:
                try:
                    return list(zip(entries, pool.map(lambda e: self._try(e, net, report), entries), strict=True))
                except BaseException:  # Ctrl-C, for one: the pool would wait for the others
                    control.cancel()
                    raise
        finally:
            net.close()

    def settle(self, made: Room, entry: Entry, ready: Path, report: Report) -> Pack:
        """Check the files in `ready`, and let them take their place."""
        report(Progress(entry.id, "checking"))
        pack = made.settle(self.workshop.check(entry, str(ready)), ready)
        report(Progress(entry.id, "installed"))
        return pack

    def convert(self, made: Room, entry: Entry, release: Path, control: Control, report: Report) -> Path:
        """The folder with what became of an OPUS-MT release; one is converted at a time, as it takes much memory."""
        with self._converting:
            control.check()
            report(Progress(entry.id, "converting"))
            ready = made.folder("made", empty=True)
            self.workshop.convert(str(release), str(ready), control)
            carry(release, ready)
        return ready

    def remove(self, pack: Pack) -> None:
        """Delete an installed pack, and what was downloaded of it; raises `UsageError` for one that ships."""
        if Path(pack.folder).parent != Path(self.folder):
            raise UsageError(
                f"pack {pack.entry.id} is not in {self.folder}", hint="Those that ship with the program stay."
            )
        with room(self.folder, pack.entry.id) as made:
            away = made.folder("away", empty=True) / "pack"
            try:
                Path(pack.folder).rename(away)
            except OSError as error:
                raise cannot_write(pack.folder, error) from error
            finally:
                made.clear()

    def _try(self, entry: Entry, net: Net, report: Report) -> Pack | InterpreterError:
        try:
            return self._install(entry, net, report)
        except InterpreterError as error:
            report(Progress(entry.id, "failed"))
            return error

    def _install(self, entry: Entry, net: Net, report: Report) -> Pack:
        net.control.check()
        report(Progress(entry.id, "looking"))
        with room(self.folder, entry.id) as made:
            match entry.source:
                case HubSource() as source:
                    found = listing(net, self._mirrors.hub, source)
                    self._fetch(made, found.files, net, report, spare=0)
                    ready = made.folder("files")
                    for path in ready.iterdir():  # of an earlier version
                        if path.name not in found.files:
                            path.unlink()
                    entry = replace(
                        entry, licence=entry.licence or found.licence, source=replace(source, revision=found.commit)
                    )
                case ArchiveSource() as source:
                    ready = self._release(made, entry, source, net, report)
                case None:
                    raise ModelMissing(
                        f"pack {entry.id} has no source", hint="It ships with the program: reinstall that."
                    )
            return self.settle(made, entry, ready, report)

    def _release(self, made: Room, entry: Entry, source: ArchiveSource, net: Net, report: Report) -> Path:
        url = source.archive.replace(OPUS, self._mirrors.opus.rstrip("/"), 1)
        size, etag = net.look(url)
        archive = "release.zip"
        remote = Remote(url, size, sha256=source.sha256, etag=etag)
        self._fetch(made, {archive: remote}, net, report, spare=GROWTH * (size or 0))
        report(Progress(entry.id, "unpacking"))
        release = made.folder("release", empty=True)
        path = made.folder("files") / archive
        try:
            unpack(path, release, entry.id)
        except InterpreterError:
            path.unlink(missing_ok=True)
            raise
        ready = self.convert(made, entry, release, net.control, report)
        shutil.rmtree(release, ignore_errors=True)
        return ready

    def _fetch(self, made: Room, files: dict[str, Remote], net: Net, report: Report, *, spare: int) -> None:
        parts, whole = made.folder("parts"), made.folder("files")
        total = sum(remote.size or 0 for remote in files.values())
        here = sum(path.stat().st_size for place in (parts, whole) for path in place.iterdir())
        made.needs(max(0, total - here) + spare)
        meter = Meter(made.id, total, report)
        for name, remote in files.items():
            fetch(net, remote, whole / name, parts, meter)
