"""The icon in the system's tray: its state, and a menu; the words come from QML."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from interpreter_app.gui.icons import Icons
from interpreter_app.gui.theme import PALETTES

SIZE = 64
"""Of the icon, in pixels; the system makes it smaller."""


class TrayModel(QObject):
    """Shown once QML has offered something, where the system has a tray.  Not made before the window stands."""

    chosen = Signal(str)
    """The name of what was chosen in the menu; `show`, too, when the icon is clicked."""
    changed = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    @Property(bool, constant=True)
    def available(self) -> bool:
        """Whether the system has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the icon is there, so that the window may be hidden."""
        return self._icon is not None

    @Slot("QVariantList")
    def offer(self, entries: list[dict[str, object]]) -> None:
        """Make the menu, or its words anew: `name`, `text` and `enabled` of each; a line where there is no name.

        Always the same entries: one of them may just have been chosen.
        """
        if self._menu is None:
            self._icon, self._menu = QSystemTrayIcon(self), QMenu()
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._activate)
            for entry in entries:
                self._add(str(entry.get("name", "")))
            self.changed.emit()
        for action, entry in zip(self._menu.actions(), entries, strict=True):
            if not action.isSeparator():
                action.setText(str(entry["text"]))
                action.setEnabled(bool(entry["enabled"]))

    @Slot(str, str, str)
    def paint(self, symbol: str, tone: str, words: str) -> None:
        """Show a state: an icon on a ground of one of the theme's colours, and what it means."""
        if self._icon is not None:
            self._icon.setIcon(QIcon(self.badge(symbol, tone)))
            self._icon.setToolTip(f"Interpreter: {words}")
            self._icon.show()

    @Slot(str)
    def say(self, words: str) -> None:
        """Tell something beside the icon."""
        if self._icon is not None:
            self._icon.showMessage("Interpreter", words, self._icon.icon())

    def badge(self, symbol: str, tone: str) -> QPixmap:
        """The icon, in white on a colour that stands out from dark and from light trays."""
        pixmap = QPixmap(SIZE, SIZE)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(PALETTES["light"], tone)))
        painter.drawRoundedRect(QRectF(0, 0, SIZE, SIZE), SIZE / 4, SIZE / 4)
        inner = SIZE * 5 // 8
        painter.drawPixmap((SIZE - inner) // 2, (SIZE - inner) // 2, self._icons.drawn(symbol, "ffffff", inner))
        painter.end()
        return pixmap

    def close(self) -> None:
        """Take it away."""
        if self._icon is not None:
            self._icon.hide()

    def _add(self, name: str) -> None:
        assert self._menu is not None
        if name:
            self._menu.addAction(name).triggered.connect(lambda _=False: self.chosen.emit(name))
        else:
            self._menu.addSeparator()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.chosen.emit("show")
