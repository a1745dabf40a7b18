"""How late a long interpretation is: its words given back to the sentences they render, and LongYAAL over those.

Times are in any one unit; a result is in the unit of what went in.  The definitions are OmniSTEval's, the scorer of
the IWSLT evaluations (Polák et al. 2025, arXiv:2509.17349).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of a long recording."""

    words: tuple[str, ...]
    """Of its reference translation, as `metrics.fold` gives them."""
    start: float
    end: float


def resegment(references: Sequence[Sequence[str]], words: Sequence[str]) -> list[int]:
    """To which of `references` (the words of each) each of `words` belongs: indexes that never fall.

    The alignment of SoftSegmenter: as much likeness as possible (of words, the share of letters that two have in
    common) in the order of both texts, gaps being free; a word without a partner goes with the neighbour in the
    reference that it is more like, the earlier one where neither is.

    Raises ValueError when there are words and no reference has any.
    """
    wanted = [(word, index) for index, reference in enumerate(references) for word in reference]
    if words and not wanted:
        raise ValueError("words can be given back only to references that have some")
    partners = _partners([word for word, _ in wanted], words)
    after: int | None = None
    next_partners = []
    for partner in reversed(partners):
        after = partner if partner is not None else after
        next_partners.append(after)
    owners, last = [], None
    for word, partner, following in zip(words, partners, reversed(next_partners), strict=True):
        last = partner if partner is not None else _likelier(word, wanted, last, following)
        owners.append(wanted[last][1])
    return owners


def yaal(
    delays: Sequence[float], source_length: float, reference_words: int, end: float = float("inf")
) -> float | None:
    """Yet Another Average Lagging of one sentence of a recording that goes on until `end`.

    YAAL = 1/τ · Σ_{i=1..τ} [d_i − (i−1) · |X| / max(|Y|, |Ŷ|)], as in LAAL, over the words d_i < `end`: what comes when
    the recording is over says nothing about lag.  `delays` and `end` count from the beginning of the sentence, which
    is `source_length` long.  None where no word came in time.  Raises ValueError when the source has no length.
    """
    if source_length <= 0:
        raise ValueError("lagging needs a source of some length")
    pace = source_length / max(reference_words, len(delays), 1)
    before = next((i for i, delay in enumerate(delays) if delay >= end), len(delays))
    return sum(delay - i * pace for i, delay in enumerate(delays[:before])) / before if before else None


def long_yaal(
    segments: Sequence[Segment], words: Sequence[str], times: Sequence[float], end: float
) -> list[float | None]:
    """The lag of each of `segments`, None where none of its words came before `end`, the recording's.

    `words` are those of the whole translation, `times` when each was out.  LongYAAL is the mean of what is not None.
    """
    owners = resegment([segment.words for segment in segments], words)
    delays: list[list[float]] = [[] for _ in segments]
    for owner, time in zip(owners, times, strict=True):
        delays[owner].append(time - segments[owner].start)
    return [
        yaal(mine, segment.end - segment.start, len(segment.words), end - segment.start)
        for mine, segment in zip(delays, segments, strict=True)
    ]


def growth(points: Sequence[tuple[float, float]]) -> float:
    """How much y grows per unit of x over (x, y) `points`: the slope of the least squares' line; 0 where x is one."""
    if not points:
        return 0.0
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    spread = sum((x - x_mean) ** 2 for x, _ in points)
    return sum((x - x_mean) * (y - y_mean) for x, y in points) / spread if spread else 0.0


def _likeness(a: str, b: str) -> float:
    """Letters in common per letter of either, 0..1 (Jaccard)."""
    ours, theirs = set(a), set(b)
    return len(ours & theirs) / len(ours | theirs)


def _partners(wanted: Sequence[str], words: Sequence[str]) -> list[int | None]:
    """For each of `words` the place in `wanted` that it is aligned to; None: to none."""
    known: dict[tuple[str, str], float] = {}
    rows = [[0.0] * (len(words) + 1)]
    for other in wanted:
        above, row = rows[-1], [0.0]
        for i, word in enumerate(words):
            pair = (other, word)
            if pair not in known:
                known[pair] = _likeness(other, word)
            row.append(max(above[i] + known[pair], above[i + 1], row[i]))
        rows.append(row)
    partners: list[int | None] = [None] * len(words)
    r, w = len(wanted), len(words)
    while r and w:
        if rows[r][w] == rows[r - 1][w - 1] + known[wanted[r - 1], words[w - 1]]:
            r, w = r - 1, w - 1
            partners[w] = r
        elif rows[r][w] == rows[r - 1][w]:
            r -= 1
        else:
            w -= 1
    return partners


def _likelier(word: str, wanted: Sequence[tuple[str, int]], last: int | None, following: int | None) -> int:
    """The place of the reference, of the partners before and after `word`, that it is more like; the earlier if equal.

    One of them there is: in an alignment that makes the most of likeness some word has a partner.
    """
    places = [place for place in (last, following) if place is not None]
    return max(places, key=lambda place: _likeness(word, wanted[place][0]))
