"""The catalog: every pack that is known, where it comes from, and what its engine is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args

from interpreter_app.core.errors import SettingsError, UsageError
from interpreter_app.core.options import Streaming
from interpreter_app.policy.language_id import primary

Kind = Literal["recognizer", "translator", "voice"]

KEYS = {"id", "kind", "languages", "licence", "options", "files", "source", "size", "parameters"}
STREAMING = {field.name for field in fields(Streaming)}
"""What can be measured of a recognizer while speech goes on."""
OPTIONS: Mapping[str, Mapping[str, Callable[[Any], bool]]] = {
    "recognizer": {
        "window": lambda value: value in {"audio", "full"},
        "silence_ms": lambda value: type(value) is int and 0 <= value <= 30_000,
        "longest_s": lambda value: type(value) in {int, float} and 1 <= value <= 30,
        "fallback": lambda value: type(value) is bool,
        "prompts": lambda value: type(value) is bool,
        "streaming": lambda value: isinstance(value, dict) and value.keys() <= STREAMING,
        "positions": lambda value: type(value) is int and 8 <= value <= 448,
    },
    "translator": {
        "target_token": lambda value: isinstance(value, str) and re.fullmatch(r">>\w+<<", value) is not None,
        "no_repeat_ngram": lambda value: type(value) is int and 0 <= value <= 64,
        "length_cap": lambda value: type(value) is bool,
    },
    "voice": {"speaker": lambda value: type(value) is int and value >= 0},
}
"""What an engine can be told, and what each value must be."""

_ID = re.compile(r"[A-Za-z0-9][\w.-]*")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_REVISION = re.compile(r"[\w.-]+")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Nonsense(ValueError):
    """What is wrong with a row."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack."""

    name: str
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class HubSource:
    """Files of a hub repository."""

    repository: str
    """`owner/name`."""
    files: tuple[str, ...]
    """Paths within it; what is not there is not part of the pack."""
    revision: str = "main"

    def __str__(self) -> str:
        return f"{self.repository} at {self.revision}"


@dataclass(frozen=True, slots=True)
class ArchiveSource:
    """The zip of an OPUS-MT release."""

    archive: str
    """Its address."""
    sha256: str = ""
    """Empty: not known."""

    def __str__(self) -> str:
        return self.archive


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a pack."""

    id: str
    kind: Kind
    languages: tuple[str, ...]
    """What a recognizer understands; source and target of a translator; the one of a voice."""
    licence: str
    options: Mapping[str, Any] = field(default_factory=dict)
    """What was measured for it; passed to its engine."""
    files: tuple[PackFile, ...] = ()
    source: HubSource | ArchiveSource | None = None
    """Where it can be fetched; None: it ships, or somebody brought it."""
    size: str = ""
    """A recognizer's name among its like: tiny, base, small."""
    parameters: int = 0
    """A recognizer's weights, in millions; 0: not known."""


def read_catalog(path: str, own: str | None = None) -> tuple[Entry, ...]:
    """The packs of a catalog file, and of the user's `own`, whose rows replace those with the same id.

    Raises `SettingsError` for a file that makes no sense: which row, and what is wrong with it.
    """
    entries = {entry.id: entry for entry in _read(path, "Reinstall the program.")}
    if own is not None and Path(own).is_file():
        entries |= {entry.id: entry for entry in _read(own, "Mend it, or delete it.")}
    return tuple(entries.values())


def to_entry(row: Any) -> Entry:
    """A row of a catalog, or the manifest of a pack.  Raises `Nonsense`."""
    if not isinstance(row, Mapping):
        raise Nonsense("it is no table")
    if unknown := row.keys() - KEYS:
        raise Nonsense(f"it has no key {min(unknown)}")
    for key in ("id", "kind", "languages", "licence"):
        if key not in row:
            raise Nonsense(f"it needs a key {key}")
    kind, licence = row["kind"], row["licence"]
    if not isinstance(row["id"], str) or not _ID.fullmatch(row["id"]):
        raise Nonsense(f"{row['id']!r} is no id: letters, digits, dots, dashes and underscores are")
    if kind not in get_args(Kind):
        raise Nonsense(f"{kind!r} is no kind of pack: {', '.join(get_args(Kind))} are")
    if not isinstance(licence, str):
        raise Nonsense("its licence is no text")
    size, parameters = row.get("size", ""), row.get("parameters", 0)
    if not isinstance(size, str) or type(parameters) is not int or parameters < 0:
        raise Nonsense("its size is a word, and its parameters a number of millions")
    files = tuple(_file(file) for file in _list(row.get("files", []), "files"))
    return Entry(
        row["id"],
        kind,
        _languages(kind, row["languages"]),
        licence,
        _options(kind, row.get("options", {})),
        files,
        _source(kind, row["source"]) if "source" in row else None,
        size,
        parameters,
    )


def _read(path: str, hint: str) -> tuple[Entry, ...]:
    try:
        with Path(path).open("rb") as file:
            return tuple(_entries(_list(tomllib.load(file).get("pack", []), "pack")))
    except (OSError, UnicodeDecodeError, ValueError) as error:  # tomllib's error is a ValueError
        raise SettingsError(f"the catalog {path} cannot be read: {error}", hint=hint) from error


def _entries(rows: Sequence[Any]) -> Iterator[Entry]:
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        name = row.get("id", "") if isinstance(row, dict) else ""
        try:
            entry = to_entry(row)
        except Nonsense as error:
            raise Nonsense(f"pack {number}{f' ({name})' if name else ''}: {error}") from error
        if entry.id in seen:
            raise Nonsense(f"pack {number} ({name}): there is another with this id")
        seen.add(entry.id)
        yield entry


def _languages(kind: str, tags: Any) -> tuple[str, ...]:
    try:
        languages = tuple(primary(tag) for tag in _list(tags, "languages"))
    except (UsageError, AttributeError) as error:
        raise Nonsense(f"languages: {error}") from error
    needed = {"translator": (2, "a source and a target language"), "voice": (1, "one language")}.get(kind)
    if needed and len(languages) != needed[0]:
        raise Nonsense(f"it needs {needed[1]}")
    if not languages:
        raise Nonsense("it needs a language")
    return languages


def _options(kind: str, options: Any) -> dict[str, Any]:
    if not isinstance(options, dict):
        raise Nonsense("its options are no table")
    for name, value in options.items():
        if name not in OPTIONS[kind]:
            raise Nonsense(f"a {kind} has no option {name}")
        if not OPTIONS[kind][name](value):
            raise Nonsense(f"its option {name} cannot be {value!r}")
    return dict(options)


def _file(row: Any) -> PackFile:
    try:
        name, size, sha256 = row["name"], row["size"], row["sha256"]
    except (TypeError, KeyError) as error:
        raise Nonsense("a file has a name, a size and a sha256") from error
    if not isinstance(name, str) or not safe(name) or "/" in name:
        raise Nonsense(f"{name!r} is no name of a file")
    if type(size) is not int or size < 0 or not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        raise Nonsense(f"size or sha256 of {name} make no sense")
    return PackFile(name, size, sha256)


def _source(kind: str, row: Any) -> HubSource | ArchiveSource:
    match row:
        case {"repository": str(repository), "files": [*files], **rest} if rest.keys() <= {"revision"}:
            revision = rest.get("revision", "main")
            if not _REPOSITORY.fullmatch(repository) or not isinstance(revision, str):
                raise Nonsense(f"{repository!r} is no repository")
            if not _REVISION.fullmatch(revision):
                raise Nonsense(f"{revision!r} is no revision")
            if not files or not all(isinstance(name, str) and safe(name) for name in files):
                raise Nonsense("its source names no files, or some that lie outside")
            return HubSource(repository, tuple(files), revision)
        case {"archive": str(archive), **rest} if rest.keys() <= {"sha256"} and kind == "translator":
            sha256 = rest.get("sha256", "")
            if not re.match(r"https?://[^/]+/.", archive) or not isinstance(sha256, str):
                raise Nonsense(f"{archive!r} is no address")
            if sha256 and not _SHA256.fullmatch(sha256):
                raise Nonsense(f"{sha256!r} is no SHA-256")
            return ArchiveSource(archive, sha256)
    raise Nonsense("its source is neither { repository, files } nor, for a translator, { archive }")


def safe(name: str) -> bool:
    """Whether `name` is a path, with slashes, that stays within its folder on every system."""
    parts = name.split("/")
    return all(part not in {"", ".", ".."} for part in parts) and not re.search(r'[\\:*?"<>|\x00-\x1f]', name)


def _list(value: Any, what: str) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        raise Nonsense(f"{what} is no list")
    return value
