"""A recognizer whose words are looked at: expected ones are found by their sound, made-up ones become known ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from interpreter_app.core.audio import Floats
from interpreter_app.core.options import Streaming
from interpreter_app.core.ports import Hearing, Recognition, Recognizer
from interpreter_app.core.text import Token
from interpreter_app.policy.spelling import Spelling
from interpreter_app.policy.terms import Terms


def worded(recognizer: Recognizer, terms: Sequence[str] = ()) -> Recognizer:
    """`recognizer`, with `terms` in every text it writes where words sound like them, and without words it made up.

    The recognizer itself where there are no terms and it does not list its words.
    """
    found = Terms(terms)
    spellings = {language: _spelling(words) for language, words in recognizer.vocabulary.items()}
    return Worded(recognizer, found, spellings) if found or spellings else recognizer


_spelling = cache(Spelling)
"""Each list is looked through once, however many sessions there are."""


class Worded:
    """A recognizer, the words that are likely to come, and those that there are in each language."""

    def __init__(self, inner: Recognizer, terms: Terms, spellings: Mapping[str, Spelling]) -> None:
        self._inner, self._terms, self._spellings = inner, terms, spellings

    @property
    def languages(self) -> tuple[str, ...]:  # noqa: D102 - see Recognizer
        return self._inner.languages

    @property
    def longest(self) -> int:  # noqa: D102
        return self._inner.longest

    @property
    def streaming(self) -> Streaming:  # noqa: D102
        return self._inner.streaming

    @property
    def vocabulary(self) -> Mapping[str, tuple[str, ...]]:  # noqa: D102
        return self._inner.vocabulary

    def hear(self, audio: Floats, prompt: str = "") -> Hearing:  # noqa: D102
        return _WordedHearing(self._inner.hear(audio, prompt), self._terms, self._spellings)


class _WordedHearing:
    def __init__(self, inner: Hearing, terms: Terms, spellings: Mapping[str, Spelling]) -> None:
        self._inner, self._terms, self._spellings = inner, terms, spellings

    def languages(self, candidates: Sequence[str]) -> Mapping[str, float]:
        return self._inner.languages(candidates)

    def decode(self, language: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> Recognition:
        found = self._inner.decode(language, prefix, beam=beam)
        tokens = self._terms.heard(found.tokens)
        if spelling := self._spellings.get(language.split("-", maxsplit=1)[0]):
            tokens = spelling.corrected(tokens, spared=self._terms.words)
        return replace(found, tokens=tokens)
