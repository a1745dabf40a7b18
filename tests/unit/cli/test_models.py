"""The command `models` where nothing is fetched: lists, progress, recommendations, and what is said of mistakes."""

from __future__ import annotations

import io
import json
import sys

import pytest

from interpreter_app.cli import recommend
from interpreter_app.cli.main import main
from interpreter_app.cli.models_progress import Installing, megabytes
from interpreter_app.policy.choosing import Cost, Machine, choices
from interpreter_app.storage.control import Progress


@pytest.fixture(autouse=True)
def nobody(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who has set and installed nothing."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(["models", *arguments]) == code
    said = capsys.readouterr()
    return said.out + said.err


def test_the_list_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "list")
    assert "recognizer-en-es" in said
    assert "ships" in said
    assert "opus-en-de" in said
    assert "en → de" in said
    japanese = run(capsys, "list", "--languages", "ja")
    assert "opus-en-ja" in japanese
    assert "opus-en-de" not in japanese
    rows = json.loads(run(capsys, "list", "--json", "--installed"))
    assert {row["state"] for row in rows} == {"ships"}


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        (["install", "klingon"], "the catalog has no pack klingon", 2),
        (["install", "en-es", "--size", "huge"], "has the size huge", 2),
        (["verify", "nobody"], "no pack is installed with the name nobody", 1),
        (["remove", "translator-en-es"], "is not in", 2),
        (["import", "/nowhere/at/all"], "there is no /nowhere/at/all", 2),
        (["import", "pyproject.toml"], "pyproject.toml is no pack", 2),
        (["import", "resources"], "resources is no pack", 2),
        (["bundle", "out.zip"], "no pack was installed", 1),
        (["install", "en-es", "--mirror", "nowhere"], "models.hub_mirror is 'nowhere'; it must be an address", 1),
    ],
)
def test_mistakes_are_one_line_and_a_remedy(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str, code: int
) -> None:
    said = run(capsys, *arguments, code=code)
    assert words in said
    assert len(said.strip().splitlines()) == 2


def test_what_ships_can_be_tried(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "verify")
    assert said.count("is sound, and works") == 5


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


DOWNLOADING = Progress("whisper-base", "downloading", 30_000_000, 145_000_000, 2_300_000)


def test_progress_is_redrawn_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with Installing() as shown:
        shown.report(DOWNLOADING)
        shown.report(Progress("piper", "looking"))
        shown.report(Progress("whisper-base", "checking"))
    drawn = sys.stderr.getvalue()
    assert "whisper-base: 30.0 MB of 145 MB, 2.3 MB/s, 50 s left" in drawn
    assert drawn.endswith("\x1b[2Awhisper-base: trying a sentence\x1b[K\npiper: looking\x1b[K\n")
    assert shown.control.cancelled


def test_progress_is_a_line_a_step_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    with Installing() as shown:
        for done in (10_000_000, 20_000_000):
            shown.report(Progress("whisper-base", "downloading", done, 145_000_000))
        shown.report(Progress("whisper-base", "installed"))
    assert capsys.readouterr().err == "whisper-base: 10.0 MB of 145 MB\nwhisper-base: installed\n"


def test_sizes_are_readable() -> None:
    assert [megabytes(size) for size in (9_300, 12_345_678, 1_234_567_890)] == ["0.0 MB", "12.3 MB", "1 235 MB"]


def test_a_recommendation(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    machine = Machine(4, 4000, 0.0055, 0.0)
    costs = [Cost("tiny", 39, 0.28, 0.02, 0.003), Cost("small", 244, 1.7, 0.13, 0.018, measured=False)]
    monkeypatch.setattr(recommend, "measure", lambda chosen, say: (machine, choices(costs, machine)))
    said = run(capsys, "recommend")
    assert "interval_ms = 640" in said
    assert "--size tiny" in said
    assert "--size small" in said
    assert 'window = "audio"' in said
    assert "reckoned" in said
    assert "No voice is installed" in said
    report = json.loads(run(capsys, "recommend", "--json"))
    assert report["machine"]["cores"] == 4
    assert len(report["choices"]) == 4
    slow = [Cost("tiny", 39, 28, 28, 0.3)]
    monkeypatch.setattr(recommend, "measure", lambda chosen, say: (machine, choices(slow, machine)))
    assert "no recognizer keeps up here" in run(capsys, "recommend")
