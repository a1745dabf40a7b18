"""What people ask of a running session: the half of `Session` that makes commands of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from interpreter_app.core.commands import Command, Configure, Reread, Say, Write
from interpreter_app.core.errors import UsageError
from interpreter_app.core.events import State
from interpreter_app.core.options import LanguageOptions, SpeakingOptions
from interpreter_app.core.text import Direction
from interpreter_app.core.turns import Transcript
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId
from interpreter_app.pipeline.engines_host import Engines
from interpreter_app.pipeline.live_playout import LivePlayout
from interpreter_app.policy.language_id import LanguagePlan, plan, primary


class Commanded(ABC):
    """Checks what is asked, in the caller's thread, and sends it down the pipeline as a command.

    Any thread may ask, while the session runs.  What comes of it comes as events; what cannot be done for reasons that
    only the audio knows (the sound of an old utterance is gone), as `StageFailed`.
    """

    _engines: Engines
    _lane: LaneId
    _heard: Samples
    _languages: LanguagePlan
    _live: LivePlayout | None
    _state: State | None
    _load: Callable[[LanguageOptions], None] | None
    _transcript: Transcript

    @property
    def transcript(self) -> Transcript:
        """All turns that were recorded so far."""
        return self._transcript

    @abstractmethod
    def pause(self, *, on: bool = True) -> None:
        """Hear nothing until it is turned off again; who was speaking is heard as if he had stopped."""

    @property
    @abstractmethod
    def paused(self) -> bool:
        """Whether nothing is heard."""

    @abstractmethod
    def _command(self, command: Command) -> None:
        """Send it down; raises SessionError while the session does not run."""

    def interrupt(self) -> None:
        """Stop speaking, and say nothing of what waits to be said; its text stays.  Any thread may call it.

        While the session is ending, what is still being translated is not spoken either.
        """
        if self._live is not None:
            self._live.interrupt(for_good=self._state == "draining")

    def flip(self, utterance: UtteranceId, language: str | None = None) -> None:
        """Read an utterance again in `language`, or in the other of the session's two; what it becomes supersedes it.

        An utterance that is still being spoken is read on in that language.  Nothing more is spoken of the old one.
        Raises UsageError for a language that is not the session's, and where it has to be named.
        """
        if language is None and len(self._languages.candidates) != 2:
            raise UsageError("in which language is it to be read?", hint="Choose one of the session's languages.")
        self._supersede(utterance)
        self._command(Reread(self._lane, self._heard, utterance, self._candidate(language)))

    def edit(self, utterance: UtteranceId, text: str, language: str | None = None) -> None:
        """Put `text` in place of an utterance that is over, and translate that; raises UsageError where it is empty."""
        self._supersede(utterance)
        self._command(Write(self._lane, self._heard, _written(text), self._candidate(language), utterance))

    def write(self, text: str, language: str | None = None) -> None:
        """A typed line, translated and spoken like a turn; raises UsageError where it is empty.

        `language` None: the first of the session's that is translated, the user's own.
        """
        chosen = self._languages.targets[0][0] if language is None else self._candidate(language)
        self._command(Write(self._lane, self._heard, _written(text), chosen))

    def say(self, turn: TurnId) -> None:
        """Speak the translation of a turn again, or its text where it was not translated; raises UsageError."""
        row = next((row for row in self._transcript.turns if row.turn == turn), None)
        tokens = () if row is None else tuple(t for u in row.utterances for t in u.target_tokens or u.tokens)
        language = None if row is None else row.target_language or row.language
        if not tokens or language is None:
            raise UsageError("there is nothing to say in this turn", hint="Wait until it is over.")
        self._command(Say(self._lane, self._heard, turn, tokens, language))

    def configure(
        self,
        *,
        languages: LanguageOptions | None = None,
        speaking: SpeakingOptions | None = None,
        reading: bool | None = None,
        push_to_talk: bool | None = None,
    ) -> None:
        """Go between other languages, or speak otherwise, from the next utterance on; `speak="off"` mutes at once.

        `reading`: show only translation that never changes.  `push_to_talk`: utterances begin and end with a button, or
        with the voice; the open one ends.

        May take a second, where packs have to be loaded.  Raises UsageError for languages that the recognizer does not
        know, ModelMissing without a translator for them.
        """
        if languages is not None:
            chosen = plan(languages, self._engines.recognizer.languages)
            if self._load is not None:
                self._load(languages)
            self._languages = self._translated(chosen)
            if self._live is not None:
                self._live.converse(two_way=languages.between is not None)
        if speaking is not None and speaking.speak == "off":
            self.interrupt()
        self._command(Configure(self._lane, self._heard, languages, speaking, reading, push_to_talk))

    def _candidate(self, language: str | None) -> str | None:
        if language is None or primary(language) in self._languages.candidates:
            return None if language is None else primary(language)
        known = ", ".join(self._languages.candidates)
        raise UsageError(f"{language} is not a language of this session", hint=f"It has {known}.")

    def _translated(self, languages: LanguagePlan) -> LanguagePlan:
        for pair in languages.targets:
            self._engines.translator(Direction(*pair))
        return languages

    def _supersede(self, utterance: UtteranceId) -> None:
        if self._live is not None:
            self._live.supersede(utterance)


def _written(text: str) -> str:
    """`text` without space around it; raises UsageError where nothing is left."""
    if not text.strip():
        raise UsageError("there is no text", hint="Write something.")
    return text.strip()
