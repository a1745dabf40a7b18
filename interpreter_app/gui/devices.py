"""Microphone and loudspeaker: which there are, which are chosen, and trying them out."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from interpreter_app.gui.background import Background, Call, attempt
from interpreter_app.gui.preferences import PreferencesModel
from interpreter_app.gui.reports import Either, Lent
from interpreter_app.gui.session import QUIETEST_DB, SessionModel
from interpreter_app.gui.tools import Tools

RECORD_S = 3.0


class DevicesModel(QObject):
    """What is done with a device is done by the thread that owns it (`Player.lend`), one thing at a time."""

    changed = Signal()
    level_changed = Signal()

    def __init__(self, session: SessionModel, preferences: PreferencesModel, tools: Tools, history: str) -> None:
        super().__init__()
        self._session, self._preferences, self._tools, self._history = session, preferences, tools, history
        self._all: list[dict[str, Any]] = []
        self._level = self._peak = 0.0
        self._listening = False
        self._doing, self._trouble, self._result = "", dict[str, str](), dict[str, Any]()
        self._findings: list[dict[str, str]] = []
        self._stop = threading.Event()
        self._background = Background()
        preferences.changed.connect(self.changed)
        session.changed.connect(self._follow)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def microphones(self) -> list[dict[str, Any]]:
        """Those that there are, after the system's own: `name`, `label`, `monitor`, `handsfree`."""
        return self._of("input")

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def loudspeakers(self) -> list[dict[str, Any]]:
        """Those that there are, after the system's own."""
        return self._of("output")

    @Property(str, notify=changed)
    def microphone(self) -> str:
        """The name of the one that is chosen; empty: the system's own."""
        return self._preferences.chosen.devices.input

    @Property(str, notify=changed)
    def loudspeaker(self) -> str:
        """The name of the one that is chosen; empty: the system's own."""
        return self._preferences.chosen.devices.output

    @Property(str, notify=changed)
    def doing(self) -> str:
        """What is being tried: `speaking`, `recording`, `playing`, `echo`, `doctor`, or nothing."""
        return self._doing

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether a conversation has the devices."""
        return self._session.running

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def trouble(self) -> dict[str, str]:
        """What the last attempt failed with: `message`, `hint`; empty where it did not."""
        return self._trouble

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def echo(self) -> dict[str, Any]:
        """What the self-test found: `verdict` (headphones, cancel, gate), `reduction`, `delay`; empty before it."""
        return self._result

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def findings(self) -> list[dict[str, str]]:
        """What the doctor found: `check`, `severity`, `what`, `remedy`."""
        return self._findings

    @Property(float, notify=level_changed)
    def level(self) -> float:
        """How loud the chosen microphone hears; 0..1."""
        return self._session.heard if self._session.running else self._level

    @Property(bool, notify=level_changed)
    def clipped(self) -> bool:
        """Whether it is too loud for the microphone."""
        return self._peak >= 0.999

    @Slot(str, str)
    def choose(self, side: str, name: str) -> None:
        """Use a device, from the next conversation on; it is remembered."""
        if name:
            self._preferences.put(f"devices.{side}", name)
        else:
            self._preferences.reset(f"devices.{side}")
        self._trouble = {}
        self._result = {}
        self.changed.emit()
        self.listen(self._listening)

    @Slot()
    def refresh(self) -> None:
        """Look which devices there are."""

        def look() -> None:
            rows = [asdict(device) for device in self._tools.list_devices()]
            self._background.tell(lambda: self._know(rows))

        def errand(_: Lent) -> None:
            self._try(look)

        self._session.lend(errand)
        self.listen(self._listening)

    @Slot(bool)
    def listen(self, on: bool) -> None:
        """Let `level` follow the chosen microphone, while nothing else needs it."""
        self._listening = on
        if self._doing:
            return
        self._stop.set()
        if not on or self._session.running:
            self._hear(0.0, 0.0)
            return
        stop = self._stop = threading.Event()
        name = self._preferences.chosen.devices.input

        def errand(lent: Lent) -> None:
            if not lent.busy and not stop.is_set():
                over = Either(stop, lent.over)
                self._try(lambda: self._meter(name, over), quietly=True)
            if not stop.is_set():
                self._background.tell(self._resume)

        self._session.lend(errand)

    @Slot()
    def speak(self) -> None:
        """Say a sentence through the chosen loudspeaker."""
        name, language = self._preferences.chosen.devices.output, self._language()

        def attempt(lent: Lent) -> None:
            self._tools.play(name, self._tools.sentence(lent.engines, language), lent.over)

        self._attempt("speaking", attempt)

    @Slot()
    def record(self) -> None:
        """Record three seconds, and play them."""
        devices = self._preferences.chosen.devices

        def attempt(lent: Lent) -> None:
            sound = self._tools.hear(devices.input, self._heard(lent.over), lent.over, seconds=RECORD_S)
            self._background.tell(lambda: self._do("playing"))
            self._tools.play(devices.output, sound, lent.over)

        self._attempt("recording", attempt)

    @Slot()
    def try_echo(self) -> None:
        """Find out how much of its own voice the microphone hears."""
        chosen, devices = self._session.settings, self._preferences.chosen.devices

        def attempt(lent: Lent) -> None:
            found = self._tools.echo_test(lent.engines, chosen, devices.input, devices.output)
            result = {"verdict": found.verdict, "reduction": round(found.reduction_db), "delay": found.delay_ms or 0}
            self._background.tell(lambda: self._judge(result))

        self._attempt("echo", attempt)

    @Slot()
    def diagnose(self) -> None:
        """Let the doctor look at everything."""
        chosen, devices = self._session.settings, self._preferences.chosen.devices

        def attempt(_: Lent) -> None:
            found = self._tools.diagnose(chosen, devices.input, devices.output, self._history)
            rows = [asdict(finding) for finding in found]
            self._background.tell(lambda: self._diagnosed(rows))

        self._attempt("doctor", attempt)

    @Slot(str)
    def adopt(self, duplex: str) -> None:
        """Hear and speak as the self-test advises."""
        self._preferences.put("duplex.duplex", duplex)

    def _attempt(self, doing: str, attempt: Callable[[Lent], None]) -> None:
        if self._doing or self._session.running:
            return
        self._stop.set()
        self._trouble = {}
        self._do(doing)

        def errand(lent: Lent) -> None:
            if not lent.busy:
                self._try(lambda: attempt(lent))
            self._background.tell(self._done)

        self._session.lend(errand)

    def _try(self, work: Call, *, quietly: bool = False) -> None:
        error = attempt(work)
        if error is not None:
            trouble = {"message": str(error), "hint": error.hint}
            if quietly:
                self._stop.set()  # no use in trying again until something is chosen
            self._background.tell(lambda: self._fail(trouble))

    def _meter(self, name: str, over: threading.Event) -> None:
        self._tools.hear(name, self._heard(over), over)

    def _heard(self, over: threading.Event) -> Callable[[float, float], None]:
        """What becomes of the levels (RMS, peak) of a microphone: shown, unless `over` was set on their way."""

        def say(rms: float, peak: float) -> None:
            level = min(1.0, max(0.0, 1 - 20 * math.log10(max(rms, 1e-6)) / QUIETEST_DB))
            self._background.tell(lambda: None if over.is_set() else self._hear(level, peak))

        return say

    def _hear(self, level: float, peak: float) -> None:
        self._level, self._peak = level, peak
        self.level_changed.emit()

    def _know(self, rows: list[dict[str, Any]]) -> None:
        self._all = rows
        self.changed.emit()

    def _judge(self, result: dict[str, Any]) -> None:
        self._result = result

    def _diagnosed(self, rows: list[dict[str, str]]) -> None:
        self._findings = rows

    def _fail(self, trouble: dict[str, str]) -> None:
        self._trouble = trouble
        self.changed.emit()

    def _do(self, doing: str) -> None:
        self._doing = doing
        self.changed.emit()

    def _done(self) -> None:
        self._do("")
        self._hear(0.0, 0.0)
        self.listen(self._listening)

    def _resume(self) -> None:
        """Somebody needed the microphone for a moment."""
        if self._listening and not self._doing and not self._session.running:
            self.listen(True)

    @Slot()
    def _follow(self) -> None:
        self.changed.emit()
        self.level_changed.emit()

    def _of(self, side: str) -> list[dict[str, Any]]:
        rows = [
            {
                "name": row["name"],
                "label": row["label"],
                "monitor": row["monitor"],
                "handsfree": row["bluetooth_handsfree"],
            }
            for row in sorted(self._all, key=lambda row: (row["monitor"], row["label"]))
            if row["side"] == side
        ]
        chosen = getattr(self._preferences.chosen.devices, side)
        if chosen and chosen not in {row["name"] for row in rows}:
            rows.append({"name": chosen, "label": chosen, "monitor": False, "handsfree": False})
        return [{"name": "", "label": "", "monitor": False, "handsfree": False}, *rows]

    def _language(self) -> str:
        languages = self._session.settings.options.languages
        return languages.target or (languages.between or ("en", "en"))[1]
