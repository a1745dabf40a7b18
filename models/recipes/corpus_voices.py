"""Who speaks the recognizer's training sentences: eSpeak NG, flite, festival, people's diphones, Pico, RHVoice."""

from __future__ import annotations

import random
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import diphone_voices
import festival_phones
import numpy as np
import soundfile
import soxr
from spanish_spellings import esperanto, italian

from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.system_voice import EspeakVoice

FESTIVAL = {"kal": "kal_diphone", "ked": "ked_diphone", "slt": "cmu_us_slt_arctic_hts"}
FESTIVAL_HZ, FESTIVAL_SWING_HZ = 105, (6, 28)
"""How high kal and ked speak, and how far their pitch goes from there (standard deviation); usual are 14 and 15."""
DIPHONE_HEIGHT = (0.85, 1.18)
"""Of the speaker's usual pitch."""
PICO = {"us": "en-US", "gb": "en-GB", "es": "es-ES", "it": "it-IT"}
ESPERANTO = "spomenka"
LONGEST_S = 11.5
"""What lasts longer is spoken faster."""
PEAK = 0.9
SILENT = 0.01
"""Of the peak: what comes before the first louder sample and after the last, beyond `MARGIN_S`, is cut off."""
MARGIN_S = 0.02

Word = tuple[str, float, float]
"""Text, start and end in seconds."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one speaker shall say, and how."""

    number: int
    language: str
    texts: tuple[str, ...]
    voice: str
    """eSpeak NG's "accent+variant", or another's after its engine's name and a space."""
    pitches: tuple[int, ...]
    speeds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence, spoken."""

    text: str
    samples: np.ndarray
    """16 bits, 16 kHz."""
    words: list[tuple[str, int, int]]
    """Text, first sample, sample after the last; none where the synthesizer does not tell."""


def spoken(passage: Passage) -> tuple[Passage, list[Spoken]]:
    """`passage` and its sentences' sound."""
    engine = passage.voice.split(" ")[0]
    speaks = {
        "flite": _flite, "festival": _festival, "diphones": _diphones, "pico": _pico, "rhvoice": _rhvoice,
        "catalan": _catalan,
    }  # fmt: skip
    speak = speaks.get(engine, _espeak)
    return passage, [
        Spoken(text, *_trimmed(samples, words))
        for text, (samples, words) in zip(passage.texts, speak(passage), strict=True)
    ]


def _trimmed(samples: Floats, words: list[Word]) -> tuple[np.ndarray, list[tuple[str, int, int]]]:
    """At 16 bits and full loudness, without the silence around it; the words' times in samples from there."""
    peak = float(np.abs(samples).max())
    loud = np.flatnonzero(np.abs(samples) > SILENT * peak)
    margin = round(MARGIN_S * RATE_HZ)
    first, last = max(0, int(loud[0]) - margin), min(len(samples), int(loud[-1]) + margin)
    sound = (samples[first:last] * (PEAK / peak * 32767)).astype("<i2")
    limit = last - first
    places = [
        (text, *(min(max(round(at * RATE_HZ) - first, 0), limit) for at in (start, end))) for text, start, end in words
    ]
    return sound, places


def _espeak(passage: Passage) -> Iterator[tuple[Floats, list[Word]]]:
    accent, variant = passage.voice.split("+")
    for text, pitch, speed in zip(passage.texts, passage.pitches, passage.speeds, strict=True):
        voice, pace = EspeakVoice(accent, variant=variant, pitch=pitch), speed
        while True:
            sound, words = voice.speak_with_words(text, speed=pace)
            if len(sound.samples) <= LONGEST_S * sound.rate_hz:
                break
            pace *= 1.2
        samples = soxr.resample(sound.samples, sound.rate_hz, RATE_HZ)
        whole = " ".join(word.text for word in words) == " ".join(text.split())
        yield samples, [(word.text, word.start_s, word.end_s) for word in words] if whole else []


def _flite(passage: Passage) -> Iterator[tuple[Floats, list[Word]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spoken.wav"
        for text, pitch, speed in zip(passage.texts, passage.pitches, passage.speeds, strict=True):
            pace, height = f"duration_stretch={1 / speed:.3f}", f"f0_shift={_height(pitch):.3f}"
            voice = ["-voice", passage.voice.split()[1], "--setf", pace, "--setf", height]
            subprocess.run(["flite", *voice, "-t", text, "-o", str(path)], check=True, capture_output=True)
            yield _read(path), []


def _pico(passage: Passage) -> Iterator[tuple[Floats, list[Word]]]:
    language = PICO[passage.voice.split()[1]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spoken.wav"
        for text, pitch, speed in zip(passage.texts, passage.pitches, passage.speeds, strict=True):
            manner = f'<pitch level="{100 * _height(pitch):.0f}"><speed level="{100 * speed:.0f}">'
            written = " ".join(map(italian, text.split())) if language == PICO["it"] else text
            command = ["pico2wave", "-l", language, "-w", str(path), f"{manner}{written}</speed></pitch>"]
            subprocess.run(command, check=True, capture_output=True)
            yield _read(path), []


def _rhvoice(passage: Passage) -> Iterator[tuple[Floats, list[Word]]]:
    name = passage.voice.split()[1]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spoken.wav"
        for text, pitch, speed in zip(passage.texts, passage.pitches, passage.speeds, strict=True):
            manner = ["-t", f"{100 * _height(pitch):.0f}", "-r", f"{100 * speed:.0f}"]
            written = " ".join(map(esperanto, text.split())) if name == ESPERANTO else text.replace("’", "'")
            command = ["RHVoice-test", "-p", name, *manner, "-o", str(path)]
            subprocess.run(command, input=written.encode(), check=True, capture_output=True)
            yield _read(path), []


def _catalan(passage: Passage) -> Iterator[tuple[Floats, list[Word]]]:
    """Ona, as she always speaks."""
    for text, said in zip(passage.texts, festival_phones.by_ona(passage.texts), strict=True):
        if said is None:
            raise SystemExit(f"festival cannot say: {text}")
        yield soxr.resample(said[0], festival_phones.RATE_HZ, RATE_HZ)[: round(LONGEST_S * RATE_HZ)], []


def _height(pitch: int) -> float:
    """Times a voice's usual pitch, for what eSpeak NG would be told."""
    return 2 ** ((pitch - 50) / 100)


def _festival(passage: Passage) -> Iterator[tuple[Floats, list[Word]]]:
    """All of a passage in one go: festival takes its time to load."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [f"(voice_{FESTIVAL[passage.voice.split()[1]]})"]
        lively = random.Random(passage.number).uniform(*FESTIVAL_SWING_HZ)
        for i, (text, pitch, speed) in enumerate(zip(passage.texts, passage.pitches, passage.speeds, strict=True)):
            plain, hertz = text.replace("’", "'"), FESTIVAL_HZ * _height(pitch)
            # The voices' own model, of another mean and standard deviation; slt, which has none, leaves it alone.
            pitches = f"(target_f0_mean {hertz:.0f}) (target_f0_std {lively:.0f}) (model_f0_mean 170) (model_f0_std 34)"
            lines += [
                f"(set! int_lr_params '({pitches}))",
                f"(Parameter.set 'Duration_Stretch {1 / speed:.3f})",
                f'(set! spoken (SynthText "{plain}"))',
                f'(utt.save.wave spoken "{folder / f"{i}.wav"}")',
                f'(utt.save.words spoken "{folder / f"{i}.words"}")',
            ]
        (folder / "passage.scm").write_text("\n".join(lines), "utf-8")
        subprocess.run(["festival", "-b", str(folder / "passage.scm")], check=True, capture_output=True)
        for i, text in enumerate(passage.texts):
            yield _read(folder / f"{i}.wav"), _festival_words(text, folder / f"{i}.words")


def _diphones(passage: Passage) -> Iterator[tuple[Floats, list[Word]]]:
    r = random.Random(passage.number)
    height = r.uniform(*DIPHONE_HEIGHT)
    for text, speed in zip(passage.texts, passage.speeds, strict=True):
        samples, words = diphone_voices.speak(passage.voice.split()[1], text, speed, height, r)
        yield samples[: round(LONGEST_S * RATE_HZ)], words if len(samples) <= LONGEST_S * RATE_HZ else []


def _festival_words(text: str, path: Path) -> list[Word]:
    """Where festival says the words are: it tells their ends, and parts what follows an apostrophe ("'s")."""
    ends: list[float] = []
    for line in path.read_text("latin-1").splitlines()[1:]:
        end, _, word = line.split()
        if not word.startswith("'"):
            ends.append(float(end))
    written = text.split()
    if len(ends) != len(written) or sorted(ends) != ends:
        return []
    return [(word, start, end) for word, start, end in zip(written, [0.0, *ends], ends, strict=False)]


def _read(path: Path) -> Floats:
    samples, rate_hz = soundfile.read(path, dtype="float32")
    return soxr.resample(samples, rate_hz, RATE_HZ)[: round(LONGEST_S * RATE_HZ)]
