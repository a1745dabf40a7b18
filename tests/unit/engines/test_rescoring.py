"""Which of a decoder's answers it is, by their spelling and their words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from interpreter_app.engines.ctc import FILE
from interpreter_app.engines.ngrams import BEGIN, NAME, Tables, logs
from interpreter_app.engines.rescoring import Rescorer

LETTERS = "abcdehnstuv "
HEARD = np.eye(len(LETTERS) + 1, dtype=np.float32)[[LETTERS.index(c) for c in "the bats"]]
"""What an encoder made of "the bats", as plainly as can be."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    np.savez(
        tmp_path / FILE,
        letters=np.array(list(LETTERS)),
        weight=9 * np.eye(len(LETTERS) + 1),
        bias=np.zeros(len(LETTERS) + 1),
    )
    words = (BEGIN, "the", "cats")
    Tables(
        words, logs([1e-6, 0.6, 0.4]), logs([0.5] * 3), np.array([1, 5], np.int64), logs([0.5, 0.9]), logs([0.5] * 2),
        np.array([], np.int64), logs([]),
    ).save(tmp_path / NAME.format("en"))  # fmt: skip
    return tmp_path


def best(rescorer: Rescorer, *answers: tuple[str, float], language: str = "en") -> str:
    texts, scores = zip(*answers, strict=True)
    return texts[rescorer.best(language, texts, scores, [4] * len(texts), HEARD)]


def test_a_pack_without_either_leaves_it_to_the_decoder(tmp_path: Path) -> None:
    rescorer = Rescorer.of(tmp_path, ["en"])
    assert not rescorer
    assert not Rescorer()
    assert best(rescorer, ("The cats.", -0.2), ("The bats.", -0.1)) == "The bats."


def test_what_is_heard_and_what_is_said_count_beside_the_decoders_word(folder: Path) -> None:
    rescorer = Rescorer.of(folder, ["en", "es"])
    assert rescorer
    # In another language only the spelling counts; in this one the cats are so usual that they outweigh it.
    assert best(rescorer, ("The cats.", -0.1), ("The bats.", -0.2), language="es") == "The bats."
    assert best(rescorer, ("The cats.", -0.1), ("The bats.", -0.2)) == "The cats."
    assert best(rescorer, ("The cats.", -9.0), ("The bats.", -0.2)) == "The bats."


def test_the_decoder_decides_where_nothing_else_does(folder: Path) -> None:
    rescorer = Rescorer.of(folder, ["es"])
    assert best(rescorer, ("The bats.", -0.1), ("the bats", -0.2)) == "The bats."
    assert best(rescorer, ("the bats", -0.2), ("The bats.", -0.1)) == "The bats."
    assert best(rescorer, ("Anything at all", -5.0)) == "Anything at all"
