"""A queue between two threads that lets the newest partial win and never drops a final."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from interpreter_app.core.audio import Heard
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import Samples, UtteranceId
from interpreter_app.pipeline.stage import position

PARTIALS_WAITING = 2
"""Partials of one utterance that may wait; beyond that the oldest gives way to the newest."""


class Mailbox:
    """What waits before one lane's stage.  Any thread may put; the stage's thread takes."""

    def __init__(self, notify: Callable[[], None]) -> None:
        self._items: deque[object] = deque()
        self._lock = threading.Lock()
        self._notify = notify
        self._newest = Samples(0)

    def put(self, item: object) -> Hypothesis | None:
        """Append `item`; the partial that gave way to it, if one did.

        Marks that follow each other without a value between them become one.
        """
        dropped = None
        with self._lock:
            self._newest = max(self._newest, position(item))
            if isinstance(item, Heard) and self._items and isinstance(self._items[-1], Heard):
                self._items[-1] = item
            else:
                if isinstance(item, Hypothesis) and not item.final:
                    dropped = self._make_way(item.utterance)
                self._items.append(item)
        self._notify()
        return dropped

    def take(self) -> tuple[object, Samples] | None:
        """The oldest item, and how much newer the newest that waited was; None where nothing waits."""
        with self._lock:
            if not self._items:
                return None
            item = self._items.popleft()
            return item, Samples(max(0, self._newest - position(item)))

    def __len__(self) -> int:
        return len(self._items)

    def _make_way(self, utterance: UtteranceId) -> Hypothesis | None:
        waiting = [
            i for i in self._items if isinstance(i, Hypothesis) and i.utterance == utterance and not i.final
        ]  # fmt: skip
        if len(waiting) < PARTIALS_WAITING:
            return None
        self._items.remove(waiting[0])
        return waiting[0]
