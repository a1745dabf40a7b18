"""Where words are heard: from a decoder's attention, narrowed to where there is sound."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from interpreter_app.core.audio import Floats

_POSITION = 320
"""Samples between two encoder positions of a Whisper model, the grid of its attention."""
_STEP = 160
"""Samples of one measurement of loudness: 10 ms."""
_DEEPEST_DB, _SHALLOWEST_DB, _ABOVE_FLOOR_DB = 30.0, 12.0, 6.0
"""A step counts as quiet this far below the loudest one: less far where noise is nearer to it than that."""
_FLOOR_PERCENT = 5
"""The noise is as loud as the quietest steps are."""


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
