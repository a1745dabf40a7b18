"""Running text cut into words and punctuation marks, each with the space before it."""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile(r"([—–…]+)")
"""Marks that part two words without a space."""


def split_words(text: str) -> list[str]:
    """The words and marks of `text`, in order; joined they are `text` without the space at its end.

    Marks at the edges of a word stand alone ("¿Qué?" gives "¿", "Qué", "?"), a mark that is repeated stays whole
    ("..."), and those inside a word stay there ("don't", "3.5", "well-known").
    """
    words: list[str] = []
    for found in re.finditer(r"(\s*)(\S+)", text):
        space, run = found.groups()
        for part in filter(None, _DASHES.split(run)):
            for word in _edges(part):
                words.append(space + word)
                space = ""
    return words


def is_mark(word: str) -> bool:
    """Whether `word` has nothing in it but punctuation, symbols and space."""
    return all(_punctuation(c) or c.isspace() for c in word)


def _edges(run: str) -> list[str]:
    """`run`, which has no space in it, with the marks at both ends taken off."""
    begin, end = 0, len(run)
    while begin < end and _punctuation(run[begin]):
        begin += 1
    while end > begin and _punctuation(run[end - 1]):
        end -= 1
    core = [run[begin:end]] if begin < end else []
    return [*_marks(run[:begin]), *core, *_marks(run[end:])]


def _marks(run: str) -> list[str]:
    return [found.group() for found in re.finditer(r"(.)\1*", run)]


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
