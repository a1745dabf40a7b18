"""What a recognizer is shown in training: spoken sentences, joined, cut off, in rooms, on telephones and in noise.

Nothing is stored: every example is drawn from a random generator of its own, so that no two are alike and a run can be
resumed.  An example's text is the words that are wholly in its sound.  A sentence that is cut off has no mark at its
end; what is no speech has no text.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from recognizer_noises import MAKERS, RATE_HZ
from transformers import WhisperFeatureExtractor

FFT, HOP, STEP = 400, 160, 320
"""Samples: Fourier window, between log-mel frames, between encoder positions."""
LONGEST_S = 12.0
NO_SPEECH, JOINED, CUT = 0.06, 0.5, 0.4
"""Shares: of noise alone; of several sentences in one; and of sentences that begin or end too early or too late."""
CUT_END, CUT_BEGIN = 0.65, 0.2
"""Shares of what is cut: at the end, at the beginning; the others at both."""
LEAST_S, LEAST_CUT_S = 0.5, 0.3
INSIDE_S = 0.04
"""So much of a word may be missing at a cut."""
PAUSE_S = (0.05, 0.7)
LEAD_S, TAIL_S = (0.0, 0.5), (0.0, 0.6)
ZEROS_S, USUAL_ZEROS_S, USUAL_SHARE = (0.0, 0.4), 0.2, 0.6
"""Digital silence behind it all, as the recognizer is used with."""
TEMPO_SHARE, TEMPO = 0.5, (0.88, 1.14)
"""Played faster or slower, and with it higher or lower."""
TRACT_SHARE, TRACT, TRACTS = 0.7, (0.84, 1.18), 15
"""Formants moved by warping the mel filters (vocal tract length perturbation, Jaitly and Hinton 2013)."""
BEND_HZ = 4800
"""Up to here the warp is linear."""
COLOUR_SHARE, COLOUR_DB = 0.5, 8
TELEPHONE_SHARE, TELEPHONE_HZ = 0.12, ((150, 400), (3000, 3800))
ROOM_SHARE, ROOM_S, ROOM_DB = 0.4, (0.1, 0.7), (-2, 18)
"""Reverberation time; and how much louder the direct sound is than all that follows it."""
GAIN_DB = (-32, -0.5)
"""Of the peak."""
NOISY_SHARE, SNR_DB = 0.75, (4, 35)
COARSE_SHARE = 0.06
"""Of 8-bit mu-law samples, as telephones have them."""
CLIPPED_SHARE, CLIPPED = 0.05, (0.3, 0.9)
NO_SPEECH_DB = (-70, -10)
NOISE_S, NOISES = 20, {"coloured": 40, "babble": 8, "hum": 10, "music": 30, "clicks": 10}
"""Length and number of the stored noises, each of which is begun anywhere."""
MASKS, MASK_BANDS, MASK_FRAMES = 2, 15, 20
"""SpecAugment: so many masks of either kind, and the most that one of them hides."""

WINDOW = torch.hann_window(FFT)
MEL = np.asarray(WhisperFeatureExtractor().mel_filters, np.float32).T
"""Shape (80, 201)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An example to be made."""

    rows: tuple[int, ...]
    """Sentences of one speaker; none: no speech."""
    pauses: tuple[int, ...]
    """Samples of silence before each of them; the first's is the lead."""
    first: int
    last: int
    """The part of the sentences and the pauses between them that is heard, in samples."""
    tail: int
    zeros: int
    tempo: float
    language: str
    text: str
    seed: int

    @property
    def samples(self) -> int:
        """How long the example will be."""
        lead = self.pauses[0] if self.pauses else 0
        return round((lead + self.last - self.first + self.tail) / self.tempo) + self.zeros


class Examples:
    """The spoken sentences of a folder (``speak_corpus.py``), and the noises to put them in."""

    def __init__(self, folder: Path) -> None:
        self.rows: list[dict[str, Any]] = [
            json.loads(line) for line in (folder / "meta.jsonl").open("rb") if line.endswith(b"\n")
        ]
        if not self.rows:
            raise SystemExit(f"there is no utterance in {folder}")
        self._audio = np.memmap(folder / "audio.i16", dtype="<i2", mode="r")
        self._noises = self._make_noises(np.random.default_rng(0))

    def plan(self, r: random.Random) -> Plan:
        """Draw an example."""
        zeros = _samples(USUAL_ZEROS_S if r.random() < USUAL_SHARE else r.uniform(*ZEROS_S))
        lead, tail = (_samples(r.uniform(*span)) for span in (LEAD_S, TAIL_S))
        seed = r.getrandbits(63)
        if r.random() < NO_SPEECH:
            length = _samples(LONGEST_S ** r.random() - 1 + LEAST_S)
            return Plan((), (), 0, length, 0, zeros, 1.0, r.choice(("en", "es")), "", seed)
        tempo = r.uniform(*TEMPO) if r.random() < TEMPO_SHARE else 1.0
        room = _samples(LONGEST_S * tempo) - lead - tail - zeros
        at, joined = r.randrange(len(self.rows)), r.random() < JOINED
        # Towards the passage's beginning, so that there is something to join.
        while joined and at and r.random() < 0.6 and self.rows[at - 1]["passage"] == self.rows[at]["passage"]:
            at -= 1
        chosen, pauses, total = [at], [lead], self.rows[at]["samples"]
        if joined:
            limit = r.uniform(0.25, 1.0) * room
            while (at := at + 1) < len(self.rows) and self.rows[at]["passage"] == self.rows[chosen[0]]["passage"]:
                pause = _samples(r.uniform(*PAUSE_S))
                if total + pause + self.rows[at]["samples"] > limit:
                    break
                chosen.append(at)
                pauses.append(pause)
                total += pause + self.rows[at]["samples"]
        first, last, text = 0, total, " ".join(self.rows[i]["text"] for i in chosen)
        if r.random() < CUT and all(self.rows[i]["words"] for i in chosen) and total > 2 * _samples(LEAST_CUT_S):
            first, last, text = self._cut(self._words(chosen, pauses), total, r)
            # A cut is in the midst of speech: there is no silence beyond it but the digital one.
            pauses[0] = 0 if first else pauses[0]
            tail = 0 if last < total else tail
        if first + room < last:
            return self.plan(r)
        language = self.rows[chosen[0]]["language"]
        return Plan(tuple(chosen), tuple(pauses), first, last, tail, zeros, tempo, language, text, seed)

    def sound(self, plan: Plan) -> torch.Tensor:
        """16 kHz samples of `plan`'s example."""
        r, g = random.Random(plan.seed), np.random.default_rng(plan.seed)
        if not plan.rows:
            sound = self._no_speech(plan.last, r)
        else:
            sound = self._speech(plan)
            sound = distant(sound, r, g)
            sound *= 10 ** (r.uniform(*GAIN_DB) / 20) / (sound.abs().max() + 1e-6)
            if r.random() < NOISY_SHARE:
                level = sound.square().mean().sqrt() * 10 ** (-r.uniform(*SNR_DB) / 20)
                sound = sound + level * self._noise(r.choice(list(NOISES)), len(sound), r)
        if r.random() < CLIPPED_SHARE:
            limit = r.uniform(*CLIPPED) * sound.abs().max()
            sound = sound.clamp(-limit, limit)
        sound = sound.clamp(-1, 1)
        if r.random() < COARSE_SHARE:
            sound = coarse(sound)
        return torch.nn.functional.pad(sound, (0, plan.zeros))

    def features(self, plan: Plan) -> torch.Tensor:
        """Log-mel features of `plan`'s example, some of them hidden; shape (80, frames)."""
        r = random.Random(~plan.seed)
        bank = r.choice(BANKS) if plan.rows and r.random() < TRACT_SHARE else BANKS[0]
        return hide(log_mel(self.sound(plan), bank), r)

    def _words(self, chosen: Sequence[int], pauses: Sequence[int]) -> list[tuple[str, int, int]]:
        """All words with their places in the joined sentences, the lead left out."""
        words: list[tuple[str, int, int]] = []
        at = -pauses[0]
        for i, pause in zip(chosen, pauses, strict=True):
            at += pause
            words += [(text, at + start, at + end) for text, start, end in self.rows[i]["words"]]
            at += self.rows[i]["samples"]
        return words

    def _cut(self, words: list[tuple[str, int, int]], total: int, r: random.Random) -> tuple[int, int, str]:
        """Where the sound begins and ends, and the words that are wholly in it."""
        side, least, slack = r.random(), _samples(LEAST_CUT_S), _samples(INSIDE_S)
        first, last = 0, total
        if side > CUT_END:
            # Half of them where a word begins: so a window over a stream begins.
            start = r.choice(words)[1] + r.randint(-slack, slack) if r.random() < 0.5 else r.randrange(total)
            first = max(0, min(start, total - 2 * least))
        if side < CUT_END or side > CUT_END + CUT_BEGIN:
            last = r.randint(first + least, total)
        heard = [text for text, start, end in words if start >= first - slack and end <= last + slack]
        text = " ".join(heard)
        return first, last, text if last == total else text.rstrip(" ,;:-–—")

    def _speech(self, plan: Plan) -> torch.Tensor:
        parts = []
        for i, pause in zip(plan.rows, (0, *plan.pauses[1:]), strict=True):
            row = self.rows[i]
            parts += [np.zeros(pause, np.float32), self._clean(row)]
        heard = np.concatenate(parts)[plan.first : plan.last]
        sound = np.concatenate([np.zeros(plan.pauses[0], np.float32), heard, np.zeros(plan.tail, np.float32)])
        if plan.tempo != 1.0:
            count = plan.samples - plan.zeros
            sound = np.interp(np.arange(count) * plan.tempo, np.arange(len(sound)), sound).astype(np.float32)
        return torch.from_numpy(sound)

    def _clean(self, row: dict[str, Any]) -> np.ndarray:
        samples = self._audio[row["begin"] : row["begin"] + row["samples"]]
        return samples.astype(np.float32) / 32768

    def _no_speech(self, count: int, r: random.Random) -> torch.Tensor:
        """Any noise but voices; sometimes two at once, sometimes with silence before or after, sometimes none."""
        kinds = [kind for kind in NOISES if kind != "babble"]
        sound = torch.zeros(count)
        for _ in range(r.choice((0, 1, 1, 1, 2))):
            begin, end = sorted(r.choice((0, r.randrange(count), count)) for _ in range(2))
            if begin == end:
                begin, end = 0, count
            noise = self._noise(r.choice(kinds), end - begin, r)
            sound[begin:end] += 10 ** (r.uniform(*NO_SPEECH_DB) / 20) * noise
        return sound

    def _noise(self, kind: str, count: int, r: random.Random) -> torch.Tensor:
        noise = r.choice(self._noises[kind])
        return noise.roll(-r.randrange(len(noise))).repeat(count // len(noise) + 1)[:count]

    def _make_noises(self, g: np.random.Generator) -> dict[str, list[torch.Tensor]]:
        count = _samples(NOISE_S)
        makers = {"babble": self._babble, **MAKERS}
        noises: dict[str, list[torch.Tensor]] = {}
        for kind, number in NOISES.items():
            made = (makers[kind](count, g) for _ in range(number))
            noises[kind] = [torch.from_numpy((x / np.sqrt(np.mean(x**2))).astype(np.float32)) for x in made]
        return noises

    def _babble(self, count: int, g: np.random.Generator) -> np.ndarray:
        sound = np.zeros(count)
        for _ in range(int(g.integers(3, 9))):
            at = int(g.integers(0, count))
            for i in range(int(g.integers(len(self.rows) - 12)), len(self.rows)):
                clean = self._clean(self.rows[i])[: count - at]
                sound[at : at + len(clean)] += clean
                at += len(clean) + int(g.integers(1000, 12_000))
                if at >= count:
                    break
        return sound + 1e-4 * g.normal(size=count)


def _samples(seconds: float) -> int:
    return round(seconds * RATE_HZ)


def distant(sound: torch.Tensor, r: random.Random, g: np.random.Generator) -> torch.Tensor:
    """`sound` as a microphone of some colour hears it in some room, or as it comes from a telephone; or as it is."""
    colour, telephone, room = (r.random() < share for share in (COLOUR_SHARE, TELEPHONE_SHARE, ROOM_SHARE))
    if not (colour or telephone or room):
        return sound
    echo = np.ones(1)
    if room:
        length = r.uniform(*ROOM_S)
        time = np.arange(1, _samples(length)) / RATE_HZ
        late = g.normal(size=len(time)) * 10 ** (-3 * time / length) * (g.random(len(time)) < np.minimum(1, time * 20))
        late *= 10 ** (-r.uniform(*ROOM_DB) / 20) / (np.sqrt(np.sum(late**2)) + 1e-9)
        echo = np.concatenate([echo, late])
    count = 2 ** int(np.ceil(np.log2(len(sound) + len(echo))))
    spectrum = torch.fft.rfft(sound, count) * torch.fft.rfft(torch.from_numpy(echo.astype(np.float32)), count)
    hertz = np.linspace(0, RATE_HZ / 2, 65)
    gains = np.zeros(65)
    if colour:
        gains += np.interp(hertz, np.linspace(0, RATE_HZ / 2, 9), g.uniform(-COLOUR_DB, COLOUR_DB, 9))
    if telephone:
        low, high = (r.uniform(*span) for span in TELEPHONE_HZ)
        gains -= np.maximum(0, (low - hertz) / 125 * 20) + np.maximum(0, (hertz - high) / 125 * 20)
    curve = torch.from_numpy(10 ** (gains.clip(-60) / 20)).float()
    spectrum *= torch.nn.functional.interpolate(curve[None, None], len(spectrum[:]), mode="linear")[0, 0]
    return torch.fft.irfft(spectrum, count)[: len(sound)]


def coarse(sound: torch.Tensor) -> torch.Tensor:
    """`sound` in 8-bit mu-law samples (ITU-T G.711)."""
    coded = torch.sign(sound) * torch.log1p(255 * sound.abs()) / np.log(256)
    coded = (coded * 127).round() / 127
    return torch.sign(coded) * (256 ** coded.abs() - 1) / 255


def _bank(factor: float) -> torch.Tensor:
    """Mel filters that hear a frequency f, up to the bend, where it would be if the vocal tract were shorter."""
    hertz = np.linspace(0, RATE_HZ / 2, MEL.shape[1])
    bend = BEND_HZ * min(1, factor) / factor
    slope = (RATE_HZ / 2 - factor * bend) / (RATE_HZ / 2 - bend)
    moved = np.where(hertz <= bend, factor * hertz, RATE_HZ / 2 - slope * (RATE_HZ / 2 - hertz))
    stretch = np.gradient(moved, hertz)
    warped = [np.interp(moved, hertz, filter_) * stretch for filter_ in MEL]
    return torch.from_numpy(np.stack(warped).astype(np.float32))


BANKS = [_bank(1.0), *(_bank(float(factor)) for factor in np.geomspace(*TRACT, TRACTS))]
"""Whisper's own mel filters, and those of other vocal tracts."""


def log_mel(sound: torch.Tensor, bank: torch.Tensor = BANKS[0]) -> torch.Tensor:
    """Whisper's features of 16 kHz audio, shape (80, samples // 160)."""
    spectrum = torch.stft(sound, FFT, HOP, window=WINDOW, return_complex=True)[:, :-1]
    mel = (bank @ spectrum.abs().square()).clamp(min=1e-10).log10()
    return (mel.clamp(min=mel.max() - 8) + 4) / 4


def hide(mel: torch.Tensor, r: random.Random) -> torch.Tensor:
    """`mel` with random bands and stretches replaced by its mean (SpecAugment, Park et al. 2019)."""
    out, mean, frames = mel.clone(), mel.mean(), mel.shape[1]
    for _ in range(MASKS):
        bands, stretch = r.randint(0, MASK_BANDS), r.randint(0, min(MASK_FRAMES, frames // 8))
        low, first = r.randint(0, len(mel) - bands), r.randint(0, frames - stretch)
        out[low : low + bands] = mean
        out[:, first : first + stretch] = mean
    return out
