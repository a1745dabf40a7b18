"""How the program speaks, and how it listens while it does: what the Voice popup chooses."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from PySide6.QtCore import Property, QObject, Signal, Slot

from interpreter_app.core.options import Duplex, Speak
from interpreter_app.gui.session import SessionModel

SLOWEST, FASTEST = 0.5, 2.0
"""How fast a voice can be made to speak; 1 is natural."""


class VoiceModel(QObject):
    """When it speaks, how fast, and through what; the first two count at once, the last from the next start on."""

    changed = Signal()

    def __init__(self, session: SessionModel) -> None:
        super().__init__()
        self._session = session
        session.muted_changed.connect(self.changed)

    @Slot(str)
    def speak(self, when: str) -> None:
        """`turn`: once somebody has spoken; `clause`: while somebody speaks; `off`: not."""
        found = next(known for known in get_args(Speak) if known == when)
        self._session.speak(replace(self._session.settings.options.speaking, speak=found))

    @Slot(float)
    def pace(self, speed: float) -> None:
        """Speak that fast: 0.5..2, in steps of a tenth."""
        speed = round(min(FASTEST, max(SLOWEST, speed)), 1)
        options = self._session.settings.options.speaking
        self._session.speak(replace(options, speed=speed, max_speed=max(options.max_speed, speed)))

    @Slot(str)
    def listen(self, how: str) -> None:
        """`gate`, `cancel` or `headphones`, from the next start on; under the gate it speaks after the turn."""
        found = next(known for known in get_args(Duplex) if known == how)
        self._session.change(duplex=replace(self._session.settings.options.duplex, duplex=found))
        if found == "gate" and self._session.settings.options.speaking.speak == "clause":
            self.speak("turn")
        self.changed.emit()

    @Property(str, notify=changed)
    def when(self) -> str:
        """When it speaks: `turn`, `clause` or `off`."""
        return self._session.settings.options.speaking.speak

    @Property(float, notify=changed)
    def speed(self) -> float:
        """How fast it speaks; 1 is natural."""
        return self._session.settings.options.speaking.speed

    @Property(str, notify=changed)
    def duplex(self) -> str:
        """How it listens while it speaks: `gate`, `cancel` or `headphones`."""
        return self._session.settings.options.duplex.duplex
