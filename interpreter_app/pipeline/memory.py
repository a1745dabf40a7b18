"""The utterances of a lane that are over, and the sound of the last ones: to be read again."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from interpreter_app.core.audio import Floats
from interpreter_app.core.units import Samples, TurnId, UtteranceId, samples

KEPT = samples(600_000)
"""Sound that is kept, 19 MB of it."""
FULL_SCALE = 32_768


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """An utterance that is over."""

    turn: TurnId
    language: str | None
    start: Samples = Samples(0)
    end: Samples = Samples(0)
    """Where its speech ended; the sound may go on."""
    voiced: Samples = Samples(0)
    sound: NDArray[np.int16] | None = None
    """None: typed, or no longer kept."""

    @property
    def audio(self) -> Floats | None:
        """Its sound, rounded to 16 bits: what comes from files and sound cards is as it was."""
        return None if self.sound is None else self.sound.astype(np.float32) / np.float32(FULL_SCALE)


class Memory:
    """What is known of past utterances; the oldest sound is forgotten beyond `KEPT`."""

    def __init__(self, longest: Samples = KEPT) -> None:
        self._longest, self._length = longest, 0
        self._past: dict[UtteranceId, Past] = {}
        self._sounding: deque[UtteranceId] = deque()

    def keep(self, number: UtteranceId, past: Past, audio: Floats | None = None) -> None:
        """Remember an utterance, with its `audio`: samples (n,) from `past.start` on."""
        if audio is not None:
            scaled = np.clip(np.rint(audio * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1)
            past = replace(past, sound=scaled.astype(np.int16))
            self._sounding.append(number)
            self._length += len(audio)
        self._past[number] = past
        while self._length > self._longest:
            oldest = self._sounding.popleft()
            self._length -= len(self._past[oldest].sound)  # type: ignore[arg-type]  # those have sound
            self._past[oldest] = replace(self._past[oldest], sound=None)

    def get(self, number: UtteranceId) -> Past | None:
        """What is known of an utterance; None: there was none, or it is still open."""
        return self._past.get(number)
