"""Packs with the files, the keys and the shapes of real ones, and weights that mean nothing.

The keys are those of Systran/faster-whisper-*, of OPUS-MT's releases and of rhasspy/piper-voices.
"""

from __future__ import annotations

import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from interpreter_app.engines.random_models import (
    LANGUAGES,
    TASKS,
    TEXT_PIECES,
    TIMESTAMPS,
    MarianShape,
    WhisperShape,
    write_whisper,
)

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "models" / "starter"
TINY_VOICE = ROOT / "tests" / "data" / "piper-tiny" / "chords.onnx"
SMALL_WHISPER = WhisperShape(64, 2, 1, 2)
"""For tests that need no true size; the vocabulary has it all the same."""
SMALL_MARIAN = MarianShape(width=64, heads=2, layers=1, inner=128, vocabulary=8400)
MEDIUM_BYTES = 60_000_000
"""What a voice of medium quality has in weights."""


def whisper_languages() -> list[str]:
    """Whisper's languages, English first."""
    from faster_whisper.tokenizer import _LANGUAGE_CODES

    return ["en", *(code for code in _LANGUAGE_CODES if code != "en")][:LANGUAGES]


def whisper(folder: Path, shape: WhisperShape = SMALL_WHISPER, *, text_vocabulary: bool = False) -> Path:
    """A folder as Systran/faster-whisper-tiny has it; older ones keep their vocabulary as text."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from tokenizers.pre_tokenizers import ByteLevel

    folder.mkdir(parents=True)
    alphabet = sorted(ByteLevel.alphabet())
    pairs = [(a, b) for a in alphabet for b in alphabet][: TEXT_PIECES - 1 - len(alphabet)]
    text = [*alphabet, *(a + b for a, b in pairs), ""]
    special = [f"<|{name}|>" for name in ("endoftext", "startoftranscript", *whisper_languages(), *TASKS)]
    times = [f"<|{i * 0.02:.2f}|>" for i in range(TIMESTAMPS)]
    pieces = [*text, *special, *times]
    assert len(pieces) == 51_865
    write_whisper(folder, shape, pieces)
    tokenizer = Tokenizer(models.BPE(vocab={piece: i for i, piece in enumerate(text)}, merges=pairs))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(special)  # as in the real ones: it names no timestamps
    tokenizer.save(str(folder / "tokenizer.json"))
    config = json.loads((folder / "config.json").read_text())
    config["suppress_ids"], config["suppress_ids_begin"] = (
        [1, 2, 7, 8, 9, 50_358, 50_359, 50_360, 50_361, 50_362],
        [220, 50_257],
    )
    assert set(config) == {"alignment_heads", "lang_ids", "suppress_ids", "suppress_ids_begin"}
    (folder / "config.json").write_text(json.dumps(config, indent=2))
    if text_vocabulary:
        (folder / "vocabulary.json").unlink()
        (folder / "vocabulary.txt").write_text("".join(f"{piece}\n" for piece in pieces), "utf-8")
    return folder


def opus_release(path: Path, shape: MarianShape = SMALL_MARIAN, *, labels: tuple[str, ...] = ()) -> Path:
    """The zip of an OPUS-MT release, with the SentencePiece models of the starter pack."""
    import sentencepiece

    spm = STARTER / "translator-en-es" / "source.spm"
    known = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    pieces = [known.id_to_piece(i) for i in range(known.get_piece_size())]
    text = [piece for piece in pieces if piece not in {"<unk>", "<s>", "</s>", "<pad>"}]
    filler = [f"▁filler{i}" for i in range(shape.vocabulary - len(text) - len(labels) - 3)]
    vocabulary = ["</s>", "<unk>", *labels, *text, *filler, "<pad>"][: shape.vocabulary]
    npz = "opus.spm32k-spm32k.transformer-align.model1.npz.best-perplexity.npz"
    yml = "opus.spm32k-spm32k.vocab.yml"
    decoder = (
        f"relative-paths: true\nmodels:\n  - {npz}\nvocabs:\n  - {yml}\n  - {yml}\nbeam-size: 6\nnormalize: 1\n"
        "word-penalty: 0\nmini-batch: 1\nmaxi-batch: 1\nmaxi-batch-sort: src\n"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as zipped:
        zipped.writestr("decoder.yml", decoder)
        zipped.writestr(
            yml, "".join(f"{json.dumps(piece, ensure_ascii=False)}: {i}\n" for i, piece in enumerate(vocabulary))
        )
        for name in ("source.spm", "target.spm"):
            zipped.write(spm, name)
        for name in ("README.md", "LICENSE", "preprocess.sh", "postprocess.sh"):
            zipped.writestr(name, f"{name} of a release\n")
        with zipped.open(npz, "w", force_zip64=True) as file:
            np.savez(file, **_marian_weights(shape, len(vocabulary)))
    return path


def piper_voice(folder: Path, name: str = "en_US-test-medium", *, size: int = 0, **audio: Any) -> Path:
    """An `.onnx` with its `.onnx.json`, the tiny voice of the tests in the files of a real one; `size`: bytes more."""
    folder.mkdir(parents=True, exist_ok=True)
    model = TINY_VOICE.read_bytes()
    if size:
        model += _ballast(size)
    (folder / f"{name}.onnx").write_bytes(model)
    tiny = json.loads(TINY_VOICE.with_suffix(".onnx.json").read_text("utf-8"))
    settings = {
        "dataset": "test",
        "audio": {"sample_rate": 22_050, "quality": "medium"} | audio,
        "espeak": tiny["espeak"],
        "language": {
            "code": name[:5], "family": name[:2], "region": name[3:5], "name_native": "English",
            "name_english": "English", "country_english": "United States",
        },
        "inference": tiny["inference"],
        "phoneme_type": "espeak",
        "phoneme_map": {},
        "phoneme_id_map": tiny["phoneme_id_map"],
        "num_symbols": 256,
        "num_speakers": 1,
        "speaker_id_map": {},
        "piper_version": "1.0.0",
    }  # fmt: skip
    (folder / f"{name}.onnx.json").write_text(json.dumps(settings, ensure_ascii=False), "utf-8")
    (folder / "MODEL_CARD").write_text("A voice for tests.\n")
    return folder / f"{name}.onnx"


def _ballast(size: int) -> bytes:
    """Weights of which one is read at each run, or they would not be loaded: `Gather(ballast, input_lengths)`.

    Serialized messages that follow each other are merged (graph = 7; in it node = 1, initializer = 5, output = 12).
    """
    weights = np.random.default_rng(1).integers(0, 255, size, np.uint8).tobytes()
    # TensorProto: dims = 1, data_type = 2 (2: uint8), name = 8, raw_data = 9
    tensor = b"\x08" + _varint(size) + b"\x10\x02" + _message(8, b"ballast") + _message(9, weights)
    # NodeProto: input = 1, output = 2, op_type = 4
    node = _message(1, b"ballast") + _message(1, b"input_lengths") + _message(2, b"read") + _message(4, b"Gather")
    # ValueInfoProto: name = 1, type = 2; TypeProto: tensor_type = 1; Tensor: elem_type = 1
    read = _message(1, b"read") + _message(2, _message(1, b"\x08\x02"))
    return _message(7, _message(1, node) + _message(5, tensor) + _message(12, read))


def _message(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    parts = bytearray()
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    return bytes([*parts, value])


def _marian_weights(shape: MarianShape, vocabulary: int) -> dict[str, np.ndarray]:
    """The arrays of a Marian checkpoint, by its names."""
    noise = np.random.default_rng(1).normal(0, 0.05, 1 << 20).astype(np.float32)
    made: dict[str, np.ndarray] = {}

    def add(name: str, *sizes: int) -> None:
        made[name] = np.resize(np.roll(noise, 7 * len(made)), sizes)

    def norm(name: str) -> None:
        made[f"{name}_ln_scale"] = np.ones((1, shape.width), np.float32)
        add(f"{name}_ln_bias", 1, shape.width)

    for side, attentions in (("encoder", ("self",)), ("decoder", ("self", "context"))):
        for layer in range(1, shape.layers + 1):
            for attention in attentions:
                scope = f"{side}_l{layer}_{attention}"
                for part in "qkvo":
                    add(f"{scope}_W{part}", shape.width, shape.width)
                    add(f"{scope}_b{part}", 1, shape.width)
                norm(f"{scope}_Wo")
            scope = f"{side}_l{layer}_ffn"
            add(f"{scope}_W1", shape.width, shape.inner)
            add(f"{scope}_b1", 1, shape.inner)
            add(f"{scope}_W2", shape.inner, shape.width)
            add(f"{scope}_b2", 1, shape.width)
            norm(f"{scope}_ffn")
    add("Wemb", vocabulary, shape.width)
    add("decoder_ff_logit_out_b", 1, vocabulary)
    made["decoder_ff_logit_out_b"][0, 0] = -1.0  # it says something before it ends
    config = {
        "bert-train-type-embeddings": "true", "dec-cell": "gru", "dec-depth": shape.layers, "dim-emb": shape.width,
        "dim-vocabs": [vocabulary, vocabulary], "enc-depth": shape.layers, "enc-type": "bidirectional",
        "lemma-dim-emb": 0, "skip": "false", "tied-embeddings": "false", "tied-embeddings-all": "true",
        "transformer-aan-depth": 2, "transformer-decoder-autoreg": "self-attention", "transformer-dim-ffn": shape.inner,
        "transformer-ffn-activation": "swish", "transformer-ffn-depth": 2, "transformer-guided-alignment-layer": "last",
        "transformer-heads": shape.heads, "transformer-no-projection": "false", "transformer-postprocess": "dan",
        "transformer-postprocess-emb": "d", "transformer-postprocess-top": "''", "transformer-preprocess": "''",
        "transformer-tied-layers": "[]", "transformer-train-position-embeddings": "false", "type": "transformer",
        "ulr": "false", "version": "v1.9.14",
    }  # fmt: skip
    text = "".join(f"{key}: {value}\n" for key, value in config.items())
    made["special:model.yml"] = np.frombuffer(text.encode() + b"\0", np.int8)
    return made


def break_magic(path: Path) -> None:
    """Let a `model.bin` call itself something that this program does not use."""
    content = bytearray(path.read_bytes())
    (length,) = struct.unpack_from("<H", content, 4)
    content[6 : 6 + length] = b"Wav2Vec2Spec".ljust(length, b"X")[: length - 1] + b"\0"
    path.write_bytes(bytes(content))
