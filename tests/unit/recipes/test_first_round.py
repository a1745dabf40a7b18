"""Which sentences the shipped recognizer's first round may have seen."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from first_round import main, seen

TEXTS = ["I know.", "I know him.", "I know him.", "Him I know.", "I.", "I know a zebra."]


def test_sentences_of_common_words_but_those_that_were_held_out() -> None:
    shown = [seen(TEXTS, 3, held) for held in range(4)]
    assert sorted(shown[0]) == ["Him I know.", "I know him.", "I know."], "no word alone, none that is rare, each once"
    assert [shown[0][held:] for held in range(4)] == shown
    assert seen(TEXTS[::-1], 3, 1) == shown[1], "whatever their order in the corpus"


@pytest.mark.parametrize("packed", [False, True])
def test_both_languages_are_listed(tmp_path: Path, packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("first_round.seen", lambda texts, _: seen(texts, 100, 0))
    pairs = "Good day.\tBuenos días.\tCC-BY\nGood day.\tBuen día.\n".encode()
    corpus, listed = tmp_path / ("pairs.gz" if packed else "pairs.tsv"), tmp_path / "seen.txt"
    corpus.write_bytes(gzip.compress(pairs) if packed else pairs)
    main(str(corpus), str(listed))
    english, *spanish = listed.read_text("utf-8").splitlines()
    assert english == "Good day."
    assert sorted(spanish) == ["Buen día.", "Buenos días."]
