"""Recognized and translated text."""

from __future__ import annotations

from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation, shown
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId

TOKENS = tuple(map(Token, [" ¿", "Dónde", " está", "?"]))


def test_text_is_shown_as_it_reads():
    assert shown(TOKENS) == "¿Dónde está?"
    assert shown(()) == ""


def test_a_direction_names_both_languages():
    assert str(Direction("en", "es")) == "en-es"


def test_a_hypothesis_knows_what_will_not_change():
    hypothesis = Hypothesis(
        LaneId("a"), Samples(0), TurnId(1), UtteranceId(1), "es", TOKENS, stable=2, final=False, target="en"
    )
    assert hypothesis.text == "¿Dónde está?"
    assert shown(hypothesis.committed) == "¿Dónde"


def test_a_translation_knows_what_will_not_change():
    translation = Translation(
        LaneId("a"),
        Samples(0),
        TurnId(1),
        UtteranceId(1),
        Direction("en", "es"),
        TOKENS,
        stable=3,
        final=False,
        revision=Revision(0, 0, 4),
    )
    assert translation.text == "¿Dónde está?"
    assert shown(translation.committed) == "¿Dónde está"
