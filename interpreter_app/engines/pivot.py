"""Two translators in a row, where no model translates between two languages."""

from __future__ import annotations

from collections.abc import Sequence

from interpreter_app.core.ports import Translator
from interpreter_app.core.text import Direction, Token, shown


class PivotTranslator:
    """Translates through a third language: `first` into it, `second` out of it.

    The middle text is translated anew each time: what is shown may change more often than with one translator, and
    costs twice the time.
    """

    def __init__(self, first: Translator, second: Translator) -> None:
        assert first.direction.target == second.direction.source
        self._first, self._second = first, second
        self._last: tuple[str, int, str] = ("", 0, "")

    @property
    def direction(self) -> Direction:
        """From which language into which."""
        return Direction(self._first.direction.source, self._second.direction.target)

    def translate(self, text: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> tuple[Token, ...]:
        """The translation of `text` after the forced `prefix`: words and punctuation marks."""
        if self._last[:2] != (text, beam):  # the same source under another prefix is asked for often
            self._last = text, beam, shown(self._first.translate(text, beam=beam))
        middle = self._last[2]
        return self._second.translate(middle, prefix, beam=beam) if middle.strip() else ()
