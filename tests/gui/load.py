"""How much the window takes, and how evenly it runs: `python -m tests.gui.load [--live]`.

Shares of one core of the whole process, and the beats of a timer of 10 ms in the GUI thread: how late the latest is,
and how many come within 50 ms.  Idle, showing the sample conversation at its own pace, and with `--live` the program
against real audio: listening to silence, and to the sample conversation with the packs that ship.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

import numpy as np
import soundfile
from PySide6.QtCore import Qt, QTimer

from interpreter_app.gui.app import application
from interpreter_app.gui.conductor import Conductor
from interpreter_app.gui.replay import Replay
from tests.device.pulse import PulseServer
from tests.gui.stage import ROOT, Stage, conversation

BEAT_MS, LATE_MS = 10, 50
ROOM = 0.002
"""The noise of a quiet room, as a standard deviation: -54 dB."""
SAMPLE = ROOT / "resources/samples/conversation.ogg"


@dataclass
class Load:
    """What was measured over a while."""

    seconds: float = 0
    cpu: float = 0
    frames: int = 0
    beats_ms: list[float] = field(default_factory=list)
    """From one beat to the next."""

    def __str__(self) -> str:
        text = f"{100 * self.cpu / self.seconds:5.1f} % of a core, {self.frames / self.seconds:4.1f} frames/s"
        if not self.beats_ms:
            return text
        on_time = sum(beat <= LATE_MS for beat in self.beats_ms) / len(self.beats_ms)
        return (
            f"{text}, {100 * on_time:6.2f} % of {len(self.beats_ms)} beats within {LATE_MS} ms, "
            f"the latest after {max(self.beats_ms):.0f} ms"
        )


@contextmanager
def measured(stage: Stage, name: str, *, beating: bool = True) -> Iterator[Load]:
    """Measure what is done inside, and print it; the timer itself costs about 1 % of a core."""
    load, last = Load(), [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        load.beats_ms.append(1000 * (now - last[0]))
        last[0] = now

    def drawn() -> None:
        load.frames += 1

    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT_MS)
    timer.timeout.connect(beat)
    stage.view.frameSwapped.connect(drawn)
    if beating:
        timer.start()
    began, cpu = time.perf_counter(), time.process_time()
    yield load
    load.seconds, load.cpu = time.perf_counter() - began, time.process_time() - cpu
    timer.stop()
    stage.view.frameSwapped.disconnect(drawn)
    print(f"{name:32} {load}", flush=True)


def shown(seconds: int) -> None:
    """Idle, and a conversation at its own pace."""
    stage = Stage(player=lambda bridge: Replay(bridge, conversation()), size=(1440, 900))
    stage.wait(1500)
    with measured(stage, "idle", beating=False):
        stage.wait(1000 * seconds)
    stage.window.session.start()
    with measured(stage, "sample conversation, shown"):
        stage.wait(27_000)
    with measured(stage, "over", beating=False):
        stage.wait(1000 * seconds)
    stage.close()


def live(seconds: int) -> None:
    """The program against a virtual microphone."""
    with tempfile.TemporaryDirectory(prefix="pulse") as folder, PulseServer(Path(folder)) as server:
        os.environ.update(server.private)
        stage = Stage(player=Conductor, size=(1440, 900))
        stage.wait_for(lambda: stage.window.session.doing == "ready", 60)
        stage.wait(1500)
        with measured(stage, "ready, engines loaded", beating=False):
            stage.wait(1000 * seconds)
        stage.window.session.start()
        stage.wait_for(lambda: stage.window.session.doing == "listening", 60)
        stage.wait(2000)
        with measured(stage, "listening to silence", beating=False):
            stage.wait(1000 * seconds)
        server.play(ROOM * np.random.default_rng(1).standard_normal(16_000 * (seconds + 4)).astype(np.float32), 16_000)
        stage.wait(2000)
        with measured(stage, "listening to a quiet room", beating=False):
            stage.wait(1000 * seconds)
        stage.wait(4000)
        audio, rate = soundfile.read(SAMPLE, dtype="float32")
        server.play(audio, rate)
        with measured(stage, "sample conversation, heard"):
            stage.wait(int(1000 * len(audio) / rate) + 3000)
        print(f"{stage.window.conversation.count} turns")
        stage.close()


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--live", action="store_true", help="also against real audio")
    parser.add_argument("--seconds", type=int, default=10, help="how long each state without a conversation is watched")
    asked = parser.parse_args()
    application()
    shown(asked.seconds)
    if asked.live:
        live(asked.seconds)


if __name__ == "__main__":
    main()
