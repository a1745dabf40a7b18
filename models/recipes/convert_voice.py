"""Convert a trained voice into Piper's format, and check it against PyTorch.

    python models/recipes/convert_voice.py WORK/checkpoint.pt LANGUAGE OUT.onnx

Run with the training environment, which needs `onnx` and `onnxruntime`.  One graph: phoneme ids, their number and
scales of noise, length and width → (1, 1, 1, samples).  The scale of noise makes the breath louder, 1 being as it was
learnt; that of width is taken and means nothing, for durations are not drawn by chance.
"""

from __future__ import annotations

import argparse
import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP, phonemes_to_ids
from torch import Tensor, nn
from voice_network import BINS, FFT, HOP, RATE_HZ, WINDOW, Sizes, Source, Voice
from voice_phonemes import ESPEAK_VOICES, akin, ids, phonemes

OPSET = 20
CHECKED = {"en": "Mend the coat before you go out.", "es": "El tren para Madrid sale a las nueve."}
MOST_UNLIKE = 1e-3
"""Of the loudest sample: the phase of 200 harmonics is summed in another order."""
MOST_BYTES = 12_000_000


class MatrixSource(Source):
    """The same with matrices for Fourier transforms, which onnxruntime multiplies faster than it transforms."""

    def __init__(self) -> None:
        super().__init__()
        angle = 2 * torch.pi * torch.outer(torch.arange(FFT).double(), torch.arange(BINS).double()) / FFT
        # A parameter is stored once, however often it is used.
        self.waves = nn.Parameter(torch.cat([torch.cos(angle), -torch.sin(angle)], 1).float(), requires_grad=False)
        weights = torch.full((BINS,), 2 / FFT)
        weights[0] = weights[-1] = 1 / FFT
        self.register_buffer("weights", torch.cat([weights, weights]), persistent=False)

    def transform(self, frames: Tensor) -> tuple[Tensor, Tensor]:
        """Real and imaginary parts (batch, frames, BINS)."""
        real, imaginary = (frames @ self.waves[:WINDOW]).split(BINS, -1)
        return real, imaginary

    def inverse(self, real: Tensor, imaginary: Tensor) -> Tensor:
        """(batch, frames, FFT)."""
        return (torch.cat([real, imaginary], -1) * self.weights) @ self.waves.T


class Piper(nn.Module):
    """A voice with the inputs and the output of Piper's."""

    def __init__(self, voice: Voice, source: Source) -> None:
        super().__init__()
        self.voice, self.source = voice, source

    def forward(self, padded: Tensor, count: Tensor, scales: Tensor) -> Tensor:
        """(1, n), (1,), (3,) → (1, 1, 1, samples)."""
        given = padded[:, : count[0]]
        symbols = given[given != 0][None]  # Piper pads between the phonemes
        there = torch.ones_like(symbols).float()
        states, times = self.voice.read(symbols, there)
        lengths = (torch.exp(times) - 1).clamp(min=0) * scales[1] * there
        # Rounding the ends, not the lengths, keeps the whole as long as it should be.
        ends = torch.round(lengths.cumsum(1)).long().clamp(min=1)
        frames = self.voice.stretch(states, ends, ends[0, -1])
        there = torch.ones_like(frames[..., :1])
        frames, pitch = self.voice.intone(frames, there)
        pulse, noise = self.voice.speak(frames, pitch, there)
        return self.source(pulse, noise, pitch, scales[0])[:, None, None]


def loaded(checkpoint: Path) -> Voice:
    """The running mean of the weights; what was never heard sounds like what is most alike."""
    state = torch.load(checkpoint, weights_only=True)
    voice = Voice(Sizes(**state["sizes"]))
    voice.load_state_dict(state["mean"])
    heard = {symbol for symbol, (number,) in DEFAULT_PHONEME_ID_MAP.items() if number in state["heard"]}
    with torch.no_grad():
        for symbol in DEFAULT_PHONEME_ID_MAP.keys() - heard:
            rows = voice.symbols.weight[ids(akin(symbol, heard))]
            voice.symbols.weight[ids([symbol])] = rows.mean(0)
    print(f"{checkpoint}: step {state['step']}")
    return voice.eval()


def exported(voice: Voice, given: tuple[Tensor, ...], out: Path) -> None:
    """Write the graph."""
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Piper(voice, MatrixSource()).eval(), given, out, dynamo=False, opset_version=OPSET,
            do_constant_folding=False,  # it would store the waves for each way they are used
            input_names=["input", "input_lengths", "scales"], output_names=["output"],
            dynamic_axes={"input": {1: "phonemes"}, "output": {3: "samples"}},
        )  # fmt: skip
    onnx.checker.check_model(onnx.load(out), full_check=True)


def main() -> None:
    """Write OUT and OUT.json."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("language", choices=sorted(ESPEAK_VOICES))
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    voice = loaded(arguments.checkpoint)
    symbols = phonemes(ESPEAK_VOICES[arguments.language], CHECKED[arguments.language])
    padded = torch.tensor([phonemes_to_ids(symbols[1:-1])])
    given = (padded, torch.tensor([padded.shape[1]]), torch.tensor([0.0, 1.0, 0.0]))  # without noise, to compare
    exported(voice, given, arguments.out)
    with torch.no_grad():
        wanted = Piper(voice, Source()).eval()(*given).numpy()
    session = onnxruntime.InferenceSession(arguments.out, providers=["CPUExecutionProvider"])
    names = [one.name for one in session.get_inputs()]
    (made,) = session.run(None, dict(zip(names, (one.numpy() for one in given), strict=True)))
    unlike = float(np.abs(made - wanted).max() / np.abs(wanted).max()) if made.shape == wanted.shape else np.inf
    size = arguments.out.stat().st_size
    print(f"{arguments.out}: {size:,} bytes; {made.shape[-1]} samples, unlike PyTorch's by {unlike:.1e} at most")
    if not unlike < MOST_UNLIKE or size > MOST_BYTES:
        raise SystemExit("the graph is not what it should be")
    config = {
        "audio": {"sample_rate": RATE_HZ}, "espeak": {"voice": ESPEAK_VOICES[arguments.language]},
        "phoneme_type": "espeak", "num_symbols": 256, "num_speakers": 1, "speaker_id_map": {}, "hop_length": HOP,
        "inference": {"noise_scale": 1.0, "length_scale": 1.0, "noise_w": 0.0},
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
    }  # fmt: skip
    Path(f"{arguments.out}.json").write_text(json.dumps(config, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
