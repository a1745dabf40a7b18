"""Stretches of speech: where they begin, pause and end, by voice and by a button."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from interpreter_app.core.audio import AudioBlock, Heard, SpeechBlock, Talk
from interpreter_app.core.commands import Configure
from interpreter_app.core.events import VoiceDetected
from interpreter_app.core.options import EndpointingOptions, GateOptions
from interpreter_app.core.units import RATE_HZ, WINDOW, LaneId, Samples, samples
from interpreter_app.pipeline.segmentation import Segmentation
from interpreter_app.pipeline.stage import position
from tests.fakes.engines import FakeVoiceActivity

LANE = LaneId("test")


def heard(
    *speech: tuple[float, float], length: float, talk: tuple[Talk | Configure, ...] = (), **options: Any
) -> list[object]:
    """What a lane with `speech` between these seconds gives, buttons pressed where `talk` says."""
    audio = np.zeros(round(length * RATE_HZ), np.float32)
    for begin, end in speech:
        audio[round(begin * RATE_HZ) : round(end * RATE_HZ)] = 0.1
    stage = Segmentation(FakeVoiceActivity(), GateOptions(), EndpointingOptions(**options))
    out: list[object] = []
    presses = list(talk)
    for at in range(0, len(audio), 480):
        while presses and position(presses[0]) <= at:
            out += stage.step(presses.pop(0), Samples(0))
        out += stage.step(AudioBlock(LANE, audio[at : at + 480], Samples(at)), Samples(0))
    return [*out, *stage.step(Heard(LANE, Samples(len(audio)), finished=True), Samples(0))]


def blocks(out: list[object]) -> list[SpeechBlock]:
    return [item for item in out if isinstance(item, SpeechBlock)]


def second(s: float) -> Samples:
    return samples(1000 * s)


def near(at: Samples | None, s: float) -> bool:
    return at is not None and abs(at - second(s)) <= WINDOW


def test_a_stretch_holds_the_pauses_that_may_belong_to_it() -> None:
    found = blocks(heard((1.0, 2.0), (2.6, 3.5), (5.0, 6.0), length=8))
    assert [block.last for block in found].count(True) == 2
    began = [block.began for block in found if block.began is not None]
    assert [near(at, s) for at, s in zip(began, (1.0, 2.6, 5.0), strict=True)] == [True] * 3
    pauses = sorted({block.paused for block in found if block.paused is not None})
    assert [near(at, s) for at, s in zip(pauses, (2.0, 3.5, 6.0), strict=True)] == [True] * 3
    for before, block in itertools.pairwise(found):
        if not before.last:
            assert before.audio.end == block.audio.start, "without a gap"
    assert near(found[0].audio.start, 0.7), "prefix padding"


def test_a_stretch_ends_after_the_longest_patience() -> None:
    over = next(block for block in blocks(heard((1.0, 2.0), length=5)) if block.last)
    assert over.paused is not None
    assert 0 <= over.heard - over.paused - second(0.8) < WINDOW


def test_speech_is_counted_once() -> None:
    found = blocks(heard((1.0, 2.0), (2.3, 3.0), length=5))
    assert abs(sum(block.voiced for block in found) - second(1.7)) <= 4 * WINDOW


def test_padding_does_not_reach_into_the_speech_before() -> None:
    found = blocks(heard((1.0, 2.0), (2.9, 4.0), length=6, late_silence_ms=600))
    again = [block for block in found if block.began is not None][1]
    assert near(again.audio.start, 2.6)
    found = blocks(heard((1.0, 2.0), (2.25, 4.0), length=6, silence_duration_ms=200, late_silence_ms=200))
    again = [block for block in found if block.began is not None][1]
    assert near(again.audio.start, 2.0)


def test_the_first_sign_of_voice_is_told_at_once() -> None:
    out = heard((1.0, 1.05), (2.0, 3.0), length=4)
    signs = [item for item in out if isinstance(item, VoiceDetected)]
    assert [near(sign.at, s) for sign, s in zip(signs, (1.0, 2.0), strict=True)] == [True, True]
    assert all(sign.heard - sign.at == WINDOW for sign in signs)
    assert near(blocks(out)[0].began, 2.0), "too short a sound is no speech"


def test_audio_that_breaks_off_ends_the_speech_there() -> None:
    assert near(blocks(heard((1.0, 3.0), length=3))[-1].paused, 3.0)
    last = blocks(heard((1.0, 2.0), length=2.5))[-1]
    assert (last.last, near(last.paused, 2.0), len(last.audio.samples)) == (True, True, 0)


def test_a_button_decides_instead_of_the_voice() -> None:
    press = Talk(LANE, second(1.5), pressed=True, language="es")
    release = Talk(LANE, second(4.0), pressed=False)
    out = heard((0.5, 1.0), (2.0, 2.5), (3.3, 3.8), (5, 6), length=7, talk=(press, release), push_to_talk=True)
    found = blocks(out)
    assert near(found[0].began, 1.5)
    assert {block.language for block in found[:-1]} == {"es"}
    assert [block.last for block in found] == [False] * (len(found) - 1) + [True]
    assert near(found[-1].paused, 3.8)
    assert near(found[-1].heard, 4.0)
    assert abs(sum(block.voiced for block in found) - second(1.0)) <= 4 * WINDOW


def test_a_button_that_is_held_to_the_end_of_the_audio() -> None:
    press = Talk(LANE, second(1.0), pressed=True)
    found = blocks(heard((1.2, 3.0), length=3, talk=(press,), push_to_talk=True))
    assert found[-1].last


def test_a_button_does_nothing_where_the_voice_decides() -> None:
    talk = (Talk(LANE, second(1.5), pressed=True), Talk(LANE, second(1.7), pressed=False))
    found = blocks(heard((1.0, 3.0), length=5, talk=talk))
    assert [block.last for block in found].count(True) == 1
    assert near(found[-1].paused, 3.0)


def test_the_button_takes_over_from_the_voice_and_gives_back() -> None:
    asked = (
        Configure(LANE, second(2.0), push_to_talk=True),
        Talk(LANE, second(4.0), pressed=True),
        Configure(LANE, second(4.5), push_to_talk=False),
        Configure(LANE, second(4.6), push_to_talk=False),
        Talk(LANE, second(4.7), pressed=False),
    )
    out = heard((1.0, 3.0), (4.1, 4.9), length=7, talk=asked)
    began = [block.began for block in blocks(out) if block.began is not None]
    assert [near(at, s) for at, s in zip(began, (1.0, 4.0, 4.5), strict=True)] == [True] * 3
    ends = [block.paused for block in blocks(out) if block.last]
    assert [near(at, s) for at, s in zip(ends, (2.0, 4.5, 4.9), strict=True)] == [True] * 3
    assert [item for item in out if isinstance(item, Configure)] == [one for one in asked if isinstance(one, Configure)]


def test_reset_begins_anew() -> None:
    stage = Segmentation(FakeVoiceActivity(), GateOptions(), EndpointingOptions())
    loud = np.full(RATE_HZ, 0.1, np.float32)
    list(stage.step(AudioBlock(LANE, loud, Samples(0)), Samples(0)))
    stage.reset()
    again = blocks(list(stage.step(AudioBlock(LANE, loud, Samples(RATE_HZ)), Samples(0))))
    assert again[0].began is not None
    assert again[0].began >= RATE_HZ - WINDOW
