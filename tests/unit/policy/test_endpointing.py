"""Endpointing: when an utterance ends; turns: which of them it belongs to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.options import EndpointingOptions
from interpreter_app.core.units import LaneId, Samples, TurnId, samples
from interpreter_app.policy.endpointing import DECIDE, Endpointing, TurnCounter, quietest

OPTIONS = EndpointingOptions(silence_duration_ms=500, max_utterance_ms=20_000)
LANE = LaneId("table")


def second(s: float) -> Samples:
    return samples(s * 1000)


def opened(at: float) -> Endpointing:
    endpointing = Endpointing(OPTIONS)
    endpointing.began(second(at))
    return endpointing


def test_silence_of_the_set_length_ends_the_utterance_where_speech_ended() -> None:
    endpointing = opened(1.0)
    endpointing.paused(second(3.0))
    assert endpointing.pause == second(3.0)
    assert endpointing.ended(Samples(second(3.5) - 1)) is None
    assert endpointing.ended(second(3.5)) == second(3.0)
    endpointing.close()
    assert endpointing.ended(second(3.5)) is None


@pytest.mark.parametrize(("closed", "wait"), [(True, 0.32), (None, 0.5), (False, 0.8)])
def test_the_words_say_how_long_the_silence_must_be(closed: bool | None, wait: float) -> None:
    endpointing = opened(1.0)
    endpointing.paused(second(3.0))
    endpointing.judge(closed)
    assert endpointing.ended(Samples(second(3.0 + wait) - 1)) is None
    assert endpointing.ended(second(3.0 + wait)) == second(3.0)


def test_what_the_words_said_counts_for_that_pause_only() -> None:
    endpointing = opened(1.0)
    endpointing.paused(second(3.0))
    endpointing.judge(closed=True)
    endpointing.resumed()
    assert endpointing.ended(second(5.0)) is None
    endpointing.paused(second(6.0))
    assert endpointing.ended(second(6.4)) is None
    assert endpointing.ended(second(6.5)) == second(6.0)


def test_the_words_are_asked_for_once_a_pause() -> None:
    endpointing = opened(1.0)
    assert not endpointing.due(second(2.0))
    endpointing.paused(second(3.0))
    assert not endpointing.due(Samples(second(3.0) + DECIDE - 1))
    assert endpointing.due(Samples(second(3.0) + DECIDE))
    assert not endpointing.due(second(3.3))
    endpointing.resumed()
    endpointing.paused(second(4.0))
    assert endpointing.due(second(4.3))


def test_an_utterance_may_be_only_so_long() -> None:
    endpointing = opened(1.0)
    assert not endpointing.overlong(Samples(second(21.0) - 1))
    assert endpointing.overlong(second(21.0))
    endpointing.close()
    assert not endpointing.overlong(second(60.0))


def test_nothing_ends_before_it_began() -> None:
    endpointing = Endpointing(OPTIONS)
    endpointing.paused(second(1.0))
    assert not endpointing.due(second(60.0))
    assert endpointing.ended(second(60.0)) is None
    endpointing.began(second(60.0))
    assert endpointing.ended(second(61.0)) is None, "a pause from before it began does not count"


def test_a_cut_lies_in_the_quietest_place_of_the_last_third() -> None:
    levels = [1.0] * 60
    levels[10:15] = [0.0] * 5
    levels[50:53] = [0.1] * 3
    assert quietest(levels) == 52
    assert quietest(levels, earliest=53) > 53, "what is committed is not cut"
    assert quietest([1.0, 1.0]) == 2
    assert quietest(levels, earliest=60) == 60


@given(st.lists(st.floats(0, 1), max_size=100), st.integers(0, 100))
def test_a_cut_lies_within_the_utterance(levels: list[float], earliest: int) -> None:
    assert min(earliest, len(levels)) <= quietest(levels, earliest) <= len(levels)


def test_by_default_every_utterance_is_a_turn() -> None:
    turns = TurnCounter(EndpointingOptions())
    first = turns.assign(LANE, second(0), "en")
    turns.extend(first, second(1))
    assert (first, turns.assign(LANE, second(1), "en")) == (1, 2)


def test_an_utterance_soon_after_the_last_goes_on_with_its_turn() -> None:
    turns = TurnCounter(EndpointingOptions(turn_gap_ms=1000))
    first = turns.assign(LANE, second(0), "en")
    turns.extend(first, second(2))
    assert turns.assign(LANE, second(3), "en") == first
    turns.extend(first, second(5))
    assert turns.assign(LANE, second(6), "en") == first, "the gap is counted from where the turn last ended"
    assert turns.assign(LANE, Samples(second(6) + 1), "en") == 2


def test_another_language_speaker_or_lane_is_another_turn() -> None:
    turns = TurnCounter(EndpointingOptions(turn_gap_ms=1000))
    turns.extend(turns.assign(LANE, second(0), "en", "ann"), second(2))
    other_lane = turns.assign(LaneId("computer"), second(2), "en", "ann")
    assert other_lane == 2
    assert turns.assign(LANE, second(2), "en", "ann") == 1, "a turn of another lane does not come between"
    other_speaker = turns.assign(LANE, second(2), "en", "ben")
    turns.extend(other_speaker, second(3))
    other_language = turns.assign(LANE, second(3), "es", "ben")
    assert (other_speaker, other_language) == (3, 4)
    turns.extend(other_language, second(4))
    assert turns.assign(LANE, second(4), "en", "ben") == 5, "an earlier turn is never taken up again"


def test_a_turn_whose_speech_has_not_ended_is_not_gone_on_with() -> None:
    turns = TurnCounter(EndpointingOptions(turn_gap_ms=1000))
    assert [turns.assign(LANE, second(0), "en"), turns.assign(LANE, second(1), "en")] == [1, 2]


def test_extending_a_turn_that_is_over_changes_nothing() -> None:
    turns = TurnCounter(EndpointingOptions(turn_gap_ms=1000))
    first = turns.assign(LANE, second(0), "en")
    second_turn = turns.assign(LANE, second(1), "es")
    turns.extend(first, second(9))
    turns.extend(TurnId(99), second(9))
    turns.extend(second_turn, second(2))
    assert turns.assign(LANE, second(9), "es") == 3


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["en", "es", None]), st.integers(0, 40_000)),
        max_size=30,
    ),
    st.integers(0, 2000),
)
def test_turns_are_numbered_without_gaps_and_hold_one_language_of_one_lane(
    utterances: list[tuple[str, str | None, int]], gap_ms: int
) -> None:
    turns = TurnCounter(EndpointingOptions(turn_gap_ms=gap_ms))
    seen: dict[TurnId, tuple[str, str | None]] = {}
    now = 0
    for lane, language, silence in utterances:
        now += silence
        turn = turns.assign(LaneId(lane), Samples(now), language)
        now += 1000
        turns.extend(turn, Samples(now))
        assert seen.setdefault(turn, (lane, language)) == (lane, language)
    assert list(seen) == list(range(1, len(seen) + 1))
    assert gap_ms > 0 or len(seen) == len(utterances)
