"""What the program is doing, in one word, after what has happened."""

from __future__ import annotations

import pytest

from interpreter_app.core.events import (
    AudioDropped,
    DeviceChanged,
    FallingBehind,
    SessionStateChanged,
    SpeakingStarted,
    SpeakingStopped,
    SpeechStarted,
    SpeechStopped,
    StageFailed,
)
from interpreter_app.core.text import Hypothesis, Token
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.gui.condition import Condition, apply
from interpreter_app.gui.reports import Failed, Loaded, Loading, Opening, Over

LANE, NOW, ONE = LaneId("microphone"), Samples(0), UtteranceId(1)
BEGUN = (Loading(0, 4), Loaded(("x",), trial=True), Opening(), SessionStateChanged(LANE, NOW, "running"))
HEARD = (*BEGUN, SpeechStarted(LANE, NOW, ONE, NOW))
THOUGHT = (*HEARD, SpeechStopped(LANE, NOW, ONE, NOW))
FINAL = Hypothesis(LANE, NOW, TurnId(1), ONE, "en", (Token("Yes."),), 1, final=True)
SPOKEN = (*THOUGHT, FINAL, SpeakingStarted(LANE, NOW, TurnId(1), 1, "Sí.", "es", samples(500)))


def after(*news: object) -> Condition:
    now = Condition()
    for one in news:
        now = apply(now, one)
    return now


@pytest.mark.parametrize(
    ("news", "word"),
    [
        ((), "loading"),
        (BEGUN[:1], "loading"),
        (BEGUN[:2], "ready"),
        (BEGUN[:3], "opening"),
        ((Opening(),), "loading"),
        (BEGUN, "listening"),
        (HEARD, "hearing"),
        (THOUGHT, "thinking"),
        ((*THOUGHT, FINAL), "listening"),
        (SPOKEN, "speaking"),
        ((*SPOKEN, SpeakingStopped(LANE, NOW, TurnId(1), 1, NOW, interrupted=False)), "listening"),
        ((*BEGUN, SessionStateChanged(LANE, NOW, "paused")), "paused"),
        ((*BEGUN, SessionStateChanged(LANE, NOW, "draining")), "finishing"),
        ((*SPOKEN, SessionStateChanged(LANE, NOW, "draining")), "speaking"),
        ((*HEARD, Over()), "ready"),
        ((*HEARD, Failed("device", "gone", "")), "unable"),
        ((*HEARD, Failed("device", "gone", ""), Over()), "unable"),
        ((*HEARD, Failed("device", "gone", ""), Opening()), "opening"),
    ],
)
def test_the_word(news: tuple, word: str) -> None:
    assert after(*news).doing == word


def test_a_lag_is_said_until_it_is_small() -> None:
    behind = after(*BEGUN, FallingBehind(LANE, NOW, "recognition", samples(2500)))
    assert behind.lag_ms == 2500
    assert apply(behind, FallingBehind(LANE, NOW, "recognition", samples(200))).lag_ms == 0


def test_lost_sound_adds_up() -> None:
    assert after(*[AudioDropped(LANE, NOW, samples(300), NOW)] * 2).dropped_ms == 600


def test_a_device_is_open_or_waited_for() -> None:
    there = after(DeviceChanged(LANE, NOW, "input", "A", "opened"))
    assert (there.devices, there.lost) == ((("input", "A"),), ())
    gone = apply(there, DeviceChanged(LANE, NOW, "input", "A", "lost"))
    assert (gone.devices, gone.lost) == ((), (("input", "A"),))
    assert apply(gone, DeviceChanged(LANE, NOW, "input", "B", "back")).devices == (("input", "B"),)


def test_the_newest_notice_stands_until_the_next_conversation() -> None:
    damaged = Loaded(("x",), trial=False, notices=("a pack is damaged", "another is damaged"))
    assert after(damaged).notices == damaged.notices
    failures = (StageFailed(LANE, NOW, "translation", "engine", text) for text in ("no", "never"))
    failed = after(damaged, *BEGUN, *failures)
    assert failed.notices == ("never",)
    assert apply(failed, Over()).notices == ("never",), "the journal fails as the conversation ends"
    assert apply(failed, Opening()).notices == ()


def test_what_is_told_where_it_was_asked_for_is_no_notice() -> None:
    assert after(*BEGUN, StageFailed(LANE, NOW, "redoing", "unread", "it cannot be read")).notices == ()


def test_whose_language_is_heard_and_spoken() -> None:
    assert after(*HEARD).heard_language == ""
    partial = Hypothesis(LANE, NOW, TurnId(1), ONE, "es", (Token("Sí."),), 0, final=False)
    assert after(*HEARD, partial).heard_language == "es"
    assert after(*HEARD, partial, FINAL).heard_language == "en", "the final text knows better"
    assert after(*HEARD, partial, FINAL, SpeechStarted(LANE, NOW, UtteranceId(2), NOW)).heard_language == ""
    assert after(*SPOKEN).spoken_language == "es"
