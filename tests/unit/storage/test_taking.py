"""What somebody brings: one pack or several, and what is no pack."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from interpreter_app.core.errors import OutputError, UsageError
from interpreter_app.storage.bundle import bundle
from interpreter_app.storage.catalog import Entry
from interpreter_app.storage.control import Control
from interpreter_app.storage.packs import MANIFEST, Pack, manifest, read_pack, sealed
from interpreter_app.storage.taking import Said, take
from tests.fakes.installing import SETTINGS, WEIGHTS, store


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with two voices, as another computer has it."""
    for name in ("one", "two"):
        folder = tmp_path / "packs" / name
        folder.mkdir(parents=True)
        (folder / "voice.onnx").write_bytes(WEIGHTS)
        (folder / "voice.onnx.json").write_bytes(SETTINGS)
        entry = sealed(Entry(name, "voice", ("en",), "CC0"), folder)
        (folder / MANIFEST).write_bytes(manifest(entry, 1.0))
    return tmp_path / "packs"


def taken(path: Path, here: Path) -> list[str]:
    """The packs that came from `path` into the folder `here`."""
    made = take(store(here, ""), str(path), Said(), Control(), lambda _: None, specification=lambda _: "")
    names = [pack.entry.id for pack in made]
    assert names == sorted(folder.name for folder in here.iterdir() if not folder.name.startswith("."))
    for pack in made:
        pack.verify()
    return names


def zipped(folder: Path, archive: Path) -> Path:
    return Path(shutil.make_archive(str(archive), "zip", folder))


def test_one_pack_of_several_is_that_one(packs: Path, tmp_path: Path) -> None:
    assert taken(packs / "one", tmp_path / "here") == ["one"]


def test_a_folder_of_packs_is_all_of_them(packs: Path, tmp_path: Path) -> None:
    assert taken(packs, tmp_path / "here") == ["one", "two"]


def test_a_bundle_is_all_of_them(packs: Path, tmp_path: Path) -> None:
    out = tmp_path / "carried.zip"
    bundle([read_pack(str(packs / name)) for name in ("one", "two")], str(out), lambda _: None)
    assert taken(out, tmp_path / "here") == ["one", "two"]


def test_a_zip_of_one_pack_is_that_one(packs: Path, tmp_path: Path) -> None:
    assert taken(zipped(packs / "one", tmp_path / "flat"), tmp_path / "here") == ["one"]
    with zipfile.ZipFile(tmp_path / "deep.zip", "w") as made:
        for path in (packs / "two").iterdir():
            made.write(path, f"two/{path.name}")
    assert taken(tmp_path / "deep.zip", tmp_path / "there") == ["two"]


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("model.safetensors", "PyTorch"),
        ("pytorch_model-00001-of-00002.bin", "PyTorch"),
        ("base.pt", "PyTorch"),
        ("ggml-base.en.bin", "whisper.cpp"),
        ("tf_model.h5", "TensorFlow"),
    ],
)
def test_the_weights_of_another_program_are_called_so(tmp_path: Path, name: str, program: str) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / name).write_bytes(b"weights")
    for other in ("config.json", "tokenizer.json"):
        (folder / other).write_text(json.dumps({"model_type": "whisper"}))
    for path in (folder, folder / name, zipped(folder, tmp_path / "model")):
        with pytest.raises(UsageError, match=rf"for {program} \({name}\)") as raised:
            taken(path, tmp_path / "here")
        assert "faster-whisper" in raised.value.hint
        assert str(path.parent) in str(raised.value), "what was named, not where it was unpacked"


def test_a_folder_around_a_zip_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "spa-eng").mkdir()
    (tmp_path / "spa-eng" / "opus.zip").write_bytes(b"")
    with pytest.raises(UsageError, match="spa-eng is no pack") as raised:
        taken(tmp_path / "spa-eng", tmp_path / "here")
    assert str(tmp_path / "spa-eng" / "opus.zip") in raised.value.hint


def test_a_part_of_a_zip(packs: Path, tmp_path: Path) -> None:
    whole = zipped(packs, tmp_path / "whole")
    (tmp_path / "half.zip").write_bytes(whole.read_bytes()[:1000])
    with pytest.raises(UsageError, match=r"half\.zip is no whole zip") as raised:
        taken(tmp_path / "half.zip", tmp_path / "here")
    assert "Copy it again" in raised.value.hint


def test_a_pack_that_somebody_else_removed_meanwhile(packs: Path) -> None:
    pack: Pack = read_pack(str(packs / "one"))
    shutil.rmtree(packs / "one")
    with pytest.raises(OutputError, match="one cannot be written"):
        store(packs, "").remove(pack)
    assert not (packs / ".staging" / "one").exists()
