"""Playout on a loudspeaker, with its thread."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from interpreter_app.core.audio import Heard, SpokenBlock, Waveform
from interpreter_app.core.events import (
    ClauseSkipped,
    SpeakingStarted,
    SpeakingStopped,
    SpeechStarted,
    StageFailed,
    VoiceDetected,
)
from interpreter_app.core.options import DuplexOptions
from interpreter_app.core.text import Hypothesis, Token
from interpreter_app.core.units import RATE_HZ, LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.pipeline.bus import Bus
from interpreter_app.pipeline.live_playout import LivePlayout
from tests.fakes.loudspeaker import FakeLoudspeaker, position_at

LANE = LaneId("table")


def clause(number, length_ms=60, utterance=1):
    audio = Waveform(np.zeros(samples(length_ms), np.float32), RATE_HZ)
    return SpokenBlock(LANE, TurnId(1), UtteranceId(utterance), number, "clause", "es", audio, Samples(0))


class Room:
    """A playout on the real clock, and what it published."""

    def __init__(self):
        began = time.monotonic()
        self.loudspeaker = FakeLoudspeaker(lambda: time.monotonic() - began, latency_s=0.02)
        self.bus = Bus()
        self.events = []
        self.bus.subscribe(lambda event, _: self.events.append(event), live=True)
        self.playout = LivePlayout(self.loudspeaker, position_at, DuplexOptions(duplex="headphones"), two_way=True)

    def put(self, *items):
        return [answer for item in items for answer in self.playout.step(item, Samples(0))]

    def of(self, kind):
        return [event for event in self.events if isinstance(event, kind)]

    def wait_for(self, kind):
        end = time.monotonic() + 5
        while not self.of(kind):
            assert time.monotonic() < end, f"no {kind.__name__}"
            time.sleep(0.002)
        return self.of(kind)[0]


@pytest.fixture
def room():
    room = Room()
    yield room
    room.playout.close()


def test_every_clause_is_spoken_once_and_in_order(room):
    room.playout.attach(room.bus, LANE)
    marks = [Heard(LANE, samples(100)), Heard(LANE, samples(200), finished=True)]
    assert room.put(*map(clause, range(1, 6)), marks[0], *map(clause, range(6, 9)), marks[1]) == marks
    assert room.playout.drain(5)
    started, stopped = room.of(SpeakingStarted), room.of(SpeakingStopped)
    assert [event.clause for event in started] == list(range(1, 9))
    assert [(event.clause, event.played, event.interrupted) for event in stopped] == [
        (number, samples(60), False) for number in range(1, 9)
    ]
    for ended, begun in zip(stopped, started[1:], strict=False):
        assert abs(begun.heard - ended.heard) <= 1
    assert room.playout.waiting(samples(200)) == 0


def test_what_waits_is_known_at_once(room):
    room.put(clause(1, 1000), clause(2, 500))
    assert room.playout.waiting(Samples(0)) == samples(1500)
    room.playout.attach(room.bus, LANE)
    room.wait_for(SpeakingStarted)
    assert samples(500) < room.playout.waiting(Samples(0)) <= samples(1500)
    assert not room.playout.drain(0.01)


def test_it_hears_the_bus_about_its_own_lane(room):
    room.playout.attach(room.bus, LANE)
    room.put(clause(1, 5000), clause(2))
    room.wait_for(SpeakingStarted)
    for lane in (LaneId("other"), LANE):
        now = position_at(room.loudspeaker.now())
        room.bus.publish(VoiceDetected(lane, now, now))
        room.bus.publish(SpeechStarted(lane, now, UtteranceId(2), now))
        time.sleep(0.05)
        assert len(room.of(SpeakingStopped)) == (lane == LANE)
    tokens = (Token(" wait"),)
    now = position_at(room.loudspeaker.now())
    room.bus.publish(Hypothesis(LANE, now, TurnId(2), UtteranceId(2), "en", tokens, 1, final=True))
    assert room.wait_for(ClauseSkipped).clause == 2
    assert room.playout.drain(5)
    assert room.of(SpeakingStopped)[0].interrupted


def test_the_key_is_heard_within_a_few_milliseconds(room):
    room.playout.attach(room.bus, LANE)
    room.put(clause(1, 5000))
    room.wait_for(SpeakingStarted)
    began = time.monotonic()
    room.playout.interrupt()
    room.wait_for(SpeakingStopped)
    assert time.monotonic() - began < 0.5
    assert room.playout.drain(5)


def test_closing_stops_the_voice_and_says_what_was_not_spoken(room):
    room.playout.attach(room.bus, LANE)
    room.put(clause(1, 5000), clause(2), clause(3))
    room.wait_for(SpeakingStarted)
    room.playout.close()
    room.playout.close()
    assert [event.interrupted for event in room.of(SpeakingStopped)] == [True]
    assert [event.clause for event in room.of(ClauseSkipped)] == [2, 3]
    assert not [thread for thread in threading.enumerate() if thread.name == f"playout {LANE}"]


def test_a_failure_is_said_once_and_it_goes_on(room):
    def fail(audio):
        raise RuntimeError("no sound")

    play, room.loudspeaker.play = room.loudspeaker.play, fail
    room.playout.attach(room.bus, LANE)
    room.put(clause(1))
    failed = room.wait_for(StageFailed)
    assert (failed.lane, failed.stage, failed.code, failed.text) == (
        LANE, "playout", "internal", "RuntimeError: no sound",
    )  # fmt: skip
    time.sleep(0.05)
    room.loudspeaker.play = play
    room.put(clause(2))
    assert room.playout.drain(5)
    assert len(room.of(StageFailed)) == 1
    assert [event.clause for event in room.of(SpeakingStarted)] == [1, 2]


def test_nothing_is_in_hand_between_steps(room):
    room.put(clause(1))
    room.playout.reset()
    assert room.playout.waiting(Samples(0)) == samples(60)


def test_a_clause_of_what_is_read_anew_is_skipped_and_a_session_may_lose_a_direction(room):
    room.playout.attach(room.bus, LANE)
    room.playout.converse(two_way=False)
    room.playout.supersede(UtteranceId(2))
    room.put(*(clause(number, utterance=number) for number in range(1, 4)))
    assert room.playout.drain(5)
    assert [(event.clause, event.reason) for event in room.of(ClauseSkipped)] == [(2, "superseded")]
    assert [event.clause for event in room.of(SpeakingStarted)] == [1, 3]
