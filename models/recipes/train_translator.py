"""Train a small MarianMT translator from nothing on sentence pairs, for text that arrives in the middle of a sentence.

    python models/recipes/train_translator.py CORPUS.tsv.gz {en,es} {es,en} WORK [--steps N] [--threads N]

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0).  WORK keeps the checkpoint; run again to go on from it.
Beside whole sentences the model sees what a recognizer hands it: sentences cut after any word, with the translation cut
at the aligned place; sentences without their final punctuation; without capitals; two sentences joined; other names and
numbers (``copied.py``), and noise, which are copied; and words in other pieces than the usual.  Convert with
``convert_translator.py``, score with ``score_translator.py``.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from align import align
from copied import Copied
from split import Pair, read_pairs, split
from transformers import MarianConfig, MarianMTModel

VOCABULARY, EOS, UNKNOWN = 6000, 0, 1
PAD = VOCABULARY
LONGEST = 80
"""Pieces of a training sentence; longer ones are left out."""
OTHERWISE = 0.3
"""Of the sources, those that are cut into other pieces (subword regularization, Kudo 2018)."""
BATCH_TOKENS = 3000
RATE, WARM_UP = 1.2e-3, 800
FINAL = ".!?…"


def tokenizer(work: Path, pairs: list[Pair]) -> sentencepiece.SentencePieceProcessor:
    """The shared SentencePiece model of both directions, trained once per WORK folder."""
    path = work / "sp.model"
    if not path.exists():
        text = work / "sp.txt"
        text.write_text("\n".join(side for pair in pairs for side in pair), "utf-8")
        sentencepiece.SentencePieceTrainer.train(
            input=str(text), model_prefix=str(work / "sp"), vocab_size=VOCABULARY, model_type="unigram",
            character_coverage=1.0, split_digits=True, eos_id=EOS, unk_id=UNKNOWN, bos_id=-1, pad_id=-1,
        )  # fmt: skip
    return sentencepiece.SentencePieceProcessor(model_file=str(path))


def new_model() -> MarianMTModel:
    """A Marian transformer of about 7 million parameters: deep encoder, shallow decoder, tied embeddings."""
    return MarianMTModel(
        MarianConfig(
            vocab_size=VOCABULARY + 1, d_model=256, encoder_layers=4, decoder_layers=2,
            encoder_attention_heads=8, decoder_attention_heads=8, encoder_ffn_dim=1024, decoder_ffn_dim=1024,
            max_position_embeddings=256, pad_token_id=PAD, eos_token_id=EOS, decoder_start_token_id=PAD,
            forced_eos_token_id=None, scale_embedding=True, static_position_embeddings=True,
            dropout=0.1, attention_dropout=0.0, activation_dropout=0.0, activation_function="relu",
            attn_implementation="eager",  # on short sentences several times as fast as the fused kernels' CPU path
        )
    )  # fmt: skip


class Examples:
    """One epoch's sentence pairs, changed at random as live speech changes them."""

    def __init__(self, pairs: list[Pair], alignments: list[np.ndarray]) -> None:
        self.pairs, self.alignments = pairs, alignments
        self._copied = Copied(pairs)
        self._numbered = [i for i, pair in enumerate(pairs) if self._copied.numbered(pair)]

    def epoch(self, seed: int) -> list[Pair]:
        """Every pair once, whole or changed, those with numbers thrice; plus joined sentences and noise."""
        r = random.Random(seed)
        out = [self._vary(i, r) for i in (*range(len(self.pairs)), *self._numbered, *self._numbered)]
        for _ in range(len(self.pairs) // 40):
            a, b = r.choice(self.pairs), r.choice(self.pairs)
            out.append((f"{a[0]} {b[0]}", f"{a[1]} {b[1]}"))
        for _ in range(len(self.pairs) // 30):
            line = noise(r)
            out.append((line, line))
        return out

    def _vary(self, i: int, r: random.Random) -> Pair:
        source, target = pair = self._copied.vary(self.pairs[i], r)
        kind = r.random()
        if kind < 0.25:
            source, target = self._cut(pair, self.alignments[i], r)
        elif kind < 0.40 and source[-1] in FINAL and target[-1] in FINAL:
            source, target = source.rstrip(FINAL + " "), target.rstrip(FINAL + " ")
        if r.random() < 0.12 and pair == self.pairs[i]:  # nobody can know how an unknown name is written
            source = source.lower()
        return source, target

    def _cut(self, pair: Pair, aligned: np.ndarray, r: random.Random) -> Pair:
        """The pair cut after a random source word; whole where the alignment leaves nothing to say."""
        source, target = (side.split() for side in pair)
        if len(source) < 2:
            return pair
        keep = r.randrange(1, len(source))
        later = np.flatnonzero(aligned >= keep)
        said = int(later[0]) if len(later) else len(target)
        while said and aligned[said - 1] < 0:
            said -= 1
        if not said:
            return pair
        comma = r.random() < 0.5
        return tuple(  # type: ignore[return-value]
            " ".join(words).rstrip(FINAL if comma else FINAL + ",;:") for words in (source[:keep], target[:said])
        )


def noise(r: random.Random) -> str:
    """A line no language says: letters, digits, signs; or nothing but numbers."""
    if r.random() < 0.3:
        return " ".join(str(r.randrange(10 ** r.randint(1, 7))) for _ in range(r.randint(1, 6)))
    letters = "abcdefghijklmnopqrstuvwxyzáéíóúñü" * 3 + "0123456789.,-'"
    return " ".join("".join(r.choice(letters) for _ in range(r.randint(1, 9))) for _ in range(r.randint(1, 8)))


def encoded(
    sp: sentencepiece.SentencePieceProcessor, pairs: list[Pair], r: random.Random
) -> list[tuple[list[int], list[int]]]:
    """`pairs` as pieces; some sources in other pieces than the likeliest, so that rare pieces are met often enough."""
    sentencepiece.set_random_generator_seed(r.randrange(2**31))
    sampling = {"enable_sampling": True, "alpha": 0.2, "nbest_size": -1}
    sources = [sp.encode(source, **(sampling if r.random() < OTHERWISE else {})) for source, _ in pairs]
    targets = sp.encode([target for _, target in pairs])
    return [
        ([*source, EOS], [*target, EOS])
        for source, target in zip(sources, targets, strict=True)
        if len(source) < LONGEST and len(target) < LONGEST
    ]


def batches(data: list[tuple[list[int], list[int]]], seed: int) -> list[list[int]]:
    """Indices of `data` in batches of similar length, in random order."""
    r = random.Random(seed)
    order = sorted(range(len(data)), key=lambda i: (len(data[i][1]), len(data[i][0]), r.random()))
    out: list[list[int]] = []
    batch: list[int] = []
    widest = 0
    for i in order:
        widest = max(widest, len(data[i][0]), len(data[i][1]))
        if batch and widest * (len(batch) + 1) > BATCH_TOKENS:
            out.append(batch)
            batch, widest = [], max(map(len, data[i]))
        batch.append(i)
    out.append(batch)
    r.shuffle(out)
    return out


def pad(rows: list[list[int]]) -> torch.Tensor:
    """`rows` as one (n, longest) tensor."""
    return torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], True, PAD)


def learning_rate(step: int, steps: int) -> float:
    """Warm-up, a plateau, and from 45 % on a straight line down."""
    return RATE * min(1, (step + 1) / WARM_UP) * min(1, max(0.01, (1 - step / steps) / 0.55))


class _LinearCrossEntropy(torch.autograd.Function):
    """Label-smoothed cross-entropy of a linear layer, a few rows at a time so that the logits stay in cache."""

    ROWS, SMOOTHING = 128, 0.1

    @classmethod
    def forward(cls, context, hidden, weight, labels):  # type: ignore[no-untyped-def]
        loss, narrow = 0.0, weight.bfloat16()
        grad_hidden, grad_weight = torch.empty_like(hidden), torch.zeros_like(weight)
        for at in range(0, len(hidden), cls.ROWS):
            rows, wanted = hidden[at : at + cls.ROWS], labels[at : at + cls.ROWS, None]
            logits = (rows @ narrow.T).float()
            likelihood = torch.log_softmax(logits, 1)
            loss -= (1 - cls.SMOOTHING) * likelihood.gather(1, wanted).sum() + cls.SMOOTHING * likelihood.mean(1).sum()
            grad = likelihood.exp_().sub_(cls.SMOOTHING / weight.shape[0])
            grad.scatter_add_(1, wanted, torch.full_like(wanted, cls.SMOOTHING - 1, dtype=grad.dtype))
            grad = (grad / len(hidden)).bfloat16()
            grad_hidden[at : at + cls.ROWS] = grad @ narrow
            grad_weight += (grad.T @ rows).float()
        context.save_for_backward(grad_hidden, grad_weight)
        return loss / len(hidden)

    @staticmethod
    def backward(context, grad):  # type: ignore[no-untyped-def]
        grad_hidden, grad_weight = context.saved_tensors
        return grad_hidden * grad, grad_weight * grad, None


def _byte_dropout(x, p=0.5, training=True, inplace=False):  # type: ignore[no-untyped-def]  # noqa: ARG001 - torch passes it
    """Dropout with one random byte an element: the drawing is a tenth of a training step otherwise."""
    threshold = round(p * 256)
    if not training or not threshold:
        return x
    drawn = torch.empty(x.numel() // 8 + 1, dtype=torch.int64).random_(-(2**63), None)
    keep = drawn.view(torch.uint8)[: x.numel()].view(x.shape) >= threshold
    return x * keep.to(x.dtype).mul_(256 / (256 - threshold))


def loss_of(model: MarianMTModel, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Label-smoothed cross-entropy over the target tokens that are not padding."""
    start = torch.full((len(y), 1), PAD)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.model(
            input_ids=x, attention_mask=(x != PAD).long(), decoder_input_ids=torch.cat([start, y[:, :-1]], 1)
        ).last_hidden_state
    return _LinearCrossEntropy.apply(hidden[y != PAD].bfloat16(), model.lm_head.weight, y[y != PAD])


def main() -> None:
    """Train, or go on training, and keep a checkpoint in WORK."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("source", choices=["en", "es"])
    parser.add_argument("target", choices=["en", "es"])
    parser.add_argument("work", type=Path)
    parser.add_argument("--steps", type=int, default=7_900)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.nn.functional.dropout = _byte_dropout
    torch.manual_seed(0)
    arguments.work.mkdir(parents=True, exist_ok=True)

    pairs = split(read_pairs(arguments.corpus)).train
    sp = tokenizer(arguments.work, pairs)
    if arguments.source == "es":
        pairs = [(spanish, english) for english, spanish in pairs]
    examples = Examples(pairs, align(pairs))
    model = new_model()
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    step, epoch, skip = 0, 0, 0
    checkpoint = arguments.work / f"{arguments.source}-{arguments.target}.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        step, epoch, skip = saved["step"], saved["epoch"], saved["batch"]
        torch.manual_seed(step)
    model.train()
    mean, since = 0.0, time.time()
    while step < arguments.steps:
        data = encoded(sp, examples.epoch(epoch), random.Random(epoch))
        for at, batch in enumerate(batches(data, epoch)):
            if at < skip:
                continue
            if step >= arguments.steps:
                break
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(step, arguments.steps)
            loss = loss_of(model, pad([data[i][0] for i in batch]), pad([data[i][1] for i in batch]))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            mean = loss.item() if not mean else 0.98 * mean + 0.02 * loss.item()
            if step % 100 == 0:
                print(f"epoch {epoch}, step {step}: loss {mean:.3f}, {time.time() - since:.0f} s", flush=True)
            if step % 250 == 0 or step == arguments.steps:
                state = dict(
                    model=model.state_dict(), optimizer=optimizer.state_dict(), step=step, epoch=epoch, batch=at + 1
                )
                torch.save(state, checkpoint.with_suffix(".new"))
                checkpoint.with_suffix(".new").replace(checkpoint)
        epoch, skip = epoch + 1, 0


if __name__ == "__main__":
    main()
