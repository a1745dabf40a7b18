"""Event logs made from the sample conversation, and turns that are not in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from interpreter_app.core.events import Event, SessionStateChanged, TurnEnded
from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples
from tests.gui.stage import conversation

LANE = LaneId("microphone")
TURNS, LENGTH_MS = 8, 26_500
"""Of the sample conversation."""
_TIMES = {"heard", "at", "start", "end", "spoken_from", "resumed_at"}


def repeated(times: int) -> list[tuple[Event, int]]:
    """The sample conversation again and again, in one session: other numbers, later times."""
    whole = conversation()
    first, last = [item for item in whole if isinstance(item[0], SessionStateChanged)][:3], whole[-1]
    middle = [item for item in whole if not isinstance(item[0], SessionStateChanged)]
    again = [(_later(event, n), elapsed_ms + n * LENGTH_MS) for n in range(times) for event, elapsed_ms in middle]
    return [*first, *again, (last[0], last[1] + (times - 1) * LENGTH_MS)]


def _later(value: Any, times: int) -> Any:
    """An event, or a token of one, as it is in that repetition."""
    changes: dict[str, Any] = {}
    for name in (field.name for field in fields(value)):
        old = getattr(value, name)
        if name in {"turn", "utterance"} and old is not None:
            changes[name] = old + times * TURNS
        elif name in _TIMES and old is not None:
            changes[name] = Samples(old + samples(times * LENGTH_MS))
        elif name == "tokens":
            changes[name] = tuple(_later(token, times) for token in old)
    return replace(value, **changes)


def typed(turn: int, text: str, translated: str) -> Iterator[Event]:
    """A line that was typed in English, and its translation."""
    known = TurnId(turn), UtteranceId(turn)
    yield Hypothesis(
        LANE, Samples(0), *known, "en", said := _tokens(text), len(said), True, origin="typed", target="es"
    )
    words = _tokens(translated)
    revision = Revision(0, 0, len(words))
    yield Translation(LANE, Samples(0), *known, Direction("en", "es"), words, len(words), True, revision)
    yield TurnEnded(LANE, Samples(0), TurnId(turn), Samples(0), Samples(0), "en", text, translated)


def strange(turn: int, language: str | None, text: str, *, at_ms: int = 12_000) -> Iterator[Event]:
    """A turn in a language that is not translated."""
    words = tuple(replace(token, start=samples(at_ms), end=samples(at_ms)) for token in _tokens(text))
    known = TurnId(turn), UtteranceId(turn)
    yield Hypothesis(LANE, samples(at_ms), *known, language, words, len(words), True)
    yield TurnEnded(LANE, samples(at_ms), TurnId(turn), samples(at_ms), samples(at_ms), language, text, None)


def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(Token(f" {word}") for word in text.split())
