"""The packs page: what is installed, what can be, and what is under way; all work is done on threads of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from interpreter_app.core.errors import InterpreterError
from interpreter_app.core.text import Direction
from interpreter_app.gui.background import Background
from interpreter_app.gui.files import local
from interpreter_app.gui.pack_rows import MEGABYTES, PackRows, choice_rows
from interpreter_app.gui.tools import Tools
from interpreter_app.settings import Settings

if TYPE_CHECKING:
    from interpreter_app.compose.packs import Control, Entry, Known, Pack, Progress, Store

TOGETHER = 3
"""Packs that are fetched at a time; the others wait."""
CLOSE_S = 5.0
"""How long closing waits for what is under way to notice that it was cancelled."""


class PacksModel(QObject):
    """One store, looked at and filled while the window goes on; `rows` are the packs, as they are filtered."""

    changed = Signal()

    def __init__(
        self, settings: Callable[[], Settings], tools: Tools, learn: Callable[[tuple[Direction, ...]], None]
    ) -> None:
        """`learn` is told what can be translated, whenever packs have come or gone."""
        super().__init__()
        self._settings, self._tools, self._learn = settings, tools, learn
        self._rows = PackRows()
        self._known: Known | None = None
        self._store: Store | None = None
        self._places = threading.Semaphore(TOGETHER)
        self._controls: dict[str, Control] = {}
        self._background = Background()
        self._doing, self._said, self._trouble = "", "", dict[str, str]()
        self._choices: list[dict[str, Any]] = []

    # What is shown

    @Property(QObject, constant=True)
    def rows(self) -> PackRows:
        """The packs, as they are filtered."""
        return self._rows

    @Property(float, notify=changed)
    def free(self) -> float:
        """Bytes that are free where packs are installed."""
        return 0.0 if self._known is None else float(self._known.free)

    @Property(float, notify=changed)
    def used(self) -> float:
        """Bytes that the packs take that were installed."""
        return float(sum(pack.size for pack in self._brought()))

    @Property(int, notify=changed)
    def brought(self) -> int:
        """How many were installed, beside those that ship."""
        return len(self._brought())

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether it has been looked which there are."""
        return self._known is not None

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def recognizers(self) -> list[dict[str, Any]]:
        """The sizes that recognizers are offered in, smallest first: `size`, `bytes`."""
        found = {} if self._known is None else {e.size: e.parameters for e in self._known.entries if e.parameters}
        rows = ({"size": size, "bytes": float(2 * MEGABYTES * count)} for size, count in found.items())
        return sorted(rows, key=lambda row: row["bytes"])

    @Property(str, notify=changed)
    def doing(self) -> str:
        """What is under way besides installing: `taking`, `bundling`, `measuring`, or nothing."""
        return self._doing

    @Property(str, notify=changed)
    def said(self) -> str:
        """How far that is, or what came of it: `bundled PATH`, `taken ID`."""
        return self._said

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def trouble(self) -> dict[str, str]:
        """Why it failed: `message`, `hint`; empty where it did not."""
        return self._trouble

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def choices(self) -> list[dict[str, Any]]:
        """What was measured: recognizers by `name`, `memory` in MB, `lag` in seconds, whether it `fits`, the `best`."""
        return self._choices

    # What can be asked for

    @Slot()
    def refresh(self) -> None:
        """Look which packs there are."""
        self._background.spawn("packs", lambda: self._look(changed=False), self._fail)

    @Slot(str)
    def install(self, name: str) -> None:
        """Fetch a pack; goes on where it was broken off."""
        entry = self._rows.entry(name)
        if entry is not None and name not in self._controls:
            self._begin(entry)

    @Slot(str, str, str)
    def install_pair(self, one: str, other: str, size: str) -> None:
        """Fetch what two languages need, with a recognizer of `size`, and is not there."""
        if self._known is None:
            return
        try:
            entries = self._tools.wanted(self._known.entries, [f"{one}-{other}"], size)
        except InterpreterError as error:
            self._fail(error)
            return
        for entry in entries:
            if entry.id not in self._known.installed and entry.id not in self._controls:
                self._begin(entry)

    @Slot(str)
    def pause(self, name: str) -> None:
        """Let a download wait, or go on."""
        paused = not self._rows.paused(name)
        if (control := self._controls.get(name)) is not None:
            if paused:
                control.pause()
            else:
                control.resume()
            self._rows.hold(name, paused=paused)

    @Slot(str)
    def cancel(self, name: str) -> None:
        """Stop an installation; what was fetched is kept for the next time."""
        if (control := self._controls.get(name)) is not None:
            control.cancel()

    @Slot(str)
    def verify(self, name: str) -> None:
        """Check a pack's sums, load it, and run a sentence."""
        pack = None if self._known is None else self._known.installed.get(name)
        if pack is None:
            return
        self._rows.say(name, "verifying")

        def work() -> None:
            self._tools.verify(pack)
            self._background.tell(lambda: self._rows.say(name, "sound"))

        self._background.spawn(name, work, lambda error: self._rows.fail(name, error))

    @Slot(str)
    def remove(self, name: str) -> None:
        """Delete a pack that was installed."""
        pack = None if self._known is None else self._known.installed.get(name)
        if pack is None:
            return
        self._rows.say(name, "removing")

        def work() -> None:
            self._shop().remove(pack)
            self._look(changed=True)

        self._background.spawn(name, work, lambda error: self._rows.fail(name, error))

    @Slot(str, str)
    def take(self, path: str, languages: str) -> None:
        """Install what lies at `path`, a path or a file's address; `languages` where the files do not say theirs."""
        where = local(path)

        def work() -> None:
            taken = self._tools.take(
                self._shop(), where, languages.replace(",", " ").split(), self._tools.control(), self._noticed
            )
            self._background.tell(lambda: self._say("taken " + ", ".join(pack.entry.id for pack in taken)))
            self._look(changed=True)

        self._errand("taking", work)

    @Slot(str)
    def bundle(self, path: str) -> None:
        """Put the packs that were installed into a zip at `path`, for a machine without a network."""
        packs, where = self._brought(), local(path)

        def work() -> None:
            self._tools.bundle(packs, where, lambda pack: self._background.tell(lambda: self._say(pack.entry.id)))
            self._background.tell(lambda: self._say(f"bundled {where}"))

        self._errand("bundling", work)

    @Slot()
    def measure(self) -> None:
        """Find out which recognizers this machine can carry; takes about a minute."""
        chosen = self._settings()

        def work() -> None:
            _, found = self._tools.measure(chosen, lambda what: self._background.tell(lambda: self._say(what)))
            rows = choice_rows(found)
            self._background.tell(lambda: self._measured(rows))

        self._errand("measuring", work)

    def close(self) -> None:
        """Cancel what is under way; what was fetched is kept."""
        for control in self._controls.values():
            control.cancel()
        self._background.join("install", CLOSE_S)

    # On other threads

    def _begin(self, entry: Entry) -> None:
        control = self._controls[entry.id] = self._tools.control()
        self._rows.begin(entry.id)

        def work() -> None:
            with self._places:
                there = self._tools.install(self._shop(), entry, control, self._noticed)
            self._background.tell(lambda: self._over(entry.id))
            if there:
                self._look(changed=True)

        def failed(error: InterpreterError) -> None:
            self._over(entry.id)
            self._rows.fail(entry.id, error)

        self._background.spawn(f"install {entry.id}", work, failed)

    def _errand(self, doing: str, work: Callable[[], None]) -> None:
        if self._doing:
            return
        self._doing, self._said, self._trouble = doing, "", {}
        self.changed.emit()
        self._background.spawn(doing, work, self._fail, then=self._rest)

    def _shop(self) -> Store:
        if self._store is None:
            self._store = self._tools.store(self._settings())
        return self._store

    def _look(self, *, changed: bool) -> None:
        known = self._tools.packs(self._settings())
        self._background.tell(lambda: self._know(known, changed=changed))

    def _noticed(self, progress: Progress) -> None:
        self._background.tell(lambda: self._rows.progress(progress))

    # Back in the window's thread

    def _know(self, known: Known, *, changed: bool) -> None:
        self._known = known
        self._rows.know(known)
        self.changed.emit()
        if changed:
            self._learn(known.directions)

    def _over(self, name: str) -> None:
        self._controls.pop(name, None)
        self._rows.end(name)

    def _measured(self, rows: list[dict[str, Any]]) -> None:
        self._choices = rows
        self.changed.emit()

    def _say(self, said: str) -> None:
        self._said = said
        self.changed.emit()

    def _rest(self) -> None:
        self._doing = ""
        self.changed.emit()

    def _fail(self, error: InterpreterError) -> None:
        self._trouble = {"message": str(error), "hint": error.hint}
        self.changed.emit()

    def _brought(self) -> list[Pack]:
        return [] if self._known is None else [pack for pack in self._known.installed.values() if pack.since]
