"""Packs that are damaged or missing, and disks that are full, are found."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
import time
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest

from interpreter_app.core.errors import ModelCorrupt
from interpreter_app.core.options import LanguageOptions
from interpreter_app.policy.health import Finding
from interpreter_app.storage import diagnosis
from interpreter_app.storage.diagnosis import diagnose_clock, diagnose_disk, diagnose_network, diagnose_packs
from interpreter_app.storage.packs import Pack

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


def test_a_pack_of_another_kind_than_it_says_is_a_problem(catalog: str, tmp_path: Path) -> None:
    def inspect(pack: Pack) -> None:
        if pack.entry.kind == "voice":
            raise ModelCorrupt(f"{pack.entry.id} is no voice", hint="Take another.")

    folders = install(tmp_path / "packs", "hearing", "en-to-es", "speaker")
    found = diagnose_packs(catalog, folders, LanguageOptions(target="es"), inspect=inspect)
    assert found[0] == Finding("packs", "problem", "speaker is no voice", "Take another.")


def test_room_is_looked_for_where_folders_will_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def usage(place: Path) -> Any:
        asked.append(place)
        return namedtuple("Usage", "free")(5 * 10**8)  # noqa: PYI024

    monkeypatch.setattr(shutil, "disk_usage", usage)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    history = str(tmp_path / "not" / "there" / "yet")
    (found,) = diagnose_disk({"sessions": history})
    assert asked == [tmp_path, tmp_path]
    assert (found.check, found.severity) == ("disk", "warning")
    assert f"{history}, for sessions and speech that has to wait" in found.what
    assert list(tmp_path.iterdir()) == [], "nothing stays behind"


def test_what_lies_on_another_disk_is_said_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disks = {tmp_path: 1, tmp_path / "other": 2}
    (tmp_path / "other").mkdir()
    monkeypatch.setattr(diagnosis, "_try", disks.__getitem__)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    found = diagnose_disk({"sessions": str(tmp_path / "other"), "packs": str(tmp_path)})
    assert [finding.what.rpartition("for ")[2] for finding in found] == [
        "sessions",
        "packs and speech that has to wait",
    ]


@pytest.mark.parametrize(
    ("number", "says"), [(errno.EROFS, "read-only"), (errno.EACCES, "permission denied"), (errno.ENOSPC, "is full")]
)
def test_a_folder_that_cannot_be_written_to_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    """The disk may have room, and yet not take a byte: quotas, inodes, a disk that was mounted read-only."""
    shut = tmp_path / "shut"
    shut.mkdir()
    really = tempfile.TemporaryFile

    def temporary(*, dir: Path) -> Any:  # noqa: A002
        if dir == shut:
            raise OSError(number, os.strerror(number), str(dir))
        return really(dir=dir)

    monkeypatch.setattr(tempfile, "TemporaryFile", temporary)
    problem, rest = diagnose_disk({"sessions": str(shut / "history"), "packs": str(tmp_path)})
    assert (problem.check, problem.severity, says in problem.what) == ("disk", "problem", True)
    assert f"{shut / 'history'}, for sessions, cannot be written to" in problem.what
    assert problem.remedy
    assert "for packs and speech" in rest.what


def test_a_file_where_a_folder_should_be_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    problem, _ = diagnose_disk({"sessions": str(tmp_path / "data" / "history")})
    assert problem.what.endswith(f"cannot be written to: {tmp_path / 'data'} is no folder")
    assert problem.remedy == f"Move {tmp_path / 'data'} away."


def test_no_place_for_temporary_files_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", none)
    found, _ = diagnose_disk({"sessions": str(tmp_path)})
    assert (found.check, found.severity) == ("disk", "problem")
    assert "TMPDIR" in found.remedy


@pytest.mark.parametrize(
    ("variable", "value", "hub", "says", "remedy"),
    [
        ("HTTPS_PROXY", "ftp://proxy", "https://hub.example", "the proxy for https connections", "HTTPS_PROXY"),
        ("SSL_CERT_FILE", "nowhere.pem", "https://hub.example", "there is no nowhere.pem", "SSL_CERT_FILE"),
        ("HTTP_PROXY", "", "hub.example", "hub.example, which is no address of a hub", "HF_ENDPOINT"),
    ],
)
def test_a_way_out_that_cannot_be_gone_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, hub: str, says: str, remedy: str
) -> None:
    monkeypatch.setenv(variable, value)
    found = diagnose_network(hub)
    assert (found.check, found.severity, says in found.what) == ("network", "problem", True)
    assert remedy in found.remedy


def test_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://anna:secret@proxy.example:8080")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    found = diagnose_network("https://hub.example/mirror")
    assert found.what == "packs come from hub.example through the proxy proxy.example:8080"


def test_a_clock_before_the_program_was_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "catalog.toml"
    made.touch()
    assert diagnose_clock(str(made)).severity == "ok"
    monkeypatch.setattr(time, "time", lambda: made.stat().st_mtime - 3600)
    assert diagnose_clock(str(made)).severity == "ok", "time zones"
    monkeypatch.setattr(time, "time", lambda: 0.0)
    found = diagnose_clock(str(made))
    assert (found.severity, "19" in found.what, bool(found.remedy)) == ("warning", True, True)
