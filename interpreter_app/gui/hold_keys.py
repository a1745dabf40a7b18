"""Keys that are held to talk: Space for either side, 1 and 2 for one of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

from interpreter_app.gui.languages import LanguagesModel
from interpreter_app.gui.talking import TalkModel


class HoldKeys(QObject):
    """Sees the keys of a window before its controls do; where a button decides, and nothing in it takes them.

    That is for the window to say (`keysTaken`): text, a control reached by Tab, a list that is open, a sheet.
    """

    def __init__(self, view: QQuickWindow, talk: TalkModel, languages: LanguagesModel) -> None:
        super().__init__(view)
        self._view, self._talk, self._languages = view, talk, languages
        self._held: tuple[int, str] | None = None
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Whether the event is one of ours, and goes no further."""
        if event.type() == QEvent.Type.FocusOut:
            self._let_go()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            held = self._held is not None and event.key() == self._held[0]
            if held and not event.isAutoRepeat():
                self._let_go()
            return held
        return False

    def _press(self, event: QKeyEvent) -> bool:
        if self._held is not None:
            return event.key() == self._held[0]  # it repeats
        here, there = self._languages.sides
        sides = {Qt.Key.Key_Space: "", Qt.Key.Key_1: here, Qt.Key.Key_2: there}
        side = sides.get(Qt.Key(event.key()))
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if side is None or not plain or not self._talk.by_button or self._view.property("keysTaken"):
            return False
        self._held = event.key(), side
        self._talk.press(side)
        return True

    def _let_go(self) -> None:
        if self._held is not None:
            self._talk.release(self._held[1])
            self._held = None
