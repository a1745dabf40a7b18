"""What the events of a session say about one spoken sentence: texts, delays, corrections, times of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from interpreter_app.core.events import (
    Event,
    FallingBehind,
    SessionStateChanged,
    SpeakingStarted,
    SpeechStarted,
    SpeechStopped,
    StageFailed,
    TurnEnded,
)
from interpreter_app.core.options import Pace
from interpreter_app.core.text import Hypothesis, Token, Translation
from interpreter_app.core.units import RATE_HZ, Samples, UtteranceId
from interpreter_app.policy.metrics import fold, laal


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word of a recording, or words spoken as one, and when, in milliseconds; None where that is not known."""

    text: str
    start_ms: float | None
    end_ms: float | None


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording of one sentence, and what is known about it."""

    audio: str
    """Path."""
    language: str
    text: str
    translations: tuple[str, ...]
    """Each of them right."""
    words: tuple[SpokenWord, ...] = ()
    """Empty where their times are not known."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An event, and when it came, in milliseconds from the beginning of the audio."""

    event: Event
    heard_ms: float
    """Computing taken to cost no time."""
    clock_ms: float
    """Computing time included."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured of one recording.  Times in milliseconds; None where there is nothing to measure."""

    transcript: str
    translation: str
    turns: int
    """At least 1: a sentence that is not heard is a turn missed."""
    turns_right: int
    """In the right direction: heard in the language spoken and translated into the other."""
    turns_spoken: int
    """Of which every translated word was spoken."""
    laal_ms: float | None
    laal_clock_ms: float | None
    first_word_ms: float | None
    """When the first translated word was shown, after the end of speech: negative while the speaker was speaking."""
    first_word_clock_ms: float | None
    first_audio_ms: float | None
    """When the spoken translation began, after the end of speech."""
    first_audio_clock_ms: float | None
    deleted: int
    """Tokens of the translation that were shown and taken back."""
    tokens: int
    """Tokens of the final translation."""
    committed_changed: int
    """Events that changed text which had been committed."""
    falling_behind: int
    behind_most_ms: float
    """The worst of it."""
    finals_lost: int
    """Utterances that were heard to their end, without a final text or a final translation."""
    failures: int
    start_errors_ms: tuple[float, ...]
    """How late the words that were read right were said to begin; negative: early."""
    end_errors_ms: tuple[float, ...]


def moments(events: Sequence[tuple[Event, int]], pace: Pace) -> list[Moment]:
    """The events of a session (each with its `elapsed_ms`) in the order in which they were made, with both their times.

    A fast session does not wait for its audio.  Its clock is what it would have been on a computer that did: work on
    an event begins when its audio is there and the event before it is done.
    """
    running = (ms for event, ms in events if isinstance(event, SessionStateChanged) and event.state == "running")
    before = began = next(running, 0)
    free = 0.0
    out = []
    for event, elapsed in sorted(events, key=lambda pair: pair[1]):
        heard = event.heard * 1000 / RATE_HZ
        free = max(free, heard) + max(0, elapsed - before)
        before = max(before, elapsed)
        out.append(Moment(event, heard, elapsed - began if pace == "realtime" else free))
    return out


def measure(recording: Recording, other: str, events: Sequence[tuple[Event, int]], pace: Pace) -> Measures:
    """The measures of `recording`, which a session between its language and `other` gave `events` for."""
    made = moments(events, pace)
    shown = [moment for moment in made if isinstance(moment.event, Translation)]
    hypotheses = [moment.event for moment in made if isinstance(moment.event, Hypothesis)]
    translations = [moment.event for moment in made if isinstance(moment.event, Translation)]
    spoken = [moment for moment in made if isinstance(moment.event, SpeakingStarted)]
    heard = [event for event in hypotheses if event.final]
    start, end = _speech(recording, made)
    first = next((moment for moment in shown if _words(moment.event)), None)
    turns = [moment.event for moment in made if isinstance(moment.event, TurnEnded)]
    directions = {t.turn: (t.direction.source, t.direction.target) for t in translations}
    right = (recording.language, other)
    starts, ends = _lateness(recording.words, [token for event in heard for token in event.tokens])
    return Measures(
        transcript=" ".join(event.text for event in heard if event.text),
        translation=" ".join(text for event in translations if event.final and (text := event.text)),
        turns=max(1, len(turns)),
        turns_right=sum(directions.get(turn.turn) == right for turn in turns),
        turns_spoken=sum(_spoken(turn, spoken) for turn in turns),
        laal_ms=_lag(recording, shown, start, end, [moment.heard_ms for moment in shown]),
        laal_clock_ms=_lag(recording, shown, start, end, [moment.clock_ms for moment in shown]),
        first_word_ms=None if first is None else first.heard_ms - end,
        first_word_clock_ms=None if first is None else first.clock_ms - end,
        first_audio_ms=spoken[0].heard_ms - end if spoken else None,
        first_audio_clock_ms=spoken[0].clock_ms - end if spoken else None,
        deleted=sum(event.revision.deleted for event in translations),
        tokens=sum(len(event.tokens) for event in translations if event.final),
        committed_changed=_changed(hypotheses) + _changed(translations),
        falling_behind=len(late := [m.event.lag for m in made if isinstance(m.event, FallingBehind)]),
        behind_most_ms=max(late, default=0) * 1000 / RATE_HZ,
        finals_lost=_lost(made),
        failures=sum(isinstance(moment.event, StageFailed) for moment in made),
        start_errors_ms=starts,
        end_errors_ms=ends,
    )


def _lost(made: Sequence[Moment]) -> int:
    """How many utterances ended without a final text, or with words and without their final translation."""
    ended = {moment.event.utterance for moment in made if isinstance(moment.event, SpeechStopped)}
    texts = {m.event.utterance: m.event.text for m in made if isinstance(m.event, Hypothesis) and m.event.final}
    translated = {m.event.utterance for m in made if isinstance(m.event, Translation) and m.event.final}
    return sum(one not in texts or (bool(texts[one]) and one not in translated) for one in ended)


def _speech(recording: Recording, made: Sequence[Moment]) -> tuple[float, float]:
    """Where speech begins and ends: as is known of the recording, or else as it was detected."""
    if recording.words:
        return recording.words[0].start_ms or 0.0, recording.words[-1].end_ms or 0.0
    starts = [m.event.at * 1000 / RATE_HZ for m in made if isinstance(m.event, SpeechStarted)]
    ends = [m.event.at * 1000 / RATE_HZ for m in made if isinstance(m.event, SpeechStopped)]
    return min(starts, default=0.0), max(ends, default=0.0)


def _words(event: Event) -> list[str]:
    return fold(event.text) if isinstance(event, Translation) else []


def _spoken(turn: TurnEnded, spoken: Iterable[Moment]) -> bool:
    """Whether the turn has a translation, and all of it was spoken."""
    said: list[str] = []
    for moment in spoken:
        if isinstance(moment.event, SpeakingStarted) and moment.event.turn == turn.turn:
            said += fold(moment.event.text)
    return bool(said) and said == fold(turn.target or "")


def _changed(events: Sequence[Hypothesis] | Sequence[Translation]) -> int:
    """How many events differ from an earlier one of their utterance in what that had committed."""
    committed: dict[UtteranceId, tuple[Token, ...]] = {}
    changed = 0
    for event in events:
        before = committed.get(event.utterance, ())
        changed += event.committed[: len(before)] != before
        committed[event.utterance] = event.committed
    return changed


def standing(shown: Sequence[Moment], times: Sequence[float]) -> tuple[list[str], list[float]]:
    """The words of the final translation, and from when each stands, with all before it, as it will stay.

    `shown` are the moments at which it changed, `times` when those were.
    """
    latest: dict[UtteranceId, list[str]] = {}
    versions: list[list[str]] = []
    for moment in shown:
        if isinstance(moment.event, Translation):
            latest[moment.event.utterance] = _words(moment.event)
        versions.append([word for utterance in sorted(latest) for word in latest[utterance]])
    final = versions[-1] if versions else []
    count = len(final)
    since = [0.0] * count
    for version, time in zip(reversed(versions), reversed(times), strict=True):
        count = min(count, _common(version, final))
        since[:count] = [time] * count
    return final, since


def _lag(
    recording: Recording, shown: Sequence[Moment], start: float, end: float, times: Sequence[float]
) -> float | None:
    """LAAL against the first reference."""
    words, since = standing(shown, times)
    if not words or end <= start:
        return None
    return laal([time - start for time in since], end - start, len(fold(recording.translations[0])))


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words at their beginning two texts share."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _lateness(words: Sequence[SpokenWord], tokens: Sequence[Token]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """How late recognized words begin and end, for those that an alignment of both texts pairs."""
    wanted = [form for word in words for form in _forms(word.text, word.start_ms, word.end_ms)]
    found = [form for token in tokens for form in _forms(token.text, _ms(token.start), _ms(token.end))]
    starts, ends = [], []
    matcher = SequenceMatcher(a=[word for word, _, _ in wanted], b=[word for word, _, _ in found], autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        for (_, start, end), (_, told_start, told_end) in zip(wanted[a : a + size], found[b : b + size], strict=True):
            if start is not None and told_start is not None:
                starts.append(told_start - start)
            if end is not None and told_end is not None:
                ends.append(told_end - end)
    return tuple(starts), tuple(ends)


def _forms(text: str, start: float | None, end: float | None) -> list[tuple[str, float | None, float | None]]:
    """The words of `text`; the first one has its start, the last one its end."""
    words = fold(text)
    return [(word, None if i else start, None if words[i + 1 :] else end) for i, word in enumerate(words)]


def _ms(position: Samples | None) -> float | None:
    return None if position is None else position * 1000 / RATE_HZ
