"""Files that somebody brings: what kind of pack they are, and which of them belong to it."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from interpreter_app.core.errors import InterpreterError, ModelCorrupt, UsageError, cannot_write
from interpreter_app.storage.catalog import Kind
from interpreter_app.storage.packs import MANIFEST
from interpreter_app.storage.release import is_release

Form = Literal["recognizer", "translator", "voice", "release", "bundle"]
"""faster-whisper, CTranslate2's Marian, Piper, an OPUS-MT release, packs of this program."""

RECOGNIZER = (
    "config.json",
    "model.bin",
    "preprocessor_config.json",
    "tokenizer.json",
    "vocabulary.json",
    "vocabulary.txt",
)
TRANSLATOR = (
    "config.json", "model.bin", "shared_vocabulary.json", "shared_vocabulary.txt", "source_vocabulary.json",
    "source_vocabulary.txt", "target_vocabulary.json", "target_vocabulary.txt", "source.spm", "target.spm",
)  # fmt: skip
TEXTS = ("README.md", "LICENSE", "MODEL_CARD")
"""Kept with any pack."""
BESIDE = r"words(\.[a-z]{2,3})?\.txt|ngrams\.[a-z]{2,3}\.npz|ctc\.npz"
"""Names of what this program reads beside a model: lists of the words that it was trained on, and what its recognizers
judge their answers by."""
_OTHERS = {
    r".+\.safetensors|pytorch_model.*\.bin|.+\.pt": "PyTorch",
    r"ggml-.+\.bin|.+\.gguf": "whisper.cpp",
    r"tf_model\.h5": "TensorFlow",
    r"flax_model\.msgpack": "Flax",
}
"""Names of weights that other programs run, and which."""
FORMS = (
    "a faster-whisper folder, a CTranslate2 Marian folder with source.spm and target.spm, an OPUS-MT release,"
    " a Piper .onnx with its .onnx.json, or a bundle"
)


@dataclass(frozen=True, slots=True)
class Brought:
    """Files on the disk that are to become a pack."""

    form: Form
    folder: Path
    """Where they lie."""
    files: tuple[str, ...]
    """Names of those that belong to it."""

    @property
    def kind(self) -> Kind:
        """What it becomes."""
        assert self.form != "bundle"
        return "translator" if self.form == "release" else self.form

    def copy(self, target: Path) -> None:
        """Put the files into the folder `target`."""
        try:
            for name in self.files:
                shutil.copyfile(self.folder / name, target / name)
        except OSError as error:
            raise cannot_write(str(target), error) from error


@contextmanager
def opened(path: str, specification: Callable[[Path], str], scratch: str) -> Iterator[Brought]:
    """What lies at `path`: a folder, a zip of one (unpacked below `scratch` for the time being), or an `.onnx` file.

    `specification` tells what a `model.bin` holds.  Raises `UsageError` for what is no pack, `ModelCorrupt` for one
    that is not whole.
    """
    place = Path(path).expanduser()
    if place.is_dir():
        yield recognise(_inner(place), specification)
    elif place.suffix == ".onnx" and place.is_file():
        yield _voice(place)
    elif place.is_file() and zipfile.is_zipfile(place):
        try:
            with tempfile.TemporaryDirectory(dir=scratch, prefix=".brought-") as folder:
                _unzip(place, Path(folder))
                try:
                    yield recognise(_inner(Path(folder)), specification)
                except InterpreterError as error:
                    error.args = (str(error).replace(folder, path),)  # of what the user has named
                    raise
        except OSError as error:
            raise cannot_write(scratch, error) from error
    elif place.is_file():
        _check_program(place, {place.name})
        if place.suffix == ".zip":
            raise UsageError(f"{path} is no whole zip", hint="Copy it again; it may be only a part of the file.")
        raise UsageError(f"{path} is no pack", hint=f"It can be {FORMS}.")
    else:
        raise UsageError(f"there is no {path}", hint=f"Name {FORMS}.")


def recognise(folder: Path, specification: Callable[[Path], str]) -> Brought:
    """What the files in `folder` are."""
    names = {path.name for path in folder.iterdir() if path.is_file()}
    if MANIFEST in names or any((below / MANIFEST).is_file() for below in folder.iterdir()):
        return Brought("bundle", folder, ())
    if is_release(names):
        return Brought("release", folder, tuple(sorted(names)))
    if "model.bin" in names:
        match specification(folder / "model.bin"):
            case "WhisperSpec":
                return _whole("recognizer", folder, names, RECOGNIZER, ["config.json", "tokenizer.json"])
            case "TransformerSpec":
                return _whole("translator", folder, names, TRANSLATOR, ["config.json", "source.spm", "target.spm"])
            case other:
                what = f"what CTranslate2 calls a {other}" if other else "no model of CTranslate2's, or damaged"
                raise ModelCorrupt(f"model.bin in {folder} is {what}", hint=f"It can be {FORMS}.")
    voices = sorted(name for name in names if name.endswith(".onnx"))
    if len(voices) == 1:
        return _voice(folder / voices[0])
    if voices:
        raise UsageError(f"{folder} has several voices: {', '.join(voices)}", hint="Name one of the .onnx files.")
    _check_program(folder, names)
    lost = [name for name in ("config.json", "tokenizer.json", "source.spm") if name in names]
    if lost:
        raise ModelCorrupt(f"{folder} lacks model.bin", hint="Fetch the folder again, whole.")
    zips = sorted(name for name in names if name.endswith(".zip"))
    hint = f"Name the zip in it: {folder / zips[0]}." if zips else f"It can be {FORMS}."
    raise UsageError(f"{folder} is no pack", hint=hint)


def _check_program(folder: Path, names: set[str]) -> None:
    """Raise `UsageError` for the weights of other programs."""
    for name in sorted(names):
        for pattern, program in _OTHERS.items():
            if re.fullmatch(pattern, name):
                raise UsageError(
                    f"{folder} holds a model for {program} ({name}), which this program does not run",
                    hint="Take the same model in CTranslate2's form: for Whisper, the repositories called"
                    " faster-whisper; for OPUS-MT, the release's zip.",
                )


def _whole(form: Form, folder: Path, names: set[str], all_: tuple[str, ...], needed: list[str]) -> Brought:
    missing = [name for name in needed if name not in names]
    if not any("vocabulary." in name for name in names):
        missing.append("its vocabulary")
    if missing:
        raise ModelCorrupt(f"{folder} lacks {' and '.join(missing)}", hint="Fetch the folder again, whole.")
    beside = {name for name in names if re.fullmatch(BESIDE, name)}
    return Brought(form, folder, tuple(sorted(beside | names & {*all_, *TEXTS})))


def _voice(path: Path) -> Brought:
    settings = path.with_name(path.name + ".json")
    if not settings.is_file():
        raise ModelCorrupt(f"{path} lacks {settings.name}", hint="Put the .onnx.json beside the .onnx.")
    beside = [name for name in TEXTS if (path.parent / name).is_file()]
    return Brought("voice", path.parent, (path.name, settings.name, *beside))


def _inner(folder: Path) -> Path:
    """`folder`, or the only folder in it: many zips hold one."""
    inside = [path for path in folder.iterdir() if not path.name.startswith((".", "__MACOSX"))]
    return inside[0] if len(inside) == 1 and inside[0].is_dir() and not (inside[0] / MANIFEST).is_file() else folder


def _unzip(archive: Path, folder: Path) -> None:
    """Unpack `archive`, which stays within `folder` (zipfile sees to it)."""
    try:
        with zipfile.ZipFile(archive) as zipped:
            zipped.extractall(folder)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise ModelCorrupt(
            f"{archive} is damaged: {error}", hint="Copy it again; it may be only a part of the file."
        ) from error
