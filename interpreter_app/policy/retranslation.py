"""When to translate again, under which prefix, and what of the translation stands.

An utterance is translated sentence by sentence.  Only committed source is translated.  While a sentence is open its
translation is made anew whenever its committed source has grown, under what was already committed of it.  Of the open
part its last words are held back (mask-k, Arivazhagan et al., "Re-translation versus Streaming for Simultaneous
Translation", 2020), and what is shown changes only when two translations running agree on something else.  At the end
of a clause that more words have followed, the words on which the translations of the clause and of all heard so far
agree are committed; within a long clause, those on which two translations running agree; at the end of the sentence,
all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from interpreter_app.core.options import TranslationOptions
from interpreter_app.core.text import Direction, Token, shown
from interpreter_app.policy.language_id import primary
from interpreter_app.policy.sentences import clause_ends, sentences

Translate = Callable[[str, Sequence[Token], int], tuple[Token, ...]]
"""(source text, forced prefix, beam) -> the tokens after the prefix."""

FINAL_MARKS = frozenset(".!?…")
MIN_CLAUSE_WORDS = 3
STEADY_TOKENS = 4
"""Fewer tokens on which two translations running agree are not worth committing: they would not make a clause."""


VERB_LAST = frozenset(["de", "nl", "ja", "ko", "tr", "hi", "bn", "fa", "hu", "eu", "ka"])
"""Languages in which the verb comes last, always or in subordinate clauses."""
VERB_LAST_MASK = 2
"""Words held back on top where either side is such a language: the verb may still turn the sentence."""


def mask_of(options: TranslationOptions, direction: Direction) -> TranslationOptions:
    """`options` with the mask for `direction`: longer where a verb may come last, unless nothing is to be held back."""
    late = {primary(direction.source), primary(direction.target)} & VERB_LAST
    return replace(options, mask=options.mask + VERB_LAST_MASK) if late and options.mask else options


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation so far: `tokens[:stable]` will not change."""

    tokens: tuple[Token, ...] = ()
    stable: int = 0


@dataclass(slots=True)
class _Part:
    """One sentence's translation."""

    source: str = ""
    clause: int = 0
    committed: tuple[Token, ...] = ()
    last: tuple[Token, ...] = ()
    """The newest translation after the committed one, less what is held back."""
    tail: tuple[Token, ...] = ()
    """What of it is shown."""
    done: bool = False

    def show(self, new: tuple[Token, ...]) -> None:
        """Show what the translation `new` and the last one share, where that says more than is shown, or otherwise."""
        shared = new[: _common(new, self.last)]
        otherwise = _common(shared, self.tail) < min(len(shared), len(self.tail))
        if not self.last and not self.tail:
            self.tail = new
        elif otherwise or len(shared) > len(self.tail):
            self.tail = shared
        self.last = new


@dataclass(slots=True)
class Retranslation:
    """The translation of one utterance, in one direction."""

    options: TranslationOptions
    translate: Translate
    _parts: list[_Part] = field(default_factory=list)

    def update(self, tokens: Sequence[Token], stable: int, *, final: bool) -> Draft:
        """The translation of `tokens[:stable]`, or of all of them where `final`."""
        source = tokens if final else tokens[:stable]
        found = sentences(source)
        for at, sentence in enumerate(found):
            if at == len(self._parts):
                self._parts.append(_Part())
            part = self._parts[at]
            if part.done:
                continue
            words = source[sentence.begin : sentence.end]
            if final or (sentence.closed and at + 1 < len(found)):
                self._close(part, words)
            else:
                self._extend(part, words)
        return self._draft()

    def prepare(self, tokens: Sequence[Token]) -> None:
        """Ask for the translations that `tokens` will need if they are final: a `translate` that remembers has them."""
        for at, sentence in enumerate(sentences(tokens)):
            part = self._parts[at] if at < len(self._parts) else _Part()
            if not part.done:
                self.translate(shown(tokens[sentence.begin : sentence.end]), part.committed, self.options.beam)

    def _close(self, part: _Part, words: Sequence[Token]) -> None:
        part.committed += self.translate(shown(words), part.committed, self.options.beam)
        part.tail, part.done = (), True

    def _extend(self, part: _Part, words: Sequence[Token]) -> None:
        text = shown(words)
        if not text or text == part.source:
            return
        part.source = text
        tail = _open_end(self.translate(text, part.committed, 1))
        ends = [end for end in clause_ends(words, MIN_CLAUSE_WORDS) if part.clause < end < len(words)]
        if ends:
            part.clause = ends[-1]
            clause = _open_end(self.translate(shown(words[: part.clause]), part.committed, 1))
            agreed = _whole_words(clause, tail, _common(clause, tail))
            part.committed += tail[:agreed]
            # What was shown and what was translated last go on from the same place, if they did agree so far.
            part.last, part.tail = (
                old[agreed:] if _common(old, tail) >= agreed else () for old in (part.last, part.tail)
            )
            tail = tail[agreed:]
        tail = tail[: max(0, len(tail) - self.options.mask)]
        steady = 0 if ends else _whole_words(part.last, tail, _common(part.last, tail))
        if steady >= STEADY_TOKENS:
            stands = _common(part.tail, tail) >= steady
            part.committed += tail[:steady]
            part.last, part.tail = part.last[steady:], part.tail[steady:] if stands else ()
            tail = tail[steady:]
        part.show(tail)

    def _draft(self) -> Draft:
        tokens: list[Token] = []
        for part in self._parts:
            new = part.committed if self.options.reading else part.committed + part.tail
            if tokens and new and not new[0].text[:1].isspace():
                new = (replace(new[0], text=" " + new[0].text), *new[1:])
            tokens.extend(new)
        # Only the last part can be open: a sentence is closed as soon as another follows it.
        return Draft(tuple(tokens), sum(len(part.committed) for part in self._parts))


def _common(a: Sequence[Token], b: Sequence[Token]) -> int:
    """How many tokens at their beginning two texts share."""
    count = 0
    for x, y in zip(a, b, strict=False):
        if x.text != y.text:
            break
        count += 1
    return count


def _whole_words(clause: Sequence[Token], whole: Sequence[Token], agreed: int) -> int:
    """`agreed`, less any tokens that go on, within the word, in either text."""
    while agreed and any(agreed < len(text) and text[agreed].text[:1].isalnum() for text in (clause, whole)):
        agreed -= 1
    return agreed


def _open_end(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`tokens` without the sentence end that a translator invents for an unfinished source."""
    while tokens and tokens[-1].text.strip() in FINAL_MARKS:
        tokens = tokens[:-1]
    return tokens
