"""What tells a voice in training how far its sound is from the one it learns from: spectra, and a critic of them."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional
from voice_network import RATE_HZ

SIZES = (512, 1024, 2048)
"""Of the windows, in samples.  Shorter ones would see where the pulses are, which nobody hears."""
FLOOR = 3e-4
"""Added to magnitudes before their logarithm: -70 dB."""
MEL_SIZE, MEL_BANDS, MEL_RANGE_HZ = 1024, 80, (40.0, 11_000.0)
MEL_WEIGHT, MAGNITUDE_WEIGHT = 1.0, 2.0
CRITIC_WIDTH = 24


def magnitudes(sound: Tensor, size: int) -> Tensor:
    """(batch, samples) → (batch, bins, windows); white noise of power 1 has about 1 everywhere."""
    window = torch.hann_window(size)
    spectrum = torch.stft(sound, size, size // 4, window=window, return_complex=True)
    return torch.sqrt(spectrum.real**2 + spectrum.imag**2 + 1e-10) / window.square().sum().sqrt()


def mel_filters(size: int) -> Tensor:
    """Triangles of equal width on the mel scale, each of sum 1: (bands, bins)."""

    def mel(hertz: Tensor) -> Tensor:
        return 2595 * torch.log10(1 + hertz / 700)

    low, high = mel(torch.tensor(MEL_RANGE_HZ))
    centres = torch.linspace(float(low), float(high), MEL_BANDS + 2)
    bins = mel(torch.arange(size // 2 + 1) * RATE_HZ / size)
    step = centres[1] - centres[0]
    triangles = (1 - (bins[None] - centres[1:-1, None]).abs() / step).clamp(min=0)
    # The lowest bands are narrower than a bin.
    triangles += functional.one_hot((bins[None] - centres[1:-1, None]).abs().argmin(-1), len(bins)) * 1e-3
    return triangles / triangles.sum(1, keepdim=True)


class SpectralLoss(nn.Module):
    """Mean difference of two sounds' spectra."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mel", mel_filters(MEL_SIZE))

    def forward(self, said: Tensor, wanted: Tensor) -> Tensor:
        """Both (batch, samples)."""
        loss = torch.zeros(())
        for size in SIZES:
            a, b = magnitudes(said, size), magnitudes(wanted, size)
            loss = loss + functional.l1_loss(torch.log(a + FLOOR), torch.log(b + FLOOR)) / len(SIZES)
            loss = loss + MAGNITUDE_WEIGHT * functional.l1_loss(a.sqrt(), b.sqrt()) / len(SIZES)
            if size == MEL_SIZE:
                mels = [torch.log(self.mel @ m.square() + FLOOR**2) / 2 for m in (a, b)]
                loss = loss + MEL_WEIGHT * functional.l1_loss(*mels)
        return loss


class Critic(nn.Module):
    """Tells real spectrograms from made ones, at each of `SIZES`."""

    def __init__(self) -> None:
        super().__init__()
        self.views = nn.ModuleList(self._view() for _ in SIZES)

    @staticmethod
    def _view() -> nn.ModuleList:
        w = CRITIC_WIDTH
        shapes = ((1, w, (4, 1)), (w, w, (4, 2)), (w, 2 * w, (4, 2)), (2 * w, 2 * w, (2, 1)))
        layers = [nn.Conv2d(i, o, (7, 3), stride, padding=(3, 1)) for i, o, stride in shapes]
        return nn.ModuleList(
            nn.utils.parametrizations.weight_norm(layer) for layer in [*layers, nn.Conv2d(2 * w, 1, 3, padding=1)]
        )

    def forward(self, sound: Tensor) -> tuple[list[Tensor], list[Tensor]]:
        """(batch, samples) → how real each view's patches look, and what its layers saw."""
        verdicts, seen = [], []
        for size, view in zip(SIZES, self.views, strict=True):
            x = torch.log(magnitudes(sound, size)[:, None] + FLOOR) / 3 + 1
            for layer in view[:-1]:
                x = functional.leaky_relu(layer(x), 0.1)
                seen.append(x)
            verdicts.append(view[-1](x))
        return verdicts, seen


def critic_loss(real: list[Tensor], made: list[Tensor]) -> Tensor:
    """What the critic is to make small (least squares)."""
    return sum(((1 - r).square().mean() + m.square().mean() for r, m in zip(real, made, strict=True)), torch.zeros(()))


def voice_loss(made: list[Tensor], seen_made: list[Tensor], seen_real: list[Tensor]) -> tuple[Tensor, Tensor]:
    """What the voice is to make small: not being believed, and differing in what the critic's layers see."""
    doubt = sum(((1 - m).square().mean() for m in made), torch.zeros(())) / len(made)
    unlike = sum(
        (functional.l1_loss(m, r.detach()) for m, r in zip(seen_made, seen_real, strict=True)), torch.zeros(())
    )
    return doubt, unlike / len(seen_made)
