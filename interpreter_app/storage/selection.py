"""Which packs are meant: by name, or as what two languages need."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interpreter_app.core.errors import UsageError
from interpreter_app.core.text import Direction
from interpreter_app.policy.language_id import primary
from interpreter_app.storage.catalog import Entry
from interpreter_app.storage.packs import PIVOT

SIZE = "base"
"""The recognizer that a pair of languages gets unless told otherwise."""
_PAIR = re.compile(r"([a-z]{2,3})-([a-z]{2,3})")


def wanted(known: Sequence[Entry], names: Sequence[str], size: str = "") -> tuple[Entry, ...]:
    """The packs called `names`: ids, or pairs of languages (`en-es`), with a recognizer of `size`.

    Raises `UsageError` for what the catalog does not have.
    """
    by_id = {entry.id: entry for entry in known}
    chosen: dict[str, Entry] = {}
    for name in names:
        pair = _PAIR.fullmatch(name)
        if name in by_id:
            chosen[name] = by_id[name]
        elif pair:
            chosen |= {entry.id: entry for entry in _for_pair(known, primary(pair[1]), primary(pair[2]), size or SIZE)}
        else:
            raise UsageError(
                f"the catalog has no pack {name}", hint="`interpreter-app models list` shows all; a pair is en-es."
            )
    return tuple(chosen.values())


def _for_pair(known: Sequence[Entry], first: str, second: str, size: str) -> list[Entry]:
    """A recognizer of both languages, translators in both directions, and a voice for each where there is one."""
    if first == second:
        raise UsageError(f"{first}-{second} is one language", hint="Name two: en-es.")
    offered = [entry for entry in known if entry.source is not None]
    return [
        _recognizer(offered, (first, second), size),
        *_way(offered, Direction(first, second)),
        *_way(offered, Direction(second, first)),
        *(voice for tag in (first, second) if (voice := _voice(offered, tag))),
    ]


def _recognizer(offered: Sequence[Entry], languages: tuple[str, str], size: str) -> Entry:
    all_ = [entry for entry in offered if entry.kind == "recognizer" and set(languages) <= set(entry.languages)]
    for entry in all_:
        if size in {entry.size, entry.id}:
            return entry
    sizes = ", ".join(entry.size for entry in all_ if entry.size)
    raise UsageError(f"no recognizer of {' and '.join(languages)} has the size {size}", hint=f"There are: {sizes}.")


def _way(offered: Sequence[Entry], direction: Direction) -> list[Entry]:
    translators = {entry.languages: entry for entry in reversed(offered) if entry.kind == "translator"}
    ways = [
        [(direction.source, direction.target)],
        [(direction.source, PIVOT), (PIVOT, direction.target)],
    ]
    for way in ways:
        if all(step in translators for step in way):
            return [translators[step] for step in way]
    raise UsageError(
        f"the catalog has no way from {direction.source} to {direction.target}",
        hint="Take a model you have with `interpreter-app models import`.",
    )


def _voice(offered: Sequence[Entry], language: str) -> Entry | None:
    return next((entry for entry in offered if entry.kind == "voice" and language in entry.languages), None)
