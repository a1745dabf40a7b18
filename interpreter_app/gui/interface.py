"""The language of the interface: as the system has it, or as the user says."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Property, QCoreApplication, QLocale, QObject, Qt, QTranslator, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlEngine

from interpreter_app.gui.phrases import Phrases

SOURCE = "en"
TRANSLATED = ("de", "es", "fr")


class InterfaceModel(QObject):
    """Which language the window speaks; its text changes while it is open."""

    changed = Signal()

    def __init__(self, folder: Path, engine: QQmlEngine) -> None:
        super().__init__()
        self._folder, self._engine = folder, engine
        self._translator = QTranslator(self)
        self._others: dict[str, QTranslator | None] = {}
        self._language = SOURCE
        self._phrases = Phrases({})

    @Property(str, notify=changed)
    def language(self) -> str:
        """Its BCP-47 tag."""
        return self._language

    @Property(str, notify=changed)
    def spoken(self) -> str:
        """The tag of the language that its words are in, and that numbers go by: English where there is no other."""
        return SOURCE if self._translator.isEmpty() else self._language

    @Property(bool, notify=changed)
    def mirrored(self) -> bool:
        """Whether it goes from right to left."""
        return self._direction() == Qt.LayoutDirection.RightToLeft

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]
    def known(self) -> list[str]:
        """The languages that there are."""
        return [SOURCE, *TRANSLATED]

    @Slot(str, str, str, result=str)
    def word(self, language: str, context: str, text: str) -> str:
        """`text` in another language than the window's; in the window's where there is no translation into it."""
        tag = language.partition("-")[0]
        if tag not in self._others:
            translator = QTranslator(self)
            there = translator.load(str(self._folder / f"{tag}.qm"))
            self._others[tag] = translator if there else None
        other = self._others[tag]
        said = text if tag == SOURCE else other.translate(context, text) if other is not None else ""
        return said or QCoreApplication.translate(context, text)

    @Slot(str, result=str)
    def say(self, text: str) -> str:
        """`text` of the program (an error, a remedy, what the doctor found) in the window's language."""
        return self._phrases.say(text)

    @Slot(str)
    def choose(self, language: str) -> None:
        """Speak `language`; English where there is no translation."""
        QCoreApplication.removeTranslator(self._translator)
        self._language = language
        tag = language.partition("-")[0]
        self._phrases = Phrases(self._table(tag))
        if self._translator.load(str(self._folder / f"{tag}.qm")):
            QCoreApplication.installTranslator(self._translator)
        QGuiApplication.setLayoutDirection(self._direction())
        self._engine.retranslate()
        self.changed.emit()

    def follow_system(self) -> None:
        """Speak the first of the user's languages that there is."""
        wanted = (tag.partition("-")[0] for tag in QLocale().uiLanguages())
        self.choose(next((tag for tag in wanted if tag in (SOURCE, *TRANSLATED)), SOURCE))

    def close(self) -> None:
        """Speak no more: the application, and with it every other window, has the translator no longer."""
        QCoreApplication.removeTranslator(self._translator)

    def _table(self, tag: str) -> dict[str, str]:
        """How to say in a language what the program says in English."""
        if tag not in TRANSLATED:
            return {}
        table: dict[str, str] = json.loads((self._folder / f"phrases.{tag}.json").read_text("utf-8"))
        return table

    def _direction(self) -> Qt.LayoutDirection:
        return QLocale(self._language).textDirection()
