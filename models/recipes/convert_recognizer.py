"""Turn a recognizer checkpoint into the folder that faster-whisper opens: int8 weights, Whisper's special tokens.

    python models/recipes/convert_recognizer.py CHECKPOINT.pt TOKENIZER.json OUT [--heads 2:1,2:3]

CHECKPOINT holds, under ``m``, the state of a Transformers Whisper model with a byte-level BPE vocabulary, and under
``c`` that of its CTC head, which becomes ``ctc.npz``; TOKENIZER is that vocabulary.  Run with the training
environment, the project on ``PYTHONPATH``.

What CTranslate2 asks of a Whisper vocabulary, and a trained one need not have: the empty token "" (without it the model
passes for English-only); the languages right after <|startoftranscript|> and <|nospeech|> after the tasks, because it
counts the languages from that distance; and every piece after <|notimestamps|> a timestamp.  So the pieces move to new
places, and those that training never saw get a bias that nothing overcomes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from ctranslate2.specs import attention_spec, common_spec, transformer_spec, whisper_spec
from recognizer_batches import LETTERS
from tokenizers import AddedToken, Tokenizer

from interpreter_app.engines.ctc import FILE

Array = np.ndarray
LANGUAGES = ("en", "es")
TASKS = ("translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps")
TIMESTAMPS = 1501
"""<|0.00|> to <|30.00|> in steps of 20 ms."""
POSITIONS = 1500
"""Encoder positions of Whisper's 30 s window; sinusoids, so there is nothing to train beyond the longest example."""
NEVER = -1e4
"""Logit bias of a piece that must not be produced."""
ALIGNMENT_HEADS = [(1, 0), (2, 1), (2, 3)]
"""(layer, head) pairs of the decoder whose attention tells word times best, as ``score_recognizer.py`` measured them on
conversions with one pair each (``--heads``)."""
SOUND = {
    "chunk_length": 30, "feature_size": 80, "hop_length": 160, "n_fft": 400,
    "n_samples": 480_000, "nb_max_frames": 3000, "sampling_rate": 16_000,
}  # fmt: skip


def special_tokens() -> list[str]:
    """Whisper's special tokens in Whisper's order, for our languages."""
    names = ("endoftext", "startoftranscript", *LANGUAGES, *TASKS)
    return [f"<|{name}|>" for name in names] + [f"<|{i * 0.02:.2f}|>" for i in range(TIMESTAMPS)]


def whisper_tokenizer(trained: Tokenizer) -> Tokenizer:
    """`trained`'s pieces and merges, then the empty token, then Whisper's special tokens.

    Text keeps its own first space (Whisper's decoder writes it), so none is added here.
    """
    layout = json.loads(trained.to_str())
    special = {token["content"] for token in layout["added_tokens"]}
    pieces = {piece: i for piece, i in layout["model"]["vocab"].items() if piece not in special}
    if sorted(pieces.values()) != list(range(len(pieces))):
        raise SystemExit("the tokenizer's pieces are not numbered from 0 without a gap")
    layout["model"]["vocab"] = pieces | {"": len(pieces)}
    layout["added_tokens"] = []
    layout["pre_tokenizer"]["add_prefix_space"] = layout["decoder"]["add_prefix_space"] = False
    whisper = Tokenizer.from_str(json.dumps(layout))
    whisper.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in special_tokens()])
    return whisper


def origin(trained: Tokenizer, whisper: Tokenizer) -> Array:
    """For each id of `whisper` the id of the same piece in `trained`, -1 where there is none."""
    names = (whisper.id_to_token(i) for i in range(whisper.get_vocab_size()))
    found = (trained.token_to_id(name) for name in names)
    return np.array([-1 if i is None else i for i in found])


def sinusoids(count: int, width: int) -> Array:
    """Whisper's encoder positions, shape (count, width): sines, then cosines, wavelengths 2 pi to 10,000 x 2 pi."""
    half = width // 2
    angles = np.arange(count)[:, None] * np.exp(-np.log(10_000) / (half - 1) * np.arange(half))
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


class Weights:
    """A checkpoint's arrays by name, put into the parts of a CTranslate2 specification."""

    def __init__(self, checkpoint: str) -> None:
        state = torch.load(checkpoint, map_location="cpu", weights_only=True)["m"]
        self._state = {name: tensor.float().numpy() for name, tensor in state.items()}

    def __getitem__(self, name: str) -> Array:
        return self._state[name]

    def layers(self, part: str) -> int:
        """How many layers "encoder" or "decoder" has."""
        return len({name.split(".")[3] for name in self._state if name.startswith(f"model.{part}.layers.")})

    def linear(self, spec: common_spec.LinearSpec | common_spec.Conv1DSpec, *names: str) -> None:
        """One layer, or several that read the same input stacked into one; a missing bias is zero."""
        spec.weight = np.concatenate([self[f"{name}.weight"] for name in names])
        zeros = [np.zeros(len(self[f"{name}.weight"]), np.float32) for name in names]
        spec.bias = np.concatenate(
            [self._state.get(f"{name}.bias", zero) for name, zero in zip(names, zeros, strict=True)]
        )

    def norm(self, spec: common_spec.LayerNormSpec, name: str) -> None:
        """A layer normalization."""
        spec.gamma, spec.beta = self[f"{name}.weight"], self[f"{name}.bias"]

    def attention(self, spec: attention_spec.MultiHeadAttentionSpec, name: str, *, across: bool) -> None:
        """An attention block with the normalization before it; `across`: the decoder's view of the encoder."""
        query, key, value = (f"{name}.{part}_proj" for part in "qkv")
        if across:
            self.linear(spec.linear[0], query)
            self.linear(spec.linear[1], key, value)
        else:
            self.linear(spec.linear[0], query, key, value)
        self.linear(spec.linear[-1], f"{name}.out_proj")
        self.norm(spec.layer_norm, f"{name}_layer_norm")

    def layer(self, spec: transformer_spec.TransformerDecoderLayerSpec, name: str, *, decoder: bool) -> None:
        """One transformer layer."""
        self.attention(spec.self_attention, f"{name}.self_attn", across=False)
        if decoder:
            self.attention(spec.attention, f"{name}.encoder_attn", across=True)
        self.linear(spec.ffn.linear_0, f"{name}.fc1")
        self.linear(spec.ffn.linear_1, f"{name}.fc2")
        self.norm(spec.ffn.layer_norm, f"{name}.final_layer_norm")


def specification(weights: Weights, source: Array) -> whisper_spec.WhisperSpec:
    """The whole model; `source` says where each vocabulary row comes from."""
    width = weights["model.decoder.embed_tokens.weight"].shape[1]
    heads = width // 64
    spec = whisper_spec.WhisperSpec(weights.layers("encoder"), heads, weights.layers("decoder"), heads)
    for part, half in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        for i, layer in enumerate(half.layer):
            weights.layer(layer, f"model.{part}.layers.{i}", decoder=part == "decoder")
        weights.norm(half.layer_norm, f"model.{part}.layer_norm")
    weights.linear(spec.encoder.conv1, "model.encoder.conv1")
    weights.linear(spec.encoder.conv2, "model.encoder.conv2")
    spec.encoder.position_encodings.encodings = sinusoids(POSITIONS, width)
    spec.decoder.position_encodings.encodings = weights["model.decoder.embed_positions.weight"]

    known = source >= 0
    table = np.zeros((len(source), width), np.float32)
    table[known] = weights["model.decoder.embed_tokens.weight"][source[known]]
    spec.decoder.embeddings.weight = table
    spec.decoder.projection.weight = table
    spec.decoder.projection.bias = np.where(known, 0, NEVER).astype(np.float32)
    return spec


def main() -> None:
    """Convert, and write OUT."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("checkpoint")
    parser.add_argument("tokenizer")
    parser.add_argument("out", type=Path)
    parser.add_argument("--heads", help="alignment heads, LAYER:HEAD,... (default: the shipped model's)")
    arguments = parser.parse_args()

    trained = Tokenizer.from_file(arguments.tokenizer)
    whisper = whisper_tokenizer(trained)
    spec = specification(Weights(arguments.checkpoint), origin(trained, whisper))
    spec.register_vocabulary([whisper.id_to_token(i) for i in range(whisper.get_vocab_size())])
    spec.config.suppress_ids = spec.config.suppress_ids_begin = []
    spec.config.lang_ids = [whisper.token_to_id(f"<|{language}|>") for language in LANGUAGES]
    spec.config.alignment_heads = (
        [tuple(map(int, pair.split(":"))) for pair in arguments.heads.split(",")]
        if arguments.heads
        else ALIGNMENT_HEADS
    )
    spec.validate()
    spec.optimize(quantization="int8")
    arguments.out.mkdir(parents=True, exist_ok=True)
    spec.save(str(arguments.out))
    whisper.save(str(arguments.out / "tokenizer.json"))
    if head := torch.load(arguments.checkpoint, map_location="cpu").get("c"):
        arrays = {name: tensor.half().numpy() for name, tensor in head.items()}
        np.savez(arguments.out / FILE, letters=np.array(list(LETTERS)), **arrays)
    (arguments.out / "preprocessor_config.json").write_text(json.dumps(SOUND, indent=1) + "\n", "utf-8")
    print(f"{arguments.out}: {(arguments.out / 'model.bin').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
