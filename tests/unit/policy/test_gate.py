"""The gate: hysteresis, minimum speech, alternation."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.options import GateOptions
from interpreter_app.core.units import WINDOW, Samples
from interpreter_app.policy.gate import Gate, SpeechBegan, SpeechPaused

OPTIONS = GateOptions(threshold=0.5, deactivation_threshold=0.35, min_speech_ms=96)

Heard = list[tuple[int, SpeechBegan | SpeechPaused]]


def hear(gate: Gate, *probabilities: float) -> Heard:
    """What the gate says, each with the number of the window (from 0) that it says it on."""
    answers = ((n, gate.hear(p, Samples((n + 1) * WINDOW))) for n, p in enumerate(probabilities))
    return [(n, answer) for n, answer in answers if answer is not None]


def at(window: int) -> Samples:
    return Samples(window * WINDOW)


def test_speech_is_reported_once_it_is_long_enough_and_dated_to_its_first_window() -> None:
    assert hear(Gate(OPTIONS), 0.1, 0.9, 0.9, 0.9, 0.9) == [(3, SpeechBegan(at(1)))]


def test_a_pause_is_reported_on_the_first_inactive_window_and_dated_to_the_end_of_the_last_active_one() -> None:
    heard = hear(Gate(OPTIONS), 0.9, 0.9, 0.9, 0.9, 0.1, 0.1)
    assert heard == [(2, SpeechBegan(at(0))), (4, SpeechPaused(at(4)))]


def test_a_burst_shorter_than_the_minimum_is_not_speech() -> None:
    assert hear(Gate(OPTIONS), 0.9, 0.9, 0.1, 0.9, 0.9, 0.1) == []


def test_without_a_minimum_the_first_window_is_speech() -> None:
    assert hear(Gate(GateOptions(min_speech_ms=0)), 0.9) == [(0, SpeechBegan(at(0)))]


def test_activity_shows_before_it_is_speech() -> None:
    gate = Gate(OPTIONS)
    assert gate.active_since is None
    hear(gate, 0.1)
    gate.hear(0.9, at(2))
    assert (gate.active_since, gate.speaking) == (at(1), False)
    gate.hear(0.1, at(3))
    assert gate.active_since is None


def test_between_the_thresholds_activity_goes_on_but_does_not_begin() -> None:
    assert hear(Gate(OPTIONS), 0.4, 0.4, 0.4, 0.4) == []
    assert hear(Gate(OPTIONS), 0.5, 0.35, 0.4, 0.35) == [(2, SpeechBegan(at(0)))]
    assert hear(Gate(OPTIONS), 0.9, 0.9, 0.9, 0.1, 0.4, 0.4, 0.4)[-1] == (3, SpeechPaused(at(3)))


def test_speaking_lasts_from_the_beginning_to_the_pause() -> None:
    gate = Gate(OPTIONS)
    states = []
    for n, probability in enumerate((0.9, 0.9, 0.9, 0.9, 0.1)):
        gate.hear(probability, at(n + 1))
        states.append(gate.speaking)
    assert states == [False, False, True, True, False]


def test_what_is_not_a_number_is_silence() -> None:
    assert hear(Gate(OPTIONS), 0.9, 0.9, 0.9, math.nan) == [(2, SpeechBegan(at(0))), (3, SpeechPaused(at(3)))]


def test_reset_forgets_speech_and_what_might_have_become_speech() -> None:
    gate = Gate(OPTIONS)
    hear(gate, 0.9, 0.9, 0.9)
    gate.reset()
    assert not gate.speaking
    assert hear(gate, 0.9, 0.9) == []
    gate.reset()
    assert hear(gate, 0.9) == []


@given(
    st.lists(st.floats(0, 1)),
    st.floats(0, 1),
    st.floats(0, 1),
    st.integers(0, 300),
)
def test_beginnings_and_pauses_alternate_and_speech_is_never_shorter_than_the_minimum(
    probabilities: list[float], one: float, other: float, min_speech_ms: int
) -> None:
    options = GateOptions(
        threshold=max(one, other), deactivation_threshold=min(one, other), min_speech_ms=min_speech_ms
    )
    heard = [answer for _, answer in hear(Gate(options), *probabilities)]
    assert all(isinstance(answer, SpeechBegan) for answer in heard[::2])
    assert all(isinstance(answer, SpeechPaused) for answer in heard[1::2])
    for began, paused in zip(heard[::2], heard[1::2], strict=False):
        assert paused.at - began.at >= max(WINDOW, min_speech_ms * 16)
    positions = [answer.at for answer in heard]
    assert positions == sorted(positions)


def test_the_end_of_activity_is_known_whether_or_not_it_was_speech() -> None:
    gate = Gate(GateOptions(min_speech_ms=96))
    for number, probability in enumerate((0.1, 0.9, 0.9, 0.1), 1):
        gate.hear(probability, Samples(512 * number))
    assert not gate.speaking
    assert gate.active_end == 3 * 512
