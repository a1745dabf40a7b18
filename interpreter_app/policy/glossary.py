"""Terms: what the recognizer is told to expect, and how a translation keeps the words that somebody has chosen.

A term is kept by standing in for it: names that every translator copies take the place of its occurrences in the
source, and are exchanged for the chosen words in the translation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from interpreter_app.core.options import ContextOptions, TranslationTerm
from interpreter_app.core.text import Token, shown
from interpreter_app.policy.words import is_mark, split_words

Translate = Callable[[str, Sequence[Token], int], tuple[Token, ...]]
"""(source text, forced prefix, beam) -> the tokens after the prefix."""

STAND_INS = ("John", "Boston", "Mary", "Tom", "London", "Peter", "Anna", "Paris")
"""Names that translators copy.  On the sentences that ship, with any noun, verb or adjective as the term, the first one
alone comes through in 79 %, one of the first four in 93 %."""
ATTEMPTS = 4
"""Stand-ins that are tried for a term."""
ENDINGS = r"(?:['’]s|e?s)?"
"""A term is found with these at its end: a plural, a possessive."""
PROMPT_WORDS = 120
"""Longest prompt for the recognizer; Whisper has room for 224 pieces of text."""


def recognizer_prompt(context: ContextOptions) -> str:
    """What a recognizer that was trained with prompts is told: terms, what it is about, the text before; bounded.

    The end of a prompt counts most with Whisper, so the terms stand there, and what is too much is cut at the front.
    """
    about = [f"{key}: {value}." for key, value in context.general]
    terms = [", ".join(context.terms) + "."] if context.terms else []
    words = " ".join([*about, context.text, *terms]).split()
    return " ".join(words[-PROMPT_WORDS:])


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a term stands in a source text, and what it is to become."""

    begin: int
    end: int
    target: str


class Glossary:
    """Terms with their chosen translations."""

    def __init__(self, terms: Sequence[TranslationTerm]) -> None:
        """The longest term that fits counts, in any case, with a plural or possessive ending or without."""
        self._targets = {_key(term.source): term.target for term in terms}
        self._most_words = max((len(key.split()) for key in self._targets), default=0)
        longest_first = sorted(self._targets, key=len, reverse=True)
        forms = "|".join(re.escape(source).replace(r"\ ", r"\s+") for source in longest_first)
        self._pattern = re.compile(rf"(?<!\w)({forms}){ENDINGS}(?!\w)", re.IGNORECASE) if forms else None

    def find(self, text: str) -> list[Occurrence]:
        """The terms in a source text, in order."""
        if self._pattern is None:
            return []
        return [
            Occurrence(*found.span(), self._targets[_key(found.group(1))]) for found in self._pattern.finditer(text)
        ]

    def pending(self, tokens: Sequence[Token]) -> int:
        """How many words at the end of `tokens` may be the beginning of a term, and are better waited with.

        "river" translated and committed would stand beside the translation of "river bank".
        """
        for count in range(min(len(tokens), self._most_words - 1), 0, -1):
            begun = _key(shown(tokens[-count:])) + " "
            if any(source.startswith(begun) for source in self._targets):
                return count
        return 0

    def missing(self, source: str, translation: str) -> list[str]:
        """The chosen words that `translation` has less often than it should."""
        return _missing(self.find(source), translation)

    def translate(
        self, translate: Translate, text: str, prefix: Sequence[Token], beam: int
    ) -> tuple[Token, ...]:  # fmt: skip
        """The translation of `text` after `prefix`, with the chosen words in it."""
        found = self.find(text)
        said = "".join(token.text for token in prefix)
        plain = translate(text, prefix, beam) if len(_missing(found, said)) == len(found) else None
        if plain is not None and not _missing(found, said + "".join(token.text for token in plain)):
            return plain
        kept: tuple[Token, ...] = ()
        for words in _attempts(translate, text, said, found, beam):
            if not _missing(found, said + words):
                answer = tuple(map(Token, split_words(words)))
                if not _repeated(found, said + words):
                    return answer
                kept = kept or answer
        return kept or _placed(found, text, said, translate(text, prefix, beam) if plain is None else plain)


def _attempts(translate: Translate, text: str, said: str, found: Sequence[Occurrence], beam: int) -> Iterator[str]:
    """Translations of `text` after `said` with names in place of the terms, exchanged again."""
    names = [name for name in STAND_INS if name not in text and name not in said]
    for attempt in range(min(ATTEMPTS, len(names) - len(found) + 1)):
        chosen = names[attempt : attempt + len(found)]
        forced = said
        for one, name in zip(found, chosen, strict=True):
            forced = re.sub(_whole(one.target), name, forced, count=1, flags=re.IGNORECASE)
        answer = translate(_exchange(text, found, chosen), tuple(map(Token, split_words(forced))), beam)
        words = "".join(token.text for token in answer)
        for one, name in zip(found, chosen, strict=True):
            words = _restored(words, name, one.target, first=not said.strip())
        yield words


def _restored(words: str, name: str, target: str, *, first: bool) -> str:
    """`words` with `target` where `name` stood; where that begins a sentence, with a capital."""

    def chosen(found: re.Match[str]) -> str:
        begins = first and not any(map(str.isalnum, words[: found.start()]))
        return target[:1].upper() + target[1:] if begins else target

    return re.sub(_whole(name), chosen, words)


def _placed(found: Sequence[Occurrence], text: str, said: str, plain: tuple[Token, ...]) -> tuple[Token, ...]:
    """`plain` with the words that are missing where the terms stand in the source, for want of a better place."""
    places = [[token] for token in plain] or [[]]
    words = [at for at, token in enumerate(plain) if not is_mark(token.text)] or [0]
    taken: set[int] = set()
    missing = _missing(found, said + "".join(token.text for token in plain))
    for one in found:
        if one.target not in missing:
            continue
        missing.remove(one.target)
        place = words[min(len(words) - 1, round(len(words) * one.begin / len(text)))]
        kept = places[place] if place in taken else []
        places[place] = [*kept, *map(Token, split_words(" " + one.target))]
        taken.add(place)
    return tuple(token for tokens in places for token in tokens)


def _missing(found: Sequence[Occurrence], translation: str) -> list[str]:
    """The chosen words that `translation` has less often than it should."""
    return [target for target, more in _surplus(found, translation).items() for _ in range(-more)]


def _repeated(found: Sequence[Occurrence], translation: str) -> bool:
    """Whether it has one of them more often."""
    return any(more > 0 for more in _surplus(found, translation).values())


def _surplus(found: Sequence[Occurrence], translation: str) -> dict[str, int]:
    """How much more often than it should `translation` has each of the chosen words."""
    wanted = Counter(one.target for one in found)
    return {
        target: len(re.findall(_whole(target), translation, re.IGNORECASE)) - count for target, count in wanted.items()
    }


def _exchange(text: str, found: Sequence[Occurrence], names: Sequence[str]) -> str:
    for one, name in reversed(list(zip(found, names, strict=True))):
        text = text[: one.begin] + name + text[one.end :]
    return text


def _whole(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}(?!\w)"


def _key(source: str) -> str:
    return " ".join(source.casefold().split())
