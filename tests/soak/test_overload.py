"""A recognizer three times slower than speech: nothing is lost, the lag is said, and it recovers when the load ends.

The engines follow a script, and the recognizer is slow by sleeping: the test takes time and little else.
"""

from __future__ import annotations

import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from interpreter_app.core.audio import Floats, SpeechBlock
from interpreter_app.core.events import Event, FallingBehind, SpeakingStarted, SpeechStopped, StageFailed, TurnEnded
from interpreter_app.core.options import LanguageOptions, SessionOptions, Streaming
from interpreter_app.core.text import Hypothesis, Translation
from interpreter_app.core.units import RATE_HZ, LaneId, Samples, samples
from interpreter_app.pipeline import runners
from interpreter_app.pipeline.runners import ThreadedRunner, feed
from interpreter_app.pipeline.session import Session
from interpreter_app.pipeline.spill import IN_MEMORY, Spill
from tests.fakes.engines import FakeRecognizer, Recorded, Script, ScriptedSpeech

LANE = LaneId("test")
SLOWDOWN = 3
INTERVAL = samples(Streaming().interval_ms)
STATM = Path("/proc/self/statm")


def talk(seconds: float, sentence_s: float, pause_s: float) -> Script:
    """Somebody talks for `seconds`, in sentences with pauses between them."""
    said: list[ScriptedSpeech] = []
    at = 0.5
    while at + sentence_s <= seconds:
        number = len(said) + 1
        text = f"Sentence {number} is about {number} things."
        said.append(ScriptedSpeech(at, at + sentence_s, "en", text, f"La frase {number} trata de {number} cosas."))
        at += sentence_s + pause_s
    assert len(said) < 100, "more than the fakes can tell apart"
    return Recorded(*said)


class Watch(threading.Thread):
    """Looks five times a second at the speech that waits, and at the memory of the process."""

    def __init__(self, runner: Any) -> None:
        super().__init__(daemon=True)
        assert isinstance(runner, ThreadedRunner)
        self._boxes = [box for _, box in runner._boxes]
        self._over = threading.Event()
        self.in_memory = self.blocks = 0
        self.resident_mb: list[float] = []

    def run(self) -> None:
        while not self._over.wait(0.2):
            waiting: list[SpeechBlock] = []
            for box in self._boxes:
                with box._lock:
                    waiting += [item for item in box._items if isinstance(item, SpeechBlock)]
            self.blocks = max(self.blocks, len(waiting))
            self.in_memory = max(self.in_memory, sum(len(block.audio.samples) for block in waiting))
            if STATM.exists():
                self.resident_mb.append(int(STATM.read_text().split()[1]) * 4096 / 1e6)

    def stop(self) -> None:
        self._over.set()
        self.join()


def of(kind: type, events: list[Event]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


@pytest.mark.parametrize(
    ("loaded_s", "relieved_s", "sentence_s", "pause_s", "in_memory"),
    [
        pytest.param(14, 6, 2.0, 1.0, samples(2000), id="short"),
        pytest.param(600, 38, 5.5, 1.0, IN_MEMORY, id="full", marks=[pytest.mark.full, pytest.mark.timeout(1200)]),
    ],
)
def test_a_recognizer_three_times_too_slow(
    loaded_s: float,
    relieved_s: float,
    sentence_s: float,
    pause_s: float,
    in_memory: Samples,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script = talk(loaded_s + relieved_s, sentence_s, pause_s)
    hear, relieved = FakeRecognizer.hear, threading.Event()

    def slowly(self: FakeRecognizer, audio: Floats, prompt: str = "") -> Any:
        relieved.wait(SLOWDOWN * len(audio) / RATE_HZ)
        return hear(self, audio, prompt)

    monkeypatch.setattr(FakeRecognizer, "hear", slowly)
    monkeypatch.setattr(runners, "Spill", lambda failed: Spill(failed, in_memory=in_memory))
    live: list[Event] = []
    record: list[Event] = []
    options = SessionOptions(languages=LanguageOptions(between=("en", "es")))
    with script.engines() as engines, Session(engines, options, lane=LANE, threaded=True) as session:
        session.subscribe(lambda event, _: live.append(event), live=True)
        session.subscribe(lambda event, _: record.append(event))
        session.start()
        watch = Watch(session._runner)
        watch.start()
        relief = threading.Timer(loaded_s, relieved.set)
        relief.start()
        feed(session.push, script.blocks(LANE), "realtime")
        fed = time.monotonic()
        session.finish()
        drained_s = time.monotonic() - fed
        watch.stop()
        relief.join()

    everything_once(script, record)
    lags = of(FallingBehind, live)
    recognition = [event for event in lags if event.stage == "recognition"]
    most_s = max(event.lag for event in recognition) / RATE_HZ
    assert most_s >= 0.5 * loaded_s, "three times too slow is late by two thirds of the time"
    late = [event for event in recognition if event.lag > INTERVAL]
    assert len(late) >= 0.2 * loaded_s
    assert min(after.heard - before.heard for before, after in pairwise(late)) >= RATE_HZ, "said once a second"

    assert recognition[-1].lag <= INTERVAL, "that it is over is said"
    after = live[live.index(recognition[-1]) :]
    assert [h for h in of(Hypothesis, after) if not h.final], "partials are shown again"
    assert drained_s < 5

    assert watch.in_memory <= in_memory
    assert watch.in_memory >= 0.9 * in_memory
    assert watch.blocks * 512 >= 0.4 * loaded_s * RATE_HZ, "far more waited than was in memory"
    memory = watch.resident_mb or [0.0]
    print(
        f"\n{len(script.speeches)} sentences in {loaded_s + relieved_s:.0f} s, {loaded_s:.0f} s of them under load: at"
        f" most {most_s:.1f} s late, said {len(late)} times; waiting at most {watch.blocks * 512 / RATE_HZ:.1f} s of"
        f" speech, of which {watch.in_memory / RATE_HZ:.1f} s in memory; {memory[0]:.0f} MB resident, then at most"
        f" {max(memory):.0f} MB; done {drained_s:.1f} s after the last sample"
    )


def everything_once(script: Script, record: list[Event]) -> None:
    """Each sentence has one utterance, one final, one translation, one turn, and was spoken once."""
    assert not of(StageFailed, record)
    finals = [h for h in of(Hypothesis, record) if h.final]
    assert [h.text for h in finals] == [speech.text for speech in script.speeches]
    assert [h.utterance for h in finals] == list(range(1, len(finals) + 1))
    assert [event.utterance for event in of(SpeechStopped, record)] == [h.utterance for h in finals]
    translations = [t for t in of(Translation, record) if t.final]
    assert [(t.utterance, t.text) for t in translations] == [
        (h.utterance, speech.translation) for h, speech in zip(finals, script.speeches, strict=True)
    ]
    turns = of(TurnEnded, record)
    assert [(t.source, t.target) for t in turns] == [(s.text, s.translation) for s in script.speeches]
    spoken = of(SpeakingStarted, record)
    assert [" ".join(s.text for s in spoken if s.turn == t.turn) for t in turns] == [t.target for t in turns]
