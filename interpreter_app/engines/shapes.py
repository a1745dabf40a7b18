"""Models of true shapes and random weights, made on the spot: for what they cost, never for what they say.

Whisper's shapes: Radford et al. 2022, arXiv:2212.04356, table 1.  MarianMT's: Transformer-base (Vaswani et al. 2017,
arXiv:1706.03762) with a vocabulary of the size of OPUS-MT's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np

from interpreter_app.core.audio import Floats

Shape = Literal["tiny", "base", "small"]
SHAPES: tuple[Shape, ...] = get_args(Shape)

_NEVER = -1e4
"""Logit bias of a piece that must not be produced."""


@dataclass(frozen=True, slots=True)
class _Whisper:
    """Encoder and decoder have as many `layers` each; heads are 64 wide."""

    layers: int
    width: int


_WHISPER: dict[Shape, _Whisper] = {"tiny": _Whisper(4, 384), "base": _Whisper(6, 512), "small": _Whisper(12, 768)}
_WHISPER_PIECES, _MELS, _AUDIO_POSITIONS, _TEXT_POSITIONS = 51_865, 80, 1500, 448
_MARIAN = _Whisper(6, 512)
_MARIAN_PIECES, _MARIAN_HEADS, _MARIAN_POSITIONS = 60_000, 8, 512


def write_whisper(folder: str, shape: Shape, vocabulary: list[str], end: int, languages: list[int]) -> None:
    """Write a recognizer of `shape`, int8.

    `vocabulary`: a smaller model's, whose ids are kept; filled up to Whisper's own size.  Text is below `end`, the id
    of the end of text; neither that nor anything above it is ever produced.  `languages`: their ids.
    """
    from ctranslate2.specs import WhisperSpec

    made, weights = _WHISPER[shape], _Weights()
    heads = made.width // 64
    spec = WhisperSpec(made.layers, heads, made.layers, heads)
    spec.encoder.conv1.weight = weights.some(made.width, _MELS, 3)
    spec.encoder.conv1.bias = np.zeros(made.width, np.float32)
    spec.encoder.conv2.weight = weights.some(made.width, made.width, 3)
    spec.encoder.conv2.bias = np.zeros(made.width, np.float32)
    spec.encoder.position_encodings.encodings = weights.some(_AUDIO_POSITIONS, made.width)
    spec.decoder.position_encodings.encodings = weights.some(_TEXT_POSITIONS, made.width)
    weights.layers(spec, made.width)
    for half in (spec.encoder, spec.decoder):
        _norm(half.layer_norm, made.width)
    table = weights.some(_WHISPER_PIECES, made.width)
    bias = np.where(np.arange(_WHISPER_PIECES) < end, 0, _NEVER).astype(np.float32)
    spec.decoder.embeddings.weight, spec.decoder.projection.weight = table, table
    spec.decoder.projection.bias = bias
    spec.register_vocabulary(_filled(vocabulary, _WHISPER_PIECES))
    spec.config.suppress_ids = spec.config.suppress_ids_begin = []
    spec.config.lang_ids = languages
    spec.config.alignment_heads = [(made.layers // 2, head) for head in range(heads // 2)]
    _save(spec, folder)


def write_marian(folder: str) -> None:
    """Write a translator of OPUS-MT's shape, int8, with the pieces `0`, `1`, … and an end that never comes."""
    from ctranslate2.specs import TransformerSpec
    from ctranslate2.specs.common_spec import Activation

    weights = _Weights()
    spec = TransformerSpec.from_config(_MARIAN.layers, _MARIAN_HEADS, pre_norm=False, activation=Activation.SWISH)
    for half in (spec.encoder, spec.decoder):
        half.position_encodings.encodings = weights.some(_MARIAN_POSITIONS, _MARIAN.width)
    weights.layers(spec, _MARIAN.width)
    table = weights.some(_MARIAN_PIECES, _MARIAN.width)
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = spec.decoder.projection.weight = table
    spec.decoder.projection.bias = np.where(np.arange(_MARIAN_PIECES) < 3, _NEVER, 0).astype(np.float32)
    pieces = _filled(["</s>", "<unk>", "<s>"], _MARIAN_PIECES)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    _save(spec, folder)


class _Weights:
    """Random weights, the same in every run, as small as trained ones are; no two alike: those would be stored once."""

    def __init__(self) -> None:
        self._generator = np.random.default_rng(0)

    def some(self, *shape: int) -> Floats:
        return 0.04 * self._generator.standard_normal(shape, dtype=np.float32)

    def layers(self, spec: Any, width: int) -> None:
        """Every layer of both halves of a model."""
        for decoder, half in enumerate((spec.encoder, spec.decoder)):
            for layer in half.layer:
                self._attention(layer.self_attention, width, across=False)
                if decoder:
                    self._attention(layer.attention, width, across=True)
                self._linear(layer.ffn.linear_0, 4 * width, width)
                self._linear(layer.ffn.linear_1, width, 4 * width)
                _norm(layer.ffn.layer_norm, width)

    def _attention(self, spec: Any, width: int, *, across: bool) -> None:
        """An attention block; `across`: the decoder's view of the encoder, whose keys and values stand together."""
        for part, rows in zip(spec.linear, (width, 2 * width, width) if across else (3 * width, width), strict=True):
            self._linear(part, rows, width)
        _norm(spec.layer_norm, width)

    def _linear(self, spec: Any, rows: int, columns: int) -> None:
        spec.weight, spec.bias = self.some(rows, columns), np.zeros(rows, np.float32)


def _norm(spec: Any, width: int) -> None:
    """A layer normalization that changes nothing more."""
    spec.gamma, spec.beta = np.ones(width, np.float32), np.zeros(width, np.float32)


def _filled(vocabulary: list[str], size: int) -> list[str]:
    return [*vocabulary, *(f"<{i}>" for i in range(len(vocabulary), size))]


def _save(spec: Any, folder: str) -> None:
    spec.validate()
    spec.optimize(quantization="int8")
    Path(folder).mkdir(exist_ok=True)
    spec.save(folder)
