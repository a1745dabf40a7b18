"""Speak held-out sentences with eSpeak NG, to measure the recognizer and the whole on: audio, word times, translations.

    python models/recipes/speak_set.py CORPUS.tsv.gz MANIFEST.jsonl [--exclude FILE] [--short N] [--long N] [--seed N]
                                       [--joined N] [--cut N] [--lent N] [--noise N] [--format ogg|flac]

Run with the project's environment.  MANIFEST gets a line for every sentence, in the form that ``interpreter-app
bench`` reads; the audio goes beside it.  The sentences are of the held-out part (``split.py``), one sentence each, of
words that the training part has at least five times.  The shipped recognizer's weights were trained with a split of
their own: FILE names, line by line, the sentences that they may have seen, and those are left out too, so that what is
measured end to end was seen by no model.

``kind`` tells what a line is: one sentence whole ("short", "long"), several of them in one breath ("joined"), one that
breaks off ("cut"), whose text is the words that are wholly in it, a Spanish one by the diphones of people ("lent", see
``diphone_voices.py``), or no speech at all ("noise").

    python models/recipes/speak_set.py CORPUS.tsv.gz resources/bench/held-out.jsonl --exclude FILE
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import diphone_voices
import numpy as np
import soundfile
import soxr
from recognizer_noises import MAKERS
from split import Split, fold, read_pairs, split

from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.system_voice import EspeakVoice

UNKNOWN = ("f2", "m3", "pablo", "Alicia")
"""eSpeak NG's variants that no recognizer is trained on."""
KNOWN = ("m1", "f4", "Annie", "david")
"""Some of those that recognizers are trained on."""
UNKNOWN_SPEAKERS, KNOWN_SPEAKERS = ("machac", "pc"), ("dita", "lp")
"""Of ``diphone_voices.SPEAKERS``, likewise."""
ACCENTS = {"en": ("en-us", "en-gb"), "es": ("es", "es-419")}
SHORT, LONG = range(3, 9), range(9, 15)
"""Words of a sentence."""
SEEN = 5
LEAD_S, TAIL_S = 0.3, 1.0
"""Silence before and after; the tail is long enough for an endpoint."""
PAUSE_S, JOINED = (0.15, 0.5), (2, 3)
"""Silence between joined sentences, and how many they are."""
NOISE_S, NOISE_DB = (1.0, 10.0), (-50, -10)
INSIDE_S = 0.04
"""So much of a word may be missing where a sentence breaks off."""
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


Words = list[dict[str, Any]]
"""`text`, `start_s`, `end_s`.  Words that the synthesizer speaks as one ("in the") are one entry."""


def lend(text: str, name: str, r: random.Random) -> tuple[Floats, Words]:
    """`text` at 16 kHz by somebody's diphones, between silences, and its words."""
    samples, spoken = diphone_voices.speak(name, text, r.uniform(0.75, 1.1), r.uniform(0.88, 1.15), r)
    words = [
        {"text": text, "start_s": round(LEAD_S + start, 3), "end_s": round(LEAD_S + end, 3)}
        for text, start, end in spoken
    ]
    audio = np.concatenate([silence(LEAD_S), samples, silence(TAIL_S)])
    return audio * (r.uniform(0.3, 0.8) / np.abs(audio).max()), words


def speak(texts: Sequence[str], language: str, variant: str, r: random.Random) -> tuple[Floats, Words]:
    """`texts` at 16 kHz, one after the other, between silences, and their words."""
    voice = EspeakVoice(r.choice(ACCENTS[language]), variant=variant, pitch=r.randint(30, 70))
    speed, peak = r.uniform(0.75, 1.1), r.uniform(0.3, 0.8)
    parts, words, at_s = [silence(LEAD_S)], Words(), LEAD_S
    for i, text in enumerate(texts):
        if i:
            parts.append(silence(r.uniform(*PAUSE_S)))
            at_s += len(parts[-1]) / RATE_HZ
        sound, spoken = voice.speak_with_words(text, speed=speed)
        parts.append(soxr.resample(sound.samples, sound.rate_hz, RATE_HZ))
        words += [
            {"text": word.text, "start_s": round(at_s + word.start_s, 3), "end_s": round(at_s + word.end_s, 3)}
            for word in spoken
        ]
        at_s += len(parts[-1]) / RATE_HZ
    audio = np.concatenate([*parts, silence(TAIL_S)])
    return audio * (peak / np.abs(audio).max()), words


def noise(kind: str, r: random.Random) -> Floats:
    """Some noise of a kind, at some level."""
    sound = MAKERS[kind](round(r.uniform(*NOISE_S) * RATE_HZ), np.random.default_rng(r.getrandbits(32)))
    return (sound * (10 ** (r.uniform(*NOISE_DB) / 20) / np.sqrt(np.mean(sound**2)))).clip(-1, 1).astype(np.float32)


def silence(seconds: float) -> Floats:
    """Digital silence."""
    return np.zeros(round(seconds * RATE_HZ), np.float32)


def cut(audio: Floats, words: Words, r: random.Random) -> tuple[Floats, Words]:
    """Speech that breaks off before its last word is over, and the words that are wholly in it."""
    end_s = r.uniform(words[0]["end_s"], words[-1]["end_s"] - 2 * INSIDE_S)
    return audio[: round(end_s * RATE_HZ)], [word for word in words if word["end_s"] <= end_s + INSIDE_S]


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
    parser.add_argument("--joined", type=int, default=0, help="several sentences in one, per language")
    parser.add_argument("--cut", type=int, default=0, help="sentences that break off, per language")
    parser.add_argument("--lent", type=int, default=0, help="Spanish sentences by people's diphones")
    parser.add_argument("--noise", type=int, default=0, help="recordings of each kind of noise, per language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=["ogg", "flac"], default="ogg")
    arguments = parser.parse_args()
    excluded = {fold(line) for line in arguments.exclude.open(encoding="utf-8")} if arguments.exclude else set()
    parts, r = split(read_pairs(arguments.corpus)), random.Random(arguments.seed)
    folder = arguments.manifest.parent / "audio"
    folder.mkdir(parents=True, exist_ok=True)
    lines, size = list[dict[str, Any]](), 0
    for language in ("en", "es"):
        pool = sentences(parts, language, excluded)
        chosen: list[tuple[str, list[str]]] = []
        for kind, lengths, count in (("short", SHORT, arguments.short), ("long", LONG, arguments.long)):
            fitting = [text for text in pool if len(text.split()) in lengths]
            chosen += [(kind, [text]) for text in r.sample(fitting, min(count, len(fitting)))]
        chosen += [("joined", r.sample(list(pool), r.randint(*JOINED))) for _ in range(arguments.joined)]
        chosen += [("cut", [text]) for text in r.sample(list(pool), arguments.cut)]
        speakers = (*UNKNOWN_SPEAKERS, *KNOWN_SPEAKERS)
        speakable = [
            text
            for text in pool
            if all(diphone_voices.segments(diphone_voices.SPEAKERS[name], text, 1.0, r) for name in speakers)
        ] if arguments.lent and language == "es" else []  # fmt: skip
        chosen += [("lent", [text]) for text in r.sample(speakable, min(arguments.lent, len(speakable)))]
        for i, (kind, texts) in enumerate(chosen):
            voices = speakers if kind == "lent" else (*UNKNOWN, *KNOWN)
            voice = voices[i % len(voices)]
            audio, words = lend(texts[0], voice, r) if kind == "lent" else speak(texts, language, voice, r)
            row = {"language": language, "kind": kind, "voice": voice}
            row["voice_known"] = voice in (*KNOWN, *KNOWN_SPEAKERS)
            if kind == "cut":
                audio, words = cut(audio, words, r)
                row["text"] = " ".join(word["text"] for word in words).rstrip(" ,")
            else:
                translations = [" ".join(each) for each in zip(*(pool[text] for text in texts), strict=False)]
                row |= {"text": " ".join(texts), "translation": translations[0], "translations": translations}
            path = folder / f"{language}-{i + 1:03}.{arguments.format}"
            write(path, audio)
            size += path.stat().st_size
            lines.append({"audio": f"{folder.name}/{path.name}"} | row | {"words": words})
        for i, kind in enumerate(sorted(MAKERS) * arguments.noise):
            path = folder / f"{language}-{kind}-{i + 1:03}.{arguments.format}"
            write(path, noise(kind, r))
            size += path.stat().st_size
            lines.append({"audio": f"{folder.name}/{path.name}", "language": language, "kind": "noise", "text": ""})
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    arguments.manifest.write_text(text, "utf-8")
    print(f"{len(lines)} sentences, {size:,} bytes of audio")


if __name__ == "__main__":
    main()
