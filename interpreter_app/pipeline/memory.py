"""The utterances of a lane that are over, and the sound of the last ones: to be read again."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from interpreter_app.core.audio import Floats
from interpreter_app.core.text import Origin, Token
from interpreter_app.core.units import Samples, TurnId, UtteranceId, samples

KEPT = samples(600_000)
"""Sound that is kept, 19 MB of it."""
FULL_SCALE = 32_768


@dataclass(frozen=True, slots=True)
class Version:
    """What an utterance says in one language."""

    language: str | None
    tokens: tuple[Token, ...]
    origin: Origin


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
    versions: Mapping[str | None, Version] = field(default_factory=dict)
    """What it was read as, the newest in each language."""

    @property
    def audio(self) -> Floats | None:
        """Its sound, rounded to 16 bits: what comes from files and sound cards is as it was."""
        return None if self.sound is None else self.sound.astype(np.float32) / np.float32(FULL_SCALE)


class Memory:
    """What is known of past utterances; the oldest sound is forgotten beyond `KEPT`."""

    def __init__(self, longest: Samples = KEPT) -> None:
        self._longest, self._length = longest, 0
        self._past: dict[UtteranceId, Past] = {}
        self._newer: dict[UtteranceId, UtteranceId] = {}
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

    def exchange(self, old: UtteranceId, new: UtteranceId, version: Version) -> None:
        """`new` stands in the place of `old` now, and has its sound."""
        past = self._past[old]
        self._past[new] = replace(
            past, language=version.language, versions={**past.versions, version.language: version}
        )
        self._past[old] = replace(past, sound=None)
        self._sounding = deque(new if number == old else number for number in self._sounding)
        self.renumber(old, new)

    def renumber(self, old: UtteranceId, new: UtteranceId) -> None:
        """Whoever asks for `old` means `new`."""
        self._newer[old] = new

    def newest(self, number: UtteranceId) -> UtteranceId:
        """What stands in the place of `number`: itself, unless it was superseded."""
        while number in self._newer:
            number = self._newer[number]
        return number

    def get(self, number: UtteranceId) -> Past | None:
        """What is known of an utterance; None: there was none, or it is still open."""
        return self._past.get(number)
