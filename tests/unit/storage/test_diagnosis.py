"""Packs that are damaged or missing, and disks that are full, are found."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest

from interpreter_app.core.options import LanguageOptions
from interpreter_app.policy.health import Finding
from interpreter_app.storage.diagnosis import diagnose_disk, diagnose_packs

CONTENT = b"some weights"
PACKS = {
    "hearing": ("recognizer", ["en", "es"]),
    "en-to-es": ("translator", ["en", "es"]),
    "es-to-en": ("translator", ["es", "en"]),
    "de-to-en": ("translator", ["de", "en"]),
    "speaker": ("voice", ["es"]),
}
TWO_WAY = LanguageOptions(between=("en", "es"))
NOTHING_SET = LanguageOptions()


@pytest.fixture
def catalog(tmp_path: Path) -> str:
    rows = [
        f'[[pack]]\nid = "{name}"\nkind = "{kind}"\nlanguages = {languages}\nlicence = "CC0"\nfiles = [{{ name ='
        f' "model.bin", size = {len(CONTENT)}, sha256 = "{hashlib.sha256(CONTENT).hexdigest()}" }}]\n'
        for name, (kind, languages) in PACKS.items()
    ]
    path = tmp_path / "catalog.toml"
    path.write_text("\n".join(rows), "utf-8")
    return str(path)


def install(folder: Path, *packs: str) -> tuple[str, ...]:
    for pack in packs:
        (folder / pack).mkdir(parents=True)
        (folder / pack / "model.bin").write_bytes(CONTENT)
    return (str(folder),)


def said(found: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.check, finding.severity) for finding in found]


def test_all_is_there(catalog: str, tmp_path: Path) -> None:
    folders = install(tmp_path / "packs", "hearing", "en-to-es", "es-to-en", "speaker")
    packs, voices = diagnose_packs(catalog, folders, LanguageOptions(target="es"))
    assert packs == Finding("packs", "ok", "4 packs, 0 MB, all as they should be")
    assert voices == Finding("voices", "ok", "es: speaker")


def test_a_damaged_pack_is_a_problem_also_where_no_language_needs_it(catalog: str, tmp_path: Path) -> None:
    folders = install(tmp_path / "packs", "hearing", "en-to-es", "es-to-en", "de-to-en", "speaker")
    (tmp_path / "packs/de-to-en/model.bin").write_bytes(b"some weightz")
    (tmp_path / "packs/hearing/model.bin").unlink()
    first, second, *rest = diagnose_packs(catalog, folders, TWO_WAY)
    assert said([first, second]) == [("packs", "problem")] * 2
    assert "hearing is damaged: model.bin is missing" in first.what
    assert "de-to-en is damaged: model.bin does not match its checksum" in second.what
    assert all("Reinstall the program" in finding.remedy for finding in (first, second))
    assert said(rest) == [("voices", "warning")]


@pytest.mark.parametrize(
    ("packs", "languages", "says"),
    [
        (["en-to-es", "es-to-en"], TWO_WAY, "a recognizer for en and es"),
        (["hearing", "en-to-es"], TWO_WAY, "a translator from es to en"),
        (["hearing", "en-to-es"], LanguageOptions(source="de", target="es"), "a recognizer for de"),
        (["hearing", "en-to-es"], NOTHING_SET, ""),
        (["hearing", "en-to-es", "de-to-en"], NOTHING_SET, "a recognizer for de"),
        (["hearing"], NOTHING_SET, "no translator"),
        ([], NOTHING_SET, "no translator"),
    ],
)
def test_a_missing_pack_is_a_problem(
    packs: list[str], languages: LanguageOptions, says: str, catalog: str, tmp_path: Path
) -> None:
    found = diagnose_packs(catalog, install(tmp_path / "packs", *packs), languages)
    problems = [finding for finding in found if finding.severity == "problem"]
    assert [says in finding.what for finding in problems] == ([True] if says else [])
    assert all(finding.remedy for finding in problems)


def test_a_language_without_a_voice_is_said(catalog: str, tmp_path: Path) -> None:
    folders = install(tmp_path / "packs", "hearing", "en-to-es", "es-to-en", "speaker")
    found = diagnose_packs(catalog, folders, TWO_WAY)
    assert said(found) == [("packs", "ok"), ("voices", "warning")]
    assert "no voice for en" in found[1].what


def test_a_catalog_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (found,) = diagnose_packs(str(tmp_path / "none.toml"), (), TWO_WAY)
    assert (found.check, found.severity) == ("packs", "problem")


def test_room_is_looked_for_where_a_folder_will_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def usage(place: Path) -> Any:
        asked.append(place)
        return namedtuple("Usage", "free")(5 * 10**8)  # noqa: PYI024

    monkeypatch.setattr(shutil, "disk_usage", usage)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    history = str(tmp_path / "not" / "there" / "yet")
    found = diagnose_disk(history)
    assert asked == [tmp_path, tmp_path]
    assert said(found) == [("disk", "warning")] * 2
    assert history in found[0].what


def test_a_folder_that_cannot_be_written_to_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda place, mode: place != tmp_path)
    found = diagnose_disk(str(tmp_path / "history"))[0]
    assert (found.severity, "cannot be written" in found.what) == ("problem", True)


def test_no_place_for_temporary_files_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", none)
    found = diagnose_disk(str(tmp_path))[1]
    assert (found.check, found.severity) == ("disk", "problem")
    assert "TMPDIR" in found.remedy
