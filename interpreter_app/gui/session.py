"""The session as QML sees it: what it is doing, what can be asked of it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from interpreter_app.core.events import Event, LevelMeasured
from interpreter_app.core.options import LanguageOptions, Speak, SpeakingOptions
from interpreter_app.core.units import TurnId
from interpreter_app.gui.bridge import Item
from interpreter_app.gui.condition import Condition, apply
from interpreter_app.gui.player import Player
from interpreter_app.gui.reports import Errand, Report
from interpreter_app.settings import Settings

QUIETEST_DB = -60
"""Where a meter begins."""


class SessionModel(QObject):
    """One conversation after another."""

    changed = Signal()
    level_changed = Signal()
    muted_changed = Signal()

    def __init__(self, player: Player, settings: Settings, journal: str | None) -> None:
        super().__init__()
        self._player, self._settings, self._journal = player, settings, journal
        self._condition = Condition()
        self._level = 0.0
        speak = settings.options.speaking.speak
        self._speak: Speak = _speak(settings)
        self._chosen_speak = speak
        if speak != "off":
            self.mute(False)

    @property
    def settings(self) -> Settings:
        """What the next conversation begins with."""
        return self._settings

    @property
    def running(self) -> bool:
        """Whether a conversation was asked for, and has not ended."""
        return self._condition.wanted

    @property
    def heard(self) -> float:
        """How loud the microphone hears; 0..1."""
        return self._level

    @property
    def condition(self) -> Condition:
        """How things stand."""
        return self._condition

    def change(self, **options: Any) -> None:
        """Begin the next conversation with other options: groups of `SessionOptions`, by name."""
        self._settings = replace(self._settings, options=replace(self._settings.options, **options))

    def speak(self, speaking: SpeakingOptions) -> None:
        """Speak otherwise, from now on."""
        if speaking.speak != "off":
            self._speak = speaking.speak
        self.change(speaking=speaking)
        if self._condition.wanted:
            self._player.configure(None, speaking)
        self.muted_changed.emit()

    @Slot(object)
    def take(self, items: tuple[Item, ...]) -> None:
        """Bring what is shown up to date."""
        before, level = self._condition, self._level
        for news, _ in items:
            self._condition = apply(self._condition, news)
            self._level = self._heard(news)
        if self._condition != before:
            self.changed.emit()
        if self._level != level:
            self.level_changed.emit()

    def adopt(self, settings: Settings) -> None:
        """Go by other settings: how it speaks at once, the rest from the next conversation on; languages stay."""
        before, chosen = self._settings, settings.options.speaking.speak
        self._speak = _speak(settings)
        muted = chosen == "off" or (bool(self.muted) and chosen == self._chosen_speak)
        self._chosen_speak = chosen
        speaking = replace(settings.options.speaking, speak="off" if muted else self._speak)
        options = replace(settings.options, languages=before.options.languages, speaking=speaking)
        self._settings = replace(settings, options=options)
        if self._condition.wanted and speaking != before.options.speaking:
            self._player.configure(None, speaking)
        if not self._condition.wanted and (before.packs, before.models) != (settings.packs, settings.models):
            self._player.load(self._settings)
        self.muted_changed.emit()

    def converse(self, languages: LanguageOptions) -> None:
        """Go between `languages`: at once where a conversation runs that has the engines for it, else get ready."""
        self.change(languages=languages)
        if self._condition.wanted:
            self._player.configure(languages, None)
        else:
            self._player.load(self._settings)

    @Slot()
    def load(self) -> None:
        """Load the engines; also again, after that failed."""
        self._player.load(self._settings)

    @Slot()
    def reload(self) -> None:
        """Load the engines anew, once no conversation needs those that are there: packs have come or gone."""
        self._player.reload(self._settings)

    def lend(self, errand: Errand) -> None:
        """See `Player.lend`."""
        self._player.lend(errand)

    @Slot()
    def start(self) -> None:
        """Begin a conversation."""
        self._player.start(self._settings, self._journal)

    @Slot()
    def stop(self) -> None:
        """Listen no more, and end once all is said; while it is ending, say nothing more."""
        if self._condition.state == "draining":
            self._player.interrupt()
        else:
            self._player.stop()

    @Slot()
    def interrupt(self) -> None:
        """Stop speaking."""
        self._player.interrupt()

    @Slot(bool)
    def pause(self, on: bool) -> None:
        """Hear nothing for a while, or hear again."""
        self._player.pause(on=on)

    @Slot(bool)
    def mute(self, on: bool) -> None:
        """Speak no translation, or speak again."""
        self.speak(replace(self._settings.options.speaking, speak="off" if on else self._speak))

    @Slot(int)
    def say(self, turn: int) -> None:
        """Speak the translation of a turn again."""
        self._player.say(TurnId(turn))

    @Slot()
    def dismiss(self) -> None:
        """Show the notices no longer: they have been read."""
        self._condition = replace(self._condition, notices=())
        self.changed.emit()

    def _heard(self, news: Event | Report) -> float:
        """How loud it is, 0..1 on a scale of decibels as ears hear it."""
        if not self._condition.wanted or self._condition.state == "paused":
            return 0.0
        if not isinstance(news, LevelMeasured):
            return self._level
        decibels = 20 * math.log10(max(news.rms, 1e-6))
        return min(1.0, max(0.0, 1 - decibels / QUIETEST_DB))

    @Property(str, notify=changed)
    def doing(self) -> str:
        """The one word for what goes on (`condition.Doing`)."""
        return self._condition.doing

    @Property(str, notify=changed)
    def heardLanguage(self) -> str:  # noqa: N802 - QML's way of writing
        """The language of who speaks; empty where it is not known yet."""
        return self._condition.heard_language

    @Property(str, notify=changed)
    def spokenLanguage(self) -> str:  # noqa: N802
        """The language in which a translation is spoken."""
        return self._condition.spoken_language

    @Property(bool, notify=changed)
    def trial(self) -> bool:
        """Whether it hears with the packs that ship."""
        return self._condition.trial

    @Property(bool, notify=changed)
    def wanted(self) -> bool:
        """Whether a conversation was asked for, and has not ended."""
        return self._condition.wanted

    @Property(int, notify=changed)
    def lagMs(self) -> int:  # noqa: N802 - QML's way of writing
        """How far it is behind, in milliseconds; 0 where that is not worth a word."""
        return self._condition.lag_ms

    @Property(int, notify=changed)
    def droppedMs(self) -> int:  # noqa: N802
        """How much sound was lost at the microphone, in milliseconds."""
        return self._condition.dropped_ms

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def notices(self) -> list[str]:
        """What is to be known of the packs, or what went wrong last without ending the conversation."""
        return list(self._condition.notices)

    @Property(float, notify=changed)
    def progress(self) -> float:
        """How much of the engines is loaded; 0..1."""
        loading = self._condition.loading
        return loading.done / loading.total if loading.total else 0.0

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def trouble(self) -> dict[str, str]:
        """Why nothing can be done: `code`, `message`, `hint`; empty where all is well."""
        failed = self._condition.trouble
        return {} if failed is None else {"code": failed.code, "message": failed.message, "hint": failed.hint}

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def lost(self) -> dict[str, str]:
        """Devices that are waited for: the name of each `side`."""
        return {str(side): name for side, name in self._condition.lost}

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def devices(self) -> dict[str, str]:
        """Devices that are open: the name of each `side`."""
        return {str(side): name for side, name in self._condition.devices}

    @Property(float, notify=level_changed)
    def level(self) -> float:
        """How loud the microphone hears; 0..1."""
        return self._level

    @Property(bool, notify=muted_changed)
    def muted(self) -> bool:
        """Whether translations are not spoken."""
        return self._settings.options.speaking.speak == "off"


def _speak(settings: Settings) -> Speak:
    """How it speaks unless it is muted: under the gate, after the turn."""
    speak = settings.options.speaking.speak
    return "turn" if speak == "off" or settings.options.duplex.duplex == "gate" else speak
