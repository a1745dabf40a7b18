"""How events become the transcript: a reducer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from interpreter_app.core.events import Event, SpeakingStarted, SpeakingStopped, TurnEnded
from interpreter_app.core.text import Hypothesis, Translation
from interpreter_app.core.turns import Transcript, Turn, UtteranceText
from interpreter_app.core.units import TurnId, UtteranceId


def apply(transcript: Transcript, event: Event) -> Transcript:
    """The transcript after `event`; the same object when the event does not concern it.

    A hypothesis adds its utterance or brings it up to date, and takes the place of the one it supersedes; a final one
    without a token takes its utterance out.  What is said about a turn that is not there is ignored.
    """
    match event:
        case Hypothesis():
            return _hear(transcript, event)
        case Translation():
            return _translate(transcript, event)
        case TurnEnded():
            return _set(transcript, event.turn, ended=True, start=event.start, end=event.end)
        case SpeakingStarted():
            return _set(transcript, event.turn, speaking=event.text)
        case SpeakingStopped():
            return _set(transcript, event.turn, speaking="")
        case _:
            return transcript


def _hear(transcript: Transcript, event: Hypothesis) -> Transcript:
    known = _find(transcript, event.utterance)
    heard = UtteranceText(
        utterance=event.utterance,
        language=event.language,
        tokens=event.tokens,
        stable=event.stable,
        final=event.final,
        origin=event.origin,
        target_language=event.target,
        supersedes=event.supersedes,
    )
    if known is not None and known.target_language == event.target:
        heard = replace(
            heard,
            target_tokens=known.target_tokens,
            target_stable=known.target_stable,
            target_final=known.target_final,
        )
    new = (heard,) if event.tokens or not event.final else ()
    old = {event.utterance} if event.supersedes is None else {event.utterance, event.supersedes}
    turns = list(transcript.turns)
    if all(turn.turn != event.turn for turn in turns):
        superseded = (i for i, turn in enumerate(turns) if _holds(turn, event.supersedes))
        turns.insert(next(superseded, len(turns)), Turn(event.turn, event.lane))
    changed = (_exchange(turn, old, new if turn.turn == event.turn else ()) for turn in turns)
    return Transcript(tuple(turn for turn in changed if turn.utterances))


def _exchange(turn: Turn, old: Collection[UtteranceId], new: tuple[UtteranceText, ...]) -> Turn:
    """The turn with `new` where the first of `old` was, or at its end, and without the others of `old`."""
    utterances = turn.utterances
    at = next((i for i, u in enumerate(utterances) if u.utterance in old), len(utterances))
    if at == len(utterances) and not new:
        return turn
    after = tuple(u for u in utterances[at:] if u.utterance not in old)
    turn = replace(turn, utterances=(*utterances[:at], *new, *after))
    if turn.ended:
        return turn
    tokens = [token for u in turn.utterances for token in u.tokens]
    return replace(
        turn,
        start=next((token.start for token in tokens if token.start is not None), None),
        end=next((token.end for token in reversed(tokens) if token.end is not None), None),
    )


def _translate(transcript: Transcript, event: Translation) -> Transcript:
    known = _find(transcript, event.utterance)
    if known is None:
        return transcript
    translated = replace(
        known,
        target_language=event.direction.target,
        target_tokens=event.tokens,
        target_stable=event.stable,
        target_final=event.final,
    )
    return Transcript(tuple(_put(turn, translated) for turn in transcript.turns))


def _put(turn: Turn, text: UtteranceText) -> Turn:
    """The turn with the utterance of `text` brought up to date, if it is one of its own."""
    if not _holds(turn, text.utterance):
        return turn
    return replace(turn, utterances=tuple(text if u.utterance == text.utterance else u for u in turn.utterances))


def _set(transcript: Transcript, turn: TurnId, **values: Any) -> Transcript:
    """`transcript` with other values in the row of `turn`."""
    if all(row.turn != turn for row in transcript.turns):
        return transcript
    return Transcript(tuple(replace(row, **values) if row.turn == turn else row for row in transcript.turns))


def _find(transcript: Transcript, utterance: UtteranceId) -> UtteranceText | None:
    return next((u for turn in transcript.turns for u in turn.utterances if u.utterance == utterance), None)


def _holds(turn: Turn, utterance: UtteranceId | None) -> bool:
    return any(u.utterance == utterance for u in turn.utterances)
