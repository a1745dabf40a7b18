"""Models of true shapes with weights that mean nothing: what a machine can carry is known before it fetches one.

Whisper's shapes: Radford et al. 2022, arXiv:2212.04356, table 1, and the cards of what followed.  MarianMT's:
Transformer-base (Vaswani et al. 2017, arXiv:1706.03762) with a vocabulary of the size of OPUS-MT's.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

TEXT_PIECES, LANGUAGES, TIMESTAMPS = 50_257, 99, 1501
"""Of the multilingual Whisper vocabulary: 51,865 pieces with those that name tasks; the empty one is among the text."""
PIECES = TEXT_PIECES + 2 + LANGUAGES + 6 + TIMESTAMPS
TASKS = ("translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps")
_POSITIONS, _TEXT_POSITIONS = 1500, 448
_NEVER = -1e4
"""Logit bias of a piece that must not be produced."""


@dataclass(frozen=True, slots=True)
class WhisperShape:
    """The dimensions of a Whisper model."""

    width: int
    heads: int
    encoder_layers: int
    decoder_layers: int
    mels: int = 80


WHISPER = {
    "tiny": WhisperShape(384, 6, 4, 4),
    "base": WhisperShape(512, 8, 6, 6),
    "small": WhisperShape(768, 12, 12, 12),
    "medium": WhisperShape(1024, 16, 24, 24),
    "turbo": WhisperShape(1280, 20, 32, 4, 128),
    "large": WhisperShape(1280, 20, 32, 32, 128),
}


@dataclass(frozen=True, slots=True)
class MarianShape:
    """The dimensions of a MarianMT model; those of OPUS-MT's transformer-align."""

    width: int = 512
    heads: int = 8
    layers: int = 6
    inner: int = 2048
    vocabulary: int = 58_000


def whisper_pieces(languages: tuple[str, ...] = ()) -> list[str]:
    """The vocabulary of a multilingual Whisper model, with stand-ins for its text; `languages` are named first."""
    names = [*languages, *(f"x{i:02}" for i in range(LANGUAGES - len(languages)))]
    return [
        *(f"t{i}" for i in range(TEXT_PIECES - 1)),
        "",
        *(f"<|{name}|>" for name in ("endoftext", "startoftranscript", *names, *TASKS)),
        *(f"<|{i * 0.02:.2f}|>" for i in range(TIMESTAMPS)),
    ]


def filled(pieces: list[str]) -> list[str]:
    """A smaller vocabulary, whose ids are kept, with as many pieces as Whisper's."""
    return [*pieces, *(f"<{i}>" for i in range(len(pieces), PIECES))]


def write_whisper(folder: Path, shape: WhisperShape, pieces: list[str], *, text: int | None = None) -> None:
    """A Whisper model in CTranslate2's form, int8, with `pieces` as its vocabulary.

    `text`: it produces only so many of them, the first, and never ends by itself.
    """
    from ctranslate2.specs import WhisperSpec

    spec = WhisperSpec(shape.encoder_layers, shape.heads, shape.decoder_layers, shape.heads)
    spec.register_vocabulary(pieces)
    spec.config.suppress_ids, spec.config.suppress_ids_begin = [], []
    spec.config.lang_ids = [i for i, piece in enumerate(pieces) if 5 <= len(piece) <= 7 and piece.startswith("<|")]
    spec.config.alignment_heads = [[shape.decoder_layers - 1, head] for head in range(shape.heads)]
    make = _Weights(shape.width)
    make.convolution(spec.encoder.conv1, shape.mels)
    make.convolution(spec.encoder.conv2, shape.width)
    spec.encoder.position_encodings.encodings = make(_POSITIONS, shape.width)
    spec.decoder.position_encodings.encodings = make(_TEXT_POSITIONS, shape.width)
    make.stack(spec.encoder, 4 * shape.width)
    make.stack(spec.decoder, 4 * shape.width)
    spec.decoder.embeddings.weight = make(len(pieces), shape.width)
    spec.decoder.projection.weight = spec.decoder.embeddings.weight
    if text is not None:
        spec.decoder.projection.bias = np.where(np.arange(len(pieces)) < text, 0, _NEVER).astype(np.float32)
    _save(spec, folder)


def marian_pieces(count: int) -> list[str]:
    """Some of the pieces that `write_marian`'s models know."""
    return [f"▁{i}" for i in range(count)]


def write_marian(folder: Path, shape: MarianShape) -> None:
    """A MarianMT model in CTranslate2's form, int8, whose pieces are numbers."""
    from ctranslate2.specs import TransformerSpec
    from ctranslate2.specs.common_spec import Activation

    spec = TransformerSpec.from_config(
        (shape.layers, shape.layers), shape.heads, pre_norm=False, activation=Activation.SWISH
    )
    pieces = ["</s>", "<unk>", *marian_pieces(shape.vocabulary - 3), "<pad>"]
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    make = _Weights(shape.width)
    make.stack(spec.encoder, shape.inner)
    make.stack(spec.decoder, shape.inner)
    spec.encoder.position_encodings.encodings = make(512, shape.width)
    spec.decoder.position_encodings.encodings = make(512, shape.width)
    spec.encoder.embeddings[0].weight = make(shape.vocabulary, shape.width)
    spec.decoder.embeddings.weight = spec.encoder.embeddings[0].weight
    spec.decoder.projection.weight = spec.encoder.embeddings[0].weight
    spec.decoder.projection.bias = make(shape.vocabulary)
    _save(spec, folder)


class _Weights:
    """Fills a specification's layers.  One block of noise is used over and over: drawing it all would take longer."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._noise = np.random.default_rng(1).normal(0, 0.05, 1 << 20).astype(np.float32)
        self._made = 0

    def __call__(self, *shape: int) -> npt.NDArray[np.float32]:
        """An array of noise; never the same twice, or it would be stored once."""
        self._made += 1
        block = np.roll(self._noise, 7 * self._made)[: math.prod(shape)]  # or a small array would keep a large one
        return np.resize(block, shape)

    def stack(self, part: Any, inner: int) -> None:
        """The layers of an encoder or a decoder."""
        width = self._width
        if hasattr(part, "layer_norm"):
            self.norm(part.layer_norm)
        for layer in part.layer:
            self.attention(layer.self_attention, (3, 1))
            if hasattr(layer, "attention"):
                self.attention(layer.attention, (1, 2, 1))
            self.norm(layer.ffn.layer_norm)
            self.linear(layer.ffn.linear_0, inner, width)
            self.linear(layer.ffn.linear_1, width, inner)

    def attention(self, part: Any, widths: tuple[int, ...]) -> None:
        """Queries, keys and values, and the way out."""
        self.norm(part.layer_norm)
        for linear, times in zip(part.linear, widths, strict=True):
            self.linear(linear, times * self._width, self._width)

    def linear(self, part: Any, out: int, into: int) -> None:
        """A weight and a bias."""
        part.weight, part.bias = self(out, into), self(out)

    def norm(self, part: Any) -> None:
        """A layer's normalization, which does nothing much."""
        part.gamma, part.beta = np.ones(self._width, np.float32), self(self._width)

    def convolution(self, part: Any, channels: int) -> None:
        """Three frames wide."""
        part.weight, part.bias = self(self._width, channels, 3), self(self._width)


def _save(spec: Any, folder: Path) -> None:
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(exist_ok=True)
    spec.save(str(folder))


def timed(work: Callable[[], object], clock: Callable[[], float], least_s: float = 1.0) -> float:
    """Seconds that `work` takes: the median of at least three times, and `least_s` of them."""
    work()  # the first time is slower: memory is fetched
    took: list[float] = []
    while len(took) < 3 or sum(took) < least_s:
        began = clock()
        work()
        took.append(clock() - began)
    return float(np.median(took))


def preprocessor(shape: WhisperShape) -> str:
    """What faster-whisper reads of a model with other than 80 mel bands."""
    return json.dumps({"feature_size": shape.mels, "sampling_rate": 16_000, "hop_length": 160, "n_fft": 400})
