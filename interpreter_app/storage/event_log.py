"""The event log: JSON Lines, one event a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self, cast

from interpreter_app.core import events
from interpreter_app.core.errors import cannot_write
from interpreter_app.core.events import Event
from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation
from interpreter_app.core.units import milliseconds, samples

Json = dict[str, Any]

TYPES: Mapping[str, type] = MappingProxyType(
    {
        "session": events.SessionStateChanged,
        "speech_started": events.SpeechStarted,
        "speech_stopped": events.SpeechStopped,
        "hypothesis": Hypothesis,
        "translation": Translation,
        "turn_ended": events.TurnEnded,
        "speaking_started": events.SpeakingStarted,
        "speaking_stopped": events.SpeakingStopped,
        "clause_skipped": events.ClauseSkipped,
        "own_voice_dropped": events.OwnVoiceDropped,
        "device": events.DeviceChanged,
        "audio_dropped": events.AudioDropped,
        "falling_behind": events.FallingBehind,
        "stage_failed": events.StageFailed,
    }
)
"""The `type` of a line for each kind of event that is logged."""

NOT_LOGGED = (events.LevelMeasured, events.ModelLoading, events.VoiceDetected)

_NAMES = {kind: name for name, kind in TYPES.items()}
_TIMES = {
    "heard": "heard_ms",
    "at": "at_ms",
    "start": "start_ms",
    "end": "end_ms",
    "duration": "audio_ms",
    "played": "played_ms",
    "lost": "lost_ms",
    "lag": "lag_ms",
}
"""Fields that hold samples, and what they are called in milliseconds."""
_OPTIONAL = {"version", "options", "packs", "supersedes", "literal", "probability", "speaker"}
"""Fields that a line leaves out where they are None; a token's times are the others."""


def to_json(event: Event, elapsed_ms: int) -> Json | None:
    """The line of an event published `elapsed_ms` after the session began; None for one that is not logged.

    Times are rounded to whole milliseconds, probabilities to four decimals.
    """
    name = _NAMES.get(type(event))
    if name is None:
        return None
    line: Json = {"type": name, "lane": event.lane, "heard_ms": milliseconds(event.heard), "elapsed_ms": elapsed_ms}
    for field in fields(event)[2:]:
        value = getattr(event, field.name)
        match field.name:
            case "direction":
                line |= {"source_language": value.source, "target_language": value.target}
            case "tokens" if isinstance(event, Translation):
                line["tokens"] = [{"text": token.text} for token in value]
            case "tokens":
                line["tokens"] = [token_to_json(token) for token in value]
            case "revision":
                line["revision"] = asdict(value)
            case "target" if isinstance(event, Hypothesis):
                pass  # follows from the languages of the session
            case field_name if field_name in _TIMES:
                line[_TIMES[field_name]] = milliseconds(value)
            case field_name if value is None and field_name in _OPTIONAL:
                pass
            case field_name:
                line[field_name] = value
    return line


def token_to_json(token: Token) -> Json:
    """A recognized token: its text, and what is known of it."""
    known: Json = {
        "start_ms": None if token.start is None else milliseconds(token.start),
        "end_ms": None if token.end is None else milliseconds(token.end),
        "probability": None if token.probability is None else round(float(token.probability), 4),
        "speaker": token.speaker,
    }
    return {"text": token.text} | {name: value for name, value in known.items() if value is not None}


def from_json(line: Mapping[str, Any]) -> tuple[Event, int]:
    """The event of a line, and its `elapsed_ms`.

    Times are exact to the millisecond; what is not logged (a hypothesis' target, the languages of its tokens) is None.
    Raises `ValueError` for an unknown type and `KeyError` for a missing field.
    """
    kind = TYPES.get(line["type"])
    if kind is None:
        raise ValueError(f"unknown type of event: {line['type']}")
    values: Json = {}
    for field in fields(kind):
        match field.name:
            case "direction":
                values["direction"] = Direction(line["source_language"], line["target_language"])
            case "tokens":
                values["tokens"] = tuple(_token(token) for token in line["tokens"])
            case "revision":
                values["revision"] = Revision(**line["revision"])
            case "packs":
                values["packs"] = tuple(line["packs"]) if "packs" in line else None
            case "target" if kind is Hypothesis:
                pass
            case name if name in _TIMES:
                values[name] = samples(line[_TIMES[name]])
            case name:
                values[name] = line.get(name) if name in _OPTIONAL else line[name]
    return cast("Event", kind(**values)), line["elapsed_ms"]


def _token(token: Mapping[str, Any]) -> Token:
    return Token(
        token["text"],
        start=samples(token["start_ms"]) if "start_ms" in token else None,
        end=samples(token["end_ms"]) if "end_ms" in token else None,
        probability=token.get("probability"),
        speaker=token.get("speaker"),
    )


class EventLog:
    """A subscriber that writes every event to a file, each line at once.

    Raises `OutputError` when the file cannot be made or written; after that it writes nothing more.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        try:
            self._file = Path(path).open("wb", buffering=0)  # noqa: SIM115 - closed by `close`
        except OSError as error:
            raise cannot_write(path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __call__(self, event: Event, elapsed_ms: int) -> None:
        """Write the event's line, if it is logged."""
        line = to_json(event, elapsed_ms)
        if line is None or self._file.closed:
            return
        rest = memoryview(json.dumps(line, ensure_ascii=False).encode(errors="backslashreplace") + b"\n")
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            self._file.close()
            raise cannot_write(self._path, error) from error

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._file.close()
