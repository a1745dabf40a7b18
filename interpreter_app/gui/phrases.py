"""What the program says, in another language: errors, remedies and findings come in English, made from templates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

PLACE = "{}"
"""What a template has where something is filled in."""
FEW = 6
"""Characters; a template of two places and less between them only joins, as `{} and {}` does."""
_ANY, _WORD, _REST = "(.*?)", r"([^\s/\\]+)", r"([^/\\]+)"
_KEPT = 512
"""Texts that are remembered; a window shows far fewer."""


class _Filled(str):
    """Something filled in."""

    __slots__ = ()

    def __format__(self, how: str) -> str:
        return self.replace(".", ",") if how == "," else str(self)


class Phrases:
    """Templates and their translations; knows no language itself."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """`table`: English template with `{}` -> its translation with `{0}`, `{1}`, each as often as it likes.

        `{0:,}` writes a number with a decimal comma.
        """
        templates = sorted(table, key=lambda template: -len(template.replace(PLACE, "")))
        self._patterns = [(_pattern(template), table[template]) for template in templates]
        self._match = lru_cache(_KEPT)(self._look)

    def say(self, text: str) -> str:
        """`text` in the other language; as it is where no template fits.

        Of the templates that fit, the one with the most characters of its own counts; what is filled in is said in the
        other language too, where a template fits it.  A capital at the beginning and a full stop at the end that the
        template has not are kept.
        """
        said = self._match(text)
        if said is not None:
            return said
        plain, stop = (text[:-1], ".") if text.endswith(".") else (text, "")
        said = self._match(plain)
        if said is not None:
            return said + stop
        said = self._match(plain[:1].lower() + plain[1:])
        return text if said is None else said[:1].upper() + said[1:] + stop

    def _look(self, text: str) -> str | None:
        """What the first template says that fits the whole of `text`."""
        for pattern, translation in self._patterns:
            if found := pattern.fullmatch(text):
                return translation.format(*(_Filled(self.say(part)) for part in found.groups()))
        return None


def _pattern(template: str) -> re.Pattern[str]:
    """What fits a template; one that only joins, joins words and not parts of a path."""
    parts = template.split(PLACE)
    match [re.escape(part) for part in parts]:
        case ["", joint, ""] if len(parts[1]) < FEW:
            pattern = _WORD + joint + _REST
        case literal:
            pattern = _ANY.join(literal)
    return re.compile(pattern, re.DOTALL)
