"""Expected words, found again in what a recognizer made of them: by their sound, however it spelt them.

A name that a recognizer never met comes out as the words it knows that sound like it: "Penelope" as "pan elopy",
"Ferdinand" as "for dinner and".  Spelling follows sound closely enough in both to compare them letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from interpreter_app.core.text import Token
from interpreter_app.policy.words import is_mark, split_words

_SAME_SOUND = (
    ("ph", "f"), ("ck", "k"), ("qu", "kw"), ("sch", "sh"), ("tch", "ch"), ("dge", "j"), ("x", "ks"), ("z", "s"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ch", "$"), ("c", "k"), ("q", "k"), ("y", "i"), ("v", "b"),
)  # fmt: skip
"""Spellings of one sound, in the order in which they are replaced; "$" is that of "church"."""
_VOWELS = frozenset("aeiou")
_ALIKE = ("pbf", "tds", "kgjh", "sj$", "mn", "lr", "lou", "wu", "gi", "ji", "bw")
_SWAP_VOWEL, _SWAP_ALIKE, _SWAP = 0.3, 0.5, 1.0
_SKIP_VOWEL, _SKIP_SILENT, _SKIP = 0.45, 0.25, 0.8
_SILENT = frozenset("h")
LEAST_SOUNDS = 4
"""Of a term: shorter ones sound like too much."""
MORE_WORDS = 2
"""So many more words than the term has may have been made of it."""
UNLIKE, SURE = 0.3, 0.09
"""How unlike the term, per sound, what was heard may be: where the recognizer is in doubt, and where it is sure.

Of 50 other names in 500 sentences, 175 and 325 are found with 0.3 and 0.09, and 1 of 608 sentences without them is
spoilt; with 0.36 and 0.12 it is 360, and 7."""
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    after: int
    term: str
    unlikeness: float


class Terms:
    """Words that are likely to come."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._terms = [
            (term, len(term.split()), sounds) for term in terms if len(sounds := _sounds(term)) >= LEAST_SOUNDS
        ]

    def __bool__(self) -> bool:
        return bool(self._terms)

    def heard(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """`tokens` with the terms in place of the words that sound like them; those nearest first."""
        taken = [False] * len(tokens)
        chosen: dict[int, _Match] = {}
        for match in sorted(self._matches(tokens), key=lambda match: (match.unlikeness, match.first - match.after)):
            if not any(taken[match.first : match.after]):
                taken[match.first : match.after] = [True] * (match.after - match.first)
                chosen[match.first] = match
        out: list[Token] = []
        for at, token in enumerate(tokens):
            if at in chosen:
                out += _spelt(tokens[at : chosen[at].after], chosen[at].term)
            elif not taken[at]:
                out.append(token)
        return tuple(out)

    def _matches(self, tokens: tuple[Token, ...]) -> Iterator[_Match]:
        """All stretches of words that sound like a term."""
        words = [() if is_mark(token.text) else _sounds(_POSSESSIVE.sub("", token.text)) for token in tokens]
        for first in range(len(tokens)):
            for term, count, sounds in self._terms:
                row = list(accumulate(map(_skip, sounds), initial=0.0))
                for after in range(first + 1, min(len(tokens), first + count + MORE_WORDS) + 1):
                    if not words[after - 1]:
                        break
                    for sound in words[after - 1]:
                        row = _extended(row, sound, sounds)
                    if min(row) > UNLIKE * len(sounds):
                        break
                    unlikeness = row[-1] / len(sounds)
                    if unlikeness <= _limit(tokens[first:after]) and not _form(tokens[first:after], term):
                        yield _Match(first, after, term, unlikeness)


def _limit(span: Sequence[Token]) -> float:
    """How unlike a term these words may be; the recognizer's doubt is that of the word it is least sure of."""
    sure = min(1.0 if token.probability is None else token.probability for token in span)
    return SURE + (UNLIKE - SURE) * (1 - sure)


def _form(span: Sequence[Token], term: str) -> bool:
    """Whether a word that is longer than the term begins with it, as a plural does."""
    word = span[0].text.strip().casefold()
    return len(span) == 1 and len(word) > len(term) and word.startswith(term.casefold())


def _spelt(span: Sequence[Token], term: str) -> list[Token]:
    """The words of `term` where those of `span` were heard, each as long as it is written."""
    text = span[-1].text
    ending = found[0] if (found := _POSSESSIVE.search(text)) else ""
    space = span[0].text[: len(span[0].text) - len(span[0].text.lstrip())]
    words = split_words(space + term + ending)
    sure = [token.probability for token in span if token.probability is not None]
    start, end = span[0].start, span[-1].end
    probability = sum(sure) / len(sure) if sure else None
    if start is None or end is None:
        return [replace(span[0], text=word, probability=probability) for word in words]
    letters, said, out = sum(map(len, words)), 0, []
    for word in words:
        times = [type(start)(start + (end - start) * at // letters) for at in (said, said + len(word))]
        out.append(replace(span[0], text=word, start=times[0], end=times[1], probability=probability))
        said += len(word)
    return out


def _sounds(text: str) -> str:
    """`text` spelt as it sounds, roughly: without spaces, marks, accents and doubled letters."""
    plain = unicodedata.normalize("NFD", text.casefold())
    spelt = "".join(c for c in plain if c.isalnum())
    for written, sound in _SAME_SOUND:
        spelt = spelt.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", spelt)


def _extended(row: Sequence[float], sound: str, term: str) -> list[float]:
    """A row of the edit distance to each beginning of `term`, after one more sound.

    Vowels, and consonants that sound alike, are cheap to change.
    """
    skip = _skip(sound)
    out = [row[0] + skip]
    for at, wanted in enumerate(term):
        out.append(min(row[at] + _swap(sound, wanted), row[at + 1] + skip, out[-1] + _skip(wanted)))
    return out


@cache
def _skip(sound: str) -> float:
    return _SKIP_VOWEL if sound in _VOWELS else _SKIP_SILENT if sound in _SILENT else _SKIP


@cache
def _swap(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in _VOWELS and other in _VOWELS:
        return _SWAP_VOWEL
    return _SWAP_ALIKE if any(one in group and other in group for group in _ALIKE) else _SWAP
