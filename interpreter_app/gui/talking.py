"""Push-to-talk: whose button is held, with a finger, a mouse or a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot

from interpreter_app.gui.hotkey import GlobalKey
from interpreter_app.gui.player import Player
from interpreter_app.gui.session import SessionModel


class TalkModel(QObject):
    """One side has the word at a time: who presses first keeps it until the button is let go.

    Pressing begins a conversation where there is none, ends a pause, and silences the program.
    """

    changed = Signal()

    def __init__(
        self, session: SessionModel, player: Player, global_key: Callable[[QObject], GlobalKey] = GlobalKey
    ) -> None:
        super().__init__()
        self._session, self._player = session, player
        self._holder: str | None = None
        self._told = False
        """Whether the session knows that the button is held."""
        self._global = global_key(self)
        self._global.pressed.connect(lambda: self.press(""))
        self._global.released.connect(lambda: self.release(""))
        session.changed.connect(self._follow)

    @property
    def by_button(self) -> bool:
        """Whether a button begins and ends utterances."""
        return self._session.settings.options.endpointing.push_to_talk

    @Slot(bool)
    def push(self, on: bool) -> None:
        """Let a button begin and end utterances, or the voice."""
        if self._holder is not None:
            self.release(self._holder)
        options = self._session.settings.options.endpointing
        self._session.change(endpointing=replace(options, push_to_talk=on))
        if self._session.condition.wanted:
            self._player.push_to_talk(on=on)
        if not on:
            self._global.stop()
        self.changed.emit()

    @Slot(str)
    def press(self, language: str) -> None:
        """The button of the side that speaks `language` goes down; empty: that of either."""
        if not self.by_button or self._holder is not None:
            return
        self._holder, self._told = language, False
        match self._session.condition.doing:
            case "speaking":
                self._player.interrupt()
            case "paused":
                self._player.pause(on=False)
            case "ready" | "unable":
                self._session.start()
            case _:
                pass
        self._follow()
        self.changed.emit()

    @Slot(str)
    def release(self, language: str) -> None:
        """It goes up."""
        if self._holder != language:
            return
        if self._told:
            self._player.talk(pressed=False, language=language or None)
        self._holder = None
        self.changed.emit()

    @Slot(bool)
    def listen_everywhere(self, on: bool) -> None:
        """Let the key count while other programs have the keyboard, too; `globalTrouble` says why it does not."""
        if on:
            self._global.start()
        else:
            self._global.stop()
        self.changed.emit()

    def close(self) -> None:
        """Give the key back."""
        self._global.stop()

    @Slot()
    def _follow(self) -> None:
        """Tell the session of a button that is held, once it runs."""
        running = self._session.condition.state == "running"
        if self._holder is not None and not self._told and running:
            self._told = True
            self._player.talk(pressed=True, language=self._holder or None)

    @Property(bool, notify=changed)
    def pushing(self) -> bool:
        """Whether a button decides."""
        return self.by_button

    @Property(bool, notify=changed)
    def held(self) -> bool:
        """Whether a button is down."""
        return self._holder is not None

    @Property(str, notify=changed)
    def holder(self) -> str:
        """The language of the side whose button is down; empty: either's, or nobody's."""
        return self._holder or ""

    @Property(bool, notify=changed)
    def everywhere(self) -> bool:
        """Whether the key counts while other programs have the keyboard."""
        return self._global.on

    @Property(str, notify=changed)
    def globalTrouble(self) -> str:  # noqa: N802 - QML's way of writing
        """Why it cannot: as `GlobalKey.trouble` has it; empty where it can."""
        return self._global.trouble
