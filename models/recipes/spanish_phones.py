"""Spanish spelling to phones: regular enough to be written down here.

Phones: a e i o u and their glides j w; p t k b d g f s m n l; x as in "jota", tS as in "chico", J as in "año", Y as in
"yo" and "llama", r as in "pero", R as in "perro".  As in America, c and z before e and i are s.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

VOWELS = "aeiouáéíóúü"
STRONG = "aeoáéíóú"
ACCENTED = dict(zip("áéíóú", "aeiou", strict=True))
UNSTRESSED = (
    "el", "la", "los", "las", "lo", "un", "una", "de", "del", "al", "a", "en", "y", "e", "o", "u", "que", "me", "te",
    "se", "nos", "os", "le", "les", "con", "por", "para", "mi", "mis", "tu", "tus", "su", "sus", "si", "como",
    "cuando", "donde", "pero", "aunque", "porque", "sin",
)  # fmt: skip
"""Words that lean on others."""
LETTERS = (
    ("ch", "tS"), ("ll", "Y"), ("rr", "R"), (r"qu(?=[eiéí])", "k"), (r"gu(?=[eiéí])", "g"), ("gü", "gw"),
    (r"c(?=[eiéí])", "s"), (r"g(?=[eiéí])", "x"), ("sc(?=[eiéí])", "s"), (r"\bx", "s"), ("x", "ks"),
    (r"(?<=[nls])r", "R"), (r"\br", "R"), ("h", ""), ("j", "x"), ("ñ", "J"), ("z", "s"), ("ç", "s"), ("v", "b"),
    ("w", "gw"), ("q", "k"), ("c", "k"), (r"y(?![aeiouáéíóú])", "i"), ("y", "Y"),
)  # fmt: skip
"""What stands for a letter or several, and where; the first that fits."""
_SPELLING = re.compile("|".join(f"({pattern})" for pattern, _ in LETTERS))
_PHONE = re.compile("tS|.")


@dataclass(frozen=True, slots=True)
class Phone:
    """A sound."""

    name: str
    stressed: bool = False
    """Of a vowel: whether it bears the stress of its word."""


def phones(word: str) -> list[Phone]:
    """The sounds of `word`; none if there is no letter in it."""
    plain = re.sub(r"[^a-zñçáéíóúü]", "", unicodedata.normalize("NFC", word.lower()))
    spelt = _SPELLING.sub(lambda found: LETTERS[(found.lastindex or 0) - 1][1], plain)
    names = _glides(_PHONE.findall(spelt))
    vowels = [at for at, name in enumerate(names) if name in VOWELS]
    stressed = -1 if plain in UNSTRESSED else _stressed(plain, names, vowels)
    return [Phone(ACCENTED.get(name, "u" if name == "ü" else name), at == stressed) for at, name in enumerate(names)]


def _glides(names: list[str]) -> list[str]:
    """`names` with i and u beside another vowel turned into j and w: before it, or after it if there is none behind."""
    out = list(names)
    for at, name in enumerate(names):
        if name not in "iuü":
            continue
        before = at > 0 and out[at - 1] in VOWELS
        behind = at + 1 < len(names) and names[at + 1] in VOWELS
        if behind or before:
            out[at] = "j" if name == "i" else "w"
    return out


def _stressed(plain: str, names: list[str], vowels: list[int]) -> int:
    """Which of `names` bears the stress: the accented one, else by the word's last letter."""
    if not vowels:
        return -1
    accented = [at for at in vowels if names[at] in ACCENTED]
    if accented:
        return accented[0]
    return vowels[-2] if len(vowels) > 1 and plain[-1] in "aeiouns" else vowels[-1]
