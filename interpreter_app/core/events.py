"""Facts the pipeline publishes: one closed union of frozen values, none with audio in it.

The window, the command line, the local API and the event log all see these and nothing else.  Every event carries its
lane and `heard`: how much of the lane's audio had been taken in when it was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from interpreter_app.core.text import Hypothesis, Translation
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId

State = Literal["loading", "ready", "running", "paused", "draining", "closed", "failed"]
Side = Literal["input", "output"]
DeviceState = Literal["opened", "lost", "back", "failed"]


@dataclass(frozen=True, slots=True)
class SessionStateChanged:
    """The session entered a state.  The first one says what runs and how."""

    lane: LaneId
    heard: Samples
    state: State
    version: str | None = None
    options: dict[str, object] | None = None
    packs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ModelLoading:
    """A model is being loaded (`done` False), or has been."""

    lane: LaneId
    heard: Samples
    name: str
    done: bool


@dataclass(frozen=True, slots=True)
class VoiceDetected:
    """The first sign of what may become speech, before it has lasted long enough; not logged.

    For what must answer at once, such as ducking: often nothing comes of it.
    """

    lane: LaneId
    heard: Samples
    at: Samples
    """Start of the first active window."""


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """Somebody began to speak."""

    lane: LaneId
    heard: Samples
    utterance: UtteranceId
    at: Samples
    """Where the utterance's audio begins, prefix padding included."""


@dataclass(frozen=True, slots=True)
class SpeechStopped:
    """An endpoint: the utterance is over."""

    lane: LaneId
    heard: Samples
    utterance: UtteranceId
    at: Samples
    """Where speech ended and the closing silence began."""


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """A turn is complete, in its source language and, where it was translated, its target language."""

    lane: LaneId
    heard: Samples
    turn: TurnId
    start: Samples
    end: Samples
    language: str | None
    source: str
    target: str | None
    """None: not translated."""


@dataclass(frozen=True, slots=True)
class SpeakingStarted:
    """Playout of a clause began."""

    lane: LaneId
    heard: Samples
    turn: TurnId
    clause: int
    text: str
    language: str
    duration: Samples


@dataclass(frozen=True, slots=True)
class SpeakingStopped:
    """Playout of a clause ended."""

    lane: LaneId
    heard: Samples
    turn: TurnId
    clause: int
    played: Samples
    interrupted: bool


@dataclass(frozen=True, slots=True)
class LevelMeasured:
    """Input level; for meters, not logged."""

    lane: LaneId
    heard: Samples
    rms: float
    peak: float


@dataclass(frozen=True, slots=True)
class ClauseSkipped:
    """A committed clause is shown but will not be spoken."""

    lane: LaneId
    heard: Samples
    turn: TurnId
    clause: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class OwnVoiceDropped:
    """An utterance was the program's own voice coming back."""

    lane: LaneId
    heard: Samples
    utterance: UtteranceId
    text: str


@dataclass(frozen=True, slots=True)
class DeviceChanged:
    """A device was opened, lost, came back, or could not be opened."""

    lane: LaneId
    heard: Samples
    side: Side
    name: str
    state: DeviceState


@dataclass(frozen=True, slots=True)
class AudioDropped:
    """Audio was lost between the device and the program."""

    lane: LaneId
    heard: Samples
    lost: Samples
    at: Samples


@dataclass(frozen=True, slots=True)
class FallingBehind:
    """A stage skips work that only refines what is shown, because it is late by `lag`; said at most once a second.

    Once it has caught up, it says so with a last lag, below what makes it skip.
    """

    lane: LaneId
    heard: Samples
    stage: str
    lag: Samples


@dataclass(frozen=True, slots=True)
class StageFailed:
    """A stage could not deal with a value; it was reset and goes on."""

    lane: LaneId
    heard: Samples
    stage: str
    code: str
    text: str


Event = (
    SessionStateChanged
    | ModelLoading
    | VoiceDetected
    | SpeechStarted
    | SpeechStopped
    | Hypothesis
    | Translation
    | TurnEnded
    | SpeakingStarted
    | SpeakingStopped
    | LevelMeasured
    | ClauseSkipped
    | OwnVoiceDropped
    | DeviceChanged
    | AudioDropped
    | FallingBehind
    | StageFailed
)

EVENT_TYPES: tuple[type, ...] = get_args(Event)
