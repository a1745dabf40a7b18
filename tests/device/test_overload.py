"""The recognizer takes three times as long as speech lasts: on the devices too nothing is lost, and it recovers."""

from __future__ import annotations

import threading
import time
from collections import Counter
from itertools import cycle

import pytest

from interpreter_app.core.audio import Floats
from interpreter_app.core.events import (
    AudioDropped,
    FallingBehind,
    SpeechStarted,
    SpeechStopped,
    StageFailed,
    TurnEnded,
)
from interpreter_app.core.ports import Hearing
from interpreter_app.core.text import Hypothesis, Translation
from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.whisper import WhisperRecognizer
from tests.device.conversation import Here, dialogue
from tests.device.pulse import PulseServer

SLOWDOWN = 3
BETWEEN_S = 1.2
"""From the end of a sentence to the next one."""


@pytest.mark.timeout(1500)
@pytest.mark.parametrize("loaded_s", [12, pytest.param(600, marks=pytest.mark.full)])
def test_a_recognizer_three_times_too_slow(
    pulse: PulseServer, monkeypatch: pytest.MonkeyPatch, loaded_s: float
) -> None:
    people = cycle(dialogue(14))
    hear, relieved = WhisperRecognizer.hear, threading.Event()

    def slowly(self: WhisperRecognizer, audio: Floats, prompt: str = "") -> Hearing:
        relieved.wait(SLOWDOWN * len(audio) / RATE_HZ)
        return hear(self, audio, prompt)

    with Here(duplex={"duplex": "headphones", "barge_in": False}, speaking={"speak": "turn"}) as here:
        monkeypatch.setattr(WhisperRecognizer, "hear", slowly)
        began, said = time.monotonic(), 0
        while time.monotonic() < began + loaded_s:
            pulse.play(next(people).audio, 16_000, wait=True)
            said += 1
            time.sleep(BETWEEN_S)
        late = len(here.of(FallingBehind))
        most_s = max(event.lag for event in here.of(FallingBehind)) / RATE_HZ
        waiting = said - len(here.of(TurnEnded))
        relieved.set()
        relief = time.monotonic()
        here.wait_for(lambda: len(here.of(TurnEnded)) >= said, 60)
        recovered_s = time.monotonic() - relief
        partials = sum(not event.final for event in here.of(Hypothesis))
        pulse.play(next(people).audio, 16_000, wait=True)
        here.wait_for(lambda: len(here.of(TurnEnded)) > said, 10)

    print(
        f"\n{said} sentences in {loaded_s} s: at most {most_s:.1f} s late, said {late} times, {waiting} turns waited; "
        f"caught up {recovered_s:.1f} s after the load ended"
    )
    assert waiting >= 0.4 * said, "it was too slow"
    assert late >= 0.2 * loaded_s, "and said so"
    assert here.of(AudioDropped) == []
    assert here.of(StageFailed) == []
    begun, stopped = here.of(SpeechStarted), here.of(SpeechStopped)
    assert len(begun) >= said + 1, "every sentence is heard"
    assert [event.utterance for event in stopped] == [event.utterance for event in begun]
    for kind in (Hypothesis, Translation):
        finals = Counter(event.utterance for event in here.of(kind) if event.final)
        assert finals == Counter(event.utterance for event in stopped), "one final each"
    assert sum(not event.final for event in here.of(Hypothesis)) > partials, "it shows words as they are said again"
