"""OPUS-MT releases: conversion to CTranslate2, and the token that says which language is wanted."""

from __future__ import annotations

import json
import re
from pathlib import Path

from interpreter_app.core.errors import ModelCorrupt
from interpreter_app.core.text import Direction
from interpreter_app.engines.models import AGAIN

LABEL = re.compile(r">>\w+<<")
ISO_639_3 = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fi": "fin", "fr": "fra",
    "he": "heb", "hi": "hin", "hu": "hun", "id": "ind", "it": "ita", "ja": "jpn", "ko": "kor", "nl": "nld", "no": "nob",
    "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie",
    "zh": "cmn_Hans",
}  # fmt: skip
"""How OPUS-MT names the languages in its tokens."""


def convert(release: str, made: str) -> None:
    """Turn the release in the folder `release` into an int8 model in the folder `made`.  Raises `ModelCorrupt`."""
    from ctranslate2.converters import OpusMTConverter

    try:
        OpusMTConverter(release).convert(made, quantization="int8", force=True)
    except MemoryError as error:
        raise ModelCorrupt("the release does not fit into memory", hint="Close other programs.") from error
    except Exception as error:  # numpy, yaml and the converter raise what they like on a release they do not know
        raise ModelCorrupt(
            f"the OPUS-MT release cannot be converted: {error}",
            hint="Take a release of type transformer or transformer-align; it may be damaged, too.",
        ) from error


def target_token(folder: str, direction: Direction, wanted: str = "") -> str:
    """The token that a converted model wants at the beginning of its source; empty where it wants none.

    `wanted` is what the catalog says.  A model of several target languages has a token for each in its vocabulary.
    Raises `ModelCorrupt` when it has some, and none of them fits.
    """
    labels = _labels(Path(folder))
    if wanted and wanted not in labels:
        known = f"it knows {', '.join(labels[:8])}" if labels else "it knows none"
        raise ModelCorrupt(f"the model knows no token {wanted}: {known}", hint="Correct target_token in the catalog.")
    if wanted or not labels:
        return wanted
    name = ISO_639_3.get(direction.target, direction.target)
    for label in (f">>{name}<<", f">>{name.partition('_')[0]}<<", f">>{direction.target}<<"):
        if label in labels:
            return label
    raise ModelCorrupt(
        f"the model has several target languages, and none is surely {direction.target}: {', '.join(labels[:8])}",
        hint="Say which with --target-token, or with target_token in the catalog.",
    )


def _labels(folder: Path) -> list[str]:
    for name in ("shared_vocabulary.json", "source_vocabulary.json"):
        path = folder / name
        if path.is_file():
            try:
                return [piece for piece in json.loads(path.read_text("utf-8")) if LABEL.fullmatch(piece)]
            except (ValueError, TypeError) as error:
                raise ModelCorrupt(f"{name} makes no sense: {error}", hint=AGAIN) from error
    for name in ("shared_vocabulary.txt", "source_vocabulary.txt"):
        if (folder / name).is_file():
            return [piece for piece in (folder / name).read_text("utf-8").splitlines() if LABEL.fullmatch(piece)]
    return []
