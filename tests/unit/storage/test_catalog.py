"""What a catalog may say, and what is said of one that makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter_app.core.errors import ModelMissing, SettingsError, UsageError
from interpreter_app.core.options import LanguageOptions
from interpreter_app.core.text import Direction
from interpreter_app.storage.catalog import ArchiveSource, Entry, HubSource, read_catalog
from interpreter_app.storage.packs import Packs, heard, manifest, read_pack, sealed
from interpreter_app.storage.selection import wanted

CATALOG = str(Path(__file__).parents[3] / "models" / "catalog.toml")
ROW = """
[[pack]]
id = "mine"
kind = "translator"
languages = ["en", "es"]
licence = "CC0"
source = { archive = "https://example.org/en-es.zip" }
options = { target_token = ">>spa<<" }
"""
LANGUAGES = "en es fr de it pt nl pl ru uk cs ro hu el sv tr ar he hi id vi th zh ja ko".split()


def test_the_catalog_that_ships_covers_what_it_promises() -> None:
    known = read_catalog(CATALOG)
    pairs = {
        entry.languages for entry in known if entry.kind == "translator" and isinstance(entry.source, ArchiveSource)
    }
    assert len(pairs) >= 40
    assert {tag for pair in pairs for tag in pair} == set(LANGUAGES)
    sizes = {entry.size for entry in known if entry.kind == "recognizer" and entry.source}
    assert sizes >= {"tiny", "base", "small", "medium", "large", "turbo", "distil-large"}
    for entry in known:
        if entry.kind == "recognizer" and entry.source:
            assert entry.parameters > 30
        if isinstance(entry.source, HubSource):
            assert not entry.files, "what is not stated is read from the source"
    tokens = {e.languages: e.options["target_token"] for e in known if e.options.get("target_token")}
    assert tokens["en", "pt"] == ">>por<<"
    assert tokens["en", "zh"] == ">>cmn_Hans<<"
    voices = {entry.languages[0] for entry in known if entry.kind == "voice"}
    assert set(LANGUAGES) - voices == {"he", "th", "ja", "ko"}, "these are spoken by eSpeak NG"


def test_every_two_languages_have_a_way_but_into_thai() -> None:
    known = read_catalog(CATALOG)
    for first in LANGUAGES:
        for second in LANGUAGES:
            if first != second and "th" not in {first, second}:
                kinds = [entry.kind for entry in wanted(known, [f"{first}-{second}"])]
                assert kinds[0] == "recognizer"
                assert 2 <= kinds.count("translator") <= 4


def test_a_user_s_own_catalog_adds_and_replaces(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(ROW + ROW.replace("mine", "opus-en-es").replace("CC0", "other"), "utf-8")
    known = {entry.id: entry for entry in read_catalog(CATALOG, str(own))}
    assert known["mine"].source == ArchiveSource("https://example.org/en-es.zip")
    assert known["opus-en-es"].licence == "other"
    assert len(known) == len(read_catalog(CATALOG)) + 1
    assert read_catalog(CATALOG, str(tmp_path / "none.toml")) == read_catalog(CATALOG)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (('id = "mine"', 'id = "../mine"'), "is no id"),
        (('id = "mine"', 'name = "mine"'), "it has no key name"),
        (('licence = "CC0"', "licence = 5"), "its licence is no text"),
        (('licence = "CC0"\n', ""), "it needs a key licence"),
        (('["en", "es"]', '["en"]'), "it needs a source and a target language"),
        (('["en", "es"]', '["english", "es"]'), "'english' is not a language tag"),
        (('["en", "es"]', "5"), "languages is no list"),
        (('"translator"', '"voice"'), "it needs one language"),
        (("https://example.org/en-es.zip", "example.org"), "is no address"),
        (("archive", "archives"), "its source is neither"),
        ((">>spa<<", "spa"), "its option target_token cannot be 'spa'"),
        (("target_token", "target_tokens"), "a translator has no option target_tokens"),
        (("{ archive", '{ sha256 = "12", archive'), "is no SHA-256"),
        (('licence = "CC0"', 'licence = "CC0"\nsize = 5'), "its size is a word"),
        (('{ archive = "https://example.org/en-es.zip" }', '{ repository = "a", files = ["b"] }'), "is no repository"),
        (('{ archive = "https://example.org/en-es.zip" }', '{ repository = "a/b", files = ["../c"] }'), "lie outside"),
        (
            (
                '{ archive = "https://example.org/en-es.zip" }',
                '{ repository = "a/b", revision = "a/b", files = ["c"] }',
            ),
            "is no revision",
        ),
        (("[[pack]]", "[pack]"), "pack is no list"),
        (("[[pack]]", "[[pack"), "cannot be read"),
        ((ROW, ROW + ROW), "pack 2 (mine): there is another with this id"),
    ],
)
def test_what_makes_no_sense_is_named(tmp_path: Path, wrong: tuple[str, str], words: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(ROW.replace(*wrong), "utf-8")
    with pytest.raises(SettingsError) as raised:
        read_catalog(CATALOG, str(own))
    assert words in str(raised.value)
    assert str(own) in str(raised.value)
    assert raised.value.hint == "Mend it, or delete it."


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["nothing-here"], "the catalog has no pack nothing-here"),
        (["en-en"], "one language"),
        (["en-xx"], "no recognizer of en and xx"),
        (["en-th"], "the catalog has no way from en to th"),
    ],
)
def test_what_the_catalog_does_not_have_is_named(names: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=words) as raised:
        wanted(read_catalog(CATALOG), names)
    assert raised.value.hint


def test_a_pair_gets_what_it_needs() -> None:
    known = read_catalog(CATALOG)
    ids = [entry.id for entry in wanted(known, ["en-es", "opus-en-es"], "small")]
    assert ids == [
        "whisper-small",
        "opus-en-es",
        "opus-es-en",
        "piper-en_US-lessac-medium",
        "piper-es_ES-davefx-medium",
    ]
    through = [entry.id for entry in wanted(known, ["it-ja"])]
    assert through == [
        "whisper-base", "opus-it-en", "opus-en-ja", "opus-ja-en", "opus-en-it", "piper-it_IT-paola-medium",
    ]  # fmt: skip
    with pytest.raises(UsageError, match="has the size huge") as raised:
        wanted(known, ["en-es"], "huge")
    assert "tiny, base, small" in raised.value.hint


def settle(folder: Path, entry: Entry, since: float) -> None:
    (folder / entry.id).mkdir(parents=True)
    (folder / entry.id / "model.bin").write_bytes(entry.id.encode())
    (folder / entry.id / "pack.json").write_bytes(manifest(sealed(entry, folder / entry.id), since))


def translator(source: str, target: str, name: str = "") -> Entry:
    return Entry(name or f"{source}-{target}", "translator", (source, target), "")


def test_what_was_installed_last_is_taken_first_unless_told_otherwise(tmp_path: Path) -> None:
    settle(tmp_path, translator("en", "es", "old"), 1.0)
    settle(tmp_path, translator("en", "es", "new"), 2.0)
    direction = Direction("en", "es")
    assert Packs(CATALOG, [str(tmp_path)]).translator(direction).entry.id == "new"
    assert Packs(CATALOG, [str(tmp_path)], prefer=["old"]).translator(direction).entry.id == "old"
    with pytest.raises(ModelMissing, match="the name lost, which is preferred"):
        Packs(CATALOG, [str(tmp_path)], prefer=["lost"])
    assert read_pack(str(tmp_path / "old")).entry.languages == ("en", "es")


def test_the_way_leads_through_english_where_none_is_direct(tmp_path: Path) -> None:
    for number, pair in enumerate([("es", "en"), ("en", "de"), ("de", "en"), ("fr", "de")], 1):
        settle(tmp_path, translator(*pair), float(number))
    packs = Packs(CATALOG, [str(tmp_path)])
    assert [pack.entry.id for pack in packs.way(Direction("es", "de"))] == ["es-en", "en-de"]
    assert [pack.entry.id for pack in packs.way(Direction("fr", "de"))] == ["fr-de"]
    with pytest.raises(ModelMissing, match="a translator from de to es"):
        packs.way(Direction("de", "es"))
    everything = ("en", "es", "fr", "de", "ja")
    assert heard(LanguageOptions(target="de"), everything, packs) == ("en", "es", "fr", "de")
    assert heard(LanguageOptions(source="ja", target="de"), everything, packs) == everything


def test_a_folder_that_only_looks_like_a_pack_is_told_of(tmp_path: Path) -> None:
    settle(tmp_path, translator("en", "es"), 1.0)
    (tmp_path / "en-es" / "pack.json").write_text('{"id": "x"}')
    packs = Packs(CATALOG, [str(tmp_path)])
    assert packs.installed == ()
    assert "pack.json makes no sense" in str(packs.damaged[0])
