"""Playout on the audio's own clock."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.audio import Heard, SpokenBlock, Waveform
from interpreter_app.core.events import SpeakingStarted, SpeakingStopped
from interpreter_app.core.units import RATE_HZ, LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.pipeline.playout import ClockedPlayout

LANE = LaneId("file")


def clause(heard_ms, length_ms=1000):
    audio = Waveform(np.zeros(samples(length_ms), np.float32), RATE_HZ)
    return SpokenBlock(LANE, TurnId(1), UtteranceId(1), 1, "clause", "es", audio, samples(heard_ms))


def run(playout, *items):
    """Beginnings and ends, in milliseconds."""
    answers = [answer for item in items for answer in playout.step(item, Samples(0))]
    spoken = [answer for answer in answers if isinstance(answer, SpeakingStarted | SpeakingStopped)]
    return [(type(answer).__name__.removeprefix("Speaking"), answer.heard // 16) for answer in spoken]


def mark(ms, *, finished=False):
    return Heard(LANE, samples(ms), finished=finished)


def test_each_clause_begins_when_its_text_was_there_and_the_last_one_is_over():
    heard = []
    playout = ClockedPlayout(lambda audio, start: heard.append(start // 16))
    out = run(playout, clause(500), clause(700), clause(3000), mark(1400), mark(3100), mark(3200, finished=True))
    assert heard == [500, 1500, 3000]
    assert out == [("Started", 500), ("Stopped", 1500), ("Started", 1500), ("Stopped", 2500), ("Started", 3000),
                   ("Stopped", 4000)]  # fmt: skip


@pytest.mark.parametrize("marks", [(), (mark(600),), (mark(600), mark(1200), mark(1600))])
def test_what_waits_depends_on_the_clauses_alone(marks):
    playout = ClockedPlayout(None)
    assert playout.waiting(samples(0)) == 0
    run(playout, clause(500), clause(700), *marks)
    waits = [playout.waiting(samples(at)) // 16 for at in (700, 1500, 2400, 2500, 9000)]
    assert waits == [1800, 1000, 100, 0, 0]


def test_it_begins_anew_after_a_failure():
    playout = ClockedPlayout(None)
    run(playout, clause(500), clause(600), clause(700), mark(500))
    playout.reset()
    assert playout.waiting(samples(700)) == samples(800)
    assert run(playout, clause(800), mark(9000)) == [("Started", 1500), ("Stopped", 2500)]
    playout.reset()
    assert playout.waiting(samples(2000)) == samples(500)


@given(
    st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 4000)), max_size=12),
    st.lists(st.integers(0, 20_000), max_size=12),
)
def test_what_waits_is_what_is_played_after_a_position(clauses, marks):
    """Whatever marks come between: the part of the speech that lies after the position, once all is played."""
    at, items = 0, []
    for gap, length in clauses:
        at += gap
        items.append(clause(at, length))
    played = []
    playout = ClockedPlayout(lambda audio, start: played.append((start, start + audio.duration)))
    for item in items:
        run(playout, item, *(mark(ms) for ms in sorted(marks) if samples(ms) <= item.heard))
    waits = playout.waiting(samples(at))
    run(playout, mark(at, finished=True))
    begun = [(begin, end) for begin, end in played if end > samples(at)]
    assert waits == sum(end - max(begin, samples(at)) for begin, end in begun)
