"""Where sentences and clauses end."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interpreter_app.core.text import Token
from interpreter_app.policy.sentences import clause_ends, has_word, sentences


def apart(text):
    """Words and marks as tokens of their own."""
    return [Token(piece) for piece in re.findall(r"\s*(?:[\w'-]+|[^\w\s])", text)]


def attached(text):
    """Words with their marks, as typed."""
    return [Token(piece) for piece in re.findall(r"\s*\S+", text)]


def cut(text, ends):
    """The pieces of a token list, stripped."""
    begins = [0, *ends]
    return ["".join(t.text for t in text[begin:end]).strip() for begin, end in zip(begins, ends, strict=False)]


def split(tokens):
    """The closed sentences, and the open one with … after it."""
    found = sentences(tokens)
    texts = cut(tokens, [sentence.end for sentence in found])
    return [text if sentence.closed else text + "~" for text, sentence in zip(texts, found, strict=True)]


both = pytest.mark.parametrize("tokenize", [apart, attached])


@both
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Hola", ["Hola~"]),
        ("¿Dónde está? ¡Aquí! Ven", ["¿Dónde está?", "¡Aquí!", "Ven~"]),
        ("Well... I know. Really?!", ["Well...", "I know.", "Really?!"]),
        ("Maybe… perhaps.", ["Maybe…", "perhaps."]),
        ('He said "Stop!" She left (at last.) Good.', ['He said "Stop!"', "She left (at last.)", "Good."]),
        ("Er sagte: „Halt.“ Dann", ["Er sagte: „Halt.“", "Dann~"]),
        ('He left. "Why?" she said.', ["He left.", '"Why?"', "she said."]),
        ("«¿Qué?», dijo él. Nada.", ["«¿Qué?», dijo él.", "Nada."]),
        # abbreviations
        ("Mr. Smith met Dr. Jones. They", ["Mr. Smith met Dr. Jones.", "They~"]),
        ("El Sr. López vive en EE. UU. desde ayer.", ["El Sr. López vive en EE. UU. desde ayer."]),
        ("Vive en EE. UU. Trabaja allí.", ["Vive en EE. UU.", "Trabaja allí."]),
        ("Gracias a Ud. ¿Vamos?", ["Gracias a Ud.", "¿Vamos?"]),
        ("The U.S. Army came.", ["The U.S. Army came."]),
        ("J. R. R. Tolkien wrote.", ["J. R. R. Tolkien wrote."]),
        ("So am I. Good.", ["So am I.", "Good."]),
        ("At 5 p.m. we left at 6 p.m. Then", ["At 5 p.m. we left at 6 p.m.", "Then~"]),
        ("Milk, eggs, etc. are here, e.g. Milk.", ["Milk, eggs, etc. are here, e.g. Milk."]),
        ("Bread, etc., and (Mr. X) more.", ["Bread, etc., and (Mr. X) more."]),
        # numbers and addresses
        ("It costs 3.50 or 1.000.000 euros. Yes.", ["It costs 3.50 or 1.000.000 euros.", "Yes."]),
        ("Look at example.com now. Yes.", ["Look at example.com now.", "Yes."]),
        ("Am 3. Mai kam er. Ich nahm 3. Danke.", ["Am 3. Mai kam er.", "Ich nahm 3.", "Danke."]),
        ("I was born in 1984. You too.", ["I was born in 1984.", "You too."]),
    ],
)
def test_sentences(tokenize, text, expected):
    assert split(tokenize(text)) == expected


@both
@pytest.mark.parametrize("text", ["He lives with Mr.", "It costs 3.", "Milk, etc.", "at 5 p.m."])
def test_a_mark_that_more_text_would_explain_leaves_the_sentence_open(tokenize, text):
    assert [sentence.closed for sentence in sentences(tokenize(text))] == [False]


def test_a_spaced_mark_closes_the_sentence_before_it():
    assert split(apart("Quoi ? Oui ! Bon")) == ["Quoi ?", "Oui !", "Bon~"]


def test_full_stops_of_other_scripts():
    assert split([Token("你好"), Token("。"), Token("再见")]) == ["你好。", "再见~"]


@both
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("I came home", []),
        ("I came home, late", ["I came home,"]),
        ("Well, I came home; then slept", ["Well, I came home;"]),
        ("One two three: four five six — seven", ["One two three:", "four five six —"]),
        ('He told me "go home," then left', ['He told me "go home,"']),
        ("Yes. No. I came", ["Yes.", "No."]),
        ("I went home because it rained and I slept", ["I went home", "because it rained"]),
        ("Quiero ir a casa pero no puedo", ["Quiero ir a casa"]),
        ("Ich bleibe heute hier weil ich krank bin", ["Ich bleibe heute hier"]),
        ("Je reste ici ce soir mais demain", ["Je reste ici ce soir"]),
        ("You and me", []),
        ("You and me,", ["You and me,"]),
        ("It has cost us 1,000 euros at 3:30 today", []),
        ("It has cost us 1,", []),
        ("We met there at five o'clock, or so", ["We met there at five o'clock,"]),
    ],
)
def test_clauses(tokenize, text, expected):
    tokens = tokenize(text)
    assert cut(tokens, clause_ends(tokens)) == expected


@pytest.mark.parametrize(("least", "expected"), [(1, ["Well,", "I see,"]), (2, ["Well, I see,"]), (4, [])])
def test_a_clause_has_enough_words(least, expected):
    tokens = apart("Well, I see, yes")
    assert cut(tokens, clause_ends(tokens, least)) == expected


def test_a_conjunction_that_is_part_of_a_word_joins_nothing():
    tokens = [Token(" we"), Token(" met"), Token(" there"), Token(" o"), Token("'"), Token("clock")]
    assert clause_ends(tokens) == []
    assert clause_ends([*tokens[:3], Token(" o"), Token(" no")]) == [3]


def test_a_dash_without_spaces_ends_a_clause_but_a_range_does_not():
    assert clause_ends([Token(" I"), Token(" came"), Token(" home"), Token("—"), Token("late")]) == [4]
    assert clause_ends([Token(" I"), Token(" saw"), Token(" 5"), Token("–"), Token("7")]) == []


@pytest.mark.parametrize(
    ("text", "expected"), [(" está", True), (" 3", True), (" ¿", False), ("", False), (" —", False)]
)
def test_a_word_has_a_letter_or_digit(text, expected):
    assert has_word(Token(text)) is expected


PIECES = [
    " Mr",
    " etc",
    " I",
    " he",
    " J",
    " 3",
    "5",
    " and",
    " ¿",
    "Qué",
    " Yes.",
    "",
    " ",
    ".",
    "?",
    "…",
    ",",
    '"',
    " —",
    ")",
]
token_lists = st.lists(st.sampled_from(PIECES), max_size=14).map(lambda texts: [*map(Token, texts)])


@given(token_lists)
def test_sentences_partition_the_tokens(tokens):
    found = sentences(tokens)
    assert [sentence.begin for sentence in found] == [0, *(sentence.end for sentence in found)][: len(found)]
    assert all(sentence.begin < sentence.end for sentence in found)
    assert (found[-1].end if found else 0) == len(tokens)
    assert all(sentence.closed for sentence in found[:-1])


@given(token_lists, token_lists)
def test_a_sentence_that_others_follow_stays_when_text_is_added(tokens, more):
    settled = sentences(tokens)[:-1]
    assert sentences([*tokens, *more])[: len(settled)] == settled


@given(token_lists, st.integers(min_value=1, max_value=4))
@example(tokens=[Token(" So"), Token(","), Token(".")], least=1)
def test_clauses_refine_sentences(tokens, least):
    ends = clause_ends(tokens, least)
    assert ends == sorted(set(ends))
    assert {sentence.end for sentence in sentences(tokens) if sentence.closed} <= set(ends)
    assert all(0 < end <= len(tokens) for end in ends)


def test_a_long_clause_is_divided_where_a_phrase_begins_if_that_is_asked_for():
    tokens = apart("We walked the dog in the park")
    assert clause_ends(tokens) == []
    assert cut(tokens, clause_ends(tokens, divide_from=4)) == ["We walked the dog"]
    assert clause_ends(tokens, divide_from=5) == []
