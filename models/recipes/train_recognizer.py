"""Train a small Whisper-shaped recognizer on spoken sentences.

    python models/recipes/train_recognizer.py SPOKEN WORK [--steps N] [--rate R] [--threads N] [--save-every N]
                                              [--helpers N] [--start CHECKPOINT.pt TOKENIZER.json] [--also SPOKEN]...
                                              [--first-pool N] [--easy N] [--espeak SHARE]

SPOKEN: what ``speak_corpus.py`` wrote; --also: and ``people_prompts.py``.  WORK gets ``tokenizer.json`` and
``checkpoint.pt``; run again to go on from them, with the same or another number of steps, and with whatever SPOKEN
holds by then.  --start: begin with the weights and the vocabulary of an earlier model of the same shape instead of from
nothing.  --helpers: processes that prepare the batches to come; without any it is done between the steps, which takes a
quarter of the time.  --first-pool: another number, a thousand away, shows other examples, for runs that are to be
averaged.  --easy: from nothing, all of the first pool is short sentences as they were spoken, less of every next one,
and from this one on nothing.  --espeak: how many times as often as another is a sentence drawn that eSpeak NG speaks;
without it a half (English) or a third.  The checkpoint holds the model's state under ``m``, the CTC head's under ``c``,
the optimizers', and how far the training is.  Convert with ``convert_recognizer.py WORK/checkpoint.pt
WORK/tokenizer.json OUT``.

Two things differ from how Whisper was trained.  A second head spells every utterance by connectionist temporal
classification (Graves et al. 2006): the decoder alone takes very long to find out that it could listen.  And most
windows are as long as the audio, not 30 s, as the recognizer is used.  As in Whisper, what is no speech has no text and
<|nospeech|> in place of a language; some examples have their sentences between timestamps, and some a prompt before
them, which does not count.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from recognizer_batches import LETTERS, POSITIONS, TEXT_POSITIONS, TICKS, Batch, Corpus
from recognizer_plans import Plan
from transformers import AttentionInterface, AttentionMaskInterface, WhisperConfig, WhisperForConditionalGeneration
from transformers.masking_utils import eager_mask

WIDTH, ENCODER_LAYERS, DECODER_LAYERS = 256, 5, 3
HEAD_WIDTH = 64
TICK_NORM = 0.05
"""Of a timestamp's vector, for a number: it begins as its encoder position, so that near times are alike."""
SINUSOIDS = "model.encoder.embed_positions.weight"
RATE, WARM_UP, PLATEAU = 8e-4, 300, 0.5
SMOOTHING = 0.05
LOG_EVERY = 100
EASY = 60
"""Pools, which take some thousand three hundred steps."""
AHEAD = 6
"""Batches that each helper has before it."""


def attend(
    _module: torch.nn.Module,
    queries: torch.Tensor,
    keys: torch.Tensor,
    values: torch.Tensor,
    mask: torch.Tensor | None,
    **_: Any,
) -> tuple[torch.Tensor, torch.Tensor]:
    """The plain attention of scaled queries [batch, heads, time, width], its weights kept in bfloat16.

    Autocast would take every softmax through float32, and Transformers' own multiplies all scores by one; on a CPU a
    step is a sixth longer with them, and longer still with the fused kernels.
    """
    scores = queries @ keys.transpose(2, 3)
    if mask is not None:
        scores = scores + mask.to(scores.dtype)
    with torch.autocast("cpu", enabled=False):
        weights = scores.softmax(-1)
    return (weights @ values).transpose(1, 2).contiguous(), weights


AttentionInterface.register("plain", attend)
AttentionMaskInterface.register("plain", eager_mask)


def new_model(corpus: Corpus) -> WhisperForConditionalGeneration:
    """A Whisper of 8 million parameters; no dropout, for no example is seen twice."""
    model = WhisperForConditionalGeneration(
        WhisperConfig(
            vocab_size=corpus.tokenizer.get_vocab_size(), d_model=WIDTH, encoder_layers=ENCODER_LAYERS,
            decoder_layers=DECODER_LAYERS, encoder_attention_heads=WIDTH // HEAD_WIDTH,
            decoder_attention_heads=WIDTH // HEAD_WIDTH, encoder_ffn_dim=4 * WIDTH, decoder_ffn_dim=4 * WIDTH,
            dropout=0.0, attn_implementation="plain", max_source_positions=POSITIONS,
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
        guesses, spelt = model.proj_out(decoded[batch.counts]).float(), head(heard).float()
    each = F.cross_entropy(guesses, batch.targets[batch.counts], reduction="none", label_smoothing=SMOOTHING)
    letters = torch.tensor([letter for text in batch.letters for letter in text])
    ctc = F.ctc_loss(
        spelt.log_softmax(-1).transpose(0, 1),
        letters,
        batch.lengths,
        torch.tensor([len(text) for text in batch.letters]),
        blank=len(LETTERS),
        reduction="sum",  # the mean of each utterance's would make noise, which has no letters, count most
        zero_infinity=True,  # an utterance too short for its letters
    )
    return each.mean(), ctc / max(1, len(letters))


def new_optimizers(model: WhisperForConditionalGeneration, head: torch.nn.Linear) -> tuple[torch.optim.Optimizer, ...]:
    """Muon (Jordan et al. 2024) for the layers' matrices, in steps as long as AdamW's, and AdamW for all else.

    From nothing, 600 steps so, with easy examples first, went further than 1,200 of AdamW alone without them.
    """
    layers = [*model.model.encoder.layers.parameters(), *model.model.decoder.layers.parameters()]
    matrices = {parameter for parameter in layers if parameter.ndim == 2}
    others = [p for p in (*model.parameters(), *head.parameters()) if p.requires_grad and p not in matrices]
    return (
        torch.optim.Muon([p for p in layers if p in matrices], weight_decay=0.01, adjust_lr_fn="match_rms_adamw"),
        torch.optim.AdamW(others, betas=(0.9, 0.98), weight_decay=0.01, fused=True),
    )


def learning_rate(step: int, steps: int, rate: float) -> float:
    """Warm-up, a plateau, and after `PLATEAU` of all steps a straight line down."""
    return rate * min(1, (step + 1) / WARM_UP) * min(1, max(0.02, (1 - step / steps) / (1 - PLATEAU)))


def begin(model: WhisperForConditionalGeneration, head: torch.nn.Linear, saved: dict[str, Any]) -> None:
    """Put a checkpoint's weights into `model` and `head`.

    An earlier model's vocabulary and text positions may be fewer than `model`'s, whose own stay where it has none; the
    encoder's positions are not learnt.  A CTC head that is not there begins with zeros: it does not pull at an encoder
    that hears well already before it can read it.
    """
    state = model.state_dict()
    for name, tensor in saved["m"].items():
        if name != SINUSOIDS:
            state[name][: len(tensor)] = tensor.float()
    with torch.no_grad():
        for name, tensor in head.state_dict().items():
            tensor.copy_(saved["c"][name] if "c" in saved else torch.zeros_like(tensor))


_corpus: Corpus
"""A helper's."""


def _prepare(plans: list[Plan]) -> Batch:
    return _corpus.batch(plans)


def prepared(corpus: Corpus, pool: int, skip: int, helpers: int) -> Iterator[tuple[int, int, Batch]]:
    """Batches without end, from the one after the first `skip` of `pool`; each with its pool and its number there."""

    def planned() -> Iterator[tuple[int, int, list[Plan]]]:
        here, after = pool, skip
        while True:
            for at, plans in enumerate(corpus.batches(here)):
                if at >= after:
                    yield here, at, plans
            here, after = here + 1, 0

    if not helpers:
        yield from ((here, at, corpus.batch(plans)) for here, at, plans in planned())
        return
    global _corpus  # noqa: PLW0603 - the helpers are forked with it
    _corpus = corpus
    # What is forked from a process whose threads have begun hangs where it wants threads of its own.
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(helpers, forked, initializer=torch.set_num_threads, initargs=(1,)) as executor:
        waiting = deque[tuple[int, int, Any]]()
        for here, at, plans in planned():
            waiting.append((here, at, executor.submit(_prepare, plans)))
            if len(waiting) > AHEAD * helpers:
                first, number, batch = waiting.popleft()
                yield first, number, batch.result()


def main() -> None:
    """Train, or go on training, and keep a checkpoint in WORK."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("spoken", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--rate", type=float, default=RATE, help="the highest learning rate")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save-every", type=int, default=200)
    parser.add_argument("--helpers", type=int, default=0)
    parser.add_argument("--easy", type=int, default=EASY, help="pools until nothing is made easy, from nothing")
    parser.add_argument("--espeak", type=float, help="how often eSpeak NG's voices are drawn, to 1 of others")
    parser.add_argument("--start", type=Path, nargs=2, metavar=("CHECKPOINT", "TOKENIZER"))
    parser.add_argument("--also", type=Path, action="append", default=[], help="more spoken sentences")
    parser.add_argument("--first-pool", type=int, default=0, help="which examples are drawn; another run: others")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(0)
    arguments.work.mkdir(parents=True, exist_ok=True)
    vocabulary, checkpoint = arguments.work / "tokenizer.json", arguments.work / "checkpoint.pt"
    if arguments.start and not vocabulary.exists():
        shutil.copyfile(arguments.start[1], vocabulary)

    easy = 0 if arguments.start else arguments.easy
    corpus = Corpus(vocabulary, arguments.spoken, *arguments.also, easy=easy, espeak=arguments.espeak)
    model = new_model(corpus)
    head = torch.nn.Linear(WIDTH, len(LETTERS) + 1)
    parameters = [p for p in (*model.parameters(), *head.parameters()) if p.requires_grad]
    optimizers = new_optimizers(model, head)
    step, begun, skip = 0, arguments.first_pool, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        begin(model, head, saved)
        for optimizer, state in zip(optimizers, saved["optimizers"], strict=True):
            optimizer.load_state_dict(state)
        step, begun, skip = saved["step"], saved["pool"], saved["batch"]
    elif arguments.start:
        begin(model, head, torch.load(arguments.start[0]))
    print(
        f"{len(corpus.examples.rows)} utterances, {sum(p.numel() for p in parameters):,} parameters, from step {step}"
    )
    model.train()
    mean, first, since = (0.0, 0.0), step, time.time()
    for pool, at, batch in prepared(corpus, begun, skip, arguments.helpers):
        if step >= arguments.steps:
            break
        parts = losses(model, head, batch)
        for optimizer in optimizers:
            optimizer.zero_grad()
        sum(parts).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        for optimizer in optimizers:
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(step, arguments.steps, arguments.rate)
            optimizer.step()
        step += 1
        kept = 0.98 if step > first + 1 else 0.0
        mean = tuple(kept * old + (1 - kept) * part.item() for old, part in zip(mean, parts, strict=True))
        if step % LOG_EVERY == 0 or step in (first + 1, arguments.steps):
            pace = (step - first) / (time.time() - since)
            print(f"step {step}: cross-entropy {mean[0]:.3f}, CTC {mean[1]:.3f}, {pace:.2f} steps/s", flush=True)
        if step % arguments.save_every == 0 or step == arguments.steps:
            state = dict(
                m=model.state_dict(), c=head.state_dict(), optimizers=[o.state_dict() for o in optimizers],
                step=step, pool=pool, batch=at + 1,
            )  # fmt: skip
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)


if __name__ == "__main__":
    main()
