"""The thread that owns devices and engines: what is asked of it while it is busy with something else."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from interpreter_app import compose, settings
from interpreter_app.gui.conductor import Conductor
from interpreter_app.gui.reports import Over


def test_a_conversation_that_is_only_beginning_can_be_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window is told that it listens before the conversation is handed over, and somebody may be quick."""
    said = queue.SimpleQueue[object]()
    finished = list[bool]()

    @contextmanager
    def listen(*_: object, live: Sequence[Callable[[object], None]], **__: object) -> Iterator[object]:
        live[0]("listening")
        conductor.stop()
        session = SimpleNamespace(paused=False, interrupt=lambda: None)
        yield SimpleNamespace(session=session, wait=lambda _: None, finish=lambda: finished.append(True))

    monkeypatch.setattr(compose, "choose", lambda _: SimpleNamespace(names=(), trial=False, notices=()))
    monkeypatch.setattr(compose, "open_engines", lambda *_, **__: SimpleNamespace(close=lambda: None))
    monkeypatch.setattr(compose, "listen", listen)
    conductor = Conductor(said.put)
    try:
        conductor.start(settings.load(), None)
        while not isinstance(said.get(timeout=5), Over):
            pass
        assert finished == [True]
    finally:
        conductor.close()
