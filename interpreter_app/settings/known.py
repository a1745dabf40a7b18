"""Every setting that there is, as a form needs to know it."""

from __future__ import annotations

import os
import tomllib
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from interpreter_app.settings.places import config_file
from interpreter_app.settings.tables import PREFIX, Table, Tables

Kind = Literal["switch", "choice", "number", "text", "words", "pairs"]
"""On or off; one of several; a number in a range; a text; a list of words; words and what stands for each."""
UNITS = {"_ms": "ms", "text_size": "px"}


@dataclass(frozen=True, slots=True)
class Known:
    """A setting."""

    table: str
    name: str
    kind: Kind
    default: Any
    optional: bool = False
    """Whether it may be left to the program."""
    choices: tuple[str, ...] = ()
    lowest: float = 0
    highest: float = 0
    whole: bool = True
    unit: str = ""

    @property
    def key(self) -> str:
        """Its name with its table's."""
        return f"{self.table}.{self.name}"


@cache
def known() -> tuple[Known, ...]:
    """All of them, in their order; without the languages and the folders of packs, which have places of their own."""
    return tuple(_all())


def origin(key: str) -> str:
    """Where the value of a setting comes from: `default`, `file`, or the name of a variable of the environment."""
    table, _, name = key.partition(".")
    variable = f"{PREFIX}{table}__{name}".upper()
    if found := next((one for one in os.environ if one.upper() == variable), None):
        return found
    try:
        with config_file().open("rb") as file:
            return "file" if name in tomllib.load(file).get(table, {}) else "default"
    except (OSError, ValueError):
        return "default"


def _all() -> Iterator[Known]:
    for table, of in Tables.model_fields.items():
        if isinstance(of.annotation, type) and issubclass(of.annotation, Table) and table != "languages":
            for name, setting in of.annotation.model_fields.items():
                default = [] if isinstance(setting.default, tuple) else setting.default
                unit = next((unit for ending, unit in UNITS.items() if name.endswith(ending)), "")
                limits = {
                    end: getattr(one, end) for one in setting.metadata for end in ("ge", "le") if hasattr(one, end)
                }
                yield Known(
                    table, name, default=default, unit=unit,
                    lowest=limits.get("ge", 0), highest=limits.get("le", 0), **_kind(setting.annotation),
                )  # fmt: skip


def _kind(annotation: Any) -> Mapping[str, Any]:
    """What a type says of a setting."""
    if get_origin(annotation) in {types.UnionType, typing.Union}:
        inner = next(part for part in get_args(annotation) if part is not type(None))
        return {**_kind(inner), "optional": True}
    if get_origin(annotation) is Literal:
        return {"kind": "choice", "choices": get_args(annotation)}
    if annotation in {int, float}:
        return {"kind": "number", "whole": annotation is int}
    kinds: dict[Any, Kind] = {bool: "switch", str: "text", tuple: "words", dict: "pairs"}
    return {"kind": kinds[get_origin(annotation) or annotation]}
