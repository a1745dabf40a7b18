"""Ten thousand turns: in order, only those on the screen are drawn, and how fast they scroll (`-s` shows it)."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QElapsedTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from interpreter_app.core.events import Event, SessionStateChanged, TurnEnded
from interpreter_app.core.text import Hypothesis, Translation
from tests.gui.logs import TURNS, repeated
from tests.gui.stage import Stage

MANY = 10_000
ON_SCREEN = 60
"""Delegates there may be at once: a screen of them, and what waits above and below."""


def finals(turns: int) -> list[tuple[Event, int]]:
    """What is left of a long conversation once it is over: no partials."""
    return [
        (event, elapsed_ms)
        for event, elapsed_ms in repeated(-(-turns // TURNS))
        if isinstance(event, SessionStateChanged | TurnEnded)
        or (isinstance(event, Hypothesis | Translation) and event.final)
    ]


def filled(stage: Stage) -> None:
    """Show all of it."""
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.conversation.count == MANY, 120)
    stage.wait(200)


def test_ten_thousand_turns(stage) -> None:
    stage = stage(log=[], size=(1440, 900))
    stage.wait(300)
    empty = resident_mb()
    stage.log += finals(MANY)
    before = resident_mb()
    began = time.perf_counter()
    filled(stage)
    print(f"\n{MANY} turns: shown after {time.perf_counter() - began:.1f} s", end="")
    now = resident_mb()
    print(f", {now - before:.0f} MB more resident memory, {now - empty:.0f} MB with the events they came from")
    model = stage.window.conversation
    assert [row.turn.turn for row in model.rows(0, MANY)] == list(range(1, MANY + 1))
    assert stage.find("conversation").property("atYEnd")
    assert rows(stage) < ON_SCREEN
    frames = scroll(stage, seconds=3)
    print(f"scrolling at 1440x900: {len(frames) / 3:.0f} frames/s, the slowest frame took {max(frames):.0f} ms")
    assert rows(stage) < ON_SCREEN
    assert len(frames) > 3


def test_a_row_that_is_used_again_is_as_high_as_its_words_need(stage) -> None:
    stage = stage(log=repeated(20))
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.conversation.count == 20 * TURNS)
    for _ in range(12):
        scroll(stage, seconds=0.2)
        stage.wait(50)
        heights = [(row.property("needed"), row.height()) for row in stage.items() if is_row(row)]
        assert heights
        assert all(needed == height for needed, height in heights), heights


def resident_mb() -> float:
    """Resident memory of this process, in MB; 0 where the system does not say it in a file."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def rows(stage: Stage) -> int:
    """How many rows there are as items, shown or kept."""
    return sum(map(is_row, stage.items()))


def is_row(item: QQuickItem) -> bool:
    """Whether it shows a turn."""
    return item.objectName().startswith("row ")


def scroll(stage: Stage, seconds: float) -> list[float]:
    """Scroll up by a notch of the wheel a frame, and measure the frames, in ms."""
    view = stage.find("conversation")
    clock, frames = QElapsedTimer(), []

    def drawn() -> None:
        frames.append(float(clock.restart()))
        view.setProperty("contentY", view.property("contentY") - 40)

    stage.view.frameSwapped.connect(drawn)
    clock.start()
    drawn()
    QTest.qWait(int(seconds * 1000))
    stage.view.frameSwapped.disconnect(drawn)
    return frames[1:]
