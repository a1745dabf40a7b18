"""Words that nobody writes so, corrected: what a small recognizer spells by ear becomes the word it sounds like.

A recognizer with few pieces writes rare words piece by piece ("fastival", "over coat", "a menazó", "ninguntemor").
Where its pack lists the words that it was trained on, those it made up are replaced by one that sounds nearly the same,
or by two that sound the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from interpreter_app.core.text import Token
from interpreter_app.core.units import Samples
from interpreter_app.policy.sounds import skeleton, sounds, unlikeness
from interpreter_app.policy.words import is_mark

LEAST_LETTERS = 4
"""Of a word that is corrected; shorter ones sound like too much."""
UNLIKE = 0.12
"""How unlike a word, per sound, what it replaces may be."""
LEAST_PART = 4
"""Letters of each of two words that were written as one."""


class Spelling:
    """The words of one language."""

    def __init__(self, words: Sequence[str]) -> None:
        """`words`: as they are written inside a sentence, the most frequent first.

        "over|coat" is a word that is made of two which never stand beside each other.
        """
        self._words = [word.replace("|", "") for word in words]
        self._apart = {tuple(word.casefold().split("|")) for word in words if "|" in word}
        self._forms: dict[str, str] = {}
        for word in self._words:
            self._forms.setdefault(word.casefold(), word)

    def corrected(self, tokens: tuple[Token, ...], *, spared: frozenset[str] = frozenset()) -> tuple[Token, ...]:
        """`tokens` with known words in place of those that are none.

        Two become one where together they are a word, and one becomes two where it sounds like two.

        `spared`: words that are right though they are unknown, casefolded.
        """
        out: list[Token] = []
        for token in tokens:
            if out and (whole := self._whole(out[-1].text, token.text, spared)):
                out[-1] = _joined(out[-1], token, whole)
            else:
                out.append(token)
        return tuple(part for token in out for part in self._alone(token, spared))

    def _whole(self, one: str, other: str, spared: frozenset[str]) -> str | None:
        """The word that these are together, where they are not both words or never stand together."""
        if is_mark(one) or is_mark(other):
            return None
        pair = one.strip().casefold(), other.strip().casefold()
        unknown = [word for word in pair if word not in self._forms]
        if spared.intersection(pair) or not (unknown or pair in self._apart):
            return None
        if form := self._forms.get("".join(pair)):
            return _like(one, form)
        together = one + other.strip()
        return (found := self._near(together)) and _like(one, found) if any(map(_long, unknown)) else None

    def _alone(self, token: Token, spared: frozenset[str]) -> tuple[Token, ...]:
        """`token`, or the word or the two words that it sounds like."""
        word = token.text.strip()
        if not _long(word) or word.casefold() in self._forms or word.casefold() in spared:
            return (token,)
        if found := self._near(word):
            return (replace(token, text=_like(token.text, found)),)
        return _parted(token, *two) if (two := self._two(word)) else (token,)

    def _two(self, word: str) -> tuple[str, str, int] | None:
        """The two words that together sound like this one, and how many of its letters are the first's.

        Of several such pairs, the one whose rarer word is the most frequent.
        """
        found = [
            (max(one, other), one, other, at)
            for at in range(LEAST_PART, len(word) - LEAST_PART + 1)
            if (one := self._ranks.get(sounds(word[:at]))) is not None
            and (other := self._ranks.get(sounds(word[at:]))) is not None
        ]
        if not found:
            return None
        _, one, other, at = min(found)
        return self._words[one], self._words[other], at

    def _near(self, word: str) -> str | None:
        """The word that sounds most like this one, if it sounds like it enough."""
        heard = sounds(word) if word.strip().isalpha() else ""
        near = ((unlikeness(heard, other), rank) for rank, other in self._by_skeleton.get(skeleton(heard), ()))
        found = min(near, default=(1.0, 0))
        return self._words[found[1]] if heard and found[0] <= UNLIKE else None

    @cached_property
    def _by_skeleton(self) -> dict[str, list[tuple[int, str]]]:
        """Rank and sounds of the words, by the kinds of their consonants."""
        out: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for rank, word in enumerate(self._words):
            heard = sounds(word)
            out[skeleton(heard)].append((rank, heard))
        return out

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """Sounds of the words that are long enough to be found in another, and the rank of the most frequent one."""
        out: dict[str, int] = {}
        for rank, word in enumerate(self._words):
            if len(word) >= LEAST_PART:
                out.setdefault(sounds(word), rank)
        return out


def _long(word: str) -> bool:
    return len(word) >= LEAST_LETTERS and word.isalpha()


def _joined(one: Token, other: Token, text: str) -> Token:
    sure = [token.probability for token in (one, other) if token.probability is not None]
    return replace(one, text=text, end=other.end, probability=min(sure, default=None))


def _parted(token: Token, one: str, other: str, letters: int) -> tuple[Token, Token]:
    """Two words in place of one, whose sound is divided as its letters are."""
    middle = token.end
    if token.start is not None and token.end is not None:
        middle = Samples(token.start + (token.end - token.start) * letters // len(token.text.strip()))
    first = replace(token, text=_like(token.text, one), end=middle)
    return first, replace(token, text=f" {other}", start=middle)


def _like(text: str, word: str) -> str:
    """`word` with the space and the capital that `text` begins with."""
    space = text[: len(text) - len(text.lstrip())]
    return space + (word[0].upper() + word[1:] if text.strip()[0].isupper() else word)
