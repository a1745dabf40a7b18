"""What can be done with the rows of the conversation, and the line that is typed into it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from interpreter_app.core.events import StageFailed
from interpreter_app.core.text import shown
from interpreter_app.gui.bridge import Item
from interpreter_app.gui.conversation import ConversationModel
from interpreter_app.gui.player import Player
from interpreter_app.gui.reports import REFUSALS, Refused
from interpreter_app.gui.rows import Row


class ActionsModel(QObject):
    """Rows are named by their place; only those of the session that runs can be changed, all can be copied."""

    refused = Signal(str, str)
    """What was asked cannot be done: why, and what helps, if anything does."""

    def __init__(self, conversation: ConversationModel, player: Player) -> None:
        super().__init__()
        self._conversation, self._player = conversation, player

    @Slot(object)
    def take(self, items: tuple[Item, ...]) -> None:
        """Tell what was refused."""
        for news, _ in items:
            match news:
                case Refused():
                    self.refused.emit(news.message, news.hint)
                case StageFailed(code=code) if code in REFUSALS:
                    self.refused.emit(news.text, "")
                case _:
                    pass

    @Slot(int)
    def hear(self, at: int) -> None:
        """Speak the translation of a row again."""
        self._player.say(self._row(at).turn.turn)

    @Slot(int)
    def flip(self, at: int) -> None:
        """Read a row in the other language; once more, and it is as it was."""
        for utterance in self._row(at).turn.utterances:
            self._player.flip(utterance.utterance)

    @Slot(int, result=str)
    def draft(self, at: int) -> str:
        """What was said, to be edited: a line for each utterance of the turn, and nearly all have one."""
        return "\n".join(shown(utterance.tokens) for utterance in self._row(at).turn.utterances)

    @Slot(int, str)
    def edit(self, at: int, text: str) -> None:
        """Put the lines of `text` in place of what was said and translate them, where they differ.

        Lines beyond the last utterance belong to it; an empty one leaves its utterance as it is.
        """
        utterances = self._row(at).turn.utterances
        lines = text.split("\n", len(utterances) - 1)
        for utterance, line in zip(utterances, lines, strict=False):
            written = " ".join(line.split())
            if written and written != shown(utterance.tokens):
                self._player.edit(utterance.utterance, written)

    @Slot(int, bool)
    def copy(self, at: int, target: bool) -> None:
        """Put what was said, or its translation, on the clipboard."""
        turn = self._row(at).turn
        QGuiApplication.clipboard().setText(turn.target if target else turn.source)

    @Slot(str, str)
    def write(self, text: str, language: str) -> None:
        """Translate and speak a typed line in `language`; empty: in that of this side."""
        if text.strip():
            self._player.write(text.strip(), language or None)

    def _row(self, at: int) -> Row:
        return self._conversation.rows(at, at)[0]
