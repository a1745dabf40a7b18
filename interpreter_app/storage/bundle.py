"""Packs in one zip, for a machine without a network."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from interpreter_app.core.errors import UsageError, cannot_write
from interpreter_app.storage.packs import MANIFEST, Pack, manifest


def bundle(packs: Sequence[Pack], out: str, say: Callable[[Pack], None]) -> int:
    """Write `packs` to the zip `out` and give its size in bytes; `say` is told each one before.

    Models hardly compress: they are stored.  Raises `UsageError`, `ModelCorrupt`, `OutputError`.
    """
    if not packs:
        raise UsageError("there is no pack to bundle", hint="Install one first: `interpreter-app models install`.")
    for pack in packs:
        pack.verify()
    part = Path(f"{out}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as zipped:
            for pack in packs:
                say(pack)
                zipped.writestr(f"{pack.entry.id}/{MANIFEST}", manifest(pack.entry, pack.since))
                for file in pack.entry.files:
                    zipped.write(Path(pack.folder) / file.name, f"{pack.entry.id}/{file.name}")
        part.replace(out)
        return Path(out).stat().st_size
    except OSError as error:
        part.unlink(missing_ok=True)
        raise cannot_write(out, error) from error
