"""What the conductor tells the window, beside the events of a session: frozen values."""

from __future__ import annotations

from dataclasses import dataclass


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


Report = Loading | Loaded | Opening | Over | Failed
