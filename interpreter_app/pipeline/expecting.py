"""A recognizer that is told which words are likely to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from interpreter_app.core.audio import Floats
from interpreter_app.core.options import Streaming
from interpreter_app.core.ports import Hearing, Recognition, Recognizer
from interpreter_app.core.text import Token
from interpreter_app.policy.terms import Terms


def expecting(recognizer: Recognizer, terms: Sequence[str]) -> Recognizer:
    """`recognizer`, with `terms` in place of what sounds like them in every text it writes; itself without any."""
    found = Terms(terms)
    return Expecting(recognizer, found) if found else recognizer


class Expecting:
    """A recognizer, and the words that are likely to come."""

    def __init__(self, inner: Recognizer, terms: Terms) -> None:
        self._inner, self._terms = inner, terms

    @property
    def languages(self) -> tuple[str, ...]:  # noqa: D102 - see Recognizer
        return self._inner.languages

    @property
    def longest(self) -> int:  # noqa: D102
        return self._inner.longest

    @property
    def streaming(self) -> Streaming:  # noqa: D102
        return self._inner.streaming

    def hear(self, audio: Floats, prompt: str = "") -> Hearing:  # noqa: D102
        return _Expectant(self._inner.hear(audio, prompt), self._terms)


class _Expectant:
    def __init__(self, inner: Hearing, terms: Terms) -> None:
        self._inner, self._terms = inner, terms

    def languages(self, candidates: Sequence[str]) -> Mapping[str, float]:
        return self._inner.languages(candidates)

    def decode(self, language: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> Recognition:
        found = self._inner.decode(language, prefix, beam=beam)
        return replace(found, tokens=self._terms.heard(found.tokens))
