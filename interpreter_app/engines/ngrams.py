"""How likely a run of words is, by what was counted: words, pairs of them, and threes.

A small recognizer's decoder has heard far fewer sentences than there are written ones of the same kind.  Where it
hesitates between answers, these tables know better which of them people say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from interpreter_app.core.errors import ModelCorrupt
from interpreter_app.engines.models import AGAIN, DAMAGED

NAME = "ngrams.{}.npz"
"""In the recognizer's folder, for each language that it has tables for."""
BEGIN = "<s>"
"""What stands before a sentence's first word."""
UNKNOWN = math.log(1e-7)
"""Log probability of a word that is not listed."""
STEPS = 20
"""Log probabilities are kept as so many steps for 1, from 0 down to -12.75."""

_SENTENCES = re.compile(r"[.?!…]+")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")

Numbers = npt.NDArray[np.int64]
Logs = npt.NDArray[np.uint8]


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence of `text`, small, with `BEGIN` before them."""
    found = ([word.replace("’", "'") for word in _WORDS.findall(part)] for part in _SENTENCES.split(text.lower()))
    return [[BEGIN, *words] for words in found if words]


@dataclass(frozen=True, slots=True)
class Tables:
    """Words, pairs and threes that were seen; each with its log probability after what stands before it.

    What was not seen goes back to the shorter one, by the log of the share that is left for that.
    """

    words: tuple[str, ...]
    one: Logs
    one_left: Logs
    pairs: Numbers
    """Sorted; first word times number of words, and second word."""
    two: Logs
    two_left: Logs
    threes: Numbers
    """Sorted; number of the pair, as above, times number of words, and third word."""
    three: Logs

    def save(self, path: Path) -> None:
        """Write them to `path`; the numbers as differences, which take less room."""
        np.savez_compressed(
            path, words=np.frombuffer("\n".join(self.words).encode(), np.uint8), one=self.one, one_left=self.one_left,
            pairs=np.diff(self.pairs, prepend=0), two=self.two, two_left=self.two_left,
            threes=np.diff(self.threes, prepend=0), three=self.three,
        )  # fmt: skip

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote; raises one of `models.DAMAGED` for what makes no sense."""
        with path.open("rb") as file, np.load(file) as arrays:
            words = tuple(arrays["words"].tobytes().decode().split("\n"))
            pairs, threes = np.cumsum(arrays["pairs"]), np.cumsum(arrays["threes"])
            found = cls(
                words, arrays["one"], arrays["one_left"], pairs, arrays["two"], arrays["two_left"], threes,
                arrays["three"],
            )  # fmt: skip
        if not (
            len(words) == len(found.one) == len(found.one_left)
            and len(pairs) == len(found.two) == len(found.two_left)
            and len(threes) == len(found.three)
        ):
            raise ValueError("tables of different lengths")
        return found


class NGrams:
    """The tables of one language, to be asked."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._numbers = {word: number for number, word in enumerate(tables.words)}

    def likelihood(self, text: str) -> float:
        """Log probability of the words of `text`, sentence by sentence; 0 if it has none."""
        return sum(self._sentence([self._numbers.get(word, -1) for word in words]) for words in sentences(text))

    def _sentence(self, words: list[int]) -> float:
        return sum(self._word(words[max(0, at - 2) : at], words[at]) for at in range(1, len(words)))

    def _word(self, before: list[int], word: int) -> float:
        """Log probability of a word after one or two others; -1 is one that is not listed."""
        tables, count = self._tables, len(self._tables.words)
        if word < 0:
            return UNKNOWN
        left = 0.0
        if len(before) > 1 and min(before) >= 0:
            pair = before[0] * count + before[1]
            at = _place(tables.threes, pair * count + word)
            if at >= 0:
                return _log(tables.three[at])
            at = _place(tables.pairs, pair)
            left += _log(tables.two_left[at]) if at >= 0 else 0.0
        if before[-1] >= 0:
            at = _place(tables.pairs, before[-1] * count + word)
            if at >= 0:
                return left + _log(tables.two[at])
            left += _log(tables.one_left[before[-1]])
        return left + _log(tables.one[word])


def ngrams(folder: Path, languages: Sequence[str]) -> dict[str, NGrams]:
    """The tables of the recognizer in `folder`; raises `ModelCorrupt` where one makes no sense."""
    found = dict[str, NGrams]()
    for tag in languages:
        path = folder / NAME.format(tag)
        try:
            if path.exists():
                found[tag] = NGrams(Tables.load(path))
        except DAMAGED as error:
            raise ModelCorrupt(
                f"the recognizer in {folder} cannot be loaded: {path.name}: {error}", hint=AGAIN
            ) from error
    return found


def logs(probabilities: Sequence[float]) -> Logs:
    """Their logs, in steps."""
    steps = -np.log(np.maximum(np.asarray(probabilities, np.float64), 1e-9)) * STEPS
    return np.asarray(np.clip(np.round(steps), 0, 255), np.uint8)


def _log(steps: np.uint8) -> float:
    return -int(steps) / STEPS


def _place(numbers: Numbers, wanted: int) -> int:
    """Where `wanted` is among sorted `numbers`; -1: nowhere."""
    at = int(np.searchsorted(numbers, wanted))
    return at if at < len(numbers) and numbers[at] == wanted else -1
