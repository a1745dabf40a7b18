"""Who runs the stages of a lane: the caller's own thread, or one thread each.

Both run the same stages and give the same record; they differ in what waits for what.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from interpreter_app.core.audio import AudioBlock, Heard, SpeechBlock, Talk
from interpreter_app.core.commands import COMMANDS, Command
from interpreter_app.core.errors import InterpreterError, OutputError
from interpreter_app.core.events import EVENT_TYPES, FallingBehind, StageFailed
from interpreter_app.core.options import Pace
from interpreter_app.core.units import RATE_HZ, LaneId, Samples
from interpreter_app.pipeline.bus import Bus
from interpreter_app.pipeline.engines_host import Handler, Worker
from interpreter_app.pipeline.mailbox import Mailbox
from interpreter_app.pipeline.spill import Spill
from interpreter_app.pipeline.stage import Stage, position
from interpreter_app.policy.lag import Lag

Input = AudioBlock | Heard | Talk | Command
"""What comes from outside."""


class Runner(Protocol):
    """Moves values through the stages of one lane."""

    def put(self, item: Input) -> None:
        """Hand `item` to the first stage."""
        ...

    def close(self) -> None:
        """Run nothing more."""
        ...


def step(
    stage: Stage, item: object, late: Samples, *, lane: LaneId, bus: Bus, pass_on: Callable[[object], None]
) -> None:
    """One step of a stage: its events are published, all answers passed on; a failure is published, the stage reset.

    What a stage takes it has not made: that was published by the one before it.
    """
    try:
        for answer in stage.step(item, late):
            if isinstance(answer, EVENT_TYPES) and not isinstance(answer, stage.takes):
                bus.publish(answer)  # type: ignore[arg-type]  # EVENT_TYPES are the members of Event
            pass_on(answer)
    except Exception as error:  # noqa: BLE001 - one bad value must not end a session
        code = error.code if isinstance(error, InterpreterError) else "internal"
        bus.publish(StageFailed(lane, position(item), stage.name, code, f"{type(error).__name__}: {error}"))
        if isinstance(error, OutputError):
            bus.fail(error)
        stage.reset()
        if isinstance(item, Heard):  # whatever fails, the end must reach those who wait for it
            pass_on(item)


class InlineRunner:
    """Runs every stage on the caller's thread, depth first: a value is dealt with when `put` returns."""

    def __init__(self, stages: Sequence[Stage], workers: Sequence[Worker | None], lane: LaneId, bus: Bus) -> None:
        """`workers[i]` owns the models of `stages[i]`; its lock is held while that stage runs."""
        self._stages, self._workers, self._lane, self._bus = stages, workers, lane, bus

    def put(self, item: Input) -> None:
        """Deal with `item`, and with all that comes of it."""
        self._run(0, item)

    def close(self) -> None:
        """Nothing is left running."""

    def _run(self, at: int, item: object) -> None:
        if at == len(self._stages):
            if isinstance(item, Heard):
                self._bus.settle(item.lane, item.position)
            return
        stage, worker = self._stages[at], self._workers[at]
        if not isinstance(item, stage.takes):
            if isinstance(item, COMMANDS):
                self._run(at + 1, item)
            return
        answers: list[object] = []
        if worker is None:
            step(stage, item, Samples(0), lane=self._lane, bus=self._bus, pass_on=answers.append)
        else:
            with worker.lock:
                step(stage, item, Samples(0), lane=self._lane, bus=self._bus, pass_on=answers.append)
        for answer in answers:
            self._run(at + 1, answer)


class ThreadedRunner:
    """Runs each stage on its worker's thread; the first one on a thread of the lane's own."""

    def __init__(
        self,
        stages: Sequence[Stage],
        workers: Sequence[Worker | None],
        lane: LaneId,
        bus: Bus,
        finished: Callable[[], None],
    ) -> None:
        """A stage without a worker shares the thread of the one before it; `finished` is called when all is done."""
        self._lane, self._bus, self._finished = lane, bus, finished
        self._own = Worker(f"vad {lane}")
        self._spill = Spill(self._disk_failed)
        self._boxes = []
        self._released: list[Worker] = []
        deliver: Callable[[object], None] = self._settle
        at = len(stages)
        while at > 0:
            first = at - 1
            while first > 0 and workers[first] is None:
                first -= 1
            worker = workers[first] or self._own
            box = worker.register(self._with_speech(_handler(stages[first:at], lane, bus, deliver)))
            self._boxes.append((worker, box))
            deliver, at = self._deliver_to(stages[first], box), first
        self._put = deliver

    def put(self, item: Input) -> None:
        """Queue `item` for the first stage."""
        self._put(item)

    def close(self) -> None:
        """Serve this lane no more; what waits is dropped."""
        for worker, box in reversed(self._boxes):
            worker.release(box)
        self._own.stop()
        self._spill.close()

    def _settle(self, item: object) -> None:
        if isinstance(item, Heard):
            self._bus.settle(item.lane, item.position)
            if item.finished:
                self._finished()

    def _deliver_to(self, stage: Stage, box: Mailbox) -> Callable[[object], None]:
        """What puts values before `stage`; says when partials give way there, and when nothing waits there any more."""
        lag = Lag(Samples(0))

        def deliver(item: object) -> None:
            if not isinstance(item, (*stage.takes, *COMMANDS)):
                return
            now, idle = position(item), not len(box)
            dropped = box.put(self._spill.put(item) if isinstance(item, SpeechBlock) else item)
            late = Samples(now - position(dropped)) if dropped is not None else Samples(0)
            if (dropped is not None and lag.skipped(now)) or (idle and lag.caught_up(late)):
                self._bus.publish(FallingBehind(self._lane, now, stage.name, late))

        return deliver

    def _with_speech(self, handle: Handler) -> Handler:
        """`handle`, for items that have waited: speech gets its samples back first."""
        return lambda item, late: handle(self._spill.take(item) if isinstance(item, SpeechBlock) else item, late)

    def _disk_failed(self, heard: Samples, what: str) -> None:
        self._bus.publish(StageFailed(self._lane, heard, "recognition", "spill", what))


def _handler(
    stages: Sequence[Stage], lane: LaneId, bus: Bus, deliver: Callable[[object], None]
) -> Callable[[object, Samples], None]:
    """Runs `stages` one after another on one thread."""

    def handle(item: object, late: Samples, at: int = 0) -> None:
        if at == len(stages):
            deliver(item)
        elif isinstance(item, stages[at].takes):
            answers: list[object] = []
            step(stages[at], item, late, lane=lane, bus=bus, pass_on=answers.append)
            for answer in answers:
                handle(answer, late, at + 1)
        elif isinstance(item, COMMANDS):
            handle(item, late, at + 1)

    return handle


def runner(
    stages: Sequence[tuple[Stage, Worker | None]],
    lane: LaneId,
    bus: Bus,
    *,
    threaded: bool,
    finished: Callable[[], None],
) -> Runner:
    """The runner of one lane's stages, each with the worker that owns its models, if it has any."""
    steps, workers = [stage for stage, _ in stages], [worker for _, worker in stages]
    if threaded:
        return ThreadedRunner(steps, workers, lane, bus, finished)
    return InlineRunner(steps, workers, lane, bus)


def feed(put: Callable[[AudioBlock], None], blocks: Iterable[AudioBlock], pace: Pace) -> Samples:
    """Put every block, at the speed of the audio where `pace` is "realtime"; where the last one ended."""
    began, end = time.monotonic(), Samples(0)
    first: Samples | None = None
    for block in blocks:
        first = block.start if first is None else first
        end = block.end
        if pace == "realtime":
            wait = began + (end - first) / RATE_HZ - time.monotonic()
            if wait > 0:
                time.sleep(wait)
        put(block)
    return end
