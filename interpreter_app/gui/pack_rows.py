"""The packs as rows of a list: filtered by words, kind and language, and each with what happens to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from interpreter_app.core.errors import InterpreterError
from interpreter_app.gui.languages import name_of

if TYPE_CHECKING:
    from interpreter_app.compose.packs import Entry, Known, Pack, Progress

Index = QModelIndex | QPersistentModelIndex
MEGABYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack, and what happens to it."""

    entry: Entry
    pack: Pack | None = None
    """Where it is installed."""
    stage: str = ""
    """`waiting`, those of `storage.control.Stage`, `verifying`, `sound`, `removing`, `failed`, or nothing."""
    working: bool = False
    """Whether it is being installed."""
    paused: bool = False
    done: int = 0
    total: int = 0
    rate: float = 0.0
    problem: Mapping[str, str] = field(default_factory=dict)
    """Why it failed: `message`, `hint`."""

    @property
    def shown(self) -> dict[str, Any]:
        """What QML shows of it."""
        entry, pack = self.entry, self.pack
        return {
            "name": entry.id,
            "kind": entry.kind,
            "tags": list(entry.languages),
            "licence": entry.licence,
            "bytes": float(pack.size if pack else 2 * entry.parameters * MEGABYTES),
            "state": "available" if pack is None else "installed" if pack.since else "ships",
            "stage": self.stage,
            "working": self.working,
            "paused": self.paused,
            "done": float(self.done),
            "total": float(self.total),
            "rate": self.rate,
            "problem": dict(self.problem),
        }

    def fits(self, words: list[str], kind: str, tag: str) -> bool:
        """Whether it is one of those that are looked for."""
        about = " ".join((self.entry.id, self.entry.kind, *map(name_of, self.entry.languages))).casefold()
        return (
            all(word in about for word in words)
            and kind in {"", self.entry.kind, "installed" if self.pack or self.working else ""}
            and (not tag or tag in self.entry.languages)
        )


class PackRows(QAbstractListModel):
    """What is installed comes first."""

    filtered = Signal()
    ROLES = (
        "name", "kind", "tags", "licence", "bytes", "state", "stage", "working", "paused", "done", "total", "rate",
        "problem",
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._all: dict[str, PackRow] = {}
        self._shown: list[str] = []
        self._words, self._kind, self._tag = "", "", ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's way
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802
        """QML's names for what a row has."""
        return {Qt.ItemDataRole.UserRole + number: QByteArray(name.encode()) for number, name in enumerate(self.ROLES)}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row has."""
        name = self.ROLES[role - Qt.ItemDataRole.UserRole] if role >= Qt.ItemDataRole.UserRole else "name"
        return self._all[self._shown[index.row()]].shown[name]

    @Property(int, notify=filtered)
    def count(self) -> int:
        """How many are shown."""
        return len(self._shown)

    @Property("QVariantList", notify=filtered)  # type: ignore[arg-type]
    def languages(self) -> list[str]:
        """Those of all packs, by name."""
        tags = {tag for row in self._all.values() if row.entry.kind != "recognizer" for tag in row.entry.languages}
        return sorted(tags, key=name_of)

    @Slot(str, str, str)
    def find(self, words: str, kind: str, tag: str) -> None:
        """Show those with these words, of a kind (or `installed`), with a language; empty: any."""
        self._words, self._kind, self._tag = words, kind, tag
        self._filter()

    def entry(self, name: str) -> Entry | None:
        """What is known of a pack."""
        return self._all[name].entry if name in self._all else None

    def paused(self, name: str) -> bool:
        """Whether its download waits."""
        return name in self._all and self._all[name].paused

    def know(self, known: Known) -> None:
        """These are there now."""
        before = self._all
        self._all = {
            entry.id: replace(before.get(entry.id, PackRow(entry)), entry=entry, pack=known.installed.get(entry.id))
            for entry in known.entries
        }
        for name, row in self._all.items():
            if row.stage in {"installed", "removing"}:
                self._all[name] = replace(row, stage="")
        self._filter()

    def begin(self, name: str) -> None:
        """It is going to be installed."""
        self._put(name, working=True, paused=False, stage="waiting", problem={}, done=0, total=0)
        self._filter()

    def hold(self, name: str, *, paused: bool) -> None:
        """Its download waits, or goes on."""
        self._put(name, paused=paused)

    def progress(self, progress: Progress) -> None:
        """So far its installation is."""
        self._put(progress.pack, stage=progress.stage, done=progress.done, total=progress.total, rate=progress.rate)

    def end(self, name: str) -> None:
        """It is installed, or is not going to be."""
        self._put(name, working=False, paused=False, stage="")

    def say(self, name: str, stage: str) -> None:
        """This is done to it."""
        self._put(name, stage=stage, problem={})

    def fail(self, name: str, error: InterpreterError) -> None:
        """That did not work."""
        self._put(name, stage="failed", problem={"message": str(error), "hint": error.hint})

    def _put(self, name: str, **what: Any) -> None:
        if name not in self._all:
            return  # of a bundle: known once it is installed
        self._all[name] = replace(self._all[name], **what)
        if name in self._shown:
            index = self.index(self._shown.index(name))
            self.dataChanged.emit(index, index)

    def _filter(self) -> None:
        words = self._words.casefold().split()
        shown = [name for name, row in self._all.items() if row.fits(words, self._kind, self._tag)]
        if shown == self._shown:
            if shown:
                self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
        else:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()
        self.filtered.emit()
