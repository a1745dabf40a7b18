from __future__ import annotations

import numpy as np
import pytest

from interpreter_app.audio.talk_over import AFTER, HOLD, LEARNT, SURELY, TalkOver

FRAME = 160
SILENCE = np.zeros(FRAME, np.float32)
FLOOR = 3e-5


@pytest.fixture
def sound():
    chance = np.random.default_rng(4)
    return lambda level: chance.normal(0, level, FRAME).astype(np.float32)


@pytest.fixture
def learnt(sound):
    """One that has heard the program alone for five seconds, through a linear canceller that takes 40 dB away."""
    talk_over = TalkOver()
    assert not any(alone(talk_over, sound, 500))
    return talk_over


def alone(talk_over, sound, frames, *, left=0.0005):
    """What is decided while the program speaks, of whose echo so much is left."""
    decided = []
    for _ in range(frames):
        echo, rest = sound(0.05), sound(left)
        decided.append(talk_over.hear(sound(0.1), echo + rest, rest, sound(FLOOR)))
    return decided


def over(talk_over, sound, frames, *, person, passed):
    """What is decided while a person speaks at a level, of which AEC3 lets `passed` pass."""
    decided = []
    for _ in range(frames):
        echo, said = sound(0.05), sound(person)
        decided.append(talk_over.hear(sound(0.1), echo + said, said, passed * said + sound(FLOOR)))
    return decided


def test_while_nothing_is_played_the_linear_one_is_heard(sound):
    talk_over = TalkOver()
    assert all(talk_over.hear(SILENCE, said, said, said) for said in (sound(0.05) for _ in range(AFTER)))


def test_until_the_room_is_learnt_the_linear_one_is_not_heard(sound):
    talk_over = TalkOver()
    assert not any(alone(talk_over, sound, LEARNT // 2))
    assert not any(over(talk_over, sound, HOLD, person=0.05, passed=1))


def test_a_linear_canceller_that_takes_too_little_is_not_heard(sound):
    talk_over = TalkOver()
    assert not any(alone(talk_over, sound, 5 * LEARNT, left=0.02))
    assert not any(over(talk_over, sound, HOLD, person=0.05, passed=1))


@pytest.mark.parametrize("passed", [1.0, 0.1])
def test_a_person_whom_aec3_lets_pass_is_heard_at_once(learnt, sound, passed):
    assert all(over(learnt, sound, 20, person=0.05, passed=passed)[2:])


def test_a_person_whom_aec3_takes_for_echo_is_heard_by_what_the_linear_one_leaves(learnt, sound):
    assert all(over(learnt, sound, 20, person=0.02, passed=0)[2:])


def test_a_person_who_has_ended_is_listened_to_a_little_longer(learnt, sound):
    over(learnt, sound, 100, person=0.05, passed=1)
    decided = alone(learnt, sound, 2 * HOLD)
    assert all(decided[: HOLD - 5])
    assert not any(decided[HOLD + 15 :])


def test_what_is_often_left_beside_the_echo_is_taken_for_somebody_less_and_less(learnt, sound):
    times = []
    for _ in range(8):
        times.append(sum(alone(learnt, sound, 10, left=0.01)))
        alone(learnt, sound, 2 * HOLD)
    assert times[0] > 5
    assert np.mean(times[2:]) < 0.5 * times[0]


def test_an_echo_elsewhere_is_noticed_and_forgotten(learnt, sound):
    for _ in range(4 * SURELY):
        echo, wrong = sound(0.05), sound(0.05)
        learnt.hear(sound(0.1), echo, echo - wrong, sound(FLOOR))
    assert learnt.moved
    learnt.forget()
    assert not learnt.moved
    assert not any(over(learnt, sound, HOLD, person=0.05, passed=1))
