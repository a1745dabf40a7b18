"""Sounds without speech, to train and to test a recognizer on."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

import numpy as np

RATE_HZ = 16_000
STORED_S, STORED = 20, {"coloured": 40, "babble": 24, "crowd": 16, "hum": 10, "music": 30, "clicks": 10}
"""Length and number of the stored noises, each of which is begun anywhere."""
ALONE_DB = (-70, -10)

Maker = Callable[[int, np.random.Generator], np.ndarray]
"""Makes so many samples at 16 kHz, as loud as they come."""


def _shaped(noise: np.ndarray, tilt: float) -> np.ndarray:
    """`noise` with its power falling as the frequency to the `tilt`."""
    spectrum = np.fft.rfft(noise)
    spectrum *= np.arange(1, len(spectrum) + 1) ** (-tilt / 2)
    return np.fft.irfft(spectrum, len(noise))


def coloured(count: int, g: np.random.Generator) -> np.ndarray:
    """White to brown; every other one swells and fades."""
    noise = _shaped(g.normal(size=count), g.uniform(0, 2))
    if g.random() < 0.5:
        noise *= np.interp(np.linspace(0, 1, count), np.linspace(0, 1, 30), g.uniform(0.1, 1, 30))
    return noise


def hum(count: int, g: np.random.Generator) -> np.ndarray:
    """The mains and its harmonics, over a little hiss."""
    base, time = g.choice((50, 60, float(g.uniform(40, 400)))), np.arange(count) / RATE_HZ
    tones = (g.uniform(0, 1) / n * np.sin(2 * np.pi * (n * base * time + g.random())) for n in range(1, 9))
    return sum(tones) + 0.02 * _shaped(g.normal(size=count), 1)


def music(count: int, g: np.random.Generator) -> np.ndarray:
    """Struck and blown notes of a scale, one or three at a time, now and then with drums."""
    sound, beat = np.zeros(count), g.uniform(0.12, 0.5)
    scale, base = np.array([0, 2, 4, 5, 7, 9, 11, 12, 14, 16]), g.uniform(80, 350)
    decay, overtones, drums = g.uniform(0.5, 8), int(g.integers(1, 8)), g.random() < 0.5
    for at in np.arange(0, count / RATE_HZ, beat):
        first = round(float(at) * RATE_HZ)
        time = np.arange(min(count - first, round(beat * float(g.integers(1, 5)) * RATE_HZ))) / RATE_HZ
        for degree in g.choice(scale, int(g.choice((1, 3)))):
            pitch = base * 2 ** (degree / 12)
            note = sum(np.sin(2 * np.pi * n * pitch * time) / n for n in range(1, overtones + 1))
            sound[first : first + len(time)] += note * np.exp(-decay * time) * np.minimum(1, time * 60)
        if drums:
            hit = g.normal(size=min(count - first, 2400))
            sound[first : first + len(hit)] += 2 * hit * np.exp(-np.arange(len(hit)) / 400)
    return sound + 1e-3 * g.normal(size=count)


def clicks(count: int, g: np.random.Generator) -> np.ndarray:
    """Keys, knocks and taps, over a faint noise."""
    sound = 0.005 * _shaped(g.normal(size=count), 1)
    for at in np.cumsum(g.exponential(g.uniform(0.08, 0.8), size=400)):
        first = round(float(at) * RATE_HZ)
        if first >= count:
            break
        length = min(count - first, int(g.integers(100, 2000)))
        hit = _shaped(g.normal(size=length), g.uniform(0, 1.5))
        hit *= np.exp(-np.arange(length) / (length / 6)) * g.uniform(0.2, 1) / (np.abs(hit).max() + 1e-9)
        sound[first : first + length] += hit
    return sound


def samples(seconds: float) -> int:
    """How many samples at 16 kHz."""
    return round(seconds * RATE_HZ)


MAKERS: Mapping[str, Maker] = {
    "coloured": coloured, "hum": hum, "music": music, "clicks": clicks,
}  # fmt: skip
"""Kinds of noise."""


class Noises:
    """A store of noises by these `makers`, 32 bits, each of a mean power of 1; "babble" may be understood."""

    def __init__(self, makers: Mapping[str, Maker], g: np.random.Generator) -> None:
        self.kinds = tuple(makers)
        self._stored = {
            kind: [_even(make(STORED_S * RATE_HZ, g)) for _ in range(STORED[kind])] for kind, make in makers.items()
        }

    def some(self, kind: str, count: int, r: random.Random) -> np.ndarray:
        """So many samples of a noise of this kind."""
        noise = r.choice(self._stored[kind])
        return np.take(noise, np.arange(count) + r.randrange(len(noise)), mode="wrap")

    def alone(self, count: int, r: random.Random) -> np.ndarray:
        """Any noise but "babble"; sometimes two at once, sometimes with silence before or after, sometimes none."""
        kinds = [kind for kind in self.kinds if kind != "babble"]
        sound = np.zeros(count, np.float32)
        for _ in range(r.choice((0, 1, 1, 1, 2))):
            begin, end = sorted(r.choice((0, r.randrange(count), count)) for _ in range(2))
            if begin == end:
                begin, end = 0, count
            noise = self.some(r.choice(kinds), end - begin, r)
            sound[begin:end] += np.float32(10 ** (r.uniform(*ALONE_DB) / 20)) * noise
        return sound


def _even(noise: np.ndarray) -> np.ndarray:
    return (noise / np.sqrt(np.mean(noise**2))).astype(np.float32)
