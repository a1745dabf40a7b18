"""Partials faster than eyes can follow: rows change, and the window is drawn, 15 times a second at most."""

from __future__ import annotations

import threading
import time

from interpreter_app.core.text import Hypothesis, Token
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId
from interpreter_app.gui.bridge import TICK_MS
from tests.gui.stage import Stage, conversation

LANE = LaneId("microphone")
SECONDS, RATE = 2.0, 100


def partial(words: int) -> Hypothesis:
    tokens = tuple(Token(f" word{number}") for number in range(words))
    return Hypothesis(LANE, Samples(words), TurnId(50), UtteranceId(50), "en", tokens, 0, final=False)


def test_fifteen_times_a_second_and_the_newest_is_shown(stage) -> None:
    stage: Stage = stage(until=4)
    stage.window.session.start()
    stage.wait(300)
    changes, frames = [], []
    stage.window.conversation.dataChanged.connect(lambda *_: changes.append(1))
    stage.view.frameSwapped.connect(lambda: frames.append(1))

    def speak() -> None:
        for number in range(int(SECONDS * RATE)):
            stage.window.bridge(partial(1 + number // 10))
            time.sleep(1 / RATE)

    began = time.monotonic()
    thread = threading.Thread(target=speak)
    thread.start()
    while thread.is_alive():
        stage.wait(10)
    took = time.monotonic() - began
    stage.wait(200)
    most = took * 1000 / TICK_MS + 3
    print(f"\n{len(changes)} changes and {len(frames)} frames in {took:.1f} s for {SECONDS * RATE:.0f} partials")
    assert 5 < len(changes) <= most
    assert len(frames) <= most + 3  # the row that is marked, the view that follows
    assert stage.texts()[-1][0].endswith(f"word{int(SECONDS * RATE) // 10 - 1}")


def test_nothing_is_drawn_while_nothing_happens(stage) -> None:
    stage: Stage = stage(until=len(conversation()) - 1)
    stage.window.session.start()
    stage.wait(1500)
    frames = []
    stage.view.frameSwapped.connect(lambda: frames.append(1))
    stage.wait(1000)
    assert frames == []
