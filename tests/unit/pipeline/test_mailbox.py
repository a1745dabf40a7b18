"""What waits before a stage: in order, partials giving way, marks as one."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import pytest

from interpreter_app.core.audio import AudioBlock, Heard, SpeechBlock
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId
from interpreter_app.pipeline.mailbox import PARTIALS_WAITING, Mailbox

LANE = LaneId("test")


def partial(at: int, utterance: int = 1, *, final: bool = False) -> Hypothesis:
    return Hypothesis(LANE, Samples(at), TurnId(utterance), UtteranceId(utterance), "en", (), 0, final)


def speech(at: int) -> SpeechBlock:
    return SpeechBlock(AudioBlock(LANE, np.zeros(512, np.float32), Samples(at)), Samples(at + 512))


def mark(at: int) -> Heard:
    return Heard(LANE, Samples(at))


def filled(*items: object) -> Mailbox:
    box = Mailbox(lambda: None)
    for item in items:
        box.put(item)
    return box


def emptied(box: Mailbox) -> list[Any]:
    out = []
    while (taken := box.take()) is not None:
        out.append(taken[0])
    return out


def test_what_is_put_first_is_taken_first_and_speech_never_gives_way() -> None:
    items = [speech(512 * n) for n in range(1000)]
    box = filled(*items)
    assert len(box) == 1000
    assert emptied(box) == items
    assert len(box) == 0


def test_marks_in_a_row_become_one_and_others_stay() -> None:
    block = speech(100)
    box = filled(mark(1), mark(2), block, mark(700), mark(800), mark(900))
    assert emptied(box) == [mark(2), block, mark(900)]


def test_the_oldest_partial_of_an_utterance_gives_way_and_finals_never() -> None:
    box = filled(partial(1), partial(2))
    assert PARTIALS_WAITING == 2
    other = partial(3, utterance=2)
    assert box.put(other) is None
    assert box.put(partial(4)) == partial(1)
    finals = [partial(5, final=True), partial(6, utterance=2, final=True)]
    assert [box.put(final) for final in finals] == [None, None]
    assert emptied(box) == [partial(2), other, partial(4), *finals]


def test_lateness_is_the_distance_to_the_newest_that_was_put() -> None:
    box = filled(speech(0), mark(512), speech(4608))
    assert [box.take(), box.take(), box.take()][1] == (mark(512), Samples(4608))
    assert box.take() is None
    box.put(partial(1000))
    taken = box.take()
    assert taken is not None
    assert taken[1] == 5120 - 1000, "what was taken since counts as well"


def test_late_only_grows_with_what_is_newer() -> None:
    box = filled(mark(3000), partial(2000))
    assert [late for _, late in (box.take() or (0, 0), box.take() or (0, 0))] == [0, 1000]


@pytest.mark.parametrize("count", [1, 3])
def test_each_put_wakes_the_one_who_takes(count: int) -> None:
    woken = []
    box = Mailbox(lambda: woken.append(1))
    for at in range(count):
        box.put(mark(at))
    assert len(woken) == count


def test_two_threads_lose_nothing() -> None:
    box = Mailbox(lambda: None)
    items = [speech(512 * n) for n in range(5000)]
    got: list[object] = []
    done = threading.Event()

    def taker() -> None:
        while not (done.is_set() and not len(box)):
            if (taken := box.take()) is not None:
                got.append(taken[0])

    thread = threading.Thread(target=taker)
    thread.start()
    for item in items:
        box.put(item)
    done.set()
    thread.join()
    assert got == items
