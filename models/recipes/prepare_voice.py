"""Say of spoken sentences which phoneme sounds in which frame, and at what pitch, to train a voice on.

    python models/recipes/prepare_voice.py SPOKEN LANGUAGE

SPOKEN: what ``speak_voice.py`` wrote.  Run with the training environment, which needs `piper-tts` (for its phonemizer)
and `pyworld` (for the pitch) beside PyTorch.  SPOKEN gets ``examples.jsonl``, a line for each sentence: its phonemes'
ids, the frame each ends at, where it begins in the audio, its frames, and where its pitch begins in ``pitch.f32``: a
number a frame, in hertz, drawn through where there is no voice.  Run again, it goes on.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import pyworld
from voice_network import HOP, RATE_HZ
from voice_phonemes import ESPEAK_VOICES, FESTIVAL, PAUSE, ids, phonemes, spread

NAMES = {"en": FESTIVAL, "es": {"pau": PAUSE}}
WORST_MATCH = 0.35
"""Mean cost of a phoneme: beyond it, the synthesizer said something else."""
PITCH_RANGE = 60.0, 400.0
STEP_MS = 5.0
"""Of the pitch's analysis."""
MOST_FRAMES = 700
"""8 s: what lasts longer makes a batch slow."""
DEFAULT_PITCH = 150.0


def pitch_of(samples: np.ndarray, frames: int) -> np.ndarray:
    """Hertz at the middle of each frame; between voiced stretches, the line from one to the other."""
    sound = samples.astype(np.float64) / 32768
    hertz, times = pyworld.dio(sound, RATE_HZ, f0_floor=PITCH_RANGE[0], f0_ceil=PITCH_RANGE[1], frame_period=STEP_MS)
    hertz = pyworld.stonemask(sound, hertz, times, RATE_HZ)
    voiced = hertz > 0
    if not voiced.any():
        return np.full(frames, DEFAULT_PITCH, np.float32)
    middles = (np.arange(frames) + 0.5) * HOP / RATE_HZ
    return np.exp(np.interp(middles, times[voiced], np.log(hertz[voiced]))).astype(np.float32)


def main() -> None:
    """Prepare what is not there yet."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("spoken", type=Path)
    parser.add_argument("language", choices=sorted(NAMES))
    arguments = parser.parse_args()
    audio = np.memmap(arguments.spoken / "audio.i16", "<i2", "r")
    done, pitch_path = arguments.spoken / "examples.jsonl", arguments.spoken / "pitch.f32"
    done.touch()
    pitch_path.touch()
    lines = [line for line in done.read_text("utf-8").splitlines(keepends=True) if line.endswith("\n")]
    done.write_text("".join(lines), "utf-8")
    rows = [json.loads(line) for line in lines]
    at = max((row["pitch"] + row["frames"] for row in rows), default=0)
    next_begin = rows[-1]["begin"] + 1 if rows else 0
    with pitch_path.open("r+b") as file:
        file.truncate(4 * at)
    kept, left_out = len(rows), 0
    with pitch_path.open("ab") as pitch, done.open("a", encoding="utf-8") as out:
        for line in (arguments.spoken / "meta.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            if row["begin"] < next_begin or not line.endswith("\n"):
                continue
            frames = row["samples"] // HOP
            try:
                symbols = phonemes(ESPEAK_VOICES[arguments.language], row["text"])
            except ValueError:
                left_out += 1
                continue
            ends, cost = spread(symbols, [(name, end) for name, end in row["phones"]], NAMES[arguments.language])
            if cost > WORST_MATCH or frames > MOST_FRAMES:
                left_out += 1
                continue
            hertz = pitch_of(audio[row["begin"] : row["begin"] + row["samples"]], frames)
            pitch.write(hertz.tobytes())
            pitch.flush()
            bounds = np.minimum(np.round(ends / HOP).astype(int), frames)
            bounds[-1] = frames
            example = {
                "begin": row["begin"], "frames": frames, "pitch": at, "ids": ids(symbols), "ends": bounds.tolist(),
            }  # fmt: skip
            out.write(json.dumps(example) + "\n")
            at += frames
            kept += 1
            if kept % 1000 == 0:
                print(f"{kept} sentences", flush=True)
    print(f"{kept} sentences, {at * HOP / RATE_HZ / 3600:.2f} h; {left_out} left out")


if __name__ == "__main__":
    main()
