"""What festival says, and its phones."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import catalan_spanish
import numpy as np
import soundfile
import soxr
from voice_phonemes import ESPEAK_VOICES, phonemes

from interpreter_app.core.audio import Floats

RATE_HZ = 22_050
PAUSE = "pau"

Phones = list[tuple[str, float]]
"""Name, and end in seconds."""


def festival(prepare: str, batch: Sequence[str]) -> Iterator[tuple[Floats, Phones] | None]:
    """`batch`, spoken after the commands in `prepare`; None for what it could not say."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [prepare]
        for i, text in enumerate(batch):
            lines += [
                f'(set! spoken (SynthText "{text}"))',
                f'(utt.save.wave spoken "{folder / f"{i}.wav"}")',
                f'(utt.save.segs spoken "{folder / f"{i}.segs"}")',
            ]
        (folder / "batch.scm").write_text("\n".join(lines), "utf-8")
        subprocess.run(["festival", "-b", str(folder / "batch.scm")], check=True, capture_output=True)
        for i in range(len(batch)):
            samples, rate_hz = soundfile.read(folder / f"{i}.wav", dtype="float32")
            rows = (line.split() for line in (folder / f"{i}.segs").read_text("latin-1").splitlines()[1:])
            phones = [(phone, float(end)) for end, _, phone in rows]
            speaks = any(phone != PAUSE for phone, _ in phones)
            yield (soxr.resample(samples, rate_hz, RATE_HZ), phones) if speaks else None


def by_ona(batch: Sequence[str]) -> Iterator[tuple[Floats, Phones] | None]:
    """Spanish; her phones are called by the phonemes they stand for.  None for what she could not say."""
    lines, texts, wanted = [f"(voice_{catalan_spanish.VOICE})"], [], []
    for text in batch:
        entries, written, said = catalan_spanish.written(phonemes(ESPEAK_VOICES["es"], text)[1:-1], len(lines))
        lines += entries
        texts.append(written)
        wanted.append(said)
    r = np.random.default_rng(len(lines))
    for spoken, said in zip(festival("\n".join(lines), texts), wanted, strict=True):
        yield catalan_spanish.as_spanish(*spoken, RATE_HZ, said, r) if spoken else None
