"""What was said read anew, or written: utterances that come from a command and not from the microphone."""

from __future__ import annotations

from collections.abc import Iterator

from interpreter_app.core.commands import Reread, Write
from interpreter_app.core.errors import EngineError
from interpreter_app.core.events import StageFailed
from interpreter_app.core.options import RecognitionOptions
from interpreter_app.core.ports import Recognizer
from interpreter_app.core.text import Hypothesis, Token
from interpreter_app.core.units import Samples, TurnId, UtteranceId
from interpreter_app.pipeline.memory import Memory, Past
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

    def over(self, one: Utterance, turn: TurnId, reading: Reading, end: Samples) -> None:
        """Remember an utterance whose speech ended at `end`."""
        past = Past(turn, reading.language, one.start, end, Samples(one.voiced))
        self._memory.keep(one.number, past, one.audio(one.start, Samples(end + FINAL_SILENCE)))

    def reread(self, command: Reread, languages: LanguagePlan) -> Iterator[Hypothesis | StageFailed]:
        """The utterance in another language, as one that supersedes it; a failure where that cannot be."""
        past = self._memory.get(command.utterance)
        audio = None if past is None else past.audio
        if past is None or audio is None:
            yield _failed(command, "gone", "the sound of this utterance is no longer there")
            return
        others = [language for language in languages.candidates if language != past.language]
        language = command.language or others[0]
        choice = LanguageChoice(languages)
        choice.choose(language)
        one = Utterance(
            self._recognizer, self._options, self._streaming, languages, choice,
            number=self._numbers.next(), start=past.start, prompt=self._prompt,
        )  # fmt: skip
        one.hear(audio, past.voiced)
        try:
            reading = one.whole(past.end)
        except EngineError as error:
            yield _failed(command, error.code, str(error))
            return
        if not reading.tokens:
            yield _failed(command, "unread", f"nothing can be read in it as {language}")
            return
        self.over(one, past.turn, reading, past.end)
        yield Hypothesis(
            command.lane, command.heard, past.turn, one.number, language, reading.tokens, reading.stable,
            final=True, supersedes=command.utterance, target=languages.target_of(language),
        )  # fmt: skip

    def write(self, command: Write, languages: LanguagePlan) -> Iterator[Hypothesis | StageFailed]:
        """What was typed, as an utterance; a failure where it is to supersede one that is not known."""
        past = None
        if command.supersedes is not None:
            past = self._memory.get(command.supersedes)
            if past is None:
                yield _failed(command, "gone", "this utterance is still being spoken, or was none")
                return
        number = self._numbers.next()
        turn = self._turns.next() if past is None else past.turn
        language = command.language or (past.language if past else None)
        tokens = tuple(Token(word, language=language) for word in split_words(" " + command.text.strip()))
        self._memory.keep(number, Past(turn, language))
        yield Hypothesis(
            command.lane, command.heard, turn, number, language, tokens, len(tokens), final=True, origin="typed",
            supersedes=command.supersedes, target=None if language is None else languages.target_of(language),
        )  # fmt: skip


def _failed(command: Reread | Write, code: str, text: str) -> StageFailed:
    return StageFailed(command.lane, command.heard, STAGE, code, text)
