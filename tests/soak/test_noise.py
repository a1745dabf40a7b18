"""What nobody said: noise, hum, music and silence produce no token."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter_app import compose, settings
from interpreter_app.core.audio import Floats
from interpreter_app.core.events import TurnEnded
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import RATE_HZ


def white(seconds: int, random: np.random.Generator) -> Floats:
    return (0.1 * random.standard_normal(seconds * RATE_HZ)).astype(np.float32)


def rumble(seconds: int, random: np.random.Generator) -> Floats:
    """Low-pass noise that swells and fades, like traffic or wind."""
    noise = np.convolve(random.standard_normal(seconds * RATE_HZ), np.hanning(160), mode="same")
    swell = 0.5 + 0.5 * np.sin(np.arange(len(noise)) * 2 * np.pi / (3 * RATE_HZ))
    return (0.2 * noise * swell / np.abs(noise).max()).astype(np.float32)


def hum(seconds: int, random: np.random.Generator) -> Floats:
    """Mains hum with its overtones."""
    t = np.arange(seconds * RATE_HZ) / RATE_HZ
    tone = sum(np.sin(2 * np.pi * 50 * n * t + random.uniform(0, 6)) / n for n in range(1, 12))
    return (0.1 * np.asarray(tone)).astype(np.float32)


def music(seconds: int, random: np.random.Generator) -> Floats:
    """Chords of plucked tones with a drum on each beat."""
    out = np.zeros(seconds * RATE_HZ)
    beat = RATE_HZ // 2
    for start in range(0, len(out) - beat, beat):
        t = np.arange(beat) / RATE_HZ
        chord = 220 * 2 ** (random.choice([0, 2, 4, 5, 7, 9]) / 12)
        for interval in (0, 4, 7, 12):
            pitch = chord * 2 ** (interval / 12)
            out[start : start + beat] += np.exp(-3 * t) * sum(np.sin(2 * np.pi * pitch * n * t) / n for n in (1, 2, 3))
        out[start : start + 800] += 2 * random.standard_normal(800) * np.exp(-np.arange(800) / 150)
    return (0.3 * out / np.abs(out).max()).astype(np.float32)


def silence(seconds: int, random: np.random.Generator) -> Floats:
    return np.zeros(seconds * RATE_HZ, np.float32)


@pytest.mark.parametrize("seconds", [8, pytest.param(120, marks=pytest.mark.full)], ids=["short", "ten minutes"])
@pytest.mark.timeout(900)
def test_no_token_where_nobody_speaks(seconds: int, tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    path = tmp_path / "noise.wav"
    kinds = (white, rumble, hum, music, silence)
    soundfile.write(path, np.concatenate([kind(seconds, random) for kind in kinds]), RATE_HZ)
    chosen = settings.load({"languages": {"between": ("en", "es")}})
    tokens: list[str] = []

    def collect(event: object, elapsed_ms: int) -> None:
        if isinstance(event, Hypothesis):
            tokens.extend(token.text for token in event.tokens)
        assert not isinstance(event, TurnEnded)

    with compose.open_engines(chosen) as engines:
        transcript = compose.interpret(engines, chosen, [str(path)], subscribe=[collect])
    assert not tokens
    assert not transcript.turns
