"""The transcript as a value: turns in the order they began."""

from __future__ import annotations

from dataclasses import dataclass, field

from interpreter_app.core.text import Direction, Origin, Token, shown
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId


@dataclass(frozen=True, slots=True)
class UtteranceText:
    """One utterance of a turn, both languages."""

    utterance: UtteranceId
    language: str | None
    tokens: tuple[Token, ...]
    stable: int
    final: bool
    origin: Origin = "speech"
    target_language: str | None = None
    target_tokens: tuple[Token, ...] = ()
    target_stable: int = 0
    target_final: bool = False
    supersedes: UtteranceId | None = None
    """The utterance in whose place it stands, if it was flipped or edited."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One row of the two panes."""

    turn: TurnId
    lane: LaneId
    utterances: tuple[UtteranceText, ...] = ()
    ended: bool = False
    start: Samples | None = None
    """Set from the first token that has a time; the true bounds once the turn ended."""
    end: Samples | None = None
    speaking: str = ""
    """The clause that is being spoken of it; empty while none is."""

    @property
    def language(self) -> str | None:
        """The source language."""
        return self.utterances[0].language if self.utterances else None

    @property
    def target_language(self) -> str | None:
        """The language it is translated into, if it is."""
        return next((u.target_language for u in self.utterances if u.target_language), None)

    @property
    def direction(self) -> Direction | None:
        """From which language into which it is translated, if it is."""
        source, target = self.language, self.target_language
        return None if source is None or target is None else Direction(source, target)

    @property
    def origin(self) -> Origin:
        """`typed` if any of it was written by hand, as a line or as a correction."""
        return "typed" if any(u.origin == "typed" for u in self.utterances) else "speech"

    @property
    def hearing(self) -> bool:
        """Whether words of it may still come or change."""
        return any(not u.final for u in self.utterances)

    @property
    def source(self) -> str:
        """The source text as shown."""
        return " ".join(text for u in self.utterances if (text := shown(u.tokens)))

    @property
    def target(self) -> str:
        """The translated text as shown."""
        return " ".join(text for u in self.utterances if (text := shown(u.target_tokens)))


@dataclass(frozen=True, slots=True)
class Transcript:
    """All rows.  Built only by `policy.transcript`."""

    turns: tuple[Turn, ...] = field(default=())
