"""What the recipes of the small voices do before anything is learnt: phonemes in time, Spanish from a Catalan voice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

RECIPES = Path(__file__).parents[3] / "models/recipes"


@pytest.fixture(autouse=True)
def recipes(monkeypatch):
    monkeypatch.syspath_prepend(str(RECIPES))


def ends(symbols, phones):
    from voice_phonemes import FESTIVAL, spread

    found, cost = spread(symbols, phones, FESTIVAL)
    return found.tolist(), cost


def test_each_phoneme_ends_where_its_phone_does_and_marks_have_no_time():
    found, cost = ends(
        ["^", "ˈ", "ɪ", "t", "s", ".", "$"], [("pau", 10), ("ih", 20), ("t", 26), ("s", 40), ("pau", 50)]
    )
    assert found == [10, 10, 20, 26, 40, 40, 50]
    assert cost < 0.2  # one pause for two marks


def test_a_diphthong_is_one_phone_and_two_phonemes():
    assert ends(["^", "a", "ɪ", "$"], [("pau", 10), ("ay", 30), ("pau", 40)])[0] == [10, 20, 30, 40]


def test_a_phone_that_was_not_written_lengthens_what_stands_before_it():
    assert ends(["^", "ɪ", "t", "$"], [("pau", 10), ("ih", 20), ("t", 26), ("s", 40), ("pau", 50)])[0] == [
        10,
        20,
        40,
        50,
    ]


def test_a_phoneme_that_was_not_spoken_has_no_time():
    assert ends(["^", "ɪ", "t", "s", "$"], [("pau", 10), ("ih", 20), ("s", 40), ("pau", 50)])[0] == [10, 20, 20, 40, 50]


def test_other_words_cost_more_than_another_accent():
    phones = [("pau", 1), ("b", 2), ("ih", 3), ("f", 4), ("ao", 5), ("r", 6), ("pau", 7)]
    accent, other = ends(list("^bᵻfɔɹ$"), phones)[1], ends(list("^kæts$"), phones)[1]
    assert accent < 0.1
    assert other > 0.5


def test_an_unheard_sound_is_like_those_that_are_exchanged_for_it():
    from voice_phonemes import akin

    assert akin("r", {"ɹ", "a", "t"}) == ["ɹ"]
    assert set(akin("ø", {"a", "e", "t", "ˈ"})) == {"a", "e"}
    assert akin("ʰ", {"a", "t", "ˈ"}) == ["ˈ"]


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        (list("tɾaβˈaxa"), [("t r a", 0), ("b a1", 1), ("S a", 0)]),
        (list("kjˈeɾes"), [("k j e1", 1), ("r e s", 0)]),
        (list("ˈotɾo"), [("o1", 1), ("t r o", 0)]),
        (list("kanθjˈon"), [("k a n", 0), ("s j o1 n", 1)]),
        (list("i"), [("i", 0)]),
    ],
)
def test_spanish_syllables(word, wanted):
    from catalan_spanish import syllables

    assert [(" ".join(phones), stressed) for phones, stressed in syllables(word)] == wanted


def test_words_keep_their_marks_and_never_share_a_name():
    from catalan_spanish import token, written

    entries, text, sounding = written(list("sˈi, nˈo."), 7)
    assert text == f"{token(7)}, {token(8)}."
    assert len(entries) == 2
    assert sounding == list("sino")
    assert len({token(number) for number in range(5000)}) == 5000


def test_noise_stands_where_the_jota_is_and_nowhere_else():
    from catalan_spanish import as_spanish

    rate_hz = 22_050
    samples = np.full(rate_hz, 0.1, np.float32)
    phones = [("pau", 0.2), ("S", 0.4), ("a", 0.7), ("pau", 1.0)]
    out, called = as_spanish(samples, phones, rate_hz, ["x", "a"], np.random.default_rng(1))
    changed = np.flatnonzero(out != samples) / rate_hz
    assert [name for name, _ in called] == ["pau", "x", "a", "pau"]
    assert 0.19 < changed.min() < 0.2
    assert 0.4 < changed.max() < 0.41
    assert as_spanish(samples, phones, rate_hz, ["x"], np.random.default_rng(1)) is None
