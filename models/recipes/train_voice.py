"""Train a small voice on what ``speak_voice.py`` and ``prepare_voice.py`` made of another.

    python models/recipes/train_voice.py SPOKEN WORK --steps 30000 [--critic-from 15000] [--minutes N] [--threads N]

Run with the training environment; needs no GPU.  It first learns durations, pitch and spectra; after `--critic-from`
steps a critic looks at its spectrograms beside the source's, and it learns to convince that too.  WORK gets
``checkpoint.pt``, with a running mean of the weights that ``convert_voice.py`` takes.  Run again, training goes on;
`--minutes`, or a SIGTERM, ends it early, to go on another time.
"""

from __future__ import annotations

import argparse
import random
import signal
import time
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.utils import clip_grad_norm_
from voice_examples import Batch, Spoken
from voice_losses import Critic, SpectralLoss, critic_loss, voice_loss
from voice_network import HOP, Sizes, Source, Voice

RATE, CRITIC_RATE, WARM_UP = 1e-3, 3e-4, 1000
CROP = 64
"""Frames of each sentence that the critic looks at."""
TIME_WEIGHT, PITCH_WEIGHT, DOUBT_WEIGHT, UNLIKE_WEIGHT = 1.0, 0.5, 0.5, 4.0
CLIP, MEAN_DECAY = 5.0, 0.999
SAVE_EVERY, SAY_EVERY = 200, 100
KEPT = ("voice", "mean", "critic", "teach", "train_critic")


class Training:
    """The voice, its critic, and how far they are."""

    def __init__(self, critic_from: int) -> None:
        self.sizes, self.critic_from, self.step = Sizes(), critic_from, 0
        self.voice, self.mean, self.source = Voice(self.sizes), Voice(self.sizes), Source()
        self.mean.load_state_dict(self.voice.state_dict())
        self.critic, self.spectral = Critic(), SpectralLoss()
        self.teach = torch.optim.AdamW(self.voice.parameters(), RATE, betas=(0.8, 0.98), weight_decay=0.01)
        self.train_critic = torch.optim.AdamW(self.critic.parameters(), CRITIC_RATE, betas=(0.8, 0.98))

    def save(self, path: Path, heard: list[int]) -> None:
        """So that an interruption leaves the old or the new one, whole; `heard`: the symbols that the examples have."""
        state = {"step": self.step, "sizes": asdict(self.sizes), "heard": heard}
        torch.save(state | {name: getattr(self, name).state_dict() for name in KEPT}, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def load(self, path: Path) -> None:
        """What `save` wrote."""
        state = torch.load(path, weights_only=True)
        self.step = state["step"]
        for name in KEPT:
            getattr(self, name).load_state_dict(state[name])

    def one_step(self, batch: Batch, r: random.Random) -> dict[str, float]:
        """Learn from `batch`; the losses."""
        for group in self.teach.param_groups:
            group["lr"] = RATE * min((self.step + 1) / WARM_UP, (WARM_UP / (self.step + 1)) ** 0.5)
        there = (batch.ids > 0).float()
        frames = (torch.arange(batch.pitch.shape[1])[None] < batch.frames[:, None]).float()
        states, times = self.voice.read(batch.ids, there)
        shown = self.voice.stretch(states, batch.ends, batch.pitch.shape[1])
        shown, pitch = self.voice.intone(shown, frames[..., None])
        pulse, noise = self.voice.speak(shown, batch.pitch, frames[..., None])
        said = self.source(pulse, noise, batch.pitch) * frames.repeat_interleave(HOP, 1)
        lengths = torch.log1p(torch.diff(batch.ends, prepend=torch.zeros_like(batch.ends[:, :1])).float())
        losses = {
            "time": ((times - lengths).abs() * there).sum() / there.sum() * TIME_WEIGHT,
            "pitch": ((pitch - batch.pitch).abs() * frames).sum() / frames.sum() * PITCH_WEIGHT,
            "spectral": self.spectral(said, batch.sound),
        }
        if self.step >= self.critic_from and batch.pitch.shape[1] > CROP:
            made, real = self._crops(said, batch, r)
            self._teach_critic(made.detach(), real, losses)
            self.critic.requires_grad_(False)
            doubt, unlike = voice_loss(*self.critic(made), self.critic(real)[1])
            self.critic.requires_grad_(True)
            losses |= {"doubt": doubt * DOUBT_WEIGHT, "unlike": unlike * UNLIKE_WEIGHT}
        self.teach.zero_grad(set_to_none=True)
        sum(loss for name, loss in losses.items() if name != "critic").backward()
        clip_grad_norm_(self.voice.parameters(), CLIP)
        self.teach.step()
        with torch.no_grad():
            decay = min(MEAN_DECAY, (self.step + 1) / (self.step + 10))
            for mean, new in zip(self.mean.parameters(), self.voice.parameters(), strict=True):
                mean.lerp_(new, 1 - decay)
        self.step += 1
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def _crops(self, said: Tensor, batch: Batch, r: random.Random) -> tuple[Tensor, Tensor]:
        """The same stretch of what is said and of what it should be, for each sentence."""
        starts = [HOP * r.randint(0, max(0, int(frames) - CROP)) for frames in batch.frames]
        return tuple(  # type: ignore[return-value]
            torch.stack([sound[i, start : start + CROP * HOP] for i, start in enumerate(starts)])
            for sound in (said, batch.sound)
        )

    def _teach_critic(self, made: Tensor, real: Tensor, losses: dict[str, Tensor]) -> None:
        losses["critic"] = critic_loss(self.critic(real)[0], self.critic(made)[0])
        self.train_critic.zero_grad(set_to_none=True)
        losses["critic"].backward()
        clip_grad_norm_(self.critic.parameters(), CLIP)
        self.train_critic.step()


def main() -> None:
    """Train until `--steps`, or for `--minutes`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("spoken", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--steps", type=int, default=30_000)
    parser.add_argument("--critic-from", type=int, default=15_000)
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    training, checkpoint = Training(arguments.critic_from), arguments.work / "checkpoint.pt"
    if checkpoint.exists():
        training.load(checkpoint)
    torch.manual_seed(training.step)
    r = random.Random(training.step)
    size = sum(parameter.numel() for parameter in training.voice.parameters())
    print(f"{size:,} parameters, from step {training.step}", flush=True)
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopped.append(number))
    spoken, totals, began = Spoken(arguments.spoken), dict[str, float](), time.monotonic()
    said = began
    for batch in spoken.batches(r):
        for name, loss in training.one_step(batch, r).items():
            totals[name] = totals.get(name, 0.0) + loss / SAY_EVERY
        if training.step % SAY_EVERY == 0:
            pace = (time.monotonic() - said) / SAY_EVERY
            print(training.step, *(f"{name} {loss:.3f}" for name, loss in totals.items()), f"{pace:.2f} s", flush=True)
            totals, said = {}, time.monotonic()
        over = stopped or training.step >= arguments.steps or time.monotonic() - began > 60 * arguments.minutes
        if over or training.step % SAVE_EVERY == 0:
            training.save(checkpoint, spoken.heard)
        if over:
            break


if __name__ == "__main__":
    main()
