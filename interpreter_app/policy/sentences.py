"""Where sentences and clauses end: what is translated as one, and where speech may pause.

Text comes as tokens that carry their leading space.  A punctuation mark is a token of its own (" está", "?") or the end
of a word (" está?"); both read the same here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interpreter_app.core.text import Token

TERMINATORS = ".!?…。！？"
CLOSERS = "\"'”’“»«›‹)]}」』）"
CLAUSE_MARKS = ",;:–"
"""Marks that end a clause unless the next character is glued to them: 1,000, 3:30, 5–7."""
HARD_CLAUSE_MARKS = "—，、；："

# fmt: off
TITLES = frozenset((
    "mr", "mrs", "ms", "dr", "prof", "rev", "gen", "capt", "lt", "sgt", "st", "mt", "vs", "cf", "approx", "e.g", "i.e",
    "sr", "sra", "srta", "sres", "dra", "dña", "lic", "núm", "pág", "tel", "ee", "ej", "p.ej",
    "hr", "fr", "nr", "str", "bzw", "ca", "z.b", "d.h", "u.a", "mme", "mlle", "mm",
))
"""Abbreviations that are followed by more of the sentence (English, Spanish, German, French)."""
ENDINGS = frozenset(("etc", "uu", "ud", "uds", "vd", "jr", "inc", "ltd", "co", "corp", "usw"))
"""Abbreviations that may be a sentence's last word: a capital letter after them decides."""
INITIALS = re.compile(r"[^\W\d_]|(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
"""J. · U.S. · EE.UU. · a.m., without the last full stop."""

MONTHS = frozenset((
    "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
))
"""Before them a number's full stop makes it an ordinal: am 3. Mai."""

CONJUNCTIONS = frozenset((
    "and", "but", "or", "because", "although", "though", "while", "when", "if", "unless", "until",
    "where", "which", "who",
    "y", "pero", "o", "porque", "aunque", "mientras", "cuando", "si", "sino", "donde",
    "und", "aber", "oder", "weil", "obwohl", "während", "wenn", "dass",
    "et", "mais", "ou", "parce", "quand", "lorsque", "puisque", "où",
))
# fmt: on
"""Words that begin a clause, in the four languages of the interface; none is an everyday content word of another."""

# fmt: off
LINKS = frozenset((
    "to", "in", "on", "at", "for", "with", "from", "by", "about", "into", "after", "before", "than", "that", "as",
    "without", "under", "near", "through", "during",
    "en", "con", "por", "para", "a", "al", "sin", "sobre", "desde", "hasta", "que", "como", "después", "antes", "entre",
    "hacia", "durante",
    "mit", "für", "nach", "vor", "bei", "von", "auf", "aus", "als", "ohne", "über", "durch",
    "dans", "avec", "pour", "chez", "sur", "sans", "après", "avant", "depuis", "comme",
))
# fmt: on
"""Words before which a long clause may be divided: they begin a phrase of their own."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `tokens[begin:end]`."""

    begin: int
    end: int
    closed: bool
    """A mark ends it.  False only for the last one: it has no mark yet, or what follows decides what the mark means."""


def sentences(tokens: Sequence[Token]) -> list[Sentence]:
    """The sentences of `tokens`, in order and without gaps.

    They end after . ! ? … with the closing quotes and brackets that follow, but not after an abbreviation ("Mr.",
    "EE. UU."), an initial, or inside a number or an address, nor where a comma follows ("¿Qué?", dijo).
    """
    found = []
    begin = index = 0
    while index < len(tokens):
        end = _sentence_end(tokens, index)
        if end is not None:
            found.append(Sentence(begin, end, closed=True))
            begin = end
        index = end or index + 1
    if begin < len(tokens):
        found.append(Sentence(begin, len(tokens), closed=False))
    return found


def clause_ends(tokens: Sequence[Token], min_words: int = 3, divide_from: int | None = None) -> list[int]:
    """Where clauses end, rising: the first clause is `tokens[: ends[0]]`, the next `tokens[ends[0] : ends[1]]`.

    Every closed sentence ends one.  Within a sentence one ends at , ; : – — and before a conjunction when at least
    `min_words` (1 or more) words precede it since the last end; before one of `LINKS` when `divide_from` words do.
    """
    stops = {sentence.end for sentence in sentences(tokens) if sentence.closed}
    ends = []
    words = 0
    for index, token in enumerate(tokens):
        divides = divide_from is not None and words >= divide_from and _begins_with(tokens, index, LINKS)
        if divides or (words >= min_words and _begins_with(tokens, index, CONJUNCTIONS)):
            ends.append(index)
            words = 0
        words += has_word(token)
        end = index + 1 if index + 1 in stops else _clause_end(tokens, index) if words >= min_words else None
        if end is not None:
            ends.append(end)
            words = 0
    return ends


def has_word(token: Token) -> bool:
    """Whether there is a letter or digit in it."""
    return any(character.isalnum() for character in token.text)


def _sentence_end(tokens: Sequence[Token], index: int) -> int | None:
    """The index after the sentence whose mark is in `tokens[index]`; None when no sentence ends there."""
    mark = _mark(tokens[index])
    if not mark or mark not in TERMINATORS:
        return None
    end = _after_closing(tokens, index + 1, TERMINATORS + CLOSERS)
    if end < len(tokens) and tokens[end].text.startswith((",", ";", ":")):
        return None
    if mark == "." and (_inside_word(tokens, index, end) or _abbreviation(_stem(tokens, index), tokens[end : end + 1])):
        return None
    return end


def _clause_end(tokens: Sequence[Token], index: int) -> int | None:
    """The index after the clause whose mark is in `tokens[index]`; None when no clause ends there."""
    mark = _mark(tokens[index])
    if not mark or mark not in CLAUSE_MARKS + HARD_CLAUSE_MARKS:
        return None
    end = _after_closing(tokens, index + 1, CLOSERS)
    if mark in CLAUSE_MARKS and _inside_word(tokens, index, end):
        return None
    return end


def _begins_with(tokens: Sequence[Token], index: int, words: frozenset[str]) -> bool:
    """Whether `tokens[index]` is one of `words`, and no part of a word like o'clock."""
    token = tokens[index]
    glued = index + 1 < len(tokens) and not _spaced(tokens[index + 1])
    return _spaced(token) and token.text.strip().casefold() in words and not glued


def _spaced(token: Token) -> bool:
    return token.text[:1].isspace()


def _mark(token: Token) -> str:
    """Its last character but for closing quotes and brackets; empty when it has nothing else."""
    return token.text.rstrip().rstrip(CLOSERS)[-1:]


def _after_closing(tokens: Sequence[Token], index: int, marks: str) -> int:
    """The index of the first token from `index` on that is anything but `marks`, glued to what precedes it."""
    while index < len(tokens) and tokens[index].text and not tokens[index].text.strip(marks):
        index += 1
    return index


def _stem(tokens: Sequence[Token], index: int) -> str:
    """The running word that ends with the mark in `tokens[index]`, without marks around it."""
    first = index
    while first > 0 and not _spaced(tokens[first]):
        first -= 1
    word = "".join(token.text for token in tokens[first : index + 1])
    return word.rstrip().rstrip(CLOSERS)[:-1].lstrip(" ¿¡„“\"'«»([")


def _inside_word(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether the mark in `tokens[index]` is inside a number or an address, or may turn out to be (`3.` before a 5)."""
    if end < len(tokens):
        return not _spaced(tokens[end]) and has_word(tokens[end])
    return _stem(tokens, index)[-1:].isdigit()


def _abbreviation(stem: str, following: Sequence[Token]) -> bool:
    """Whether the full stop after `stem` belongs to an abbreviation that does not end its sentence."""
    name = stem.casefold()
    initials = stem != "I" and INITIALS.fullmatch(stem) is not None
    if name in TITLES or (initials and not stem.islower()):
        return True
    opening = following[0].text.strip()[:1] if following else ""
    if re.fullmatch(r"\d{1,2}", stem) and following and following[0].text.strip() in MONTHS:
        return True
    return (name in ENDINGS or initials) and not (opening.isupper() or opening in tuple("¿¡"))
