"""The program with small stand-ins for its models: `python -m tests.unit.cli.standins interpret …`.

Sound is speech, every 400 ms of it a word; translation is upper case, and a spoken word a tenth of a second of tone.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import numpy as np

from interpreter_app import compose
from interpreter_app.cli.main import main
from interpreter_app.core.audio import Floats, Waveform
from interpreter_app.core.options import Streaming
from interpreter_app.core.ports import Recognition
from interpreter_app.core.text import Direction, Token
from interpreter_app.core.units import Samples, samples
from interpreter_app.pipeline.engines_host import Engines, Loaders
from interpreter_app.settings import Settings

WORDS = [
    f" {word}"
    for word in "we would like to know whether your train will leave before noon or only after somebody cleans it"
    " because many people here must reach another city tonight".split()
]
WORD = samples(400)


class Ears:
    """Voice activity: loud is speech."""

    def listen(self) -> Ears:
        return self

    def reset(self) -> None:
        pass

    def __call__(self, window: Floats) -> float:
        return 0.95 if np.abs(window).max() > 0.05 else 0.02


class Hearing:
    def __init__(self, audio: Floats) -> None:
        loud = np.flatnonzero(np.abs(audio) > 0.05)
        self._begin = int(loud[0]) if len(loud) else 0
        self._count = min((int(loud[-1]) - self._begin) // WORD if len(loud) else 0, len(WORDS))

    def languages(self, candidates: Sequence[str]) -> Mapping[str, float]:
        return {language: float(not index) for index, language in enumerate(candidates)}

    def decode(self, language: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> Recognition:
        times = [(Samples(self._begin + WORD * i), Samples(self._begin + WORD * (i + 1))) for i in range(self._count)]
        tokens = [Token(text, *span, 0.9) for text, span in zip(WORDS, times, strict=False)]
        return Recognition(tuple(tokens[len(prefix) :]), -0.1, 0.0)


class Recognizer:
    languages = ("en", "es")
    longest = 30 * 16_000
    streaming = Streaming()
    vocabulary: Mapping[str, tuple[str, ...]] = {}

    def hear(self, audio: Floats, prompt: str = "") -> Hearing:
        return Hearing(audio)


class Translator:
    direction = Direction("en", "es")

    def translate(self, text: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> tuple[Token, ...]:
        return tuple(Token(f" {word.upper()}") for word in text.split())[len(prefix) :]


class Voice:
    language, name = "es", "tone"

    def speak(self, text: str, *, speed: float = 1.0) -> Waveform:
        length = 2205 * len(text.split())
        return Waveform(0.3 * np.sin(np.arange(length, dtype=np.float32) / 8), 22_050)


def open_engines(settings: Settings) -> Engines:
    """In the place of `compose.open_engines`."""
    return Engines(Loaders(Ears, Recognizer, {Direction("en", "es"): Translator}, {"es": Voice}))


if __name__ == "__main__":
    compose.open_engines = open_engines
    sys.exit(main())
