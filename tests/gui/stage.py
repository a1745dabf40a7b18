"""A window that shows a recorded session, and hands that use it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from interpreter_app import settings
from interpreter_app.core.events import Event
from interpreter_app.core.text import Direction
from interpreter_app.gui.replay import Replay, read_log
from interpreter_app.gui.tools import Tools
from interpreter_app.gui.window import Window
from tests.gui.standins import FakeTools

ROOT = Path(__file__).parents[2]
CONVERSATION = ROOT / "tests/data/conversation.jsonl"
"""The sample conversation, interpreted at its own pace."""
DIRECTIONS = (Direction("en", "es"), Direction("es", "en"))


def conversation() -> list[tuple[Event, int]]:
    """The events of the sample conversation."""
    return read_log(str(CONVERSATION))


class Stage:
    """A window of `size` that plays `log` at once when it is started, up to and including event `until`."""

    def __init__(
        self,
        log: list[tuple[Event, int]] | None = None,
        *,
        until: int | None = None,
        size: tuple[int, int] | None = (900, 600),
        player: Callable | None = None,
        tools: Tools | None = None,
        **how: object,
    ) -> None:
        self.log = (conversation() if log is None else log)[:until]
        chosen = settings.load({"languages": {"between": ["en", "es"]}})
        self.tools = tools or FakeTools()
        make = player or (lambda bridge: Replay(bridge, self.log, speed=0))
        self.window = Window(chosen, DIRECTIONS, make, tools=self.tools, **how)
        self.window.interface.choose("en")
        self.window.appearance.choose("light")
        self.view = self.window.show()
        if size is not None:
            self.view.resize(*size)
        self.view.requestActivate()
        assert QTest.qWaitForWindowExposed(self.view)

    def close(self) -> None:
        """Take it down."""
        self.window.close()

    @property
    def asked(self) -> list[tuple[object, ...]]:
        """What was asked of the session."""
        return self.window.player.asked

    def wait(self, milliseconds: int = 50) -> None:
        """Let the window work."""
        QTest.qWait(milliseconds)

    def wait_for(self, condition: Callable[[], bool], seconds: float = 20) -> None:
        """Until `condition` holds."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"waited {seconds} s in vain"
            QTest.qWait(10)

    def items(self, parent: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """Everything that is drawn, depth first: the window, then the captions."""
        roots = [parent] if parent else [view.contentItem() for view in (self.view, self.captions) if view]
        for item in (child for root in roots for child in root.childItems()):
            yield item
            yield from self.items(item)

    @property
    def captions(self) -> QQuickWindow | None:
        """The window of the captions, where it is open."""
        return self.view.findChild(QQuickWindow, "captions")

    def find(self, name: str) -> QQuickItem:
        """The item of that object name."""
        found = next((item for item in self.items() if item.objectName() == name), None)
        assert found is not None, f"there is no {name}"
        return found

    def view_of(self, item: QQuickItem) -> QQuickWindow:
        """The window that an item is in.  (`item.window()` would take it along when the item is let go.)"""
        return self.captions if self.captions and item in self.items(self.captions.contentItem()) else self.view

    def place(self, item: QQuickItem) -> QPoint:
        """The middle of an item, in the window."""
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def click(self, name: str) -> None:
        """Press an item with the mouse."""
        item = self._at_rest(name)
        assert item.isVisible(), f"{name} is not shown"
        QTest.mouseClick(
            self.view_of(item), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.place(item)
        )
        self.wait()

    def _at_rest(self, name: str) -> QQuickItem:
        """The item of that name, once everything has its place."""
        places: list[QPoint] = []
        while len(places) < 2 or places[-1] != places[-2]:
            self.wait()
            item = self.find(name)
            places.append(self.place(item))
            assert len(places) < 50, f"{name} does not come to rest"
        return item

    def ask(self, name: str) -> None:
        """Open a sheet."""
        self.window.engine.singletonInstance("Interpreter", "Ui").setProperty("sheet", name)
        self.wait()

    def strike(self, name: str) -> None:
        """Press an item with the space bar."""
        self.wait()
        item = self.find(name)
        assert item.isVisible(), f"{name} is not shown"
        item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self.press(Qt.Key.Key_Space)

    def shown(self, name: str) -> bool:
        """Whether there is such an item, and it is shown."""
        return any(item.objectName() == name and item.isVisible() for item in self.items())

    def pick(self, name: str, number: int) -> None:
        """Choose from a list with the keyboard: the option of that number."""
        self.wait()
        self.find(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self.press(Qt.Key.Key_Space)
        self.press(Qt.Key.Key_Home)
        for _ in range(number):
            self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)

    def write(self, name: str, text: str) -> None:
        """Write into a field, as from the keyboard."""
        self.focus(name)
        for letter in text:
            QTest.keyClick(self.view, letter)
        self.wait()

    def focus(self, name: str) -> None:
        """Go to an item with the Tab key."""
        self.wait()  # until everything has its place
        self.find(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self.wait()

    def row(self, at: int) -> QQuickItem:
        """The row at that place, where it is on the screen or near."""
        return self.find(f"row {at}")

    def words(self, at: int) -> set[str]:
        """All that can be read in a row."""
        return {item.property("text") for item in self.items(self.row(at)) if item.isVisible()} - {None}

    def point(self, at: int) -> None:
        """Move the mouse over a row."""
        self.wait_for(lambda: self.shown(f"row {at}"))
        self.wait()
        for way in (QPoint(3, 3), QPoint(0, 0)):  # Qt passes over a move to where the mouse is
            QTest.mouseMove(self.view, self.place(self.row(at)) - way)
        self.wait()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        QTest.keyClick(self.view, key, modifier)
        self.wait()

    def texts(self) -> list[tuple[str, str]]:
        """Each row's text: what was said, and its translation."""
        model = self.window.conversation
        roles = {bytes(name.data()).decode(): role for role, name in model.roleNames().items()}
        return [
            tuple(
                "".join(model.data(model.index(row), roles[part]) for part in parts)
                for parts in (("source", "sourceTail"), ("target", "targetTail"))
            )
            for row in range(model.rowCount())
        ]
