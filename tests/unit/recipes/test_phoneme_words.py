"""Which sounds of a sentence are whose, where some words are spoken as one."""

from __future__ import annotations

import pytest
from phoneme_words import placed

ALONE = {
    "One": "wˈʌn", "of": "ʌv", "the": "ðə", "boys": "bˈYz", "way.": "wˈA.", "in": "ɪn", "a": "ɐ",
    "¿Qué": "¿kˈe", "es?": "ˈes?",
}  # fmt: skip


def _sounds(text: str, spoken: str) -> list[tuple[str, str]]:
    return [(word, spoken[first:last]) for word, (first, last) in placed(text, spoken, ALONE.__getitem__)]


def test_each_word_has_the_sounds_between_two_spaces() -> None:
    assert _sounds("the boys", "ðə bˈYz") == [("the", "ðə"), ("boys", "bˈYz")]


def test_marks_are_pauses_and_belong_to_no_word() -> None:
    assert _sounds("¿Qué es?", "¿kˈe ˈes?") == [("¿Qué", "kˈe"), ("es?", "ˈes")]
    assert _sounds("the way. the boys", "ðə wˈA. ðə bˈYz")[1:3] == [("way.", "wˈA"), ("the", "ðə")]
    assert _sounds("the boys", "— ðə, bˈYz ...") == [("the", "ðə"), ("boys", "bˈYz")]


def test_words_spoken_as_one_share_its_sounds() -> None:
    assert _sounds("One of the boys", "wˈʌn ʌvðə bˈYz") == [
        ("One", "wˈʌn"), ("of", "ʌv"), ("the", "ðə"), ("boys", "bˈYz"),
    ]  # fmt: skip
    assert _sounds("boys in the way.", "bˈYz ɪnðə wˈA.") == [
        ("boys", "bˈYz"), ("in", "ɪn"), ("the", "ðə"), ("way.", "wˈA"),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "spoken"), [("the boys", "ðə bˈYz wˈA"), ("a a a a a", "ɐɐɐɐɐ"), ("", "ðə")])
def test_nothing_is_placed_where_it_cannot_be_told(text: str, spoken: str) -> None:
    """More sounds than words; more words than are ever spoken as one; no words."""
    assert _sounds(text, spoken) == []
