"""How good and how late."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.text import Revision
from interpreter_app.policy.metrics import (
    WordErrors,
    ear_voice_span,
    fold,
    invented_per_minute,
    laal,
    normalized_erasure,
    percentile,
    real_time_factor,
    word_error_rate,
    word_errors,
)

sayings = st.lists(st.sampled_from("abc"), max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("¿Dónde está?", ["dónde", "está"]),
        ("DON’T 'stop', well-known!", ["don't", "stop", "well", "known"]),
        ("Straße ﬁne", ["strasse", "fine"]),
        ("हिन्दी है।", ["हिन्दी", "है"]),
        ("… ' —", []),
    ],
)
def test_words_are_compared_without_case_and_punctuation(text, words):
    assert fold(text) == words


@pytest.mark.parametrize(
    ("reference", "hypothesis", "expected"),
    [
        ("Good morning, sir.", "good morning sir", WordErrors(0, 0, 0, 3)),
        ("a b c", "a x c", WordErrors(1, 0, 0, 3)),
        ("a b c", "a b b c", WordErrors(0, 1, 0, 3)),
        ("a b c", "a c", WordErrors(0, 0, 1, 3)),
        ("a b c d", "x a b d", WordErrors(0, 1, 1, 4)),
        ("a b", "", WordErrors(0, 0, 2, 2)),
        ("", "a b", WordErrors(0, 2, 0, 0)),
        ("", "", WordErrors()),
    ],
)
def test_word_errors(reference, hypothesis, expected):
    assert word_errors(reference, hypothesis) == expected


def test_the_rate_is_errors_per_word_of_the_reference():
    assert word_error_rate("a b c d", "a x c") == 0.5
    assert word_error_rate("", "") == 0.0
    assert word_error_rate("", "a b") == 2.0


def test_errors_add_up_over_a_corpus():
    total = sum((word_errors("a b", "a"), word_errors("a b c d e f", "a b c x e f y")), WordErrors())
    assert total == WordErrors(1, 1, 1, 8)
    assert total.errors == 3
    assert total.rate == pytest.approx(3 / 8)


def distance(a, b):
    """Levenshtein's distance as it is defined."""
    if not a or not b:
        return len(a) + len(b)
    return min(distance(a[1:], b[1:]) + (a[0] != b[0]), distance(a[1:], b) + 1, distance(a, b[1:]) + 1)


@given(sayings, sayings)
def test_word_errors_are_the_fewest_and_account_for_both_lengths(reference, hypothesis):
    found = word_errors(reference, hypothesis)
    a, b = reference.split(), hypothesis.split()
    assert found.errors == distance(a, b)
    assert found.words == len(a)
    assert len(a) - found.deletions + found.insertions == len(b)


def test_normalized_erasure_is_deleted_tokens_per_final_token():
    assert normalized_erasure([Revision(0, 0, 3), Revision(1, 2, 4), Revision(5, 0, 5)], 10) == 0.2
    assert normalized_erasure([], 0) == 0.0
    assert normalized_erasure([Revision(0, 2, 0)], 0) == 2.0


def test_laal_of_an_ideal_interpreter_is_the_first_wait():
    # One word out per word in, each as it ends: wait-1 lags by one word (Ma et al. 2019, arXiv:1810.08398).
    assert laal([1, 2, 3, 4], 4, 4) == 1.0
    # Everything at the end: the mean of 4 alone, for the first word is already at the end of the source.
    assert laal([4, 4, 4, 4], 4, 4) == 4.0


def test_laal_by_hand():
    # 3000 ms of source, 3 words expected, 3 out: (1500 - 0 + 2000 - 1000 + 3000 - 2000) / 3.
    assert laal([1500, 2000, 3000], 3000, 3) == pytest.approx(3500 / 3)
    # The word after the source's end was reached does not count.
    assert laal([1500, 3000, 3400], 3000, 3) == pytest.approx((1500 + 2000) / 2)
    # Over-generation is not rewarded: the pace is 3000 / 4, not 3000 / 2.
    assert laal([1000, 1500, 2000, 2500], 3000, 2) == pytest.approx((7000 - 6 * 750) / 4)


def test_laal_of_words_that_all_come_after_the_source_is_the_first_delay():
    assert laal([5.0, 6.0], 4.0, 2) == 5.0


@given(
    st.lists(st.integers(min_value=0, max_value=100), min_size=1).map(sorted), st.integers(1, 100), st.integers(0, 20)
)
def test_laal_does_not_depend_on_the_unit(delays, length, words):
    scaled = laal([delay * 16 for delay in delays], length * 16, words)
    assert scaled == pytest.approx(16 * laal(delays, length, words))


@pytest.mark.parametrize(("delays", "length"), [([], 3.0), ([1.0], 0.0)])
def test_laal_needs_words_and_a_source(delays, length):
    with pytest.raises(ValueError, match="lagging"):
        laal(delays, length, 1)


def test_ear_voice_span_pairs_words_by_position():
    assert ear_voice_span([1, 2, 3], [2, 3, 4]) == 1.0
    # Six words for three: each source word has two; three for six: the last of each pair counts.
    assert ear_voice_span([1, 2, 3], [2, 2, 3, 3, 4, 4]) == 1.0
    assert ear_voice_span([1, 2, 3, 4, 5, 6], [3, 5, 7]) == 1.0


@pytest.mark.parametrize(("source", "target"), [([], [1.0]), ([1.0], [])])
def test_ear_voice_span_needs_words_on_both_sides(source, target):
    with pytest.raises(ValueError, match="both sides"):
        ear_voice_span(source, target)


def test_real_time_factor():
    assert real_time_factor(3.5, 10) == 0.35
    with pytest.raises(ValueError, match="audio"):
        real_time_factor(1, 0)


@pytest.mark.parametrize(("percent", "expected"), [(0, 1), (50, 2.5), (90, 3.7), (100, 4)])
def test_percentiles_are_interpolated(percent, expected):
    assert percentile([4, 1, 3, 2], percent) == pytest.approx(expected)


@pytest.mark.parametrize(("values", "percent"), [([], 50), ([1], -1), ([1], 101)])
def test_a_percentile_needs_values_and_a_percentage(values, percent):
    with pytest.raises(ValueError, match="percentile"):
        percentile(values, percent)


def test_invented_words_are_counted_per_minute_without_speech():
    assert invented_per_minute(3, 90.0) == pytest.approx(2)
    with pytest.raises(ValueError, match="non-speech"):
        invented_per_minute(0, 0.0)
