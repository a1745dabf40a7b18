"""How Spanish is said."""

from __future__ import annotations

import pytest
from spanish_phones import phones

SAID = {
    "Hola,": "o'la",
    "quiero": "kje'ro",
    "guerra": "ge'Ra",
    "pingüino": "pingwi'no",
    "¿Cuándo": "kwa'ndo",
    "ciudad": "sjuda'd",
    "muy": "mwi'",
    "jirafa": "xira'fa",
    "gente": "xe'nte",
    "honra": "o'nRa",
    "alrededor": "alRededo'r",
    "leído": "lei'do",
    "María": "mari'a",
    "habéis": "abe'js",
    "lección.": "leksjo'n",
    "examen": "eksa'men",
    "escena": "ese'na",
    "huevo": "we'bo",
    "chico": "tSi'ko",
    "estoy": "esto'j",
    "yo": "Yo'",
    "y": "i",
    "los": "los",
    "...": "",
}


@pytest.mark.parametrize("word", SAID)
def test_a_word(word: str) -> None:
    assert "".join(phone.name + "'" * phone.stressed for phone in phones(word)) == SAID[word]
