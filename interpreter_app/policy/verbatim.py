"""What a translation takes over as it stands: figures, and names that its translator has never met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_RUNS = re.compile(r"\d+(?:[.,/-]\d+)*|[^\W\d_]+")
"""A word, or a figure with all that belongs to it (1,500, 555-0134, 3/4/1985), but no time of day."""
_WORDS_AND_BEGINNINGS = re.compile(r"[^\W\d_]+|[.?!…:¿¡\"“«]")
_FIGURES = re.compile(r"\d+")
_SHORT_FIGURES = ("27", "38", "46", "59", "64", "83", "92", "71")
"""Without a run of one digit: in long ones a small model loses count."""
_COMMON_NAMES = ("Tom", "Mary", "John")
"""Which every translator has met."""
_LEAST_LETTERS = 3
"""Of a name; what is shorter are initials and abbreviations."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """What of a text is to stand in its translation too."""

    figures: tuple[str, ...]
    """All runs of digits, sorted."""
    names: tuple[str, ...]
    """Capitalized words inside a sentence that the translator does not know."""
    openings: tuple[str, ...]
    """Such words at the beginning of a sentence, where they need not be names."""
    known: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.figures or self.names or self.openings)

    def stands_in(self, translation: str) -> bool:
        """Whether `translation` has it all.

        A word that begins a sentence may be missing, unless the translation has made up a word, most likely out of it.
        """
        words = {run for run in _RUNS.findall(translation) if not run[0].isdigit()}
        return (
            _figures(translation) == self.figures
            and words.issuperset(self.names)
            and (words.issuperset(self.openings) or not any(map(self._made_up, words)))
        )

    def stand_ins(self, text: str) -> dict[str, str]:
        """What is easily copied, for each of `text`'s figures of two digits or more, and for its names."""
        runs = dict.fromkeys(_RUNS.findall(text))
        names = dict.fromkeys([*self.names, *self.openings])
        out = dict(zip(names, (name for name in _COMMON_NAMES if name not in runs), strict=False))
        short = (figure for figure in _SHORT_FIGURES if figure not in runs)
        return out | dict(zip((run for run in runs if run[0].isdigit() and len(run) > 1), short, strict=False))

    def _made_up(self, word: str) -> bool:
        return not (word in self.known or word.lower() in self.known or word in self.names or word in self.openings)


def verbatim(text: str, known: frozenset[str] = frozenset()) -> Verbatim:
    """What of `text` is to stand in its translation too.

    `known`: the words of both languages that the translator has met, as they are written inside a sentence; without
    any, nothing is taken for a name.
    """
    names, openings = list[str](), list[str]()
    for word, begins in words(text) if known else ():
        if word in known or len(word) < _LEAST_LETTERS or not word[0].isupper() or word.isupper():
            continue
        if not begins:
            names.append(word)
        elif word.lower() not in known:
            openings.append(word)
    return Verbatim(_figures(text), tuple(names), tuple(openings), known)


def exchanged(text: str, others: Mapping[str, str]) -> str:
    """`text` with other words and figures in the places of those that `others` names."""
    return _RUNS.sub(lambda found: others.get(found[0], found[0]), text)


def inside(text: str, known: frozenset[str]) -> str:
    """`text` as it is written inside a sentence: its first word small, where `known` has that and not the other."""
    first = next((word for word, _ in words(text)), "")
    if first in known or first.lower() not in known:
        return text
    return text.replace(first, first.lower(), 1)


def _figures(text: str) -> tuple[str, ...]:
    return tuple(sorted(_FIGURES.findall(text)))


def words(text: str) -> Iterator[tuple[str, bool]]:
    """The words of `text`, and whether a sentence begins with them."""
    begins = True
    for found in _WORDS_AND_BEGINNINGS.findall(text):
        if found[0].isalpha():
            yield found, begins
        begins = not found[0].isalpha()
