"""What a recognizer is shown in training: spoken sentences as they were planned, in rooms, on telephones and in noise.

Nothing is stored: every example is made by a random generator of its own, so that no two are alike and a run can be
resumed.
"""

from __future__ import annotations

import json
import random
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from recognizer_effects import BANKS, breathy, coarse, distant, hide, log_mel, paced
from recognizer_noises import MAKERS, Noises
from recognizer_plans import Plan, Planner

WOBBLE_SHARE, BREATH_SHARE, TRACT_SHARE = 0.3, 0.2, 0.7
GAIN_DB = (-32, -0.5)
"""Of the peak."""
NOISY_SHARE, SNR_DB = 0.75, (4, 35)
VOICES = {"babble": (3, 8), "crowd": (6, 12)}
"""How many people at once; a crowd is no speech where it is alone."""
BABBLE_SHARE = 0.15
"""Of what is noisy, beside its part of the rest: with other people behind it, which misleads a recognizer most."""
COARSE_SHARE = 0.06
"""Of 8-bit mu-law samples, as telephones have them."""
CLIPPED_SHARE, CLIPPED = 0.05, (0.3, 0.9)


class Examples:
    """The spoken sentences of folders (``speak_corpus.py``), and the noises to put them in."""

    def __init__(self, *folders: Path, espeak: float | None = None) -> None:
        self.rows: list[dict[str, Any]] = []
        self._audio = list[np.ndarray]()
        for number, folder in enumerate(folders):
            lines = [json.loads(line) for line in (folder / "meta.jsonl").open("rb") if line.endswith(b"\n")]
            if not lines:
                raise SystemExit(f"there is no utterance in {folder}")
            self.rows += [{**line, "folder": number} for line in lines]
            self._audio.append(np.memmap(folder / "audio.i16", dtype="<i2", mode="r"))
        self.planner = Planner(self.rows, espeak)
        voices = {kind: partial(self._babble, several) for kind, several in VOICES.items()}
        self._noises = Noises({**MAKERS, **voices}, np.random.default_rng(0))

    def sound(self, plan: Plan) -> torch.Tensor:
        """16 kHz samples of `plan`'s example."""
        r, g = random.Random(plan.seed), np.random.default_rng(plan.seed)
        if plan.easy:
            sound = self._speech(plan, r)
            sound *= 10 ** (r.uniform(*GAIN_DB) / 20) / (sound.abs().max() + 1e-6)
            return F.pad(sound, (0, plan.zeros))
        if not plan.rows:
            sound = torch.from_numpy(self._noises.alone(plan.last, r))
        else:
            sound = self._speech(plan, r)
            if r.random() < BREATH_SHARE:
                sound = breathy(sound, r, g)
            sound = distant(sound, r, g)
            sound *= 10 ** (r.uniform(*GAIN_DB) / 20) / (sound.abs().max() + 1e-6)
            if r.random() < NOISY_SHARE:
                level = sound.square().mean().sqrt() * 10 ** (-r.uniform(*SNR_DB) / 20)
                kind = "babble" if r.random() < BABBLE_SHARE else r.choice(self._noises.kinds)
                noise = self._noises.some(kind, len(sound), r)
                sound = sound + level * torch.from_numpy(noise)
        if r.random() < CLIPPED_SHARE:
            limit = r.uniform(*CLIPPED) * sound.abs().max()
            sound = sound.clamp(-limit, limit)
        sound = sound.clamp(-1, 1)
        if r.random() < COARSE_SHARE:
            sound = coarse(sound)
        return F.pad(sound, (0, plan.zeros))

    def features(self, plan: Plan) -> torch.Tensor:
        """Log-mel features of `plan`'s example, some of them hidden; shape (80, frames)."""
        if plan.easy:
            return log_mel(self.sound(plan))
        r = random.Random(~plan.seed)
        bank = r.choice(BANKS) if plan.rows and r.random() < TRACT_SHARE else BANKS[0]
        return hide(log_mel(self.sound(plan), bank), r)

    def _speech(self, plan: Plan, r: random.Random) -> torch.Tensor:
        parts = []
        for i, pause in zip(plan.rows, (0, *plan.pauses[1:]), strict=True):
            row = self.rows[i]
            parts += [np.zeros(pause, np.float32), self._clean(row)]
        heard = np.concatenate(parts)[plan.first : plan.last]
        sound = np.concatenate([np.zeros(plan.pauses[0], np.float32), heard, np.zeros(plan.tail, np.float32)])
        wobble = not plan.easy and r.random() < WOBBLE_SHARE
        if plan.tempo != 1.0 or wobble:
            sound = paced(sound, plan.samples - plan.zeros, plan.tempo, wobble, r)
        return torch.from_numpy(sound)

    def _clean(self, row: dict[str, Any]) -> np.ndarray:
        samples = self._audio[row["folder"]][row["begin"] : row["begin"] + row["samples"]]
        return samples.astype(np.float32) / 32768

    def _babble(self, several: tuple[int, int], count: int, g: np.random.Generator) -> np.ndarray:
        """So many people at once."""
        sound = np.zeros(count)
        for _ in range(int(g.integers(*several, endpoint=True))):
            at = int(g.integers(0, count))
            for i in range(int(g.integers(len(self.rows) - 12)), len(self.rows)):
                clean = self._clean(self.rows[i])[: count - at]
                sound[at : at + len(clean)] += clean
                at += len(clean) + int(g.integers(1000, 12_000))
                if at >= count:
                    break
        return sound + 1e-4 * g.normal(size=count)
