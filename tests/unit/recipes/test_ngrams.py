"""Counting what stands beside what: probabilities that add up."""

from __future__ import annotations

import math
from itertools import product

import pytest
from ngrams import tables

from interpreter_app.engines.ngrams import BEGIN, NGrams

TEXTS = ["the cat sat"] * 4 + ["the mat sat on the cat"] * 3 + ["on the mat. The cat!"] * 2 + ["a rare dog"]


def test_what_was_seen_often_is_likely_and_once_is_nothing() -> None:
    found = tables(TEXTS)
    assert set(found.words) == {BEGIN, "the", "cat", "sat", "mat", "on"}
    asked = NGrams(found)
    assert asked.likelihood("the cat sat") > asked.likelihood("the mat sat") > asked.likelihood("the on sat")
    assert asked.likelihood("a dog") < asked.likelihood("on on")


@pytest.mark.parametrize("before", ["", "the", "the cat", "sat on", "on sat", "mat mat"])
def test_the_words_that_may_follow_share_what_there_is(before: str) -> None:
    """But for those seen once, and the steps in which logs are kept."""
    found = tables(TEXTS)
    asked, words = NGrams(found), [word for word in found.words if word != BEGIN]
    odds = sum(math.exp(asked.likelihood(f"{before} {word}") - asked.likelihood(before)) for word in words)
    assert 0.8 < odds < 1.1


def test_longer_runs_back_off_without_getting_likelier() -> None:
    asked = NGrams(tables(TEXTS))
    for words in product(["the", "cat", "sat", "mat", "on"], repeat=4):
        assert asked.likelihood(" ".join(words)) < asked.likelihood(" ".join(words[:3])) < 0
