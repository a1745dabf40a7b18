"""What a recognizer is shown in training: spoken sentences, joined, cut off, in rooms, on telephones and in noise.

Nothing is stored: every example is drawn from a random generator of its own, so that no two are alike and a run can be
resumed.  An example's text is the words that are wholly in its sound.  A sentence that is cut off has no mark at its
end; what is no speech has no text.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import torch
from recognizer_effects import BANKS, breathy, coarse, distant, hide, log_mel, paced, samples
from recognizer_noises import MAKERS, RATE_HZ, Noises

LONGEST_S, FULL_S = 12.0, 30.0
"""Of an example in a window of its own length; and Whisper's own window."""
LONG = 0.6
"""Share of the full windows that more than `LONGEST_S` is put into."""
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
TIMED = 0.4
"""Share of the examples whose sentences are to be timed; all others are marked as not timed."""
PROMPTED, BEFORE, BOTH = 0.3, 0.6, 0.3
"""Shares: of examples with a prompt; of prompts with the text before, the others having terms; and of the former with
terms as well."""
TERM_LETTERS, TERM_COUNT, TERM_HEARD = 4, (1, 20), (0, 3)
"""Letters that a term has at least; how many terms there are; and how many of them are heard."""
SHORT_ENGLISH, SHORT_WORDS, LENT_SPANISH = 2.0, 8, 2.0
"""How much more often sentences are drawn: English ones of so many words at most; Spanish ones not by eSpeak NG."""
TEMPO_SHARE, TEMPO = 0.5, (0.88, 1.14)
"""Played faster or slower, and with it higher or lower."""
WOBBLE_SHARE, BREATH_SHARE, TRACT_SHARE = 0.3, 0.2, 0.7
GAIN_DB = (-32, -0.5)
"""Of the peak."""
NOISY_SHARE, SNR_DB = 0.75, (4, 35)
COARSE_SHARE = 0.06
"""Of 8-bit mu-law samples, as telephones have them."""
CLIPPED_SHARE, CLIPPED = 0.05, (0.3, 0.9)
MARKS = " ,;:-–—"


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or what is heard of it."""

    text: str
    start_s: float
    end_s: float | None
    """None: it breaks off."""


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
    pieces: tuple[Piece, ...]
    prompt: str
    timed: bool
    full: bool
    """Whether the window is 30 s, whatever is in it."""
    seed: int

    @property
    def text(self) -> str:
        """All that is said in it."""
        return " ".join(piece.text for piece in self.pieces)

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
        self._sums = np.cumsum([_weight(row) for row in self.rows]).tolist()
        self._voices: dict[str, list[int]] = defaultdict(list)
        self._languages: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(self.rows):
            self._languages[row["language"]].append(at)
            if not at or row["passage"] != self.rows[at - 1]["passage"]:
                self._voices[row["voice"]].append(at)
        self._noises = Noises({**MAKERS, "babble": self._babble}, np.random.default_rng(0))

    def plan(self, r: random.Random, *, full: bool = False) -> Plan:
        """Draw an example; `full`: for a window of 30 s."""
        zeros = samples(USUAL_ZEROS_S if r.random() < USUAL_SHARE else r.uniform(*ZEROS_S))
        lead, tail = (samples(r.uniform(*span)) for span in (LEAD_S, TAIL_S))
        seed, timed = r.getrandbits(63), r.random() < TIMED
        long = full and r.random() < LONG
        longest_s = FULL_S if long else LONGEST_S
        if r.random() < NO_SPEECH:
            length, language = samples(longest_s ** r.random() - 1 + LEAST_S), r.choice(("en", "es"))
            prompt = self._prompt(language, "", "", r)
            return Plan((), (), 0, length, 0, zeros, 1.0, language, (), prompt, timed, full, seed)
        tempo = r.uniform(*TEMPO) if r.random() < TEMPO_SHARE else 1.0
        room = samples(longest_s * tempo) - lead - tail - zeros
        chosen, pauses = self._chosen(room, long, r)
        pauses[0] = lead
        starts = list(
            accumulate((self.rows[i]["samples"] + p for i, p in zip(chosen, pauses[1:], strict=False)), initial=0)
        )
        first, last = 0, starts[-1] + self.rows[chosen[-1]]["samples"]
        total = last
        if all(self.rows[i]["words"] for i in chosen):
            if total > room:
                last = room
            elif r.random() < CUT and total > 2 * samples(LEAST_CUT_S):
                begins = [
                    start + word[1] for i, start in zip(chosen, starts, strict=True) for word in self.rows[i]["words"]
                ]
                first, last = _cut(begins, total, r)
            # A cut is in the midst of speech: there is no silence beyond it but the digital one.
            pauses[0] = 0 if first else lead
            tail = 0 if last < total else tail
        if first + room < last:
            return self.plan(r, full=full)
        said, before = self._said(chosen, starts, first, last)
        pieces = tuple(
            Piece(text, *(None if at is None else max(0, pauses[0] + at - first) / tempo / RATE_HZ for at in span))
            for text, *span in said
        )
        if not before and chosen[0] and self.rows[chosen[0] - 1]["passage"] == self.rows[chosen[0]]["passage"]:
            before = self.rows[chosen[0] - 1]["text"]
        language = self.rows[chosen[0]]["language"]
        prompt = self._prompt(language, before, " ".join(piece.text for piece in pieces), r)
        return Plan(
            tuple(chosen), tuple(pauses), first, last, tail, zeros, tempo, language, pieces, prompt, timed, full, seed
        )

    def sound(self, plan: Plan) -> torch.Tensor:
        """16 kHz samples of `plan`'s example."""
        r, g = random.Random(plan.seed), np.random.default_rng(plan.seed)
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
                noise = self._noises.some(r.choice(self._noises.kinds), len(sound), r)
                sound = sound + level * torch.from_numpy(noise)
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

    def _chosen(self, room: int, long: bool, r: random.Random) -> tuple[list[int], list[int]]:
        """Sentences of one speaker, and the pauses before them; `long`: until the room is full, or more than full."""
        at, joined = r.choices(range(len(self.rows)), cum_weights=self._sums)[0], long or r.random() < JOINED
        # Towards the passage's beginning, so that there is something to join.
        while joined and at and r.random() < 0.6 and self.rows[at - 1]["passage"] == self.rows[at]["passage"]:
            at -= 1
        chosen, pauses, total = [at], [0], self.rows[at]["samples"]
        limit = r.uniform(0.25, 1.3 if long else 1.0) * room
        while joined:
            at += 1
            if at == len(self.rows) or self.rows[at]["passage"] != self.rows[chosen[-1]]["passage"]:
                if not long:
                    break
                at = r.choice(self._voices[self.rows[chosen[0]]["voice"]])
            pause = samples(r.uniform(*PAUSE_S))
            total += pause + self.rows[at]["samples"]
            # What is more than full can only be cut off where the words' places are known.
            if total > (limit if self.rows[at]["words"] and self.rows[chosen[0]]["words"] else min(limit, room)):
                break
            chosen.append(at)
            pauses.append(pause)
            if total > room:
                break
        return chosen, pauses

    def _said(
        self, chosen: Sequence[int], starts: Sequence[int], first: int, last: int
    ) -> tuple[list[tuple[str, int, int | None]], str]:
        """What is heard of each sentence between these samples, from where, to where; and the text before."""
        slack, said, before = samples(INSIDE_S), list[tuple[str, int, int | None]](), ""
        for i, start in zip(chosen, starts, strict=True):
            row, end = self.rows[i], start + self.rows[i]["samples"]
            if first <= start and end <= last:
                said.append((row["text"], start, end))
                continue
            words = [(text, start + begin, start + after) for text, begin, after in row["words"]]
            before = " ".join([before, *(text for text, begin, _ in words if begin < first - slack)]).strip()
            heard = [(text, after) for text, begin, after in words if begin >= first - slack and after <= last + slack]
            if heard:
                text = " ".join(text for text, _ in heard)
                ended = heard[-1][1] == words[-1][2]
                said.append(
                    (text if ended else text.rstrip(MARKS), max(start, first), min(end, last) if ended else None)
                )
        return said, before

    def _prompt(self, language: str, before: str, text: str, r: random.Random) -> str:
        """What the recognizer is told, of which it has to write nothing; mostly nothing."""
        if r.random() >= PROMPTED:
            return ""
        parts = list[str]()
        if r.random() < BEFORE:
            parts.append(before or self.rows[r.choice(self._languages[language])]["text"])
        if not parts or r.random() < BOTH:
            words = _terms(text)
            heard = r.sample(words, min(len(words), r.randint(*TERM_HEARD)))
            others = [
                word
                for _ in range(max(0, r.randint(*TERM_COUNT) - len(heard)))
                for word in _terms(self.rows[r.choice(self._languages[language])]["text"])[-1:]
            ]
            parts.append(", ".join(r.sample([*heard, *others], len(heard) + len(others))) + ".")
        return " ".join(parts)

    def _speech(self, plan: Plan, r: random.Random) -> torch.Tensor:
        parts = []
        for i, pause in zip(plan.rows, (0, *plan.pauses[1:]), strict=True):
            row = self.rows[i]
            parts += [np.zeros(pause, np.float32), self._clean(row)]
        heard = np.concatenate(parts)[plan.first : plan.last]
        sound = np.concatenate([np.zeros(plan.pauses[0], np.float32), heard, np.zeros(plan.tail, np.float32)])
        wobble = r.random() < WOBBLE_SHARE
        if plan.tempo != 1.0 or wobble:
            sound = paced(sound, plan.samples - plan.zeros, plan.tempo, wobble, r)
        return torch.from_numpy(sound)

    def _clean(self, row: dict[str, Any]) -> np.ndarray:
        samples = self._audio[row["begin"] : row["begin"] + row["samples"]]
        return samples.astype(np.float32) / 32768

    def _babble(self, count: int, g: np.random.Generator) -> np.ndarray:
        """Several people at once."""
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


def _weight(row: dict[str, Any]) -> float:
    """How often a sentence is drawn."""
    if row["language"] == "en":
        return SHORT_ENGLISH if len(row["text"].split()) <= SHORT_WORDS else 1.0
    return LENT_SPANISH if " " in row["voice"] and "+" not in row["voice"] else 1.0


def _terms(text: str) -> list[str]:
    """Words of `text` that one might name as terms."""
    return [word for word in (word.strip("¿¡.,;:!?'’-") for word in text.split()) if len(word) >= TERM_LETTERS]


def _cut(begins: Sequence[int], total: int, r: random.Random) -> tuple[int, int]:
    """Where the sound begins and ends, of words that begin at `begins`."""
    side, least, slack = r.random(), samples(LEAST_CUT_S), samples(INSIDE_S)
    first, last = 0, total
    if side > CUT_END:
        # Half of them where a word begins: so a window over a stream begins.
        start = r.choice(begins) + r.randint(-slack, slack) if r.random() < 0.5 else r.randrange(total)
        first = max(0, min(start, total - 2 * least))
    if side < CUT_END or side > CUT_END + CUT_BEGIN:
        last = r.randint(first + least, total)
    return first, last
