"""The words with which four languages say times, prices, units, years, ordinals and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

SIGNS = ("km/h", "km", "cm", "mm", "m", "kg", "mg", "g", "ml", "l", "°C", "°F", "%", "min", "h", "s", "mph", "lb", "ft")
"""Units that are written as signs."""

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """The words of a language.  Of a pair the second stands after a number, the first in place of 1 and its unit."""

    units: Mapping[str, tuple[str, str]]
    """By sign."""
    money: Mapping[str, tuple[str, str]]
    """By sign."""
    cents: Mapping[str, tuple[str, str]]
    """By the sign of the money."""
    price: str
    """With {whole} and {cents}."""
    millions: str
    """What stands between a word such as "million" and the money."""
    time: Callable[[int, int], str]
    to: str
    """Between the ends of a range."""
    minus: str
    titles: Mapping[str, str]
    """Abbreviations before a name."""
    numbered: Mapping[str, str]
    """Abbreviations before a number."""
    abbreviations: Mapping[str, str]
    """Those that stand anywhere."""
    rules: tuple[Rule, ...] = ()
    """What this language alone writes in a way that voices do not read: years, ordinals."""


def _english_time(hour: int, minute: int) -> str:
    if hour in {0, 12} and not minute:
        return "12 o'clock" if hour else "midnight"
    if 1 <= hour <= 12 and minute in {0, 15, 30}:
        return {0: f"{hour} o'clock", 15: f"quarter past {hour}", 30: f"half past {hour}"}[minute]
    minutes = f" {minute}" if minute >= 10 else f" oh {minute}" if minute else ""
    half = "" if 1 <= hour <= 12 else " pm" if hour else " am"
    return f"{hour % 12 or 12}{minutes}{half}"


def _spanish_time(hour: int, minute: int) -> str:
    name = {1: "una", 21: "veintiuna"}.get(hour, str(hour))
    if 1 <= hour <= 12:
        return name + {0: " en punto", 15: " y cuarto", 30: " y media"}.get(minute, f" y {minute}")
    return f"{name} y {minute}" if minute else f"{name} horas"


def _german_time(hour: int, minute: int) -> str:
    return f"{'ein' if hour == 1 else hour} Uhr {minute or ''}".rstrip()


def _french_time(hour: int, minute: int) -> str:
    if hour in {0, 12} and not minute:
        return "midi" if hour else "minuit"
    name = {1: "une heure", 21: "vingt et une heures"}.get(hour, f"{hour} heures")
    return f"{name} {minute or ''}".rstrip()


_ENGLISH_YEAR = re.compile(
    r"\b((?:[Ii]n|[Ss]ince|[Uu]ntil|till|[Bb]y|of|[Ff]rom|to|[Bb]efore|[Aa]fter|year|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|\d,) (?:the )?)(1[1-9]|20)(?!00)(\d\d)(?=s?\b(?![.,/:-]\d|[%°]))",
)


def _english_year(found: re.Match[str]) -> str:
    before, century, year = found.groups()
    if century == "20" and year[0] == "0":
        return found.group()  # "two thousand and five" is how it is read
    return f"{before}{century} {f'oh {year[1]}' if year[0] == '0' else year}"


_GERMAN_YEAR = re.compile(r"(?<![\w.,:/-])(1[1-9])(?!00)(\d\d)(?![\w:/-]|[.,]\d)")
_GERMAN_ORDINAL = re.compile(
    r"\b(?:(?i:(der|die|das|am|im|dem|den|des|zum|vom|beim)) )?([1-9]|[12]\d|3[01])\. "
    r"(?=(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)?)(?=[A-ZÄÖÜ])"
)
_ONES = ("", "einund", "zweiund", "dreiund", "vierund", "fünfund", "sechsund", "siebenund", "achtund", "neunund")
# fmt: off
_GERMAN_ORDINALS = (
    "erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwölft",
    "dreizehnt", "vierzehnt", "fünfzehnt", "sechzehnt", "siebzehnt", "achtzehnt", "neunzehnt",
    *(f"{ones}{tens}ßigst" if tens == "drei" else f"{ones}{tens}zigst" for tens in ("zwan", "drei") for ones in _ONES),
)
# fmt: on


def _german_ordinal(found: re.Match[str]) -> str:
    article, number, month = found.groups()
    if article is None and month is None:
        return found.group()  # the end of a sentence
    ending = "er" if article is None else "e" if article.lower() in {"der", "die", "das"} else "en"
    return f"{article + ' ' if article else ''}{_GERMAN_ORDINALS[int(number) - 1]}{ending} "


_SPANISH_ORDINAL = re.compile(r"\b(10|[1-9])\.?([ºª]|er\b)")
_SPANISH_ORDINALS = ("primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven", "décim")


def _spanish_ordinal(found: re.Match[str]) -> str:
    number, gender = found.groups()
    return _SPANISH_ORDINALS[int(number) - 1] + {"º": "o", "ª": "a", "er": ""}[gender]


_FRENCH_ORDINAL = re.compile(r"(?<=\d)e\b")


def _pairs(names: tuple[str, ...], one: str, many: str) -> dict[str, tuple[str, str]]:
    """Words by name, from two lists in the order of the names, separated by commas."""
    return dict(zip(names, zip(one.split(", "), many.split(", "), strict=True), strict=True))


_MONEY = ("€", "$", "£")

SPOKEN_WORDS: Mapping[str, SpokenWords] = {
    "en": SpokenWords(
        units=_pairs(
            SIGNS,
            "one kilometre per hour, one kilometre, one centimetre, one millimetre, one metre, one kilogram, "
            "one milligram, one gram, one millilitre, one litre, one degree Celsius, one degree Fahrenheit, "
            "one percent, one minute, one hour, one second, one mile per hour, one pound, one foot",
            "kilometres per hour, kilometres, centimetres, millimetres, metres, kilograms, milligrams, grams, "
            "millilitres, litres, degrees Celsius, degrees Fahrenheit, percent, minutes, hours, seconds, "
            "miles per hour, pounds, feet",
        ),
        money=_pairs(_MONEY, "one euro, one dollar, one pound", "euros, dollars, pounds"),
        cents=_pairs(_MONEY, "one cent, one cent, one penny", "cents, cents, pence"),
        price="{whole} {cents}", millions=" ", time=_english_time, to="to", minus="minus",
        titles={"Dr.": "doctor", "Mr.": "mister", "Mrs.": "missis"},
        numbered={"No.": "number"},
        abbreviations={"e.g.": "for example", "i.e.": "that is", "etc.": "et cetera", "approx.": "approximately",
                       "vs.": "versus"},
        rules=((_ENGLISH_YEAR, _english_year),),
    ),
    "es": SpokenWords(
        units=_pairs(
            SIGNS,
            "un kilómetro por hora, un kilómetro, un centímetro, un milímetro, un metro, un kilo, un miligramo, "
            "un gramo, un mililitro, un litro, un grado, un grado Fahrenheit, un por ciento, un minuto, una hora, "
            "un segundo, una milla por hora, una libra, un pie",
            "kilómetros por hora, kilómetros, centímetros, milímetros, metros, kilos, miligramos, gramos, mililitros, "
            "litros, grados, grados Fahrenheit, por ciento, minutos, horas, segundos, millas por hora, libras, pies",
        ),
        money=_pairs(_MONEY, "un euro, un dólar, una libra", "euros, dólares, libras"),
        cents=_pairs(_MONEY, "un céntimo, un centavo, un penique", "céntimos, centavos, peniques"),
        price="{whole} con {cents}", millions=" de ", time=_spanish_time, to="a", minus="menos",
        titles={"Sr.": "señor", "Sra.": "señora", "Srta.": "señorita", "Dr.": "doctor", "Dra.": "doctora"},
        numbered={"núm.": "número", "n.º": "número"},
        abbreviations={"p. ej.": "por ejemplo", "etc.": "etcétera", "EE. UU.": "Estados Unidos", "Ud.": "usted",
                       "Uds.": "ustedes"},
        rules=((_SPANISH_ORDINAL, _spanish_ordinal),),
    ),
    "de": SpokenWords(
        units=_pairs(
            SIGNS,
            "ein Stundenkilometer, ein Kilometer, ein Zentimeter, ein Millimeter, ein Meter, ein Kilo, ein Milligramm, "
            "ein Gramm, ein Milliliter, ein Liter, ein Grad, ein Grad Fahrenheit, ein Prozent, eine Minute, "
            "eine Stunde, eine Sekunde, eine Meile pro Stunde, ein Pfund, ein Fuß",
            "Stundenkilometer, Kilometer, Zentimeter, Millimeter, Meter, Kilo, Milligramm, Gramm, Milliliter, Liter, "
            "Grad, Grad Fahrenheit, Prozent, Minuten, Stunden, Sekunden, Meilen pro Stunde, Pfund, Fuß",
        ),
        money=_pairs(_MONEY, "ein Euro, ein Dollar, ein Pfund", "Euro, Dollar, Pfund"),
        cents=_pairs(_MONEY, "ein Cent, ein Cent, ein Penny", "Cent, Cent, Pence"),
        price="{whole} {cents}", millions=" ", time=_german_time, to="bis", minus="minus",
        titles={"Hr.": "Herr", "Fr.": "Frau", "Dr.": "Doktor"},
        numbered={"Nr.": "Nummer", "ca.": "circa"},
        abbreviations={"z. B.": "zum Beispiel", "z.B.": "zum Beispiel", "usw.": "und so weiter",
                       "bzw.": "beziehungsweise", "Str.": "Straße"},
        rules=(
            (_GERMAN_YEAR, lambda found: f"{found.group(1)} hundert {int(found.group(2))}"),
            (_GERMAN_ORDINAL, _german_ordinal),
        ),
    ),
    "fr": SpokenWords(
        units=_pairs(
            SIGNS,
            "un kilomètre par heure, un kilomètre, un centimètre, un millimètre, un mètre, un kilo, un milligramme, "
            "un gramme, un millilitre, un litre, un degré, un degré Fahrenheit, un pour cent, une minute, une heure, "
            "une seconde, un mile par heure, une livre, un pied",
            "kilomètres par heure, kilomètres, centimètres, millimètres, mètres, kilos, milligrammes, grammes, "
            "millilitres, litres, degrés, degrés Fahrenheit, pour cent, minutes, heures, secondes, miles par heure, "
            "livres, pieds",
        ),
        money=_pairs(_MONEY, "un euro, un dollar, une livre", "euros, dollars, livres"),
        cents=_pairs(_MONEY, "un centime, un cent, un penny", "centimes, cents, pence"),
        price="{whole} {cents}", millions=" d'", time=_french_time, to="à", minus="moins",
        titles={"M.": "monsieur", "Mme": "madame", "Mlle": "mademoiselle", "Dr": "docteur"},
        numbered={"n°": "numéro", "env.": "environ"},
        abbreviations={"p. ex.": "par exemple", "etc.": "et cetera"},
        rules=((_FRENCH_ORDINAL, lambda _: "ème"),),
    ),
}  # fmt: skip
"""By language."""
