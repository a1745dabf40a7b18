"""Speak sentences of the training part with one synthetic voice, to train a small neural voice on.

    python models/recipes/speak_voice.py CORPUS.tsv.gz LANGUAGE SPOKEN --count 5000 [--seed N]

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0).  Run with the project's environment.  English is spoken by
festival's `cmu_us_slt_arctic_hts` (Debian: ``festival``, ``festvox-us-slt-hts``), Spanish by eSpeak NG.  SPOKEN gets
``audio.i16``, all utterances in one run of mono samples (little-endian, 22,050 Hz), and ``meta.jsonl``, a line for
each: text, where it begins in the audio, how many samples it has, and its phones as the synthesizer names them, each
with the sample it ends at.  Every utterance begins and ends in silence of the same length.  Run again, with the same
corpus and seed, it goes on; a larger --count adds to what is there.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile
import soxr
from speak_corpus import sentences
from split import read_pairs, split

from interpreter_app.core.audio import Floats

# The library's events name the phones; the program itself needs only those of words.
from interpreter_app.engines.system_voice import _LOCK, _PAUSE, _PHONEME, _Library, _voice

RATE_HZ = 22_050
FESTIVAL = "cmu_us_slt_arctic_hts"
ESPEAK_VARIANT, ESPEAK_WORDS_PER_MINUTE, ESPEAK_PITCH = "", 160, 50
BATCH = 25
"""Sentences of one call; festival takes its time to load."""
PAUSE = "pau"
LEAD_S, TAIL_S, FADE_S = 0.03, 0.08, 0.005
CLAUSE_SHARE, OPEN_SHARE = 0.2, 0.15
"""Of the sentences with a comma inside: cut after it.  Of all: without the final mark, as clauses are spoken."""

Phones = list[tuple[str, float]]
"""Name, and end in seconds."""


def texts(pool: list[str], seed: int) -> list[str]:
    """What to say, in a random order: single sentences, some cut at a comma, some without their final mark."""
    r = random.Random(seed)
    single = [text for text in pool if not re.search(r"[.?!;:] ", text)]
    r.shuffle(single)
    out = []
    for text in single:
        commas = [match.end() for match in re.finditer(",(?= )", text)]
        if commas and r.random() < CLAUSE_SHARE:
            text = text[: r.choice(commas)]
        elif r.random() < OPEN_SHARE:
            text = text.rstrip(".?!")
        out.append(text)
    return list(dict.fromkeys(out))


def by_festival(batch: list[str]) -> Iterator[tuple[Floats, Phones]]:
    """`batch`, spoken by festival."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [f"(voice_{FESTIVAL})"]
        for i, text in enumerate(batch):
            plain = text.replace("’", "'")
            lines += [
                f'(set! spoken (SynthText "{plain}"))',
                f'(utt.save.wave spoken "{folder / f"{i}.wav"}")',
                f'(utt.save.segs spoken "{folder / f"{i}.segs"}")',
            ]
        (folder / "batch.scm").write_text("\n".join(lines), "utf-8")
        subprocess.run(["festival", "-b", str(folder / "batch.scm")], check=True, capture_output=True)
        for i in range(len(batch)):
            samples, rate_hz = soundfile.read(folder / f"{i}.wav", dtype="float32")
            rows = (line.split() for line in (folder / f"{i}.segs").read_text("latin-1").splitlines()[1:])
            yield soxr.resample(samples, rate_hz, RATE_HZ), [(phone, float(end)) for end, _, phone in rows]


def by_espeak(batch: list[str]) -> Iterator[tuple[Floats, Phones]]:
    """`batch`, spoken by eSpeak NG."""
    for text in batch:
        with _LOCK:
            voice = _voice("es", ESPEAK_VARIANT)
            samples, facts = _Library.get().synthesize(voice, text, ESPEAK_WORDS_PER_MINUTE, ESPEAK_PITCH)
        events = [fact for fact in facts if fact.type == _PHONEME]
        names = [PAUSE if fact.label.startswith(_PAUSE) else fact.label.decode() for fact in events]
        ends = [*(fact.sample for fact in events[1:]), len(samples)]
        phones = [(name, end / RATE_HZ) for name, end in zip(names, ends, strict=True) if name]
        yield samples.astype(np.float32) / 32768, [(PAUSE, events[0].sample / RATE_HZ), *phones]


SPEAKERS = {"en": by_festival, "es": by_espeak}


def trimmed(samples: Floats, phones: Phones) -> tuple[np.ndarray, list[tuple[str, int]]]:
    """At 16 bits, with `LEAD_S` before and `TAIL_S` after it; the phones' ends in samples from there."""
    voiced = [i for i, (name, _) in enumerate(phones) if name != PAUSE]
    start, end = phones[voiced[0] - 1][1] if voiced[0] else 0.0, phones[voiced[-1]][1]
    first = round((start - LEAD_S) * RATE_HZ)
    last = round((end + TAIL_S) * RATE_HZ)
    padded = np.pad(samples, (max(0, -first), max(0, last - len(samples))))
    sound = padded[max(0, first) :][: last - first].copy()
    fade = np.linspace(0, 1, round(FADE_S * RATE_HZ), dtype=np.float32)
    sound[: len(fade)] *= fade
    sound[-len(fade) :] *= fade[::-1]
    kept = [(name, round(at * RATE_HZ) - first) for name, at in phones[voiced[0] : voiced[-1] + 1]]
    lead = (PAUSE, round(LEAD_S * RATE_HZ))
    return (np.clip(sound, -1, 1) * 32767).astype("<i2"), [lead, *kept, (PAUSE, len(sound))]


def there(out: Path) -> tuple[int, int]:
    """How many utterances and samples SPOKEN holds; cuts off what an interrupted run left beyond them."""
    audio, meta = out / "audio.i16", out / "meta.jsonl"
    audio.touch()
    meta.touch()
    lines = [line for line in meta.read_bytes().splitlines(keepends=True) if line.endswith(b"\n")]
    lines = lines[: len(lines) - len(lines) % BATCH]
    samples = sum(json.loads(line)["samples"] for line in lines)
    meta.write_bytes(b"".join(lines))
    with audio.open("r+b") as file:
        file.truncate(2 * samples)
    return len(lines), samples


def main() -> None:
    """Speak what is not there yet."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("language", choices=("en", "es"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=5000, help="utterances in all")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    speak = SPEAKERS[arguments.language]
    pool = texts(sentences(split(read_pairs(arguments.corpus)).train, arguments.language)[0], arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)
    count, samples = there(arguments.out)
    print(f"{len(pool)} sentences to speak; {count} of {arguments.count} are there already", flush=True)
    with (arguments.out / "audio.i16").open("ab") as audio, (arguments.out / "meta.jsonl").open("a") as meta:
        while count < min(arguments.count, len(pool) - BATCH):
            batch = pool[count : count + BATCH]
            for text, said in zip(batch, speak(batch), strict=True):
                sound, phones = trimmed(*said)
                row = {"text": text, "begin": samples, "samples": len(sound), "phones": phones}
                # The audio first: a line in the list promises that its samples are there.
                audio.write(sound.tobytes())
                audio.flush()
                meta.write(json.dumps(row, ensure_ascii=False) + "\n")
                samples += len(sound)
            meta.flush()
            count += len(batch)
            if count % 500 == 0:
                print(f"{count} utterances, {samples / RATE_HZ / 3600:.2f} h", flush=True)
    print(f"{count} utterances, {samples / RATE_HZ / 3600:.2f} h, {2 * samples:,} bytes")


if __name__ == "__main__":
    main()
