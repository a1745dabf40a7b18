"""Reading the settings once, and saying in one line what is wrong with them."""

from __future__ import annotations

import dataclasses
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import pydantic_settings
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from interpreter_app.core.errors import SettingsError
from interpreter_app.core.options import DeviceOptions, ModelOptions, SessionOptions, WindowOptions
from interpreter_app.settings.places import config_file, default_packs
from interpreter_app.settings.tables import PREFIX, Table, Tables


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set, for one run of the program."""

    options: SessionOptions = field(default_factory=SessionOptions)
    packs: tuple[str, ...] = field(default_factory=default_packs)
    """Folders in which packs are looked for, in this order; the first is the one into which they are installed."""
    models: ModelOptions = field(default_factory=ModelOptions)
    devices: DeviceOptions = field(default_factory=DeviceOptions)
    window: WindowOptions = field(default_factory=WindowOptions)


def load(flags: Mapping[str, Any] | None = None) -> Settings:
    """The settings, with `flags` (tables of keys, as in settings.toml) above all.

    Raises `SettingsError`, in one line: which setting, its value, and what it may be.
    """
    try:
        parsed = Tables(**(flags or {}))
    except ValidationError as error:
        raise _explained(error.errors()[0], flags or {}) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{config_file()} cannot be read: {error}", hint="Mend it, or delete it.") from error
    except pydantic_settings.SettingsError as error:
        raise SettingsError(f"the environment cannot be read: {error}", hint=f"Look at {PREFIX}… in it.") from error
    groups = {name: getattr(parsed, name).model_dump() for name in Tables.model_fields.keys() - {"packs", "context"}}
    makers = {f.name: cast("Callable[..., Any]", f.default_factory) for f in dataclasses.fields(SessionOptions)}
    built: dict[str, Any] = {name: make(**groups[name]) for name, make in makers.items() if name in groups}
    return Settings(
        options=SessionOptions(**built, context=parsed.context.options()),
        packs=parsed.packs or default_packs(),
        models=ModelOptions(**groups["models"]),
        devices=DeviceOptions(**groups["devices"]),
        window=WindowOptions(**groups["window"]),
    )


def _explained(problem: ErrorDetails, flags: Mapping[str, Any]) -> SettingsError:
    """One line about the first thing that is wrong, and where it is set."""
    path = [str(part) for part in problem["loc"]]
    name = ".".join(path[:2])
    if problem["type"] == "value_error":
        message = str(problem["ctx"]["error"])
    elif problem["type"] == "extra_forbidden":
        message = f"there is no setting {name}"
    else:
        message = f"{name} is {problem['input']!r}; it must be {_allowed(path)}"
    variable = PREFIX + "__".join(path[:2]).upper()
    if path[0] in flags:
        place = "on the command line"
    elif found := sorted(key for key in os.environ if key.startswith(variable)):
        place = f"by the environment variable {found[0]}"
    else:
        line = line_of(path)
        place = f"in {config_file()}" + (f", line {line}" if line else "")
    return SettingsError(message, hint=f"It is set {place}.")


def _allowed(path: list[str]) -> str:
    """What the setting at `path` may be."""
    setting = Tables.model_fields[path[0]]
    table = setting.annotation
    if isinstance(table, type) and issubclass(table, Table):
        return table.model_fields[path[1]].description or "" if len(path) > 1 else "a table of settings"
    return setting.description or ""


def line_of(path: list[str]) -> int:
    """The line of the user's file that sets what is at `path`: a table, or a key in it; 0 where none does."""
    table, found = "", 0
    for number, line in enumerate(config_file().read_text("utf-8").splitlines() if config_file().is_file() else (), 1):
        if heading := re.match(r"\s*\[\s*([\w.]+)\s*\]", line):
            table = heading[1]
        key = re.match(r"\s*([\w.]+)\s*=", line)
        where = ".".join(filter(None, (table, key[1] if key else ""))).split(".")
        if (key or heading) and where == path[: len(where)]:
            found = number
            if len(where) >= min(2, len(path)):
                break
    return found
