"""A window that opens, gets ready, says so and closes: whether all of the program is there, and how long it takes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from interpreter_app.gui.session import SessionModel

LONGEST_S = 60


class Check(QObject):
    """Ends the application once `session` is ready, 0, or cannot be, 1; each step is a line of standard output."""

    def __init__(self, qt: QGuiApplication, view: QQuickWindow, session: SessionModel) -> None:
        super().__init__(qt)
        self._qt, self._view, self._session = qt, view, session
        self._shown = False
        view.frameSwapped.connect(self._look)
        session.changed.connect(self._look)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(lambda: self._end(1, "too late"))
        self._late.start(LONGEST_S * 1000)

    @Slot()
    def _look(self) -> None:
        if not self._shown and self._view.isExposed():
            self._shown = True
            self._say("window")
        doing = self._session.property("doing")
        if self._shown and doing == "ready":
            self._end(0, "ready")
        elif doing == "unable":
            self._end(1, f"unable: {self._session.property('trouble')['message']}")

    def _end(self, code: int, what: str) -> None:
        if self._late.isActive():
            self._late.stop()
            self._say(what)
            self._qt.exit(code)

    def _say(self, what: str) -> None:
        sys.stdout.write(f"{what}\n")
        sys.stdout.flush()
