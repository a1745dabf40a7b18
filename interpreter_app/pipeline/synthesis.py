"""From committed translation to speech, clause by clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from interpreter_app.core.audio import Heard, SpokenBlock
from interpreter_app.core.errors import EngineError
from interpreter_app.core.events import ClauseSkipped, Event, StageFailed
from interpreter_app.core.options import SpeakingOptions
from interpreter_app.core.ports import Voice
from interpreter_app.core.text import Translation
from interpreter_app.core.units import Samples, TurnId, UtteranceId
from interpreter_app.policy.phrasing import Phrasing


class Synthesis:
    """Speaks what a lane's translations have committed; never what may still change."""

    name = "synthesis"
    takes = (Translation, Heard)

    def __init__(self, voice: Callable[[str], Voice | None], options: SpeakingOptions) -> None:
        self._voice = voice
        self._options = options
        self._utterance: UtteranceId | None = None
        self._phrasing = Phrasing(options)
        self._turn: TurnId | None = None
        self._clause = 0

    def step(self, item: Translation | Heard, late: Samples) -> Iterator[SpokenBlock | Heard | Event]:
        """Speak the clauses that are complete now."""
        if isinstance(item, Heard):
            yield item
            return
        if item.utterance != self._utterance:
            self._utterance, self._phrasing = item.utterance, Phrasing(self._options)
        if item.turn != self._turn:
            self._turn, self._clause = item.turn, 0
        for text in self._phrasing.add(item.committed, item.final):
            self._clause += 1
            yield from self._speak(item, text)

    def reset(self) -> None:
        """Let the utterance in hand go."""
        self._utterance = None

    def _speak(self, item: Translation, text: str) -> Iterator[SpokenBlock | Event]:
        language = item.direction.target
        voice = self._voice(language)
        reason = "no voice for this language"
        if voice is not None:
            try:
                audio = voice.speak(text)
            except EngineError as error:
                yield StageFailed(item.lane, item.heard, self.name, error.code, str(error))
                reason = "the voice failed"
            else:
                if len(audio.samples):
                    yield SpokenBlock(item.lane, item.turn, item.utterance, self._clause, text, language, audio, item.heard)
                    return
                reason = "nothing to say in it"
        yield ClauseSkipped(item.lane, item.heard, item.turn, self._clause, text, reason)
