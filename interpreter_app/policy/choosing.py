"""Which packs a machine can carry, from what it was measured to need: the largest that leaves it room to breathe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 0.6
"""Largest real-time factor of a choice: seconds of computing for a second of speech.  The rest is for other programs,
for final decodes with a beam, and for people who talk at once."""
INTERVALS_MS = (320, 480, 640, 960)
"""Grids of heard audio that are tried, the finest first."""
PIECES = 8
"""New pieces of text that a partial decode writes, on average: those after the committed ones."""
SENTENCE = 12
"""Pieces of an open sentence that is translated anew."""
AGREEMENT = 2
"""Partial decodes until a word is committed."""
PROGRAM_MB = 220
"""What the program takes without models: Python, the engines' libraries, the voice activity detector."""
TRANSLATOR_MB, VOICE_MB = 85, 70
"""What each takes, at OPUS-MT's shape in int8 and at Piper's medium quality."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a recognizer takes on a machine, in seconds on one thread."""

    name: str
    """Its size: tiny, base, small."""
    parameters: int
    """Millions."""
    full_s: float
    """Encoding 30 s, as Whisper was trained."""
    short_s: float
    """Encoding 6 s: five of speech and one of silence."""
    piece_s: float
    """Writing a piece of text."""
    measured: bool = True
    """False: reckoned from a smaller one."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What is there."""

    cores: int
    memory_mb: float | None
    """Free for programs; None: not known."""
    translate_s: float
    """Writing a piece of a translation."""
    speak_factor: float
    """Seconds of computing for a second of speech; 0: no voice to measure."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A recognizer, how it would be used, and what that costs."""

    name: str
    window: str
    """`full` or `audio`."""
    interval_ms: int
    factor: float
    """Real-time factor of recognition, which has a thread of its own."""
    load: float
    """That of everything together, in cores."""
    memory_mb: float
    lag_s: float
    """From a word to its place on the screen."""
    measured: bool
    fits: bool


def choices(costs: Sequence[Cost], machine: Machine) -> tuple[Choice, ...]:
    """For each recognizer and each window the finest grid that fits; the coarsest where none does."""
    found: list[Choice] = []
    for cost in costs:
        for window, encode_s in (("full", cost.full_s), ("audio", cost.short_s)):
            tried = [_choice(cost, window, encode_s, interval, machine) for interval in INTERVALS_MS]
            found.append(next((choice for choice in tried if choice.fits), tried[-1]))
    return tuple(found)


def best(found: Sequence[Choice], window: str) -> Choice | None:
    """The largest that fits with `window`; None: none does.  `found` has the smallest first."""
    return next((choice for choice in reversed(found) if choice.fits and choice.window == window), None)


def _choice(cost: Cost, window: str, encode_s: float, interval_ms: int, machine: Machine) -> Choice:
    interval_s = interval_ms / 1000
    decode_s, translate_s = encode_s + PIECES * cost.piece_s, SENTENCE * machine.translate_s
    factor = decode_s / interval_s
    load = factor + translate_s / interval_s + machine.speak_factor
    memory = PROGRAM_MB + cost.parameters + 2 * (TRANSLATOR_MB + VOICE_MB)
    fits = factor < MOST and load < MOST * min(machine.cores, 3)
    if machine.memory_mb is not None:
        fits = fits and memory < machine.memory_mb
    return Choice(
        cost.name,
        window,
        interval_ms,
        factor,
        load,
        memory,
        AGREEMENT * interval_s + decode_s + translate_s,
        cost.measured,
        fits,
    )
