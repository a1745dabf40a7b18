"""From an utterance's audio to its words, while it is still being spoken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from interpreter_app.core.audio import Floats, Heard, SpeechBlock
from interpreter_app.core.errors import EngineError
from interpreter_app.core.events import Event, FallingBehind, StageFailed
from interpreter_app.core.options import RecognitionOptions
from interpreter_app.core.ports import Recognition as Decoded
from interpreter_app.core.ports import Recognizer
from interpreter_app.core.text import Hypothesis, Token
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.policy.agreement import Agreement
from interpreter_app.policy.endpointing import TurnCounter
from interpreter_app.policy.hallucination import Evidence, deloop, doubt, said_by
from interpreter_app.policy.language_id import LanguageChoice, LanguagePlan, prior_after
from interpreter_app.policy.trimming import forced, window_start

FIRST_DECODE = samples(640)
"""Speech heard before an utterance is decoded at all; less says too little."""
FIRST_COMMIT = samples(960)
"""Speech heard before a token is committed, and with it the language: identification wants about a second."""
UNSURE_COMMIT = samples(1920)
"""The same for a text that fits badly, as one in the wrong language does."""
SURE, SECOND_OPINION = -0.5, -0.35
"""Average log probability of a text that fits well; and below which the other languages are tried as well.

Measured on the starter recognizer: the right language lies around -0.1..-0.4, the wrong one around -0.5..-1.2."""
FINAL_SILENCE = samples(300)
"""Silence after the end of speech that the final decode hears: what follows is not about this utterance."""
SENTENCE_PATIENCE = samples(960)
"""Audio after a sentence that the recognizer takes for the last one, before that is believed."""
MORE_SPEECH = samples(800)
"""Audio between the last word and the end of speech in which there must be more words."""
LATE_WORD = samples(200)
"""Word times are as uncertain as that: a word that begins later after the end of speech was not said."""
REMEMBERED_TURNS = 4


@dataclass(slots=True)
class _Open:
    """What is known of the open utterance."""

    utterance: UtteranceId
    turn: TurnId | None
    start: Samples
    choice: LanguageChoice
    agreement: Agreement
    audio: list[Floats] = field(default_factory=list)
    length: int = 0
    voiced: int = 0
    grid: int = 0
    window: Samples = Samples(0)
    committed: tuple[Token, ...] = ()
    shown: tuple[list[str], int, str | None] = field(default_factory=lambda: ([], 0, None))

    voice_end: Samples = Samples(0)
    """Where the last audio ended that held speech."""

    @property
    def heard(self) -> Samples:
        return Samples(self.start + self.length)

    def window_audio(self, end: Samples | None = None) -> Floats:
        """Audio from the window's start up to `end`."""
        whole = np.concatenate(self.audio) if self.audio else np.zeros(0, np.float32)
        self.audio = [whole]
        return whole[self.window - self.start : None if end is None else end - self.start]


class Recognition:
    """Decodes a lane's open utterance on a grid of heard audio, and once more when it has ended."""

    name = "recognition"
    takes = (SpeechBlock, Heard)

    def __init__(
        self, recognizer: Recognizer, options: RecognitionOptions, languages: LanguagePlan, turns: TurnCounter
    ) -> None:
        self._recognizer = recognizer
        self._options = options
        self._languages = languages
        self._turns = turns
        self._interval = samples(options.interval_ms)
        self._longest = Samples(min(samples(options.window_ms), recognizer.longest))
        self._open: _Open | None = None
        self._spoken: list[str] = []

    def step(self, item: SpeechBlock | Heard, late: Samples) -> Iterator[Hypothesis | Heard | Event]:
        """Take a block of speech in; decode where a grid point was passed, or the utterance has ended."""
        if isinstance(item, Heard):
            yield replace(item, speaking=self._open is not None)
            return
        lane, now = item.audio.lane, item.heard
        one = self._open or self._begin(item)
        one.audio.append(item.audio.samples)
        one.length += len(item.audio.samples)
        one.voiced += item.voiced
        one.voice_end = one.heard if item.voiced else one.voice_end
        if item.last:
            self._open = None
            yield from self._final(one, lane, now, item.speech_end or one.heard)
        elif one.length >= one.grid:
            one.grid = (one.length // self._interval + 1) * self._interval
            if late > self._interval:
                yield FallingBehind(lane, now, self.name, late)
            elif one.voiced >= FIRST_DECODE:
                try:
                    yield from self._partial(one, lane, now)
                except EngineError as error:
                    yield StageFailed(lane, now, self.name, error.code, str(error))

    def reset(self) -> None:
        """Let the open utterance go."""
        self._open = None

    def _begin(self, block: SpeechBlock) -> _Open:
        candidates = self._languages.candidates
        self._open = _Open(
            block.utterance,
            None,
            block.audio.start,
            LanguageChoice(self._languages, prior_after(self._spoken, candidates)),
            Agreement(self._options.agreement),
            grid=self._interval,
            window=block.audio.start,
        )
        return self._open

    def _partial(self, one: _Open, lane: LaneId, now: Samples) -> Iterator[Hypothesis]:
        one.window = window_start(one.window, one.voice_end, one.committed, self._longest)
        audio = one.window_audio(Samples(one.voice_end + FINAL_SILENCE))
        language, decoded = self._decode(one, audio, beam=1)
        tail = deloop(_placed(decoded.tokens, one.window))
        if self._doubt(one, tail, decoded, audio):
            return
        if language != one.shown[2]:
            one.agreement.reset()
        limit = Samples(one.heard - samples(self._options.holdback_ms))
        stable = one.agreement.agree(tail, limit, Samples(one.heard - SENTENCE_PATIENCE))
        if stable and (one.committed or self._settled(one, decoded)):
            one.choice.lock()
            one.agreement.committed(stable)
            one.committed += tail[:stable]
            tail = tail[stable:]
        tokens = one.committed + tail
        shows = ([token.text for token in tokens], len(one.committed), language)
        if shows != one.shown:
            one.shown = shows
            yield self._hypothesis(one, lane, now, language, tokens, final=False)

    def _settled(self, one: _Open, decoded: Decoded) -> bool:
        """Whether enough was heard, and read well enough, to commit the first token and with it the language."""
        sure = decoded.average_log_probability >= SURE
        return one.voiced >= (FIRST_COMMIT if sure else UNSURE_COMMIT)

    def _final(self, one: _Open, lane: LaneId, now: Samples, end: Samples) -> Iterator[Hypothesis | Event]:
        language = one.choice.language
        try:
            # As much as the recognizer reads well at once, whatever the last partial could do without.
            one.window, more = one.start, True
            while more:
                before = one.window = window_start(one.window, end, one.committed, self._longest)
                language, tail = self._last_words(one, end)
                one.committed += tail
                # A recognizer may stop at a sentence end with speech still to come: it hears the rest by itself.
                one.window = Samples(max([one.window, *(t.end for t in one.committed if t.end is not None)]))
                more = bool(tail) and end - one.window > MORE_SPEECH and one.window > before
        except EngineError as error:
            yield StageFailed(lane, now, self.name, error.code, str(error))
        if one.committed and language is not None:
            self._spoken = [*self._spoken, language][-REMEMBERED_TURNS:]
        yield self._hypothesis(one, lane, now, language, one.committed, final=True)
        assert one.turn is not None
        self._turns.extend(one.turn, end)

    def _last_words(self, one: _Open, end: Samples) -> tuple[str, tuple[Token, ...]]:
        """The words between the window's start and the end of speech that are not committed yet."""
        audio = one.window_audio(Samples(end + FINAL_SILENCE))[: self._recognizer.longest]
        language, decoded = self._decode(one, audio, beam=self._options.beam)
        tail = deloop(said_by(_placed(decoded.tokens, one.window), Samples(end + LATE_WORD)))
        return language, () if self._doubt(one, tail, decoded, audio) else tail

    def _decode(self, one: _Open, audio: Floats, *, beam: int) -> tuple[str, Decoded]:
        hearing = self._recognizer.hear(audio)
        if one.committed and one.choice.language is not None:
            return one.choice.language, hearing.decode(
                one.choice.language, forced(one.committed, one.window), beam=beam
            )
        probabilities = hearing.languages(self._languages.candidates)
        language = one.choice.hear(probabilities)
        decoded = hearing.decode(language, beam=beam)
        if decoded.average_log_probability < SECOND_OPINION and self._languages.fixed is None:
            readings = {other: hearing.decode(other, beam=beam) for other in self._languages.candidates}
            fits = {other: reading.average_log_probability for other, reading in readings.items()}
            language = one.choice.hear(probabilities, fits)
            decoded = readings[language]
        return language, decoded

    def _doubt(self, one: _Open, tokens: tuple[Token, ...], decoded: Decoded, audio: Floats) -> str | None:
        if forced(one.committed, one.window):  # what goes on from words that were said is in question only as a loop
            return None
        evidence = Evidence(
            duration=Samples(one.length),
            voiced=one.voiced / max(1, one.length),
            rms=float(np.sqrt(np.mean(audio**2))) if len(audio) else 0.0,
            average_log_probability=decoded.average_log_probability,
            no_speech_probability=decoded.no_speech_probability,
            complete=decoded.complete,
        )
        return doubt(tokens, evidence)

    def _hypothesis(
        self, one: _Open, lane: LaneId, now: Samples, language: str | None, tokens: tuple[Token, ...], *, final: bool
    ) -> Hypothesis:
        if one.turn is None:
            one.turn = self._turns.assign(lane, one.start, language)
        target = self._languages.target_of(language) if language is not None else None
        return Hypothesis(
            lane, now, one.turn, one.utterance, language, tokens, len(one.committed), final, target=target
        )


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
