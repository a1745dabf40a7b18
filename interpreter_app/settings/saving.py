"""Writing what the user chooses into settings.toml: the rest of the file, comments included, stays as it is."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from interpreter_app.core.errors import SettingsError, cannot_write
from interpreter_app.settings.places import config_file
from interpreter_app.settings.reading import load


def save(changes: Mapping[str, Mapping[str, Any]]) -> None:
    """Set keys in tables; None takes a key out.  Raises `SettingsError` for a wrong value, and then writes nothing.

    The file is replaced at once and whole.  Raises `OutputError` where it cannot be written.
    """
    import tomlkit  # noqa: PLC0415 - only when something is saved
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    path = config_file()
    before = path.read_text("utf-8") if path.is_file() else ""
    try:
        document = tomlkit.parse(before)
        for table, keys in changes.items():
            if table not in document:
                document[table] = tomlkit.table()
            for name, value in keys.items():
                if value is None:
                    document[table].pop(name, None)
                else:
                    document[table][name] = value
            if not document[table]:
                document.pop(table)
    except (TOMLKitError, TypeError, AttributeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}", hint="Mend it, or delete it.") from error
    write_whole(path, tomlkit.dumps(document))
    try:
        load()
    except SettingsError:
        _restore(path, before)
        raise


def write_whole(path: Path, text: str) -> None:
    """Put `text` into the file at `path`, at once or not at all; raises `OutputError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".", delete=False) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
    except OSError as error:
        raise cannot_write(str(path), error) from error


def _restore(path: Path, before: str) -> None:
    """Undo: the file as it was."""
    if before:
        write_whole(path, before)
    else:
        with suppress(OSError):
            path.unlink()
