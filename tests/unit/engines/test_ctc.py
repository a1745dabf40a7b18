"""The CTC head: how likely a text is, over all ways in which its letters can lie in time."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import groupby, product
from pathlib import Path

import numpy as np
import pytest

from interpreter_app.core.errors import EngineError, ModelCorrupt
from interpreter_app.engines.ctc import FILE, OPEN, Speller, speller, spelling

LETTERS = "ab "
WIDTH = 5


def head(seed: int = 0) -> Speller:
    g = np.random.default_rng(seed)
    return Speller(LETTERS, g.normal(size=(4, WIDTH)).astype(np.float32), g.normal(size=4).astype(np.float32))


def by_every_path(heard: np.ndarray) -> dict[tuple[int, ...], float]:
    """Log probability of each text, summed path by path."""
    found: dict[tuple[int, ...], float] = defaultdict(float)
    for path in product(range(4), repeat=len(heard)):
        text = tuple(letter for letter, _ in groupby(path) if letter != 3)
        found[text] += math.exp(sum(heard[at][letter] for at, letter in enumerate(path)))
    return {text: math.log(value) for text, value in found.items()}


def test_all_ways_to_say_a_text_are_summed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interpreter_app.engines.ctc.OPEN", 0)
    for seed in range(5):
        one, encoded = head(seed), np.random.default_rng(seed).normal(size=(5, WIDTH)).astype(np.float32)
        expected = by_every_path(one._heard(encoded))
        texts = [text for text in expected if text == spelling("".join(LETTERS[n] for n in text), LETTERS)]
        assert len(texts) > 20
        found = one.likelihoods(encoded, ["".join(LETTERS[n] for n in text) for text in texts])
        assert found == pytest.approx([expected[text] for text in texts], abs=1e-4)


def test_the_same_letter_twice_needs_a_pause_and_too_many_letters_more_time() -> None:
    encoded = np.zeros((2, WIDTH), np.float32)
    aa, ab, abab = head().likelihoods(encoded, ["aa", "ab", "abab"])
    assert aa == abab == -math.inf
    assert ab > -math.inf


def test_more_may_be_heard_at_the_end_than_a_text_has() -> None:
    """The sound may break off within a word; not in its middle."""
    letters = np.eye(4, dtype=np.float32) * 20
    one = Speller(LETTERS, letters, np.zeros(4, np.float32))  # hears what the encoder says
    a, b, pause = (letters[[number]] / 20 for number in (0, 1, 3))
    short, long = np.concatenate([a, pause, b] * 2), np.concatenate([a, pause, b] * OPEN)
    (early, late), (wrong, right) = (
        one.likelihoods(sound, ["a", text]) for sound, text in ((short, "abab"), (long, "ab" * OPEN))
    )
    assert early == pytest.approx(late, abs=0.01)
    assert wrong < right - 100


def test_only_letters_count() -> None:
    encoded = np.random.default_rng(1).normal(size=(9, WIDTH)).astype(np.float32)
    first, second, third = head().likelihoods(encoded, ["A, b.", " á B", "b"])
    assert first == second != third
    assert head().likelihoods(encoded, ["A, b.", "a b", "A B!"]) == [0.0] * 3  # there is nothing to tell apart


@pytest.mark.parametrize(
    ("text", "letters"),
    [("¿Qué?", "qué"), ("Çok Über", "cok über"), ("I don’t, 5 x!", "i don't x"), ("", ""), ("«...»", "")],
)
def test_spelling(text: str, letters: str) -> None:
    alphabet = "abcdefghijklmnopqrstuvwxyzáéíóúüñ' "
    assert "".join(alphabet[number] for number in spelling(text, alphabet)) == letters


def test_a_folder_without_a_head_has_none(tmp_path: Path) -> None:
    assert speller(tmp_path) is None


def test_a_head_is_read(tmp_path: Path) -> None:
    np.savez(
        tmp_path / FILE, letters=np.array(list(LETTERS)), weight=np.zeros((4, WIDTH), np.float16), bias=np.zeros(4)
    )
    found = speller(tmp_path)
    assert found is not None
    assert (found.letters, found.width) == (LETTERS, WIDTH)


def test_a_head_of_another_model_is_said_to_be_so() -> None:
    with pytest.raises(EngineError, match="of another model"):
        head().likelihoods(np.zeros((3, WIDTH + 1), np.float32), ["a", "b"])


@pytest.mark.parametrize("what", ["nothing", "no zip", "letters only", "another shape", "no letters", "cut off"])
def test_a_damaged_head_is_said_to_be_so(tmp_path: Path, what: str) -> None:
    path, weight, bias = tmp_path / FILE, np.zeros((4, WIDTH)), np.zeros(4)
    match what:
        case "nothing":
            path.touch()
        case "no zip":
            path.write_bytes(b"none")
        case "letters only":
            np.savez(path, letters=np.array(list(LETTERS)))
        case "another shape":
            np.savez(path, letters=np.array(list(LETTERS)), weight=weight[:2], bias=bias)
        case "no letters":
            np.savez(path, letters=np.array([1, 2, 3]), weight=weight, bias=bias)
        case _:
            np.savez(path, letters=np.array(list(LETTERS)), weight=weight, bias=bias)
            path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(ModelCorrupt, match=r"ctc\.npz"):
        speller(tmp_path)
