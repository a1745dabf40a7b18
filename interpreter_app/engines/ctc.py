"""A recognizer's second opinion: what its encoder spells by itself, letter by letter, without the decoder.

Some recognizers are trained with such a head beside the decoder, for connectionist temporal classification (Graves et
al. 2006).  The decoder knows what people say, and writes that where it heard something else; the head only knows what
it heard.  Of the decoder's answers the one that both find likeliest has fewer wrong words than its own first (Watanabe
et al. 2017, "Hybrid CTC/Attention Architecture for End-to-End Speech Recognition").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from interpreter_app.core.errors import EngineError, ModelCorrupt
from interpreter_app.engines.models import AGAIN, DAMAGED

FILE = "ctc.npz"
"""In the recognizer's folder: `letters` (n), `weight` (n + 1, width of the encoder) and `bias` (n + 1)."""
OPEN = 30
"""Positions of 20 ms at the end, silence included, in which more may be heard than a text has: the sound may break off
within a word."""

Array = npt.NDArray[np.float32]


class Speller:
    """The head of one recognizer."""

    def __init__(self, letters: str, weight: Array, bias: Array) -> None:
        """`weight` has a row for each of `letters`, and one for the blank; raises `ValueError` otherwise."""
        if not letters or weight.ndim != 2 or len(weight) != len(letters) + 1 or bias.shape != (len(weight),):
            raise ValueError(f"{len(letters)} letters do not go with weights of the shape {weight.shape}")
        self.letters = letters
        self.width = weight.shape[1]
        self._weight, self._bias = weight.astype(np.float32), bias.astype(np.float32)

    def likelihoods(self, encoded: Array, texts: Sequence[str]) -> list[float]:
        """Log probability of each of `texts`, given what the encoder made of the sound, of shape (positions, width).

        -inf: it cannot be said in that time.  Only letters count, neither case nor marks.  Raises `EngineError` for an
        encoder of another width.
        """
        if encoded.shape[1] != self.width:
            raise EngineError(f"{FILE} is of another model: its encoder is {self.width} wide, not {encoded.shape[1]}")
        spelt = [spelling(text, self.letters) for text in texts]
        different = sorted(set(spelt))
        if len(different) < 2:
            return [0.0] * len(spelt)
        found = dict(zip(different, _forward(self._heard(encoded), different), strict=True))
        return [found[letters] for letters in spelt]

    def _heard(self, encoded: Array) -> Array:
        """Log probability of each letter, and of none, at each position."""
        logits = encoded @ self._weight.T + self._bias
        logits -= logits.max(axis=1, keepdims=True)
        return np.asarray(logits - np.log(np.exp(logits).sum(axis=1, keepdims=True)))


def speller(folder: Path) -> Speller | None:
    """The head of the recognizer in `folder`, where it has one; raises `ModelCorrupt` where that makes no sense."""
    path = folder / FILE
    if not path.exists():
        return None
    try:
        with path.open("rb") as file, np.load(file) as arrays:
            return Speller("".join(arrays["letters"].tolist()), arrays["weight"], arrays["bias"])
    except (*DAMAGED, TypeError) as error:
        raise ModelCorrupt(f"the recognizer in {folder} cannot be loaded: {FILE}: {error}", hint=AGAIN) from error


def spelling(text: str, letters: str) -> tuple[int, ...]:
    """`text` in `letters`, as their numbers: without case and marks, and without accents that none of them has."""
    plain = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    known = (c if c in letters else unicodedata.normalize("NFD", c)[0] for c in plain)
    words = "".join(c if c in letters else " " for c in known).split()
    return tuple(letters.index(c) for c in " ".join(words))


def _forward(heard: Array, texts: Sequence[Sequence[int]]) -> list[float]:
    """Log probability of each text, over all the ways in which its letters can lie in time: CTC's forward pass.

    A text's states are its letters with a blank before, between and behind them.  A letter follows its neighbour
    without a blank unless both are the same.  It may be over `OPEN` positions before the end.
    """
    longest, blank = max(map(len, texts)), heard.shape[1] - 1
    states = np.full((len(texts), 2 * longest + 1), blank)
    for row, text in zip(states, texts, strict=True):
        row[1 : 2 * len(text) : 2] = text
    bars = np.zeros(states.shape, np.float32)
    bars[:, :2], bars[:, 2::2] = -np.inf, -np.inf
    bars[:, 3::2][states[:, 3::2] == states[:, 1:-2:2]] = -np.inf
    never = np.full((len(texts), 2), -np.inf, np.float32)
    sums = np.full(states.shape, -np.inf, np.float32)
    sums[:, :2] = heard[0][states[:, :2]]
    rows, ends = np.arange(len(texts)), np.array([2 * len(text) for text in texts])
    best = np.full(len(texts), -np.inf, np.float32)
    for at in range(len(heard)):
        if at:
            before = np.concatenate([never, sums], axis=1)
            sums = np.logaddexp(np.logaddexp(sums, before[:, 1:-1]), before[:, :-2] + bars) + heard[at][states]
        if at >= len(heard) - 1 - OPEN:
            in_letter = np.where(ends > 0, sums[rows, np.maximum(ends - 1, 0)], -np.inf)
            best = np.maximum(best, np.logaddexp(sums[rows, ends], in_letter))
    return [float(value) for value in best]
