"""From committed translation to speech, clause by clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from interpreter_app.core.audio import Heard, SpokenBlock
from interpreter_app.core.commands import Configure, Say
from interpreter_app.core.errors import EngineError
from interpreter_app.core.events import ClauseSkipped, Event, StageFailed
from interpreter_app.core.options import SpeakingOptions
from interpreter_app.core.ports import Voice
from interpreter_app.core.text import Translation
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId
from interpreter_app.policy.catch_up import CatchUp
from interpreter_app.policy.phrasing import Phrasing
from interpreter_app.policy.spoken_form import spoken_form

Waiting = Callable[[Samples], Samples]
"""How much of the speech handed on so far will not have been played at a position of the lane."""


@dataclass(frozen=True, slots=True)
class _Saying:
    """To what the clauses belong that are spoken."""

    lane: LaneId
    heard: Samples
    turn: TurnId
    utterance: UtteranceId
    language: str

    @classmethod
    def of(cls, item: Translation | Say) -> _Saying:
        if isinstance(item, Say):
            assert item.utterance is not None
            return cls(item.lane, item.heard, item.turn, item.utterance, item.language)
        return cls(item.lane, item.heard, item.turn, item.utterance, item.direction.target)

    def skipped(self, clause: int, text: str, reason: str) -> ClauseSkipped:
        return ClauseSkipped(self.lane, self.heard, self.turn, clause, text, reason)


class Synthesis:
    """Speaks what a lane's translations have committed; never what may still change."""

    name = "synthesis"
    takes = (Translation, Say, Configure, Heard)

    def __init__(
        self, voice: Callable[[str], Voice | None], options: SpeakingOptions, waiting: Waiting = lambda _: Samples(0)
    ) -> None:
        """`waiting` asks the playout; without one, speech is never behind."""
        self._voice = voice
        self._options = options
        self._waiting = waiting
        self._catch_up = CatchUp(options)
        self._open: dict[UtteranceId, Phrasing] = {}
        self._in_hand: UtteranceId | None = None
        self._clauses: dict[TurnId, int] = {}

    def step(self, item: Translation | Say | Configure | Heard, late: Samples) -> Iterator[SpokenBlock | Heard | Event]:
        """Speak the clauses that are complete now."""
        match item:
            case Heard():
                yield item
            case Configure():
                self._options = item.speaking or self._options
                self._catch_up = CatchUp(self._options)
            case Say():
                self._in_hand = item.utterance
                whole = Phrasing(replace(self._options, speak="turn"))
                yield from self._speak_all(_Saying.of(item), whole.add(item.tokens, final=True), asked=True)
            case Translation():
                self._in_hand = item.utterance
                phrasing = self._open.setdefault(item.utterance, Phrasing(self._options))
                yield from self._speak_all(_Saying.of(item), phrasing.add(item.committed, item.final))
                if item.final:
                    del self._open[item.utterance]

    def reset(self) -> None:
        """Let the utterance in hand go."""
        if self._in_hand is not None:
            self._open.pop(self._in_hand, None)

    def _speak_all(
        self, what: _Saying, clauses: Sequence[str], *, asked: bool = False
    ) -> Iterator[SpokenBlock | Event]:
        """Speak `clauses`, unless speech is off or too far behind; what somebody `asked` for in any case."""
        handed_on = Samples(0)
        for text in clauses:
            clause = self._clauses[what.turn] = self._clauses.get(what.turn, 0) + 1
            # The playout does not know yet of what is handed on within this step.
            waiting = Samples(self._waiting(what.heard) + handed_on)
            answer = self._speak(what, clause, text, waiting, asked=asked)
            if isinstance(answer, SpokenBlock):
                handed_on = Samples(handed_on + answer.audio.duration)
            elif isinstance(answer, StageFailed):
                yield answer
                answer = what.skipped(clause, text, "the voice failed")
            yield answer

    def _speak(
        self, what: _Saying, clause: int, text: str, waiting: Samples, *, asked: bool
    ) -> SpokenBlock | ClauseSkipped | StageFailed:
        if not asked and self._options.speak == "off":
            return what.skipped(clause, text, "muted")
        if not asked and self._catch_up.shown_only(what.turn, waiting):
            return what.skipped(clause, text, "behind")
        voice = self._voice(what.language)
        if voice is None:
            return what.skipped(clause, text, "no voice for this language")
        try:
            audio = voice.speak(
                spoken_form(text, what.language), speed=self._options.speed * self._catch_up.speed(waiting)
            )
        except EngineError as error:
            return StageFailed(what.lane, what.heard, self.name, error.code, str(error))
        if not len(audio.samples):
            return what.skipped(clause, text, "nothing to say in it")
        return SpokenBlock(what.lane, what.turn, what.utterance, clause, text, what.language, audio, what.heard)
