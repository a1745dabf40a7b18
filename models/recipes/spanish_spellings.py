"""Spanish written as Esperanto and Italian write its sounds: their voices then read it aloud as Spanish."""

from __future__ import annotations

from spanish_phones import Phone, phones

ESPERANTO_LETTERS = {"w": "ŭ", "tS": "ĉ", "x": "ĥ", "J": "nj", "Y": "j", "R": "rr"}
"""How Esperanto writes Spanish phones, where not as `spanish_phones` does."""
ITALIAN_LETTERS = {"w": "u", "j": "i", "J": "gn", "R": "rr"}
ITALIAN_ACCENTS = dict(zip("aeiou", "àéìóù", strict=True))
"""Likewise for Italian, which has no jota."""

VOWELS = tuple("aeiou")


def esperanto(word: str) -> str:
    """A Spanish word as an Esperantist would read it aloud, with the mark that ends it."""
    spelt = "".join(ESPERANTO_LETTERS.get(phone.name, phone.name) for phone in phones(word))
    return spelt + (word[-1] if word[-1] in ",;:.?!" else "")


def italian(word: str) -> str:
    """A Spanish word as an Italian would read it aloud, with the mark that ends it; "" if it has a jota."""
    said = phones(word)
    if any(phone.name == "x" for phone in said):
        return ""
    several = sum(phone.name in VOWELS for phone in said) > 1
    around = [Phone(""), *said, Phone("")]
    spelt = "".join(
        _italian(*(phone.name for phone in around[at : at + 3]), stressed=phone.stressed and several)
        for at, phone in enumerate(said)
    )
    return spelt + (word[-1] if word[-1] in ",;:.?!" else "")


def _italian(before: str, phone: str, behind: str, *, stressed: bool) -> str:
    """The letters for one phone between two others."""
    soft = behind in ("e", "i", "j")
    match phone:
        case "k" | "g":
            return {"k": "c", "g": "g"}[phone] + ("h" if soft else "")
        case "tS":
            return "c" if soft else "ci"
        case "Y":
            return "gl" if behind == "i" else "i"
        case "s":
            return "ss" if before in VOWELS and behind in VOWELS else "s"
    return ITALIAN_ACCENTS[phone] if stressed else ITALIAN_LETTERS.get(phone, phone)
