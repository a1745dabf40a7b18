"""The voice at the loudspeaker, on a clock that the test turns."""

from __future__ import annotations

import numpy as np
import pytest

from interpreter_app.core.audio import Heard, SpokenBlock, Waveform
from interpreter_app.core.events import ClauseSkipped, SpeakingStarted, SpeakingStopped, SpeechStarted, VoiceDetected
from interpreter_app.core.options import DuplexOptions
from interpreter_app.core.text import Hypothesis, Token
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.pipeline.delivery import RETRY_S, Delivery, Interrupt
from interpreter_app.policy.barge_in import BargeIn
from tests.fakes.loudspeaker import Clock, FakeLoudspeaker, position_at

LANE = LaneId("table")


def clause(number, length_ms=1000, utterance=1):
    audio = Waveform(np.zeros(round(length_ms * 22.05), np.float32), 22_050)
    text = f"clause {number}"
    return SpokenBlock(LANE, TurnId(1), UtteranceId(utterance), number, text, "es", audio, Samples(0))


class Room:
    """A delivery, its loudspeaker, and what it published: one line an event, in milliseconds."""

    def __init__(self, duplex="headphones", **loudspeaker):
        self.clock = Clock()
        self.loudspeaker = FakeLoudspeaker(self.clock, **loudspeaker)
        self.delivery = Delivery(self.loudspeaker, position_at, BargeIn(DuplexOptions(duplex=duplex), two_way=True))
        self.said = []

    def take(self, *items):
        for item in items:
            self.delivery.take(item)
        return self.look()

    def look(self):
        for event in self.delivery.round():
            at = round(event.heard / 16)
            match event:
                case SpeakingStarted():
                    assert event.text == f"clause {event.clause}"
                    assert event.duration == samples(1000)
                    self.said.append(f"{at} begin {event.clause}")
                case SpeakingStopped():
                    how = "cut" if event.interrupted else "end"
                    self.said.append(f"{at} {how} {event.clause} after {round(event.played / 16)}")
                case ClauseSkipped():
                    self.said.append(f"{at} skip {event.clause} {event.reason}")
        return self

    def until(self, ms):
        """Look every 10 ms, as the thread does."""
        while round(self.clock() * 1000) < ms:
            self.clock.advance(0.01)
            self.look()
        return self

    def starts(self, utterance=2):
        now = position_at(self.clock())
        return self.take(SpeechStarted(LANE, now, UtteranceId(utterance), now))

    def says(self, text, utterance=2):
        now = position_at(self.clock())
        tokens = tuple(Token(" " + word) for word in text.split())
        return self.take(Hypothesis(LANE, now, TurnId(2), UtteranceId(utterance), "es", tokens, len(tokens), True))


def test_clauses_follow_each_other_without_a_gap():
    room = Room(latency_s=0.035).take(clause(1), clause(2), clause(3)).until(4000)
    assert room.said == [
        "35 begin 1", "1035 end 1 after 1000", "1035 begin 2", "2035 end 2 after 1000", "2035 begin 3",
        "3035 end 3 after 1000",
    ]  # fmt: skip
    assert not room.delivery.busy
    assert room.delivery.unplayed == 0


def test_at_most_one_clause_is_handed_over_ahead():
    room = Room().take(clause(1), clause(2), clause(3)).until(990)
    assert len(room.loudspeaker.clips) == 2
    assert len(room.until(1010).loudspeaker.clips) == 3


def test_what_has_not_been_played_is_known():
    room = Room().take(clause(1), clause(2), clause(3))
    assert room.delivery.unplayed == samples(3000)
    assert room.until(1500).delivery.unplayed == samples(1500)


def test_a_late_clause_begins_when_it_comes():
    room = Room().take(clause(1)).until(1500).take(clause(2)).until(3000)
    assert room.said == ["0 begin 1", "1000 end 1 after 1000", "1500 begin 2", "2500 end 2 after 1000"]


def test_a_sound_turns_it_down_and_up_again():
    room = Room().take(clause(1)).until(300).take(VoiceDetected(LANE, samples(300), samples(270))).until(900)
    assert room.loudspeaker.ducks == [(pytest.approx(0.3), True), (pytest.approx(0.5), False)]
    assert room.said == ["0 begin 1"]


def test_it_turns_up_again_though_it_has_nothing_left_to_say():
    room = Room().take(clause(1)).until(950).take(VoiceDetected(LANE, samples(950), samples(900))).until(1010)
    assert room.delivery.busy
    assert room.until(1200).loudspeaker.ducks[-1][1] is False
    assert not room.delivery.busy


def test_an_interruption_stops_it_and_a_word_silences_the_rest():
    room = Room(fade_s=0.02).take(clause(1), clause(2), clause(3)).until(1200)
    room.take(VoiceDetected(LANE, samples(1200), samples(1170))).until(1260).starts().until(2500).says("un momento")
    assert room.until(6000).said == [
        "0 begin 1", "1000 end 1 after 1000", "1000 begin 2", "1280 cut 2 after 280", "2500 skip 3 interrupted",
    ]  # fmt: skip
    assert room.loudspeaker.ducks == [(pytest.approx(1.2), True), (pytest.approx(1.28), False)]
    assert room.delivery.unplayed == 0
    assert len(room.loudspeaker.clips) == 3


def test_without_a_word_it_speaks_the_clause_that_was_cut_again():
    room = Room().take(clause(1), clause(2), clause(3)).until(1200).starts().until(9000)
    assert room.said == [
        "0 begin 1", "1000 end 1 after 1000", "1000 begin 2", "1200 cut 2 after 200",
        "3200 begin 2", "4200 end 2 after 1000", "4200 begin 3", "5200 end 3 after 1000",
    ]  # fmt: skip


def test_an_interruption_before_it_was_heard_leaves_no_trace():
    room = Room(latency_s=0.1).take(clause(1)).until(50).starts().until(2200)
    assert room.said == ["2150 begin 1"]


def test_a_clause_that_ends_while_it_is_stopped_was_spoken():
    room = Room(fade_s=0.02).take(clause(1), clause(2)).until(990).starts().until(1500)
    assert room.said == ["0 begin 1", "1000 end 1 after 1000"]
    assert room.delivery.unplayed == samples(1000)
    assert room.until(4200).said[2:] == ["2990 begin 2", "3990 end 2 after 1000"]


def test_a_clause_stopped_a_moment_before_its_end_was_spoken():
    room = Room().take(clause(1)).until(980).take(Interrupt()).until(2000)
    assert room.said == ["0 begin 1", "980 end 1 after 980"]


def test_the_key_stops_it_under_the_gate_as_well():
    room = Room("gate").take(clause(1), clause(2)).until(500).take(Interrupt()).until(2000)
    assert room.said == ["0 begin 1", "500 cut 1 after 500", "500 skip 2 interrupted"]


def test_under_the_gate_the_end_of_the_audio_lets_it_speak():
    room = Room("gate").starts(1).take(clause(1)).until(500)
    assert room.said == []
    room.take(Heard(LANE, samples(500), finished=True)).until(600)
    assert room.said == ["500 begin 1"]


@pytest.mark.parametrize("raises", [False, True])
def test_a_clause_is_spoken_again_when_a_lost_loudspeaker_is_back(raises):
    room = Room().take(clause(1), clause(2), clause(3)).until(1400)
    room.loudspeaker.raises = raises
    room.loudspeaker.lose()
    room.until(3000)
    assert room.said == ["0 begin 1", "1000 end 1 after 1000", "1000 begin 2", "1400 cut 2 after 400"]
    assert room.delivery.busy
    assert room.delivery.unplayed == samples(2000)
    room.loudspeaker.come_back()
    room.until(6000)
    begin = int(room.said[4].split()[0])
    assert begin <= 3020 + RETRY_S * 1000
    assert room.said[4:] == [
        f"{begin} begin 2", f"{begin + 1000} end 2 after 1000", f"{begin + 1000} begin 3",
        f"{begin + 2000} end 3 after 1000",
    ]  # fmt: skip


def test_a_lost_loudspeaker_is_not_tried_all_the_time():
    room = Room()
    tried = []
    play = room.loudspeaker.play
    room.loudspeaker.play = lambda audio: tried.append(room.clock()) or play(audio)
    room.loudspeaker.lose()
    room.take(clause(1)).until(1000)
    assert 3 <= len(tried) <= 1 / RETRY_S + 1


def test_what_waits_for_a_lost_loudspeaker_can_be_silenced():
    room = Room().take(clause(1), clause(2)).until(400)
    room.loudspeaker.lose()
    room.until(1000).take(Interrupt()).until(1100)
    assert room.said == ["0 begin 1", "400 cut 1 after 400", "1000 skip 2 interrupted"]
    assert not room.delivery.busy


def test_it_hands_nothing_over_until_the_last_clip_has_let_go():
    """A device that went away while the clause ahead still stands in line."""
    room = Room().take(clause(1), clause(2)).until(300)
    stop, room.loudspeaker.stop = room.loudspeaker.stop, lambda: None
    room.loudspeaker.clips[0].stop = room.clock()
    room.until(900)
    assert room.said == ["0 begin 1"]
    stop()
    assert room.until(4000).said[1:] == [
        "300 cut 1 after 300", "910 begin 1", "1910 end 1 after 1000", "1910 begin 2", "2910 end 2 after 1000",
    ]  # fmt: skip


def test_a_slow_stop_lets_nothing_begin_meanwhile():
    room = Room(fade_s=0.3).take(clause(1), clause(2)).until(100).take(Interrupt(), clause(1, utterance=2))
    room.until(390)
    assert len(room.loudspeaker.clips) == 2
    assert room.until(2000).said == [
        "0 begin 1", "400 cut 1 after 400", "400 skip 2 interrupted", "400 begin 1", "1400 end 1 after 1000",
    ]  # fmt: skip
