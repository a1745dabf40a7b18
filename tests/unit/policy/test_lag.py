"""A lag is said once a second, and that it is over once."""

from __future__ import annotations

from interpreter_app.core.units import Samples, samples
from interpreter_app.policy.lag import Lag

INTERVAL = samples(320)


def test_a_lag_is_said_once_a_second_of_heard_audio() -> None:
    lag = Lag(INTERVAL)
    said = [at for at in range(0, 6400, 320) if lag.skipped(samples(5000 + at))]
    assert said == [0, 1280, 2560, 3840, 5120]


def test_that_it_is_over_is_said_once_and_only_if_it_was_said_to_be_late() -> None:
    lag = Lag(INTERVAL)
    assert not lag.caught_up(Samples(0))
    assert lag.skipped(samples(1000))
    assert [lag.caught_up(samples(late)) for late in (900, 321, 320, 0)] == [False, False, True, False]


def test_a_stage_on_the_edge_says_little() -> None:
    lag = Lag(INTERVAL)
    said = 0
    for at in range(0, 10_000, 320):
        said += lag.skipped(samples(at)) + lag.caught_up(Samples(0))
    assert said <= 2 * 10
