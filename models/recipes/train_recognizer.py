"""Train a small Whisper-shaped recognizer from nothing on spoken sentences.

    python models/recipes/train_recognizer.py SPOKEN WORK [--steps N] [--threads N] [--save-every N]

SPOKEN: what ``speak_corpus.py`` wrote.  WORK gets ``tokenizer.json`` and ``checkpoint.pt``; run again to go on from
them.  The checkpoint holds the model's state under ``m``, the CTC head's under ``c``, the optimizer's, and how far the
training is.  Convert with ``convert_recognizer.py WORK/checkpoint.pt WORK/tokenizer.json OUT``.

Two things differ from how Whisper was trained.  A second head spells every utterance by connectionist temporal
classification (Graves et al. 2006): the decoder alone takes very long to find out that it could listen.  And the window
is as long as the audio, not 30 s, as the recognizer is used.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import WhisperConfig, WhisperFeatureExtractor, WhisperForConditionalGeneration

PIECES = 2000
SPECIAL = ("endoftext", "startoftranscript", "en", "es", "transcribe", "notimestamps")
"""Whisper's special tokens, as far as training shows them."""
LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúüñ' "
"""What the CTC head spells with; its blank is the number after them."""
WIDTH, ENCODER_LAYERS, DECODER_LAYERS, DROPOUT = 256, 5, 3, 0.1
HEAD_WIDTH = 64
POSITIONS, TEXT_POSITIONS = 500, 96
"""Longest training utterance, in encoder steps of 20 ms (10 s), and its text in pieces."""
FFT, HOP, STEP = 400, 160, 320
"""Samples: Fourier window, between log-mel frames, between encoder positions."""
BATCH_FRAMES = 5000
NEAR = 2000
"""So many utterances, drawn at random, are sorted by length before they are put into batches."""
RATE, WARM_UP, PLATEAU = 8e-4, 600, 0.6
SMOOTHING = 0.05
MASKS, MASK_BANDS, MASK_FRAMES = 2, 15, 20
"""SpecAugment: so many masks of either kind, and the most that one of them hides."""
LOG_EVERY = 100

WINDOW = torch.hann_window(FFT)
MEL = torch.from_numpy(np.asarray(WhisperFeatureExtractor().mel_filters, np.float32).T)
"""Shape (80, 201)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Utterances of similar length, padded to the longest."""

    mels: torch.Tensor
    """Shape (n, 80, frames)."""
    lengths: torch.Tensor
    """Encoder positions of each utterance."""
    tokens: torch.Tensor
    """Shape (n, longest): prompt, text, end of text; padded with the latter."""
    weights: torch.Tensor
    """How much the guess at each token after the first counts; shape (n, longest - 1)."""
    letters: list[list[int]]


class Corpus:
    """The spoken sentences, and the tokenizer of their text."""

    def __init__(self, folder: Path, vocabulary: Path) -> None:
        self.entries = [json.loads(line) for line in (folder / "meta.jsonl").open(encoding="utf-8")]
        if not self.entries:
            raise SystemExit(f"there is no utterance in {folder}")
        self.audio = np.memmap(folder / "audio.i16", dtype="<i2", mode="r")
        self.tokenizer = tokenizer(vocabulary, [entry["text"] for entry in self.entries])
        self.end, self.start, self.english, self.spanish, self.task, self.untimed = (
            self.tokenizer.token_to_id(f"<|{name}|>") for name in SPECIAL
        )

    def batches(self, epoch: int) -> list[list[int]]:
        """Every utterance once, in batches of similar length, in an order that depends on `epoch`."""
        r = random.Random(epoch)
        order = r.sample(range(len(self.entries)), len(self.entries))
        out: list[list[int]] = []
        for at in range(0, len(order), NEAR):
            batch: list[int] = []
            for i in sorted(order[at : at + NEAR], key=lambda i: self.entries[i]["samples"]):
                if batch and (len(batch) + 1) * (self.entries[i]["samples"] // HOP) > BATCH_FRAMES:
                    out.append(batch)
                    batch = []
                batch.append(i)
            out.append(batch)
        r.shuffle(out)
        return out

    def batch(self, numbers: list[int], r: random.Random) -> Batch:
        """These utterances, with some of their sound hidden."""
        entries = [self.entries[i] for i in numbers]
        mels = [hide(log_mel(self._sound(entry)), r) for entry in entries]
        rows = [torch.tensor(self._tokens(entry)) for entry in entries]
        weights = [torch.ones(len(row) - 1) for row in rows]
        for weight in weights:
            weight[1:3] = 0  # the language is to be heard; what follows it is always the same
        frames = max(mel.shape[1] for mel in mels)
        return Batch(
            torch.stack([lengthen(mel, frames + frames % 2) for mel in mels]),
            torch.tensor([entry["samples"] // STEP for entry in entries]),
            torch.nn.utils.rnn.pad_sequence(rows, True, self.end),
            torch.nn.utils.rnn.pad_sequence(weights, True, 0),
            [spelling(entry["text"]) for entry in entries],
        )

    def _sound(self, entry: dict[str, Any]) -> torch.Tensor:
        samples = self.audio[entry["begin"] : entry["begin"] + entry["samples"]]
        return torch.from_numpy(samples.astype(np.float32) / 32768)

    def _tokens(self, entry: dict[str, Any]) -> list[int]:
        language = self.english if entry["language"] == "en" else self.spanish
        text = self.tokenizer.encode(entry["text"]).ids
        return [self.start, language, self.task, self.untimed, *text, self.end]


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


def log_mel(sound: torch.Tensor) -> torch.Tensor:
    """Whisper's features of 16 kHz audio, shape (80, samples // 160)."""
    spectrum = torch.stft(sound, FFT, HOP, window=WINDOW, return_complex=True)[:, :-1]
    mel = (MEL @ spectrum.abs().square()).clamp(min=1e-10).log10()
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


def lengthen(mel: torch.Tensor, frames: int) -> torch.Tensor:
    """`mel` and after it the features of digital silence, which lie 8 / 4 below the loudest."""
    return F.pad(mel, (0, frames - mel.shape[1]), value=mel.max().item() - 2)


def new_model(vocabulary: int, start: int, end: int) -> WhisperForConditionalGeneration:
    """A Whisper of 8 million parameters."""
    return WhisperForConditionalGeneration(
        WhisperConfig(
            vocab_size=vocabulary, d_model=WIDTH, encoder_layers=ENCODER_LAYERS, decoder_layers=DECODER_LAYERS,
            encoder_attention_heads=WIDTH // HEAD_WIDTH, decoder_attention_heads=WIDTH // HEAD_WIDTH,
            encoder_ffn_dim=4 * WIDTH, decoder_ffn_dim=4 * WIDTH, dropout=DROPOUT,
            max_source_positions=POSITIONS, max_target_positions=TEXT_POSITIONS,
            pad_token_id=end, bos_token_id=end, eos_token_id=end, decoder_start_token_id=start,
        )
    )  # fmt: skip


def encode(model: WhisperForConditionalGeneration, mels: torch.Tensor) -> torch.Tensor:
    """What the encoder makes of windows of any length; Transformers' own ``forward`` takes the longest only."""
    encoder = model.model.encoder
    hidden = F.gelu(encoder.conv2(F.gelu(encoder.conv1(mels)))).transpose(1, 2)
    hidden = F.dropout(hidden + encoder.embed_positions.weight[: hidden.shape[1]], DROPOUT, model.training)
    for layer in encoder.layers:
        hidden = layer(hidden, None)
    return encoder.layer_norm(hidden)


def losses(
    model: WhisperForConditionalGeneration, head: torch.nn.Linear, batch: Batch
) -> tuple[torch.Tensor, torch.Tensor]:
    """The decoder's cross-entropy for a token, and the CTC loss for a letter."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        heard = encode(model, batch.mels)
        decoded = model.model.decoder(input_ids=batch.tokens[:, :-1], encoder_hidden_states=heard).last_hidden_state
        guesses, spelt = model.proj_out(decoded).float(), head(heard).float()
    each = F.cross_entropy(guesses.transpose(1, 2), batch.tokens[:, 1:], reduction="none", label_smoothing=SMOOTHING)
    ctc = F.ctc_loss(
        spelt.log_softmax(-1).transpose(0, 1),
        torch.tensor([letter for letters in batch.letters for letter in letters]),
        batch.lengths,
        torch.tensor([len(letters) for letters in batch.letters]),
        blank=len(LETTERS),
        zero_infinity=True,  # an utterance too short for its letters
    )
    return (each * batch.weights).sum() / batch.weights.sum(), ctc


def learning_rate(step: int, steps: int) -> float:
    """Warm-up, a plateau, and after `PLATEAU` of all steps a straight line down."""
    return RATE * min(1, (step + 1) / WARM_UP) * min(1, max(0.02, (1 - step / steps) / (1 - PLATEAU)))


def main() -> None:
    """Train, or go on training, and keep a checkpoint in WORK."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("spoken", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--steps", type=int, default=16_000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save-every", type=int, default=500)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(0)
    arguments.work.mkdir(parents=True, exist_ok=True)

    corpus = Corpus(arguments.spoken, arguments.work / "tokenizer.json")
    model = new_model(corpus.tokenizer.get_vocab_size(), corpus.start, corpus.end)
    head = torch.nn.Linear(WIDTH, len(LETTERS) + 1)
    parameters = [p for p in (*model.parameters(), *head.parameters()) if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    step, epoch, skip = 0, 0, 0
    checkpoint = arguments.work / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["m"])
        head.load_state_dict(saved["c"])
        optimizer.load_state_dict(saved["optimizer"])
        step, epoch, skip = saved["step"], saved["epoch"], saved["batch"]
    print(f"{len(corpus.entries)} utterances, {sum(p.numel() for p in parameters):,} parameters, from step {step}")
    model.train()
    mean, first, since = (0.0, 0.0), step, time.time()
    while step < arguments.steps:
        for at, numbers in enumerate(corpus.batches(epoch)):
            if at < skip:
                continue
            if step >= arguments.steps:
                break
            # Each step draws from its own number, so that a resumed run does what one run would have done.
            torch.manual_seed(step)
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(step, arguments.steps)
            parts = losses(model, head, corpus.batch(numbers, random.Random(step)))
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
                    step=step, epoch=epoch, batch=at + 1,
                )  # fmt: skip
                torch.save(state, checkpoint.with_suffix(".new"))
                checkpoint.with_suffix(".new").replace(checkpoint)
        epoch, skip = epoch + 1, 0


if __name__ == "__main__":
    main()
