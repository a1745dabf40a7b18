"""Batches of training examples: features, and what the decoder is given and is to say, in Whisper's tokens."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from recognizer_effects import HOP, STEP
from recognizer_examples import Examples
from recognizer_plans import Piece, Plan
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from interpreter_app.engines.ctc import spelling

PIECES = 2000
SPECIAL = ("endoftext", "startoftranscript", "en", "es", "transcribe", "nospeech", "notimestamps", "startofprev")
"""Whisper's special tokens, as far as training shows them."""
TICK_S, TICKS = 0.02, 1501
"""Timestamps: <|0.00|> to <|30.00|>, as far apart as the encoder's positions."""
LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúüñ' "
"""What the CTC head spells with (``engines.ctc``); its blank is the number after them."""
POSITIONS, TEXT_POSITIONS = 1500, 448
"""Encoder steps of 20 ms, and pieces of text: of both as many as in Whisper."""
PROMPT = TEXT_POSITIONS // 2 - 1
"""Pieces of a prompt at most."""
BATCH_FRAMES = 8000
FULL_FRAMES, FULL_BATCH, FULL_SHARE = 3000, 2, 0.1
"""Whisper's window of 30 s; so many of these are a batch, and so many batches are of these."""
FILLED, FILLED_FULL, FILLED_TIMES = 0.1, 0.7, 2.0
"""faster-whisper's ``transcribe()`` fills the window behind the features with zeros, which are louder than any silence.
So are filled this share of the batches, which it makes up to so many times as long, and of those of full windows."""
NEAR = 480
"""So many examples, drawn at random, are sorted by length before they are put into batches."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples of similar length, padded to the longest."""

    mels: torch.Tensor
    """Shape (n, 80, frames)."""
    lengths: torch.Tensor
    """Encoder positions of each example."""
    tokens: torch.Tensor
    """Shape (n, longest): prompt and text; padded with the end of text."""
    targets: torch.Tensor
    """What is to be guessed after each token; same shape."""
    counts: torch.Tensor
    """Which guesses count; same shape."""
    letters: list[list[int]]


class Corpus:
    """Batches of examples, and the tokenizer of their text."""

    def __init__(self, vocabulary: Path, *folders: Path, easy: int = 0, espeak: float | None = None) -> None:
        self.easy = easy
        """From so many pools on, nothing is made easy; the first is easy throughout."""
        self.examples = Examples(*folders, espeak=espeak)
        self.tokenizer = tokenizer(vocabulary, [row["text"] for row in self.examples.rows])
        self.end, self.start, self.english, self.spanish, self.task, self.no_speech, self.untimed, self.before = (
            self.tokenizer.token_to_id(f"<|{name}|>") for name in SPECIAL
        )
        self.zero = self.tokenizer.token_to_id(tick(0))

    def batches(self, pool: int) -> list[list[Plan]]:
        """`NEAR` examples in batches of similar length, all drawn from a generator of the number `pool`."""
        r, hard, planner = random.Random(pool), min(1.0, pool / self.easy) if self.easy else 1.0, self.examples.planner
        drawn = (planner.plan(r) if hard == 1 or r.random() < hard else planner.easy(r) for _ in range(NEAR))
        plans = sorted(drawn, key=lambda plan: plan.samples)
        out: list[list[Plan]] = [[]]
        for plan in plans:
            if (len(out[-1]) + 1) * (plan.samples // HOP) > BATCH_FRAMES:
                out.append([])
            out[-1].append(plan)
        out = [batch for batch in out if batch]
        count = round(len(out) * hard * FULL_SHARE / (1 - FULL_SHARE))
        out += [[planner.plan(r, full=True) for _ in range(FULL_BATCH)] for _ in range(count)]
        r.shuffle(out)
        return out

    def batch(self, plans: list[Plan]) -> Batch:
        """These examples."""
        mels = [self.examples.features(plan) for plan in plans]
        r, full = random.Random(plans[0].seed), plans[0].full
        filled = r.random() < (FILLED_FULL if full else FILLED)
        longest = max(mel.shape[1] for mel in mels)
        frames = FULL_FRAMES if full else round(longest * r.uniform(1, FILLED_TIMES)) if filled else longest
        tokens, targets, counts = zip(*map(self._guesses, plans), strict=True)
        return Batch(
            torch.stack([lengthen(mel, frames + frames % 2, zeros=filled) for mel in mels]),
            torch.tensor([plan.samples // STEP for plan in plans]),
            _padded(tokens, self.end),
            _padded(targets, self.end),
            _padded(counts, False),
            [list(spelling(plan.text, LETTERS)) for plan in plans],
        )

    def _guesses(self, plan: Plan) -> tuple[list[int], list[int], list[bool]]:
        """What the decoder is given, what it is to say after each of that, and which of it counts."""
        before = [self.before, *self._ids(plan.prompt)[-PROMPT:]] if plan.prompt else []
        language = self.english if plan.language == "en" else self.spanish
        given = [*before, self.start, language, self.task]
        said = [given[-2] if plan.rows else self.no_speech, self.task]
        # The language of half a word is anybody's guess, and what follows the language is always the same.
        counts = [False] * len(before) + [bool(plan.text) or not plan.rows, False]
        if plan.timed:
            text = [piece for part in plan.pieces for piece in self._timed(part)] or [self.zero]
        else:
            given, said, counts = [*given, self.untimed], [*said, self.untimed], [*counts, False]
            text = self._ids(plan.text)
        text = text[: TEXT_POSITIONS - len(given)]
        return (
            [*given, *text],
            [*given[1 : len(before) + 1], *said, *text, self.end],
            [*counts, *[True] * (len(text) + 1)],
        )

    def _timed(self, piece: Piece) -> list[int]:
        end = [] if piece.end_s is None else [self._tick(piece.end_s)]
        return [self._tick(piece.start_s), *self._ids(piece.text), *end]

    def _tick(self, seconds: float) -> int:
        return self.zero + min(round(seconds / TICK_S), TICKS - 1)

    def _ids(self, text: str) -> list[int]:
        return self.tokenizer.encode(text).ids if text else []


def _padded(rows: Sequence[Sequence[int]], filler: int) -> torch.Tensor:
    return torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], True, filler)


def tick(number: int) -> str:
    """A timestamp's name."""
    return f"<|{number * TICK_S:.2f}|>"


def tokenizer(path: Path, texts: list[str]) -> Tokenizer:
    """The byte-level BPE vocabulary, trained once per WORK folder; text begins with a space, as in Whisper's."""
    if not path.exists():
        new = Tokenizer(models.BPE())
        new.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
        new.decoder = decoders.ByteLevel()
        letters = pre_tokenizers.ByteLevel.alphabet()
        new.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=PIECES, initial_alphabet=letters))
        new.save(str(path))
    vocabulary = Tokenizer.from_file(str(path))
    # What is there already, as in an earlier model's vocabulary, keeps its place.
    vocabulary.add_special_tokens([*(f"<|{name}|>" for name in SPECIAL), *map(tick, range(TICKS))])
    vocabulary.save(str(path))
    return vocabulary


def lengthen(mel: torch.Tensor, frames: int, *, zeros: bool) -> torch.Tensor:
    """`mel` and after it zeros, or else the features of digital silence, which lie 8 / 4 below the loudest."""
    return F.pad(mel, (0, frames - mel.shape[1]), value=0.0 if zeros else mel.max().item() - 2)
