"""How good and how late the interpretation was: counts and ratios over texts and times.

Times are in any one unit (seconds, milliseconds, samples); a result is in the unit of what went in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interpreter_app.core.text import Revision


@dataclass(frozen=True, slots=True)
class WordErrors:
    """Word errors against a reference; they add up over a corpus: `sum(errors, WordErrors())`."""

    substitutions: int = 0
    insertions: int = 0
    deletions: int = 0
    words: int = 0
    """Words of the reference."""

    def __add__(self, other: WordErrors) -> WordErrors:
        return WordErrors(
            self.substitutions + other.substitutions,
            self.insertions + other.insertions,
            self.deletions + other.deletions,
            self.words + other.words,
        )

    @property
    def errors(self) -> int:
        """All of them."""
        return self.substitutions + self.insertions + self.deletions

    @property
    def rate(self) -> float:
        """Word error rate, 0 or more: errors per word of the reference (an empty reference counts as one word)."""
        return self.errors / max(self.words, 1)


def fold(text: str) -> list[str]:
    """The words of `text` without case and punctuation; an apostrophe inside a word stays."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    kept = (c if c == "'" or unicodedata.category(c)[0] in "LMN" else " " for c in text)
    return [word for piece in "".join(kept).split() if (word := piece.strip("'"))]


def word_errors(reference: str, hypothesis: str) -> WordErrors:
    """The fewest substitutions, insertions and deletions (Levenshtein) that turn the reference into the other."""
    wanted, got = fold(reference), fold(hypothesis)
    # One row of the table at a time; a cell is (errors, substitutions, insertions, deletions).
    above = [(i, 0, i, 0) for i in range(len(got) + 1)]
    for deleted, word in enumerate(wanted, 1):
        row = [(deleted, 0, 0, deleted)]
        for i, other in enumerate(got):
            errors, substituted, inserted, missing = above[i]
            match = above[i] if word == other else (errors + 1, substituted + 1, inserted, missing)
            errors, substituted, inserted, missing = row[i]
            insertion = (errors + 1, substituted, inserted + 1, missing)
            errors, substituted, inserted, missing = above[i + 1]
            deletion = (errors + 1, substituted, inserted, missing + 1)
            row.append(min(match, insertion, deletion, key=lambda cell: cell[0]))
        above = row
    _, substituted, inserted, missing = above[-1]
    return WordErrors(substituted, inserted, missing, len(wanted))


def word_error_rate(reference: str, hypothesis: str) -> float:
    """The word error rate of one text; for a corpus add up `word_errors`."""
    return word_errors(reference, hypothesis).rate


def normalized_erasure(revisions: Iterable[Revision], final_count: int) -> float:
    """Tokens deleted on the way per token of the final output (Arivazhagan et al. 2020, arXiv:2004.03643).

    An empty final output counts as one token.
    """
    return sum(revision.deleted for revision in revisions) / max(final_count, 1)


def invented_per_minute(words: int, non_speech_s: float) -> float:
    """Words shown per minute of audio in which nobody spoke.  Raises ValueError when there is no such audio."""
    if non_speech_s <= 0:
        raise ValueError("invented words are counted in non-speech of some length")
    return words * 60 / non_speech_s


def laal(delays: Sequence[float], source_length: float, reference_words: int) -> float:
    """Length-adaptive average lagging of one utterance (Papi et al. 2022, arXiv:2206.05807).

    LAAL = 1/τ · Σ_{i=1..τ} [d_i − (i−1) · |X| / max(|Y|, |Ŷ|)], where `delays` d_i say when the i-th translated word
    was out (source heard until then, or the clock for the computation-aware figure), |X| is `source_length`, |Y| is
    `reference_words`, |Ŷ| the number of delays, and τ the first i with d_i ≥ |X| (all of them if there is none).  When
    even the first word came after the whole source the answer is d_1, as in SimulEval.

    Raises ValueError when there is no delay or no source.
    """
    if not delays or source_length <= 0:
        raise ValueError("lagging needs at least one word and a source of some length")
    if delays[0] > source_length:
        return delays[0]
    pace = source_length / max(reference_words, len(delays))
    last = next((i for i, delay in enumerate(delays, 1) if delay >= source_length), len(delays))
    return sum(delay - i * pace for i, delay in enumerate(delays[:last])) / last


def ear_voice_span(source_ends: Sequence[float], target_times: Sequence[float]) -> float:
    """How long after a word was heard its rendering is shown or spoken, on average, as interpreters' lag is measured.

    Words are paired by relative position, for want of an alignment: the i-th of m target words with source word
    ⌈i·n/m⌉ of n.  `source_ends` are the ends of the source words, `target_times` the times of the target words.

    Raises ValueError when either is empty.
    """
    if not source_ends or not target_times:
        raise ValueError("a span needs words on both sides")
    n, m = len(source_ends), len(target_times)
    return sum(time - source_ends[-(-i * n // m) - 1] for i, time in enumerate(target_times, 1)) / m


def real_time_factor(compute: float, audio: float) -> float:
    """Time computed per time of audio; below 1 the program keeps up.  Raises ValueError when there is no audio."""
    if audio <= 0:
        raise ValueError("a real-time factor needs audio of some length")
    return compute / audio


def percentile(values: Iterable[float], percent: float) -> float:
    """The value below which `percent` (0..100) of `values` lie, interpolated between neighbours.

    Raises ValueError when there is no value or `percent` is out of range.
    """
    ordered = sorted(values)
    if not ordered or not 0 <= percent <= 100:
        raise ValueError("a percentile needs a value and a percentage from 0 to 100")
    place = (len(ordered) - 1) * percent / 100
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
