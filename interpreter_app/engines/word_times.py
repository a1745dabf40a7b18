"""Where words are heard: from a decoder's attention, narrowed to where there is sound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from interpreter_app.core.audio import Floats
from interpreter_app.policy.words import split_words

_POSITION = 320
"""Samples between two encoder positions of a Whisper model, the grid of its attention."""
_STEP = 160
"""Samples of one measurement of loudness: 10 ms."""
_DEEPEST_DB, _SHALLOWEST_DB, _ABOVE_FLOOR_DB = 30.0, 12.0, 6.0
"""A step counts as quiet this far below the loudest one: less far where noise is nearer to it than that."""
_FLOOR_PERCENT = 5
"""The noise is as loud as the quietest steps are."""
_BROKEN = "\ufffd"
"""What stands in decoded text for bytes that make no character."""


def word_pieces(tokenizer: Any, ids: list[int]) -> list[tuple[str, int, int]]:
    """The words and marks that `ids` spell, each with its first piece and the piece after its last.

    Bytes that make no character, as where an answer breaks off within one, are left out.
    """
    # A character may take several pieces, and a piece may hold several words' ends: find where each piece's text ends.
    ends = [len(tokenizer.decode(ids[: i + 1]).rstrip(_BROKEN)) for i in range(len(ids))]
    words, at = [], 0
    for word in split_words(tokenizer.decode(ids).rstrip(_BROKEN)):
        first = next(i for i, end in enumerate(ends) if end > at)
        at += len(word)
        after = next(i for i, end in enumerate(ends) if end >= at) + 1
        if whole := word.replace(_BROKEN, "").rstrip():
            words.append((whole, first, after))
    return words


def piece_starts(alignments: Sequence[tuple[int, int]], pieces: int) -> npt.NDArray[np.int64]:
    """Sample at which each of `pieces` begins, and one more for the end of text, shape (pieces + 1,).

    `alignments` are (piece, encoder position) pairs along the best path, as CTranslate2's `align` gives them.
    """
    rows, columns = np.array(alignments).T
    first = np.searchsorted(rows, np.arange(pieces + 1))
    return np.asarray(columns[np.minimum(first, len(columns) - 1)] * _POSITION, np.int64)


class Loudness:
    """Which 10 ms steps of `audio` are loud enough to be part of a word."""

    def __init__(self, audio: Floats) -> None:
        steps = audio[: len(audio) // _STEP * _STEP].reshape(-1, _STEP)
        level = 10 * np.log10(np.mean(steps * steps, axis=1, dtype=np.float64) + 1e-10)
        if not len(level):
            self._loud = np.zeros(0, bool)
            return
        peak, floor = level.max(), np.percentile(level, _FLOOR_PERCENT)
        self._loud = level > np.clip(floor + _ABOVE_FLOOR_DB, peak - _DEEPEST_DB, peak - _SHALLOWEST_DB)

    def narrow(self, start: int, end: int) -> tuple[int, int]:
        """`start` and `end`, in samples, without the quiet at either side; unchanged where all is quiet."""
        first, after = start // _STEP, -(-end // _STEP)
        loud = np.flatnonzero(self._loud[first:after])
        if not len(loud):
            return start, end
        return max(start, (first + int(loud[0])) * _STEP), min(end, (first + int(loud[-1]) + 1) * _STEP)
