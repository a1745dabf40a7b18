"""When to say how late a stage is."""

from __future__ import annotations

from interpreter_app.core.units import RATE_HZ, Samples

SAID_EVERY = Samples(RATE_HZ)
"""Heard audio between two times that a lag is said."""


class Lag:
    """Whether a stage is behind: said once a second of heard audio while it is, and once when it no longer is."""

    def __init__(self, tolerated: Samples) -> None:
        """A stage that is late by no more than `tolerated` is not behind."""
        self._tolerated = tolerated
        self._behind = False
        self._said: Samples | None = None

    def skipped(self, heard: Samples) -> bool:
        """Work was left out at position `heard`, because the stage is late; whether to say so now."""
        if self._said is not None and heard - self._said < SAID_EVERY:
            return False
        self._behind, self._said = True, heard
        return True

    def caught_up(self, late: Samples) -> bool:
        """The stage is late by `late`; whether to say now that it is behind no more."""
        if not self._behind or late > self._tolerated:
            return False
        self._behind = False
        return True
