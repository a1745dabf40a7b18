from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.policy.words import is_mark, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" Hello, my friend.", [" Hello", ",", " my", " friend", "."]),
        ("¿Dónde está?", ["¿", "Dónde", " está", "?"]),
        (" ¿Dónde? ¡Ahí!", [" ¿", "Dónde", "?", " ¡", "Ahí", "!"]),
        (" don't well-known 3.5 1,000 10:30", [" don't", " well-known", " 3.5", " 1,000", " 10:30"]),
        (' "Yes," he said...', [' "', "Yes", ",", '"', " he", " said", "..."]),
        (" one—two…three", [" one", "—", "two", "…", "three"]),
        (" - 5 %  x ", [" -", " 5", " %", "  x"]),
        ("going on", ["going", " on"]),
        (" हिन्दी है।", [" हिन्दी", " है", "।"]),
        ("", []),
        ("  \n", []),
        (" ?!", [" ?", "!"]),
    ],
)
def test_split(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@given(st.text())
def test_nothing_is_lost_but_the_space_at_the_end(text: str) -> None:
    words = split_words(text)
    assert "".join(words) == text.rstrip()
    assert all(word.strip() for word in words)
    assert all(len(word.split()) == 1 for word in words)


@pytest.mark.parametrize(("word", "mark"), [(" ¿", True), ("...", True), (" €", True), (" 5", False), ("a.", False)])
def test_is_mark(word: str, mark: bool) -> None:
    assert is_mark(word) is mark
