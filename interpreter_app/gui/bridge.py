"""From the threads of a session into Qt's: one queued signal, and no more repainting than eyes can follow."""

from __future__ import annotations

import threading
from collections.abc import Hashable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from interpreter_app.core.events import Event, LevelMeasured, VoiceDetected
from interpreter_app.core.text import Hypothesis, Translation
from interpreter_app.gui.reports import Report

Item = tuple[Event | Report, int]
"""News, and the milliseconds since the session began."""
TICK_MS = 67
"""Between two deliveries of what only refines: 15 a second."""


class Bridge(QObject):
    """A subscriber for any thread, whose news come out in the GUI thread, in order.

    Of the partials of one utterance, and of the levels of one lane, the newest stands in for those that wait; they
    come at most every `TICK_MS`.  Everything else comes at once, with all that waits.
    """

    arrived = Signal(object)
    """A tuple of `Item`s.  Emitted in the GUI thread only."""
    _woken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._waiting: dict[Hashable, Item] = {}
        self._count = 0
        self._signalled = self._urgent = False
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.deliver)
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    def __call__(self, news: Event | Report, elapsed_ms: int = 0) -> None:
        """Take `news` in; any thread may call it."""
        key = _refines(news)
        if isinstance(news, VoiceDetected):
            return  # for what must answer at once; nothing is shown of it
        with self._lock:
            self._count += 1
            self._waiting[self._count if key is None else key] = (news, elapsed_ms)
            self._urgent |= key is None
            wake, self._signalled = not self._signalled, True
        if wake or key is None:
            self._woken.emit()

    @Slot()
    def _wake(self) -> None:
        with self._lock:
            urgent = self._urgent
        since = self._since.elapsed() if self._since.isValid() else TICK_MS
        if urgent or since >= TICK_MS:
            self.deliver()
        elif not self._timer.isActive():
            self._timer.start(TICK_MS - since)

    @Slot()
    def deliver(self) -> None:
        """Hand out all that waits."""
        self._timer.stop()
        with self._lock:
            items, self._waiting = tuple(self._waiting.values()), {}
            self._signalled = self._urgent = False
        if items:
            self._since.start()
            self.arrived.emit(items)


def _refines(news: Event | Report) -> Hashable | None:
    """What a newer one of its kind stands in for; None where each counts."""
    match news:
        case Hypothesis(final=False, supersedes=None):
            return "hypothesis", news.lane, news.utterance
        case Translation(final=False):
            return "translation", news.lane, news.utterance
        case LevelMeasured():
            return "level", news.lane
        case _:
            return None
