"""How events become the transcript."""

from __future__ import annotations

from interpreter_app.core.events import SpeakingStarted, SpeakingStopped, SpeechStarted, TurnEnded
from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation
from interpreter_app.core.turns import Transcript
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId
from interpreter_app.policy.transcript import apply


def hypothesis(
    utterance, text, *, turn=1, stable=0, final=False, times=None, language="en", target="es", supersedes=None
):
    words = text.split()
    spans = times or [(None, None)] * len(words)
    return Hypothesis(
        LaneId("mic"),
        Samples(0),
        TurnId(turn),
        UtteranceId(utterance),
        language,
        tuple(Token(" " + word, *span) for word, span in zip(words, spans, strict=True)),
        stable=stable,
        final=final,
        supersedes=supersedes,
        target=target,
    )


def translation(utterance, text, *, turn=1, stable=0, final=False, direction=("en", "es")):
    tokens = tuple(Token(" " + word) for word in text.split())
    return Translation(
        LaneId("mic"),
        Samples(0),
        TurnId(turn),
        UtteranceId(utterance),
        Direction(*direction),
        tokens,
        stable=stable,
        final=final,
        revision=Revision(0, 0, len(tokens)),
    )


def ended(turn, start=0, end=0):
    return TurnEnded(LaneId("mic"), Samples(0), TurnId(turn), Samples(start), Samples(end), "en", "", None)


def after(*events):
    transcript = Transcript()
    for event in events:
        transcript = apply(transcript, event)
    return transcript


def rows(transcript):
    return [(int(turn.turn), turn.source, turn.target) for turn in transcript.turns]


def test_a_turn_grows_with_its_hypotheses_and_translations():
    transcript = after(
        hypothesis(1, "good"),
        hypothesis(1, "Good morning", stable=1),
        translation(1, "Buenos", stable=1),
        hypothesis(1, "Good morning.", stable=2, final=True),
        translation(1, "Buenos días.", stable=2, final=True),
    )
    (turn,) = transcript.turns
    (text,) = turn.utterances
    assert (turn.source, turn.target) == ("Good morning.", "Buenos días.")
    assert (text.stable, text.final, text.target_stable, text.target_final) == (2, True, 2, True)
    assert (turn.lane, turn.language, turn.target_language, turn.ended) == ("mic", "en", "es", False)


def test_a_new_hypothesis_keeps_the_translation_it_already_has():
    transcript = after(hypothesis(1, "Good"), translation(1, "Buenos", stable=1), hypothesis(1, "Good morning"))
    assert rows(transcript) == [(1, "Good morning", "Buenos")]
    assert transcript.turns[0].utterances[0].target_stable == 1


def test_a_translation_into_another_language_is_let_go_when_the_direction_changes():
    transcript = after(hypothesis(1, "no"), translation(1, "no"), hypothesis(1, "no puedo", language="es", target="en"))
    assert rows(transcript) == [(1, "no puedo", "")]
    assert transcript.turns[0].target_language == "en"


def test_turns_stand_in_the_order_they_began_and_hold_their_utterances():
    transcript = after(
        hypothesis(1, "One.", turn=1),
        hypothesis(2, "Two.", turn=2),
        hypothesis(3, "Three.", turn=1),
        translation(3, "Tres.", turn=1),
        hypothesis(1, "Won.", turn=1),
    )
    assert rows(transcript) == [(1, "Won. Three.", "Tres."), (2, "Two.", "")]


def test_what_supersedes_an_utterance_takes_its_place_in_the_turn():
    transcript = after(
        hypothesis(1, "One."),
        hypothesis(2, "Too."),
        hypothesis(3, "Three."),
        translation(2, "También."),
        hypothesis(4, "Two.", supersedes=2),
        hypothesis(4, "Two!", supersedes=2),
        translation(2, "También."),
    )
    assert rows(transcript) == [(1, "One. Two! Three.", "")]


def test_what_supersedes_an_utterance_may_bring_a_turn_of_its_own():
    transcript = after(
        hypothesis(1, "One.", turn=1),
        hypothesis(2, "Too.", turn=2),
        hypothesis(3, "Three.", turn=3),
        hypothesis(4, "Two.", turn=4, supersedes=2),
    )
    assert rows(transcript) == [(1, "One.", ""), (4, "Two.", ""), (3, "Three.", "")]


def test_an_utterance_that_moves_to_another_turn_leaves_the_first():
    transcript = after(hypothesis(1, "One.", turn=1), hypothesis(2, "y", turn=1), hypothesis(2, "Y dos.", turn=2))
    assert rows(transcript) == [(1, "One.", ""), (2, "Y dos.", "")]


def test_an_utterance_that_turns_out_empty_goes():
    transcript = after(hypothesis(1, "One."), hypothesis(2, "hm", turn=2), hypothesis(2, "", turn=2, final=True))
    assert rows(transcript) == [(1, "One.", "")]


def test_an_utterance_that_was_empty_from_the_first_makes_no_turn():
    assert after(hypothesis(1, "", final=True)) == Transcript()


def test_bounds_come_from_the_tokens_and_then_from_the_end_of_the_turn():
    partial = after(
        hypothesis(1, "¿ Dónde está", times=[(None, None), (1600, 4800), (4800, None)]),
        hypothesis(2, "Aquí .", times=[(9600, 12800), (None, None)]),
    )
    assert (partial.turns[0].start, partial.turns[0].end) == (1600, 12800)
    complete = apply(partial, ended(1, 1000, 14000))
    assert (complete.turns[0].start, complete.turns[0].end, complete.turns[0].ended) == (1000, 14000, True)
    edited = apply(complete, hypothesis(3, "Aquí", times=[(9600, 9700)], supersedes=2))
    assert (edited.turns[0].start, edited.turns[0].end, edited.turns[0].ended) == (1000, 14000, True)


def test_typed_text_has_no_bounds():
    (turn,) = after(hypothesis(1, "Hello there")).turns
    assert (turn.start, turn.end) == (None, None)


def test_only_the_turn_that_ended_changes():
    transcript = after(hypothesis(1, "One.", turn=1), hypothesis(2, "Two.", turn=2), ended(2, 5, 9))
    assert [(turn.ended, turn.start) for turn in transcript.turns] == [(False, None), (True, 5)]


def test_what_does_not_concern_the_transcript_leaves_it_as_it_is():
    transcript = after(hypothesis(1, "One."))
    for event in (
        SpeechStarted(LaneId("mic"), Samples(0), UtteranceId(2), Samples(0)),
        translation(7, "Siete."),
        ended(7),
    ):
        assert apply(transcript, event) is transcript


def test_the_old_transcript_is_not_touched():
    before = after(hypothesis(1, "One."))
    apply(before, hypothesis(1, "Two."))
    assert rows(before) == [(1, "One.", "")]


def test_a_turn_knows_which_of_its_clauses_is_being_spoken():
    heard = after(hypothesis(1, "One.", turn=1), hypothesis(2, "Two.", turn=2))
    speaking = apply(
        heard, SpeakingStarted(LaneId("mic"), Samples(0), TurnId(2), 1, "Dos.", "es", Samples(16_000))
    )  # fmt: skip
    assert [turn.speaking for turn in speaking.turns] == ["", "Dos."]
    assert apply(speaking, SpeakingStopped(LaneId("mic"), Samples(0), TurnId(2), 1, Samples(16_000), False)) == heard


def test_a_redone_utterance_keeps_its_place_and_says_what_it_superseded():
    transcript = after(
        hypothesis(1, "One.", turn=1, final=True),
        hypothesis(2, "Two.", turn=2, final=True),
        hypothesis(3, "Uno.", turn=1, final=True, language="es", target="en", supersedes=1),
        translation(3, "One.", turn=1, direction=("es", "en"), final=True),
        hypothesis(4, "One.", turn=1, final=True, supersedes=3),
    )
    assert rows(transcript) == [(1, "One.", ""), (2, "Two.", "")]
    assert [u.supersedes for turn in transcript.turns for u in turn.utterances] == [3, None]
