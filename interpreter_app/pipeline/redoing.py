"""What was said read anew, or written: utterances that come from a command and not from the microphone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from interpreter_app.core.commands import Reread, Write
from interpreter_app.core.errors import EngineError
from interpreter_app.core.events import StageFailed
from interpreter_app.core.options import RecognitionOptions
from interpreter_app.core.ports import Recognizer
from interpreter_app.core.text import Hypothesis, Token
from interpreter_app.core.units import Samples, TurnId, UtteranceId
from interpreter_app.pipeline.memory import Memory, Past, Version
from interpreter_app.pipeline.utterance import FINAL_SILENCE, Reading, Utterance, streaming_of
from interpreter_app.policy.endpointing import TurnCounter
from interpreter_app.policy.language_id import LanguageChoice, LanguagePlan
from interpreter_app.policy.words import split_words

STAGE = "recognition"


class Utterances:
    """Numbers utterances across the lanes of a session."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> UtteranceId:
        """The next number, from 1."""
        self._last += 1
        return UtteranceId(self._last)


class Redoing:
    """Remembers the utterances of a lane; makes new ones that supersede them."""

    def __init__(
        self,
        recognizer: Recognizer,
        options: RecognitionOptions,
        numbers: Utterances,
        turns: TurnCounter,
        prompt: str = "",
    ) -> None:
        """`prompt`: words that are likely to come."""
        self._prompt = prompt
        self._recognizer, self._options, self._numbers, self._turns = recognizer, options, numbers, turns
        self._streaming = streaming_of(options, recognizer.streaming)
        self._memory = Memory()

    def newest(self, utterance: UtteranceId) -> UtteranceId:
        """What stands in the place of `utterance`: whoever asks twice means what came of it."""
        return self._memory.newest(utterance)

    def turned_round(self, old: UtteranceId, new: UtteranceId) -> None:
        """The open utterance goes on as another."""
        self._memory.renumber(old, new)

    def over(self, one: Utterance, turn: TurnId, reading: Reading, end: Samples) -> None:
        """Remember an utterance whose speech ended at `end`."""
        versions = {reading.language: Version(reading.language, reading.tokens, "speech")}
        past = Past(turn, reading.language, one.start, end, Samples(one.voiced), versions=versions)
        self._memory.keep(one.number, past, one.audio(one.start, Samples(end + FINAL_SILENCE)))

    def reread(self, command: Reread, languages: LanguagePlan) -> Iterator[Hypothesis | StageFailed]:
        """The utterance in another language, as one that supersedes it; a failure where that cannot be.

        In a language in which it stood there before, it reads as it did then, corrections included.
        """
        old = self.newest(command.utterance)
        past = self._memory.get(old)
        if past is None:
            yield _failed(command, "gone", "there is no such utterance, or it is not over")
            return
        others = [language for language in languages.candidates if language != past.language]
        language = command.language or others[0]
        version = past.versions.get(language)
        if version is None:
            try:
                version = self._read(past, old, language, languages)
            except EngineError as error:
                yield _failed(command, error.code, str(error))
                return
        if version is None:
            yield _failed(command, "gone", "the sound of this utterance is no longer there")
        elif not version.tokens:
            yield _failed(command, "unread", f"nothing can be read in it as {language}")
        else:
            yield self._exchanged(command, old, past, version, languages)

    def write(self, command: Write, languages: LanguagePlan) -> Iterator[Hypothesis | StageFailed]:
        """What was typed, as an utterance; a failure where it is to supersede one that is not known."""
        tokens = tuple(Token(word, language=command.language) for word in split_words(" " + command.text.strip()))
        version = Version(command.language, tokens, "typed")
        if command.supersedes is None:
            past = Past(self._turns.next(), command.language, versions={command.language: version})
            number = self._numbers.next()
            self._memory.keep(number, past)
            yield self._hypothesis(command, past.turn, number, version, languages)
            return
        old = self.newest(command.supersedes)
        found = self._memory.get(old)
        if found is None:
            yield _failed(command, "gone", "this utterance is still being spoken, or was none")
            return
        language = command.language or found.language
        tokens = tuple(replace(token, language=language) for token in tokens)
        version = Version(language, _timed(tokens, found), "typed")
        yield self._exchanged(command, old, found, version, languages)

    def _read(self, past: Past, number: UtteranceId, language: str, languages: LanguagePlan) -> Version | None:
        """What was said, in `language`: what was typed stays what it is; None where its sound is gone."""
        if not past.end:
            return replace(past.versions[past.language], language=language)
        audio = past.audio
        if audio is None:
            return None
        choice = LanguageChoice(languages)
        choice.choose(language)
        one = Utterance(
            self._recognizer, self._options, self._streaming, languages, choice,
            number=number, start=past.start, prompt=self._prompt,
        )  # fmt: skip
        one.hear(audio, past.voiced)
        return Version(language, one.whole(past.end).tokens, "speech")

    def _exchanged(
        self,
        command: Reread | Write,
        old: UtteranceId,
        past: Past,
        version: Version,
        languages: LanguagePlan,
    ) -> Hypothesis:
        number = self._numbers.next()
        self._memory.exchange(old, number, version)
        new = self._hypothesis(command, past.turn, number, version, languages)
        return replace(new, supersedes=old)

    def _hypothesis(
        self,
        command: Reread | Write,
        turn: TurnId,
        number: UtteranceId,
        version: Version,
        languages: LanguagePlan,
    ) -> Hypothesis:
        target = None if version.language is None else languages.target_of(version.language)
        return Hypothesis(
            command.lane, command.heard, turn, number, version.language, version.tokens, len(version.tokens),
            final=True, origin=version.origin, target=target,
        )  # fmt: skip


def _timed(tokens: tuple[Token, ...], past: Past) -> tuple[Token, ...]:
    """`tokens` that stand for what was said from `past.start` to its end, if it was not typed."""
    if not past.end or not tokens:
        return tokens
    first = replace(tokens[0], start=past.start)
    last = replace(first if len(tokens) == 1 else tokens[-1], end=past.end)
    return (last,) if len(tokens) == 1 else (first, *tokens[1:-1], last)


def _failed(command: Reread | Write, code: str, text: str) -> StageFailed:
    return StageFailed(command.lane, command.heard, STAGE, code, text)
