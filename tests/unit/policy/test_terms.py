"""Expected words are found in what sounds like them, and nowhere else."""

from __future__ import annotations

import pytest

from interpreter_app.core.text import Token, shown
from interpreter_app.core.units import Samples
from interpreter_app.policy.terms import Terms
from interpreter_app.policy.words import split_words

NAMES = ["Penelope", "Ferdinand", "Montgomery", "New Delhi", "Ximena", "Hastings", "invoice"]


def heard(text: str, probability: float | None = 0.6, terms: list[str] = NAMES) -> str:
    tokens = tuple(Token(word, probability=probability) for word in split_words(" " + text))
    return shown(Terms(terms).heard(tokens))


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("Panelopy is very tired today.", "Penelope is very tired today."),
        ("Could you call pan elopy for me?", "Could you call Penelope for me?"),
        ("Mant gomery is here, and mant gomery's wife.", "Montgomery is here, and Montgomery's wife."),
        ("Fird in and lives in neu deli.", "Ferdinand lives in New Delhi."),
        ("Himena, ximena and Simena", "Ximena, Ximena and Ximena"),
        ("The letter is for haastings.", "The letter is for Hastings."),
    ],
)
def test_what_sounds_like_a_term_becomes_the_term(read: str, said: str) -> None:
    assert heard(read, 0.3) == said


@pytest.mark.parametrize(
    "read",
    [
        "We live near the sea.",
        "I sent you two invoices.",  # a form of it
        "Pan. Elopy",  # two sentences
        "",
    ],
)
def test_what_does_not_stays(read: str) -> None:
    assert heard(read, 0.9) == read


def test_what_the_recognizer_is_sure_of_has_to_be_nearer() -> None:
    assert heard("Could you call pen elope for me?", 1.0) == "Could you call Penelope for me?"
    assert heard("Could you call an envelope for me?", 1.0) == "Could you call an envelope for me?"
    assert heard("Could you call panel up for me?", 0.2) == "Could you call Penelope for me?"
    assert heard("Could you call panel up for me?", 1.0) == "Could you call panel up for me?"
    assert heard("Could you call panel up for me?", None) == "Could you call panel up for me?"


def test_the_nearest_term_and_the_nearest_words_count() -> None:
    assert heard("Ask Marta now", 0.3, ["Marta", "Martin"]) == "Ask Marta now"
    assert heard("Ask Martan now", 0.3, ["Marina", "Martin"]) == "Ask Martin now"


def test_short_terms_sound_like_too_much() -> None:
    assert not Terms(["Al", "Ann", "Lee"])
    assert not Terms([])


def test_a_term_is_where_its_words_were_heard() -> None:
    said = [Token(" neu", Samples(0), Samples(1000), 0.5), Token(" deli", Samples(1000), Samples(3600), 0.3)]
    new, delhi = Terms(["New Delhi"]).heard((*said,))
    assert (new.text, new.start, new.end) == (" New", 0, 1440)
    assert (delhi.text, delhi.start, delhi.end) == (" Delhi", 1440, 3600)
    assert new.probability == delhi.probability == pytest.approx(0.4)
