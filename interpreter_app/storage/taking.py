"""Files that somebody brings become packs: copied, converted where they must be, tried, and put in their place."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from interpreter_app.core.errors import ModelCorrupt, UsageError
from interpreter_app.policy.language_id import primary
from interpreter_app.storage.brought import Brought, opened
from interpreter_app.storage.catalog import Entry, Nonsense, to_entry
from interpreter_app.storage.control import Control, Progress, Report
from interpreter_app.storage.packs import MANIFEST, Pack, read_pack
from interpreter_app.storage.release import check_release
from interpreter_app.storage.rooms import room, staging
from interpreter_app.storage.store import GROWTH, Store

_PAIR = re.compile(r"(?<![a-z])(?=([a-z]{2,3})[-_]([a-z]{2,3})(?![a-z]))")
_ISO_639_1 = {
    "ara": "ar", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "eng": "en", "spa": "es", "fin": "fi", "fra": "fr",
    "heb": "he", "hin": "hi", "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl", "nor": "no",
    "pol": "pl", "por": "pt", "ron": "ro", "rus": "ru", "swe": "sv", "tha": "th", "tur": "tr", "ukr": "uk", "vie": "vi",
    "zho": "zh",
}  # fmt: skip
"""What OPUS-MT calls the languages in the names of its newer models."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of files that do not say it themselves."""

    id: str = ""
    languages: tuple[str, ...] = ()
    target_token: str = ""


def take(
    store: Store, path: str, said: Said, control: Control, report: Report, *, specification: Callable[[Path], str]
) -> list[Pack]:
    """The packs that lie at `path`, installed.  Raises `UsageError`, `ModelError`, `OutputError`, `Cancelled`."""
    with opened(path, specification, staging(store.folder)) as brought:
        if brought.form == "bundle":
            return [_carried(store, pack, control, report) for pack in _bundled(brought)]
        return [_made(store, brought, entry_of(brought, path, said), control, report)]


def entry_of(brought: Brought, path: str, said: Said) -> Entry:
    """What is known of files before they are loaded."""
    name = Path(path).expanduser().resolve().name.removesuffix(".zip").removesuffix(".onnx")
    languages: Sequence[str] = said.languages
    match brought.kind:
        case "recognizer":
            languages, prefix = languages or ("en",), ""  # the model says which, once it is loaded
        case "voice":
            languages, prefix = languages or (_spoken(brought),), "piper-"
            name = brought.files[0].removesuffix(".onnx")
        case "translator":
            languages = languages or _pair(brought, Path(path).expanduser().resolve())
            name, prefix = "-".join(languages), "marian-"
    options = {"target_token": said.target_token} if said.target_token and brought.kind == "translator" else {}
    row = {
        "id": said.id or re.sub(r"[^\w.-]+", "-", name if name.startswith(prefix) else prefix + name).strip("-."),
        "kind": brought.kind,
        "languages": list(languages),
        "licence": "",
        "options": options,
    }
    try:
        return to_entry(row)
    except Nonsense as error:
        raise UsageError(
            f"{path} cannot be taken: {error}", hint="Correct --id, --languages, --target-token."
        ) from error


def _made(store: Store, brought: Brought, entry: Entry, control: Control, report: Report) -> Pack:
    with room(store.folder, entry.id) as made:
        size = sum((brought.folder / name).stat().st_size for name in brought.files)
        if brought.form == "release":
            check_release(brought.folder, entry.id)
            made.needs(GROWTH * size)
            return store.settle(made, entry, store.convert(made, entry, brought.folder, control, report), report)
        made.needs(size)
        report(Progress(entry.id, "unpacking"))
        ready = made.folder("made", empty=True)
        brought.copy(ready)
        try:
            return store.settle(made, entry, ready, report)
        except BaseException:
            shutil.rmtree(ready, ignore_errors=True)
            raise


def _bundled(brought: Brought) -> Iterator[Pack]:
    """The packs in a folder, or the one that it is."""
    if (brought.folder / MANIFEST).is_file():
        yield read_pack(str(brought.folder))
    for path in sorted(brought.folder.glob(f"*/{MANIFEST}")):
        yield read_pack(str(path.parent))


def _carried(store: Store, pack: Pack, control: Control, report: Report) -> Pack:
    control.check()
    report(Progress(pack.entry.id, "unpacking"))
    pack.verify()
    with room(store.folder, pack.entry.id) as made:
        made.needs(pack.size)
        ready = made.folder("made", empty=True)
        Brought(pack.entry.kind, Path(pack.folder), tuple(file.name for file in pack.entry.files)).copy(ready)
        return store.settle(made, pack.entry, ready, report)


def _spoken(brought: Brought) -> str:
    """The language that a voice's settings name."""
    name = next(name for name in brought.files if name.endswith(".onnx.json"))
    try:
        settings = json.loads((brought.folder / name).read_text("utf-8"))
        code = settings.get("language", {}).get("code") or settings["espeak"]["voice"]
        return primary(str(code))
    except (OSError, ValueError, KeyError, AttributeError, UsageError) as error:
        raise ModelCorrupt(
            f"{name} makes no sense: {error!r}", hint="Fetch the .onnx.json anew, or say --languages."
        ) from error


def _pair(brought: Brought, path: Path) -> tuple[str, str]:
    """The languages of a translator, from the names of its files and folders, the nearest first."""
    texts = [path.name, brought.folder.name, path.parent.name]
    readme = brought.folder / "README.md"
    if readme.is_file():
        texts.append(readme.read_text("utf-8", "replace")[:4000])
    for text in texts:
        for match in _PAIR.finditer(text.lower()):
            source, target = (_ISO_639_1.get(part, part) for part in match.groups())
            if {source, target} <= set(_ISO_639_1.values()):
                return source, target
    raise UsageError(f"{path} does not say what it translates", hint="Say it: --languages en es.")
