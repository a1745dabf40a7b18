"""Speak sentences of the training part with many synthetic voices, to train a recognizer on.

    python models/recipes/speak_corpus.py CORPUS.tsv.gz OUT --count 60000 [--processes N] [--seed N]

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0).  Run with the project's environment, and with these
programs on the path: flite, festival (kal, ked and slt: festvox-kallpc16k, festvox-kdlpc16k, festvox-us-slt-hts; Ona:
festvox-ca-ona-hts; and the packages that ``diphone_voices.py`` names), pico2wave (libttspico-utils) and RHVoice-test
(rhvoice, rhvoice-english, rhvoice-esperanto).  OUT gets ``audio.i16``, all utterances in one run of 16 kHz mono samples
(little-endian), and ``meta.jsonl``, a line for each: language, text, voice, the passage it belongs to, where it begins
in the audio, how many samples it has, and where the synthesizer says its words are (text, first sample, sample after
the last).  The sentences of a passage are of one speaker, so that they can be joined.  The sound is clean and loud:
rooms, noise and everything else that happens to speech are the trainer's.  Run again, with the same corpus and seed, it
goes on after the last whole passage; a larger --count adds to what is there.

The held-out part (``split.py``) and the voices in ``speak_set.UNKNOWN`` and ``UNKNOWN_SPEAKERS`` are never spoken here:
a recognizer is measured on them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import signal
from collections import Counter
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import diphone_voices
import numpy as np
from corpus_voices import ESPERANTO, FESTIVAL, Passage, Spoken, spoken
from spanish_spellings import italian
from speak_set import UNKNOWN, UNKNOWN_SPEAKERS
from split import Pair, fold, read_pairs, split
from voice_phonemes import ESPEAK_VOICES, phonemes

from interpreter_app.core.units import RATE_HZ

VARIANTS = (
    "", "m1", "m2", "m4", "m5", "m6", "m7", "m8", "f1", "f3", "f4", "f5", "klatt", "klatt2", "klatt3", "klatt4",
    "klatt5", "klatt6", "Alex", "Andrea", "Andy", "Annie", "AnxiousAndy", "Denis", "Diogo", "Gene", "Gene2",
    "Henrique", "Hugo", "Jacky", "Lee", "Marco", "Mario", "Michael", "Mike", "Mr serious", "Nguyen", "Reed",
    "RicishayMax", "RicishayMax2", "RicishayMax3", "Storm", "Tweaky", "UniRobot", "adam", "anika", "announcer",
    "antonio", "aunty", "belinda", "benjamin", "boris", "caleb", "croak", "david", "ed", "edward", "edward2",
    "grandma", "grandpa", "gustave", "ian", "iven", "iven2", "iven3", "iven4", "john", "kaukovalta", "linda",
    "marcelo", "max", "michel", "miguel", "mike2", "norbert", "paul", "pedro", "quincy", "rob", "robert",
    "robosoft", "robosoft2", "robosoft3", "robosoft4", "robosoft5", "sandro", "shelby", "steph", "steph2", "steph3",
    "travis", "victor", "whisper", "whisperf", "zac",
)  # fmt: skip
"""eSpeak NG's variants that sound like somebody, or at least like something that speaks; "" is its plain voice."""
ACCENTS = {
    "en": ("en-us", "en-us", "en-us", "en-gb", "en-gb", "en-gb-x-rp", "en-gb-scotland", "en-us-nyc"),
    "es": ("es", "es-419"),
}
FLITE = ("slt", "rms", "awb", "kal16")
DIPHONES = ("dita", "krb", "ph", "lj", "mv", "lp")
"""Of ``diphone_voices.SPEAKERS``."""
VOICES = {
    "en": {"flite": FLITE, "festival": tuple(FESTIVAL), "pico": ("us", "gb"), "rhvoice": ("alan", "bdl", "clb", "slt")},
    "es": {"diphones": DIPHONES, "pico": ("es", "es", "it"), "rhvoice": (ESPERANTO,), "catalan": ("ona",)},
}
SHARES = {
    "en": {"flite": 0.2, "festival": 0.1, "pico": 0.12, "rhvoice": 0.2},
    "es": {"diphones": 0.25, "pico": 0.2, "rhvoice": 0.1, "catalan": 0.1},
}
"""Of a language's passages; eSpeak NG speaks the others."""
PASSAGE = 5
"""Sentences of one speaker, one after the other."""
MOST_WORDS = 25
SEEN = 3
"""So often the training part must have a word."""
QUESTION_WEIGHT, LONG, LONG_WEIGHT, RARE, RARE_WEIGHT = 1.5, 9, 2.0, 30, 1.5
"""How much more often questions are drawn, and sentences of LONG words or more, or with a word seen less than RARE
times."""
PITCH, PITCH_STEP = (15, 85), 4
SPEED, SPEED_STEP = (0.75, 1.3), 0.05
"""Of a speaker; and how far one of his sentences is from it at most."""


def sentences(train: list[Pair], language: str) -> tuple[list[str], list[float]]:
    """Distinct sentences of `language` that may be spoken, in corpus order, and how often each is to be drawn.

    At most `MOST_WORDS` words, each of which the training part has at least `SEEN` times; no digits, quotations or
    other signs that are not read as they are written.
    """
    texts = [pair[("en", "es").index(language)] for pair in train]
    seen = Counter(word for text in texts for word in fold(text).split())
    rarest = {text: min((seen[word] for word in fold(text).split()), default=0) for text in dict.fromkeys(texts)}
    pool = [
        text
        for text in rarest
        if re.fullmatch(r"[\w ,;:.?!¿¡'’-]+", text)
        and not re.search(r"[\d_]", text)
        and len(text.split()) <= MOST_WORDS
        and rarest[text] >= SEEN
    ]
    weights = [
        (QUESTION_WEIGHT if "?" in text else 1)
        * (LONG_WEIGHT if len(text.split()) >= LONG else 1)
        * (RARE_WEIGHT if rarest[text] < RARE else 1)
        for text in pool
    ]
    return pool, weights


def planned(pools: dict[str, tuple[list[str], list[float]]], seed: int, numbers: range) -> Iterator[Passage]:
    """The passages with these numbers; each depends on its number and `seed` alone, so that a run can be resumed."""
    sums = {language: np.cumsum(weights).tolist() for language, (_, weights) in pools.items()}
    for number in numbers:
        r = random.Random(f"{seed}-{number}")
        language = r.choice(list(pools))
        texts = tuple(r.choices(pools[language][0], cum_weights=sums[language], k=PASSAGE))
        voice = _voice(language, r)
        if voice == "pico it" or voice.startswith(("diphones ", "catalan ")):
            texts = tuple(_speakable(voice, pools[language][0], sums[language], r))
        pitch, speed = r.randint(*PITCH), r.uniform(*SPEED)
        yield Passage(
            number, language, texts, voice,
            tuple(pitch + r.randint(-PITCH_STEP, PITCH_STEP) for _ in texts),
            tuple(speed * (1 + r.uniform(-SPEED_STEP, SPEED_STEP)) for _ in texts),
        )  # fmt: skip


def _voice(language: str, r: random.Random) -> str:
    """Somebody who speaks it."""
    shares = SHARES[language]
    engine = r.choices([*shares, ""], [*shares.values(), 1 - sum(shares.values())])[0]
    if engine:
        return f"{engine} {r.choice(VOICES[language][engine])}"
    return f"{r.choice(ACCENTS[language])}+{r.choice(VARIANTS)}"


def _speakable(voice: str, pool: list[str], sums: list[float], r: random.Random) -> Iterator[str]:
    """A passage of sentences that this speaker can say."""
    engine, name = voice.split()
    found = 0
    while found < PASSAGE:
        text = r.choices(pool, cum_weights=sums)[0]
        if _can_say(engine, name, text):
            found += 1
            yield text


def _can_say(engine: str, name: str, text: str) -> bool:
    """Whether he has the sounds for it; Ona reads one sentence at a time."""
    if engine == "diphones":
        return bool(diphone_voices.segments(diphone_voices.SPEAKERS[name], text, 1.0, random.Random(0)))
    if engine == "pico":
        return all(map(italian, text.split()))
    try:
        return bool(phonemes(ESPEAK_VOICES["es"], text))
    except ValueError:
        return False


def whole(out: Path) -> tuple[int, int, int]:
    """How many whole passages, utterances and samples OUT holds; cuts off what an interrupted run left beyond them."""
    audio, meta = out / "audio.i16", out / "meta.jsonl"
    audio.touch()
    meta.touch()
    count = kept = samples = size = 0
    lines = meta.read_bytes().splitlines(keepends=True)
    for at in range(0, len(lines) - PASSAGE + 1, PASSAGE):
        passage = lines[at : at + PASSAGE]
        rows = [json.loads(line) for line in passage] if passage[-1].endswith(b"\n") else []
        end = samples + sum(row["samples"] for row in rows)
        if not rows or 2 * end > audio.stat().st_size:
            break
        count, kept, samples, size = count + 1, kept + len(rows), end, size + sum(map(len, passage))
    with audio.open("r+b") as file:
        file.truncate(2 * samples)
    with meta.open("r+b") as file:
        file.truncate(size)
    return count, kept, samples


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _row(passage: Passage, sentence: Spoken, begin: int) -> dict[str, Any]:
    return {
        "language": passage.language, "text": sentence.text, "voice": passage.voice, "passage": passage.number,
        "begin": begin, "samples": len(sentence.samples), "words": sentence.words,
    }  # fmt: skip


def main() -> None:
    """Speak what is not there yet."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=60_000, help="utterances in all")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if set(UNKNOWN) & set(VARIANTS) or set(UNKNOWN_SPEAKERS) & set(DIPHONES):
        raise SystemExit("a held-out voice stands among the training voices")
    for program in ("flite", "festival", "pico2wave", "RHVoice-test"):
        if not shutil.which(program):
            raise SystemExit(f"{program} is not on the path")

    train = split(read_pairs(arguments.corpus)).train
    pools = {language: sentences(train, language) for language in ACCENTS}
    print(", ".join(f"{len(pool)} {language}" for language, (pool, _) in pools.items()), "sentences to speak")
    arguments.out.mkdir(parents=True, exist_ok=True)
    passages, count, samples = whole(arguments.out)
    print(f"{count} of {arguments.count} utterances are there already", flush=True)
    work = planned(pools, arguments.seed, range(passages, arguments.count // PASSAGE))
    try:
        with (
            Pool(arguments.processes, _leave_interrupts_to_parent) as workers,
            (arguments.out / "audio.i16").open("ab") as audio,
            (arguments.out / "meta.jsonl").open("a", encoding="utf-8") as meta,
        ):
            for passage, said in workers.imap(spoken, work, chunksize=4):
                rows = []
                for sentence in said:
                    rows.append(_row(passage, sentence, samples))
                    samples += len(sentence.samples)
                # The audio first: a line in the list promises that its samples are there.
                audio.write(b"".join(sentence.samples.tobytes() for sentence in said))
                audio.flush()
                meta.write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
                meta.flush()
                count += len(said)
                if count % 1000 == 0:
                    print(f"{count} utterances, {samples / RATE_HZ / 3600:.1f} h", flush=True)
    except KeyboardInterrupt:
        print("interrupted; run again to go on")
    print(f"{count} utterances, {samples / RATE_HZ / 3600:.2f} h, {2 * samples:,} bytes")


if __name__ == "__main__":
    main()
