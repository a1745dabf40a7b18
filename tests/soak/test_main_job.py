"""The main job with the packs that ship: the right text and the right speech, in the middle of sentences."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import soundfile

from interpreter_app import settings
from interpreter_app.cli import main

SHIPPED = Path(settings.bundled("resources/bench/held-out.jsonl"))
SAMPLE = Path(settings.bundled("resources/samples/conversation.ogg"))
LONG = 9
"""Words of a sentence that must be translated before it has ended."""


def some(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Three short and three long sentences of each language."""
    kinds = groupby(sorted(rows, key=kind), key=kind)
    return [row for _, group in kinds for row in list(group)[:3]]


def kind(row: dict[str, Any]) -> tuple[str, bool]:
    return row["language"], len(row["text"].split()) >= LONG


def bench(rows: list[dict[str, Any]], folder: Path, pace: str) -> dict[str, Any]:
    """The report of a benchmark over `rows`."""
    manifest = folder / "set.jsonl"
    lines = [json.dumps(row | {"audio": str(SHIPPED.parent / row["audio"])}) for row in rows]
    manifest.write_text("\n".join(lines), "utf-8")
    report = folder / "report.json"
    assert main.main(["bench", str(manifest), "--json", str(report), "--pace", pace]) == 0
    figures: dict[str, Any] = json.loads(report.read_text("utf-8"))["figures"]
    return figures


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SHIPPED.read_text("utf-8").splitlines()]


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.full)], ids=["some", "all"])
def test_held_out_sentences(rows: list[dict[str, Any]], tmp_path: Path, whole: bool) -> None:
    figures = bench(rows if whole else some(rows), tmp_path, "fast")
    both = figures["all"]
    assert both["committed_changed"] == 0
    assert both["turns_right_identified"] == 1.0
    assert both["turns_spoken"] == 1.0
    assert both["mid_sentence"] >= 0.8
    assert both["word_start_error_ms"] <= 100
    assert both["word_end_error_ms"] <= 100
    if whole:
        assert both["wer"] <= both["wer_offline"] + 0.02
        for language, column in figures.items():
            assert language == "all" or column["bleu_kept"] >= 0.92


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.full)], ids=["some", "all"])
def test_long_sentences_are_translated_before_they_end_in_real_time(
    rows: list[dict[str, Any]], tmp_path: Path, whole: bool
) -> None:
    long = [row for row in rows if kind(row)[1]]
    figures = bench(long if whole else some(long)[::3], tmp_path, "realtime")["all"]
    assert figures["mid_sentence_clock"] >= 0.8
    assert figures["committed_changed"] == 0


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seconds", [8, pytest.param(30, marks=pytest.mark.full)])
def test_any_pace_gives_the_same_log(tmp_path: Path, seconds: int) -> None:
    audio, rate = soundfile.read(SAMPLE)
    soundfile.write(tmp_path / "talk.wav", audio[: seconds * rate], rate)
    logs = []
    for pace in ("fast", "realtime", "realtime", "realtime"):
        log = tmp_path / f"{len(logs)}.jsonl"
        command = [sys.executable, "-m", "interpreter_app", "interpret", str(tmp_path / "talk.wav")]
        options = ["--between", "en", "es", "--pace", pace, "--events", str(log)]
        subprocess.run([*command, *options], check=True, capture_output=True)
        lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
        logs.append([{key: value for key, value in line.items() if key != "elapsed_ms"} for line in lines])
        # A machine busy with something else may fall behind, and says so; then the log may differ.
        if pace == "realtime" and not any(line["type"] == "falling_behind" for line in lines):
            break
    assert logs[0] == logs[-1]
    assert any(line["type"] == "turn_ended" for line in logs[0])
