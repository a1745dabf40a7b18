"""Two translators in a row."""

from __future__ import annotations

from interpreter_app.core.text import Direction, Token, shown
from interpreter_app.engines.pivot import PivotTranslator

WORDS = {("es", "en"): {"libro": "book", "mi": "my"}, ("en", "de"): {"book": "Buch", "my": "mein"}}


class Dictionary:
    def __init__(self, source: str, target: str) -> None:
        self.direction = Direction(source, target)
        self.asked: list[str] = []

    def translate(self, text: str, prefix: tuple[Token, ...] = (), *, beam: int = 1) -> tuple[Token, ...]:
        self.asked.append(text)
        words = [WORDS[self.direction.source, self.direction.target].get(word, word) for word in text.split()]
        return tuple(Token(f" {word}") for word in words[len(prefix) :])


def test_the_second_translates_what_the_first_says() -> None:
    first, second = Dictionary("es", "en"), Dictionary("en", "de")
    pivot = PivotTranslator(first, second)
    assert pivot.direction == Direction("es", "de")
    assert shown(pivot.translate("mi libro")) == "mein Buch"
    assert shown(pivot.translate("mi libro", (Token(" mein"),))) == "Buch"
    assert first.asked == ["mi libro"], "the middle is kept"
    assert shown(pivot.translate("mi libro", beam=3)) == "mein Buch"
    assert pivot.translate(" ") == ()
