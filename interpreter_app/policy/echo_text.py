"""Whether a transcript is the program's own voice coming back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from interpreter_app.core.events import SpeakingStarted, SpeakingStopped
from interpreter_app.core.units import Samples, samples
from interpreter_app.policy.metrics import fold

KEPT = samples(30_000)
"""What was spoken longer ago is forgotten."""
MARGIN = samples(1000)
"""Own voice comes back late, by the room and the devices, and the edges of an utterance are blurred."""
SIMILAR = 0.7
"""Similarity at which a transcript is what was spoken.

Of 6,000 sentences of the set that ships, each compared with three others, one in a hundred reaches 0.42, none 0.7."""
ALIKE = 0.5
"""Two words less alike than that have nothing in common."""
SHORT = 2
"""Texts of so few words must be what was spoken, to the letter: people say the same words."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A clause, and from where to where in the lane's audio it was played."""

    text: str
    language: str
    start: Samples
    end: Samples


class OwnVoice:
    """What was spoken in the last half minute, and whether a transcript repeats it.

    A transcript is compared with the clauses that were played while it was said, give or take `MARGIN`.  Its similarity
    to them is 1 - D / n: n is the number of its words, and D the least cost of editing any stretch of the words spoken
    into it, where a word more or less costs 1 and a word for another 1 - their likeness (Sellers 1980, "The theory and
    computation of evolutionary distances", on words).  Case, accents and punctuation do not count.
    """

    def __init__(self) -> None:
        self._spoken: tuple[Spoken, ...] = ()

    def hear(self, event: SpeakingStarted | SpeakingStopped) -> None:
        """A clause began, and will be played to its end; or it has ended where it did."""
        if isinstance(event, SpeakingStarted):
            kept = (one for one in self._spoken if one.end >= event.heard - KEPT)
            end = Samples(event.heard + event.duration)
            self._spoken = (*kept, Spoken(event.text, event.language, event.heard, end))
        elif self._spoken:
            *before, last = self._spoken
            self._spoken = (*before, replace(last, end=Samples(last.start + event.played)))

    def during(self, start: Samples, end: Samples) -> tuple[Spoken, ...]:
        """What was played between `start` and `end`, give or take `MARGIN`; in order."""
        return tuple(one for one in self._spoken if one.start < end + MARGIN and one.end > start - MARGIN)

    def is_own(self, text: str, start: Samples, end: Samples) -> bool:
        """Whether `text`, the whole transcript of the lane's audio from `start` to `end`, is what was spoken there."""
        return self._matches(text, start, end, _likeness)

    def may_be_own(self, text: str, start: Samples, end: Samples) -> bool:
        """The same of a partial transcript: its last word may be the beginning of one, and more words may tell."""
        return self._matches(text, start, end, _begins)

    def _matches(self, text: str, start: Samples, end: Samples, last: Callable[[str, str], float]) -> bool:
        said = _words(text)
        spoken = [word for one in self.during(start, end) for word in _words(one.text)]
        if not said or not spoken:
            return False
        return _similarity(said, spoken, last) >= (SIMILAR if len(said) > SHORT else 1)


def _similarity(said: Sequence[str], spoken: Sequence[str], last: Callable[[str, str], float]) -> float:
    """How much the words `said` are like some stretch of those `spoken`, 0..1; `last` compares the last one."""
    above = [0.0] * (len(spoken) + 1)
    for count, word in enumerate(said, 1):
        compare = last if count == len(said) else _likeness
        row = [float(count)]
        for place, other in enumerate(spoken):
            row.append(min(above[place] + 1 - compare(word, other), above[place + 1] + 1, row[place] + 1))
        above = row
    return 1 - min(above) / len(said)


@lru_cache(maxsize=4096)
def _likeness(word: str, other: str) -> float:
    """1 - Levenshtein distance / length of the longer word, 0..1; 0 where that is below `ALIKE`."""
    if word == other:
        return 1.0
    above = list(range(len(other) + 1))
    for count, letter in enumerate(word, 1):
        row = [count]
        for place, wanted in enumerate(other):
            row.append(min(above[place] + (letter != wanted), above[place + 1] + 1, row[place] + 1))
        above = row
    likeness = 1 - above[-1] / max(len(word), len(other))
    return likeness if likeness >= ALIKE else 0.0


def _begins(word: str, other: str) -> float:
    """The likeness of `word` to `other`, or to its beginning."""
    return max(_likeness(word, other), _likeness(word, other[: len(word)]))


def _words(text: str) -> list[str]:
    """The words of `text` without case, accents and punctuation."""
    letters = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return fold("".join(letters))
