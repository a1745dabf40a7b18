"""Values that carry audio.  They flow down the pipe and are never published."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from interpreter_app.core.units import RATE_HZ, LaneId, Samples, TurnId, UtteranceId

Floats = npt.NDArray[np.float32]
"""Mono audio, shape (n,), float32 in -1..1."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioBlock:
    """A run of samples as the lane delivered it."""

    lane: LaneId
    samples: Floats
    """Shape (n,), 16 kHz, read-only."""
    start: Samples
    """Position of the first sample in the lane's audio."""

    @property
    def end(self) -> Samples:
        """Position after the last sample."""
        return Samples(self.start + len(self.samples))


@dataclass(frozen=True, slots=True)
class Talk:
    """Push to talk: from `position` on somebody speaks, or speaks no more."""

    lane: LaneId
    position: Samples
    pressed: bool
    language: str | None = None
    """Whose button it is; None: to be identified."""


@dataclass(frozen=True, slots=True, eq=False)
class SpeechBlock:
    """Audio of a stretch of speech, its pauses included; blocks of a stretch follow each other without a gap.

    A stretch holds one utterance or several: what a pause means depends on the words before it.
    """

    audio: AudioBlock
    heard: Samples = Samples(0)
    """How much of the lane had been heard when the block was made; beyond `audio.end` on a last block."""
    voiced: Samples = Samples(0)
    """How much of the audio the voice activity detector took for speech."""
    began: Samples | None = None
    """Where speech began, on the block with which it does, also after a pause."""
    paused: Samples | None = None
    """Where speech paused, while it does."""
    last: bool = False
    """True ends the stretch in-band; the audio may then be empty."""
    language: str | None = None
    """What is spoken, where that is known beforehand."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A mark that flows between values: the stage above has dealt with all audio before `position`."""

    lane: LaneId
    position: Samples
    finished: bool = False
    """True once, at the end of the lane's audio."""
    speaking: bool = False
    """Whether an utterance is open there, as far as the stage above can tell."""


@dataclass(frozen=True, slots=True, eq=False)
class Waveform:
    """What a voice produces."""

    samples: Floats
    """Shape (n,)."""
    rate_hz: int

    @property
    def duration(self) -> Samples:
        """Its length on the pipeline's clock."""
        return Samples(round(len(self.samples) * RATE_HZ / self.rate_hz))


@dataclass(frozen=True, slots=True, eq=False)
class SpokenBlock:
    """One clause of a translation, spoken."""

    lane: LaneId
    turn: TurnId
    utterance: UtteranceId
    clause: int
    """Counted from 1 within the turn."""
    text: str
    language: str
    audio: Waveform
    heard: Samples
    """How much of the lane had been heard when its text was committed: it is not played before."""
