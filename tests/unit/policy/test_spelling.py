"""Words that a recognizer made up become those that they sound like; words that there are stay."""

from __future__ import annotations

import pytest

from interpreter_app.core.text import Token, shown
from interpreter_app.core.units import Samples
from interpreter_app.policy.sounds import skeleton, sounds, unlikeness
from interpreter_app.policy.spelling import Spelling
from interpreter_app.policy.words import split_words

WORDS = """the a I to at in is very don't we Tom live near partner overcoat over coat festival tourists tortoise turns
description Harvard amenazó acompañado iba su mujer spoke speak out|come out come frequently free humiliated
récord mundial mundo hicieron ningún temor""".split()


def corrected(text: str, spared: frozenset[str] = frozenset()) -> str:
    tokens = tuple(map(Token, split_words(" " + text)))
    return shown(Spelling(WORDS).corrected(tokens, spared=spared))


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("The fastival is near.", "The festival is near."),
        ("Turists!", "Tourists!"),
        ("the discription", "the description"),
        ("we live in arvard", "we live in Harvard"),
        ("I spok to Tom", "I spoke to Tom"),
        ("the part ner", "the partner"),
        ("Part ner, a partn er", "Partner, a partner"),
        ("Tom a menazó", "Tom amenazó"),
        ("Iba a compañado", "Iba acompañado"),
        ("the out come", "the outcome"),
        ("They are free quently here.", "They are frequently here."),
        ("un recordmundial", "un récord mundial"),
        ("Ninguntemor.", "Ningún temor."),
    ],
)
def test_made_up_words_become_what_they_sound_like(read: str, said: str) -> None:
    assert corrected(read) == said


@pytest.mark.parametrize(
    "read",
    [
        "The tortoise spoke at Harvard.",
        "over coat",  # two words that may stand beside each other, though together they are one
        "come out, come",
        "Kavita and Okavango, 1999, don't",
        "the xyz, ab",
        "part, ner",
        "Tomnear, ningunmar",  # the one part is too short, the other no word
        "",
    ],
)
def test_everything_else_stays(read: str) -> None:
    assert corrected(read) == read


def test_what_is_spared_stays() -> None:
    assert corrected("the fastival", frozenset({"fastival"})) == "the fastival"


def test_of_two_words_that_sound_the_same_the_more_frequent_is_taken() -> None:
    tokens = (Token("whail"),)
    assert shown(Spelling(["whale", "wail"]).corrected(tokens)) == "wail"  # it is nearer
    assert shown(Spelling(["noone", "nunu", "naana"]).corrected((Token("noona"),))) == "noone"


def test_a_word_out_of_two_lies_where_both_were_heard() -> None:
    tokens = (Token(" part", Samples(100), Samples(200), 0.9), Token(" ner", Samples(220), Samples(300), 0.4))
    assert Spelling(WORDS).corrected(tokens) == (Token(" partner", Samples(100), Samples(300), 0.4),)


def test_two_words_out_of_one_share_its_place_by_their_letters() -> None:
    token = Token(" recordmundial", Samples(1300), Samples(2600), 0.9)
    one, other = Spelling(WORDS).corrected((token,))
    assert one == Token(" récord", Samples(1300), Samples(1900), 0.9)
    assert other == Token(" mundial", Samples(1900), Samples(2600), 0.9)


def test_of_two_ways_to_part_a_word_the_more_frequent_words_are_taken() -> None:
    words = ["then", "thena", "note", "anote"]
    assert shown(Spelling(words).corrected((Token("thenanote"),))) == "thena note"


def test_spellings_of_one_sound_are_alike() -> None:
    assert sounds("Philippa's Quick Échale") == "filipaskwikechale".replace("ch", "$")
    assert unlikeness(sounds("fotograph"), sounds("photograf")) == 0
    assert unlikeness(sounds("vaca"), sounds("baka")) == 0
    near, far = unlikeness("tabel", "tebel"), unlikeness("tabel", "camel")
    assert 0 < near < far < 1
    assert skeleton(sounds("Fastival")) == skeleton(sounds("festival"))
    assert unlikeness("", "") == 0
