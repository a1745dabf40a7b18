"""Which files of a folder that somebody brings belong to the pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter_app.engines.models import specification
from interpreter_app.storage.brought import opened

STARTER = Path(__file__).parents[3] / "models" / "starter"


@pytest.mark.parametrize("name", ["recognizer-en-es", "translator-en-es"])
def test_all_of_a_starter_pack_belongs_to_it_and_nothing_else(tmp_path: Path, name: str) -> None:
    """What stands beside the model too: without it the program knows no names, and reads worse."""
    folder, copy = tmp_path / "pack", tmp_path / "copy"
    folder.mkdir()
    copy.mkdir()
    for path in (STARTER / name).iterdir():
        (folder / path.name).symlink_to(path)
    (folder / "words.txt.orig").write_text("no part of it")
    with opened(str(folder), specification, str(tmp_path)) as brought:
        assert brought.kind == name.split("-", maxsplit=1)[0]
        brought.copy(copy)
    assert {path.name for path in copy.iterdir()} == {path.name for path in (STARTER / name).iterdir()}
    assert any(path.name.startswith("words.") for path in copy.iterdir())
