"""Names and numbers in sentence pairs become others, the same on both sides, and nothing else changes."""

from __future__ import annotations

import random

import pytest
from copied import COUNTED, DIGITS, Copied, renamed, renumbered

PAIRS = [
    ("Tom is here.", "Tom está aquí."),
    ("Does Mary know Tom?", "¿Conoce Mary a Tom?"),
    ("No, Tom isn't.", "No, Tom no está."),
    ("He said no, no.", "Él dijo que no, no."),
    ("Once I had eleven dogs.", "Una vez tuve once perros."),
    ("It's 8:30.", "Son las 8:30."),
    ("I paid 3,500 dollars.", "Pagué 3.500 dólares."),
    ("We were born in 1990.", "Nacimos en el año noventa."),
]


def test_a_name_is_what_both_sides_write_alike_and_never_small() -> None:
    copied = Copied(PAIRS)
    assert copied.names == {"Tom", "Mary"}
    assert [copied.named(pair) for pair in PAIRS[:4]] == [["Tom"], ["Mary", "Tom"], ["Tom"], []]


def test_another_name_stands_wherever_that_one_stood() -> None:
    assert renamed(("Tom's dog sees Tom.", "El perro de Tom ve a Tom."), "Tom", "Zoe") == (
        "Zoe's dog sees Zoe.",
        "El perro de Zoe ve a Zoe.",
    )


@pytest.mark.parametrize("seed", range(20))
def test_another_number_is_the_same_on_both_sides(seed: int) -> None:
    r = random.Random(seed)
    for pair in (PAIRS[5], PAIRS[6]):
        changed = renumbered(pair, r)
        assert DIGITS.findall(changed[0]) == DIGITS.findall(changed[1])
        assert [DIGITS.sub("#", side) for side in changed] == [DIGITS.sub("#", side) for side in pair]
    eleven = renumbered(PAIRS[4], r)
    (figure,) = DIGITS.findall(eleven[0])
    assert eleven == (f"Once I had {figure} dogs.", f"Una vez tuve {figure} perros.")
    assert renumbered(PAIRS[7], r) == PAIRS[7], "the sides have not the same number"


def test_a_sentence_keeps_its_number_of_words() -> None:
    copied, r = Copied(PAIRS), random.Random(1)
    seen = set()
    for _ in range(250):
        for pair in PAIRS:
            changed = copied.vary(pair, r)
            assert [len(side.split()) for side in changed] == [len(side.split()) for side in pair]
            seen.add(changed)
    assert len(seen) > 300
    assert set(PAIRS) <= seen, "each is also shown as it is"


def test_number_words_are_pairs() -> None:
    assert len(set(COUNTED)) == len(set(COUNTED.values())) == 26
