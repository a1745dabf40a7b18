"""Two people who speak two languages in turn: each utterance is told apart, and stays what it was taken for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from interpreter_app import compose, settings
from interpreter_app.core.audio import Floats
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import RATE_HZ, Samples
from interpreter_app.engines.system_voice import EspeakVoice
from tests.soak.sounds import clips

LANGUAGES = ("en", "es")
VARIANTS = ("m2", "m5", "f1", "f3", "f5", "Andy", "Gene", "Lee")
SHORTEST_S, LONGEST_S = 1.0, 8.0
WITHIN_S, BETWEEN_S = (0.05, 0.2), 1.2
"""Silence between the sentences of an utterance, and after each utterance: longer than any pause that is waited out."""


@dataclass(frozen=True)
class Utterance:
    """What is said in `language` from `start` to `end`."""

    language: str
    start: int
    end: int


def talk(count: int, seed: int) -> tuple[Floats, list[Utterance]]:
    """`count` utterances in a language each that is drawn anew: half recordings that ship, half spoken on the spot."""
    random, shipped = np.random.default_rng(seed), {language: clips(language) for language in LANGUAGES}
    audio, at = [np.zeros(RATE_HZ, np.float32)], RATE_HZ
    utterances = []
    for _ in range(count):
        language = str(random.choice(LANGUAGES))
        wanted, parts = round(random.uniform(SHORTEST_S, LONGEST_S) * RATE_HZ), list[Floats]()
        while not parts or sum(map(len, parts)) < wanted - SHORTEST_S * RATE_HZ / 2:
            row, recorded = shipped[language][int(random.integers(len(shipped[language])))]
            one = recorded if random.random() < 0.5 else spoken(language, row["text"], random)
            one = within(one, wanted - sum(map(len, parts)))
            parts += [one, np.zeros(round(random.uniform(*WITHIN_S) * RATE_HZ), np.float32)]
        said = np.concatenate(parts[:-1])
        utterances.append(Utterance(language, at, at + len(said)))
        audio += [said, np.zeros(round(BETWEEN_S * RATE_HZ), np.float32)]
        at += len(said) + len(audio[-1])
    return np.concatenate(audio), utterances


def spoken(language: str, text: str, random: np.random.Generator) -> Floats:
    """`text` in one of eSpeak NG's voices, higher or lower, faster or slower."""
    voice = EspeakVoice(language, variant=str(random.choice(VARIANTS)), pitch=int(random.integers(30, 70)))
    wave = voice.speak(text, speed=float(random.uniform(0.85, 1.1)))
    return np.float32(0.5) * soxr.resample(wave.samples, wave.rate_hz, RATE_HZ)


def within(audio: Floats, longest: int) -> Floats:
    """`audio` without silence at its ends, broken off after `longest` samples."""
    loud = np.flatnonzero(np.abs(audio) > 0.02)
    return audio[loud[0] : min(loud[-1], loud[0] + max(longest, round(SHORTEST_S * RATE_HZ)))]


def language_of(utterance: Utterance, finals: list[Hypothesis]) -> str | None:
    """The language that most of what was heard within `utterance` was taken for."""
    shares: dict[str | None, int] = {}
    for final in finals:
        start, end = final.tokens[0].start or Samples(0), final.tokens[-1].end or Samples(0)
        shared = min(end, utterance.end) - max(start, utterance.start)
        if shared > 0:
            shares[final.language] = shares.get(final.language, 0) + shared
    return max(shares, key=lambda language: shares[language], default=None)


@pytest.mark.parametrize("count", [20, pytest.param(300, marks=pytest.mark.full)], ids=["short", "three hundred"])
@pytest.mark.timeout(1800)
def test_languages_that_alternate_are_told_apart(count: int, tmp_path: Path) -> None:
    audio, utterances = talk(count, seed=11)
    path, hypotheses = str(tmp_path / "talk.wav"), list[Hypothesis]()
    soundfile.write(path, audio, RATE_HZ)
    chosen = settings.load({"languages": {"between": LANGUAGES}})

    def collect(event: object, elapsed_ms: int) -> None:
        if isinstance(event, Hypothesis):
            hypotheses.append(event)

    with compose.open_engines(chosen) as engines:
        compose.interpret(engines, chosen, [path], subscribe=[collect])

    finals = [event for event in hypotheses if event.final and event.tokens]
    told = [language_of(utterance, finals) for utterance in utterances]
    wrong = [(u, language) for u, language in zip(utterances, told, strict=True) if language != u.language]
    committed: dict[int, set[str | None]] = {}
    shown: dict[int, set[str | None]] = {}
    for event in hypotheses:
        shown.setdefault(event.utterance, set()).add(event.language)
        if event.stable:
            committed.setdefault(event.utterance, set()).add(event.language)
    changed = sum(len(languages) > 1 for languages in shown.values())
    missed = sum(language is None for language in told)
    print(f"{count - len(wrong)} of {count} right, {missed} not read at all; {changed} changed before anything stood")
    for utterance, language in wrong:
        seconds = (utterance.end - utterance.start) / RATE_HZ
        print(f"  {utterance.language} taken for {language}: {seconds:.1f} s at {utterance.start / RATE_HZ:.1f} s")
    assert not [languages for languages in committed.values() if len(languages) > 1]
    assert len(wrong) <= 0.02 * count
