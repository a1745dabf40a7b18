"""How late a long interpretation is, on examples worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.policy.lagging import Segment, growth, long_yaal, resegment, yaal


@pytest.mark.parametrize(
    ("references", "words", "owners"),
    [
        ("the house is red | it rains", "the house is red it rains", [0, 0, 0, 0, 1, 1]),
        ("the house is red | it rains", "the horse is it rain", [0, 0, 0, 1, 1]),
        ("the house | it rains", "the house it it rains", [0, 0, 1, 1, 1]),
        ("the house | it rains", "the house thus it rains", [0, 0, 0, 1, 1]),
        ("ab | cd", "xy ab cd", [0, 0, 1]),
        ("ab | cd", "ab cd xy", [0, 1, 1]),
        ("ab | | cd", "cd", [2]),
        ("ab | cd", "", []),
    ],
    ids=["same", "misread", "repeated", "unlike the next", "before all", "after all", "left out", "nothing"],
)
def test_words_go_back_to_their_sentences(references, words, owners):
    assert resegment([reference.split() for reference in references.split("|")], words.split()) == owners


def test_words_without_a_reference_are_refused():
    with pytest.raises(ValueError, match="references"):
        resegment([[], []], ["a"])


@given(st.lists(st.lists(st.text("abc", min_size=1), min_size=1), min_size=1), st.lists(st.text("abc", min_size=1)))
def test_sentences_keep_their_order(references, words):
    owners = resegment(references, words)
    assert len(owners) == len(words)
    assert owners == sorted(owners)


def test_yaal():
    # Four words of four wanted in 2000 ms of speech: one is due each 500 ms.
    assert yaal([1000, 1500, 2000, 2500], 2000, 4) == pytest.approx(1000)
    # The last two come when the recording is over: 1000 - 0 and 1500 - 500 remain.
    assert yaal([1000, 1500, 2600, 9000], 2000, 4, end=2600) == pytest.approx(1000)
    # Five words where four were wanted: due each 400 ms.
    assert yaal([1000] * 5, 2000, 4) == pytest.approx(1000 - (0 + 400 + 800 + 1200 + 1600) / 5)
    assert yaal([3000], 2000, 1, end=3000) is None
    assert yaal([], 2000, 4) is None
    with pytest.raises(ValueError, match="length"):
        yaal([1000], 0, 4)


def test_long_yaal_counts_each_sentence_from_its_own_beginning():
    sentences = [Segment(("la", "casa"), 0, 1000), Segment(("llueve",), 1500, 2500), Segment(("sí",), 3000, 3500)]
    # "la" 800 - 0, "casa" 1300 - 500; "llueve" 3000 - 1500; "sí" comes with the end of the recording.
    lags = long_yaal(sentences, ["la", "casa", "llueve", "sí"], [800, 1300, 3000, 4000], 4000)
    assert lags == [pytest.approx(800), pytest.approx(1500), None]


def test_growth():
    assert growth([(0, 100), (1, 110), (2, 120)]) == pytest.approx(10)
    assert growth([(0, 100), (1, 130), (2, 100)]) == pytest.approx(0)
    assert growth([(5, 1), (5, 2)]) == 0
    assert growth([]) == 0
