"""How much audio, and how much committed text, an open utterance is decoded with."""

from __future__ import annotations

from collections.abc import Sequence

from interpreter_app.core.text import Token
from interpreter_app.core.units import Samples
from interpreter_app.policy.sentences import has_word, sentences


def window_start(start: Samples, heard: Samples, committed: Sequence[Token], window: Samples) -> Samples:
    """Where the next decode begins to listen, given that the last one listened from `start`; never before `start`.

    At the end of the last committed sentence: what is settled need not be heard again, and the next sentence is heard
    by itself.  Where the audio from there to `heard` does not fit into `window`, at the end of a committed token that
    leaves between half a window and a whole one; where there is none, the last `window` of the audio.
    """
    last = max((sentence.end for sentence in sentences(committed) if sentence.closed), default=0)
    ends = [Samples(0), *_ends(committed)]
    start = Samples(max(start, ends[last]))
    earliest, latest = heard - window, heard - window // 2
    if start >= earliest:
        return start
    return max((end for end in ends if earliest <= end <= latest), default=Samples(earliest))


def _ends(tokens: Sequence[Token]) -> list[Samples]:
    """Where each token ends; one without times of its own, where the one before it does."""
    ends: list[Samples] = []
    end = Samples(0)
    for token in tokens:
        end = end if token.end is None else token.end
        ends.append(end)
    return ends


def forced(committed: Sequence[Token], start: Samples) -> tuple[Token, ...]:
    """The committed tokens that a window from `start` contains, wholly or in part: the prefix to force on a decode.

    With the marks that open its first word, such as "¿": they take no time, and without them a question ends as a
    statement.
    """
    for position, token in enumerate(committed):
        if token.end is not None and token.end > start:
            return tuple(committed[_opening(committed, position) :])
    return ()


def _opening(tokens: Sequence[Token], position: int) -> int:
    """Where the marks begin that open the word at `position`."""
    while position and not tokens[position].text[:1].isspace() and not has_word(tokens[position - 1]):
        position -= 1
    return position
