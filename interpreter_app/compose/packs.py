"""The store of packs, with this program's engines in its workshop."""

from __future__ import annotations

from interpreter_app.compose.engines import installed
from interpreter_app.compose.workshop import ModelWorkshop, convert
from interpreter_app.engines.models import specification
from interpreter_app.settings import Settings
from interpreter_app.storage import taking
from interpreter_app.storage.control import Control, Report
from interpreter_app.storage.hub import endpoint
from interpreter_app.storage.packs import Pack
from interpreter_app.storage.store import OPUS, Mirrors, Store

__all__ = ["convert", "installed", "open_store", "take", "try_pack"]


def open_store(settings: Settings) -> Store:
    """The store that installs into the first of the folders of packs."""
    models = settings.models
    mirrors = Mirrors(endpoint(models.hub_mirror), models.opus_mirror or OPUS)
    return Store(settings.packs[0], ModelWorkshop(), mirrors)


def take(store: Store, path: str, said: taking.Said, control: Control, report: Report) -> list[Pack]:
    """The packs that lie at `path`, installed; raises `UsageError`, `ModelError`, `OutputError`, `Cancelled`."""
    return taking.take(store, path, said, control, report, specification=specification)


def try_pack(pack: Pack) -> None:
    """Check the sums of a pack, load it, and run one sentence; raises `ModelError`."""
    pack.verify()
    ModelWorkshop().check(pack.entry, pack.folder)
