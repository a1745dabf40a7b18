"""Engines that cost what models of a true shape cost, and say what smaller ones that know the language say.

Each call is answered by the small model, whose time is not counted; the large one, of random weights, computes the same
windows, and decodes as many pieces, as it would to say that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from interpreter_app.core.audio import Floats
from interpreter_app.core.ports import Hearing, Recognition
from interpreter_app.core.text import Direction, Token
from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.marian import MarianTranslator
from interpreter_app.engines.random_models import marian_pieces
from interpreter_app.engines.stopwatch import UNCOUNTED, Stopwatch
from interpreter_app.engines.whisper import WhisperHearing, WhisperRecognizer

_PIECES_PER_TOKEN = 1.2
"""Pieces of Whisper's and OPUS-MT's vocabularies in a word or mark of English or Spanish, about."""


def pieces(tokens: int) -> int:
    """How many pieces so many words and marks have; none has none."""
    return round(_PIECES_PER_TOKEN * tokens)


class ShapedRecognizer:
    """`shape`'s cost, `words`' answers."""

    def __init__(self, words: WhisperRecognizer, shape: WhisperRecognizer, watch: Stopwatch) -> None:
        self._words, self._shape, self._watch = words, shape, watch
        self.languages, self.longest, self.streaming = words.languages, words.longest, shape.streaming
        self.vocabulary = words.vocabulary

    def hear(self, audio: Floats, prompt: str = "") -> Hearing:
        """As `Recognizer`."""
        with self._watch.stage(UNCOUNTED):
            words = self._words.hear(audio, prompt)
        return _ShapedHearing(words, self._shape.hear(audio), self._shape, self._watch, len(audio))


class _ShapedHearing:
    def __init__(
        self, words: Hearing, shape: WhisperHearing, recognizer: WhisperRecognizer, watch: Stopwatch, length: int
    ) -> None:
        self._words, self._shape, self._recognizer, self._watch = words, shape, recognizer, watch
        self._most = max(1, length * 10 // RATE_HZ)

    def languages(self, candidates: Sequence[str]) -> Mapping[str, float]:
        self._shape.languages(candidates)
        with self._watch.stage(UNCOUNTED):
            return self._words.languages(candidates)

    def decode(self, language: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> Recognition:
        with self._watch.stage(UNCOUNTED):
            answer = self._words.decode(language, prefix, beam=beam)
        self._shape.cost(language, pieces(len(prefix)), min(pieces(len(answer.tokens)), self._most), beam=beam)
        return answer


class ShapedTranslator:
    """A translator's answers at the cost of the model in `folder`, which `random_models.write_marian` wrote."""

    def __init__(self, words: MarianTranslator, folder: str, watch: Stopwatch, *, threads: int = 1) -> None:
        import ctranslate2

        self._words, self._watch = words, watch
        self._model: Any = ctranslate2.Translator(
            folder, device="cpu", compute_type="int8", inter_threads=1, intra_threads=threads
        )

    @property
    def direction(self) -> Direction:
        """As `Translator`."""
        return self._words.direction

    def translate(self, text: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> tuple[Token, ...]:
        """As `Translator`."""
        with self._watch.stage(UNCOUNTED):
            answer = self._words.translate(text, prefix, beam=beam)
        source, forced, more = (pieces(count) for count in (len(text.split()) + 1, len(prefix), len(answer)))
        if more:
            self._model.translate_batch(
                [marian_pieces(source)],
                target_prefix=[marian_pieces(forced)] if forced else None,
                beam_size=beam,
                min_decoding_length=forced + more,
                max_decoding_length=forced + more,
            )
        return answer
