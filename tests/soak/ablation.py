"""What each policy is worth: the benchmark with it changed, and invented words with layers of doubt left out.

    python -m tests.soak.ablation [--only settings|layers] [--seconds S]

Run from the checkout, in its environment.  Prints two tables in Markdown.  The second one forces the gate open: all of
S seconds of sounds without speech go to the recognizer, as if the voice activity detector had been wrong throughout.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest.mock import patch

import soundfile

from interpreter_app import compose, settings
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import RATE_HZ
from interpreter_app.pipeline import utterance
from interpreter_app.pipeline.engines_host import Engines
from interpreter_app.policy.hallucination import DEFAULT_THRESHOLDS, DoubtThresholds, doubt
from tests.soak.sounds import non_speech

POLICIES: Mapping[str, Mapping[str, int]] = {
    "as measured for the pack": {},
    "AlignAtt instead of LocalAgreement-2": {"RECOGNITION__AGREEMENT": 1, "RECOGNITION__HOLDBACK_MS": 480},
    "LocalAgreement-3": {"RECOGNITION__AGREEMENT": 3},
    "nothing held back at the end of the audio": {"RECOGNITION__HOLDBACK_MS": 0},
    "greedy while speech goes on": {"RECOGNITION__PARTIAL_BEAM": 1},
    "greedy at the end": {"RECOGNITION__BEAM": 1},
    "decoded every 240 ms": {"RECOGNITION__INTERVAL_MS": 240},
    "decoded every 480 ms": {"RECOGNITION__INTERVAL_MS": 480},
    "the same pause whatever was said": {"ENDPOINTING__EARLY_SILENCE_MS": 500, "ENDPOINTING__LATE_SILENCE_MS": 500},
    "no word of the translation held back": {"TRANSLATION__MASK": 0},
    "Reading mode": {"TRANSLATION__READING": 1},
}
FIGURES = {
    "WER": ("wer", 100, "{:.1f} %"),
    "LAAL": ("laal_ms", 1, "{:.0f} ms"),
    "spoken before the end": ("mid_sentence_spoken", 100, "{:.0f} %"),
    "erasure": ("erasure", 1, "{:.3f}"),
    "first audio after the end": ("first_audio_ms", 1, "{:.0f} ms"),
    "real-time factor": ("real_time_factor", 1, "{:.3f}"),
}
NEVER = 1e9
LAYERS: Mapping[str, Mapping[str, float]] = {
    "all layers": {},
    "without voiced fraction": {"min_voiced": 0},
    "without energy floor": {"min_rms": 0},
    "without log probability": {"min_log_probability": -NEVER, "min_suspicious_log_probability": -NEVER},
    "without no-speech probability": {"max_no_speech_probability": NEVER},
    "without stock phrases": {"max_phrase_s": -1},
    "without loops and compression": {"max_loop_share": NEVER, "max_compression": NEVER},
    "without words per second": {"max_words_per_second": NEVER},
}
NONE = {name: value for changed in LAYERS.values() for name, value in changed.items()}


def bench(changed: Mapping[str, int]) -> dict[str, float]:
    """The figures of `interpreter-app bench` with some settings changed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        environment = os.environ | {f"INTERPRETER_{name}": str(value) for name, value in changed.items()}
        command = [sys.executable, "-m", "interpreter_app", "bench", "--json", str(report)]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        figures: dict[str, float] = json.loads(report.read_text("utf-8"))["figures"]["all"]
        return figures


def invented(engines: Engines, chosen: settings.Settings, seconds: float, thresholds: DoubtThresholds) -> int:
    """Words that stood at the end of an utterance in which nobody spoke."""
    words: list[str] = []

    def collect(event: object, elapsed_ms: int) -> None:
        if isinstance(event, Hypothesis) and event.final:
            words.extend(event.text.split())

    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(utterance, "doubt", partial(doubt, thresholds=thresholds)),
    ):
        for _, audio in non_speech(seconds, seed=5):
            path = str(Path(folder) / "sound.wav")
            soundfile.write(path, audio, RATE_HZ)
            compose.interpret(engines, chosen, [path], subscribe=[collect])
    return len(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=("settings", "layers"))
    parser.add_argument("--seconds", type=float, default=270.0)
    arguments = parser.parse_args()
    if arguments.only != "layers":
        print("| policy | " + " | ".join(FIGURES) + " |\n|---" + "|---" * len(FIGURES) + "|")
        for name, changed in POLICIES.items():
            figures = bench(changed)
            row = [shape.format(times * figures[key]) for key, times, shape in FIGURES.values()]
            print(f"| {name} | {' | '.join(row)} |", flush=True)
    if arguments.only != "settings":
        gate = {"threshold": 0.0, "deactivation_threshold": 0.0}
        chosen = settings.load({"languages": {"between": ("en", "es")}, "gate": gate, "speaking": {"speak": "off"}})
        print("\n| with the gate forced open | words invented a minute |\n|---|---|")
        with compose.open_engines(chosen) as engines:
            for name, changed in {**LAYERS, "without any": NONE}.items():
                count = invented(engines, chosen, arguments.seconds, replace(DEFAULT_THRESHOLDS, **changed))
                print(f"| {name} | {60 * count / arguments.seconds:.1f} |", flush=True)


if __name__ == "__main__":
    main()
