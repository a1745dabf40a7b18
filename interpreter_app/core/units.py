"""The units of time and the names of things that flow through the pipeline."""

from __future__ import annotations

from typing import NewType

Samples = NewType("Samples", int)
"""A position in, or a length of, audio at 16 kHz: the only time unit inside the pipeline."""

LaneId = NewType("LaneId", str)
"""One source of speech: a microphone, the computer's own sound, a socket, a file."""

UtteranceId = NewType("UtteranceId", int)
"""Speech between two endpoints, the unit of recognition; counted from 1 in a session."""

TurnId = NewType("TurnId", int)
"""One speaker's run of utterances, the unit of the transcript; counted from 1 in a session."""

RATE_HZ = 16_000
"""Sample rate of all audio inside the pipeline."""

WINDOW = Samples(512)
"""What the voice activity detector takes at a time: 32 ms."""


def samples(milliseconds: float) -> Samples:
    """`milliseconds` of audio, to the nearest sample."""
    return Samples(round(milliseconds * RATE_HZ / 1000))


def milliseconds(length: Samples | int) -> int:
    """A length in samples as whole milliseconds, to the nearest."""
    return round(length * 1000 / RATE_HZ)
