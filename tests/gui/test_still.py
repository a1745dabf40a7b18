"""Text stands still: over five minutes of replay, no word that stands changes its place in its row.

`Text` does not say where its words are.  So the same text is laid out again as it does it, and the twin must agree with
the item in the number of lines, the width of the text and its height, at each step.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtQuick import QQuickItem

from interpreter_app.core.text import Hypothesis, Translation
from tests.gui.logs import repeated, restless
from tests.gui.stage import Stage

MINUTES = 5
TIMES = -(-MINUTES * 60_000 // 26_500)
Place = tuple[int, float]
"""Of a character: its line, and where in it, in pixels."""


def places(text: QQuickItem, standing: str, tail: str) -> list[Place]:
    """Where each character of `standing` is; the whole is what `text` shows."""
    font = QFont(text.property("font"))
    layout = QTextLayout(standing + tail, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    if tail:
        moving = QTextLayout.FormatRange()
        moving.start, moving.length = len(standing), len(tail)
        moving.format = QTextCharFormat()
        moving.format.setForeground(QColor("#676470"))
        layout.setFormats([moving])
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(text.width())
        lines.append(line)
    layout.endLayout()
    assert len(lines) == text.property("lineCount")
    assert max(line.naturalTextWidth() for line in lines) == pytest.approx(text.property("contentWidth"), abs=1)
    found = []
    for at in range(len(standing)):
        line = layout.lineForTextPosition(at)
        found.append((line.lineNumber(), line.cursorToX(at)[0]))
    return found


class Watch:
    """Remembers where every word stood, and counts."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.model = stage.window.conversation
        roles = {bytes(name.data()).decode(): role for role, name in self.model.roleNames().items()}
        self.parts = [[roles[name] for name in names] for names in (("source", "sourceTail"), ("target", "targetTail"))]
        self.seen: dict[tuple[int, int], tuple[str, list[Place], QPointF]] = {}
        self.heights: dict[int, float] = {}
        self.compared = 0

    def look(self) -> None:
        """Compare the newest rows with what they were."""
        shown = [item for item in self.stage.items() if item.objectName().startswith("row ") and item.isVisible()]
        rows = {int(item.objectName().removeprefix("row ")): item for item in shown}
        for at in range(max(0, self.model.count - 3), self.model.count):
            row = rows[at]
            assert row.height() >= self.heights.get(at, 0), "a row has shrunk"
            self.heights[at] = row.height()
            texts = [item for item in self.stage.items(row) if item.objectName() == "text"]
            for side, text in enumerate(texts):
                self._compare(at, side, text, row)
        for above, below in pairwise(sorted(rows)):
            if below == above + 1:
                end = rows[above].y() + rows[above].height()
                assert rows[below].y() == pytest.approx(end, abs=0.5), "rows lie apart, or over each other"

    def _compare(self, at: int, side: int, text: QQuickItem, row: QQuickItem) -> None:
        standing, tail = (self.model.data(self.model.index(at), role) for role in self.parts[side])
        if not standing:
            return
        now, corner = places(text, standing, tail), text.mapToItem(row, QPointF(0, 0))
        before = self.seen.get((at, side))
        if before is not None:
            old, then, where = before
            assert standing.startswith(old), "what stood was changed"
            moved = [m for m, ((line, x), (row_now, x_now)) in enumerate(zip(then, now, strict=False))
                     if line != row_now or abs(x - x_now) > 0.01]  # fmt: skip
            assert not moved, f"{old!r} has moved from its character {moved[0]} on"
            assert corner == where
            self.compared += len(old)
        self.seen[at, side] = standing, now, corner


@pytest.mark.parametrize(("width", "worse"), [(900, list), (1440, list), (760, restless)])
def test_no_word_moves_that_stands(stage, width: int, worse: Callable) -> None:
    log = worse(repeated(TIMES))
    assert log[-1][1] > MINUTES * 60_000
    stage = stage(log=[], size=(width, 700))
    stage.window.session.start()
    watch = Watch(stage)
    for event, elapsed_ms in log:
        stage.window.bridge(event, elapsed_ms)
        stage.window.bridge.deliver()
        if isinstance(event, Hypothesis | Translation):
            QCoreApplication.processEvents()
            stage.view.grabWindow()
            watch.look()
    print(f"\n{watch.compared} times a character was compared with where it stood, in {len(log)} events")
    assert stage.window.conversation.count == TIMES * 8
    assert watch.compared > 10_000
