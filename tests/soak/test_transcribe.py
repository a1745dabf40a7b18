"""faster-whisper's own ``transcribe()`` reads with the starter's weights what the decoder reads in windows of its own.

It fills the window behind the features with zeros, which no silence has, and asks for timestamps.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import soundfile

from interpreter_app.core.text import shown
from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.rescoring import Rescorer
from interpreter_app.engines.whisper import WhisperRecognizer
from interpreter_app.policy.metrics import WordErrors, word_errors

ROOT = Path(__file__).parents[2]
BENCH, STARTER = ROOT / "resources/bench/held-out.jsonl", ROOT / "models/starter/recognizer-en-es"
NEAR = 0.02
"""Word error rates may differ by so much."""


@pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.full)], ids=["some", "all"])
def test_it_reads_with_its_default_options(every: int) -> None:
    rows = [json.loads(line) for line in BENCH.read_text("utf-8").splitlines()][::every]
    recognizer = WhisperRecognizer(str(STARTER), languages=("en", "es"), window="audio", silence_ms=200, positions=448)
    recognizer.rescorer = Rescorer()
    own, other = WordErrors(), WordErrors()
    for row in rows:
        audio, rate = soundfile.read(BENCH.parent / row["audio"], dtype="float32")
        assert rate == RATE_HZ
        own += word_errors(row["text"], shown(recognizer.hear(audio).decode(row["language"], beam=5).tokens))
        segments, found = recognizer.model.transcribe(audio)
        assert found.language == row["language"]
        other += word_errors(row["text"], "".join(segment.text for segment in segments))
    print(f"\n{len(rows)} recordings: the decoder {own.rate:.1%} word errors, transcribe() {other.rate:.1%}")
    assert other.rate <= own.rate + NEAR
