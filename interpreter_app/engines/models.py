"""What the files of a model say of it, before it is loaded."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

from interpreter_app.core.errors import ModelCorrupt

SPECIFICATIONS = {
    "recognizer": ("WhisperSpec", "a Whisper model in faster-whisper's form"),
    "translator": ("TransformerSpec", "a MarianMT model in CTranslate2's form"),
}
"""CTranslate2's names for what this program uses, and what people call it."""
_LANGUAGE = re.compile(r"<\|([a-z]{2,3})\|>")


def expect(folder: str, kind: Literal["recognizer", "translator"]) -> None:
    """Raise `ModelCorrupt` for a model that CTranslate2 knows as something else: its own words say little."""
    found, (wanted, words) = specification(Path(folder) / "model.bin"), SPECIFICATIONS[kind]
    if found and found != wanted:
        raise ModelCorrupt(
            f"the model in {folder} is no {kind}, but what CTranslate2 calls a {found}",
            hint=f"Name the folder of {words}.",
        )


def understood(folder: str) -> tuple[str, ...]:
    """The languages for which a recognizer's tokenizer has a token; English alone where it has none."""
    try:
        tokens = json.loads((Path(folder) / "tokenizer.json").read_text("utf-8"))["added_tokens"]
        names = [match[1] for token in tokens if (match := _LANGUAGE.fullmatch(token["content"]))]
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"the recognizer in {folder} cannot be loaded: tokenizer.json makes no sense: {error}"
        raise ModelCorrupt(what, hint="reinstall it") from error
    return tuple(names) or ("en",)


def vocabulary_size(folder: Path) -> int:
    """How many pieces a recognizer can write, as its vocabulary counts them; 0: not known."""
    path = folder / "vocabulary.json"
    if path.is_file():
        return len(json.loads(path.read_text("utf-8")))
    return path.read_bytes().count(b"\n") if (path := path.with_suffix(".txt")).is_file() else 0


def specification(path: Path) -> str:
    """CTranslate2's name for the model in a `model.bin`; empty: it is none.

    The file begins with the version of its form (4 bytes), and the name, with its length before it (2 bytes) and a zero
    behind it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except OSError:
        return ""
    if len(head) < 8:
        return ""
    length = int.from_bytes(head[4:6], "little")
    name = head[6 : 6 + length].rstrip(b"\0")
    return name.decode("ascii", "replace") if 0 < length <= 58 and name.isalnum() else ""
