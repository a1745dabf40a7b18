"""What every voice activity detector does, real or fake."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
import soxr

from interpreter_app.core.audio import Floats
from interpreter_app.core.errors import EngineError
from interpreter_app.core.ports import SpeechProbability, VoiceActivity
from interpreter_app.core.units import RATE_HZ, WINDOW
from interpreter_app.engines.silero import SileroVoiceActivity
from interpreter_app.engines.system_voice import EspeakVoice
from tests.fakes.engines import FakeVoiceActivity, Script, ScriptedSpeech

START_S, END_S, TOTAL_S = 1.0, 3.0, 4.5


@dataclass
class Case:
    """A detector, and audio in which somebody speaks from START_S to END_S at least."""

    detector: VoiceActivity
    audio: Floats

    @property
    def windows(self) -> list[Floats]:
        return [self.audio[at : at + WINDOW] for at in range(0, len(self.audio) - WINDOW + 1, WINDOW)]


def fake() -> Case:
    return Case(FakeVoiceActivity(), Script(ScriptedSpeech(START_S, END_S, "en", "one two three")).audio())


def silero() -> Case:
    spoken = EspeakVoice("en").speak("I think that he is the best friend of my father and my mother.")
    audio = np.zeros(round(TOTAL_S * RATE_HZ), np.float32)
    speech = soxr.resample(spoken.samples, spoken.rate_hz, RATE_HZ)
    assert END_S - START_S < len(speech) / RATE_HZ < TOTAL_S - START_S
    audio[round(START_S * RATE_HZ) :][: len(speech)] = speech
    return Case(SileroVoiceActivity(), audio)


@pytest.fixture(params=[fake, silero], ids=lambda make: make.__name__)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param()


def listen(state: SpeechProbability, windows: list[Floats]) -> Floats:
    return np.array([state(window) for window in windows])


def test_speech_is_probable_and_silence_is_not(case: Case) -> None:
    heard = listen(case.detector.listen(), case.windows)
    assert heard.min() >= 0
    assert heard.max() <= 1
    middle_s = (np.arange(len(heard)) + 0.5) * WINDOW / RATE_HZ
    # A few windows at the edges are anybody's guess.
    assert np.mean(heard[(middle_s > START_S + 0.15) & (middle_s < END_S)] > 0.5) > 0.9
    assert np.all(heard[middle_s < START_S - 0.1] < 0.35)


def test_after_a_reset_it_hears_as_if_for_the_first_time(case: Case) -> None:
    state = case.detector.listen()
    first = listen(state, case.windows)
    state.reset()
    assert np.array_equal(listen(state, case.windows), first)


def test_lanes_do_not_hear_each_other(case: Case) -> None:
    alone = listen(case.detector.listen(), case.windows)
    one, other = case.detector.listen(), case.detector.listen()
    together = []
    for window in case.windows:
        together.append(one(window))
        other(np.zeros(WINDOW, np.float32))
    assert np.array_equal(together, alone)


def test_silero_takes_whole_windows_only() -> None:
    with pytest.raises(EngineError, match="512 samples"):
        SileroVoiceActivity().listen()(np.zeros(WINDOW - 1, np.float32))
