"""What a voice in training is shown: sentences in batches, from what ``prepare_voice.py`` wrote."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from voice_network import HOP, PITCH_MEAN, PITCH_SPREAD

BATCH_FRAMES = 1200
"""14 s of sound in a step."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some sentences, padded to the longest."""

    ids: Tensor
    ends: Tensor
    pitch: Tensor
    """As the network sees it."""
    sound: Tensor

    @property
    def frames(self) -> Tensor:
        """Of each sentence."""
        return self.ends[:, -1]


class Spoken:
    """What a folder holds, batched at random; sentences of like length stand together."""

    def __init__(self, folder: Path) -> None:
        self.rows = [json.loads(line) for line in (folder / "examples.jsonl").open(encoding="utf-8")]
        self.rows.sort(key=lambda row: row["frames"])
        self.heard = sorted({symbol for row in self.rows for symbol in row["ids"]})
        self.audio = np.memmap(folder / "audio.i16", "<i2", "r")
        self.pitch = np.memmap(folder / "pitch.f32", "<f4", "r")

    def batches(self, r: random.Random) -> Iterator[Batch]:
        """Without end."""
        while True:
            at = r.randrange(len(self.rows))
            count = max(1, BATCH_FRAMES // self.rows[min(at + 8, len(self.rows) - 1)]["frames"])
            yield self.batch(self.rows[max(0, min(at, len(self.rows) - count)) :][:count])

    def batch(self, rows: list[dict[str, Any]]) -> Batch:
        """Of these."""
        symbols, frames = max(len(row["ids"]) for row in rows), max(row["frames"] for row in rows)
        ids, ends = np.zeros((len(rows), symbols), np.int64), np.zeros((len(rows), symbols), np.int64)
        pitch, sound = np.zeros((len(rows), frames), np.float32), np.zeros((len(rows), frames * HOP), np.float32)
        for i, row in enumerate(rows):
            n, t = len(row["ids"]), row["frames"]
            ids[i, :n], ends[i, :n], ends[i, n:] = row["ids"], row["ends"], row["ends"][-1]
            pitch[i, :t] = (np.log(self.pitch[row["pitch"] : row["pitch"] + t]) - PITCH_MEAN) / PITCH_SPREAD
            sound[i, : t * HOP] = self.audio[row["begin"] : row["begin"] + t * HOP] / 32768
        return Batch(*map(torch.from_numpy, (ids, ends, pitch, sound)))
