"""Choosing between a decoder's answers by more than its own word, where a recognizer's pack has what it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import numpy as np

from interpreter_app.engines.ctc import Array, Speller, speller
from interpreter_app.engines.ngrams import NGrams, ngrams

SPELT, USUAL = 0.15, 0.2
"""What an answer's spelling (`engines.ctc`) and its words (`engines.ngrams`) count beside the decoder's score, as log
probabilities for a piece.  From 0.1 to 0.3 word errors hardly change."""


class Rescorer:
    """What one pack has: a CTC head, tables of words for its languages, both, or nothing."""

    def __init__(self, head: Speller | None = None, tables: Mapping[str, NGrams] | None = None) -> None:
        self._speller = head
        self._ngrams = tables or {}

    @classmethod
    def of(cls, folder: Path, languages: Sequence[str]) -> Self:
        """As it is in a recognizer's folder; raises `ModelCorrupt` for what makes no sense."""
        return cls(speller(folder), ngrams(folder, languages))

    def __bool__(self) -> bool:
        return bool(self._speller or self._ngrams)

    def best(
        self, language: str, texts: Sequence[str], scores: Sequence[float], pieces: Sequence[int], encoded: Array
    ) -> int:
        """Which of the answers it is: their texts, scores (log probability for a piece) and numbers of pieces.

        `encoded`: what they were made from, shape (positions, width).
        """
        if len(texts) < 2:
            return 0
        sums = np.zeros(len(texts))
        if self._speller:
            sums += np.multiply(SPELT, self._speller.likelihoods(encoded, texts))
        if tables := self._ngrams.get(language):
            sums += [USUAL * tables.likelihood(text) for text in texts]
        return int(np.argmax(np.asarray(scores) + sums / np.maximum(1, pieces)))
