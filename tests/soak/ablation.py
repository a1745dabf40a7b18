"""What each policy is worth: the benchmark with it changed, and invented words with layers of doubt left out.

    python -m tests.soak.ablation [--only policies|layers] [--seconds S] [MANIFEST.jsonl ...]

Run from the checkout, in its environment.  Prints two tables in Markdown: the first one over the recordings of the
manifests, or those that ship.  The second one forces the gate open: all of S seconds of sounds without speech go to the
recognizer, as if the voice activity detector had been wrong throughout.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
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


@dataclass(frozen=True, slots=True)
class Change:
    """What is different about a run."""

    settings: Mapping[str, int] = field(default_factory=dict)
    """Environment variables, less their prefix."""
    constants: Mapping[str, int] = field(default_factory=dict)
    """Values of a policy that cannot be set, as MODULE.NAME."""


POLICIES: Mapping[str, Change] = {
    "as measured for the pack": Change(),
    "AlignAtt instead of LocalAgreement-2": Change({"RECOGNITION__AGREEMENT": 1, "RECOGNITION__HOLDBACK_MS": 480}),
    "LocalAgreement-3": Change({"RECOGNITION__AGREEMENT": 3}),
    "nothing held back at the end of the audio": Change({"RECOGNITION__HOLDBACK_MS": 0}),
    "320 ms held back": Change({"RECOGNITION__HOLDBACK_MS": 320}),
    "greedy while speech goes on": Change({"RECOGNITION__PARTIAL_BEAM": 1}),
    "decoded every 320 ms": Change({"RECOGNITION__INTERVAL_MS": 320}),
    "decoded every 480 ms": Change({"RECOGNITION__INTERVAL_MS": 480}),
    "a sentence's end believed at once": Change(constants={"agreement.WORDS_AFTER_A_MARK": 0}),
    "asides kept": Change(constants={"hallucination.ASIDE_WORDS": 0}),
    "the same pause whatever was said": Change(
        {"ENDPOINTING__EARLY_SILENCE_MS": 500, "ENDPOINTING__LATE_SILENCE_MS": 500}
    ),
    "no translation committed within a clause": Change(constants={"retranslation.STEADY_TOKENS": 1000}),
    "translation committed from three tokens on": Change(constants={"retranslation.STEADY_TOKENS": 3}),
    "no word of the translation held back": Change({"TRANSLATION__MASK": 0}),
    "Reading mode": Change({"TRANSLATION__READING": 1}),
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


def bench(change: Change, manifest: str | None) -> dict[str, dict[str, float]]:
    """The figures of `interpreter-app bench` with something changed, by direction and for all."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        environment = os.environ | {f"INTERPRETER_{name}": str(value) for name, value in change.settings.items()}
        constants = [f"--constant={name}={value}" for name, value in change.constants.items()]
        program = [sys.executable, "-m", "tests.soak.ablation", *constants, "--program"]
        command = [*program, "bench", "--json", str(report), *([manifest] if manifest else [])]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        figures: dict[str, dict[str, float]] = json.loads(report.read_text("utf-8"))["figures"]
        return figures


def program(constants: Sequence[str], arguments: list[str]) -> int:
    """The program, in this process, with some constants of its policies changed."""
    for constant in constants:
        name, _, value = constant.partition("=")
        module, _, attribute = name.rpartition(".")
        policy = importlib.import_module(f"interpreter_app.policy.{module}")
        assert hasattr(policy, attribute), constant
        setattr(policy, attribute, int(value))
    from interpreter_app.cli.main import main as command

    return command(arguments)


def row(found: Sequence[dict[str, dict[str, float]]]) -> list[str]:
    """The cells of a table: figures of one change, the mean over the manifests."""

    def mean(column: str, key: str) -> float:
        return sum(figures[column][key] for figures in found) / len(found)

    kept = [100 * mean(column, "bleu_kept") for column in found[0] if column != "all"]
    cells = [shape.format(times * mean("all", key)) for key, times, shape in FIGURES.values()]
    return [*cells, " / ".join(f"{share:.1f}" for share in kept) + " %"]


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
    parser.add_argument("manifests", nargs="*", metavar="MANIFEST.jsonl")
    parser.add_argument("--only", choices=("policies", "layers"))
    parser.add_argument("--seconds", type=float, default=270.0)
    parser.add_argument("--constant", action="append", default=[], help=argparse.SUPPRESS)
    parser.add_argument("--program", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.program is not None:
        sys.exit(program(arguments.constant, arguments.program))
    if arguments.only != "layers":
        columns = [*FIGURES, "BLEU kept"]
        print("| policy | " + " | ".join(columns) + " |\n|---" + "|---" * len(columns) + "|")
        for name, change in POLICIES.items():
            found = [bench(change, manifest) for manifest in arguments.manifests or [None]]
            print(f"| {name} | {' | '.join(row(found))} |", flush=True)
    if arguments.only != "policies":
        gate = {"threshold": 0.0, "deactivation_threshold": 0.0}
        chosen = settings.load({"languages": {"between": ("en", "es")}, "gate": gate, "speaking": {"speak": "off"}})
        print("\n| with the gate forced open | words invented a minute |\n|---|---|")
        with compose.open_engines(chosen) as engines:
            for name, changed in {**LAYERS, "without any": NONE}.items():
                count = invented(engines, chosen, arguments.seconds, replace(DEFAULT_THRESHOLDS, **changed))
                print(f"| {name} | {60 * count / arguments.seconds:.1f} |", flush=True)


if __name__ == "__main__":
    main()
