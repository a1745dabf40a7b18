"""The open utterance of a lane: its audio, its words so far, and how they are read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from interpreter_app.core.audio import Floats
from interpreter_app.core.options import RecognitionOptions, Streaming, final_beam
from interpreter_app.core.ports import Recognition as Decoded
from interpreter_app.core.ports import Recognizer
from interpreter_app.core.text import Token
from interpreter_app.core.units import WINDOW, Samples, TurnId, UtteranceId, samples
from interpreter_app.policy.agreement import Agreement, before_last_word
from interpreter_app.policy.endpointing import quietest
from interpreter_app.policy.hallucination import Evidence, deloop, doubt, said_by, without_aside
from interpreter_app.policy.language_id import LanguageChoice, LanguagePlan
from interpreter_app.policy.trimming import forced, window_start

FIRST_COMMIT = samples(960)
"""Speech heard before a token is committed, and with it the language: identification wants about a second."""
UNSURE_COMMIT = samples(1920)
"""The same for a text that fits badly, as one in the wrong language does."""
SURE, SECOND_OPINION = -0.5, -0.35
"""Average log probability of a text that fits well; and below which the other languages are tried as well.

Measured on the starter recognizer: the right language lies around -0.1..-0.4, the wrong one around -0.5..-1.2."""
SECOND_OPINIONS = 2
"""How many other languages, the most probable ones: a recognizer may know a hundred."""
FINAL_SILENCE = samples(300)
"""Silence after the end of speech that the final decode hears: what follows is not about this utterance."""
SENTENCE_PATIENCE = samples(960)
"""Audio after a sentence that the recognizer takes for the last one, before that is believed."""
MORE_SPEECH = samples(800)
"""Audio between the last word and the end of speech in which there must be more words."""
LATE_WORD = samples(200)
"""Word times are as uncertain as that: a word that begins later after the end of speech was not said."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an utterance says."""

    language: str | None
    tokens: tuple[Token, ...]
    stable: int
    """How many of the tokens are committed."""


def streaming_of(options: RecognitionOptions, measured: Streaming) -> Streaming:
    """What was measured for a recognizer, but for what the user has set."""
    names = [field.name for field in fields(Streaming)]
    return replace(measured, **{name: value for name in names if (value := getattr(options, name)) is not None})


class Utterance:
    """Speech between two endpoints, while it is open."""

    def __init__(
        self,
        recognizer: Recognizer,
        options: RecognitionOptions,
        streaming: Streaming,
        languages: LanguagePlan,
        choice: LanguageChoice,
        *,
        number: UtteranceId,
        start: Samples,
        prompt: str = "",
    ) -> None:
        self.number, self.start = number, start
        self.turn: TurnId | None = None
        self.supersedes: UtteranceId | None = None
        self.languages = languages
        self._prompt = prompt
        self.voiced = 0
        self.grid = samples(streaming.interval_ms)
        self._recognizer, self._streaming, self._choice = recognizer, streaming, choice
        self._beam = final_beam(options, streaming)
        self._longest = Samples(min(samples(options.window_ms), recognizer.longest))
        self._agreement = Agreement(streaming.agreement)
        self._audio: list[Floats] = []
        self._length = 0
        self._voice_end = start
        self._window = start
        self._committed: tuple[Token, ...] = ()
        self._shown: tuple[list[str], int, str | None] = ([], 0, None)

    @property
    def heard(self) -> Samples:
        """Where its audio ends."""
        return Samples(self.start + self._length)

    def hear(self, audio: Floats, voiced: Samples) -> None:
        """Take audio in; `voiced` of it was speech."""
        self._audio.append(audio)
        self._length += len(audio)
        self.voiced += voiced
        self._voice_end = self.heard if voiced else self._voice_end

    def take_over(self, other: Utterance) -> None:
        """Hear what `other` heard, and stand in its place."""
        self.turn, self.supersedes, self.grid = other.turn, other.number, other.grid
        self.hear(other.audio(other.start), Samples(other.voiced))
        self._voice_end = other._voice_end

    @property
    def language(self) -> str | None:
        """The one chosen so far."""
        return self._choice.language

    def past_grid(self) -> bool:
        """Whether a grid point of heard audio was passed; the next one is then waited for."""
        interval = samples(self._streaming.interval_ms)
        if self._length < self.grid:
            return False
        self.grid = Samples((self._length // interval + 1) * interval)
        return True

    def audio(self, start: Samples, end: Samples | None = None) -> Floats:
        """Its audio between two positions of the lane."""
        whole = np.concatenate(self._audio) if self._audio else np.zeros(0, np.float32)
        self._audio = [whole]
        return whole[max(0, start - self.start) : None if end is None else max(0, end - self.start)]

    def quietest(self) -> Samples:
        """Where to cut it, after what is committed."""
        whole = self.audio(self.start)
        windows = whole[: len(whole) // WINDOW * WINDOW].reshape(-1, WINDOW)
        said = max((token.end for token in self._committed if token.end is not None), default=self.start)
        after = quietest(np.mean(windows**2, axis=1).tolist(), max(0, -(-(said - self.start) // WINDOW)))
        return Samples(self.start + after * WINDOW)

    def partial(self) -> Reading | None:
        """Its words so far, some of them newly committed perhaps; None where there is nothing new to show."""
        self._window = window_start(self._window, self._voice_end, self._committed, self._longest)
        audio = self.audio(self._window, Samples(self._voice_end + FINAL_SILENCE))
        language, decoded = self._decode(audio, self._window, self._committed, beam=self._streaming.partial_beam)
        tail = deloop(_placed(decoded.tokens, self._window))
        if self._doubt(self._window, self._committed, tail, decoded, audio):
            return None
        if language != self._shown[2]:
            self._agreement.reset()
        limit = Samples(self.heard - samples(self._streaming.holdback_ms))
        stable = self._agreement.agree(tail, limit, Samples(self.heard - SENTENCE_PATIENCE))
        stable = min(stable, before_last_word(tail))
        if stable and (self._committed or self._settled(decoded)):
            self._choice.lock()
            self._agreement.committed(stable)
            self._committed += tail[:stable]
            tail = tail[stable:]
        tokens = self._committed + tail
        shows = ([token.text for token in tokens], len(self._committed), language)
        if shows == self._shown:
            return None
        self._shown = shows
        return Reading(language, tokens, len(self._committed))

    def leave(self, end: Samples) -> None:
        """Let go of its audio from `end` on: that belongs to the next utterance."""
        self._audio = [self.audio(self.start, end)]
        self._length = len(self._audio[0])

    def whole(self, end: Samples) -> Reading:
        """All its words, given that speech ended at `end`."""
        language, committed = self._choice.language, self._committed
        # As much as the recognizer reads well at once, whatever the last partial could do without.
        window, more = self.start, True
        while more:
            before = window = window_start(window, end, committed, self._longest)
            audio = self.audio(window, Samples(end + FINAL_SILENCE))[: self._recognizer.longest]
            language, decoded = self._decode(audio, window, committed, beam=self._beam)
            tail = deloop(said_by(_placed(decoded.tokens, window), Samples(end + LATE_WORD)))
            if self._doubt(window, committed, tail, decoded, audio):
                tail = ()
            tail = without_aside(committed + tail, self._level)[len(committed) :]
            committed += tail
            # A recognizer may stop at a sentence end with speech still to come: it hears the rest by itself.
            window = Samples(max([window, *(t.end for t in committed if t.end is not None)]))
            more = bool(tail) and end - window > MORE_SPEECH and window > before
        return Reading(language, committed, len(committed))

    def _level(self, start: Samples, end: Samples) -> float:
        return _rms(self.audio(start, end))

    def said(self) -> Reading:
        """What is committed of it."""
        return Reading(self._choice.language, self._committed, len(self._committed))

    def _settled(self, decoded: Decoded) -> bool:
        """Whether enough was heard, and read well enough, to commit the first token and with it the language."""
        sure = decoded.average_log_probability >= SURE
        return self.voiced >= (FIRST_COMMIT if sure else UNSURE_COMMIT)

    def _decode(self, audio: Floats, window: Samples, committed: Sequence[Token], *, beam: int) -> tuple[str, Decoded]:
        hearing = self._recognizer.hear(audio, self._prompt)
        if committed and self._choice.language is not None:
            return self._choice.language, hearing.decode(self._choice.language, forced(committed, window), beam=beam)
        probabilities = hearing.languages(self.languages.known)
        language = self._choice.hear(probabilities)
        decoded = hearing.decode(language, beam=beam)
        if decoded.average_log_probability < SECOND_OPINION and not self._choice.locked:
            likely = sorted(self.languages.candidates, key=lambda tag: -probabilities[tag])
            others = [other for other in likely if other != language][:SECOND_OPINIONS]
            readings = {language: decoded} | {other: hearing.decode(other, beam=beam) for other in others}
            fits = {other: reading.average_log_probability for other, reading in readings.items()}
            language = self._choice.hear(probabilities, fits)
            decoded = readings[language]
        return language, decoded

    def _doubt(
        self, window: Samples, committed: Sequence[Token], tokens: tuple[Token, ...], decoded: Decoded, audio: Floats
    ) -> str | None:
        if forced(committed, window):  # what goes on from words that were said is in question only as a loop
            return None
        evidence = Evidence(
            duration=Samples(self._length),
            voiced=self.voiced / max(1, self._length),
            rms=_rms(audio),
            average_log_probability=decoded.average_log_probability,
            no_speech_probability=decoded.no_speech_probability,
            complete=decoded.complete,
        )
        return doubt(tokens, evidence)


def _rms(audio: Floats) -> float:
    return float(np.sqrt(np.mean(audio**2))) if len(audio) else 0.0


def _placed(tokens: tuple[Token, ...], start: Samples) -> tuple[Token, ...]:
    """`tokens` with their times moved from the decoded audio to the lane's."""
    return tuple(
        replace(
            token,
            start=None if token.start is None else Samples(token.start + start),
            end=None if token.end is None else Samples(token.end + start),
        )
        for token in tokens
    )
