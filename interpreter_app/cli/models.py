"""The command `models`: packs are listed, installed, taken from files, tried, removed and bundled."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from interpreter_app import settings
from interpreter_app.cli import recommend
from interpreter_app.cli.arguments import add_packs, merged, packs_of
from interpreter_app.cli.models_progress import Installing, megabytes, working
from interpreter_app.compose import packs as workshop
from interpreter_app.core.errors import InterpreterError, ModelMissing
from interpreter_app.settings import Settings
from interpreter_app.storage.bundle import bundle
from interpreter_app.storage.catalog import Entry
from interpreter_app.storage.outputs import check_output
from interpreter_app.storage.packs import Pack, Packs
from interpreter_app.storage.selection import wanted
from interpreter_app.storage.taking import Said

_COLUMNS = ("PACK", "KIND", "LANGUAGES", "SIZE", "STATE", "LICENCE")
_EXAMPLES = """examples:
  interpreter-app models install en-es              a recognizer, both translators and voices
  interpreter-app models install en-es --size small
  interpreter-app models install piper-de_DE-thorsten-medium
  interpreter-app models import ~/Downloads/opus-2021-02-19.zip --languages en es
  interpreter-app models bundle packs.zip           and, elsewhere: models import packs.zip
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `models`."""
    parser.epilog = _EXAMPLES
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    add = partial(actions.add_parser, allow_abbrev=False)
    listing = add("list", help="what is installed, and what there is", description="List packs.")
    listing.add_argument("--languages", nargs="+", metavar="L", help="only those for these languages")
    listing.add_argument("--installed", action="store_true", help="only those that are installed")
    listing.add_argument("--json", action="store_true", help="as JSON: an object for each pack")
    installing = add("install", help="fetch packs", description="Fetch packs; goes on where it was broken off.")
    installing.add_argument("names", metavar="PACK|PAIR", nargs="+", help="a pack, or two languages: en-es")
    installing.add_argument("--size", default="", metavar="SIZE", help="of a pair's recognizer: tiny, base, small, …")
    installing.add_argument("--again", action="store_true", help="also those that are installed already")
    taking = add("import", help="take a folder, a zip, an .onnx or a bundle", description="Take files you have.")
    taking.add_argument("path", metavar="PATH")
    taking.add_argument("--id", default="", help="what the pack is to be called")
    taking.add_argument("--languages", nargs="+", default=[], metavar="L", help="source and target, or a voice's one")
    taking.add_argument("--target-token", default="", metavar="TOKEN", help="what the model wants: >>spa<<")
    trying = add("verify", help="check sums, load, and run a sentence", description="Try installed packs.")
    trying.add_argument("names", metavar="PACK", nargs="*", help="without any: all that are installed")
    removing = add("remove", help="delete installed packs", description="Delete installed packs.")
    removing.add_argument("names", metavar="PACK", nargs="+")
    bundling = add("bundle", help="put packs into a zip for another machine", description="Put packs into a zip.")
    bundling.add_argument("out", metavar="OUT.zip")
    bundling.add_argument("names", metavar="PACK", nargs="*", help="without any: all that were installed")
    advising = add("recommend", help="measure this machine, and say which packs suit it", description="Measure it.")
    recommend.add_arguments(advising)
    for action in (listing, installing, taking, trying, removing, bundling, advising):
        add_packs(action, use=False)
    for action in (installing, advising):
        action.add_argument("--mirror", metavar="URL", help="a mirror of the hub; else HF_ENDPOINT, or the hub")
        action.add_argument("--opus-mirror", metavar="URL", help="a mirror of OPUS-MT's releases")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked for; 0, 1 where a pack failed, or what went wrong as an exception."""
    mirrors = {"hub_mirror": getattr(arguments, "mirror", None), "opus_mirror": getattr(arguments, "opus_mirror", None)}
    named = {key: value for key, value in mirrors.items() if value}
    folders = packs_of(arguments)
    for folder in folders.get("packs", []):
        Path(folder).expanduser().mkdir(parents=True, exist_ok=True)
    chosen = settings.load(merged(folders, {"models": named} if named else {}))
    if arguments.action == "recommend":
        return recommend.run(arguments, chosen)
    packs = workshop.installed(chosen)
    match arguments.action:
        case "list":
            _list(packs, arguments)
        case "install":
            return _install(chosen, packs, arguments)
        case "import":
            return _import(chosen, arguments)
        case "verify":
            return _verify(packs, arguments.names)
        case "remove":
            for pack in [packs.find(name) for name in dict.fromkeys(arguments.names)]:
                workshop.open_store(chosen).remove(pack)
                print(f"{pack.entry.id} is removed")
        case _:
            _bundle(packs, arguments)
    return 0


def _list(packs: Packs, arguments: argparse.Namespace) -> None:
    installed = {pack.entry.id: pack for pack in packs.installed}
    entries = [*(pack.entry for pack in packs.installed), *(e for e in packs.known if e.id not in installed)]
    if arguments.languages:
        tags = set(arguments.languages)
        entries = [entry for entry in entries if tags & set(entry.languages)]
    entries = [e for e in entries if e.id in installed or (e.source is not None and not arguments.installed)]
    if arguments.json:
        print(json.dumps([_row_of(e, installed.get(e.id)) for e in entries], ensure_ascii=False, indent=2))
        return
    rows = [_COLUMNS, *(_row(entry, installed.get(entry.id)) for entry in entries)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        print("  ".join(cells).rstrip())
    for error in packs.damaged:
        print(f"damaged: {error}")


def _row(entry: Entry, pack: Pack | None) -> tuple[str, ...]:
    arrow = " → " if entry.kind == "translator" else " "
    languages = arrow.join(entry.languages[:4]) + (f" and {len(entry.languages) - 4} more" * (len(entry.languages) > 4))
    size = megabytes(pack.size) if pack else f"about {2 * entry.parameters} MB" if entry.parameters else ""
    return entry.id, entry.kind, languages, size, _state(pack), entry.licence


def _row_of(entry: Entry, pack: Pack | None) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "languages": entry.languages,
        "licence": entry.licence,
        "source": str(entry.source) if entry.source else None,
        "state": _state(pack),
        "bytes": pack.size if pack else None,
        "folder": pack.folder if pack else None,
    }


def _state(pack: Pack | None) -> str:
    if pack is None:
        return "available"
    return "installed" if pack.since else "ships"


def _install(chosen: Settings, packs: Packs, arguments: argparse.Namespace) -> int:
    entries = list(wanted(packs.known, arguments.names, arguments.size))
    if not arguments.again:
        there = {pack.entry.id for pack in packs.installed}
        for entry in entries:
            if entry.id in there:
                print(f"{entry.id} is installed")
        entries = [entry for entry in entries if entry.id not in there]
    store = workshop.open_store(chosen)
    with Installing() as shown:
        results = store.install(entries, shown.control, shown.report)
    failures = [(entry, error) for entry, error in results if isinstance(error, InterpreterError)]
    for entry, result in results:
        if isinstance(result, Pack):
            print(f"{entry.id} is installed, {megabytes(result.size)}")
    return _failed(failures)


def _import(chosen: Settings, arguments: argparse.Namespace) -> int:
    said = Said(arguments.id, tuple(arguments.languages), arguments.target_token)
    with Installing() as shown:
        taken = workshop.take(workshop.open_store(chosen), arguments.path, said, shown.control, shown.report)
    for pack in taken:
        print(f"{pack.entry.id} is installed, {megabytes(pack.size)}: {_row(pack.entry, pack)[2]}")
    return 0


def _verify(packs: Packs, names: Sequence[str]) -> int:
    chosen = [packs.find(name) for name in dict.fromkeys(names)] if names else list(packs.installed)
    failures: list[tuple[Entry, InterpreterError]] = []
    for pack in chosen:
        try:
            with working(f"{pack.entry.id} …"):
                workshop.try_pack(pack)
            print(f"{pack.entry.id} is sound, and works")
        except InterpreterError as error:
            failures.append((pack.entry, error))
    return max(_failed(failures), int(_damaged(packs) and not names))


def _damaged(packs: Packs) -> bool:
    for error in packs.damaged:
        print(f"{error}\n  {error.hint}")
    return bool(packs.damaged)


def _bundle(packs: Packs, arguments: argparse.Namespace) -> None:
    check_output(arguments.out)
    if arguments.names:
        chosen = [packs.find(name) for name in dict.fromkeys(arguments.names)]
    else:
        chosen = [pack for pack in packs.installed if pack.since]
    if not chosen:
        raise ModelMissing("no pack was installed", hint="Install one: `interpreter-app models install en-es`.")
    size = bundle(chosen, arguments.out, lambda pack: print(f"{pack.entry.id}, {megabytes(pack.size)}"))
    print(f"{arguments.out}, {megabytes(size)}: `interpreter-app models import` takes it elsewhere")


def _failed(failures: Sequence[tuple[Entry, InterpreterError]]) -> int:
    """Raise the only failure, or print several; 1 where there is any."""
    if len(failures) == 1:
        raise failures[0][1]
    for entry, error in failures:
        print(f"{entry.id} failed: {error}\n  {error.hint}")
    return int(bool(failures))
