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
from interpreter_app.policy.catch_up import CatchUp
from interpreter_app.policy.phrasing import Phrasing

Waiting = Callable[[Samples], Samples]
"""How much of the speech handed on so far will not have been played at a position of the lane."""


class Synthesis:
    """Speaks what a lane's translations have committed; never what may still change."""

    name = "synthesis"
    takes = (Translation, Heard)

    def __init__(
        self, voice: Callable[[str], Voice | None], options: SpeakingOptions, waiting: Waiting = lambda _: Samples(0)
    ) -> None:
        """`waiting` asks the playout; without one, speech is never behind."""
        self._voice = voice
        self._options = options
        self._waiting = waiting
        self._catch_up = CatchUp(options)
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
        handed_on = Samples(0)
        for text in self._phrasing.add(item.committed, item.final):
            self._clause += 1
            # The playout does not know yet of what is handed on within this step.
            for answer in self._speak(item, text, Samples(self._waiting(item.heard) + handed_on)):
                if isinstance(answer, SpokenBlock):
                    handed_on = Samples(handed_on + answer.audio.duration)
                yield answer

    def reset(self) -> None:
        """Let the utterance in hand go."""
        self._utterance = None

    def _speak(self, item: Translation, text: str, waiting: Samples) -> Iterator[SpokenBlock | Event]:
        language = item.direction.target
        voice = self._voice(language)
        reason = "no voice for this language"
        if self._catch_up.shown_only(item.turn, waiting):
            reason = "behind"
        elif voice is not None:
            try:
                audio = voice.speak(text, speed=self._catch_up.speed(waiting))
            except EngineError as error:
                yield StageFailed(item.lane, item.heard, self.name, error.code, str(error))
                reason = "the voice failed"
            else:
                if len(audio.samples):
                    yield SpokenBlock(
                        item.lane, item.turn, item.utterance, self._clause, text, language, audio, item.heard
                    )
                    return
                reason = "nothing to say in it"
        yield ClauseSkipped(item.lane, item.heard, item.turn, self._clause, text, reason)
