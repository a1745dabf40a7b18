"""Figures, which a translation takes over as they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FIGURES = re.compile(r"\d+")
_STAND_INS = ("27", "38", "46", "59", "64", "83", "92", "71")
"""Short ones without a run of one digit: in long ones a small model loses count."""


def figures(text: str) -> list[str]:
    """All runs of digits in `text`, sorted."""
    return sorted(_FIGURES.findall(text))


def stand_ins(text: str) -> dict[str, str]:
    """For each figure of `text` that has two digits or more, a short one that `text` has not."""
    there = dict.fromkeys(_FIGURES.findall(text))
    free = (short for short in _STAND_INS if short not in there)
    return dict(zip((figure for figure in there if len(figure) > 1), free, strict=False))


def exchanged(text: str, others: Mapping[str, str]) -> str:
    """`text` with other figures in their places."""
    return _FIGURES.sub(lambda found: others.get(found[0], found[0]), text)
