"""The transcript as a value."""

from __future__ import annotations

from dataclasses import replace

from interpreter_app.core.text import Direction, Token
from interpreter_app.core.turns import Transcript, Turn, UtteranceText
from interpreter_app.core.units import LaneId, TurnId, UtteranceId


def text(number, source, target=None, language="en"):
    return UtteranceText(
        UtteranceId(number),
        language,
        tuple(Token(" " + word) for word in source.split()),
        stable=0,
        final=True,
        target_language="es" if target else None,
        target_tokens=tuple(Token(" " + word) for word in (target or "").split()),
    )


def test_a_turn_reads_as_its_utterances_in_both_languages():
    turn = Turn(TurnId(1), LaneId("a"), (text(1, "Good morning.", "Buenos días."), text(2, "Sit down.", "Siéntese.")))
    assert turn.source == "Good morning. Sit down."
    assert turn.target == "Buenos días. Siéntese."
    assert (turn.language, turn.target_language) == ("en", "es")


def test_an_utterance_without_text_leaves_no_gap():
    turn = Turn(TurnId(1), LaneId("a"), (text(1, "Yes."), text(2, ""), text(3, "No.", "No.")))
    assert turn.source == "Yes. No."
    assert turn.target == "No."
    assert turn.target_language == "es"


def test_an_empty_turn_has_no_language():
    turn = Turn(TurnId(1), LaneId("a"))
    assert (turn.language, turn.target_language, turn.source, turn.target) == (None, None, "", "")


def test_a_transcript_begins_empty():
    assert Transcript().turns == ()


def test_a_turn_knows_its_direction_its_origin_and_whether_it_is_still_heard():
    spoken = Turn(TurnId(1), LaneId("a"), (text(1, "Yes."), text(2, "No.", "No.")))
    assert (spoken.direction, spoken.origin, spoken.hearing) == (Direction("en", "es"), "speech", False)
    corrected = replace(spoken, utterances=(text(1, "Yes."), replace(text(2, "No."), origin="typed")))
    assert (corrected.direction, corrected.origin) == (None, "typed")
    assert replace(spoken, utterances=(replace(text(1, "Yes"), final=False),)).hearing
