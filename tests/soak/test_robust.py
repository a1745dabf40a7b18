"""Speech that does not reach the microphone as it was recorded: among voices, by telephone, from far away, in haste."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import soundfile

from interpreter_app import compose, settings
from interpreter_app.core.audio import Floats
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import RATE_HZ
from interpreter_app.policy.metrics import WordErrors, word_errors
from tests.soak.sounds import among_voices, babble, clips, faster, quietly, telephone

LOST = 0.03
"""What a condition may cost, in word error rate: beyond what it costs the recognizer on the whole recording."""


def conditions(audio: Floats, crowd: Floats) -> Mapping[str, Floats]:
    return {
        "as recorded": audio,
        "among voices, 15 dB": among_voices(audio, crowd),
        "by telephone": telephone(audio),
        "30 dB quieter": quietly(audio),
        "1.25 times as fast": faster(audio),
    }


@pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.full)], ids=["short", "whole"])
@pytest.mark.timeout(3600)
def test_the_pipeline_costs_no_more_than_it_does_on_a_clean_recording(every: int, tmp_path: Path) -> None:
    crowd, path = babble(20, seed=8), str(tmp_path / "recording.wav")
    chosen = settings.load({"languages": {"between": ("en", "es")}, "speaking": {"speak": "off"}})
    streamed: dict[str, WordErrors] = {}
    at_once: dict[str, WordErrors] = {}
    with compose.open_engines(chosen) as engines:
        for row, audio in clips()[::every]:
            for name, heard in conditions(audio, crowd).items():
                soundfile.write(path, heard, RATE_HZ)
                finals: list[str] = []

                def collect(event: object, elapsed_ms: int, finals: list[str] = finals) -> None:
                    if isinstance(event, Hypothesis) and event.final:
                        finals.append(event.text)

                compose.interpret(engines, chosen, [path], subscribe=[collect])
                errors = word_errors(row["text"], " ".join(finals))
                streamed[name] = streamed.get(name, WordErrors()) + errors
                errors = word_errors(row["text"], compose.offline(engines, chosen, path)[1])
                at_once[name] = at_once.get(name, WordErrors()) + errors
    print(f"\n{'word error rate':20} streamed  at once")
    for name, errors in streamed.items():
        print(f"{name:20} {100 * errors.rate:7.1f}% {100 * at_once[name].rate:7.1f}%")
    clean = streamed["as recorded"].rate
    # Of sixteen recordings one word is most of a point; the whole set has 1,110.
    allowed = LOST if every == 1 else 3 * LOST
    for name, errors in streamed.items():
        recognizer = max(0.0, at_once[name].rate - at_once["as recorded"].rate)
        assert errors.rate <= clean + recognizer + allowed, name
