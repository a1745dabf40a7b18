"""What the program is doing, as a value: a reducer over events and reports.  No Qt here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from interpreter_app.core.events import (
    AudioDropped,
    DeviceChanged,
    Event,
    FallingBehind,
    SessionStateChanged,
    Side,
    SpeakingStarted,
    SpeakingStopped,
    SpeechStarted,
    SpeechStopped,
    StageFailed,
    TurnEnded,
)
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import TurnId, UtteranceId, milliseconds
from interpreter_app.gui.reports import REFUSALS, Failed, Loaded, Loading, Opening, Over, Report

Doing = Literal[
    "loading", "ready", "opening", "listening", "hearing", "thinking", "speaking", "paused", "finishing", "unable"
]
"""One word for all that a person needs to know at a glance."""
BEHIND_MS = 1000
"""A lag below this is not worth a word."""


@dataclass(frozen=True, slots=True)
class Condition:
    """How things stand."""

    loaded: bool = False
    loading: Loading = field(default_factory=lambda: Loading(0, 0))
    trial: bool = False
    wanted: bool = False
    """A conversation was asked for and has not ended."""
    state: str = "closed"
    """Of the session, as it says itself."""
    hearing: frozenset[UtteranceId] = frozenset()
    """Utterances that have begun and not stopped."""
    thinking: frozenset[UtteranceId] = frozenset()
    """Utterances that have stopped and have no final text yet."""
    heard_language: str = ""
    """That of who speaks, or spoke last; empty: not known yet."""
    speaking: TurnId | None = None
    """The turn that is being spoken."""
    spoken_language: str = ""
    """That in which it is, or was last, spoken."""
    lag_ms: int = 0
    dropped_ms: int = 0
    """How much audio was lost at the microphone, in all."""
    devices: tuple[tuple[Side, str], ...] = ()
    """Those that are open."""
    lost: tuple[tuple[Side, str], ...] = ()
    """Those that went away, or could not be opened, and are waited for."""
    trouble: Failed | None = None
    """Why nothing can be done; stands until something is tried again."""
    notices: tuple[str, ...] = ()
    """What is to be known of the packs, or what went wrong last without ending the conversation."""

    @property
    def doing(self) -> Doing:
        """The one word."""
        if self.trouble is not None:
            return "unable"
        if not self.wanted:
            return "ready" if self.loaded else "loading"
        match self.state:
            case "draining":
                return "speaking" if self.speaking is not None else "finishing"
            case "paused":
                return "paused"
            case "running":
                if self.speaking is not None:
                    return "speaking"
                return "hearing" if self.hearing else "thinking" if self.thinking else "listening"
            case _:
                return "opening" if self.loaded else "loading"


def apply(now: Condition, news: Event | Report) -> Condition:  # noqa: C901, PLR0912 - one case for each kind of news
    """The condition after `news`; the same object when it changes nothing."""
    match news:
        case Loading():
            return replace(now, loaded=False, loading=news, trouble=None)
        case Loaded():
            return replace(now, loaded=True, trial=news.trial, notices=news.notices)
        case Opening():
            return Condition(loaded=now.loaded, loading=now.loading, trial=now.trial, wanted=True)
        case Over():
            kept = Condition(loaded=now.loaded, loading=now.loading, trial=now.trial, trouble=now.trouble)
            return replace(kept, notices=now.notices)
        case Failed():
            return Condition(loaded=now.loaded, loading=now.loading, trial=now.trial, trouble=news)
        case SessionStateChanged():
            return replace(now, state=news.state, wanted=news.state != "closed")
        case SpeechStarted():
            return replace(now, hearing=now.hearing | {news.utterance}, heard_language="")
        case SpeechStopped():
            return replace(now, hearing=now.hearing - {news.utterance}, thinking=now.thinking | {news.utterance})
        case Hypothesis(final=True) if news.utterance in now.hearing | now.thinking:
            known = {news.utterance}
            return replace(
                now,
                hearing=now.hearing - known,
                thinking=now.thinking - known,
                heard_language=news.language or "",
            )
        case Hypothesis() if news.utterance in now.hearing and news.language != now.heard_language:
            return replace(now, heard_language=news.language or "")
        case TurnEnded() if now.thinking and not now.hearing:
            return replace(now, thinking=frozenset())
        case SpeakingStarted():
            return replace(now, speaking=news.turn, spoken_language=news.language)
        case SpeakingStopped():
            return replace(now, speaking=None)
        case FallingBehind():
            lag = milliseconds(news.lag)
            return replace(now, lag_ms=lag if lag >= BEHIND_MS else 0)
        case AudioDropped():
            return replace(now, dropped_ms=now.dropped_ms + milliseconds(news.lost))
        case DeviceChanged():
            return _device(now, news)
        case StageFailed() if news.code not in REFUSALS:  # those are told where they were asked for
            return replace(now, notices=(news.text,))
        case _:
            return now


def _device(now: Condition, news: DeviceChanged) -> Condition:
    there = tuple(device for device in now.devices if device[0] != news.side)
    gone = tuple(device for device in now.lost if device[0] != news.side)
    this = ((news.side, news.name),)
    if news.state in {"opened", "back"}:
        return replace(now, devices=there + this, lost=gone)
    return replace(now, devices=there, lost=gone + this)
