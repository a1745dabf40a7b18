"""The translation of a lane: what is foreseen, what is remembered, words whose translation is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from interpreter_app.core.commands import Configure
from interpreter_app.core.errors import EngineError
from interpreter_app.core.events import StageFailed
from interpreter_app.core.options import TranslationOptions, TranslationTerm
from interpreter_app.core.text import Direction, Foreseen, Hypothesis, Token, Translation
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId
from interpreter_app.pipeline.translation import TranslationStage
from interpreter_app.policy.words import split_words

LANE = LaneId("test")
NOW = Samples(0)


class Loud:
    """Translates into capitals, but for a name, and remembers what it was asked."""

    direction = Direction("en", "es")

    def __init__(self, failing: bool = False) -> None:
        self.asked: list[tuple[str, int]] = []
        self.failing = failing

    def translate(self, text: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> tuple[Token, ...]:
        self.asked.append((text, beam))
        if self.failing:
            raise EngineError("no")
        words = split_words(" " + text)
        return tuple(Token(word if word == " John" else word.upper()) for word in words)[len(prefix) :]


def stage(model: Loud, terms: Sequence[TranslationTerm] = ()) -> TranslationStage:
    return TranslationStage(lambda _: model, TranslationOptions(mask=0), turn_gap=NOW, terms=terms)


def tokens(text: str) -> tuple[Token, ...]:
    return tuple(map(Token, split_words(" " + text)))


def said(text: str, utterance: int = 1, *, final: bool = True) -> Hypothesis:
    words = tokens(text)
    return Hypothesis(
        LANE, NOW, TurnId(utterance), UtteranceId(utterance), "en", words, len(words), final, target="es"
    )  # fmt: skip


def foreseen(text: str, utterance: int = 1) -> Foreseen:
    return Foreseen(LANE, NOW, UtteranceId(utterance), "en", "es", tokens(text))


def of(kind: type, answers: Sequence[object]) -> list[Any]:
    return [answer for answer in answers if isinstance(answer, kind)]


def run(one: TranslationStage, *items: Any, late: int = 0) -> list[object]:
    return [answer for item in items for answer in one.step(item, Samples(late))]


def test_what_was_foreseen_costs_no_translation_when_it_comes() -> None:
    model = Loud()
    one = stage(model)
    assert run(one, foreseen("Yes. I am here.")) == [], "nothing is shown of what may still change"
    asked = list(model.asked)
    assert asked == [("Yes.", 3), ("I am here.", 3)]
    (answer,) = of(Translation, run(one, said("Yes. I am here.")))
    assert answer.text == "YES. I AM HERE."
    assert model.asked == asked


def test_it_is_foreseen_under_what_was_committed() -> None:
    model = Loud()
    one = stage(model)
    run(one, said("When I come, I call", final=False), foreseen("When I come, I call."))
    count = len(model.asked)
    (answer,) = of(Translation, run(one, said("When I come, I call.")))
    assert answer.text == "WHEN I COME, I CALL."
    assert len(model.asked) == count


def test_another_end_than_the_one_foreseen_is_translated() -> None:
    model = Loud()
    (answer,) = of(Translation, run(stage(model), foreseen("I am."), said("I am here.")))
    assert answer.text == "I AM HERE."


def test_a_stage_that_is_late_prepares_nothing() -> None:
    model = Loud()
    run(stage(model), foreseen("I am here."), late=1)
    assert not model.asked


def test_a_translator_that_fails_is_reported_with_the_final_only() -> None:
    one = stage(Loud(failing=True))
    assert not run(one, foreseen("I am here."))
    (failed,) = of(StageFailed, run(one, said("I am here.")))
    assert failed.stage == "translation"


def test_a_term_of_two_words_is_not_committed_by_halves() -> None:
    one = stage(Loud(), [TranslationTerm("river bank", "ribera")])
    grown = [
        "We sit by the river",
        "We sit by the river bank",
        "We sit by the river bank and",
        "We sit by the river bank and talk",
    ]
    answers = of(Translation, run(one, *(said(text, final=False) for text in grown), said(grown[-1] + ".")))
    assert not any("RIVER" in answer.text for answer in answers)
    assert answers[-1].text == "WE SIT BY THE ribera AND TALK."


@pytest.mark.parametrize("text", ["Send the invoice.", "Two invoices!"])
def test_a_given_translation_is_kept_in_what_is_foreseen_too(text: str) -> None:
    one = stage(Loud(), [TranslationTerm("invoice", "factura")])
    run(one, foreseen(text))
    (answer,) = of(Translation, run(one, said(text)))
    assert "factura" in answer.text.lower()


def test_reading_shows_only_what_stands_from_the_next_utterance_on() -> None:
    one = stage(Loud())
    run(one, said("When I come home", final=False))
    assert run(one, Configure(LANE, NOW, reading=True)) == [Configure(LANE, NOW, reading=True)]
    (still,) = of(Translation, run(one, said("When I come home to you", final=False)))
    assert still.stable < len(still.tokens), "the open one goes on as it began"
    assert of(Translation, run(one, said("When you", 2, final=False))) == []
    (open_one,) = of(Translation, run(one, said("When you come, we will all go", 2, final=False)))
    assert open_one.stable == len(open_one.tokens) > 0
    run(one, Configure(LANE, NOW, reading=False))
    (otherwise,) = of(Translation, run(one, said("When you", 3, final=False)))
    assert otherwise.stable < len(otherwise.tokens)
