"""The sample conversation of the first run: the real pipeline, in two panes of its own."""

from __future__ import annotations

import threading

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from interpreter_app.core.errors import InterpreterError
from interpreter_app.core.events import SpeakingStarted, SpeakingStopped, SpeechStarted, SpeechStopped
from interpreter_app.gui.bridge import Bridge, Item
from interpreter_app.gui.conversation import ConversationModel
from interpreter_app.gui.reports import Either, Lent
from interpreter_app.gui.session import SessionModel
from interpreter_app.gui.tools import Tools


class SampleModel(QObject):
    """Plays it when asked, stops when asked; what is said and translated stands in `conversation`."""

    changed = Signal()
    _told = Signal(str, str, str)

    def __init__(self, session: SessionModel, tools: Tools) -> None:
        super().__init__()
        self._session, self._tools = session, tools
        self._bridge = Bridge()
        self._conversation = ConversationModel()
        self._bridge.arrived.connect(self._conversation.take)
        self._bridge.arrived.connect(self._follow)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._stop = threading.Event()
        self._state, self._doing, self._remark, self._remedy = "idle", "", "", ""

    @Property(QObject, notify=changed)
    def conversation(self) -> ConversationModel:
        """Its rows."""
        return self._conversation

    @Property(str, notify=changed)
    def state(self) -> str:
        """`idle`, `loading`, `playing`, `over` or `failed`."""
        return self._state

    @Property(str, notify=changed)
    def doing(self) -> str:
        """While it plays: `hearing`, `thinking` or `speaking`."""
        return self._doing

    @Property(str, notify=changed)
    def remark(self) -> str:
        """Why it is silent, or did not play."""
        return self._remark

    @Property(str, notify=changed)
    def remedy(self) -> str:
        """What helps, if anything does."""
        return self._remedy

    @Slot()
    def play(self) -> None:
        """Play it from its beginning."""
        self._stop.set()
        stop = self._stop = threading.Event()
        before, self._conversation = self._conversation, ConversationModel()
        self._bridge.arrived.disconnect(before.take)
        self._bridge.arrived.connect(self._conversation.take)
        self._put("loading")

        def errand(lent: Lent) -> None:
            if stop.is_set():
                return
            over = Either(stop, lent.over)
            try:
                self._tools.play_sample(
                    lent.engines, self._session.settings, [self._bridge], over, lambda why: self._told.emit("", why, "")
                )
            except InterpreterError as error:
                self._told.emit("failed", str(error), error.hint)
            except Exception as error:  # noqa: BLE001 - the window must say it, not die of it
                self._told.emit("failed", f"{type(error).__name__}: {error}", "")
            else:
                self._told.emit("idle" if stop.is_set() else "over", self._remark, "")

        self._session.lend(errand)

    @Slot()
    def stop(self) -> None:
        """Play no more of it."""
        self._stop.set()

    @Slot(str, str, str)
    def _tell(self, state: str, remark: str, remedy: str) -> None:
        self._put(state or self._state, remark, remedy)

    def _put(self, state: str, remark: str = "", remedy: str = "") -> None:
        self._state, self._remark, self._remedy = state, remark, remedy
        if state != "playing":
            self._doing = ""
        self.changed.emit()

    @Slot(object)
    def _follow(self, items: tuple[Item, ...]) -> None:
        for news, _ in items:
            match news:
                case SpeechStarted():
                    self._doing = "hearing"
                case SpeechStopped() | SpeakingStopped():
                    self._doing = "thinking" if isinstance(news, SpeechStopped) else ""
                case SpeakingStarted():
                    self._doing = "speaking"
                case _:
                    continue
            self._state = "playing" if self._state == "loading" else self._state
        self.changed.emit()
