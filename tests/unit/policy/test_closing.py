"""Whether what was said closes a sentence: marks, words that cannot end one, and texts too short to tell."""

from __future__ import annotations

import pytest

from interpreter_app.core.text import Token
from interpreter_app.policy.closing import closes


def words(text: str) -> list[Token]:
    """Words and marks as the recognizer gives them."""
    spaced = text.replace(",", " ,").replace(".", " .").replace("?", " ?")
    return [Token(word if word in ",.?" else " " + word) for word in spaced.split()]


@pytest.mark.parametrize(
    ("text", "language", "closed"),
    [
        ("Where is the station?", "en", True),
        ("The station is near.", "en", True),
        ("La estación está cerca.", "es", True),
        ("I would like a.", "en", False),
        ("I would like the", "en", False),
        ("Quiero un billete para.", "es", False),
        ("When I come home,", "en", False),
        ("The station is near", "en", None),
        ("Yes.", "en", None),
        ("Well then.", "en", None),
        ("The station the.", "pt", True),
        ("The station is near.", None, True),
        ("", "en", None),
        (". ,", "en", None),
    ],
)
def test_closing(text: str, language: str | None, closed: bool | None) -> None:
    assert closes(words(text), language) is closed
