"""What to do when speech waits to be spoken."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.options import SpeakingOptions
from interpreter_app.core.units import TurnId, samples
from interpreter_app.policy.catch_up import STEP, CatchUp

OPTIONS = SpeakingOptions(max_speed=1.12, behind_ms=3000, skip_ms=15_000)


def speeds(*waiting_ms, options=OPTIONS):
    policy = CatchUp(options)
    return [policy.speed(samples(waiting)) for waiting in waiting_ms]


def test_natural_while_nothing_waits_long():
    assert speeds(0, 2999, 3000, 0) == [1.0] * 4


def test_faster_in_small_steps_up_to_the_limit():
    assert speeds(3001, 4000, 9000, 9000, 9000) == [1.05, 1.1, 1.12, 1.12, 1.12]


def test_it_keeps_its_speed_until_half_of_that_has_drained_and_then_slows_down_in_steps():
    assert speeds(4000, 4000, 3000, 1501, 1500, 0, 0, 0) == [1.05, 1.1, 1.1, 1.1, 1.05, 1.0, 1.0, 1.0]


def test_it_comes_down_from_the_limit_as_quickly_as_from_anywhere():
    assert speeds(*[4000] * 9, 0, 0, 0) == [1.05, 1.1, *[1.12] * 7, 1.1, 1.05, 1.0]


def test_a_limit_of_one_never_hurries():
    assert speeds(*[60_000] * 5, options=SpeakingOptions(max_speed=1.0)) == [1.0] * 5


def test_whole_turns_are_shown_only_and_the_first_clause_decides():
    policy = CatchUp(OPTIONS)
    asked = [(1, 15_000), (1, 20_000), (2, 15_001), (2, 0), (3, 0), (3, 60_000), (4, 60_000)]
    assert [policy.shown_only(TurnId(turn), samples(waiting)) for turn, waiting in asked] == [
        False, False, True, True, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize("fastest", [1.0, 1.12, 1.3, 2.0])
@given(st.lists(st.integers(min_value=0, max_value=20_000), max_size=60))
def test_speed_stays_in_bounds_and_moves_by_steps(fastest, waiting):
    heard = [1.0, *speeds(*waiting, options=SpeakingOptions(max_speed=fastest))]
    assert all(1 <= speed <= fastest for speed in heard)
    assert all(abs(after - before) < STEP + 1e-9 for before, after in pairwise(heard))
