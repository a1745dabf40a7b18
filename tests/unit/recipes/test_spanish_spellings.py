"""Spanish, written so that voices of other languages read it aloud as Spanish."""

from __future__ import annotations

import pytest
from spanish_spellings import esperanto, italian

READ = {
    "Hola,": ("ola,", "óla,"),
    "viejo": ("bjeĥo", ""),
    "gente": ("ĥente", ""),
    "¿qué": ("ke", "che"),
    "guerra": ("gerra", "ghérra"),
    "cuando": ("kŭando", "cuando"),
    "chico": ("ĉiko", "cìco"),
    "escucho": ("eskuĉo", "escùcio"),
    "niña.": ("ninja.", "nìgna."),
    "llamó": ("jamo", "iamó"),
    "allí": ("aji", "aglì"),
    "casa": ("kasa", "càssa"),
    "quiero": ("kjero", "chiéro"),
    "y": ("i", "i"),
}


@pytest.mark.parametrize("word", READ)
def test_spanish_in_the_spelling_of_others(word: str) -> None:
    assert (esperanto(word), italian(word)) == READ[word]
