"""Packs: folders of model files, what is known of them, and whether they are sound."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from interpreter_app.core.errors import ModelCorrupt, ModelMissing
from interpreter_app.core.options import LanguageOptions
from interpreter_app.core.text import Direction
from interpreter_app.policy.language_id import primary
from interpreter_app.storage.catalog import Entry, PackFile, read_catalog, to_entry

MANIFEST = "pack.json"
"""In the folder of a pack that was installed: what the catalog and its source said of it, and the sums of its files."""


PIVOT = "en"
"""The language through which the way leads where no translator translates between two."""


@dataclass(frozen=True, slots=True)
class Pack:
    """An installed pack."""

    entry: Entry
    folder: str
    since: float = 0.0
    """When it was installed, in seconds since 1970; 0: it ships with the program."""

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return sum(file.size for file in self.entry.files)

    @property
    def _again(self) -> str:
        """How it is had anew."""
        if not self.since:
            return "Reinstall the program,"
        if self.entry.source is None:
            return "Import its files again,"
        return f"Install the pack again (`interpreter-app models install {self.entry.id} --again`),"

    def verify(self, *, quick: bool = False) -> None:
        """Raise `ModelCorrupt` unless every file is there and is what the manifest or the catalog says.

        `quick`: sums are left out for files that were not touched since the pack was installed; a gigabyte takes
        seconds.
        """
        for file in self.entry.files:
            path = Path(self.folder) / file.name
            hint = f"{self._again} or restore {path}."
            if not path.is_file():
                raise ModelCorrupt(f"pack {self.entry.id} is damaged: {file.name} is missing", hint=hint)
            untouched = quick and path.stat().st_mtime <= self.since
            if path.stat().st_size != file.size or (not untouched and sha256_of(path) != file.sha256):
                raise ModelCorrupt(
                    f"pack {self.entry.id} is damaged: {file.name} does not match its checksum", hint=hint
                )


class Packs:
    """Which packs are installed in the given folders; the first folder that has one wins.

    Where several would do, the preferred one is taken (`prefer`: ids, the first counts most), then one from an earlier
    folder, then the one that was installed last.  `own` is the user's catalog.  Raises `SettingsError` for a catalog
    that makes no sense, `ModelMissing` for a preferred pack that is not there.
    """

    def __init__(
        self, catalog: str, folders: Sequence[str], *, own: str | None = None, prefer: Sequence[str] = ()
    ) -> None:
        self.known = read_catalog(catalog, own)
        self._installed: dict[str, Pack] = {}
        self._damaged: dict[str, ModelCorrupt] = {}
        for place in folders:
            found = [*self._shipped(Path(place)), *self._brought(Path(place))]
            for pack in sorted(found, key=lambda pack: -pack.since):
                self._installed.setdefault(pack.entry.id, pack)
        for name in reversed(prefer):
            if name not in self._installed:
                raise self._damaged.get(name) or self._missing(f"the name {name}, which is preferred")
            self._installed = {name: self._installed[name]} | self._installed

    @property
    def installed(self) -> tuple[Pack, ...]:
        """Every pack that was found, those that are taken first before the others."""
        return tuple(self._installed.values())

    @property
    def damaged(self) -> tuple[ModelCorrupt, ...]:
        """What is wrong with folders that look like packs, and are not counted as installed."""
        return tuple(self._damaged.values())

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

    def way(self, direction: Direction) -> tuple[Pack, ...]:
        """The translator for `direction`, or two through English.  Raises `ModelMissing`."""
        known = self.directions()
        halves = Direction(direction.source, PIVOT), Direction(PIVOT, direction.target)
        if direction not in known and all(half in known for half in halves):
            return tuple(self.translator(half) for half in halves)
        return (self.translator(direction),)

    def leads(self, direction: Direction) -> bool:
        """Whether there is a way."""
        known = self.directions()
        through = Direction(direction.source, PIVOT), Direction(PIVOT, direction.target)
        return direction in known or all(half in known for half in through)

    def directions(self) -> tuple[Direction, ...]:
        """What the installed translators translate."""
        packs = self._installed.values()
        return tuple(Direction(*pack.entry.languages) for pack in packs if pack.entry.kind == "translator")

    def voice(self, language: str) -> Pack | None:
        """A voice for `language`, if one is installed."""
        voices = (p for p in self._installed.values() if p.entry.kind == "voice")
        return next((pack for pack in voices if language in pack.entry.languages), None)

    def find(self, name: str) -> Pack:
        """The installed pack with the id `name`; raises `ModelMissing`, or what is wrong with its folder."""
        if name not in self._installed:
            raise self._damaged.get(name) or self._missing(f"the name {name}")
        return self._installed[name]

    def _shipped(self, place: Path) -> Iterable[Pack]:
        """Packs without a manifest: their files stand in the catalog."""
        for entry in self.known:
            folder = place / entry.id
            if folder.is_dir() and not (folder / MANIFEST).exists() and _ships(entry):
                yield Pack(entry, str(folder))

    def _brought(self, place: Path) -> Iterable[Pack]:
        """Packs that were installed; what looks like a model without being one of them is told as damaged."""
        shipped = {entry.id for entry in self.known if _ships(entry)}
        for path in sorted(place.glob("*")):
            if path.name.startswith(".") or not path.is_dir():
                continue
            if (path / MANIFEST).exists():
                try:
                    yield read_pack(str(path))
                except ModelCorrupt as error:
                    self._damaged.setdefault(path.name, error)
            elif path.name not in shipped and ((path / "model.bin").exists() or any(path.glob("*.onnx"))):
                self._damaged.setdefault(path.name, _not_imported(path))

    def _missing(self, what: str) -> ModelMissing:
        known = ", ".join(self._installed) or "none"
        return ModelMissing(
            f"no pack is installed with {what}",
            hint=f"Install one (`interpreter-app models list`), choose other languages or another --packs folder;"
            f" installed: {known}.",
        )


def heard(options: LanguageOptions, known: Sequence[str], packs: Packs) -> tuple[str, ...]:
    """Of the languages that a recognizer knows, those that a session with `options` listens for.

    Where the source is left open, these are the target and what can be translated into it: a model that knows a hundred
    languages would look for all of them.
    """
    if options.between is not None or options.source is not None or options.target is None:
        return tuple(known)
    target = primary(options.target)
    return tuple(tag for tag in known if tag == target or packs.leads(Direction(tag, target)))


def read_pack(folder: str) -> Pack:
    """The pack in a folder with a manifest; raises `ModelCorrupt`."""
    path = Path(folder) / MANIFEST
    try:
        row = json.loads(path.read_text("utf-8"))
        since = float(row.pop("since"))
        return Pack(to_entry(row), folder, since)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelCorrupt(
            f"the pack in {folder} is damaged: {MANIFEST} makes no sense: {error}",
            hint="Install or import the pack again, or delete the folder.",
        ) from error


def _ships(entry: Entry) -> bool:
    """Whether the files of a pack stand in the catalog, and it needs no manifest."""
    return bool(entry.files) or entry.source is None


def _not_imported(folder: Path) -> ModelCorrupt:
    """What to say of a model that somebody has put among the packs."""
    return ModelCorrupt(
        f"the folder {folder} holds a model, but is no pack: it has no {MANIFEST}",
        hint=f"Put it elsewhere, and take it from there: `interpreter-app models import …/{folder.name}`.",
    )


def manifest(entry: Entry, since: float) -> bytes:
    """The manifest of a pack whose files are known."""
    row: dict[str, Any] = asdict(entry)
    row["since"] = since
    if entry.source is None:
        del row["source"]
    elif row["source"].get("sha256") == "":
        del row["source"]["sha256"]
    return json.dumps(row, ensure_ascii=False, indent=1).encode() + b"\n"


def sealed(entry: Entry, folder: Path) -> Entry:
    """`entry` with the files that lie in `folder`, and their sums."""
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and path.name != MANIFEST)
    files = tuple(PackFile(name, (folder / name).stat().st_size, sha256_of(folder / name)) for name in names)
    return replace(entry, files=files)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
