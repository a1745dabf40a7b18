"""The rows of the two panes as a model for Qt: single rows change, nothing is set anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from interpreter_app.core.events import SessionStateChanged, SpeakingStarted, SpeakingStopped, SpeechStarted
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.turns import Turn
from interpreter_app.core.units import LaneId, UtteranceId, milliseconds
from interpreter_app.gui.bridge import Item
from interpreter_app.gui.reports import Failed, Loaded, Loading, Opening, Over, Refused
from interpreter_app.gui.rows import Change, Row, Rows, halves


def _heard(turn: Turn) -> bool:
    """Whether any of it was said."""
    return any(token.start is not None for utterance in turn.utterances for token in utterance.tokens)


Index = QModelIndex | QPersistentModelIndex
_VALUES: dict[str, Callable[[Row], Any]] = {
    "turn": lambda row: row.turn.turn,  # its number in its session
    "time": lambda row: -1 if row.turn.start is None else milliseconds(row.turn.start),  # of the session; -1: not known
    "lag": lambda row: -1 if row.lag_ms is None else row.lag_ms,  # from the end of speech to the whole translation
    "language": lambda row: row.turn.language or "",
    "targetLanguage": lambda row: row.turn.target_language or "",
    "source": lambda row: halves(row.turn, target=False)[0],  # what stands
    "sourceTail": lambda row: halves(row.turn, target=False)[1],  # what may still change
    "target": lambda row: halves(row.turn, target=True)[0],
    "targetTail": lambda row: halves(row.turn, target=True)[1],
    "typed": lambda row: row.turn.origin == "typed" and not _heard(row.turn),
    "edited": lambda row: row.turn.origin == "typed" and _heard(row.turn),  # what was said, put right
    "ended": lambda row: row.turn.ended,
}
ROLES = (
    *_VALUES,
    "current",  # whether its session is the present one: only such rows can be acted upon
    "heard",  # whether somebody is saying it now
    "spoken",  # whether the program is saying its translation now
)
"""What a delegate can ask of a row, by the names that QML knows."""
_FIRST = Qt.ItemDataRole.UserRole + 1


class ConversationModel(QAbstractListModel):
    """Turn by turn, the newest last."""

    count_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = Rows(self._around)
        self._open: set[tuple[LaneId, UtteranceId]] = set()
        """Utterances that have begun and have no final text yet."""
        self._marked: dict[str, Row | None] = {"heard": None, "spoken": None}

    def rows(self, first: int, last: int) -> list[Row]:
        """Those from `first` to `last`."""
        return self._rows.all[first : last + 1]

    @Slot(object)
    def take(self, items: tuple[Item, ...]) -> None:
        """Bring the rows up to date."""
        for news, elapsed_ms in items:
            match news:
                case SessionStateChanged():
                    if news.version is not None:
                        self._rows.begin()
                    if news.state == "closed":
                        self._rest()
                case SpeechStarted():
                    self._open.add((news.lane, news.utterance))
                case SpeakingStarted():
                    at = self._rows.at(news.lane, news.turn)
                    self._mark("spoken", None if at is None else self._rows.all[at])
                case SpeakingStopped():
                    self._mark("spoken", None)
                case Over() | Failed():
                    self._rest()
                case Loading() | Loaded() | Opening() | Refused():
                    pass
                case _:
                    self._rows.apply(news, elapsed_ms)
                    if isinstance(news, Hypothesis):
                        self._listen(news)

    def _listen(self, news: Hypothesis) -> None:
        """Mark the row of an utterance that is being said."""
        if news.final:
            self._open.discard((news.lane, news.utterance))
        at = self._rows.at(news.lane, news.turn)
        row = None if at is None else self._rows.all[at]
        if (news.lane, news.utterance) in self._open:
            self._mark("heard", row)
        elif row is self._marked["heard"]:
            self._mark("heard", None)

    def _rest(self) -> None:
        """Nobody speaks any more."""
        self._open.clear()
        self._mark("heard", None)
        self._mark("spoken", None)

    def _mark(self, which: Literal["heard", "spoken"], row: Row | None) -> None:
        """Let `row`, and no other, be the one that is heard or spoken."""
        old, self._marked[which] = self._marked.get(which), row
        role = [_FIRST + ROLES.index(which)]
        for changed in {old, row} - {None} if old is not row else ():
            at = None if changed is None else self._rows.place(changed)
            if at is not None:
                self.dataChanged.emit(self.index(at), self.index(at), role)

    @contextmanager
    def _around(self, change: Change, at: int) -> Iterator[None]:
        match change:
            case "insert":
                self.beginInsertRows(QModelIndex(), at, at)
                yield
                self.endInsertRows()
                self.count_changed.emit()
            case "remove":
                self.beginRemoveRows(QModelIndex(), at, at)
                yield
                self.endRemoveRows()
                self.count_changed.emit()
            case "update":
                yield
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802, D102 - Qt's
        return 0 if parent.isValid() else len(self._rows.all)

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802, D102
        return {_FIRST + number: QByteArray(name.encode()) for number, name in enumerate(ROLES)}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        row = self._rows.all[index.row()]
        match ROLES[role - _FIRST] if role >= _FIRST else "source":
            case "current":
                return row.session == self._rows.session
            case "heard" | "spoken" as which:
                return row is self._marked[which]
            case name:
                return _VALUES[name](row)

    @Property(int, notify=count_changed)
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows.all)
