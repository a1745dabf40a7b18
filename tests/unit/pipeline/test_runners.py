"""A stage on a thread of its own that is too slow: what is said of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import pairwise

from interpreter_app.core.audio import Heard
from interpreter_app.core.events import Event, FallingBehind
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import RATE_HZ, LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.pipeline.bus import Bus
from interpreter_app.pipeline.engines_host import Worker
from interpreter_app.pipeline.runners import runner

LANE = LaneId("test")


class Passing:
    """Passes everything on; `held` back until it is released."""

    takes = (Hypothesis, Heard)

    def __init__(self, name: str) -> None:
        self.name = name
        self.held, self.begun, self.done = threading.Event(), threading.Semaphore(0), threading.Semaphore(0)
        self.held.set()

    def step(self, item: object, late: Samples) -> Iterator[object]:
        self.begun.release()
        self.held.wait()
        self.done.release()
        yield item

    def reset(self) -> None:
        pass


def partial(at: Samples) -> Hypothesis:
    return Hypothesis(LANE, at, TurnId(1), UtteranceId(1), "en", (), 0, final=False)


def test_partials_that_give_way_are_said_once_a_second_and_so_is_that_they_do_no_more() -> None:
    first, slow = Passing("first"), Passing("slow")
    bus, said, worker = Bus(), list[Event](), Worker("slow")
    bus.subscribe(lambda event, _: said.append(event), live=True)
    stages = runner([(first, None), (slow, worker)], LANE, bus, threaded=True, finished=lambda: None)

    slow.held.clear()
    for at in range(0, 4000, 200):
        stages.put(partial(samples(at)))
        first.done.acquire()
        if not at:
            slow.begun.acquire()
    slow.held.set()
    for _ in range(3):  # the one in hand, and the two that waited
        slow.done.acquire()
    stages.put(Heard(LANE, samples(4000)))
    slow.done.acquire()
    stages.close()
    worker.stop()

    lags = [event for event in said if isinstance(event, FallingBehind)]
    assert {event.stage for event in lags} == {"slow"}
    *late, over = lags
    assert len(late) >= 3
    assert all(event.lag > 0 for event in late)
    assert all(after.heard - before.heard >= RATE_HZ for before, after in pairwise(late))
    assert (over.heard, over.lag) == (samples(4000), 0)
