"""Speak sentences of the training part with one synthetic voice, to train a small neural voice on.

    python models/recipes/speak_voice.py CORPUS.tsv.gz LANGUAGE SPOKEN --count 5000 [--seed N]

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0).  Run with the project's environment.  Festival speaks:
English with `cmu_us_slt_arctic_hts`, Spanish with `upc_ca_ona_hts` (``catalan_spanish.py``); Debian has them as
``festival``, ``festvox-us-slt-hts`` and ``festvox-ca-ona-hts``.  SPOKEN gets ``audio.i16``, all utterances in one run
of mono samples (little-endian, 22,050 Hz), and ``meta.jsonl``, a line for each: its number, its text, where it begins
in the audio, how many samples it has, and its phones, each with the sample it ends at.  Every utterance begins and ends
in silence of the same length.  Run again, with the same corpus and seed, it goes on; a larger --count adds to what is
there.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from festival_phones import PAUSE, RATE_HZ, Phones, by_ona, festival
from speak_corpus import sentences
from split import read_pairs, split

from interpreter_app.core.audio import Floats

FESTIVAL = "cmu_us_slt_arctic_hts"
BATCH = 25
"""Sentences of one call; festival takes its time to load."""
LEAD_S, TAIL_S, FADE_S = 0.03, 0.08, 0.005
CLAUSE_SHARE, OPEN_SHARE = 0.2, 0.15
"""Of the sentences with a comma inside: cut after it.  Of all: without the final mark, as clauses are spoken."""


def texts(pool: list[str], seed: int) -> list[str]:
    """What to say, in a random order: single sentences, some cut at a comma, some without their final mark."""
    r = random.Random(seed)
    single = [text for text in pool if not re.search(r"[.?!;:] ", text)]
    r.shuffle(single)
    out = []
    for text in single:
        commas = [match.end() for match in re.finditer(",(?= )", text)]
        if commas and r.random() < CLAUSE_SHARE:
            out.append(text[: r.choice(commas)])
        else:
            out.append(text.rstrip(".?!") if r.random() < OPEN_SHARE else text)
    return list(dict.fromkeys(out))


def by_slt(batch: list[str]) -> Iterator[tuple[Floats, Phones] | None]:
    """English."""
    yield from festival(f"(voice_{FESTIVAL})", [text.replace("’", "'") for text in batch])


SPEAKERS = {"en": by_slt, "es": by_ona}


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
    """The number of the next sentence, and how many samples SPOKEN holds; cuts off what a broken-off batch left."""
    audio, meta = out / "audio.i16", out / "meta.jsonl"
    audio.touch()
    meta.touch()
    lines = [line for line in meta.read_bytes().splitlines(keepends=True) if line.endswith(b"\n")]
    rows = [json.loads(line) for line in lines]
    start = rows[-1]["number"] // BATCH * BATCH if rows else 0
    kept = sum(row["number"] < start for row in rows)
    samples = sum(row["samples"] for row in rows[:kept])
    meta.write_bytes(b"".join(lines[:kept]))
    with audio.open("r+b") as file:
        file.truncate(2 * samples)
    return start, samples


def main() -> None:
    """Speak what is not there yet."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("language", choices=sorted(SPEAKERS))
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=5000, help="sentences in all")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    pool = texts(sentences(split(read_pairs(arguments.corpus)).train, arguments.language)[0], arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)
    start, samples = there(arguments.out)
    count = min(arguments.count, len(pool))
    print(f"{len(pool)} sentences to speak; {start} of {count} are there already", flush=True)
    with (arguments.out / "audio.i16").open("ab") as audio, (arguments.out / "meta.jsonl").open("a") as meta:
        for number in range(start, count, BATCH):
            batch = pool[number : number + BATCH]
            for i, (text, said) in enumerate(zip(batch, SPEAKERS[arguments.language](batch), strict=True)):
                if said is None:
                    continue
                sound, phones = trimmed(*said)
                row = {
                    "number": number + i, "text": text, "begin": samples, "samples": len(sound), "phones": phones,
                }  # fmt: skip
                # The audio first: a line in the list promises that its samples are there.
                audio.write(sound.tobytes())
                audio.flush()
                meta.write(json.dumps(row, ensure_ascii=False) + "\n")
                samples += len(sound)
            meta.flush()
            if number % 500 == 0:
                print(f"{number} sentences, {samples / RATE_HZ / 3600:.2f} h", flush=True)
    print(f"{count} sentences, {samples / RATE_HZ / 3600:.2f} h, {2 * samples:,} bytes")


if __name__ == "__main__":
    main()
