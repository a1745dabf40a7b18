"""What cannot be written is known before, as far as it can be, and said in one line with a remedy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interpreter_app.core.errors import OutputError
from interpreter_app.storage.outputs import check_output


def refused(path):
    with pytest.raises(OutputError) as caught:
        check_output(str(path))
    assert caught.value.hint
    return str(caught.value)


def test_new_and_old_files_can_be_written(tmp_path):
    check_output(str(tmp_path / "new.wav"))
    (tmp_path / "old.wav").write_text("keep me")
    check_output(str(tmp_path / "old.wav"))
    assert (tmp_path / "old.wav").read_text() == "keep me"
    assert not (tmp_path / "new.wav").exists()


def test_a_name_alone_lies_in_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    check_output("new.wav")


def test_no_folder(tmp_path):
    assert refused(tmp_path / "none" / "a.wav").endswith(f"there is no folder {tmp_path / 'none'}")


def test_a_folder_of_that_name(tmp_path):
    assert "it is a folder" in refused(tmp_path)


def test_no_permission(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)
    assert "permission denied" in refused(tmp_path / "new.wav")
