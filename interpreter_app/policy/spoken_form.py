"""How written text is said: times, prices, units, years, ranges, ordinals, abbreviations, telephone numbers.

Voices read plain numbers well in every language (eSpeak NG, and Piper through it), so digits stay digits: what is put
into words is what stands around them, and what those voices were heard to misread.  The text on the screen stays as it
is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from interpreter_app.policy.language_id import primary
from interpreter_app.policy.spoken_words import SIGNS, SPOKEN_WORDS, SpokenWords

_NUMBER = r"\d+(?:[.,\u202f\u00a0]\d+)*"
_SCALE = r"millions?|billions?|trillions?|thousand|mil|mill(?:ón|ones)|Mill(?:ion|ionen)|Milliarden?|milliards?"

_TELEPHONE = re.compile(r"(?<![\w.,])(?:\+|\b0)\d[\d\s/().–-]{4,}\d(?!\w)")
_RANGE = re.compile(r"(?<=\d)\s?–\s?(?=\d)|(?<![\w.,:/-])\b(?<!\d)(?P<from>\d{1,4})-(?=\d{1,4}\b(?![/-]|[.,:]\d))")
_MINUS = re.compile(r"(?<![^\s(])[-−](?=\d)")
_PRICE = re.compile(
    rf"(?<![\w.,])(?:([€$£])\s?({_NUMBER})(?:\s({_SCALE})\b)?|({_NUMBER})(?:\s({_SCALE}))?\s?([€$£]))(?!\w)"
)
_TIME = re.compile(r"(?<![\w.,:])([01]?\d|2[0-3])(?::|\s?h\s?)([0-5]\d)(?![\w:]|[.,]\d)(?:\s?(?:Uhr|h)\b)?")
_HALF_DAY = re.compile(r"(?<![\w.,:])(\d?\d):([0-5]\d)(?=\s?[ap]\.?\s?m\b)")
_MEASURE = re.compile(rf"(?<![\w.,])({_NUMBER})\s?(?!(?<=\d)s)({'|'.join(SIGNS)})(?![\w/°%])")
_CENTS = re.compile(r"[.,](\d\d)$")


def _pattern(forms: Mapping[str, str], follows: str) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w){follows}")


_BEFORE_A_NAME, _BEFORE_A_NUMBER = r"(?=\s[^\W\d_a-zäöüáéíóúñçèêâîôû])", r"(?=\s?\d)"
_ABBREVIATIONS = {
    language: (
        (_pattern(words.titles, _BEFORE_A_NAME), words.titles),
        (_pattern(words.numbered, _BEFORE_A_NUMBER), words.numbered),
        (_pattern(words.abbreviations, ""), words.abbreviations),
    )
    for language, words in SPOKEN_WORDS.items()
}


def spoken_form(text: str, language: str) -> str:
    """`text` as it is said in `language` (BCP-47), to be handed to a voice; unchanged for a language without forms."""
    words = SPOKEN_WORDS.get(primary(language))
    if words is None:
        return text
    text = _TELEPHONE.sub(lambda found: _digits(found.group()), text)
    text = _MINUS.sub(f"{words.minus} ", text)
    text = _RANGE.sub(lambda found: f"{found.group('from') or ''} {words.to} ", text)
    text = _PRICE.sub(lambda found: _price(found, words), text)
    text = _HALF_DAY.sub(lambda found: _minutes(*map(int, found.groups())), text)
    text = _TIME.sub(lambda found: words.time(int(found.group(1)), int(found.group(2))), text)
    text = _MEASURE.sub(lambda found: _counted(found.group(1), words.units[found.group(2)]), text)
    for pattern, say in words.rules:
        text = pattern.sub(say, text)
    for pattern, forms in _ABBREVIATIONS[primary(language)]:
        text = pattern.sub(partial(_long, forms), text)
    return text


def _counted(number: str, words: tuple[str, str]) -> str:
    return words[0] if number == "1" else f"{number} {words[1]}"


def _price(found: re.Match[str], words: SpokenWords) -> str:
    sign = found.group(1) or found.group(6)
    number, scale = found.group(2) or found.group(4), found.group(3) or found.group(5)
    money = words.money[sign]
    if scale:
        return f"{number} {scale}{words.millions if scale.lower().startswith('mill') else ' '}{money[1]}"
    cents = _CENTS.search(number)
    part = int(cents.group(1)) if cents else 0
    whole = number[: cents.start()] if cents else number
    if not part:
        return _counted(whole, money)
    if whole == "0":
        return _counted(str(part), words.cents[sign])
    return words.price.format(whole=_counted(whole, money), cents=part)


def _minutes(hour: int, minute: int) -> str:
    """A time whose half of the day stands behind it."""
    return f"{hour} {minute}" if minute >= 10 else f"{hour} oh {minute}" if minute else str(hour)


def _long(forms: Mapping[str, str], found: re.Match[str]) -> str:
    """An abbreviation in full; at the end of the text its full stop ends the sentence as well."""
    short = found.group(1)
    stop = "." if short.endswith(".") and found.end() == len(found.string) else ""
    return forms[short] + stop


def _digits(number: str) -> str:
    """A telephone number, digit by digit, with pauses where it has spaces."""
    groups = re.split(r"\D+", number.replace("+", "00"))
    return ", ".join(" ".join(group) for group in groups if group)
