"""How alike two spellings sound, in languages with Latin letters: roughly, and without a dictionary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

_SAME_SOUND = (
    ("ph", "f"), ("ck", "k"), ("qu", "kw"), ("sch", "sh"), ("tch", "ch"), ("dge", "j"), ("x", "ks"), ("z", "s"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ch", "$"), ("c", "k"), ("q", "k"), ("y", "i"), ("v", "b"),
)  # fmt: skip
"""Spellings of one sound, in the order in which they are replaced; "$" is that of "church"."""
_VOWELS = frozenset("aeiou")
_WEAK = _VOWELS | {"w"}
_ALIKE = ("pbf", "tds", "kgjh", "sj$", "mn", "lr", "lou", "wu", "gi", "ji", "bw")
_SWAP_VOWEL, _SWAP_ALIKE, _SWAP = 0.3, 0.5, 1.0
_SKIP_VOWEL, _SKIP_SILENT, _SKIP = 0.45, 0.25, 0.8
_SILENT = frozenset("h")
_KINDS = dict(zip("pbftds$jkgmnlr", "ppptttttkkmmll", strict=True))


def sounds(text: str) -> str:
    """`text` spelt as it sounds, roughly: without spaces, marks, accents and doubled letters."""
    plain = unicodedata.normalize("NFD", text.casefold())
    spelt = "".join(c for c in plain if c.isalnum())
    for written, sound in _SAME_SOUND:
        spelt = spelt.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", spelt)


def skeleton(heard: str) -> str:
    """The kinds of consonants in some sounds, in order; what sounds much alike has the same."""
    return "".join(_KINDS.get(sound, "") for sound in heard)


def nothing_against(wanted: str) -> list[float]:
    """What it costs to make each beginning of `wanted` out of nothing: the first row of an edit distance."""
    return list(accumulate(map(_skip, wanted), initial=0.0))


def extended(row: Sequence[float], heard: str, wanted: str) -> Sequence[float]:
    """The row after these sounds too.  Vowels, and consonants that sound alike, are cheap to change."""
    for sound in heard:
        skip, after = _skip(sound), [row[0] + _skip(sound)]
        for at, other in enumerate(wanted):
            after.append(min(row[at] + _swap(sound, other), row[at + 1] + skip, after[-1] + _skip(other)))
        row = after
    return row


def unlikeness(heard: str, wanted: str) -> float:
    """What it costs to make `wanted` of `heard`, for each of its sounds; 0 where they sound the same."""
    return extended(nothing_against(wanted), heard, wanted)[-1] / max(1, len(wanted))


@cache
def _skip(sound: str) -> float:
    return _SKIP_VOWEL if sound in _WEAK else _SKIP_SILENT if sound in _SILENT else _SKIP


@cache
def _swap(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in _VOWELS and other in _VOWELS:
        return _SWAP_VOWEL
    return _SWAP_ALIKE if any(one in group and other in group for group in _ALIKE) else _SWAP
