"""The benchmark's modes with the packs that ship: each runs, and measures what it says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from interpreter_app import compose, settings
from interpreter_app.cli import bench, main
from interpreter_app.core.options import LanguageOptions
from interpreter_app.core.text import Direction


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two recordings of each language."""
    shipped = settings.bundled(bench.SHIPPED)
    rows = [json.loads(line) for line in shipped.read_text("utf-8").splitlines()]
    chosen = [row for language in ("en", "es") for row in [r for r in rows if r["language"] == language][8:10]]
    path = tmp_path_factory.mktemp("bench") / "few.jsonl"
    lines = [json.dumps(row | {"audio": str(shipped.parent / row["audio"])}) for row in chosen]
    path.write_text("\n".join(lines), "utf-8")
    return path


def report(few: Path, tmp_path: Path, flags: str) -> dict:
    out = tmp_path / "out.json"
    assert main.main(["bench", str(few), "--json", str(out), *flags.split()]) == 0
    return json.loads(out.read_text("utf-8"))


def test_the_baseline_costs_more(few, tmp_path, capsys):
    found = report(few, tmp_path, "--baseline naive")
    ours, naive = found["figures"]["all"], found["baseline"]["all"]
    print(capsys.readouterr().out)
    assert ours["compute_per_speech"] < naive["compute_per_speech"]
    assert ours["laal_ms"] < naive["laal_ms"]
    assert naive["turns"] == 4
    assert naive["committed_changed"] == 0


def test_continuous_speech(few, tmp_path):
    found = report(few, tmp_path, "--continuous 0.1")["figures"]
    for column in found.values():
        assert 0 < column["long_yaal_ms"] < column["long_yaal_clock_ms"] < 10_000
        assert column["wer"] < 0.5
        assert column["bleu"] > 5


def test_the_price_of_erasure(few, tmp_path):
    points = {(p["reading"], p["mask"]): p for p in report(few, tmp_path, "--curve")["curve"]}
    assert all(points[True, mask]["erasure"] == 0 for mask in range(4))
    assert points[False, 3]["erasure"] <= points[False, 0]["erasure"]
    assert points[False, 0]["laal_ms"] <= points[True, 0]["laal_ms"]


def test_shapes_cost_what_they_say(few, tmp_path):
    """Both sides decode as many pieces as the words take, and a larger window costs more."""
    found = report(few, tmp_path, "--shape tiny --continuous 0.05 --baseline naive")
    for title in found["figures"]:
        assert found["figures"][title]["compute_per_speech"] < found["baseline"][title]["compute_per_speech"]


def test_forced_lengths():
    chosen = settings.load({})
    options = replace(chosen.options, languages=LanguageOptions(between=("en", "es")))
    generated: list[int] = []
    with compose.open_rig(replace(chosen, options=options), shape="tiny") as rig:
        model = rig.buffer._recognizer.model.model

        class Counting:
            """CTranslate2's model, its answers' lengths kept."""

            def __getattr__(self, name):
                return getattr(model, name)

            def generate(self, *arguments, **named):
                answers = model.generate(*arguments, **named)
                generated.append(len(answers[0].sequences_ids[0]))
                return answers

        rig.buffer._recognizer.model.model = Counting()
        audio = np.random.default_rng(0).normal(0, 0.1, 32_000).astype(np.float32)
        text = "one two three four five six seven eight nine ten."
        assert rig.buffer.transcribe(audio, "en", text) == text
        assert generated == [13]  # eleven words and marks, 1.2 pieces each
        translated = rig.engines.translator(Direction("en", "es")).translate("The house is red.")
        assert translated
        heard = rig.engines.recognizer.hear(audio)
        assert heard._inner._shape.cost("en", 5, 8, beam=1) == 8
        assert heard._inner._shape.cost("en", 0, 8, beam=3) == 8
        assert rig.watch.seconds["encode"] > 0
        assert rig.watch.seconds[compose.UNCOUNTED] > 0
