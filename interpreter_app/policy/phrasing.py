"""When committed translation is spoken, and in which pieces."""

from __future__ import annotations

from collections.abc import Sequence

from interpreter_app.core.options import SpeakingOptions
from interpreter_app.core.text import Token, shown
from interpreter_app.policy.closing import OPEN_WORDS
from interpreter_app.policy.sentences import LINKS, clause_ends, has_word, sentences

BOUNDARY_WORDS = 3
"""A comma or conjunction after fewer words is no place to pause, however short a clause may be."""


class Phrasing:
    """Cuts one committed translation into clauses to speak; every word goes out exactly once."""

    def __init__(self, options: SpeakingOptions) -> None:
        self._options = options
        self._spoken = 0

    def add(self, committed: Sequence[Token], final: bool) -> list[str]:
        """The clauses that became ready, given all tokens committed so far; with `final` everything that is left.

        `clause`: up to clause ends, shorter clauses waiting for the next one; `turn`: sentence by sentence once the
        text is final; `off`: nothing.
        """
        rest = committed[self._spoken :]
        if self._options.speak == "off":
            return []
        if self._options.speak == "turn":
            ends = [sentence.end for sentence in sentences(rest)] if final else []
        else:
            ends = self._clauses(rest)
            if final:
                ends.append(len(rest))
        clauses = []
        begin = 0
        for end in ends:
            clause = rest[begin:end]
            if any(map(has_word, clause)):
                # A closing mark that came only after its clause was spoken would begin this one.
                clauses.append(shown(clause).lstrip(".,;:!?…)]}”» "))
                begin = end
        self._spoken += begin
        return clauses

    def _clauses(self, rest: Sequence[Token]) -> list[int]:
        """Where clauses of enough words end in `rest`."""
        least = self._options.min_clause_words
        ends = []
        begin = 0
        for end in clause_ends(rest, min(BOUNDARY_WORDS, least), max(least, BOUNDARY_WORDS)):
            if sum(map(has_word, rest[begin:end])) >= least:
                ends.append(end)
                begin = end
        if not ends and not self._spoken and not any(sentence.closed for sentence in sentences(rest)):
            return self._first_words(rest)
        return ends

    def _first_words(self, rest: Sequence[Token]) -> list[int]:
        """With what to begin in text without a place to pause: enough words, and not "of the" at their end."""
        words = [index for index, token in enumerate(rest) if has_word(token)]
        least = max(BOUNDARY_WORDS, self._options.min_clause_words - 1)
        for after in reversed(words[least - 1 :]):
            word = rest[after].text.strip().casefold()
            if after + 1 < len(rest) and not rest[after + 1].text[:1].isspace():
                continue  # the word goes on, or a mark belongs to it
            if word not in LINKS and not any(word in some for some in OPEN_WORDS.values()):
                return [after + 1]
        return []
