"""Tables of what stands beside what: how likely a run of words is."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from interpreter_app.core.errors import ModelCorrupt
from interpreter_app.engines.ngrams import BEGIN, NAME, STEPS, UNKNOWN, NGrams, Tables, logs, ngrams, sentences

WORDS = (BEGIN, "the", "cat", "sat", "mat")
TABLES = Tables(
    words=WORDS,
    one=logs([1e-6, 0.4, 0.3, 0.2, 0.1]),
    one_left=logs([0.5, 0.6, 0.7, 0.8, 0.9]),
    pairs=np.array([0 * 5 + 1, 1 * 5 + 2, 1 * 5 + 4, 2 * 5 + 3], np.int64),
    two=logs([0.9, 0.5, 0.25, 0.75]),
    two_left=logs([0.3, 0.35, 0.45, 0.55]),
    threes=np.array([(0 * 5 + 1) * 5 + 2], np.int64),
    three=logs([0.65]),
)


@pytest.mark.parametrize(
    ("text", "odds"),
    [
        ("The", 0.9),
        ("the cat", 0.9 * 0.65),
        ("The mat", 0.9 * 0.3 * 0.25),  # no such three: the pair, by what its first two leave for that
        ("the the", 0.9 * 0.3 * 0.6 * 0.4),  # nor such a pair
        ("cat sat.", 0.5 * 0.3 * 0.75),  # the three's own first two are no pair: nothing to leave
        ("cat. Sat!", 0.5 * 0.3 * 0.5 * 0.2),
        ("", 1.0),
    ],
)
def test_words_are_as_likely_as_what_stands_before_them_makes_them(text: str, odds: float) -> None:
    assert NGrams(TABLES).likelihood(text) == pytest.approx(math.log(odds), abs=4 / STEPS)


def test_a_word_that_is_not_listed_is_hardly_likely_and_says_nothing_of_the_next() -> None:
    asked = NGrams(TABLES)
    assert asked.likelihood("Dog") == UNKNOWN
    assert asked.likelihood("dog cat") == pytest.approx(UNKNOWN + math.log(0.3), abs=2 / STEPS)
    assert asked.likelihood("the dog sat") == pytest.approx(math.log(0.9) + UNKNOWN + math.log(0.2), abs=3 / STEPS)


def test_sentences() -> None:
    assert sentences("I don’t. Do you? ¡Sí, 5!") == [[BEGIN, "i", "don't"], [BEGIN, "do", "you"], [BEGIN, "sí", "5"]]
    assert sentences(" ... ") == []


def test_what_is_saved_is_read(tmp_path: Path) -> None:
    TABLES.save(tmp_path / NAME.format("en"))
    assert ngrams(tmp_path, ["es"]) == {}
    found = ngrams(tmp_path, ["en", "es"])
    assert set(found) == {"en"}
    texts = ("the cat sat", "the mat sat the", "dog")
    assert [found["en"].likelihood(text) for text in texts] == [NGrams(TABLES).likelihood(text) for text in texts]


@pytest.mark.parametrize("what", ["nothing", "no zip", "too little", "cut off", "of different lengths", "no text"])
def test_damaged_tables_are_said_to_be_so(tmp_path: Path, what: str) -> None:
    path = tmp_path / NAME.format("en")
    TABLES.save(path)
    with np.load(path) as read:
        arrays = dict(read)
    match what:
        case "nothing":
            path.write_bytes(b"")
        case "cut off":
            path.write_bytes(path.read_bytes()[:300])
        case "no zip":
            path.write_bytes(b"none")
        case "too little":
            np.savez(path, words=arrays["words"])
        case "of different lengths":
            np.savez(path, **{**arrays, "two": arrays["two"][:1]})
        case _:
            np.savez(path, **{**arrays, "words": np.frombuffer(b"\xff\xfe", np.uint8)})
    with pytest.raises(ModelCorrupt, match=r"ngrams\.en\.npz"):
        ngrams(tmp_path, ["en"])
