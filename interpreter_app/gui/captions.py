"""Captions: the conversation in one language, line by line; in Reading mode text that only ever appends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Property, QAbstractListModel, QByteArray, QModelIndex, QObject, Qt, Signal, Slot

from interpreter_app.gui.conversation import ConversationModel, Index
from interpreter_app.gui.player import Player
from interpreter_app.gui.rows import Row, halves
from interpreter_app.gui.session import SessionModel

KEPT = 60
"""Lines that are kept; nobody sees more of them."""
_ROLES = ("line", "tail")  # `text` is the name of a property of the item that shows it
_FIRST = Qt.ItemDataRole.UserRole + 1


@dataclass(slots=True)
class Line:
    """What is shown of a turn, or of what came to it late."""

    row: Row
    text: str
    tail: str = ""


class Lines(QAbstractListModel):
    """The conversation in the language `tag`: what was said in it, and what was translated into it.

    What was said in another language stands as it is where it was not translated.
    """

    changed = Signal()

    def __init__(self, conversation: ConversationModel) -> None:
        super().__init__()
        self._conversation = conversation
        self._tag = ""
        self._reading = False
        self._lines: list[Line] = []
        self._shown: dict[Row, str] = {}
        """In Reading mode: all that each row has shown."""
        conversation.rowsInserted.connect(lambda _, first, last: self._take(first, last))
        conversation.dataChanged.connect(lambda first, last: self._take(first.row(), last.row()))
        conversation.rowsRemoved.connect(self._drop)

    @property
    def text(self) -> str:
        """Everything, as it stands on the screen."""
        return "\n".join(line.text + line.tail for line in self._lines)

    @property
    def language(self) -> str:
        """What they are shown in."""
        return self._tag

    @Property(str, notify=changed)
    def tag(self) -> str:
        """The language."""
        return self._tag

    def show(self, tag: str, *, reading: bool) -> None:
        """Show this language, anew where it is another; `reading`: only what stands, and take nothing back."""
        if (tag, reading) == (self._tag, self._reading):
            return
        anew = tag != self._tag
        self._tag, self._reading = tag, reading
        self.beginResetModel()
        if anew or not reading:
            self._lines.clear()
        for line in self._lines:
            line.tail = ""
        self._shown = {line.row: line.text for line in self._lines}
        self.endResetModel()
        if anew or not reading:
            self._take(max(0, self._conversation.rowCount() - KEPT), self._conversation.rowCount() - 1)
        self.changed.emit()

    def _take(self, first: int, last: int) -> None:
        for row in self._conversation.rows(first, last):
            text, tail = said_in(row, self._tag)
            if self._reading:
                self._append(row, text)
            else:
                self._set(row, text, tail)

    def _append(self, row: Row, text: str) -> None:
        """Show what is new of a row: in its line if that is the last, else in a new one."""
        before = self._shown.get(row, "")
        if text == before or not text:
            return
        new = text.removeprefix(before) if text.startswith(before) else ""
        self._shown[row] = text
        if new and self._lines and self._lines[-1].row is row:
            self._update(len(self._lines) - 1, self._lines[-1].text + new, "")
        else:  # from a word on, else anew
            self._insert(row, new.lstrip() if new[:1].isspace() else text, "")

    def _set(self, row: Row, text: str, tail: str) -> None:
        """Show a row as it is now."""
        at = next((at for at in range(len(self._lines) - 1, -1, -1) if self._lines[at].row is row), None)
        if at is not None:
            self._update(at, text, tail)
        elif text or tail:
            self._insert(row, text, tail)

    def _update(self, at: int, text: str, tail: str) -> None:
        line = self._lines[at]
        if (line.text, line.tail) != (text, tail):
            line.text, line.tail = text, tail
            self.dataChanged.emit(self.index(at), self.index(at))

    def _insert(self, row: Row, text: str, tail: str) -> None:
        at = len(self._lines)
        self.beginInsertRows(QModelIndex(), at, at)
        self._lines.append(Line(row, text, tail))
        self.endInsertRows()
        if len(self._lines) > KEPT:
            self.beginRemoveRows(QModelIndex(), 0, 0)
            gone = self._lines.pop(0)
            self.endRemoveRows()
            self._shown.pop(gone.row, None)

    @Slot()
    def _drop(self) -> None:
        """Let go of lines whose row is no more; in Reading mode what was shown stays."""
        there = set(self._conversation.rows(0, self._conversation.rowCount() - 1))
        for at in range(len(self._lines) - 1, -1, -1):
            if not self._reading and self._lines[at].row not in there:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._lines[at]
                self.endRemoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802, D102 - Qt's
        return 0 if parent.isValid() else len(self._lines)

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802, D102
        return {_FIRST + number: QByteArray(name.encode()) for number, name in enumerate(_ROLES)}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        return (self._lines[index.row()].text, self._lines[index.row()].tail)[max(0, role - _FIRST)]


def said_in(row: Row, tag: str) -> tuple[str, str]:
    """The text of a row in a language, what stands of it and what may change; its source where there is no other."""
    turn = row.turn
    if turn.language == tag or (turn.ended and turn.target_language is None):
        return halves(turn, target=False)
    return halves(turn, target=True) if turn.target_language == tag else ("", "")


class CaptionsModel(QObject):
    """What the caption window shows: one language or two, and whether anything that is shown may change."""

    changed = Signal()

    def __init__(self, conversation: ConversationModel, session: SessionModel, player: Player) -> None:
        super().__init__()
        self._session, self._player = session, player
        self._lines = Lines(conversation), Lines(conversation)

    @property
    def _reading(self) -> bool:
        return self._session.settings.options.translation.reading

    @Slot(str, str)
    def show(self, first: str, second: str) -> None:
        """Show these languages; empty: none."""
        for lines, tag in zip(self._lines, (first, second), strict=True):
            lines.show(tag, reading=self._reading)

    @Slot(bool)
    def read(self, on: bool) -> None:
        """Reading mode: text only ever appends, here and in what the session says from the next utterance on."""
        options = self._session.settings.options.translation
        self._session.change(translation=replace(options, reading=on))
        if self._session.condition.wanted:
            self._player.read(on=on)
        for lines in self._lines:
            lines.show(lines.language, reading=on)
        self.changed.emit()

    @Property(bool, notify=changed)
    def reading(self) -> bool:
        """Whether text only ever appends."""
        return self._reading

    @Property(QObject, constant=True)
    def first(self) -> Lines:
        """The lines of the first language."""
        return self._lines[0]

    @Property(QObject, constant=True)
    def second(self) -> Lines:
        """The lines of the second."""
        return self._lines[1]
