"""What happens to speech before a recognizer hears it: breath, rooms, microphones, telephones; and its features."""

from __future__ import annotations

import random

import numpy as np
import torch
from recognizer_noises import RATE_HZ, samples
from transformers import WhisperFeatureExtractor

FFT, HOP, STEP = 400, 160, 320
"""Samples: Fourier window, between log-mel frames, between encoder positions."""
TRACT, TRACTS = (0.84, 1.18), 15
"""Formants moved by warping the mel filters (vocal tract length perturbation, Jaitly and Hinton 2013)."""
BEND_HZ = 4800
"""Up to here the warp is linear."""
COLOUR_SHARE, COLOUR_DB = 0.5, 8
TELEPHONE_SHARE, TELEPHONE_HZ = 0.12, ((150, 400), (3000, 3800))
ROOM_SHARE, ROOM_S, ROOM_DB = 0.4, (0.1, 0.7), (-2, 18)
"""Reverberation time; and how much louder the direct sound is than all that follows it."""
BREATH_DB, BREATH_MS = (-24, -6), 4
"""Of the sound that it goes with; and over how long that is averaged."""
WOBBLE, WOBBLE_HZ = 0.06, (0.5, 3.0)
"""How much faster and slower a wobbling voice goes at most, and how often; words move by 20 ms at most."""
MASKS, MASK_BANDS, MASK_FRAMES = 2, 15, 20
"""SpecAugment: so many masks of either kind, and the most that one of them hides."""

WINDOW = torch.hann_window(FFT)
MEL = np.asarray(WhisperFeatureExtractor().mel_filters, np.float32).T
"""Shape (80, 201)."""


def paced(sound: np.ndarray, count: int, tempo: float, wobble: bool, r: random.Random) -> np.ndarray:
    """`count` samples of `sound` played `tempo` times as fast, and with `wobble` now faster, now slower; 32 bits."""
    places = np.arange(count) * tempo
    if wobble:
        hertz = r.uniform(*WOBBLE_HZ)
        swing = r.uniform(0, WOBBLE) * RATE_HZ / (2 * np.pi * hertz)
        places += swing * np.sin(2 * np.pi * (hertz * np.arange(count) / RATE_HZ + r.random()))
    return np.interp(places, np.arange(len(sound)), sound).astype(np.float32)


def breathy(sound: torch.Tensor, r: random.Random, g: np.random.Generator) -> torch.Tensor:
    """`sound` with a hiss that is as loud as it at every moment, but for some decibels."""
    hiss = torch.from_numpy(np.diff(g.normal(size=len(sound) + 1)).astype(np.float32))
    width = samples(BREATH_MS / 1000) + 1
    loud = torch.nn.functional.avg_pool1d(sound.square()[None], width, 1, width // 2)[0].sqrt()
    return sound + 10 ** (r.uniform(*BREATH_DB) / 20) * loud * hiss / 2**0.5


def distant(sound: torch.Tensor, r: random.Random, g: np.random.Generator) -> torch.Tensor:
    """`sound` as a microphone of some colour hears it in some room, or as it comes from a telephone; or as it is."""
    colour, telephone, room = (r.random() < share for share in (COLOUR_SHARE, TELEPHONE_SHARE, ROOM_SHARE))
    if not (colour or telephone or room):
        return sound
    echo = np.ones(1)
    if room:
        length = r.uniform(*ROOM_S)
        time = np.arange(1, samples(length)) / RATE_HZ
        late = g.normal(size=len(time)) * 10 ** (-3 * time / length) * (g.random(len(time)) < np.minimum(1, time * 20))
        late *= 10 ** (-r.uniform(*ROOM_DB) / 20) / (np.sqrt(np.sum(late**2)) + 1e-9)
        echo = np.concatenate([echo, late])
    count = 2 ** int(np.ceil(np.log2(len(sound) + len(echo))))
    spectrum = torch.fft.rfft(sound, count) * torch.fft.rfft(torch.from_numpy(echo.astype(np.float32)), count)
    hertz = np.linspace(0, RATE_HZ / 2, 65)
    gains = np.zeros(65)
    if colour:
        gains += np.interp(hertz, np.linspace(0, RATE_HZ / 2, 9), g.uniform(-COLOUR_DB, COLOUR_DB, 9))
    if telephone:
        low, high = (r.uniform(*span) for span in TELEPHONE_HZ)
        gains -= np.maximum(0, (low - hertz) / 125 * 20) + np.maximum(0, (hertz - high) / 125 * 20)
    curve = torch.from_numpy(10 ** (gains.clip(-60) / 20)).float()
    spectrum *= torch.nn.functional.interpolate(curve[None, None], len(spectrum[:]), mode="linear")[0, 0]
    return torch.fft.irfft(spectrum, count)[: len(sound)]


def coarse(sound: torch.Tensor) -> torch.Tensor:
    """`sound` in 8-bit mu-law samples (ITU-T G.711)."""
    coded = torch.sign(sound) * torch.log1p(255 * sound.abs()) / np.log(256)
    coded = (coded * 127).round() / 127
    return torch.sign(coded) * (256 ** coded.abs() - 1) / 255


def _bank(factor: float) -> torch.Tensor:
    """Mel filters that hear a frequency f, up to the bend, where it would be if the vocal tract were shorter."""
    hertz = np.linspace(0, RATE_HZ / 2, MEL.shape[1])
    bend = BEND_HZ * min(1, factor) / factor
    slope = (RATE_HZ / 2 - factor * bend) / (RATE_HZ / 2 - bend)
    moved = np.where(hertz <= bend, factor * hertz, RATE_HZ / 2 - slope * (RATE_HZ / 2 - hertz))
    stretch = np.gradient(moved, hertz)
    warped = [np.interp(moved, hertz, filter_) * stretch for filter_ in MEL]
    return torch.from_numpy(np.stack(warped).astype(np.float32))


BANKS = [_bank(1.0), *(_bank(float(factor)) for factor in np.geomspace(*TRACT, TRACTS))]
"""Whisper's own mel filters, and those of other vocal tracts."""


def log_mel(sound: torch.Tensor, bank: torch.Tensor = BANKS[0]) -> torch.Tensor:
    """Whisper's features of 16 kHz audio, shape (80, samples // 160)."""
    spectrum = torch.stft(sound, FFT, HOP, window=WINDOW, return_complex=True)[:, :-1]
    mel = (bank @ spectrum.abs().square()).clamp(min=1e-10).log10()
    return (mel.clamp(min=mel.max() - 8) + 4) / 4


def hide(mel: torch.Tensor, r: random.Random) -> torch.Tensor:
    """`mel` with random bands and stretches replaced by its mean (SpecAugment, Park et al. 2019)."""
    out, mean, frames = mel.clone(), mel.mean(), mel.shape[1]
    for _ in range(MASKS):
        bands, stretch = r.randint(0, MASK_BANDS), r.randint(0, min(MASK_FRAMES, frames // 8))
        low, first = r.randint(0, len(mel) - bands), r.randint(0, frames - stretch)
        out[low : low + bands] = mean
        out[:, first : first + stretch] = mean
    return out
