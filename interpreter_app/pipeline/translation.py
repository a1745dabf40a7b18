"""From the words of an utterance to their translation, while they are still coming."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from interpreter_app.core.audio import Heard
from interpreter_app.core.errors import EngineError
from interpreter_app.core.events import Event, StageFailed, TurnEnded
from interpreter_app.core.options import TranslationOptions
from interpreter_app.core.ports import Translator
from interpreter_app.core.text import Direction, Hypothesis, Token, Translation, shown
from interpreter_app.core.units import Samples, UtteranceId
from interpreter_app.policy.retranslation import Draft, Retranslation
from interpreter_app.policy.revision import revise


class TranslationStage:
    """Translates each utterance of a lane as it grows, and closes its turn."""

    name = "translation"
    takes = (Hypothesis, Heard)

    def __init__(
        self, translator: Callable[[Direction], Translator], options: TranslationOptions, *, turn_gap: Samples
    ) -> None:
        """`turn_gap`: an utterance of the same turn may still begin so long after the last one's end."""
        self._gap = turn_gap
        self._translator = translator
        self._options = options
        self._utterance: UtteranceId | None = None
        self._direction: Direction | None = None
        self._work: Retranslation | None = None
        self._shown = Draft()
        self._turn: TurnEnded | None = None

    def step(self, item: Hypothesis | Heard, late: Samples) -> Iterator[Translation | Heard | Event]:
        """Translate what a hypothesis has committed; a final one ends its turn."""
        if isinstance(item, Heard):
            if self._turn and (item.finished or (not item.speaking and item.position - self._turn.end > self._gap)):
                yield from self._end_turn(item.position)
            yield item
            return
        if self._turn and item.turn != self._turn.turn:
            yield from self._end_turn(item.heard)
        if item.utterance != self._utterance:
            self._utterance, self._direction, self._work, self._shown = item.utterance, None, None, Draft()
        translated = None
        if item.tokens and item.language is not None and item.target is not None:
            yield from self._translate(item, Direction(item.language, item.target))
            translated = shown(self._shown.tokens)
        if item.final and item.tokens:
            first, last = item.tokens[0].start, item.tokens[-1].end
            start, end = item.heard if first is None else first, item.heard if last is None else last
            ended = TurnEnded(item.lane, item.heard, item.turn, start, end, item.language, item.text, translated)
            self._turn = ended if self._turn is None else _joined(self._turn, ended)
            if not self._gap:
                yield from self._end_turn(item.heard)

    def reset(self) -> None:
        """Let the utterance in hand go."""
        self._utterance = None

    def _end_turn(self, heard: Samples) -> Iterator[TurnEnded]:
        if self._turn is not None:
            yield replace(self._turn, heard=heard)
        self._turn = None

    def _translate(self, item: Hypothesis, direction: Direction) -> Iterator[Translation | Event]:
        if direction != self._direction or self._work is None:
            self._direction, self._work = direction, Retranslation(self._options, self._call(direction))
        before = self._shown
        try:
            self._shown = self._work.update(item.tokens, item.stable, final=item.final)
        except EngineError as error:
            yield StageFailed(item.lane, item.heard, self.name, error.code, str(error))
            if item.final:  # what was committed is the translation
                self._shown = Draft(before.tokens[: before.stable], before.stable)
        if item.final:
            self._shown = Draft(self._shown.tokens, len(self._shown.tokens))
        if item.final or self._shown != before:
            yield Translation(
                item.lane, item.heard, item.turn, item.utterance, direction, self._shown.tokens, self._shown.stable,
                item.final, revise(before.tokens, self._shown.tokens),
            )  # fmt: skip

    def _call(self, direction: Direction) -> Callable[[str, Sequence[Token], int], tuple[Token, ...]]:
        translator = self._translator(direction)

        def call(text: str, prefix: Sequence[Token], beam: int) -> tuple[Token, ...]:
            return translator.translate(text, prefix, beam=beam)

        return call


def _joined(before: TurnEnded, now: TurnEnded) -> TurnEnded:
    """One turn of two utterances."""
    targets = [target for target in (before.target, now.target) if target is not None]
    return replace(
        now,
        start=before.start,
        source=f"{before.source} {now.source}",
        target=" ".join(targets) if targets else None,
    )
