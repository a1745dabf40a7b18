"""How much audio, and how much committed text, an open utterance is decoded with."""

from __future__ import annotations

from collections.abc import Sequence

from interpreter_app.core.text import Token
from interpreter_app.core.units import Samples
from interpreter_app.policy.sentences import sentences


def window_start(start: Samples, heard: Samples, committed: Sequence[Token], window: Samples) -> Samples:
    """Where the next decode begins to listen, given that the last one listened from `start`; never before `start`.

    Unchanged while the audio from `start` to `heard` fits into `window`.  Then the last end of a committed sentence,
    else of a committed token, that leaves between half a window and a whole one (whisper_streaming trims at sentences
    too); where there is none, the last `window` of the audio.
    """
    earliest = heard - window
    if start >= earliest:
        return start
    latest = heard - window // 2
    last = {sentence.end - 1 for sentence in sentences(committed) if sentence.closed}
    sentence_ends: list[int] = []
    ends: list[int] = []
    end: int | None = None
    for position, token in enumerate(committed):
        # A mark without times of its own ends where the word before it does.
        end = end if token.end is None else token.end
        if end is not None and earliest <= end <= latest:
            ends.append(end)
            if position in last:
                sentence_ends.append(end)
    return Samples(max(sentence_ends or ends or [earliest]))


def forced(committed: Sequence[Token], start: Samples) -> tuple[Token, ...]:
    """The committed tokens that a window from `start` contains, wholly or in part: the prefix to force on a decode."""
    for position, token in enumerate(committed):
        if token.end is not None and token.end > start:
            return tuple(committed[position:])
    return ()
