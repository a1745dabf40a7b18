"""Which packs are there, which one fits, and whether it is sound."""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import time
from pathlib import Path

import pytest

from interpreter_app.core.errors import ModelCorrupt, ModelMissing, SettingsError
from interpreter_app.core.text import Direction
from interpreter_app.storage.catalog import Entry, HubSource, read_catalog
from interpreter_app.storage.packs import MANIFEST, Packs, manifest, sealed

MODELS = Path(__file__).parents[3] / "models"
ROWS = [
    ("hearing", "recognizer", ["en", "es"]),
    ("hearing-de", "recognizer", ["de", "en"]),
    ("en-to-es", "translator", ["en", "es"]),
    ("es-to-en", "translator", ["es", "en"]),
    ("speaker", "voice", ["es"]),
]
CONTENT = b"some weights"


def row(pack: str, kind: str, languages: list[str]) -> str:
    options = "options = { silence_ms = 200 }\n" if kind == "recognizer" else ""
    return (
        f'[[pack]]\nid = "{pack}"\nkind = "{kind}"\nlanguages = {languages}\nlicence = "CC0"\n{options}'
        f'files = [{{ name = "model.bin", size = {len(CONTENT)}, sha256 = "{hashlib.sha256(CONTENT).hexdigest()}" }}]\n'
    )


@pytest.fixture
def catalog(tmp_path: Path) -> str:
    path = tmp_path / "catalog.toml"
    path.write_text("\n".join(row(*r) for r in ROWS), "utf-8")
    return str(path)


def install(folder: Path, *packs: str) -> str:
    for pack in packs:
        (folder / pack).mkdir(parents=True)
        (folder / pack / "model.bin").write_bytes(CONTENT)
    return str(folder)


def test_finds_what_is_installed(catalog: str, tmp_path: Path) -> None:
    packs = Packs(catalog, [install(tmp_path / "a", "hearing", "en-to-es", "speaker")])
    assert packs.recognizer(["en", "es"]).entry.id == "hearing"
    assert packs.recognizer([]).folder == str(tmp_path / "a" / "hearing")
    assert packs.recognizer(["es"]).entry.options == {"silence_ms": 200}
    assert packs.translator(Direction("en", "es")).entry.id == "en-to-es"
    voice = packs.voice("es")
    assert voice is not None
    assert voice.entry.id == "speaker"
    assert packs.voice("en") is None


def test_the_first_folder_that_has_a_pack_wins(catalog: str, tmp_path: Path) -> None:
    mine, theirs = install(tmp_path / "mine", "hearing"), install(tmp_path / "theirs", "hearing", "speaker")
    packs = Packs(catalog, [mine, theirs])
    assert packs.recognizer(["en"]).folder == str(tmp_path / "mine" / "hearing")
    assert packs.voice("es") is not None


def test_a_recognizer_must_know_all_the_languages(catalog: str, tmp_path: Path) -> None:
    packs = Packs(catalog, [install(tmp_path / "a", "hearing", "hearing-de")])
    assert packs.recognizer(["de", "en"]).entry.id == "hearing-de"
    with pytest.raises(ModelMissing, match="a recognizer for de and es") as raised:
        packs.recognizer(["de", "es"])
    assert "installed: hearing, hearing-de" in raised.value.hint


def test_a_translator_has_a_direction(catalog: str, tmp_path: Path) -> None:
    packs = Packs(catalog, [install(tmp_path / "a", "en-to-es")])
    with pytest.raises(ModelMissing, match="a translator from es to en"):
        packs.translator(Direction("es", "en"))


def test_without_packs_the_hint_says_so(catalog: str, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="no pack is installed with a recognizer") as raised:
        Packs(catalog, [str(tmp_path / "nowhere")]).recognizer([])
    assert "--packs" in raised.value.hint
    assert "installed: none" in raised.value.hint


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda file: file.unlink(), "is missing"),
        (lambda file: file.write_bytes(b""), "does not match its checksum"),
        (lambda file: file.write_bytes(CONTENT + b"!"), "does not match its checksum"),
        (lambda file: file.write_bytes(b"S" + CONTENT[1:]), "does not match its checksum"),
    ],
    ids=["missing", "empty", "longer", "flipped"],
)
def test_a_damaged_pack_is_named(catalog: str, tmp_path: Path, damage, words: str) -> None:
    pack = Packs(catalog, [install(tmp_path / "a", "hearing")]).recognizer([])
    pack.verify()
    damage(Path(pack.folder) / "model.bin")
    with pytest.raises(ModelCorrupt, match=f"pack hearing is damaged: model.bin {words}") as raised:
        pack.verify()
    assert "Reinstall the program" in raised.value.hint
    assert "\n" not in str(raised.value) + raised.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "[[pack",
        '[[pack]]\nid = "x"\n',
        row("x", "oracle", ["en"]),
        row("x", "translator", ["en"]),
        row("x", "voice", ["en"]).replace("size", "sighs"),
        "pack = 5\n",
    ],
)
def test_a_catalog_that_makes_no_sense_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "catalog.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"catalog\.toml cannot be read") as raised:
        read_catalog(str(path))
    assert raised.value.hint
    with pytest.raises(SettingsError, match="cannot be read"):
        read_catalog(str(tmp_path / "none.toml"))


def test_the_packs_that_ship_are_sound_and_quickly_checked() -> None:
    packs = Packs(str(MODELS / "catalog.toml"), [str(MODELS / "starter")])
    both = [Direction("en", "es"), Direction("es", "en")]
    ships = [packs.recognizer(["en", "es"]), *(packs.translator(direction) for direction in both)]
    begin = time.process_time()
    for pack in ships:
        assert pack.entry.files, pack.entry.id
        assert pack.entry.licence
        pack.verify()
    assert time.process_time() - begin < 1
    assert sum(file.size for pack in ships for file in pack.entry.files) < 60_000_000


def test_one_flipped_byte_in_a_shipped_pack_is_found(tmp_path: Path) -> None:
    shutil.copytree(MODELS / "starter" / "recognizer-en-es", tmp_path / "recognizer-en-es")
    model = tmp_path / "recognizer-en-es" / "model.bin"
    content = bytearray(model.read_bytes())
    content[len(content) // 2] ^= 1
    model.write_bytes(content)
    with pytest.raises(ModelCorrupt, match=r"pack recognizer-en-es is damaged: model\.bin does not match"):
        Packs(str(MODELS / "catalog.toml"), [str(tmp_path)]).recognizer(["en"]).verify()


def test_the_recipe_writes_the_catalog_that_ships(tmp_path: Path) -> None:
    shutil.copytree(MODELS / "starter", tmp_path / "starter")
    shutil.copy(MODELS / "catalog.toml", tmp_path / "catalog.toml")
    spec = importlib.util.spec_from_file_location("checksums", MODELS / "recipes" / "checksums.py")
    assert spec is not None
    assert spec.loader is not None
    recipe = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(recipe)
    recipe.main(str(tmp_path / "catalog.toml"))
    assert (tmp_path / "catalog.toml").read_text("utf-8") == (MODELS / "catalog.toml").read_text("utf-8")


def mend(catalog: str, folder: Path) -> str:
    """What helps where the pack in `folder` lacks a file."""
    (folder / "model.bin").unlink()
    with pytest.raises(ModelCorrupt) as raised:
        Packs(catalog, [str(folder.parent)]).find(folder.name).verify()
    return raised.value.hint


def test_the_remedy_fits_where_a_pack_came_from(catalog: str, tmp_path: Path) -> None:
    place = Path(install(tmp_path / "a", "hearing", "fetched", "brought"))
    assert mend(catalog, place / "hearing").startswith("Reinstall the program, or restore ")
    for name, source in (("fetched", HubSource("some/thing", ("model.bin",))), ("brought", None)):
        entry = Entry(name, "voice", ("es",), "", source=source)
        (place / name / MANIFEST).write_bytes(manifest(sealed(entry, place / name), 1.0))
    assert "`interpreter-app models install fetched --again`" in mend(catalog, place / "fetched")
    assert mend(catalog, place / "brought").startswith("Import its files again, or restore ")


@pytest.mark.parametrize("content", ["{", "[]", "null", '{"id": "mine"}', '{"since": "now"}'])
def test_a_pack_whose_manifest_makes_no_sense_is_named_when_it_is_asked_for(
    catalog: str, tmp_path: Path, content: str
) -> None:
    place = Path(install(tmp_path / "a", "hearing", "mine"))
    (place / "mine" / MANIFEST).write_text(content)
    packs = Packs(catalog, [str(place)])
    (error,) = packs.damaged
    assert f"the pack in {place / 'mine'} is damaged" in str(error)
    with pytest.raises(ModelCorrupt, match="mine is damaged"):
        packs.find("mine")
    with pytest.raises(ModelCorrupt, match="mine is damaged"):
        Packs(catalog, [str(place)], prefer=("mine",))


def test_a_model_that_was_only_copied_is_told_with_the_way_to_import_it(catalog: str, tmp_path: Path) -> None:
    place = Path(install(tmp_path / "a", "hearing", "faster-whisper-base", ".hidden"))
    (place / "pictures").mkdir()
    packs = Packs(catalog, [str(place)])
    (error,) = packs.damaged
    assert "faster-whisper-base holds a model, but is no pack" in str(error)
    assert "`interpreter-app models import …/faster-whisper-base`" in error.hint
    assert [pack.entry.id for pack in packs.installed] == ["hearing"]
