"""What a translation takes over as it stands, names and numbers: others in their place, so that a model learns to copy.

The corpus has few of either, and a model that has only met Tom and Mary makes a word of its own of every other name.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from split import Pair

COUNTED = {
    "two": "dos", "three": "tres", "four": "cuatro", "five": "cinco", "six": "seis", "seven": "siete", "eight": "ocho",
    "nine": "nueve", "ten": "diez", "eleven": "once", "twelve": "doce", "thirteen": "trece", "fourteen": "catorce",
    "fifteen": "quince", "sixteen": "dieciséis", "seventeen": "diecisiete", "eighteen": "dieciocho",
    "nineteen": "diecinueve", "twenty": "veinte", "thirty": "treinta", "forty": "cuarenta", "fifty": "cincuenta",
    "sixty": "sesenta", "seventy": "setenta", "eighty": "ochenta", "ninety": "noventa",
}  # fmt: skip
"""Number words for which a figure may stand in both languages, with nothing else changed."""
SHARE = 0.5
"""Of the sentences with a name or number, those in which it becomes another."""
SLIPS = 1 / 20
"""A word that is written small more often than this share of its capitals is none that is always copied."""
WORD = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"\d+")


class Copied:
    """Names and numbers in a corpus, and pairs of sentences with others in their place."""

    def __init__(self, pairs: list[Pair]) -> None:
        small = Counter(word for pair in pairs for side in pair for word in WORD.findall(side) if word.islower())
        large = Counter(word for pair in pairs for word in _both(pair) if word[0].isupper() and len(word) > 2)
        self.names = {word for word, count in large.items() if small[word.lower()] <= SLIPS * count}
        common = (word for word, count in small.items() if len(word) > 3 and count > 2)
        self._invented = _Spelling([*self.names, *common])
        self._known = sorted(self.names)

    def numbered(self, pair: Pair) -> bool:
        """Whether `pair` has a number that could be another."""
        return _figures(pair) or _counted(pair) is not None

    def vary(self, pair: Pair, r: random.Random) -> Pair:
        """`pair`, its names and numbers others at random; both sides keep their number of words."""
        for name in self.named(pair):
            if r.random() < SHARE:
                other = r.choice(self._known) if r.random() < 0.2 else self._invented.word(r).capitalize()
                pair = renamed(pair, name, other)
        return renumbered(pair, r) if r.random() < SHARE else pair

    def named(self, pair: Pair) -> list[str]:
        """The names in `pair`."""
        return [word for word in dict.fromkeys(_both(pair)) if word in self.names]


def renamed(pair: Pair, name: str, other: str) -> Pair:
    """`pair` with `other` in place of `name`."""
    return _each(lambda side: re.sub(rf"\b{name}\b", other, side), pair)


def renumbered(pair: Pair, r: random.Random) -> Pair:
    """`pair` with another number, in figures; as it is if it has none."""
    if _figures(pair):
        others = [_like(found, r) for found in DIGITS.findall(pair[0])]
        return _each(lambda side: _filled(side, others), pair)
    if words := _counted(pair):
        figure = str(_number(r))
        one, other = (re.sub(rf"(?i)\b{word}\b", figure, side) for word, side in zip(words, pair, strict=True))
        return one, other
    return pair


def _each(change: Callable[[str], str], pair: Pair) -> Pair:
    return change(pair[0]), change(pair[1])


def _both(pair: Pair) -> Iterator[str]:
    """The words that stand in both sides alike."""
    there = set(WORD.findall(pair[1]))
    return (word for word in WORD.findall(pair[0]) if word in there)


def _figures(pair: Pair) -> bool:
    """Whether both sides have the same figures, in the same order."""
    found = [DIGITS.findall(side) for side in pair]
    return bool(found[0]) and found[0] == found[1]


def _counted(pair: Pair) -> tuple[str, str] | None:
    """The number word that both sides have, once each; the first there is."""
    words = [Counter(word.lower() for word in WORD.findall(side)) for side in pair]
    for both in (*COUNTED.items(), *((spanish, english) for english, spanish in COUNTED.items())):
        if all(counts[word] == 1 for word, counts in zip(both, words, strict=True)):
            return both
    return None


def _like(figures: str, r: random.Random) -> str:
    """Other figures, mostly as many; some of few kinds, for it is in a run of one figure that a copy loses count."""
    if figures.startswith("0") or r.random() < 0.8:
        first = "0123456789" if figures.startswith("0") or len(figures) == 1 else "123456789"
        kinds = "0123456789" if r.random() < 0.6 else r.sample("0123456789", k=r.randint(1, 2))
        return r.choice(first) + "".join(r.choices(kinds, k=len(figures) - 1))
    return str(_number(r))


def _number(r: random.Random) -> int:
    """Something that is counted: small ones, years and large ones."""
    return r.choice(
        (r.randint(2, 99), r.randint(2, 99), r.randint(100, 999), r.randint(1100, 2100), r.randint(2, 10**6))
    )


def _filled(side: str, others: Iterable[str]) -> str:
    rest = iter(others)
    return DIGITS.sub(lambda _: next(rest), side)


class _Spelling:
    """Words that could be: each letter follows the two before it as in `words`, but any letter may be the first."""

    def __init__(self, words: Iterable[str]) -> None:
        self._after: dict[str, list[str]] = defaultdict(list)
        for word in words:
            for at, letter in enumerate([*word.lower(), ""]):
                self._after[word.lower()[max(0, at - 2) : at] if at else ""].append(letter)
        self._first = sorted(set(self._after[""]))

    def word(self, r: random.Random) -> str:
        """One of 3 to 10 letters."""
        while True:
            word = "" if r.random() < 0.5 else r.choice(self._first)
            while len(word) <= 10 and (letter := r.choice(self._after[word[-2:]])):
                word += letter
            if 3 <= len(word) <= 10:
                return word
