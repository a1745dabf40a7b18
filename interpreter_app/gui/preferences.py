"""The settings as a form shows them: what there is, what is set and by whom, and how it is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from interpreter_app import settings
from interpreter_app.core.errors import InterpreterError
from interpreter_app.core.options import LanguageOptions
from interpreter_app.settings import Known, Settings


class PreferencesModel(QObject):
    """Reads and writes the user's file; what has changed goes to `adopt`."""

    changed = Signal()
    problem_changed = Signal()

    def __init__(
        self, chosen: Settings, adopt: Callable[[Settings], None], flags: Mapping[str, Any] | None = None
    ) -> None:
        """`flags` stand above the file, for this run of the program."""
        super().__init__()
        self._chosen, self._adopt, self._flags = chosen, adopt, flags
        self._known = {one.key: one for one in settings.known()}
        self._problem: dict[str, str] = {}

    @property
    def chosen(self) -> Settings:
        """What is set."""
        return self._chosen

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]
    def all(self) -> list[dict[str, Any]]:
        """What can be set: `key`, `table`, `kind`, `choices`, `lowest`, `highest`, `step`, `unit`, `optional`."""
        return [
            {**asdict(one), "choices": list(one.choices), "key": one.key, "step": _step(one)}
            for one in self._known.values()
        ]

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def values(self) -> dict[str, Any]:
        """What each is set to, by key."""
        return {key: _value(self._chosen, one) for key, one in self._known.items()}

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def origins(self) -> dict[str, str]:
        """Where each value comes from: `default`, `file`, or a variable of the environment."""
        return {key: settings.origin(key) for key in self._known}

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def different(self) -> list[str]:
        """The keys of those that are not as they come."""
        return [key for key, one in self._known.items() if _value(self._chosen, one) != one.default]

    @Property("QVariantMap", notify=problem_changed)  # type: ignore[arg-type]
    def problem(self) -> dict[str, str]:
        """Why the last change was not taken: `key`, `message`, `hint`; empty where it was."""
        return self._problem

    @Property(str, constant=True)
    def file(self) -> str:
        """Where the settings are kept."""
        return str(settings.config_file())

    @Slot(str, "QVariant")
    def put(self, key: str, value: Any) -> None:
        """Set something, and keep it."""
        one = self._known[key]
        self._save(key, {one.table: {one.name: _written(one, value)}})

    @Slot(str)
    def reset(self, key: str) -> None:
        """Leave something as it comes."""
        one = self._known[key]
        self._save(key, {one.table: {one.name: None}})

    @Slot()
    def open_file(self) -> None:
        """Show the file, or the folder it would lie in, in the program that the system has for it."""
        path = settings.config_file()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_file() else path.parent)))

    @Slot(result=bool)
    def read_again(self) -> bool:
        """Read the file once more, after somebody has mended it; whether it can be read."""
        return self._take("")

    def remember(self, languages: LanguageOptions) -> None:
        """Begin with these the next time."""
        row = {name: None if value is None else value for name, value in asdict(languages).items()}
        row["between"] = list(languages.between) if languages.between else None
        self._save("languages", {"languages": row})

    def _save(self, key: str, changes: Mapping[str, Mapping[str, Any]]) -> None:
        try:
            settings.save(changes)
        except InterpreterError as error:
            self._say(key, error)
            self.changed.emit()  # what was typed goes back to what is set
            return
        self._take(key)

    def _take(self, key: str) -> bool:
        try:
            self._chosen = settings.load(self._flags)
        except InterpreterError as error:
            self._say(key, error)
            return False
        self._say(key, None)
        self.changed.emit()
        self._adopt(self._chosen)
        return True

    def _say(self, key: str, error: InterpreterError | None) -> None:
        self._problem = {} if error is None else {"key": key, "message": str(error), "hint": error.hint}
        self.problem_changed.emit()


def _value(chosen: Settings, one: Known) -> Any:
    """What a setting is set to, as QML knows values."""
    group = {**{f.name: getattr(chosen.options, f.name) for f in fields(chosen.options)}, "models": chosen.models,
             "devices": chosen.devices, "window": chosen.window}[one.table]  # fmt: skip
    value = getattr(group, one.name)
    match one.kind:
        case "words":
            return list(value)
        case "pairs":
            return dict(value) if one.name == "general" else {term.source: term.target for term in value}
        case _:
            return value


def _written(one: Known, value: Any) -> Any:
    """A value from QML as the file has it."""
    match one.kind:
        case "number" if value is not None:
            return round(value) if one.whole else round(float(value), 3)
        case "words":
            return [word.strip() for word in str(value).split(",") if word.strip()]
        case "pairs":
            pairs = (line.partition("=") for line in str(value).splitlines() if line.strip())
            return {word.strip(): other.strip() for word, _, other in pairs}
        case _:
            return value


def _step(one: Known) -> float:
    """By how much a number changes at a time."""
    if not one.whole:
        return 0.05
    return 1 if one.highest <= 100 else 10 if one.highest <= 1000 else 50 if one.highest <= 30_000 else 1000
