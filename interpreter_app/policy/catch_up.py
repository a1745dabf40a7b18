"""What to do when speech waits to be spoken: speak faster, then show whole turns only."""

from __future__ import annotations

from interpreter_app.core.options import SpeakingOptions
from interpreter_app.core.units import Samples, TurnId, samples

STEP = 0.05
"""How much faster, or slower, one clause may be than the one before; 1.0 is natural."""


class CatchUp:
    """Decides for each clause of a lane, in order, from how much speech waits before it."""

    def __init__(self, options: SpeakingOptions) -> None:
        self._behind, self._skip = samples(options.behind_ms), samples(options.skip_ms)
        self._fastest = options.max_speed
        self._steps = 0
        self._turn: TurnId | None = None
        self._shown_only = False

    def shown_only(self, turn: TurnId, waiting: Samples) -> bool:
        """Whether the next clause, one of `turn`, is shown but not spoken; the first clause decides for the turn."""
        if turn != self._turn:
            self._turn, self._shown_only = turn, waiting > self._skip
        return self._shown_only

    def speed(self, waiting: Samples) -> float:
        """The speed of the next clause to speak, 1..`max_speed`.

        It rises by a step while more than `behind_ms` waits, and falls by one once no more than half of that does.
        """
        if waiting > self._behind:
            if 1 + STEP * self._steps < self._fastest:
                self._steps += 1
        elif waiting * 2 <= self._behind and self._steps:
            self._steps -= 1
        return min(round(1 + STEP * self._steps, 2), self._fastest)
