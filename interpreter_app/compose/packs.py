"""The store of packs, with this program's engines in its workshop."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from interpreter_app.compose.engines import installed
from interpreter_app.compose.workshop import ModelWorkshop, convert
from interpreter_app.core.errors import InterpreterError, ModelCorrupt
from interpreter_app.core.text import Direction
from interpreter_app.engines.models import specification
from interpreter_app.settings import Settings
from interpreter_app.storage import taking
from interpreter_app.storage.bundle import bundle
from interpreter_app.storage.catalog import Entry
from interpreter_app.storage.control import Cancelled, Control, Progress, Report
from interpreter_app.storage.hub import endpoint
from interpreter_app.storage.packs import Pack
from interpreter_app.storage.selection import wanted
from interpreter_app.storage.store import OPUS, Mirrors, Store
from interpreter_app.storage.taking import Said

__all__ = [
    "Control",
    "Entry",
    "Known",
    "Pack",
    "Progress",
    "Report",
    "Said",
    "Store",
    "bundle",
    "convert",
    "install",
    "installed",
    "look",
    "open_store",
    "take",
    "try_pack",
    "wanted",
]


@dataclass(frozen=True, slots=True)
class Known:
    """Every pack that is installed or can be."""

    entries: tuple[Entry, ...]
    """Those that are installed first, then those that can be fetched."""
    installed: Mapping[str, Pack]
    """By id."""
    damaged: tuple[ModelCorrupt, ...]
    directions: tuple[Direction, ...]
    """What can be translated."""
    folder: str
    """Where packs are installed."""
    free: int
    """Bytes on its disk."""


def open_store(settings: Settings) -> Store:
    """The store that installs into the first of the folders of packs."""
    models = settings.models
    mirrors = Mirrors(endpoint(models.hub_mirror), models.opus_mirror or OPUS)
    return Store(settings.packs[0], ModelWorkshop(), mirrors)


def look(settings: Settings) -> Known:
    """The packs as they are now; raises `SettingsError`, `ModelMissing`."""
    packs = installed(settings)
    there = {pack.entry.id: pack for pack in packs.installed}
    offered = (entry for entry in packs.known if entry.id not in there and entry.source is not None)
    place = Path(settings.packs[0]).absolute()
    while not place.is_dir() and place != place.parent:
        place = place.parent
    return Known(
        (*(pack.entry for pack in packs.installed), *offered),
        there,
        packs.damaged,
        packs.directions(),
        settings.packs[0],
        shutil.disk_usage(place).free,
    )


def install(store: Store, entry: Entry, control: Control, report: Report) -> bool:
    """Fetch one pack; False where it was cancelled.  Raises `InterpreterError`."""
    try:
        ((_, result),) = store.install([entry], control, report)
    except Cancelled:
        return False
    if isinstance(result, InterpreterError):
        raise result
    return True


def take(store: Store, path: str, said: taking.Said, control: Control, report: Report) -> list[Pack]:
    """The packs that lie at `path`, installed; raises `UsageError`, `ModelError`, `OutputError`, `Cancelled`."""
    return taking.take(store, path, said, control, report, specification=specification)


def try_pack(pack: Pack) -> None:
    """Check the sums of a pack, load it, and run one sentence; raises `ModelError`."""
    pack.verify()
    ModelWorkshop().check(pack.entry, pack.folder)
