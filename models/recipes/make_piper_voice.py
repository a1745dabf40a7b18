"""Make a small voice in Piper's format without training: every phoneme a chord of its own, or a hiss.

    python models/recipes/make_piper_voice.py OUT.onnx [--voice en-us]

It says nothing that a person understands.  It is for tests: what goes in (phoneme ids, their number, scales of noise,
length and width) and out (samples at 22,050 Hz) is as with any Piper voice, so the engine that drives those drives it.
Needs onnx, numpy and piper-tts (for its table of phonemes).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

RATE_HZ = 22_050
HOP = 256
"""Samples of one frame, the unit of durations."""
VOWELS = "aeiouyæøœɐɑɒɔəɘɚɛɜɝɞɨɪɯɵɶʉʊʌʏᵻ"
SILENT = "_^$ ,.:;!?-ˈˌːˑ"
FRAMES = {"vowel": 7.0, "consonant": 4.0, "pause": 3.0, "mark": 0.0}
"""How long each kind sounds, in frames of 11.6 ms."""
RANDOM_SEED = 1
HARMONICS = 3


def kind(phoneme: str) -> str:
    """What `phoneme` sounds like."""
    if phoneme in " ,.:;!?":
        return "pause"
    if phoneme in SILENT or not phoneme.isalpha():
        return "mark"
    return "vowel" if phoneme in VOWELS else "consonant"


def tables() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per phoneme id: frames, radians a sample and loudness of each harmonic, and loudness of the hiss."""
    r = np.random.default_rng(RANDOM_SEED)
    count = 1 + max(i for ids in DEFAULT_PHONEME_ID_MAP.values() for i in ids)
    frames = np.zeros(count, np.float32)
    tones = np.zeros((count, 2 * HARMONICS), np.float32)
    hiss = np.zeros((count, 1), np.float32)
    for phoneme, (number, *_) in DEFAULT_PHONEME_ID_MAP.items():
        what = kind(phoneme)
        frames[number] = FRAMES[what]
        if what == "vowel":
            hertz = np.array([140.0, r.uniform(300, 900), r.uniform(900, 2500)])
            tones[number] = [*(2 * np.pi * hertz / RATE_HZ), 0.5, 0.3, 0.2]
        elif what == "consonant":
            tones[number, :HARMONICS] = 2 * np.pi * r.uniform(150, 400) / RATE_HZ
            tones[number, HARMONICS] = 0.1
            hiss[number] = r.uniform(0.02, 0.15)
    return frames, tones, hiss


def graph() -> onnx.GraphProto:
    """Ids -> frames of each -> the id sounding at each sample -> its chord and hiss."""
    frames, tones, hiss = tables()
    constants = {
        "frames": frames, "tones": tones, "hiss": hiss, "hop": np.array(HOP, np.float32),
        "zero": np.array(0, np.int64), "one": np.array(1, np.int64), "first": np.array([0], np.int64),
        "last": np.array([-1], np.int64), "first_one": np.array([1], np.int64), "length_at": np.array(1, np.int64),
        "shape": np.array([1, 1, -1], np.int64),
        "split": np.array([HARMONICS, HARMONICS], np.int64),
    }  # fmt: skip
    node = helper.make_node
    nodes = [
        node("Squeeze", ["input", "first"], ["ids"]),
        node("Shape", ["ids"], ["how_many"]),
        # How long each phoneme lasts, in samples, and where it ends.
        node("Gather", ["frames", "ids"], ["natural"]),
        node("Gather", ["scales", "length_at"], ["length_scale"]),
        node("Mul", ["natural", "length_scale"], ["scaled"]),
        node("Ceil", ["scaled"], ["whole"]),
        node("Mul", ["whole", "hop"], ["samples"]),
        node("CumSum", ["samples", "zero"], ["ends_float"]),
        node("Cast", ["ends_float"], ["ends"], to=TensorProto.INT64),
        node("Gather", ["ends", "last"], ["total_one"]),
        node("Squeeze", ["total_one", "first"], ["total"]),
        # Which phoneme sounds at each sample: as many have ended before as there are ends at or before it.
        node("Range", ["zero", "total", "one"], ["clock"]),
        node("Unsqueeze", ["clock", "last"], ["clock_column"]),
        node("Concat", ["clock", "total_one"], ["clock_and_end"], axis=0),
        node("Sub", ["clock_and_end", "clock_and_end"], ["none"]),
        node("Expand", ["first_one", "how_many"], ["one_each"]),
        node("ScatterElements", ["none", "ends", "one_each"], ["ended"], axis=0, reduction="add"),
        node("CumSum", ["ended", "zero"], ["index_and_end"]),
        node("Slice", ["index_and_end", "first", "last"], ["index"]),
        node("Gather", ["ids", "index"], ["sounding"]),
        # Its chord.
        node("Gather", ["tones", "sounding"], ["tone"]),
        node("Split", ["tone", "split"], ["step", "loudness"], axis=1),
        node("Cast", ["clock_column"], ["clock_float"], to=TensorProto.FLOAT),
        node("Mul", ["clock_float", "step"], ["phase"]),
        node("Sin", ["phase"], ["waves"]),
        node("Mul", ["waves", "loudness"], ["loud_waves"]),
        node("ReduceSum", ["loud_waves", "last"], ["chord"], keepdims=1),
        # Its hiss, a little of it random as the noise scale asks.
        node("Gather", ["hiss", "sounding"], ["hiss_loudness"]),
        node("RandomUniformLike", ["hiss_loudness"], ["noise"], low=-1.0, high=1.0, seed=float(RANDOM_SEED)),
        node("Mul", ["noise", "hiss_loudness"], ["hissing"]),
        node("Add", ["chord", "hissing"], ["sound"]),
        node("Reshape", ["sound", "shape"], ["output"]),
    ]
    return helper.make_graph(
        nodes,
        "chords",
        [
            helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
            helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
            helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        ],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, "samples"])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )


def main() -> None:
    """Write OUT and OUT.json."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--voice", default="en-us", help="eSpeak NG's voice for the phonemes")
    arguments = parser.parse_args()
    model = helper.make_model(graph(), opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model, full_check=True)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, arguments.out)
    config = {
        "audio": {"sample_rate": RATE_HZ}, "espeak": {"voice": arguments.voice}, "phoneme_type": "espeak",
        "num_symbols": 256, "num_speakers": 1, "speaker_id_map": {}, "hop_length": HOP,
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
    }  # fmt: skip
    text = json.dumps(config, ensure_ascii=False)
    Path(f"{arguments.out}.json").write_text(text + "\n", "utf-8")
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
