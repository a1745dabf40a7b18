"""What the files of a model say of it, before it is loaded."""

from __future__ import annotations

import json
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from interpreter_app.core.errors import ModelCorrupt

SPECIFICATIONS = {
    "recognizer": ("WhisperSpec", "a Whisper model in faster-whisper's form"),
    "translator": ("TransformerSpec", "a MarianMT model in CTranslate2's form"),
}
"""CTranslate2's names for what this program uses, and what people call it."""
AGAIN = "Install the pack again, or import its files again."
"""What helps where a file of a pack makes no sense."""
DAMAGED = (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile, zlib.error)
"""What reading a damaged file of arrays raises."""
_BINARY = 4
"""Earliest version of `model.bin` that is read here, as CTranslate2 has written it since 2020."""
_LANGUAGE = re.compile(r"<\|([a-z]{2,3})\|>")


def expect(folder: str, kind: Literal["recognizer", "translator"]) -> None:
    """Raise `ModelCorrupt` for a model that CTranslate2 knows as something else: its own words say little."""
    found, (wanted, words) = specification(Path(folder) / "model.bin"), SPECIFICATIONS[kind]
    if found and found != wanted:
        raise ModelCorrupt(
            f"the model in {folder} is no {kind}, but what CTranslate2 calls a {found}",
            hint=f"Name the folder of {words}.",
        )
    wrong = _wrong(_config(folder, kind), kind, decoder_layers(Path(folder) / "model.bin"))
    if wrong:
        what = f"the {kind} in {folder} cannot be loaded: config.json is of another model: {wrong}"
        raise ModelCorrupt(what, hint="Put the config.json beside model.bin that belongs to it. " + AGAIN)


def _config(folder: str, kind: str) -> dict[str, Any]:
    """What config.json says."""
    try:
        config = json.loads((Path(folder) / "config.json").read_text("utf-8"))
        return dict(config)
    except (OSError, ValueError, TypeError) as error:
        what = f"the {kind} in {folder} cannot be loaded: config.json makes no sense: {error}"
        raise ModelCorrupt(what, hint=AGAIN) from error


def _wrong(config: dict[str, Any], kind: str, layers: int) -> str:
    """What CTranslate2 would stumble over, or die of, when it decodes; empty: nothing.  `layers` 0: not known."""
    if kind == "translator":
        switches = ("add_source_bos", "add_source_eos")
        return next((f"{key} is {config[key]!r}" for key in switches if type(config.get(key, False)) is not bool), "")
    lists = ("alignment_heads", "suppress_ids", "suppress_ids_begin")
    for key in lists:
        if not isinstance(config.get(key), list):
            return f"{key} is no list" if key in config else f"it lacks {key}"
    numbers = [number for key in (*lists[1:], "lang_ids") for number in config.get(key, [])]
    if not all(type(number) is int for number in numbers):
        return "what is suppressed, or which languages there are, is not said in numbers"
    heads = config["alignment_heads"]
    if not heads:
        return "it lacks alignment_heads"
    for head in heads:
        if not isinstance(head, list) or [type(number) for number in head] != [int, int] or min(head) < 0:
            return f"{head!r} is no alignment head"
        if layers and head[0] >= layers:
            return f"it tells of layer {head[0] + 1} of the decoder, which has {layers}"
    return ""


def understood(folder: str) -> tuple[str, ...]:
    """The languages for which a recognizer's tokenizer has a token; English alone where it has none."""
    try:
        tokens = json.loads((Path(folder) / "tokenizer.json").read_text("utf-8"))["added_tokens"]
        names = [match[1] for token in tokens if (match := _LANGUAGE.fullmatch(token["content"]))]
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"the recognizer in {folder} cannot be loaded: tokenizer.json makes no sense: {error}"
        raise ModelCorrupt(what, hint=AGAIN) from error
    return tuple(names) or ("en",)


def vocabulary_size(folder: Path) -> int:
    """How many pieces a recognizer can write, as its vocabulary counts them; 0: not known."""
    path = folder / "vocabulary.json"
    if path.is_file():
        return len(json.loads(path.read_text("utf-8")))
    return path.read_bytes().count(b"\n") if (path := path.with_suffix(".txt")).is_file() else 0


def words_of(folder: Path, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """All words that a recognizer was trained on, the most frequent first, where its pack has `words.LANGUAGE.txt`.

    Raises `ModelCorrupt` where that is no text.
    """
    paths = {tag: folder / f"words.{tag}.txt" for tag in languages}
    try:
        return {tag: tuple(path.read_text("utf-8").split()) for tag, path in paths.items() if path.exists()}
    except (OSError, ValueError) as error:
        raise ModelCorrupt(f"the recognizer in {folder} cannot be loaded: {error}", hint=AGAIN) from error


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


def decoder_layers(path: Path) -> int:
    """How many layers the decoder in a `model.bin` has; 0: not known.

    Behind the name that `specification` reads stand its revision and the number of variables (4 bytes each), and then
    each variable: name, rank (1 byte), sizes (4 bytes each), type (1), length in bytes (4), and so many bytes.
    """
    found = 0
    try:
        with path.open("rb") as file:

            def number(form: str) -> int:
                (value,) = struct.unpack(form, file.read(struct.calcsize(form)))
                return int(value)

            if number("<I") < _BINARY:
                return 0
            file.seek(number("<H") + 4, 1)
            for _ in range(number("<I")):
                name = file.read(number("<H"))
                if layer := re.match(rb"decoder/layer_(\d+)/", name):
                    found = max(found, int(layer[1]) + 1)
                file.seek(4 * number("<B") + 1, 1)
                file.seek(number("<I"), 1)
    except (OSError, struct.error):
        return 0
    return found
