"""What listeners say to mean "go on"."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

LONGEST = 3
"""More words than that say something, whatever they are."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SOUNDS = _words("mhm mmhm mm mmm hm hmm mmhmm uh huh uhhuh um ah aha oh eh ok okay okey")
"""Sounds that listeners make in any language."""
WORDS = MappingProxyType(
    {
        "en": _words("yes yeah yep right sure i see good great fine really"),
        "es": _words("sí si ajá aja ya claro bueno bien vale dale eso exacto"),
        "de": _words("ja genau gut klar stimmt so achso"),
        "fr": _words("oui ouais bon bien voilà voila exact"),
    }
)
"""Words for the same, without case and punctuation."""


def is_backchannel(said: Sequence[str], language: str | None) -> bool:
    """Whether the words `said` (folded as by `hallucination.words`) are one to three of those that mean "go on"."""
    known = SOUNDS | WORDS.get(language or "", frozenset())
    return 0 < len(said) <= LONGEST and all(word in known for word in said)
