"""Turn a recognizer pack back into a checkpoint, to go on training from: what ``convert_recognizer.py`` did, undone.

    python models/recipes/restore_recognizer.py PACK CHECKPOINT.pt TOKENIZER.json

PACK: a folder that ``convert_recognizer.py`` wrote.  CHECKPOINT gets its weights under ``m``, as near as eight bits
tell them (converted again they are PACK's own), and its CTC head under ``c``; TOKENIZER its vocabulary without the
pieces that training never showed.  A pack has no optimizer's state: that begins anew, with ``train_recognizer.py
--start CHECKPOINT TOKENIZER``.

The file is read as CTranslate2 4 writes it (binary version 6): a name and numbers before each array, and int8 rows with
a scale each.
"""

from __future__ import annotations

import argparse
import json
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from convert_recognizer import LANGUAGES, NEVER, TIMESTAMPS
from recognizer_batches import SPECIAL, tick
from tokenizers import AddedToken, Tokenizer

from interpreter_app.engines.ctc import FILE

Array = np.ndarray
VERSION = 6
TYPES = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32}
"""CTranslate2's numbers for what arrays are made of."""


def arrays(path: Path) -> Iterator[tuple[str, Array]]:
    """The arrays of a CTranslate2 model, by name, as they are stored.  Raises SystemExit for another binary version."""
    content, at = path.read_bytes(), 0

    def number(form: str) -> int:
        nonlocal at
        value: int = struct.unpack_from(f"<{form}", content, at)[0]
        at += struct.calcsize(f"<{form}")
        return value

    def text() -> str:
        nonlocal at
        length = number("H")
        at += length
        return content[at - length : at].rstrip(b"\0").decode()

    version, _, _ = number("I"), text(), number("I")
    if version != VERSION:
        raise SystemExit(f"{path} has binary version {version}; only {VERSION} is read here")
    for _ in range(number("I")):
        name = text()
        shape = [number("I") for _ in range(number("B"))]
        kind, size = number("B"), number("I")
        yield name, np.frombuffer(content, TYPES[kind], size // np.dtype(TYPES[kind]).itemsize, at).reshape(shape)
        at += size


class Pack:
    """A pack's arrays, as floats, under the names that Transformers gives them."""

    def __init__(self, folder: Path) -> None:
        self._arrays = dict(arrays(folder / "model.bin"))
        self.state: dict[str, Array] = {}

    def __getitem__(self, name: str) -> Array:
        values, scale = self._arrays[name], self._arrays.get(f"{name}_scale")
        if scale is None:
            return values.astype(np.float32)
        return values.astype(np.float32) / scale.reshape(-1, *[1] * (values.ndim - 1))

    def linear(self, there: str, *names: str) -> None:
        """One layer, or several that were stacked into one; keys have no bias."""
        weights, biases = (np.split(self[f"{there}/{part}"], len(names)) for part in ("weight", "bias"))
        for name, weight, bias in zip(names, weights, biases, strict=True):
            self.state[f"{name}.weight"] = weight
            if not name.endswith("k_proj"):
                self.state[f"{name}.bias"] = bias

    def norm(self, there: str, name: str) -> None:
        """A layer normalization."""
        self.state[f"{name}.weight"], self.state[f"{name}.bias"] = self[f"{there}/gamma"], self[f"{there}/beta"]

    def layer(self, there: str, name: str, *, decoder: bool) -> None:
        """One transformer layer."""
        query, key, value = (f"{name}.self_attn.{part}_proj" for part in "qkv")
        self.linear(f"{there}/self_attention/linear_0", query, key, value)
        self.linear(f"{there}/self_attention/linear_1", f"{name}.self_attn.out_proj")
        self.norm(f"{there}/self_attention/layer_norm", f"{name}.self_attn_layer_norm")
        if decoder:
            query, key, value = (f"{name}.encoder_attn.{part}_proj" for part in "qkv")
            self.linear(f"{there}/attention/linear_0", query)
            self.linear(f"{there}/attention/linear_1", key, value)
            self.linear(f"{there}/attention/linear_2", f"{name}.encoder_attn.out_proj")
            self.norm(f"{there}/attention/layer_norm", f"{name}.encoder_attn_layer_norm")
        self.linear(f"{there}/ffn/linear_0", f"{name}.fc1")
        self.linear(f"{there}/ffn/linear_1", f"{name}.fc2")
        self.norm(f"{there}/ffn/layer_norm", f"{name}.final_layer_norm")

    def restore(self, rows: Array) -> dict[str, Array]:
        """The whole model's state; of its vocabulary these rows."""
        for part in ("encoder", "decoder"):
            count = sum(name.startswith(f"{part}/layer_") and name.endswith("/ffn/linear_0/weight") for name in self)
            for i in range(count):
                self.layer(f"{part}/layer_{i}", f"model.{part}.layers.{i}", decoder=part == "decoder")
            self.norm(f"{part}/layer_norm", f"model.{part}.layer_norm")
        self.linear("encoder/conv1", "model.encoder.conv1")
        self.linear("encoder/conv2", "model.encoder.conv2")
        self.state["model.encoder.embed_positions.weight"] = self["encoder/position_encodings/encodings"]
        self.state["model.decoder.embed_positions.weight"] = self["decoder/position_encodings/encodings"]
        self.state["model.decoder.embed_tokens.weight"] = self["decoder/embeddings/weight"][rows]
        self.state["proj_out.weight"] = self.state["model.decoder.embed_tokens.weight"]
        return self.state

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)


def trained_tokenizer(whisper: Tokenizer) -> Tokenizer:
    """The pieces and merges of a pack's vocabulary, then the special tokens that training shows."""
    layout = json.loads(whisper.to_str())
    special = {token["content"] for token in layout["added_tokens"]} | {""}
    layout["model"]["vocab"] = {piece: i for piece, i in layout["model"]["vocab"].items() if piece not in special}
    layout["added_tokens"] = []
    layout["pre_tokenizer"]["add_prefix_space"] = layout["decoder"]["add_prefix_space"] = True
    trained = Tokenizer.from_str(json.dumps(layout))
    names = [*(f"<|{name}|>" for name in SPECIAL), *map(tick, range(TIMESTAMPS))]
    trained.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in names])
    return trained


def main() -> None:
    """Restore, and write CHECKPOINT and TOKENIZER."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pack", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("tokenizer", type=Path)
    arguments = parser.parse_args()

    whisper = Tokenizer.from_file(str(arguments.pack / "tokenizer.json"))
    trained, pack = trained_tokenizer(whisper), Pack(arguments.pack)
    rows = np.array([whisper.token_to_id(trained.id_to_token(i)) for i in range(trained.get_vocab_size())])
    unknown = np.flatnonzero(pack["decoder/projection/bias"][rows] <= NEVER / 2)
    if unknown.size:
        raise SystemExit(f"{arguments.pack} was never trained on {trained.id_to_token(int(unknown[0]))}")
    state = {name: torch.from_numpy(np.ascontiguousarray(values)) for name, values in pack.restore(rows).items()}
    with np.load(arguments.pack / FILE) as arrays:
        head = {name: torch.from_numpy(arrays[name].astype(np.float32)) for name in ("weight", "bias")}
    torch.save({"m": state, "c": head}, arguments.checkpoint)
    trained.save(str(arguments.tokenizer))
    print(f"{arguments.checkpoint}: {len(rows)} pieces, languages {', '.join(LANGUAGES)}")


if __name__ == "__main__":
    main()
