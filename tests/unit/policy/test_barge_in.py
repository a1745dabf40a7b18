"""Who may speak now."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from interpreter_app.core.audio import SpokenBlock, Waveform
from interpreter_app.core.events import SpeechStarted, SpeechStopped, VoiceDetected
from interpreter_app.core.options import DuplexOptions
from interpreter_app.core.text import Hypothesis, Token
from interpreter_app.core.units import RATE_HZ, LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.policy.barge_in import BargeIn

LANE = LaneId("table")
AUDIO = Waveform(np.zeros(RATE_HZ, np.float32), RATE_HZ)


def clause(utterance, number=1, language="es"):
    text = f"{utterance}.{number}"
    return SpokenBlock(LANE, TurnId(utterance), UtteranceId(utterance), number, text, language, AUDIO, Samples(0))


class Table:
    """People and a voice: what they do, at a time in milliseconds; texts stand for clauses."""

    def __init__(self, duplex="headphones", *, two_way=True, barge_in=True, resume_ms=2000):
        self.policy = BargeIn(DuplexOptions(duplex=duplex, barge_in=barge_in, resume_ms=resume_ms), two_way=two_way)

    def at(self, ms):
        self.policy.at(samples(ms))
        return self

    def add(self, *clauses):
        for one in clauses:
            self.policy.add(one)
        return self

    def voice(self, ms):
        self.policy.hear(VoiceDetected(LANE, samples(ms), samples(ms - 32)))
        return self.at(ms)

    def start(self, utterance, ms):
        self.policy.hear(SpeechStarted(LANE, samples(ms), UtteranceId(utterance), samples(ms)))
        return self.at(ms)

    def end(self, utterance, ms):
        self.policy.hear(SpeechStopped(LANE, samples(ms + 500), UtteranceId(utterance), samples(ms)))
        return self.at(ms + 500)

    def said(self, utterance, ms, text, language="en", *, stable=None, final=False, origin="speech"):
        tokens = tuple(Token(" " + word) for word in text.split())
        stable = len(tokens) if stable is None else stable
        cue = Hypothesis(
            LANE, samples(ms), TurnId(utterance), UtteranceId(utterance), language, tokens, stable, final, origin
        )
        self.policy.hear(cue)
        return self.at(ms)

    def spoke(self, utterance, begin_ms, end_ms, text="one two three", language="en"):
        """A whole utterance."""
        return self.start(utterance, begin_ms).end(utterance, end_ms).said(
            utterance, end_ms + 500, text, language, final=True
        )  # fmt: skip

    def gives(self):
        """What is given out now."""
        out = []
        while (one := self.policy.next()) is not None:
            out.append(one.text)
        return out

    def stops(self, *, cut=True):
        """The loudspeaker stops, as it must."""
        assert self.policy.stop
        self.policy.back(cut=cut)
        assert not self.policy.stop
        return self

    @property
    def skipped(self):
        return [one.text for one in self.policy.skipped()]

    @property
    def queue(self):
        return [one.text for one in self.policy.queue]


FULL = ("headphones", "cancel")


@pytest.fixture(params=FULL)
def speaking(request):
    """Utterance 1 was spoken until 3 s; at 5 s its first clause is being played, and two more wait."""
    table = Table(request.param).spoke(1, 0, 3000).add(clause(1, 1), clause(1, 2), clause(1, 3))
    assert table.gives() == ["1.1", "1.2"]
    return table.at(5000)


def test_two_clauses_at_a_time_are_given_out_in_order():
    table = Table().add(clause(1, 1), clause(1, 2), clause(1, 3), clause(2, 1))
    assert table.gives() == ["1.1", "1.2"]
    table.policy.over()
    assert table.gives() == ["1.3"]
    table.policy.over()
    table.policy.over()
    assert table.gives() == ["2.1"]
    table.policy.over()
    assert table.gives() == []
    assert table.skipped == []


class TestGate:
    def test_a_clause_begins_while_nobody_speaks(self):
        table = Table("gate").start(1, 100).add(clause(1))
        assert table.gives() == []
        assert table.end(1, 2000).gives() == ["1.1"]

    def test_a_sound_that_may_become_speech_makes_it_wait(self):
        table = Table("gate").add(clause(1)).voice(1000)
        assert table.gives() == []
        assert table.at(1199).gives() == []
        assert table.at(1200).gives() == ["1.1"]

    def test_a_sound_that_becomes_speech_makes_it_wait_for_the_end(self):
        table = Table("gate").add(clause(1)).voice(1000).start(2, 1100)
        assert table.at(3000).gives() == []
        assert table.end(2, 3500).gives() == ["1.1"]

    @pytest.mark.parametrize("two_way", [False, True])
    def test_nothing_said_interrupts_it(self, two_way):
        table = Table("gate", two_way=two_way).spoke(1, 0, 2000).add(clause(1, 1), clause(1, 2), clause(1, 3))
        assert table.gives() == ["1.1", "1.2"]
        table.voice(9000).start(2, 9100).said(2, 10_000, "wait a moment")
        assert not table.policy.stop
        assert not table.policy.ducked
        table.policy.over()
        assert table.gives() == []
        assert table.end(2, 12_000).gives() == ["1.3"]
        assert table.skipped == []

    def test_when_the_audio_has_ended_nobody_speaks(self):
        table = Table("gate").start(1, 0).add(clause(1))
        table.policy.finish()
        assert table.gives() == ["1.1"]


class TestDucking:
    def test_a_sound_turns_it_down_at_once_and_for_a_moment(self, speaking):
        assert not speaking.policy.ducked
        assert speaking.voice(5100).policy.ducked
        assert speaking.at(5299).policy.ducked
        assert not speaking.at(5300).policy.ducked

    def test_each_sound_prolongs_it(self, speaking):
        assert speaking.voice(5100).voice(5250).at(5449).policy.ducked

    def test_speech_that_begins_stops_it_instead(self, speaking):
        speaking.voice(5100).start(2, 5150)
        assert speaking.policy.stop
        assert not speaking.policy.ducked

    def test_sounds_within_an_utterance_do_not(self, speaking):
        speaking.start(2, 3300)
        assert not speaking.voice(5100).policy.ducked

    @pytest.mark.parametrize("table", [Table("gate"), Table(two_way=False), Table(barge_in=False)])
    def test_only_where_a_voice_may_interrupt(self, table):
        assert not table.add(clause(1)).voice(1000).policy.ducked

    def test_nobody_speaks_after_the_end(self, speaking):
        speaking.voice(5100).policy.finish()
        assert not speaking.policy.ducked


class TestInterruption:
    def test_a_new_utterance_stops_and_holds_everything(self, speaking):
        speaking.start(2, 5100).stops()
        assert speaking.queue == ["1.1", "1.2", "1.3"]
        assert speaking.gives() == []
        assert speaking.skipped == []

    def test_a_word_of_it_silences_for_good_and_what_was_cut_is_not_said_to_be_skipped(self, speaking):
        speaking.start(2, 5100).stops().said(2, 6500, "wait please")
        assert speaking.skipped == ["1.2", "1.3"]
        assert speaking.skipped == []
        assert speaking.add(clause(1, 4)).skipped == ["1.4"]
        assert speaking.add(clause(2, 1, "en")).gives() == ["2.1"]

    def test_a_word_before_the_loudspeaker_has_stopped(self, speaking):
        speaking.start(2, 5100).said(2, 6500, "wait")
        assert speaking.skipped == []
        speaking.stops()
        assert speaking.queue == []
        assert speaking.skipped == ["1.2", "1.3"]

    def test_a_clause_that_had_not_begun_is_skipped(self, speaking):
        speaking.start(2, 5100).stops(cut=False).said(2, 6500, "wait")
        assert speaking.skipped == ["1.1", "1.2", "1.3"]

    def test_words_that_are_not_committed_are_none(self, speaking):
        speaking.start(2, 5100).stops().said(2, 6500, "wait please", stable=0)
        assert speaking.skipped == []
        speaking.said(2, 6800, "wait please", stable=1)
        assert speaking.skipped == ["1.2", "1.3"]

    def test_marks_are_no_words(self, speaking):
        assert speaking.start(2, 5100).stops().said(2, 6500, "...").skipped == []

    def test_words_of_the_final_are_all_committed(self, speaking):
        speaking.start(2, 5100).stops().said(2, 6500, "wait", stable=0, final=True)
        assert speaking.skipped == ["1.2", "1.3"]

    def test_without_a_word_it_goes_on_from_the_clause_that_was_cut(self, speaking):
        speaking.start(2, 5100).stops()
        assert speaking.at(7099).gives() == []
        assert speaking.at(7100).gives() == ["1.1", "1.2"]
        assert speaking.skipped == []

    def test_a_word_that_comes_only_later_still_silences(self, speaking):
        speaking.start(2, 5100).stops().at(7100).gives()
        speaking.said(2, 7300, "wait").stops()
        assert speaking.queue == []
        assert speaking.skipped == ["1.2", "1.3"]

    @pytest.mark.parametrize("text", ["", "Mhm.", "uh-huh", "Yes, yes."])
    def test_an_utterance_without_a_word_lets_it_go_on_when_it_ends(self, speaking, text):
        speaking.start(2, 5100).stops().end(2, 5400)
        assert speaking.gives() == []
        assert speaking.said(2, 5950, text, final=True).gives() == ["1.1", "1.2"]
        assert speaking.at(9000).said(3, 9000, "late").skipped == []

    def test_a_backchannel_may_become_an_answer(self, speaking):
        speaking.start(2, 5100).stops().said(2, 6000, "yes")
        assert speaking.skipped == []
        assert speaking.said(2, 6400, "yes but wait").skipped == ["1.2", "1.3"]

    def test_a_second_utterance_holds_on_where_the_first_one_said_nothing(self, speaking):
        speaking.start(2, 5100).stops().end(2, 5300).start(3, 6000).said(2, 6100, "", final=True)
        assert speaking.at(7999).gives() == []
        assert speaking.at(8000).gives() == ["1.1", "1.2"]
        assert speaking.said(3, 8300, "stop").policy.stop

    def test_whoever_interrupted_says_more_and_interrupts_himself_not(self, speaking):
        speaking.start(2, 5100).stops().end(2, 6000).start(3, 6700).said(2, 6800, "wait", final=True)
        assert speaking.add(clause(2, 1, "en")).gives() == ["2.1"]
        assert not speaking.said(3, 8000, "I did not get that", "es").policy.stop

    def test_an_interruption_of_the_interruption(self, speaking):
        """2 begins while 1 is spoken; 3, long after it, while both wait."""
        speaking.start(2, 5100).stops().end(2, 5500).start(3, 7000)
        speaking.said(2, 7050, "wait", "es", final=True)
        speaking.add(clause(2, 1, "en"))
        assert speaking.skipped == ["1.2", "1.3"]
        assert speaking.gives() == []
        assert speaking.said(3, 8000, "no matter", "es").skipped == ["2.1"]

    def test_a_newer_voice_is_left_alone(self):
        table = Table().spoke(1, 0, 1000).start(2, 5000).end(2, 6000).add(clause(2, 1, "en"))
        table.gives()
        table.said(2, 7000, "late words", "es", final=True).said(1, 7000, "later", "es", final=True)
        assert not table.policy.stop

    def test_an_utterance_that_begins_while_nothing_is_spoken_interrupts_nothing(self):
        table = Table().spoke(1, 0, 3000).start(2, 5000).add(clause(1))
        assert table.gives() == ["1.1"]
        assert not table.said(2, 6000, "going on", "en").policy.stop
        assert not table.at(60_000).policy.stop

    @pytest.mark.parametrize("table", [Table(two_way=False), Table(barge_in=False), Table("cancel", two_way=False)])
    def test_only_where_it_was_asked_for_and_two_people_talk(self, table):
        table.spoke(1, 0, 3000).add(clause(1)).gives()
        table.voice(5000).start(2, 5100).said(2, 6000, "wait", "es")
        assert not table.policy.stop
        assert table.skipped == []

    def test_after_the_end_it_goes_on(self, speaking):
        speaking.start(2, 5100).stops().policy.finish()
        assert speaking.gives() == ["1.1", "1.2"]

    def test_typed_text_interrupts_nothing(self, speaking):
        assert not speaking.said(2, 6000, "typed words", "es", origin="typed", final=True).policy.stop


class TestGoingOn:
    def test_the_same_utterance_cancels_nothing(self):
        table = Table().start(1, 0).said(1, 2000, "well I think").add(clause(1, 1), clause(1, 2)).voice(2500)
        assert table.gives() == ["1.1", "1.2"]
        assert not table.said(1, 3000, "well I think that").end(1, 4000).policy.stop

    @pytest.mark.parametrize(("begin_ms", "stops"), [(4000, False), (4001, True)])
    def test_nor_does_an_utterance_that_begins_within_a_second(self, speaking, begin_ms, stops):
        speaking.start(2, begin_ms)
        assert speaking.policy.stop is stops

    def test_nor_a_chain_of_such(self, speaking):
        speaking.start(2, 3900).said(2, 5000, "and then").end(2, 6000).said(2, 6500, "and then", final=True)
        speaking.voice(6900).start(3, 7000).said(3, 8000, "and so on").end(3, 9000)
        assert not speaking.policy.stop
        assert not speaking.policy.ducked
        assert speaking.start(4, 10_001).policy.stop

    def test_unless_the_listener_answers_in_the_language_that_is_spoken(self, speaking):
        speaking.start(2, 3500).said(2, 5000, "perdone", "es").stops()
        assert speaking.skipped == ["1.2", "1.3"]
        assert speaking.add(clause(1, 4)).skipped == ["1.4"]
        assert speaking.add(clause(2, 1, "en")).gives() == ["2.1"]

    def test_a_backchannel_in_that_language_is_no_answer(self, speaking):
        assert not speaking.start(2, 3500).said(2, 5000, "Sí, claro.", "es", final=True).policy.stop

    def test_an_answer_silences_one_language_only(self):
        """Three quick turns: what 2 said is still spoken to whom it is for when 3 answers to 1."""
        table = Table().spoke(1, 0, 3000).spoke(2, 3500, 4000, "uno dos", "es")
        table.add(clause(1, 1), clause(1, 2), clause(2, 1, "en"))
        assert table.gives() == ["1.1", "1.2"]
        table.start(3, 4600).said(3, 6000, "perdone", "es").stops()
        assert table.skipped == ["1.2"]
        assert table.gives() == ["2.1"]

    def test_a_clause_for_whom_is_answering_waits_until_he_has_spoken(self):
        table = Table().spoke(1, 0, 3000).start(2, 3400).said(2, 4500, "Muy bien, gracias", "es").add(clause(1))
        assert table.gives() == []
        assert not table.policy.stop
        assert table.end(2, 6000).gives() == ["1.1"]
        assert table.skipped == []

    def test_a_clause_for_the_other_one_does_not_wait(self):
        table = Table().start(2, 3400).said(2, 4500, "Muy bien, gracias", "es").add(clause(2, 1, "en"))
        assert table.gives() == ["2.1"]

    def test_nor_one_of_what_is_being_said(self):
        table = Table().start(2, 3400).said(2, 4500, "good", "en").add(clause(2, 1, "en"))
        assert table.gives() == ["2.1"]


class TestKey:
    @pytest.mark.parametrize("duplex", ["gate", *FULL])
    @pytest.mark.parametrize("two_way", [False, True])
    def test_it_silences_what_is_spoken_and_what_waits_in_every_mode(self, duplex, two_way):
        table = Table(duplex, two_way=two_way).add(clause(1, 1), clause(1, 2), clause(2, 1))
        table.gives()
        table.policy.interrupt()
        table.stops()
        assert table.skipped == ["1.2", "2.1"]
        assert table.add(clause(2, 2)).skipped == ["2.2"]
        assert table.add(clause(3)).gives() == ["3.1"]

    def test_it_ends_an_interruption(self, speaking):
        speaking.start(2, 5100).stops().policy.interrupt()
        assert speaking.skipped == ["1.2", "1.3"]
        assert speaking.add(clause(2, 1, "en")).gives() == ["2.1"]

    def test_where_nothing_is_spoken_it_does_nothing(self):
        table = Table()
        table.policy.interrupt()
        assert table.add(clause(1)).gives() == ["1.1"]

    @pytest.mark.parametrize("duplex", ["gate", *FULL])
    def test_at_the_end_it_silences_what_is_still_to_come_too(self, duplex):
        table = Table(duplex)
        table.policy.hush()
        assert table.add(clause(1), clause(2)).skipped == ["1.1", "2.1"]
        table = Table(duplex).add(clause(1, 1), clause(1, 2))
        table.gives()
        table.policy.hush()
        table.stops()
        assert table.add(clause(2)).skipped == ["1.2", "2.1"]
        assert table.gives() == []


def test_a_clause_that_comes_back_is_given_out_again(speaking):
    """As when the loudspeaker was unplugged."""
    speaking.policy.back(cut=True)
    assert speaking.gives() == ["1.1", "1.2"]
    assert speaking.skipped == []


class Conversation(RuleBasedStateMachine):
    """Whatever happens, each clause has one fate: one at a time, in order, none lost, none spoken twice but if cut."""

    @initialize(duplex=st.sampled_from(["gate", *FULL]), two_way=st.booleans())
    def begin(self, duplex, two_way):
        self.table = Table(duplex, two_way=two_way)
        self.now = self.utterance = self.number = 0
        self.open = False
        self.added, self.whole, self.cut, self.skipped = [], [], [], []
        self.at_loudspeaker = []
        self.playing = False

    @precondition(lambda self: self.utterance)
    @rule(language=st.sampled_from(["en", "es"]))
    def speak(self, language):
        self.number += 1
        self.table.add(clause(self.utterance, self.number, language))
        self.added.append(f"{self.utterance}.{self.number}")

    @precondition(lambda self: not self.open)
    @rule(pause_ms=st.sampled_from([100, 900, 1500]))
    def start(self, pause_ms):
        self.now += pause_ms
        self.utterance, self.open = self.utterance + 1, True
        self.table.start(self.utterance, self.now)

    @precondition(lambda self: self.open)
    @rule()
    def end(self):
        self.open = False
        self.table.end(self.utterance, self.now)

    @rule()
    def sound(self):
        self.table.voice(self.now)

    @precondition(lambda self: self.utterance)
    @rule(text=st.sampled_from(["", "ok", "words"]), language=st.sampled_from(["en", "es"]), final=st.booleans())
    def say(self, text, language, final):
        self.table.said(self.utterance, self.now, text, language, final=final)

    @rule(length_ms=st.sampled_from([50, 300, 2500]))
    def wait(self, length_ms):
        self.now += length_ms
        self.table.at(self.now)

    @precondition(lambda self: self.at_loudspeaker)
    @rule()
    def play(self):
        self.playing = True

    @precondition(lambda self: self.at_loudspeaker)
    @rule()
    def play_to_the_end(self):
        self.whole.append(self.at_loudspeaker.pop(0))
        self.table.policy.over()
        self.playing = False

    @precondition(lambda self: self.at_loudspeaker)
    @rule()
    def come_back(self):
        if self.playing:
            self.cut.append(self.at_loudspeaker[0])
        self.table.policy.back(cut=self.playing)
        self.playing = False
        self.at_loudspeaker.clear()

    @rule()
    def press_key(self):
        self.table.policy.interrupt()

    @invariant()
    def look(self):
        """What the loudspeaker's owner does at every turn."""
        if self.table.policy.stop:
            self.come_back()
            assert not self.table.policy.stop
        self.at_loudspeaker += self.table.gives()
        assert len(self.at_loudspeaker) <= 2
        self.skipped += self.table.skipped

    def teardown(self):
        self.table.policy.finish()
        self.look()
        while self.at_loudspeaker:
            self.play_to_the_end()
            self.look()
        assert self.table.queue == []
        assert self.whole == [name for name in self.added if name in self.whole]
        assert len(set(self.skipped)) == len(self.skipped)
        assert not set(self.skipped) & set(self.whole)
        assert set(self.added) == {*self.whole, *self.skipped, *self.cut}


TestConversation = Conversation.TestCase
TestConversation.settings = settings(max_examples=150, stateful_step_count=60)


def test_of_what_is_read_anew_nothing_more_is_spoken():
    table = Table().add(clause(1), clause(2), clause(3))
    first = table.policy.next()
    table.policy.supersede(UtteranceId(1))
    assert table.policy.stop, "it is being spoken"
    table.policy.back(cut=True)
    table.policy.supersede(UtteranceId(3))
    assert table.policy.next().utterance == 2
    assert [(one.utterance, table.policy.superseded(one)) for one in table.policy.skipped()] == [(3, True)]
    table.add(clause(1, 2))
    assert [one.text for one in table.policy.skipped()] == ["1.2"]
    assert table.policy.superseded(first)


def test_a_session_that_comes_to_have_one_direction_is_not_interrupted():
    table = Table().add(clause(1))
    assert table.policy.next()
    table.policy.converse(two_way=False)
    assert not table.start(2, 3000).policy.stop
    table.policy.converse(two_way=True)
    assert table.start(3, 6000).policy.stop


def test_an_utterance_that_was_read_anew_is_nobody_who_speaks():
    table = Table().spoke(1, 0, 1000).spoke(2, 1500, 2500).add(clause(1), clause(2))
    assert table.gives() == ["1.1", "2.1"]
    redone = Hypothesis(
        LANE, samples(3500), TurnId(2), UtteranceId(3), "es", (Token(" Buenas"), Token(" noches")), 2, True,
        supersedes=UtteranceId(2),
    )  # fmt: skip
    table.policy.hear(redone)
    assert not table.policy.stop, "the first one is spoken on"
    table.policy.over()
    table.stops()
    assert table.gives() == []
