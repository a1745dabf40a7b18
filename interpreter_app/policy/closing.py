"""Whether what was said closes a sentence, or plainly goes on."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from interpreter_app.core.text import Token
from interpreter_app.policy.sentences import has_word

FEWEST_WORDS = 3
"""A shorter text that looks like a sentence may still be the beginning of one ("Yes." "Please.")."""
CLOSING, CONTINUING = frozenset(".!?…"), frozenset(",;:—–-")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OPEN_WORDS = MappingProxyType(
    {
        "en": _words("""a an the and or but because if although while of from into with without my your his our their
            every very is are was were am i'm we're they're you're i've would should could can will don't doesn't didn't
            i we they he she"""),
        "es": _words("""el la los las un una unos unas y e o u pero porque si aunque de del a al en con sin por para
            según que mi mis tu tus su sus muy es son está están era eran he ha han hay se me te le les nos lo"""),
        "de": _words("""der die das den dem des ein eine einen einem einer eines und oder aber weil wenn obwohl von vom
            zum zur für ohne sehr ist sind war waren hat haben ich wir er dass mein meine dein deine ihr ihre"""),
        "fr": _words("""le la les un une des du de d' l' et ou mais parce si avec sans pour dans sur très est sont était
            je tu il elle nous ils elles que qui mon ma mes ton ta tes son sa ses leur leurs au aux"""),
    }
)
"""Words that hardly ever end a sentence: articles, prepositions, conjunctions, possessives, auxiliaries, pronouns."""


def closes(tokens: Sequence[Token], language: str | None) -> bool | None:
    """True: a sentence is complete; False: it plainly goes on; None: it may be either.

    A recognizer may put a full stop wherever it stops: it does not count after a word that cannot end a sentence.
    """
    words = [token for token in tokens if has_word(token)]
    if not words:
        return None
    if words[-1].text.strip().casefold() in OPEN_WORDS.get(language or "", frozenset()):
        return False
    mark = tokens[-1].text.strip()[-1:]
    if mark in CONTINUING:
        return False
    return True if mark in CLOSING and len(words) >= FEWEST_WORDS else None
