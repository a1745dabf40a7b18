"""When committed translation is spoken, and in which pieces."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.options import SpeakingOptions
from interpreter_app.core.text import Token
from interpreter_app.policy.phrasing import Phrasing

TALK = "Yes. I would like to go home now, because it is late. Good night!"


def tokens(text):
    return [Token(piece) for piece in re.findall(r"\s*(?:[\w'-]+|[^\w\s])", text)]


def spoken(text, speak="clause", least=4, step=1):
    """What is said as `text` is committed `step` tokens at a time: (tokens committed, clause)."""
    phrasing = Phrasing(SpeakingOptions(speak=speak, min_clause_words=least))
    heard = tokens(text)
    said = []
    for count in range(0, len(heard), step):
        said += [(count, clause) for clause in phrasing.add(heard[:count], final=False)]
    return said + [(None, clause) for clause in phrasing.add(heard, final=True)]


def test_clauses_are_spoken_as_they_are_committed():
    assert spoken(TALK) == [
        (10, "Yes. I would like to go home now,"),
        (15, "because it is late."),
        (None, "Good night!"),
    ]


def test_speech_begins_with_the_first_words_but_not_in_the_middle_of_a_phrase():
    phrasing = Phrasing(SpeakingOptions())
    assert phrasing.add(tokens("We went to the"), final=False) == []
    assert phrasing.add(tokens("We went to the station"), final=False) == ["We went to the station"]
    assert Phrasing(SpeakingOptions()).add(tokens("It rained today,"), final=False) == [], "a mark belongs to its word"
    rest = "We went to the station yesterday evening and slept soundly the whole night long"
    assert phrasing.add(tokens(rest), final=False) == [], "later clauses end where one would pause"
    assert phrasing.add(tokens(rest), final=True) == ["yesterday evening and slept soundly the whole night long"]


def test_a_clause_may_be_divided_where_a_phrase_begins():
    phrasing = Phrasing(SpeakingOptions())
    text = "The old man, they say, walked slowly and happily through the quiet village with his dog"
    assert phrasing.add(tokens(text), final=True) == [
        "The old man, they say, walked slowly", "and happily through the quiet village", "with his dog",
    ]  # fmt: skip


def test_a_long_clause_may_be_asked_for():
    assert [clause for _, clause in spoken(TALK, least=12)] == [
        "Yes. I would like to go home now, because it is late.",
        "Good night!",
    ]


def test_a_clause_may_be_one_word():
    assert [clause for _, clause in spoken("Sí, claro. Vamos", least=1)] == ["Sí,", "claro.", "Vamos"]


def test_a_turn_is_spoken_when_it_is_final_sentence_by_sentence():
    assert spoken(TALK, speak="turn") == [
        (None, "Yes."),
        (None, "I would like to go home now, because it is late."),
        (None, "Good night!"),
    ]


def test_nothing_is_spoken_when_speech_is_off():
    assert spoken(TALK, speak="off") == []


def test_a_final_update_speaks_the_rest_and_a_second_one_nothing():
    phrasing = Phrasing(SpeakingOptions())
    assert phrasing.add(tokens("Buenas noches"), final=True) == ["Buenas noches"]
    assert phrasing.add(tokens("Buenas noches"), final=True) == []


def test_marks_alone_are_not_spoken():
    phrasing = Phrasing(SpeakingOptions())
    assert phrasing.add(tokens("I want to go home."), final=False) == ["I want to go home."]
    assert phrasing.add(tokens("I want to go home.)"), final=False) == []
    assert phrasing.add(tokens("I want to go home.) ..."), final=True) == []


def test_a_mark_that_came_late_does_not_begin_the_next_clause():
    phrasing = Phrasing(SpeakingOptions())
    assert phrasing.add(tokens("I want to go home!"), final=False) == ["I want to go home!"]
    assert phrasing.add(tokens("I want to go home!? ¿Sí?"), final=True) == ["¿Sí?"]


pieces = st.sampled_from(
    [" ¿", " uno", " dos", " pero", " tres", " Sr", " y", " 3", "5", ",", ".", "?", "…", " —", ")", " no."]
)


@given(
    st.lists(pieces, max_size=30),
    st.lists(st.integers(min_value=0, max_value=30), max_size=10),
    st.sampled_from(["clause", "turn"]),
    st.integers(min_value=1, max_value=6),
)
def test_every_word_is_spoken_exactly_once_whatever_the_arrival(texts, arrivals, speak, least):
    phrasing = Phrasing(SpeakingOptions(speak=speak, min_clause_words=least))
    heard = [*map(Token, texts)]
    clauses = []
    for count in sorted(arrivals):
        clauses += phrasing.add(heard[:count], final=False)
    early = len(clauses)
    clauses += phrasing.add(heard, final=True)

    def words(text):
        return re.findall(r"\w", text)

    assert words("".join(clauses)) == words("".join(texts))
    assert all(words(clause) for clause in clauses)
    if speak == "turn":
        assert early == 0


@pytest.mark.parametrize("step", [1, 2, 5, 50])
def test_how_much_arrives_at_once_does_not_change_what_is_said(step):
    assert " ".join(clause for _, clause in spoken(TALK, step=step)) == TALK
