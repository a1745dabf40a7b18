"""What the conductor tells the window beside the events of a session, and what it lends: frozen values."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interpreter_app.compose import Engines


@dataclass(frozen=True, slots=True)
class Loading:
    """Engines are being loaded; `done` of `total` models are there."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """The engines are ready."""

    packs: tuple[str, ...]
    trial: bool
    """Whether the recognizer is the one that ships, trained on synthetic voices."""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A conversation was asked for; devices are being opened."""


@dataclass(frozen=True, slots=True)
class Over:
    """The conversation has ended, and everything that was said is recorded."""


@dataclass(frozen=True, slots=True)
class Failed:
    """What was asked for could not be done."""

    code: str
    """As the error's class has it (`core.errors`)."""
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was asked of the conversation cannot be done; it goes on."""

    message: str
    hint: str


REFUSALS = frozenset({"gone", "unread"})
"""Codes of `StageFailed` that answer something that was asked of a row (`pipeline.redoing`)."""

Report = Loading | Loaded | Opening | Over | Failed | Refused


@dataclass(frozen=True, slots=True)
class Lent:
    """What an errand may use, while nobody else does."""

    engines: Engines | None
    """None where they could not be loaded."""
    over: threading.Event
    """Set when others wait: whoever goes on without an end stops then."""
    busy: bool = False
    """A conversation has the devices: nothing may be opened."""


class Either(threading.Event):
    """Set when one of two others is; waiting looks at both."""

    def __init__(self, one: threading.Event, other: threading.Event) -> None:
        super().__init__()
        self._one, self._other = one, other

    def is_set(self) -> bool:
        """Whether one of them is."""
        return self._one.is_set() or self._other.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Whether one of them is, after `timeout` seconds at most; only the first ends the wait early."""
        return self._other.is_set() or self._one.wait(timeout) or self._other.is_set()


Errand = Callable[[Lent], None]
"""Something that is done on the thread that owns devices and engines; it tells its failures itself."""
