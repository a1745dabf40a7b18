"""Recognized and translated text: what the two panes show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId

Origin = Literal["speech", "typed"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text as shown: a word or a punctuation mark with the space before it, and where it was heard."""

    text: str
    start: Samples | None = None
    """Where it begins in the lane's audio; None for text that was not spoken there."""
    end: Samples | None = None
    probability: float | None = None
    """0..1, where a model gives one."""
    language: str | None = None
    speaker: str | None = None


def shown(tokens: Sequence[Token]) -> str:
    """The text of `tokens` as a reader sees it."""
    return "".join(token.text for token in tokens).strip()


@dataclass(frozen=True, slots=True)
class Revision:
    """What a new version of a text changed, in tokens: enough to repaint, to send a difference, to score flicker."""

    kept: int
    """Tokens at the beginning that stay."""
    deleted: int
    """Tokens of the old version after those."""
    added: int
    """Tokens of the new version after those."""


@dataclass(frozen=True, slots=True)
class Direction:
    """From which language into which, as BCP-47 tags."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}-{self.target}"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What an utterance is taken to say so far.  `tokens[:stable]` never change in a later one of the utterance."""

    lane: LaneId
    heard: Samples
    turn: TurnId
    utterance: UtteranceId
    language: str | None
    """None until one is chosen."""
    tokens: tuple[Token, ...]
    stable: int
    final: bool
    origin: Origin = "speech"
    supersedes: UtteranceId | None = None
    target: str | None = None
    """The language to translate it into; None: shown as it is (already in the target language, or a third language)."""

    @property
    def text(self) -> str:
        """The text as shown."""
        return shown(self.tokens)

    @property
    def committed(self) -> tuple[Token, ...]:
        """The tokens that never change."""
        return self.tokens[: self.stable]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an utterance will have said if the pause in hand ends it; for whoever can prepare for that."""

    lane: LaneId
    heard: Samples
    utterance: UtteranceId
    language: str
    target: str
    """The language to translate it into."""
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation of an utterance so far.  `tokens[:stable]` never change in a later one of the same utterance."""

    lane: LaneId
    heard: Samples
    turn: TurnId
    utterance: UtteranceId
    direction: Direction
    tokens: tuple[Token, ...]
    stable: int
    final: bool
    revision: Revision
    literal: str | None = None
    """The translation before a tone filter changed it."""

    @property
    def text(self) -> str:
        """The text as shown."""
        return shown(self.tokens)

    @property
    def committed(self) -> tuple[Token, ...]:
        """The tokens that never change."""
        return self.tokens[: self.stable]
