"""Words that nobody writes so, corrected: what a small recognizer spells by ear becomes the word it sounds like.

A recognizer with few pieces writes rare words piece by piece ("fastival", "over coat", "a menazó").  Where its pack
lists the words that it was trained on, those it made up are replaced by one that sounds nearly the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from interpreter_app.core.text import Token
from interpreter_app.policy.sounds import skeleton, sounds, unlikeness
from interpreter_app.policy.words import is_mark

LEAST_LETTERS = 4
"""Of a word that is corrected; shorter ones sound like too much."""
UNLIKE = 0.15
"""How unlike a word, per sound, what it replaces may be."""


class Spelling:
    """The words of one language."""

    def __init__(self, words: Sequence[str]) -> None:
        """`words`: as they are written inside a sentence, the most frequent first."""
        self._words = words
        self._forms: dict[str, str] = {}
        for word in words:
            self._forms.setdefault(word.casefold(), word)

    def corrected(self, tokens: tuple[Token, ...], *, spared: frozenset[str] = frozenset()) -> tuple[Token, ...]:
        """`tokens` with known words in place of those that are none; two become one where together they are a word.

        `spared`: words that are right though they are unknown, casefolded.
        """
        out: list[Token] = []
        for token in tokens:
            if out and (whole := self._whole(out[-1].text, token.text)):
                out[-1] = _joined(out[-1], token, whole)
            else:
                out.append(token)
        return tuple(
            token if token.text.strip().casefold() in spared else replace(token, text=self._corrected(token.text))
            for token in out
        )

    def _known(self, word: str) -> bool:
        return word.casefold() in self._forms

    def _whole(self, one: str, other: str) -> str | None:
        """The word that these are together, where they are no words by themselves."""
        if is_mark(one) or is_mark(other) or (self._known(one.strip()) and self._known(other.strip())):
            return None
        together = one + other.strip()
        return _like(together, self._forms[key]) if (key := together.strip().casefold()) in self._forms else None

    def _corrected(self, text: str) -> str:
        word = text.strip()
        if len(word) < LEAST_LETTERS or not word.isalpha() or self._known(word):
            return text
        heard = sounds(word)
        near = ((unlikeness(heard, other), rank) for rank, other in self._by_skeleton.get(skeleton(heard), ()))
        found = min(near, default=(1.0, 0))
        return _like(text, self._words[found[1]]) if found[0] <= UNLIKE else text

    @cached_property
    def _by_skeleton(self) -> dict[str, list[tuple[int, str]]]:
        """Rank and sounds of the words, by the kinds of their consonants."""
        out: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for rank, word in enumerate(self._words):
            heard = sounds(word)
            out[skeleton(heard)].append((rank, heard))
        return out


def _joined(one: Token, other: Token, text: str) -> Token:
    sure = [token.probability for token in (one, other) if token.probability is not None]
    return replace(one, text=text, end=other.end, probability=min(sure, default=None))


def _like(text: str, word: str) -> str:
    """`word` with the space and the capital that `text` begins with."""
    space = text[: len(text) - len(text.lstrip())]
    return space + (word[0].upper() + word[1:] if text.strip()[0].isupper() else word)
