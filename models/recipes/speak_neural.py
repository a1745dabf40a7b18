"""Speak sentences of the training part with a neural voice of many speakers, to train a recognizer on.

    python models/recipes/speak_neural.py CORPUS.tsv.gz KOKORO OUT --count 3000 [--seed N]
                                           [--wordnet FOLDER]

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0).  KOKORO: a folder with Kokoro-82M (``kokoro.py``).  Run with
the training environment, the project on ``PYTHONPATH``, and ``misaki``, ``phonemizer-fork``, ``espeakng-loader``,
``openvino``, ``openvino-telemetry``, ``soxr``, ``soundfile`` and ``piper-tts`` beside what that has.  OUT gets what
``speak_corpus.py`` writes; ``train_recognizer.py --also OUT`` reads it.  Run again, it goes on.  A second of speech
takes a third of a second where the processor has bfloat16.

--wordnet: half of the English is examples from there (``wordnet_examples.py``), for what the corpus hardly has.

The mean of two voices is a third; any of them reads either language, with an accent if it is another's.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from speak_corpus import PASSAGE, sentences, whole
from split import read_pairs, split
from wordnet_examples import FOLDER, examples

from interpreter_app.core.units import RATE_HZ

PHONEMES = {"en": ("en-us", "en-gb"), "es": ("es", "es-419")}
NATIVE = {"en": "ab", "es": "eip"}
"""First letters of the voices of American and British; of Spanish, Italian and Portuguese."""
FOREIGN, BLENDED = {"en": 0.15, "es": 0.5}, 0.5
"""Shares of passages: by other voices (of Spanish ones there are three), and by the mean of two."""
ENGLISH = 0.6
"""Share of passages; Spanish is easier to read."""
SHARE = (0.3, 0.7)
"""Of the first of two voices."""
SPEED = (0.8, 1.25)
MOST_WORDS = 12
WEIGHT = 1.5
"""How much more often these are drawn than what other synthesizers said."""


@dataclass(frozen=True, slots=True)
class Neural:
    """What a passage is: five sentences of one speaker."""

    language: str
    accent: str
    voices: dict[str, float]
    """Shares of the mean."""
    speed: float
    texts: tuple[str, ...]


def planned(
    pools: dict[str, tuple[list[str], list[float]]], voices: list[str], seed: int, first: int
) -> Iterator[Neural]:
    """Passages without end, from number `first` on; each depends on its number and `seed` alone."""
    short = {
        language: [(text, weight) for text, weight in zip(*pool, strict=True) if len(text.split()) <= MOST_WORDS]
        for language, pool in pools.items()
    }
    number = first
    while True:
        r = random.Random(f"{seed}-{number}")
        language = "en" if r.random() < ENGLISH else "es"
        native = [name for name in voices if name[0] in NATIVE[language]]
        pool = voices if r.random() < FOREIGN[language] else native
        texts, weights = zip(*short[language], strict=True)
        accent, chosen = r.choice(PHONEMES[language]), r.sample(pool, 2 if r.random() < BLENDED else 1)
        share = r.uniform(*SHARE) if len(chosen) > 1 else 1.0
        yield Neural(
            language, accent, dict(zip(chosen, (share, 1 - share), strict=False)), r.uniform(*SPEED),
            tuple(r.choices(texts, weights, k=PASSAGE)),
        )  # fmt: skip
        number += 1


def main() -> None:
    """Speak what is not there yet."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("kokoro", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=3000, help="utterances in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wordnet", type=Path, help=f"half of the English from here; as Debian has it: {FOLDER}")
    arguments = parser.parse_args()
    from kokoro import Kokoro  # plans are tested without OpenVINO

    train = split(read_pairs(arguments.corpus)).train
    pools = {language: sentences(train, language) for language in PHONEMES}
    if arguments.wordnet:
        texts, weights = pools["en"]
        more = examples(arguments.wordnet, (pair[0] for pair in train))
        print(f"{len(more)} of WordNet's examples")
        pools["en"] = texts + more, weights + [sum(weights) / len(more)] * len(more)
    model = Kokoro(arguments.kokoro)
    arguments.out.mkdir(parents=True, exist_ok=True)
    passages, count, samples = whole(arguments.out)
    print(f"{count} of {arguments.count} utterances are there already", flush=True)
    with (
        (arguments.out / "audio.i16").open("ab") as audio,
        (arguments.out / "meta.jsonl").open("a", encoding="utf-8") as meta,
    ):
        for number, passage in enumerate(planned(pools, model.voices, arguments.seed, passages), passages):
            if count >= arguments.count:
                break
            said = [model.say(text, passage.accent, passage.voices, passage.speed) for text in passage.texts]
            rows = list[str]()
            for text, (sound, words) in zip(passage.texts, said, strict=True):
                row = {
                    "language": passage.language, "text": text, "voice": " ".join(("kokoro", *passage.voices)),
                    "passage": number, "begin": samples, "samples": len(sound), "words": words, "weight": WEIGHT,
                }  # fmt: skip
                rows.append(json.dumps(row, ensure_ascii=False) + "\n")
                samples += len(sound)
            # The audio first: a line in the list promises that its samples are there.
            audio.write(b"".join(sound.tobytes() for sound, _ in said))
            audio.flush()
            meta.write("".join(rows))
            meta.flush()
            count += len(said)
            if count % 100 == 0:
                print(f"{count} utterances, {samples / RATE_HZ / 3600:.2f} h", flush=True)
    print(f"{count} utterances, {samples / RATE_HZ / 3600:.2f} h")


if __name__ == "__main__":
    main()
