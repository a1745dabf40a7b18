"""The network of a small voice: phonemes in, sound out, in one go.

Phonemes are read by convolutions, which tell how long each lasts; frames of 11.6 ms, each knowing its phoneme and the
place in it, tell the pitch, and then the spectra of two filters as cepstra.  A train of pulses at that pitch goes
through the one, as minimum phase, which is what a vocal tract has; white noise goes through the other; both in the
frequency domain, and one inverse Fourier transform with overlap-add makes the sound.  Nothing is left to chance but
the noise, so that training needs spectra alone, and the phase of the source need not be met.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

RATE_HZ = 22_050
HOP = 256
"""Samples of a frame, the unit of durations."""
WINDOW = 512
FFT = 768
"""Leaves the filters' response a frame to die away in, before it would wrap."""
BINS = FFT // 2 + 1
PULSE_CEPSTRUM, NOISE_CEPSTRUM = 96, 48
"""Coefficients: 96 of them tell apart what is 230 Hz from its neighbour."""
SYMBOLS = 256
BAND = 0.45
"""The pulses' highest harmonic, of the sample rate."""
PITCH_MEAN, PITCH_SPREAD = 5.0, 0.25
"""Of the natural logarithm of hertz: what the network sees is near 0 ± 1."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of the layers."""

    width: int = 160
    expansion: int = 3
    reading: int = 5
    timing: int = 1
    pitching: int = 2
    speaking: int = 5


class Block(nn.Module):
    """A depthwise convolution and a two-layer perceptron for each place, added to what comes in."""

    def __init__(self, width: int, expansion: int, dilation: int = 1) -> None:
        super().__init__()
        self.spread = nn.Conv1d(width, width, 7, padding=3 * dilation, dilation=dilation, groups=width)
        self.norm = nn.LayerNorm(width)
        self.up = nn.Linear(width, width * expansion)
        self.down = nn.Linear(width * expansion, width)
        nn.init.normal_(self.down.weight, std=0.02)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x`: (batch, places, width); `mask`: 1 where there is something."""
        y = self.spread((x * mask).transpose(1, 2)).transpose(1, 2)
        return x + self.down(functional.gelu(self.up(self.norm(y)), approximate="tanh"))


class Voice(nn.Module):
    """The whole."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width, wide = sizes.width, sizes.expansion
        self.symbols = nn.Embedding(SYMBOLS, width)
        self.reading = nn.ModuleList(Block(width, wide, 1 + i % 3) for i in range(sizes.reading))
        self.whole = nn.Linear(width, width)
        self.timing = nn.ModuleList(Block(width, wide) for _ in range(sizes.timing))
        self.time = nn.Linear(width, 1)
        self.place = nn.Linear(4, width)
        self.pitching = nn.ModuleList(Block(width, wide, 1 + 2 * i) for i in range(sizes.pitching))
        self.pitch = nn.Linear(width, 1)
        self.pitched = nn.Linear(1, width)
        self.speaking = nn.ModuleList(Block(width, wide, 1 + i % 2) for i in range(sizes.speaking))
        self.norm = nn.LayerNorm(width)
        self.filters = nn.Linear(width, PULSE_CEPSTRUM + NOISE_CEPSTRUM)
        nn.init.normal_(self.filters.weight, std=0.01)
        nn.init.zeros_(self.filters.bias)
        with torch.no_grad():
            self.filters.bias[0] = self.filters.bias[PULSE_CEPSTRUM] = -4.0

    def read(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`ids`, `mask`: (batch, symbols) → states (batch, symbols, width), and log(1 + frames) of each symbol."""
        there = mask[..., None]
        x = self.symbols(ids)
        for at, block in enumerate(self.reading):
            x = block(x, there)
            if at == len(self.reading) // 2:
                # What a question sounds like at its beginning stands at its end.
                x = x + self.whole((x * there).sum(1, keepdim=True) / there.sum(1, keepdim=True))
        y = x.detach()
        for block in self.timing:
            y = block(y, there)
        return x, self.time(y)[..., 0]

    def stretch(self, states: Tensor, ends: Tensor, frames: int) -> Tensor:
        """States of symbols (batch, symbols, width) → of `frames` frames; `ends`: frame after each symbol's last."""
        clock = torch.arange(frames, device=ends.device)[None, :, None]
        at = (clock >= ends[:, None, :]).sum(-1).clamp(max=ends.shape[1] - 1)
        begins = functional.pad(ends, (1, 0))[:, :-1]
        first, last = begins.gather(1, at), ends.gather(1, at)
        length = (last - first).clamp(min=1).float()
        since = clock[..., 0] - first + 0.5
        place = torch.stack([since / length, 1 / length, since / 10, (length - since) / 10], -1)
        wanted = at[..., None].expand(-1, -1, states.shape[-1])
        return states.gather(1, wanted) + self.place(place.clamp(-1, 3))

    def intone(self, frames: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """States of frames, and their pitch: log hertz, as `PITCH_MEAN` and `PITCH_SPREAD` say."""
        for block in self.pitching:
            frames = block(frames, mask)
        return frames, self.pitch(frames)[..., 0]

    def speak(self, frames: Tensor, pitch: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Cepstra of the two filters for each frame."""
        x = frames + self.pitched(pitch[..., None])
        for block in self.speaking:
            x = block(x, mask)
        return self.filters(self.norm(x)).float().split([PULSE_CEPSTRUM, NOISE_CEPSTRUM], -1)


class Source(nn.Module):
    """Cepstra and pitch → sound.  Nothing is learnt here."""

    def __init__(self) -> None:
        super().__init__()
        angle = torch.pi * torch.arange(BINS)[:, None] * torch.arange(PULSE_CEPSTRUM)[None] / (BINS - 1)
        double = torch.full((PULSE_CEPSTRUM,), 2.0)
        double[0] = 1.0
        self.register_buffer("cosine", (double * torch.cos(angle)).T.contiguous(), persistent=False)
        self.register_buffer("sine", (-double * torch.sin(angle)).T.contiguous(), persistent=False)
        self.register_buffer("window", torch.hann_window(WINDOW), persistent=False)

    def forward(self, pulse: Tensor, noise: Tensor, pitch: Tensor, loudness: Tensor | float = 1.0) -> Tensor:
        """(batch, frames, coefficients) twice and pitch (batch, frames) → samples (batch, frames * HOP).

        `loudness`: of the noise, 1 as it was learnt.
        """
        train = self.pulses(torch.exp(pitch * PITCH_SPREAD + PITCH_MEAN))
        hiss = torch.randn_like(train) * loudness
        real, imaginary = self.transform(self.framed(torch.cat([train, hiss])))
        (train_real, hiss_real), (train_imaginary, hiss_imaginary) = real.chunk(2), imaginary.chunk(2)
        gain, phase = torch.exp((pulse @ self.cosine).clamp(max=5)), pulse @ self.sine
        breath = torch.exp((noise @ self.cosine[:NOISE_CEPSTRUM]).clamp(max=5))
        cosine, sine = gain * torch.cos(phase), gain * torch.sin(phase)
        return self.joined(
            self.inverse(
                train_real * cosine - train_imaginary * sine + hiss_real * breath,
                train_real * sine + train_imaginary * cosine + hiss_imaginary * breath,
            )
        )

    @staticmethod
    def pulses(hertz: Tensor) -> Tensor:
        """(batch, frames) at the frames' centres → (batch, frames + 1, HOP), from the centre before the first on.

        All harmonics of the pitch up to `BAND` as cosines: Dirichlet's kernel, of power 1.
        """
        edges = torch.cat([hertz[:, :1], hertz, hertz[:, -1:]], 1).double() / RATE_HZ
        begin, end = edges[:, :-1, None], edges[:, 1:, None]
        # In cycles; whole ones are dropped before they cost precision.
        turned = ((begin + end) / 2 * HOP).cumsum(1)
        start = torch.cat([torch.zeros_like(turned[:, :1]), turned[:, :-1]], 1)
        start = (start - start.floor()).float()
        n = torch.arange(HOP, device=hertz.device).float()
        begin, end = begin.float(), end.float()
        cycles = start + begin * n + (end - begin) * n * n / (2 * HOP)
        half = torch.pi * (cycles - torch.round(cycles))
        harmonics = torch.floor(BAND / torch.maximum(begin, end))
        below = torch.sin(half)
        near = below.abs() < 1e-4
        kernel = torch.where(
            near, harmonics, torch.sin((2 * harmonics + 1) * half) / (2 * torch.where(near, 1.0, below)) - 0.5
        )
        return kernel * torch.sqrt(2 * begin / BAND)

    def framed(self, blocks: Tensor) -> Tensor:
        """(batch, frames + 1, HOP) → overlapping windows (batch, frames, WINDOW)."""
        return torch.cat([blocks[:, :-1], blocks[:, 1:]], -1) * self.window

    def transform(self, frames: Tensor) -> tuple[Tensor, Tensor]:
        """Real and imaginary parts (batch, frames, BINS)."""
        spectrum = torch.fft.rfft(frames, FFT)
        return spectrum.real, spectrum.imag

    def inverse(self, real: Tensor, imaginary: Tensor) -> Tensor:
        """(batch, frames, FFT)."""
        return torch.fft.irfft(torch.complex(real, imaginary), FFT)

    @staticmethod
    def joined(frames: Tensor) -> Tensor:
        """Overlap-add, from the first frame's centre less half a hop on."""
        parts = frames.unflatten(-1, (FFT // HOP, HOP))
        count = frames.shape[1]
        blocks = sum(functional.pad(parts[:, :, i], (0, 0, i, FFT // HOP - 1 - i)) for i in range(FFT // HOP))
        return blocks.flatten(1)[:, HOP // 2 : HOP // 2 + count * HOP]
