"""Terms that are expected, and words whose translation is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.options import ContextOptions, TranslationTerm
from interpreter_app.core.text import Token, shown
from interpreter_app.policy.glossary import Glossary, recognizer_prompt
from interpreter_app.policy.words import split_words

TERMS = [
    TranslationTerm("invoice", "factura"),
    TranslationTerm("river bank", "ribera"),
    TranslationTerm("bank", "caja"),
]


class Copier:
    """Translates into capitals; names stay."""

    def __init__(self, names=("John", "Boston", "Mary", "Tom", "London")):
        self.names, self.asked = names, []

    def __call__(self, text, prefix, beam):
        self.asked.append(text)
        words = [word if word in self.names else word.upper() for word in text.split()]
        said = len("".join(token.text for token in prefix).split())
        return tuple(map(Token, split_words("".join(f" {word}" for word in words[said:]))))


def translate(text, prefix="", *, terms=TERMS, model=None):
    tokens = tuple(map(Token, split_words(prefix)))
    return shown(tokens + Glossary(terms).translate(model or Copier(), text, tokens, 1))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The invoice is here", ["factura"]),
        ("two Invoices, my INVOICE and the invoice's date", ["factura"] * 3),
        ("the bank by the river  bank", ["caja", "ribera"]),
        ("voiced invoiced riverbank", []),
        ("", []),
    ],
)
def test_terms_are_found_in_any_case_and_number(text, found):
    assert [one.target for one in Glossary(TERMS).find(text)] == found


@pytest.mark.parametrize(
    ("text", "count"),
    [("by the river", 1), ("by the River", 1), ("by the river bank", 0), ("the bank", 0), ("river,", 0), ("", 0),
     ("new", 1), ("the New York", 2), ("new York stock", 3), ("new york stock exchange", 0), ("newer", 0)],
)  # fmt: skip
def test_what_may_begin_a_term_is_waited_with(text, count):
    glossary = Glossary([*TERMS, TranslationTerm("New York stock exchange", "bolsa")])
    assert glossary.pending(tuple(map(Token, split_words(" " + text)))) == count
    assert Glossary([]).pending((Token(" river"),)) == 0


def test_no_terms_change_nothing():
    model = Copier()
    assert translate("the invoice", terms=[], model=model) == "THE INVOICE"
    assert translate("the table", model=model) == "THE TABLE"
    assert model.asked == ["the invoice", "the table"]
    assert Glossary([]).missing("the invoice", "") == []


def test_a_chosen_word_stands_where_the_term_stood():
    assert translate("send the invoice to the bank now") == "SEND THE factura TO THE caja NOW"


def test_at_the_beginning_it_has_a_capital():
    assert translate("Invoices are late") == "Factura ARE LATE"


def test_a_translator_that_chooses_the_word_itself_is_left_alone():
    class Knows(Copier):
        def __call__(self, text, prefix, beam):
            self.asked.append(text)
            return (Token(" La"), Token(" Factura"))

    model = Knows()
    assert translate("the invoice", model=model) == "La Factura"
    assert model.asked == ["the invoice"]


def test_another_name_is_tried_where_one_does_not_come_through_or_is_in_the_text():
    model = Copier(names=("Mary",))
    assert translate("John sends the invoice", model=model) == "JOHN SENDS THE factura"
    assert model.asked == ["John sends the invoice", "John sends the Boston", "John sends the Mary"]


def test_a_name_that_stays_one_is_preferred_to_one_that_is_repeated():
    def stammers(text, prefix, beam):
        words = [f" {word}" for word in text.split() for _ in range(1 + (word in repeated))]
        return tuple(map(Token, words))

    repeated = {"John"}
    assert translate("send invoice", model=stammers) == "send factura"
    repeated = {"John", "Boston", "Mary", "Tom"}
    assert translate("send invoice", model=stammers) == "send factura factura"


def test_what_goes_on_after_a_chosen_word_is_translated_with_the_name_in_its_place():
    model = Copier()
    assert translate("the invoice is here", " THE factura", model=model) == "THE factura IS HERE"
    assert model.asked == ["the John is here"], "the word in the prefix stands for the term, not beside it"


def test_where_no_name_comes_through_the_word_takes_the_place_of_another():
    model = Copier(names=())
    assert translate("send the invoice now", model=model) == "SEND THE factura NOW"
    assert translate("invoice invoice", terms=TERMS, model=model) == "factura factura"


def test_an_empty_translation_gets_the_word():
    assert translate("the invoice", model=lambda *_: ()) == "factura"
    assert translate("the bank and the invoice", model=lambda *_: (Token(" caja"),)) in {"caja factura", "factura"}


def test_what_was_committed_stays_and_is_counted():
    assert translate("the invoice is here", " THE factura") == "THE factura IS HERE"
    assert translate("the invoice and the invoice", " THE factura") == "THE factura AND THE factura"


@given(st.lists(st.sampled_from(["the", "invoice", "bank", "river bank", "is", "late", "John"]), max_size=9))
def test_no_chosen_word_is_ever_missing(words):
    text = " ".join(words)
    glossary = Glossary(TERMS)
    if glossary.find(text):
        assert len(glossary.missing(text, translate(text, model=Copier(names=("Tom",))))) <= 1
        assert glossary.missing(text, translate(text)) == []


def test_missing_words_are_counted():
    assert Glossary(TERMS).missing("invoice and invoice and bank", "una Factura") == ["factura", "caja"]


def test_the_prompt_ends_with_the_terms_and_is_bounded():
    context = ContextOptions(general=(("topic", "medicine"),), text="She is ill.", terms=("Ngozi", "Okavango"))
    assert recognizer_prompt(context) == "topic: medicine. She is ill. Ngozi, Okavango."
    assert recognizer_prompt(ContextOptions()) == ""
    long = recognizer_prompt(ContextOptions(text="word " * 500, terms=("Ngozi",)))
    assert len(long.split()) == 120
    assert long.endswith("Ngozi.")
