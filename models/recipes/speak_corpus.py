"""Speak sentences of the training part with many synthetic voices, to train a recognizer on.

    python models/recipes/speak_corpus.py CORPUS.tsv.gz OUT --count 60000 [--processes N] [--seed N]

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0).  Run with the project's environment, and with flite on the
path.  OUT gets ``audio.i16``, all utterances in one run of 16 kHz mono samples (little-endian), and ``meta.jsonl``, a
line for each: language, text, voice, where it begins in the audio, how many samples it has.  Run again, with the same
corpus and seed, it goes on after the last whole utterance; a larger --count adds to what is there.

The held-out part (``split.py``) and the variants in ``speak_set.UNKNOWN`` are never spoken here: a recognizer is
measured on them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import signal
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import soundfile
import soxr
from speak_set import ACCENTS, SEEN, UNKNOWN
from split import Pair, fold, read_pairs, split

from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.system_voice import EspeakVoice

VARIANTS = (
    "", "m1", "m2", "m4", "m5", "m6", "m7", "m8", "f1", "f3", "f4", "f5", "klatt2", "klatt4", "Alex", "Andrea",
    "Andy", "Annie", "Denis", "Diogo", "Gene", "Henrique", "Hugo", "Jacky", "Lee", "Marco", "Mario", "Michael",
    "Mike", "Nguyen", "Reed", "adam", "anika", "antonio", "aunty", "belinda", "benjamin", "boris", "caleb", "david",
    "ed", "edward", "grandma", "grandpa", "gustave", "ian", "iven", "john", "linda", "marcelo", "max", "michel",
    "miguel", "norbert", "paul", "pedro", "quincy", "rob", "robert", "sandro", "shelby", "steph", "travis", "victor",
    "zac",
)  # fmt: skip
"""eSpeak NG's variants that sound like somebody; "" is its plain voice."""
FLITE = ("slt", "rms", "awb", "kal16")
FLITE_SHARE = 0.3
"""Of the English utterances; flite speaks no Spanish."""
MOST_WORDS = 14
LONGEST_S = 10.0
"""What the trained encoder has positions for; whatever lasts longer is spoken faster."""
SILENCE_S = (0.1, 0.4)
PEAK = (0.1, 0.9)
NOISY_SHARE, SNR_DB = 0.7, (8, 35)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What shall be said, and how."""

    language: str
    text: str
    voice: str
    """eSpeak NG's "accent+variant", or flite's voice after "flite "."""
    seed: int
    """Of pitch, speed, gain, silence and noise."""


def sentences(train: list[Pair], language: str) -> list[str]:
    """Distinct sentences of `language` that may be spoken, in corpus order.

    At most `MOST_WORDS` words, each of which the training part has at least `SEEN` times; no digits, quotations or
    other signs that are not read as they are written.
    """
    texts = [pair[("en", "es").index(language)] for pair in train]
    seen = Counter(word for text in texts for word in fold(text).split())
    return [
        text
        for text in dict.fromkeys(texts)
        if re.fullmatch(r"[\w ,;:.?!¿¡'’-]+", text)
        and not re.search(r"[\d_]", text)
        and len(text.split()) <= MOST_WORDS
        and all(seen[word] >= SEEN for word in fold(text).split())
    ]


def planned(pools: dict[str, list[str]], seed: int, numbers: range) -> Iterator[Utterance]:
    """The utterances with these numbers; each depends on its number and `seed` alone, so that a run can be resumed."""
    for number in numbers:
        r = random.Random(f"{seed}-{number}")
        language = r.choice(list(pools))
        text = r.choice(pools[language])
        if language == "en" and r.random() < FLITE_SHARE:
            voice = f"flite {r.choice(FLITE)}"
        else:
            voice = f"{r.choice(ACCENTS[language])}+{r.choice(VARIANTS)}"
        yield Utterance(language, text, voice, r.getrandbits(64))


def spoken(utterance: Utterance) -> tuple[Utterance, np.ndarray]:
    """`utterance` and its 16-bit samples at 16 kHz: at some gain, between silences, mostly in noise."""
    r, g = random.Random(utterance.seed), np.random.default_rng(utterance.seed)
    speak = _flite if utterance.voice.startswith("flite ") else _espeak
    pitch, speed = r.randint(25, 75), r.uniform(0.75, 1.15)
    lead, tail = (np.zeros(round(r.uniform(*SILENCE_S) * RATE_HZ), np.float32) for _ in range(2))
    while True:
        speech = speak(utterance, pitch, speed)
        if len(lead) + len(speech) + len(tail) <= LONGEST_S * RATE_HZ:
            break
        speed *= 1.2
    audio = np.concatenate([lead, speech * (r.uniform(*PEAK) / np.abs(speech).max()), tail])
    if r.random() < NOISY_SHARE:
        noise = _noise(len(audio), r.random(), g)
        audio += noise * np.sqrt(np.mean(audio**2)) * 10 ** (-r.uniform(*SNR_DB) / 20)
    return utterance, (audio.clip(-1, 1) * 32767).astype("<i2")


def _espeak(utterance: Utterance, pitch: int, speed: float) -> Floats:
    accent, variant = utterance.voice.split("+")
    sound = EspeakVoice(accent, variant=variant, pitch=pitch).speak(utterance.text, speed=speed)
    return soxr.resample(sound.samples, sound.rate_hz, RATE_HZ)


def _flite(utterance: Utterance, _pitch: int, speed: float) -> Floats:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spoken.wav"
        voice = utterance.voice.removeprefix("flite ")
        stretch = f"duration_stretch={1 / speed:.3f}"
        command = ["flite", "-voice", voice, "--setf", stretch, "-t", utterance.text, "-o", str(path)]
        subprocess.run(command, check=True, capture_output=True)
        samples, rate_hz = soundfile.read(path, dtype="float32")
    return soxr.resample(samples, rate_hz, RATE_HZ)


def _noise(count: int, tilt: float, g: np.random.Generator) -> Floats:
    """Noise with a root mean square of 1; `tilt` 0 is white, 1 is pink."""
    spectrum = np.fft.rfft(g.normal(size=count))
    spectrum *= np.arange(1, len(spectrum) + 1) ** (-tilt / 2)
    noise = np.fft.irfft(spectrum, count)
    return (noise / np.sqrt(np.mean(noise**2))).astype(np.float32)


def whole(out: Path) -> tuple[int, int]:
    """How many whole utterances OUT holds, and how many samples; cuts off what an interrupted run left beyond them."""
    audio, meta = out / "audio.i16", out / "meta.jsonl"
    audio.touch()
    meta.touch()
    count = samples = size = 0
    for line in meta.read_bytes().splitlines(keepends=True):
        end = samples + json.loads(line)["samples"] if line.endswith(b"\n") else None
        if end is None or 2 * end > audio.stat().st_size:
            break
        count, samples, size = count + 1, end, size + len(line)
    with audio.open("r+b") as file:
        file.truncate(2 * samples)
    with meta.open("r+b") as file:
        file.truncate(size)
    return count, samples


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def main() -> None:
    """Speak what is not there yet."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=60_000, help="utterances in all")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if set(UNKNOWN) & set(VARIANTS):
        raise SystemExit("a held-out voice stands among the training voices")
    if not shutil.which("flite"):
        raise SystemExit("flite is not on the path")

    train = split(read_pairs(arguments.corpus)).train
    pools = {language: sentences(train, language) for language in ACCENTS}
    print(", ".join(f"{len(pool)} {language}" for language, pool in pools.items()), "sentences to speak")
    arguments.out.mkdir(parents=True, exist_ok=True)
    count, samples = whole(arguments.out)
    print(f"{count} of {arguments.count} utterances are there already", flush=True)
    work = planned(pools, arguments.seed, range(count, arguments.count))
    try:
        with (
            Pool(arguments.processes, _leave_interrupts_to_parent) as workers,
            (arguments.out / "audio.i16").open("ab") as audio,
            (arguments.out / "meta.jsonl").open("a", encoding="utf-8") as meta,
        ):
            for utterance, sound in workers.imap(spoken, work, chunksize=16):
                line = {
                    "language": utterance.language, "text": utterance.text, "voice": utterance.voice,
                    "begin": samples, "samples": len(sound),
                }  # fmt: skip
                # The audio first: a line in the list promises that its samples are there.
                audio.write(sound.tobytes())
                audio.flush()
                meta.write(json.dumps(line, ensure_ascii=False) + "\n")
                meta.flush()
                count, samples = count + 1, samples + len(sound)
                if count % 1000 == 0:
                    print(f"{count} utterances, {samples / RATE_HZ / 3600:.1f} h", flush=True)
    except KeyboardInterrupt:
        print("interrupted; run again to go on")
    print(f"{count} utterances, {samples / RATE_HZ / 3600:.2f} h, {2 * samples:,} bytes")


if __name__ == "__main__":
    main()
