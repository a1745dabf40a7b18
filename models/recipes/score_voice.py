"""Measure a small voice beside the one it learnt from: size, speed, words read back, joins, and a picture of both.

    python models/recipes/score_voice.py CORPUS.tsv.gz LANGUAGE VOICE.onnx RECOGNIZER [--count N] [--picture OUT.png]
                                         [--json OUT.json] [--show]

Run with the project's environment, and with what ``speak_voice.py`` needs.  Both voices speak the same held-out
sentences (``split.py``); RECOGNIZER, the starter pack, reads them back, with silence around.  Speed is that of one
core, phonemes included; a computer that does other things meanwhile shows more than it is.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import struct
import time
import zlib
from pathlib import Path
from statistics import median, quantiles

import numpy as np
import soxr
import speak_set
import speak_voice
from split import read_pairs, split

from interpreter_app.core.audio import Floats
from interpreter_app.core.text import shown
from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.piper import PiperVoice
from interpreter_app.engines.whisper import WhisperRecognizer
from interpreter_app.policy.metrics import WordErrors, word_errors

LEAD_S, TAIL_S = 0.2, 0.5
"""Silence around what is read back."""
PEAK = 0.7
POSITIONS = 448
CLAUSE_WORDS = range(6, 7)
EDGE_S = 0.003
"""How much of a clause's beginning and end is looked at for a click."""
PICTURE_S, PICTURE_WINDOW, PICTURE_DB = 2.5, 1024, 70.0


def at_level(samples: Floats, rate_hz: int) -> Floats:
    """At 16 kHz, as loud as `PEAK`, between silences."""
    audio = soxr.resample(samples, rate_hz, RATE_HZ) * (PEAK / np.abs(samples).max())
    return np.pad(audio, (round(LEAD_S * RATE_HZ), round(TAIL_S * RATE_HZ))).astype(np.float32)


def read_back(recognizer: WhisperRecognizer, language: str, text: str, audio: Floats) -> tuple[WordErrors, str]:
    """The errors of one reading, and what was read."""
    read = shown(recognizer.hear(audio).decode(language, beam=3).tokens)
    return word_errors(text, read), read


def edge_db(samples: Floats) -> float:
    """The loudest sample at the beginning or end, in dB of the loudest of all."""
    edge = round(EDGE_S * speak_voice.RATE_HZ)
    loudest = max(np.abs(samples[:edge]).max(), np.abs(samples[-edge:]).max())
    return float(20 * np.log10(max(loudest / np.abs(samples).max(), 1e-6)))


def spectrogram(samples: Floats) -> np.ndarray:
    """Of the first `PICTURE_S`: rows from high to low, 255 as loud as it gets."""
    wanted = round(PICTURE_S * speak_voice.RATE_HZ)
    padded = np.pad(samples[:wanted], (0, max(0, wanted - len(samples)) + PICTURE_WINDOW))
    starts = np.arange(0, wanted, 64)
    frames = padded[starts[:, None] + np.arange(PICTURE_WINDOW)] * np.hanning(PICTURE_WINDOW)
    db = 20 * np.log10(np.abs(np.fft.rfft(frames, axis=1)) + 1e-9)
    return ((np.clip((db - db.max()) / PICTURE_DB + 1, 0, 1) * 255).T[::-1]).astype(np.uint8)


def write_png(path: Path, grey: np.ndarray) -> None:
    """An 8-bit greyscale picture (RFC 2083), dark where it is loud."""
    rows = b"".join(b"\0" + row.tobytes() for row in 255 - grey)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", grey.shape[1], grey.shape[0], 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + parts)


def timed(voice: PiperVoice, texts: list[str]) -> dict[str, float]:
    """Computing per second of speech, and how long a clause's sound takes after its text."""
    computing, seconds, latencies = 0.0, 0.0, []
    for text in texts:
        began, used = time.perf_counter(), time.process_time()
        sound = voice.speak(text)
        computing, seconds = computing + time.process_time() - used, seconds + len(sound.samples) / sound.rate_hz
        latencies.append(time.perf_counter() - began)
    return {
        "real_time_factor": round(computing / seconds, 4),
        "clause_ms_median": round(1000 * median(latencies), 1),
        "clause_ms_p95": round(1000 * quantiles(latencies, n=20)[-1], 1),
        "clause_computing_ms": round(1000 * computing / len(texts), 1),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("language", choices=("en", "es"))
    parser.add_argument("voice", type=Path)
    parser.add_argument("recognizer")
    parser.add_argument("--count", type=int, default=150, help="sentences read back")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was read otherwise than it was spoken")
    arguments = parser.parse_args()
    texts = sorted(speak_set.sentences(split(read_pairs(arguments.corpus)), arguments.language, set()))
    texts = [text for text in texts if len(text.split()) <= max(speak_set.LONG)]
    random.Random(arguments.seed).shuffle(texts)
    voice = PiperVoice(str(arguments.voice), arguments.language)
    voice.speak(texts[0])  # the first call prepares
    clauses = [re.sub(r"[.]$", ",", text) for text in texts if len(text.split()) in CLAUSE_WORDS][:40]
    figures: dict[str, float] = {"bytes": arguments.voice.stat().st_size, **timed(voice, clauses)}
    figures["edge_db"] = round(max(edge_db(voice.speak(text).samples) for text in clauses), 1)

    recognizer = WhisperRecognizer(
        arguments.recognizer, languages=("en", "es"), window="audio", silence_ms=200, positions=POSITIONS
    )
    texts = texts[: arguments.count - arguments.count % speak_voice.BATCH]
    speak = speak_voice.SPEAKERS[arguments.language]
    batches = (texts[at : at + speak_voice.BATCH] for at in range(0, len(texts), speak_voice.BATCH))
    said = [(text, one) for batch in batches for text, one in zip(batch, speak(batch), strict=True) if one]
    texts = [text for text, _ in said]
    sources = [speak_voice.trimmed(*one)[0] / np.float32(32768) for _, one in said]
    seconds = {"source": 0.0, "voice": 0.0}
    errors = {"source": WordErrors(), "voice": WordErrors()}
    for text, source in zip(texts, sources, strict=True):
        sounds = {"source": source, "voice": voice.speak(text).samples}
        for name, samples in sounds.items():
            audio = at_level(samples, speak_voice.RATE_HZ)
            error, read = read_back(recognizer, arguments.language, text, audio)
            errors[name] += error
            seconds[name] += len(samples) / speak_voice.RATE_HZ
            if arguments.show and error.rate > 0:
                print(f"{name}: {text}  =>  {read}")
    for name, error in errors.items():
        figures[f"{name}_word_error_rate"] = round(error.rate, 4)
    figures["length_beside_source"] = round(seconds["voice"] / seconds["source"], 3)
    figures["words"] = errors["voice"].words
    print(json.dumps(figures, indent=1))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    if arguments.picture:
        pictures = [spectrogram(sources[0]), spectrogram(voice.speak(texts[0]).samples)]
        gap = np.zeros((8, pictures[0].shape[1]), np.uint8)
        write_png(arguments.picture, np.concatenate([pictures[0], gap, pictures[1]]))
        print(f"{arguments.picture}: {texts[0]!r}, the source above")


if __name__ == "__main__":
    main()
