"""What the program says, in another language: its errors, remedies and findings come in English, made from templates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

PLACE = "{}"
"""What a template has where something is filled in."""
FEW = 6
"""So short is what only joins: `{} and {}`."""
_SINGLE, _ANY = r"([^\s/\\]+)", "(.*?)"
_KEPT = 512
"""Texts that are remembered; a window shows far fewer."""


class Phrases:
    """Templates and their translations; knows no language itself."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """`table`: English template with `{}` -> its translation with `{0}`, `{1}`, each as often as it likes."""
        patterns = sorted(table, key=lambda template: -len(template.replace(PLACE, "")))
        self._patterns = [(_pattern(template), table[template]) for template in patterns]
        self._say = lru_cache(_KEPT)(self._translated)

    def say(self, text: str) -> str:
        """`text` in the other language; each sentence, and each thing filled in, that no template fits stays as it is.

        Of the templates that fit, the one with the most letters of its own counts.  A first capital and a final full
        stop are kept.
        """
        return self._say(text)

    def _translated(self, text: str) -> str:
        whole = self._sentence(text)
        if whole is not None:
            return whole
        sentences = re.split(r"(?<=[.!?]) (?=\S)", text)
        return text if len(sentences) == 1 else " ".join(self._sentence(one) or one for one in sentences)

    def _sentence(self, text: str) -> str | None:
        """A sentence with its capital and its full stop, or as it is written inside another."""
        said = self._match(text)
        if said is not None:
            return said
        plain, stop = (text[:-1], ".") if text.endswith(".") else (text, "")
        for begun in (plain, plain[:1].lower() + plain[1:]):
            said = self._match(begun)
            if said is not None:
                return (said if begun == plain else said[:1].upper() + said[1:]) + stop
        return None

    def _match(self, text: str) -> str | None:
        for pattern, translation in self._patterns:
            if found := pattern.fullmatch(text):
                return translation.format(*map(self._say, found.groups()))
        return None


def _pattern(template: str) -> re.Pattern[str]:
    """What fits a template.  One that is little but a word between two places joins single words, never parts of names."""
    parts = template.split(PLACE)
    joins = len(parts) == 3 and template == PLACE + parts[1] + PLACE and len(parts[1]) < FEW  # noqa: PLR2004
    return re.compile((_SINGLE if joins else _ANY).join(map(re.escape, parts)), re.DOTALL)
