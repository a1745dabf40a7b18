"""Train a small Whisper-shaped recognizer on spoken sentences.

    python models/recipes/train_recognizer.py SPOKEN WORK [--steps N] [--rate R] [--threads N] [--save-every N]
                                              [--start CHECKPOINT.pt TOKENIZER.json]

SPOKEN: what ``speak_corpus.py`` wrote.  WORK gets ``tokenizer.json`` and ``checkpoint.pt``; run again to go on from
them, with the same or another number of steps, and with whatever SPOKEN holds by then.  --start: begin with the weights
and the vocabulary of an earlier model of the same shape instead of from nothing.  The checkpoint holds the model's
state under ``m``, the CTC head's under ``c``, the optimizer's, and how far the training is.  Convert with
``convert_recognizer.py WORK/checkpoint.pt WORK/tokenizer.json OUT``.

Two things differ from how Whisper was trained.  A second head spells every utterance by connectionist temporal
classification (Graves et al. 2006): the decoder alone takes very long to find out that it could listen.  And the window
is as long as the audio, not 30 s, as the recognizer is used.  What is no speech has no text, and <|nospeech|> in place
of a language, as in Whisper.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from recognizer_examples import HOP, STEP, Examples, Plan
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import WhisperConfig, WhisperForConditionalGeneration

PIECES = 2000
SPECIAL = ("endoftext", "startoftranscript", "en", "es", "transcribe", "nospeech", "notimestamps")
"""Whisper's special tokens, as far as training shows them."""
LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúüñ' "
"""What the CTC head spells with; its blank is the number after them."""
WIDTH, ENCODER_LAYERS, DECODER_LAYERS = 256, 5, 3
HEAD_WIDTH = 64
POSITIONS, TEXT_POSITIONS = 1500, 96
"""Encoder steps of 20 ms, of which there are as many as in Whisper; pieces of text."""
SINUSOIDS = "model.encoder.embed_positions.weight"
BATCH_FRAMES = 8000
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
        self.end, self.start, self.english, self.spanish, self.task, self.no_speech, self.untimed = (
            self.tokenizer.token_to_id(f"<|{name}|>") for name in SPECIAL
        )

    def batches(self, pool: int) -> list[list[Plan]]:
        """`NEAR` examples in batches of similar length, all drawn from a generator of the number `pool`."""
        r = random.Random(pool)
        plans = sorted((self.examples.plan(r) for _ in range(NEAR)), key=lambda plan: plan.samples)
        out: list[list[Plan]] = [[]]
        for plan in plans:
            if (len(out[-1]) + 1) * (plan.samples // HOP) > BATCH_FRAMES:
                out.append([])
            if len(self._text(plan)) + 4 <= TEXT_POSITIONS:
                out[-1].append(plan)
        r.shuffle(out)
        return [batch for batch in out if batch]

    def batch(self, plans: list[Plan]) -> Batch:
        """These examples."""
        mels = [self.examples.features(plan) for plan in plans]
        prompts = [
            [self.start, self.english if plan.language == "en" else self.spanish, self.task, self.untimed]
            for plan in plans
        ]
        texts = [self._text(plan) for plan in plans]
        targets = [[*prompt[1:], *text, self.end] for prompt, text in zip(prompts, texts, strict=True)]
        for plan, target in zip(plans, targets, strict=True):
            if not plan.rows:
                target[0] = self.no_speech
        weights = [torch.ones(len(target)) for target in targets]
        for plan, weight in zip(plans, weights, strict=True):
            weight[0] = float(bool(plan.text) or not plan.rows)  # the language of half a word is anybody's guess
            weight[1:3] = 0  # what follows the language is always the same
        frames = max(mel.shape[1] for mel in mels)
        return Batch(
            torch.stack([lengthen(mel, frames + frames % 2) for mel in mels]),
            torch.tensor([plan.samples // STEP for plan in plans]),
            _padded([[*prompt, *text] for prompt, text in zip(prompts, texts, strict=True)], self.end),
            _padded(targets, self.end),
            torch.nn.utils.rnn.pad_sequence(weights, True, 0),
            [spelling(plan.text) for plan in plans],
        )

    def _text(self, plan: Plan) -> list[int]:
        return self.tokenizer.encode(plan.text).ids if plan.text else []


def _padded(rows: list[list[int]], filler: int) -> torch.Tensor:
    return torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], True, filler)


def tokenizer(path: Path, texts: list[str]) -> Tokenizer:
    """The byte-level BPE vocabulary, trained once per WORK folder; text begins with a space, as in Whisper's."""
    if not path.exists():
        new = Tokenizer(models.BPE())
        new.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
        new.decoder = decoders.ByteLevel()
        letters = pre_tokenizers.ByteLevel.alphabet()
        new.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=PIECES, initial_alphabet=letters))
        new.add_special_tokens([f"<|{name}|>" for name in SPECIAL])
        new.save(str(path))
    return Tokenizer.from_file(str(path))


def spelling(text: str) -> list[int]:
    """`text` in `LETTERS`: without case and punctuation, and without accents that neither language has."""
    plain = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    known = (c if c in LETTERS else unicodedata.normalize("NFD", c)[0] for c in plain)
    words = "".join(c if c in LETTERS else " " for c in known).split()
    return [LETTERS.index(c) for c in " ".join(words)]


def lengthen(mel: torch.Tensor, frames: int) -> torch.Tensor:
    """`mel` and after it the features of digital silence, which lie 8 / 4 below the loudest."""
    return F.pad(mel, (0, frames - mel.shape[1]), value=mel.max().item() - 2)


def new_model(vocabulary: int, start: int, end: int) -> WhisperForConditionalGeneration:
    """A Whisper of 8 million parameters.

    No dropout, for no example is seen twice; the plain attention, which one CPU thread trains faster than the fused.
    """
    return WhisperForConditionalGeneration(
        WhisperConfig(
            vocab_size=vocabulary, d_model=WIDTH, encoder_layers=ENCODER_LAYERS, decoder_layers=DECODER_LAYERS,
            encoder_attention_heads=WIDTH // HEAD_WIDTH, decoder_attention_heads=WIDTH // HEAD_WIDTH,
            encoder_ffn_dim=4 * WIDTH, decoder_ffn_dim=4 * WIDTH, dropout=0.0, attn_implementation="eager",
            max_source_positions=POSITIONS, max_target_positions=TEXT_POSITIONS,
            pad_token_id=end, bos_token_id=end, eos_token_id=end, decoder_start_token_id=start,
        )
    )  # fmt: skip


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
        guesses, spelt = model.proj_out(decoded).float(), head(heard).float()
    each = F.cross_entropy(guesses.transpose(1, 2), batch.targets, reduction="none", label_smoothing=SMOOTHING)
    ctc = F.ctc_loss(
        spelt.log_softmax(-1).transpose(0, 1),
        torch.tensor([letter for letters in batch.letters for letter in letters]),
        batch.lengths,
        torch.tensor([len(letters) for letters in batch.letters]),
        blank=len(LETTERS),
        zero_infinity=True,  # an utterance too short for its letters
    )
    return (each * batch.weights).sum() / batch.weights.sum(), ctc


def learning_rate(step: int, steps: int, rate: float) -> float:
    """Warm-up, a plateau, and after `PLATEAU` of all steps a straight line down."""
    return rate * min(1, (step + 1) / WARM_UP) * min(1, max(0.02, (1 - step / steps) / (1 - PLATEAU)))


def begin(model: WhisperForConditionalGeneration, head: torch.nn.Linear, saved: dict[str, Any]) -> None:
    """Put a checkpoint's weights into `model` and `head`; the encoder's positions are not learnt, and may be fewer."""
    state = {name: tensor.float() for name, tensor in saved["m"].items() if name != SINUSOIDS}
    model.load_state_dict(state | {SINUSOIDS: model.state_dict()[SINUSOIDS]})
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
    model = new_model(corpus.tokenizer.get_vocab_size(), corpus.start, corpus.end)
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
