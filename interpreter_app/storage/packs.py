"""Packs: folders of model files, what the catalog says of them, and whether they are sound."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from interpreter_app.core.errors import ModelCorrupt, ModelMissing, SettingsError
from interpreter_app.core.text import Direction

Kind = Literal["recognizer", "translator", "voice"]


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack."""

    name: str
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalog knows of a pack."""

    id: str
    kind: Kind
    languages: tuple[str, ...]
    """What a recognizer understands; source and target of a translator; the one of a voice."""
    licence: str
    options: Mapping[str, Any] = field(default_factory=dict)
    """What was measured for it; passed to its engine."""
    files: tuple[PackFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """An installed pack."""

    entry: Entry
    folder: str

    def verify(self) -> None:
        """Raise `ModelCorrupt` unless every file is there and is what the catalog says."""
        for file in self.entry.files:
            path = Path(self.folder) / file.name
            hint = f"install the pack again, or restore {path}"
            if not path.is_file():
                raise ModelCorrupt(f"pack {self.entry.id} is damaged: {file.name} is missing", hint=hint)
            if path.stat().st_size != file.size or _sha256(path) != file.sha256:
                raise ModelCorrupt(
                    f"pack {self.entry.id} is damaged: {file.name} does not match its checksum", hint=hint
                )


class Packs:
    """The catalog, and which of its packs are installed in the given folders; the first folder that has one wins."""

    def __init__(self, catalog: str, folders: Sequence[str]) -> None:
        self._folders = tuple(folders)
        self._installed = {
            entry.id: Pack(entry, str(folder))
            for entry in read_catalog(catalog)
            for folder in reversed([Path(place) / entry.id for place in folders])
            if folder.is_dir()
        }

    @property
    def installed(self) -> tuple[Pack, ...]:
        """Every pack that was found, in the order of the catalog."""
        return tuple(self._installed.values())

    def recognizer(self, languages: Sequence[str]) -> Pack:
        """A recognizer of all `languages`; of any, where there are none.  Raises `ModelMissing`."""
        for pack in self._installed.values():
            if pack.entry.kind == "recognizer" and set(languages) <= set(pack.entry.languages):
                return pack
        raise self._missing(f"a recognizer for {' and '.join(languages)}" if languages else "a recognizer")

    def translator(self, direction: Direction) -> Pack:
        """The translator for `direction`.  Raises `ModelMissing`."""
        for pack in self._installed.values():
            if pack.entry.kind == "translator" and pack.entry.languages == (direction.source, direction.target):
                return pack
        raise self._missing(f"a translator from {direction.source} to {direction.target}")

    def voice(self, language: str) -> Pack | None:
        """A voice for `language`, if one is installed."""
        voices = (p for p in self._installed.values() if p.entry.kind == "voice")
        return next((pack for pack in voices if language in pack.entry.languages), None)

    def _missing(self, what: str) -> ModelMissing:
        known = ", ".join(self._installed) or "none"
        return ModelMissing(
            f"no pack is installed with {what}",
            hint=f"choose other languages or another --packs folder; installed: {known}",
        )


def read_catalog(path: str) -> tuple[Entry, ...]:
    """The packs of a catalog file; raises `SettingsError` for one that makes no sense."""
    try:
        with Path(path).open("rb") as file:
            rows = tomllib.load(file).get("pack", [])
        return tuple(_entry(row) for row in rows)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise SettingsError(f"the catalog {path} cannot be read: {error}", hint="reinstall the program") from error


def _entry(row: Mapping[str, Any]) -> Entry:
    kind, languages = row["kind"], tuple(row["languages"])
    if kind not in get_args(Kind):
        raise ValueError(f"{row['id']} is a {kind}")
    if kind == "translator" and len(languages) != 2:
        raise ValueError(f"{row['id']} needs a source and a target language")
    files = tuple(PackFile(f["name"], int(f["size"]), f["sha256"]) for f in row.get("files", []))
    return Entry(row["id"], kind, languages, row["licence"], dict(row.get("options", {})), files)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
