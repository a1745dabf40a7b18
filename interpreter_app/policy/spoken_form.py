"""How written text is said: times, prices, units, abbreviations and telephone numbers, in the language's own way.

Voices read plain numbers well in every language (eSpeak NG, and Piper through it), so digits stay digits: what is put
into words is what stands around them.  The text on the screen stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from interpreter_app.policy.language_id import primary

_NUMBER = r"\d+(?:[.,\u202f\u00a0]\d+)*"
_UNITS = r"km/h|km|cm|mm|m|kg|mg|g|ml|l|°C|°F|%|min|h|s|mph|lb|ft"
_MONEY = "€$£"

_MEASURE = re.compile(rf"(?<![\w.,])({_NUMBER})\s?({_UNITS})(?![\w/°%])")
_PRICE = re.compile(rf"(?<![\w.,])(?:([{_MONEY}])\s?({_NUMBER})|({_NUMBER})\s?([{_MONEY}]))(?!\w)")
_TIME = re.compile(r"(?<![\w.,:])([01]?\d|2[0-3])(?::|\s?h\s?)([0-5]\d)(?![\w:]|[.,]\d)(?:\s?(?:Uhr|h)\b)?")
_TELEPHONE = re.compile(r"(?<![\w.,])(?:\+|\b0)\d[\d\s/().-]{4,}\d(?!\w)")
_CENTS = re.compile(r"[.,](\d\d)$")


@dataclass(frozen=True, slots=True)
class _Forms:
    """The words of a language.  `many` stands after a number, `one` in place of 1 and what it counts."""

    units: Mapping[str, tuple[str, str]]
    """By sign: (one, many)."""
    money: Mapping[str, tuple[str, str]]
    price: str
    """With {whole} and {cents}."""
    time: Callable[[int, int], str]
    abbreviations: Mapping[str, str]


def _english_time(hour: int, minute: int) -> str:
    if not minute:
        return f"{hour} o'clock" if 1 <= hour <= 12 else f"{hour} hundred"
    return f"{hour} {minute}" if minute >= 10 else f"{hour} oh {minute}"


def _spanish_time(hour: int, minute: int) -> str:
    return f"{hour} y {minute}" if minute else f"{hour} en punto"


def _german_time(hour: int, minute: int) -> str:
    return f"{'ein' if hour == 1 else hour} Uhr {minute or ''}".rstrip()


def _french_time(hour: int, minute: int) -> str:
    return f"{'une heure' if hour == 1 else f'{hour} heures'} {minute or ''}".rstrip()


def _units(one: str, many: str) -> dict[str, tuple[str, str]]:
    """Units by sign, from two lists in the order of `_SIGNS`, separated by commas."""
    pairs = zip(one.split(", "), many.split(", "), strict=True)
    return dict(zip(_SIGNS, pairs, strict=True))


_SIGNS = tuple(_UNITS.split("|"))

_FORMS = {
    "en": _Forms(
        units=_units(
            "one kilometre per hour, one kilometre, one centimetre, one millimetre, one metre, one kilogram, "
            "one milligram, one gram, one millilitre, one litre, one degree Celsius, one degree Fahrenheit, "
            "one percent, one minute, one hour, one second, one mile per hour, one pound, one foot",
            "kilometres per hour, kilometres, centimetres, millimetres, metres, kilograms, milligrams, grams, "
            "millilitres, litres, degrees Celsius, degrees Fahrenheit, percent, minutes, hours, seconds, "
            "miles per hour, pounds, feet",
        ),
        money={"€": ("one euro", "euros"), "$": ("one dollar", "dollars"), "£": ("one pound", "pounds")},
        price="{whole} {cents}",
        time=_english_time,
        abbreviations={"Dr.": "doctor", "Mr.": "mister", "Mrs.": "missis", "e.g.": "for example", "i.e.": "that is",
                       "etc.": "et cetera", "approx.": "approximately", "No.": "number", "vs.": "versus"},
    ),
    "es": _Forms(
        units=_units(
            "un kilómetro por hora, un kilómetro, un centímetro, un milímetro, un metro, un kilo, un miligramo, "
            "un gramo, un mililitro, un litro, un grado, un grado Fahrenheit, un por ciento, un minuto, una hora, "
            "un segundo, una milla por hora, una libra, un pie",
            "kilómetros por hora, kilómetros, centímetros, milímetros, metros, kilos, miligramos, gramos, mililitros, "
            "litros, grados, grados Fahrenheit, por ciento, minutos, horas, segundos, millas por hora, libras, pies",
        ),
        money={"€": ("un euro", "euros"), "$": ("un dólar", "dólares"), "£": ("una libra", "libras")},
        price="{whole} con {cents}",
        time=_spanish_time,
        abbreviations={"Sr.": "señor", "Sra.": "señora", "Srta.": "señorita", "Dr.": "doctor", "Dra.": "doctora",
                       "p. ej.": "por ejemplo", "etc.": "etcétera", "EE. UU.": "Estados Unidos", "Ud.": "usted",
                       "Uds.": "ustedes", "núm.": "número"},
    ),
    "de": _Forms(
        units=_units(
            "ein Stundenkilometer, ein Kilometer, ein Zentimeter, ein Millimeter, ein Meter, ein Kilo, ein Milligramm, "
            "ein Gramm, ein Milliliter, ein Liter, ein Grad, ein Grad Fahrenheit, ein Prozent, eine Minute, "
            "eine Stunde, eine Sekunde, eine Meile pro Stunde, ein Pfund, ein Fuß",
            "Stundenkilometer, Kilometer, Zentimeter, Millimeter, Meter, Kilo, Milligramm, Gramm, Milliliter, Liter, "
            "Grad, Grad Fahrenheit, Prozent, Minuten, Stunden, Sekunden, Meilen pro Stunde, Pfund, Fuß",
        ),
        money={"€": ("ein Euro", "Euro"), "$": ("ein Dollar", "Dollar"), "£": ("ein Pfund", "Pfund")},
        price="{whole} {cents}",
        time=_german_time,
        abbreviations={"Hr.": "Herr", "Fr.": "Frau", "Dr.": "Doktor", "z. B.": "zum Beispiel", "z.B.": "zum Beispiel",
                       "usw.": "und so weiter", "bzw.": "beziehungsweise", "ca.": "circa", "Nr.": "Nummer",
                       "Str.": "Straße"},
    ),
    "fr": _Forms(
        units=_units(
            "un kilomètre par heure, un kilomètre, un centimètre, un millimètre, un mètre, un kilo, un milligramme, "
            "un gramme, un millilitre, un litre, un degré, un degré Fahrenheit, un pour cent, une minute, une heure, "
            "une seconde, un mile par heure, une livre, un pied",
            "kilomètres par heure, kilomètres, centimètres, millimètres, mètres, kilos, milligrammes, grammes, "
            "millilitres, litres, degrés, degrés Fahrenheit, pour cent, minutes, heures, secondes, miles par heure, "
            "livres, pieds",
        ),
        money={"€": ("un euro", "euros"), "$": ("un dollar", "dollars"), "£": ("une livre", "livres")},
        price="{whole} {cents}",
        time=_french_time,
        abbreviations={"M.": "monsieur", "Mme": "madame", "Mlle": "mademoiselle", "Dr": "docteur",
                       "p. ex.": "par exemple", "etc.": "et cetera", "env.": "environ", "n°": "numéro"},
    ),
}  # fmt: skip


def spoken_form(text: str, language: str) -> str:
    """`text` as it is said in `language` (BCP-47), to be handed to a voice; unchanged for a language without forms."""
    forms = _FORMS.get(primary(language))
    if forms is None:
        return text
    text = _TELEPHONE.sub(lambda found: _digits(found.group()), text)
    text = _PRICE.sub(lambda found: _price(found, forms), text)
    text = _TIME.sub(lambda found: forms.time(int(found.group(1)), int(found.group(2))), text)
    text = _MEASURE.sub(lambda found: _counted(found.group(1), forms.units[found.group(2)]), text)
    for short, long in forms.abbreviations.items():
        text = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", long, text)
    return text


def _counted(number: str, words: tuple[str, str]) -> str:
    return words[0] if number == "1" else f"{number} {words[1]}"


def _price(found: re.Match[str], forms: _Forms) -> str:
    sign = found.group(1) or found.group(4)
    number = found.group(2) or found.group(3)
    cents = _CENTS.search(number)
    whole = _counted(number[: cents.start()] if cents else number, forms.money[sign])
    part = int(cents.group(1)) if cents else 0
    return forms.price.format(whole=whole, cents=part) if part else whole


def _digits(number: str) -> str:
    """A telephone number, digit by digit, with pauses where it has spaces."""
    groups = re.split(r"\D+", number.replace("+", "00"))
    return ", ".join(" ".join(group) for group in groups if group)
