"""What people ask of a running session.

A command goes down the pipeline in the order of the audio, to the stages it is meant for: what it changes depends on
the position at which it was given, not on how busy the machine was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from interpreter_app.core.options import LanguageOptions, SpeakingOptions
from interpreter_app.core.text import Token
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId


@dataclass(frozen=True, slots=True)
class Reread:
    """Read an utterance again, in another language; what comes of it supersedes what it said."""

    lane: LaneId
    heard: Samples
    utterance: UtteranceId
    language: str | None = None
    """None: the other one of two."""


@dataclass(frozen=True, slots=True)
class Write:
    """Text from a keyboard: a line of its own, or one that supersedes an utterance."""

    lane: LaneId
    heard: Samples
    text: str
    language: str | None
    """None: that of the utterance it supersedes."""
    supersedes: UtteranceId | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """Speak the text of a turn again."""

    lane: LaneId
    heard: Samples
    turn: TurnId
    tokens: tuple[Token, ...]
    language: str
    utterance: UtteranceId | None = None
    """A number of its own, given on the way: it is spoken and interrupted like any other."""


@dataclass(frozen=True, slots=True)
class Configure:
    """Change what the session does, from the next utterance on."""

    lane: LaneId
    heard: Samples
    languages: LanguageOptions | None = None
    """None: as they are."""
    speaking: SpeakingOptions | None = None
    reading: bool | None = None
    """Whether only translation is shown that never changes."""
    push_to_talk: bool | None = None
    """Whether a button begins and ends utterances."""


Command = Reread | Write | Say | Configure

COMMANDS: tuple[type, ...] = get_args(Command)
