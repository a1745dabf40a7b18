"""Files that the user chooses, in the system's own dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtWidgets import QFileDialog


class FilesModel(QObject):
    """Asks for a file; empty where the user would rather not.  `filters`: as Qt writes them, joined by `;;`."""

    @Slot(str, str, result=str)
    def open(self, title: str, filters: str) -> str:
        """A file that is there."""
        return QFileDialog.getOpenFileName(None, title, "", filters)[0]

    @Slot(str, str, str, result=str)
    def save(self, title: str, name: str, filters: str) -> str:
        """A file to write, `name` unless the user says otherwise; it is asked before one is overwritten."""
        return QFileDialog.getSaveFileName(None, title, name, filters)[0]


def local(path: str) -> str:
    """A path, from what a field gives, or what was dropped onto the window."""
    return QUrl(path).toLocalFile() if path.startswith("file:") else str(Path(path.strip()).expanduser())
