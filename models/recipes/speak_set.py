"""Speak held-out sentences with eSpeak NG, to measure the recognizer and the whole on: audio, word times, translations.

    python models/recipes/speak_set.py CORPUS.tsv.gz MANIFEST.jsonl [--exclude FILE] [--short N] [--long N] [--seed N]
                                       [--format ogg|flac]

Run with the project's environment.  MANIFEST gets a line for every sentence, in the form that ``interpreter-app
bench`` reads; the audio goes beside it.  The sentences are of the held-out part (``split.py``), one sentence each, of
words that the training part has at least five times.  The shipped recognizer's weights were trained with a split of
their own: FILE names, line by line, the sentences that they may have seen, and those are left out too, so that what is
measured end to end was seen by no model.

    python models/recipes/speak_set.py CORPUS.tsv.gz resources/bench/held-out.jsonl --exclude FILE
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from pathlib import Path

import numpy as np
import soundfile
import soxr
from split import Split, fold, read_pairs, split

from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.system_voice import EspeakVoice

UNKNOWN = ("f2", "m3", "pablo", "Alicia")
"""eSpeak NG's variants that no recognizer is trained on."""
KNOWN = ("m1", "f4", "Annie", "david")
"""Some of those that recognizers are trained on."""
ACCENTS = {"en": ("en-us", "en-gb"), "es": ("es", "es-419")}
SHORT, LONG = range(3, 9), range(9, 15)
"""Words of a sentence."""
SEEN = 5
LEAD_S, TAIL_S = 0.3, 1.0
"""Silence before and after; the tail is long enough for an endpoint."""
OPUS_LEVEL = 0.8
"""libsndfile's compression level: 0 is the best quality, 1 the smallest file."""


def sentences(parts: Split, language: str, excluded: set[str]) -> dict[str, list[str]]:
    """Held-out sentences that may be spoken, with their translations, in corpus order."""
    column = ("en", "es").index(language)
    seen = Counter(word for pair in parts.train for word in fold(pair[column]).split())
    return {
        text: translations
        for text, translations in parts.references(language).items()
        # One sentence, as one says it: no numbers, quotations, or stops inside.
        if re.fullmatch(r"[¿¡]?[\w ,'’-]+[.?!]", text)
        and not re.search(r"\d", text)
        and fold(text) not in excluded
        and all(seen[word] >= SEEN for word in fold(text).split())
    }


def speak(text: str, language: str, variant: str, r: random.Random) -> tuple[Floats, list[dict[str, object]]]:
    """`text` at 16 kHz between silences, and its words: `text`, `start_s`, `end_s`.

    Words that the synthesizer speaks as one ("in the") are one entry.
    """
    voice = EspeakVoice(r.choice(ACCENTS[language]), variant=variant, pitch=r.randint(30, 70))
    sound, spoken = voice.speak_with_words(text, speed=r.uniform(0.75, 1.1))
    audio = soxr.resample(sound.samples, sound.rate_hz, RATE_HZ)
    audio *= r.uniform(0.3, 0.8) / np.abs(audio).max()
    silences = (np.zeros(round(seconds * RATE_HZ), np.float32) for seconds in (LEAD_S, TAIL_S))
    words = [
        {"text": word.text, "start_s": round(LEAD_S + word.start_s, 3), "end_s": round(LEAD_S + word.end_s, 3)}
        for word in spoken
    ]
    lead, tail = silences
    return np.concatenate([lead, audio, tail]), words


def write(path: Path, audio: Floats) -> None:
    """Write a mono file, FLAC or Opus by its suffix."""
    if path.suffix == ".ogg":
        soundfile.write(path, audio, RATE_HZ, format="OGG", subtype="OPUS", compression_level=OPUS_LEVEL)
    else:
        soundfile.write(path, audio, RATE_HZ, subtype="PCM_16")


def main() -> None:
    """Choose, speak and list the sentences of both languages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--exclude", type=Path)
    parser.add_argument("--short", type=int, default=30, help="sentences of 3 to 8 words, per language")
    parser.add_argument("--long", type=int, default=34, help="sentences of 9 to 14 words, per language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=["ogg", "flac"], default="ogg")
    arguments = parser.parse_args()
    excluded = {fold(line) for line in arguments.exclude.open(encoding="utf-8")} if arguments.exclude else set()
    parts, r = split(read_pairs(arguments.corpus)), random.Random(arguments.seed)
    folder = arguments.manifest.parent / "audio"
    folder.mkdir(parents=True, exist_ok=True)
    lines, size = [], 0
    for language in ("en", "es"):
        pool = sentences(parts, language, excluded)
        chosen: list[str] = []
        for lengths, count in ((SHORT, arguments.short), (LONG, arguments.long)):
            fitting = [text for text in pool if len(text.split()) in lengths]
            chosen += r.sample(fitting, min(count, len(fitting)))
        for i, text in enumerate(chosen):
            variant = (*UNKNOWN, *KNOWN)[i % (len(UNKNOWN) + len(KNOWN))]
            audio, words = speak(text, language, variant, r)
            path = folder / f"{language}-{i + 1:03}.{arguments.format}"
            write(path, audio)
            size += path.stat().st_size
            lines.append(
                {
                    "audio": f"{folder.name}/{path.name}", "language": language, "text": text,
                    "translation": pool[text][0], "translations": pool[text],
                    "voice": variant, "voice_known": variant in KNOWN, "words": words,
                }
            )  # fmt: skip
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    arguments.manifest.write_text(text, "utf-8")
    print(f"{len(lines)} sentences, {size:,} bytes of audio")


if __name__ == "__main__":
    main()
