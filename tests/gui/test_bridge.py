"""From many threads into Qt's: in order, the newest partial only, and not too often."""

from __future__ import annotations

import gc
import threading
import time

import shiboken6
from PySide6.QtCore import QMetaObject, QObject

from interpreter_app.core.events import LevelMeasured, TurnEnded
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId
from interpreter_app.gui.bridge import Bridge

LANE = LaneId("microphone")


def partial(utterance: int, number: int) -> Hypothesis:
    return Hypothesis(LANE, Samples(number), TurnId(1), UtteranceId(utterance), "en", (), 0, final=False)


def ended(turn: int) -> TurnEnded:
    return TurnEnded(LANE, Samples(0), TurnId(turn), Samples(0), Samples(0), "en", "", None)


def test_partials_come_fifteen_times_a_second_and_the_last_is_the_newest(qtbot) -> None:
    bridge = Bridge()
    came: list[tuple] = []
    bridge.arrived.connect(came.append)

    def speak() -> None:
        for number in range(200):
            bridge(partial(1, number))
            time.sleep(0.005)

    thread = threading.Thread(target=speak)
    thread.start()
    qtbot.waitUntil(lambda: bool(came) and came[-1][-1][0].heard == 199, timeout=5000)
    thread.join()
    assert 8 <= len(came) <= 20


def test_what_counts_comes_at_once_with_what_waits_and_in_order(qtbot) -> None:
    bridge = Bridge()
    came: list[tuple] = []
    bridge.arrived.connect(came.append)
    bridge(partial(1, 0))
    qtbot.waitUntil(lambda: len(came) == 1)
    bridge(partial(1, 1))
    bridge(LevelMeasured(LANE, Samples(0), 0.1, 0.2))
    bridge(partial(1, 2))
    bridge(ended(1))
    began = time.monotonic()
    qtbot.waitUntil(lambda: len(came) == 2)
    assert time.monotonic() - began < 0.06
    assert [type(news).__name__ for news, _ in came[1]] == ["Hypothesis", "LevelMeasured", "TurnEnded"]
    assert came[1][0][0].heard == 2


def test_nothing_that_counts_is_lost_between_threads(qtbot) -> None:
    bridge = Bridge()
    came: list[int] = []
    bridge.arrived.connect(lambda items: came.extend(news.turn for news, _ in items))
    threads = [threading.Thread(target=lambda n=n: [bridge(ended(1000 * n + m)) for m in range(500)]) for n in range(4)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: len(came) == 2000, timeout=5000)
    for n in range(4):
        assert [turn for turn in came if turn // 1000 == n] == [1000 * n + m for m in range(500)]


def test_what_qml_sees_is_described_by_its_class(stage) -> None:
    """QML remembers descriptions by address; one of an object's own may come to lie where another's was."""
    stage()
    objects = [each for each in gc.get_objects() if isinstance(each, QObject) and shiboken6.isValid(each)]
    ours = [each for each in objects if type(each).__module__.startswith("interpreter_app.")]
    assert {type(each).__name__ for each in ours} > {"SessionModel", "ConversationModel", "SampleModel"}
    assert [
        type(each).__name__ for each in ours if described(each.metaObject()) != described(each.staticMetaObject)
    ] == []


def described(by: QMetaObject) -> tuple[int, ...]:
    """Where the description lies."""
    return shiboken6.getCppPointer(by)
