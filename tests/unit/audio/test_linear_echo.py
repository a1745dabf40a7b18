from __future__ import annotations

import numpy as np
import pytest

from interpreter_app.audio.linear_echo import FRAME, LENGTH_S, LinearCanceller

RATE = 16_000


def noise(seconds, level, seed=1):
    return np.random.default_rng(seed).normal(0, level, round(seconds * RATE)).astype(np.float32)


def echo(sound, *, delay_ms=80, gain=0.5):
    """A direct sound and one from a wall 21 ms later."""
    heard = np.zeros_like(sound)
    for late, part in ((delay_ms, gain), (delay_ms + 21, -gain / 3)):
        shift = late * RATE // 1000
        heard[shift:] += part * sound[: len(sound) - shift]
    return heard


def through(canceller, heard, played):
    frames = range(0, len(heard) // FRAME * FRAME, FRAME)
    return np.concatenate([canceller(heard[at : at + FRAME], played[at : at + FRAME]) for at in frames])


def level(samples):
    return 10 * np.log10(np.mean(np.square(samples, dtype=np.float64)) + 1e-12)


@pytest.mark.parametrize("delay_ms", [0, 80, round(LENGTH_S * 1000) - 25])
def test_an_echo_is_learnt_within_a_second_or_two(delay_ms):
    played = noise(4, 0.1)
    heard = echo(played, delay_ms=delay_ms)
    left = through(LinearCanceller(), heard, played)
    gone = level(heard[2 * RATE :]) - level(left[2 * RATE :])
    print(f"\n{delay_ms} ms late: {gone:.1f} dB")
    assert gone > 25


def test_who_speaks_over_it_is_left_as_they_are_and_nothing_is_unlearnt():
    played = noise(8, 0.1)
    heard = echo(played)
    somebody = np.zeros_like(heard)
    somebody[3 * RATE : 5 * RATE] = noise(2, 0.1, seed=2)
    left = through(LinearCanceller(), heard + somebody, played)
    over, later = slice(3 * RATE, 5 * RATE), slice(5 * RATE, 6 * RATE)
    assert level(left[over] - somebody[over]) < level(heard[over]) - 12
    assert level(left[later]) < level(heard[later]) - 12


def test_without_a_reference_nothing_is_changed():
    canceller, heard = LinearCanceller(), noise(1, 0.1)
    assert np.array_equal(through(canceller, heard, np.zeros_like(heard)), heard[: len(heard) // FRAME * FRAME])


def test_who_is_told_that_the_room_has_changed_learns_it_sooner():
    played = noise(6, 0.1)
    heard = np.concatenate((echo(played)[: 3 * RATE], echo(played, delay_ms=95)[3 * RATE :]))
    figures = []
    for told in (False, True):
        canceller = LinearCanceller()
        through(canceller, heard[: 3 * RATE], played[: 3 * RATE])
        if told:
            canceller.relearn()
        left = through(canceller, heard[3 * RATE :], played[3 * RATE :])
        figures.append(level(left[RATE // 2 : RATE]))
    assert figures[1] < figures[0] - 3
