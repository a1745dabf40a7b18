"""From the words of an utterance to their translation, while they are still coming."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache, reduce

from interpreter_app.core.audio import Heard
from interpreter_app.core.commands import Configure
from interpreter_app.core.errors import EngineError
from interpreter_app.core.events import Event, StageFailed, TurnEnded
from interpreter_app.core.options import TranslationOptions, TranslationTerm
from interpreter_app.core.ports import Translator
from interpreter_app.core.text import Direction, Foreseen, Hypothesis, Token, Translation, shown
from interpreter_app.core.units import Samples, TurnId, UtteranceId
from interpreter_app.policy.glossary import Glossary, Translate
from interpreter_app.policy.retranslation import Draft, Retranslation, mask_of
from interpreter_app.policy.revision import revise

REMEMBERED = 256
"""Translations of each direction that are kept: what is foreseen is asked for twice, and people repeat themselves."""


@dataclass(slots=True)
class _Work:
    """The translation of an utterance that is not over."""

    direction: Direction | None = None
    draft: Retranslation | None = None
    shown: Draft = field(default_factory=Draft)


class TranslationStage:
    """Translates each utterance of a lane as it grows, and closes its turn."""

    name = "translation"
    takes = (Hypothesis, Foreseen, Heard, Configure)

    def __init__(
        self,
        translator: Callable[[Direction], Translator],
        options: TranslationOptions,
        *,
        turn_gap: Samples,
        terms: Sequence[TranslationTerm] = (),
    ) -> None:
        """`turn_gap`: an utterance of the same turn may still begin so long after the last one's end.

        `terms`: words whose translation is given.
        """
        self._gap = turn_gap
        self._glossary = Glossary(terms)
        self._translator = translator
        self._options = options
        self._translations: dict[Direction, Translate] = {}
        self._open: dict[UtteranceId, _Work] = {}
        self._in_hand: UtteranceId | None = None
        self._turn: TurnEnded | None = None
        self._said: dict[TurnId, dict[UtteranceId, TurnEnded]] = {}
        """What each utterance of each turn came to, in order."""

    def step(
        self, item: Hypothesis | Foreseen | Heard | Configure, late: Samples
    ) -> Iterator[Translation | Heard | Configure | Event]:
        """Translate what a hypothesis has committed; a final one ends its turn."""
        if isinstance(item, Heard):
            if self._turn and (item.finished or (not item.speaking and item.position - self._turn.end > self._gap)):
                yield from self._end_turn(item.position)
            yield item
            return
        if isinstance(item, Configure):
            if item.reading is not None:
                self._options = replace(self._options, reading=item.reading)
            yield item
            return
        if isinstance(item, Foreseen):
            if not late:
                self._prepare(item)
            return
        redone = item.origin == "typed" or item.supersedes is not None
        if self._turn and item.turn != self._turn.turn and not redone:
            yield from self._end_turn(item.heard)
        self._in_hand = item.utterance
        work = self._open.setdefault(item.utterance, _Work())
        translated = None
        if item.tokens and item.language is not None and item.target is not None:
            yield from self._translate(work, item, Direction(item.language, item.target))
            translated = shown(work.shown.tokens)
        if not item.final:
            return
        del self._open[item.utterance]
        if item.tokens:
            yield from self._say(item, translated, redone=redone)

    def reset(self) -> None:
        """Let the utterance in hand go."""
        if self._in_hand is not None:
            self._open.pop(self._in_hand, None)

    def _prepare(self, item: Foreseen) -> None:
        """Translate a final that is likely to come, so that it costs no time when it does."""
        work = self._open.setdefault(item.utterance, _Work())
        with suppress(EngineError):  # the final will say so, if it comes
            self._draft(work, Direction(item.language, item.target)).prepare(item.tokens)

    def _say(self, item: Hypothesis, translated: str | None, *, redone: bool) -> Iterator[TurnEnded]:
        """An utterance is over, and its turn with it unless it may go on."""
        first, last = item.tokens[0].start, item.tokens[-1].end
        start, end = item.heard if first is None else first, item.heard if last is None else last
        ended = TurnEnded(item.lane, item.heard, item.turn, start, end, item.language, item.text, translated)
        before = self._said.get(item.turn, {})
        old = item.utterance if item.supersedes is None else item.supersedes
        if old in before:
            said = {item.utterance if number == old else number: one for number, one in before.items()}
        else:
            said = {**before, item.utterance: ended}
        said[item.utterance] = ended
        self._said[item.turn] = said
        whole = reduce(_joined, said.values())
        if redone and (self._turn is None or self._turn.turn != item.turn):
            yield replace(whole, heard=item.heard)
            return
        self._turn = whole
        if not self._gap:
            yield from self._end_turn(item.heard)

    def _end_turn(self, heard: Samples) -> Iterator[TurnEnded]:
        if self._turn is not None:
            yield replace(self._turn, heard=heard)
        self._turn = None

    def _translate(self, work: _Work, item: Hypothesis, direction: Direction) -> Iterator[Translation | Event]:
        draft, before = self._draft(work, direction), work.shown
        try:
            stable = item.stable - self._glossary.pending(item.committed)
            work.shown = draft.update(item.tokens, stable, final=item.final)
        except EngineError as error:
            yield StageFailed(item.lane, item.heard, self.name, error.code, str(error))
            if item.final:  # what was committed is the translation
                work.shown = Draft(before.tokens[: before.stable], before.stable)
        if item.final:
            work.shown = Draft(work.shown.tokens, len(work.shown.tokens))
            if missing := self._glossary.missing(item.text, shown(work.shown.tokens)):
                text = f"the translation lacks {', '.join(missing)}"
                yield StageFailed(item.lane, item.heard, self.name, "term_missed", text)
        if item.final or work.shown != before:
            yield Translation(
                item.lane, item.heard, item.turn, item.utterance, direction, work.shown.tokens, work.shown.stable,
                item.final, revise(before.tokens, work.shown.tokens),
            )  # fmt: skip

    def _draft(self, work: _Work, direction: Direction) -> Retranslation:
        """The translation in hand, begun anew where the direction has changed."""
        if direction != work.direction or work.draft is None:
            if direction not in self._translations:
                self._translations[direction] = _remembering(self._translator(direction), self._glossary)
            options = mask_of(self._options, direction)
            work.direction, work.draft = direction, Retranslation(options, self._translations[direction])
        return work.draft


def _remembering(translator: Translator, glossary: Glossary) -> Translate:
    """`translator` under a glossary, with its last answers kept."""

    def call(text: str, prefix: Sequence[Token], beam: int) -> tuple[Token, ...]:
        return translator.translate(text, prefix, beam=beam)

    @lru_cache(maxsize=REMEMBERED)
    def remembered(text: str, prefix: tuple[Token, ...], beam: int) -> tuple[Token, ...]:
        return glossary.translate(call, text, prefix, beam)

    return lambda text, prefix, beam: remembered(text, tuple(prefix), beam)


def _joined(before: TurnEnded, now: TurnEnded) -> TurnEnded:
    """One turn of two utterances."""
    targets = [target for target in (before.target, now.target) if target is not None]
    return replace(
        now,
        start=before.start,
        source=f"{before.source} {now.source}",
        target=" ".join(targets) if targets else None,
    )
