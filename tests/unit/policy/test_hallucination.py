"""Doubt, layer by layer, and loops cut out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.text import Token, shown
from interpreter_app.core.units import RATE_HZ, Samples, samples
from interpreter_app.policy.hallucination import (
    DEFAULT_THRESHOLDS,
    STOCK_PHRASES,
    DoubtThresholds,
    Evidence,
    deloop,
    doubt,
    is_improbable,
    is_repetitive,
    is_stock_phrase,
    is_too_fast,
    is_too_quiet,
    is_unvoiced,
    misread,
    said_by,
    without_aside,
    words,
)

SPEECH = Evidence(
    duration=Samples(3 * RATE_HZ),
    voiced=0.7,
    rms=0.05,
    average_log_probability=-0.3,
    no_speech_probability=0.05,
    complete=True,
)


def tokens(text: str) -> list[Token]:
    """Words and marks, as they stand between spaces."""
    return [Token(piece if piece in ",.!?" else f" {piece}") for piece in text.split()]


SAID = tokens("Where is the next pharmacy ?")


SHORT = replace(SPEECH, duration=Samples(RATE_HZ), average_log_probability=-0.5)
"""Little was said, and the recognizer is not sure of it."""


def phrase(text: str, language: str | None) -> list[Token]:
    return [replace(token, language=language) for token in tokens(text)]


@pytest.mark.parametrize(
    ("said", "evidence", "doubted"),
    [
        (phrase("Thank you .", "en"), SHORT, True),
        (phrase("Gracias .", "es-MX"), SHORT, True),
        (phrase("Subtítulos realizados por la comunidad de Amara.org", "es"), SHORT, True),
        (phrase("Thank you .", "es"), SHORT, False),
        (phrase("Thank you .", None), SHORT, False),
        (phrase("Thank you Mary .", "en"), SHORT, False),
        (phrase("Thank you .", "en"), replace(SHORT, average_log_probability=-0.4), False),
        (phrase("Thank you .", "en"), replace(SHORT, duration=Samples(3 * RATE_HZ)), False),
        ([], SHORT, False),
    ],
)
def test_a_stock_phrase_is_doubted_only_after_little_speech_that_was_read_badly(
    said: list[Token], evidence: Evidence, doubted: bool
) -> None:
    assert is_stock_phrase(said, evidence, DEFAULT_THRESHOLDS) is doubted
    assert doubt(phrase("Thank you .", "en"), SHORT) == "stock phrase"


def test_every_stock_phrase_is_written_as_it_is_compared() -> None:
    for language, phrases in STOCK_PHRASES.items():
        for text in phrases:
            assert is_stock_phrase(phrase(text, language), SHORT, DEFAULT_THRESHOLDS)


@pytest.mark.parametrize(
    ("text", "evidence", "astray"),
    [
        ("Where is the next pharmacy ?", SPEECH, False),
        ("Where is the next pharmacy ?", replace(SPEECH, average_log_probability=-1.5), True),
        ("I know " * 5, SPEECH, True),
        ("Tom is here today", replace(SPEECH, voiced=0.1), True),
    ],
)
def test_text_that_shows_that_it_went_astray_may_be_read_anew(text: str, evidence: Evidence, astray: bool) -> None:
    assert misread(tokens(text), evidence) is astray


def test_good_speech_is_believed() -> None:
    assert doubt(SAID, SPEECH) is None


@pytest.mark.parametrize(
    ("text", "evidence", "reason"),
    [
        ("Thank you .", replace(SPEECH, voiced=0.05), "no voice"),
        ("Thank you .", replace(SPEECH, rms=0.0004), "too quiet"),
        ("", SPEECH, "no word"),
        (". . , !", SPEECH, "no word"),
        ("Thank you .", replace(SPEECH, average_log_probability=-1.5), "improbable"),
        ("I know " * 5, SPEECH, "repetition"),
        ("Tom is here today", replace(SPEECH, voiced=0.1), "too fast"),
    ],
)
def test_each_layer_has_its_reason(text: str, evidence: Evidence, reason: str) -> None:
    assert doubt(tokens(text), evidence) == reason


def test_the_thresholds_can_be_set() -> None:
    quiet = replace(SPEECH, rms=0.0004)
    assert doubt(SAID, quiet) == "too quiet"
    assert doubt(SAID, quiet, DoubtThresholds(min_rms=0.0003)) is None


def test_voice_and_level_are_doubted_below_their_thresholds() -> None:
    at = replace(SPEECH, voiced=DEFAULT_THRESHOLDS.min_voiced, rms=DEFAULT_THRESHOLDS.min_rms)
    assert not is_unvoiced(at, DEFAULT_THRESHOLDS)
    assert not is_too_quiet(at, DEFAULT_THRESHOLDS)
    assert is_unvoiced(replace(at, voiced=at.voiced - 0.001), DEFAULT_THRESHOLDS)
    assert is_too_quiet(replace(at, rms=at.rms - 0.0001), DEFAULT_THRESHOLDS)


@pytest.mark.parametrize(
    ("log_probability", "no_speech", "complete", "improbable"),
    [
        (-1.0, 0.0, True, False),
        (-1.01, 0.0, True, True),
        (-0.7, 0.6, True, False),
        (-0.7, 0.61, True, True),
        (-0.5, 0.99, True, False),
        (-0.7, 0.0, False, True),
        (-0.5, 0.0, False, False),
    ],
)
def test_a_recognizer_in_doubt_is_believed_less(
    log_probability: float, no_speech: float, complete: bool, improbable: bool
) -> None:
    evidence = replace(
        SPEECH, average_log_probability=log_probability, no_speech_probability=no_speech, complete=complete
    )
    assert is_improbable(evidence, DEFAULT_THRESHOLDS) is improbable


@pytest.mark.parametrize(
    ("text", "repetitive"),
    [
        ("", False),
        ("no , no , no !", False),
        ("nine nine nine", False),
        ("you you you you you you", True),
        ("I am going to the station and I said no no no no no no", False),
        ("ha" * 100, True),
        ("the man and the woman and the child and the dog", False),
    ],
)
def test_loops_and_what_compresses_like_loops_are_repetitive(text: str, repetitive: bool) -> None:
    assert is_repetitive(tokens(text), DEFAULT_THRESHOLDS) is repetitive


def test_how_many_words_fit_depends_on_the_time_that_was_spoken() -> None:
    half_second = replace(SPEECH, duration=Samples(RATE_HZ), voiced=0.5)
    assert not is_too_fast(tokens("one two three four five ."), half_second, DEFAULT_THRESHOLDS)
    assert is_too_fast(tokens("one two three four five six"), half_second, DEFAULT_THRESHOLDS)
    assert not is_too_fast(tokens("yes"), replace(half_second, duration=Samples(0)), DEFAULT_THRESHOLDS)


def test_words_are_without_case_and_marks() -> None:
    assert words(tokens("¿Dónde está ? It's 5")) == ["dónde", "está", "its", "5"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("where is it ?", "where is it?"),
        ("no , no , no .", "no, no, no."),
        ("no no no no no no", "no"),
        ("I think , I think , I think so .", "I think so."),
        ("I think I think so", "I think I think so"),
        ("Well , thank you . Thank you . Thank you . Thank you !", "Well, thank you!"),
        ("the end is near and the end is near and the end is near and over", "the end is near and over"),
        ("a a a a a a b a a a a a a b a a a a a a b", "a b"),
    ],
)
def test_a_loop_is_said_once(text: str, kept: str) -> None:
    assert shown(deloop(tokens(text))) == kept


@given(st.lists(st.sampled_from([" a", " b", " A", ",", "."]), max_size=40))
def test_cutting_loops_only_takes_away_and_leaves_none(texts: list[str]) -> None:
    said = [Token(text) for text in texts]
    kept = deloop(said)
    rest = iter(said)
    assert all(any(token is other for other in rest) for token in kept), "what is kept is in its order"
    assert set(words(kept)) == set(words(said)), "no word is lost altogether"
    assert deloop(kept) == kept


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=2), min_size=1, max_size=12), st.integers(6, 9))
def test_whatever_goes_round_six_times_comes_out_no_longer_than_one_round(phrase: list[str], rounds: int) -> None:
    kept = deloop([Token(f" {word}") for word in phrase * rounds])
    assert len(kept) <= len(phrase)


def test_words_that_begin_after_the_end_of_speech_were_not_said() -> None:
    kind, mark = Token(" kind", Samples(0), Samples(90)), Token(".", Samples(150), Samples(150))
    sugar = Token(" sugar", Samples(150), Samples(160))
    assert said_by((kind, mark), Samples(100)) == (kind, mark)
    assert said_by((kind, mark, sugar, mark), Samples(100)) == (kind, mark)
    assert said_by((Token(" untimed"), kind), Samples(100)) == (Token(" untimed"), kind)


def said_at(second: int, texts: list[str], probability: float | None) -> tuple[Token, ...]:
    """Words and marks of one second."""
    start, end = samples(1000 * second), samples(1000 * second + 1000)
    return tuple(Token(text, start=start, end=end, probability=probability) for text in texts)


def falling(start: Samples, end: Samples) -> float:
    """The first second is loud, the rest is not."""
    return 0.1 if start < RATE_HZ else 0.04


@pytest.mark.parametrize(
    ("last", "probability", "aside"),
    [
        ([" I", " want", " to"], 0.45, True),
        ([" Eso", "."], 0.08, True),
        ([" I", " want", " to"], 0.65, False),
        ([" I", " want", " to", " go"], 0.45, False),
        (["”"], 0.1, False),
    ],
)
def test_a_few_quiet_words_after_the_end_that_are_hardly_believed_are_an_aside(
    last: list[str], probability: float, aside: bool
) -> None:
    said = said_at(0, [" Done", "."], 0.3)
    after = said_at(1, last, probability)
    assert without_aside(said + after, falling) == (said if aside else said + after)
    assert without_aside(said + after, lambda start, end: 0.1) == said + after


def test_what_stands_alone_or_of_which_too_little_is_known_is_no_aside() -> None:
    alone = said_at(0, [" Done", "."], 0.1)
    assert without_aside(alone, falling) == alone
    unsure = alone + said_at(1, [" Yes"], None)
    assert without_aside(unsure, falling) == unsure
    untimed = (*alone, Token(" Yes", probability=0.1))
    assert without_aside(untimed, falling) == untimed
