"""Train a small Whisper-shaped recognizer on spoken sentences.

    python models/recipes/train_recognizer.py SPOKEN WORK [--steps N] [--rate R] [--threads N] [--save-every N]
                                              [--start CHECKPOINT.pt TOKENIZER.json]

SPOKEN: what ``speak_corpus.py`` wrote.  WORK gets ``tokenizer.json`` and ``checkpoint.pt``; run again to go on from
them, with the same or another number of steps, and with whatever SPOKEN holds by then.  --start: begin with the weights
and the vocabulary of an earlier model of the same shape instead of from nothing.  The checkpoint holds the model's
state under ``m``, the CTC head's under ``c``, the optimizer's, and how far the training is.  Convert with
``convert_recognizer.py WORK/checkpoint.pt WORK/tokenizer.json OUT``.

Two things differ from how Whisper was trained.  A second head spells every utterance by connectionist temporal
classification (Graves et al. 2006): the decoder alone takes very long to find out that it could listen.  And most
windows are as long as the audio, not 30 s, as the recognizer is used.  As in Whisper, what is no speech has no text and
<|nospeech|> in place of a language; some examples have their sentences between timestamps, and some a prompt before
them, which does not count.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from recognizer_effects import HOP, STEP
from recognizer_examples import Examples, Piece, Plan
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import WhisperConfig, WhisperForConditionalGeneration

PIECES = 2000
SPECIAL = ("endoftext", "startoftranscript", "en", "es", "transcribe", "nospeech", "notimestamps", "startofprev")
"""Whisper's special tokens, as far as training shows them."""
TICK_S, TICKS = 0.02, 1501
"""Timestamps: <|0.00|> to <|30.00|>, as far apart as the encoder's positions."""
TICK_NORM = 0.05
"""Of a timestamp's vector, for a number: it begins as its encoder position, so that near times are alike."""
LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúüñ' "
"""What the CTC head spells with; its blank is the number after them."""
WIDTH, ENCODER_LAYERS, DECODER_LAYERS = 256, 5, 3
HEAD_WIDTH = 64
POSITIONS, TEXT_POSITIONS = 1500, 448
"""Encoder steps of 20 ms, and pieces of text: of both as many as in Whisper."""
PROMPT = TEXT_POSITIONS // 2 - 1
"""Pieces of a prompt at most."""
SINUSOIDS = "model.encoder.embed_positions.weight"
BATCH_FRAMES = 8000
FULL_FRAMES, FULL_BATCH, FULL_SHARE = 3000, 2, 0.1
"""Whisper's window of 30 s; so many of these are a batch, and so many batches are of these."""
NEAR = 480
"""So many examples, drawn at random, are sorted by length before they are put into batches."""
RATE, WARM_UP, PLATEAU = 8e-4, 300, 0.5
SMOOTHING = 0.05
LOG_EVERY = 100


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
    weights: torch.Tensor
    """How much each guess counts; same shape."""
    letters: list[list[int]]


class Corpus:
    """Batches of examples, and the tokenizer of their text."""

    def __init__(self, folder: Path, vocabulary: Path) -> None:
        self.examples = Examples(folder)
        self.tokenizer = tokenizer(vocabulary, [row["text"] for row in self.examples.rows])
        self.end, self.start, self.english, self.spanish, self.task, self.no_speech, self.untimed, self.before = (
            self.tokenizer.token_to_id(f"<|{name}|>") for name in SPECIAL
        )
        self.zero = self.tokenizer.token_to_id(tick(0))

    def batches(self, pool: int) -> list[list[Plan]]:
        """`NEAR` examples in batches of similar length, all drawn from a generator of the number `pool`."""
        r = random.Random(pool)
        plans = sorted((self.examples.plan(r) for _ in range(NEAR)), key=lambda plan: plan.samples)
        out: list[list[Plan]] = [[]]
        for plan in plans:
            if (len(out[-1]) + 1) * (plan.samples // HOP) > BATCH_FRAMES:
                out.append([])
            out[-1].append(plan)
        out = [batch for batch in out if batch]
        count = max(1, round(len(out) * FULL_SHARE / (1 - FULL_SHARE)))
        out += [[self.examples.plan(r, full=True) for _ in range(FULL_BATCH)] for _ in range(count)]
        r.shuffle(out)
        return out

    def batch(self, plans: list[Plan]) -> Batch:
        """These examples."""
        mels = [self.examples.features(plan) for plan in plans]
        frames = FULL_FRAMES if plans[0].full else max(mel.shape[1] for mel in mels)
        tokens, targets, weights = zip(*map(self._guesses, plans), strict=True)
        return Batch(
            torch.stack([lengthen(mel, frames + frames % 2) for mel in mels]),
            torch.tensor([plan.samples // STEP for plan in plans]),
            _padded(tokens, self.end),
            _padded(targets, self.end),
            _padded(weights, 0.0),
            [spelling(plan.text) for plan in plans],
        )

    def _guesses(self, plan: Plan) -> tuple[list[int], list[int], list[float]]:
        """What the decoder is given, what it is to say after each of that, and how much each counts."""
        before = [self.before, *self._ids(plan.prompt)[-PROMPT:]] if plan.prompt else []
        language = self.english if plan.language == "en" else self.spanish
        given = [*before, self.start, language, self.task]
        said = [given[-2] if plan.rows else self.no_speech, self.task]
        # The language of half a word is anybody's guess, and what follows the language is always the same.
        counts = [0.0] * len(before) + [float(bool(plan.text) or not plan.rows), 0.0]
        if plan.timed:
            text = [piece for part in plan.pieces for piece in self._timed(part)] or [self.zero]
        else:
            given, said, counts = [*given, self.untimed], [*said, self.untimed], [*counts, 0.0]
            text = self._ids(plan.text)
        text = text[: TEXT_POSITIONS - len(given)]
        return (
            [*given, *text],
            [*given[1 : len(before) + 1], *said, *text, self.end],
            [*counts, *[1.0] * (len(text) + 1)],
        )

    def _timed(self, piece: Piece) -> list[int]:
        end = [] if piece.end_s is None else [self._tick(piece.end_s)]
        return [self._tick(piece.start_s), *self._ids(piece.text), *end]

    def _tick(self, seconds: float) -> int:
        return self.zero + min(round(seconds / TICK_S), TICKS - 1)

    def _ids(self, text: str) -> list[int]:
        return self.tokenizer.encode(text).ids if text else []


def _padded(rows: Sequence[Sequence[float]], filler: float) -> torch.Tensor:
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


def spelling(text: str) -> list[int]:
    """`text` in `LETTERS`: without case and punctuation, and without accents that neither language has."""
    plain = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    known = (c if c in LETTERS else unicodedata.normalize("NFD", c)[0] for c in plain)
    words = "".join(c if c in LETTERS else " " for c in known).split()
    return [LETTERS.index(c) for c in " ".join(words)]


def lengthen(mel: torch.Tensor, frames: int) -> torch.Tensor:
    """`mel` and after it the features of digital silence, which lie 8 / 4 below the loudest."""
    return F.pad(mel, (0, frames - mel.shape[1]), value=mel.max().item() - 2)


def new_model(corpus: Corpus) -> WhisperForConditionalGeneration:
    """A Whisper of 8 million parameters.

    No dropout, for no example is seen twice; the plain attention, which one CPU thread trains faster than the fused.
    """
    model = WhisperForConditionalGeneration(
        WhisperConfig(
            vocab_size=corpus.tokenizer.get_vocab_size(), d_model=WIDTH, encoder_layers=ENCODER_LAYERS,
            decoder_layers=DECODER_LAYERS, encoder_attention_heads=WIDTH // HEAD_WIDTH,
            decoder_attention_heads=WIDTH // HEAD_WIDTH, encoder_ffn_dim=4 * WIDTH, decoder_ffn_dim=4 * WIDTH,
            dropout=0.0, attn_implementation="eager", max_source_positions=POSITIONS,
            max_target_positions=TEXT_POSITIONS, pad_token_id=corpus.end, bos_token_id=corpus.end,
            eos_token_id=corpus.end, decoder_start_token_id=corpus.start,
        )
    )  # fmt: skip
    places = model.state_dict()[SINUSOIDS]
    ticks = torch.cat([places, places[-1:]]) * (TICK_NORM / places.square().mean().sqrt())
    model.model.decoder.embed_tokens.weight.data[corpus.zero : corpus.zero + TICKS] = ticks
    return model


def encode(model: WhisperForConditionalGeneration, mels: torch.Tensor) -> torch.Tensor:
    """What the encoder makes of windows of any length; Transformers' own ``forward`` takes the longest only."""
    encoder = model.model.encoder
    hidden = F.gelu(encoder.conv2(F.gelu(encoder.conv1(mels)))).transpose(1, 2)
    hidden = hidden + encoder.embed_positions.weight[: hidden.shape[1]]
    for layer in encoder.layers:
        hidden = layer(hidden, None)
    return encoder.layer_norm(hidden)


def losses(
    model: WhisperForConditionalGeneration, head: torch.nn.Linear, batch: Batch
) -> tuple[torch.Tensor, torch.Tensor]:
    """The decoder's cross-entropy for a token, and the CTC loss for a letter."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        heard = encode(model, batch.mels)
        decoded = model.model.decoder(input_ids=batch.tokens, encoder_hidden_states=heard).last_hidden_state
        counts = batch.weights > 0
        guesses, spelt = model.proj_out(decoded[counts]).float(), head(heard).float()
    each = F.cross_entropy(guesses, batch.targets[counts], reduction="none", label_smoothing=SMOOTHING)
    ctc = F.ctc_loss(
        spelt.log_softmax(-1).transpose(0, 1),
        torch.tensor([letter for letters in batch.letters for letter in letters]),
        batch.lengths,
        torch.tensor([len(letters) for letters in batch.letters]),
        blank=len(LETTERS),
        zero_infinity=True,  # an utterance too short for its letters
    )
    return each.mean(), ctc


def learning_rate(step: int, steps: int, rate: float) -> float:
    """Warm-up, a plateau, and after `PLATEAU` of all steps a straight line down."""
    return rate * min(1, (step + 1) / WARM_UP) * min(1, max(0.02, (1 - step / steps) / (1 - PLATEAU)))


def begin(model: WhisperForConditionalGeneration, head: torch.nn.Linear, saved: dict[str, Any]) -> None:
    """Put a checkpoint's weights into `model` and `head`.

    An earlier model's vocabulary and text positions may be fewer than `model`'s, whose own stay where it has none; the
    encoder's positions are not learnt.
    """
    state = model.state_dict()
    for name, tensor in saved["m"].items():
        if name != SINUSOIDS:
            state[name][: len(tensor)] = tensor.float()
    head.load_state_dict({name: tensor.float() for name, tensor in saved["c"].items()})


def main() -> None:
    """Train, or go on training, and keep a checkpoint in WORK."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("spoken", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--steps", type=int, default=16_000)
    parser.add_argument("--rate", type=float, default=RATE, help="the highest learning rate")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save-every", type=int, default=200)
    parser.add_argument("--start", type=Path, nargs=2, metavar=("CHECKPOINT", "TOKENIZER"))
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(0)
    arguments.work.mkdir(parents=True, exist_ok=True)
    vocabulary, checkpoint = arguments.work / "tokenizer.json", arguments.work / "checkpoint.pt"
    if arguments.start and not vocabulary.exists():
        shutil.copyfile(arguments.start[1], vocabulary)

    corpus = Corpus(arguments.spoken, vocabulary)
    model = new_model(corpus)
    head = torch.nn.Linear(WIDTH, len(LETTERS) + 1)
    parameters = [p for p in (*model.parameters(), *head.parameters()) if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    step, pool, skip = 0, 0, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        begin(model, head, saved)
        optimizer.load_state_dict(saved["optimizer"])
        step, pool, skip = saved["step"], saved["pool"], saved["batch"]
    elif arguments.start:
        begin(model, head, torch.load(arguments.start[0]))
    print(
        f"{len(corpus.examples.rows)} utterances, {sum(p.numel() for p in parameters):,} parameters, from step {step}"
    )
    model.train()
    mean, first, since = (0.0, 0.0), step, time.time()
    while step < arguments.steps:
        for at, plans in enumerate(corpus.batches(pool)):
            if at < skip:
                continue
            if step >= arguments.steps:
                break
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(step, arguments.steps, arguments.rate)
            parts = losses(model, head, corpus.batch(plans))
            optimizer.zero_grad()
            sum(parts).backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            step += 1
            kept = 0.98 if step > first + 1 else 0.0
            mean = tuple(kept * old + (1 - kept) * part.item() for old, part in zip(mean, parts, strict=True))
            if step % LOG_EVERY == 0 or step in (first + 1, arguments.steps):
                pace = (step - first) / (time.time() - since)
                print(f"step {step}: cross-entropy {mean[0]:.3f}, CTC {mean[1]:.3f}, {pace:.2f} steps/s", flush=True)
            if step % arguments.save_every == 0 or step == arguments.steps:
                state = dict(
                    m=model.state_dict(), c=head.state_dict(), optimizer=optimizer.state_dict(),
                    step=step, pool=pool, batch=at + 1,
                )  # fmt: skip
                torch.save(state, checkpoint.with_suffix(".new"))
                checkpoint.with_suffix(".new").replace(checkpoint)
        pool, skip = pool + 1, 0


if __name__ == "__main__":
    main()
