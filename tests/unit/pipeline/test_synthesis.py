"""From committed translation to speech."""

from __future__ import annotations

import numpy as np
import pytest

from interpreter_app.core.audio import Heard, SpokenBlock, Waveform
from interpreter_app.core.errors import EngineError
from interpreter_app.core.events import ClauseSkipped, StageFailed
from interpreter_app.core.options import SpeakingOptions
from interpreter_app.core.text import Direction, Revision, Token, Translation
from interpreter_app.core.units import RATE_HZ, LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.pipeline.synthesis import Synthesis

LANE = LaneId("test")


class Voice:
    """A second a clause, whatever it says; `speeds` are those it was asked for."""

    language, name = "es", "test"

    def __init__(self):
        self.speeds = []

    def speak(self, text, *, speed=1.0):
        if text == "fail":
            raise EngineError("it failed")
        self.speeds.append(speed)
        return Waveform(np.zeros(0 if text == "nothing" else RATE_HZ, np.float32), RATE_HZ)


def translation(text, turn=1, heard_ms=0, language="es"):
    tokens = tuple(Token(" " + word) for word in text.split())
    return Translation(
        LANE, samples(heard_ms), TurnId(turn), UtteranceId(turn), Direction("en", language), tokens, len(tokens), True,
        Revision(0, 0, len(tokens)),
    )  # fmt: skip


@pytest.fixture
def voice():
    return Voice()


def run(stage, *items):
    return [answer for item in items for answer in stage.step(item, Samples(0))]


def stage(voice, waiting=None, **options):
    asked = SpeakingOptions(**{"speak": "turn", "behind_ms": 3000, "skip_ms": 6000} | options)
    voices = {"es": voice}
    return Synthesis(voices.get, asked, waiting) if waiting else Synthesis(voices.get, asked)


def test_clauses_are_numbered_within_their_turn(voice):
    spoken = run(stage(voice), translation("Uno. Dos.", 1, 1000), translation("Tres.", 2, 2000))
    assert [(s.turn, s.clause, s.text, s.heard, s.language) for s in spoken] == [
        (1, 1, "Uno.", samples(1000), "es"), (1, 2, "Dos.", samples(1000), "es"), (2, 1, "Tres.", samples(2000), "es"),
    ]  # fmt: skip
    assert voice.speeds == [1.0] * 3


def test_marks_pass(voice):
    mark = Heard(LANE, samples(100))
    assert run(stage(voice), mark) == [mark]


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Hello.", "en", "no voice for this language"),
        ("fail", "es", "the voice failed"),
        ("nothing", "es", "nothing to say in it"),
    ],
)
def test_what_cannot_be_spoken_is_said(voice, text, language, reason):
    *failed, skipped = run(stage(voice), translation(text, language=language))
    assert [type(event) for event in failed] == ([StageFailed] if text == "fail" else [])
    assert isinstance(skipped, ClauseSkipped)
    assert (skipped.text, skipped.reason) == (text, reason)


def test_the_playout_is_asked_at_the_position_of_the_text(voice):
    asked = []
    run(stage(voice, lambda heard: asked.append(heard) or Samples(0)), translation("Uno.", heard_ms=700))
    assert asked == [samples(700)]


def test_it_speaks_faster_while_it_is_behind(voice):
    waits = iter([3001, 5000, 5000, 1000, 1000])
    behind = stage(voice, lambda heard: samples(next(waits)), max_speed=1.1)
    run(behind, *(translation("Uno.", turn) for turn in range(1, 6)))
    assert voice.speeds == [1.05, 1.1, 1.1, 1.05, 1.0]


def test_clauses_of_one_step_wait_for_each_other(voice):
    run(stage(voice, lambda heard: Samples(0)), translation("Uno. Dos. Tres. Cuatro. Cinco. Seis. Siete."))
    assert voice.speeds == [1.0, 1.0, 1.0, 1.0, 1.05, 1.1, 1.15]


def test_whole_turns_are_shown_only_when_it_is_far_behind(voice):
    waits = {1: 6000, 2: 6001, 3: 100}
    behind = stage(voice, lambda heard: samples(waits[heard // 16_000]))
    out = run(behind, *(translation("Uno. Dos.", turn, 1000 * turn) for turn in waits))
    assert [(type(one), one.turn, one.clause) for one in out] == [
        (SpokenBlock, 1, 1), (SpokenBlock, 1, 2), (ClauseSkipped, 2, 1), (ClauseSkipped, 2, 2), (SpokenBlock, 3, 1),
        (SpokenBlock, 3, 2),
    ]  # fmt: skip
    assert {one.reason for one in out if isinstance(one, ClauseSkipped)} == {"behind"}
    assert len(voice.speeds) == 4


def test_a_failure_lets_the_utterance_go(voice):
    one = stage(voice)
    run(one, translation("Uno."))
    one.reset()
    assert [block.text for block in run(one, translation("Uno."))] == ["Uno."]
