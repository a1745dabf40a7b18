"""OPUS-MT releases: the zip, what of it is needed, and where."""

from __future__ import annotations

import shutil
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from interpreter_app.core.errors import ModelCorrupt, cannot_write

DECODER, SPM = "decoder.yml", ("source.spm", "target.spm")
TEXTS = ("README.md", "LICENSE")
"""Kept beside the converted model."""
_ENDINGS = (".npz", ".yml", ".yaml", ".spm", ".vocab")


def is_release(names: Iterable[str]) -> bool:
    """Whether files with these names are an OPUS-MT release."""
    there = {name.rpartition("/")[2] for name in names}
    return DECODER in there and any(name.endswith(".npz") for name in there)


def unpack(archive: Path, folder: Path, name: str) -> None:
    """Put the files that a conversion needs into `folder`; raises `ModelCorrupt` with the pack's `name`."""
    try:
        with zipfile.ZipFile(archive) as zipped:
            _check_names(zipped.namelist(), archive, name)
            for member in zipped.infolist():
                plain = member.filename.rpartition("/")[2]
                if plain in TEXTS or plain.endswith(_ENDINGS):
                    with zipped.open(member) as source, (folder / plain).open("wb") as target:
                        shutil.copyfileobj(source, target, 1 << 20)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise ModelCorrupt(
            f"{name}: {archive.name} is damaged: {error}", hint="Fetch it again; it may be only a part of the file."
        ) from error
    except OSError as error:
        raise cannot_write(str(folder), error) from error
    check_release(folder, name)


def _check_names(names: list[str], archive: Path, name: str) -> None:
    if not is_release(names):
        raise ModelCorrupt(
            f"{name}: {archive.name} is no OPUS-MT release: it lacks {DECODER} or the weights (.npz)",
            hint="Name the zip as it was released, unchanged.",
        )


def check_release(folder: Path, name: str) -> None:
    """Raise `ModelCorrupt` unless the SentencePiece models are there: OPUS-MT's oldest releases have BPE instead."""
    missing = [file for file in (DECODER, *SPM) if not (folder / file).is_file()]
    if missing:
        raise ModelCorrupt(
            f"{name}: the OPUS-MT release lacks {' and '.join(missing)}",
            hint="Only releases with SentencePiece models can be used: take a newer one.",
        )


def carry(release: Path, made: Path) -> None:
    """Copy what stands beside the weights to the converted model."""
    for file in (*SPM, *TEXTS):
        if (release / file).is_file():
            shutil.copyfile(release / file, made / file)
