"""What the window takes from one start to the next: its size and view, and how faces and captions look.

Nobody sets these: they are as they were left.  What is set stands in settings.toml.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSize, Slot
from PySide6.QtGui import QGuiApplication

from interpreter_app.core.errors import OutputError
from interpreter_app.settings import write_whole


class RememberedModel(QObject):
    """Values by name, kept in one file; whoever writes one decides what it means."""

    def __init__(self, path: Path) -> None:
        """What is in the file at `path`; nothing where there is none, or it cannot be read."""
        super().__init__()
        self._path = path
        self._before = self._values = _read(path)

    @Slot(str, "QVariant", result="QVariant")
    def value(self, name: str, otherwise: Any) -> Any:
        """What was kept by that name; `otherwise` where nothing of its kind was."""
        kept = self._values.get(name)
        return kept if _kind(kept) is _kind(otherwise) else otherwise

    @Slot(str, "QVariant")
    def keep(self, name: str, value: Any) -> None:
        """Remember a text, a number, or whether something is so."""
        self._values = {**self._values, name: value}

    @Slot(int, int, result=QSize)
    def size(self, width: int, height: int) -> QSize:
        """How large the window was, `width` x `height` if it never was: no larger than the screen."""
        wanted = QSize(int(self.value("width", width)), int(self.value("height", height)))
        return wanted.boundedTo(QGuiApplication.primaryScreen().availableSize())

    def close(self) -> None:
        """Write the file, if anything has changed; a disk that is full or read-only costs no more than that."""
        if self._values == self._before:
            return
        with suppress(OutputError):
            write_whole(self._path, json.dumps(self._values, indent=1, sort_keys=True) + "\n")
            self._before = self._values


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def _kind(value: object) -> type:
    """Its type; whole numbers and others are of one kind."""
    return float if type(value) is int else type(value)
