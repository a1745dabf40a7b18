"""Spanish by the diphones of people who spoke other languages: Czech, Italian and Finnish have nearly all its sounds.

Festival joins the diphones; what is said, how long each sound lasts and how high it is, is decided here, at random
around the rules of thumb of Spanish, so that no two sentences are alike.  All voices are in Debian, under the GPL or
the LGPL (festvox-czech-dita, -krb, -machac, -ph, festvox-italp16k, festvox-itapc16k, festvox-suopuhe-lj, -mv).
"""

from __future__ import annotations

import random
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import ClassVar

import numpy as np
import soundfile
import soxr
from spanish_phones import phones

from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ

HOME = Path("/usr/share/festival/voices")
Word = tuple[str, float, float]
"""Text, start and end in seconds."""
Spelling = Mapping[str, str]
CZECH: Spelling = {"w": "u", "tS": "c~", "x": "ch", "J": "n~", "Y": "j", "R": "r"}
FINNISH: Spelling = {"w": "u", "tS": "t s", "x": "h", "J": "n j", "Y": "j", "R": "r"}
ITALIAN: Spelling = {"Y": "j", "R": "r r"}
"""How a language writes Spanish phones, where not as `spanish_phones` does.  Italian has no jota."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody's diphones."""

    group: str
    spelling: Spelling
    hertz: float
    """How high he or she speaks."""


SPEAKERS: Mapping[str, Speaker] = {
    "dita": Speaker("czech/czech_dita/group/dita.group", CZECH, 200),
    "krb": Speaker("czech/czech_krb/group/krb.group", CZECH, 230),
    "ph": Speaker("czech/czech_ph/group/ph.group", CZECH, 115),
    "machac": Speaker("czech/czech_machac/group/machac.group", CZECH, 110),
    "lj": Speaker("finnish/suo_fi_lj_diphone/group/ljlpc.group", FINNISH, 190),
    "mv": Speaker("finnish/hy_fi_mv_diphone/group/mvlpc.group", FINNISH, 100),
    "lp": Speaker("italian/lp_diphone/group/lp_diphone.group", ITALIAN, 195),
    "pc": Speaker("italian/pc_diphone/group/pc_diphone.group", ITALIAN, 115),
}
LENGTH_S = dict(
    a=0.082, e=0.075, i=0.068, o=0.078, u=0.07, j=0.05, w=0.05, p=0.075, t=0.072, k=0.075, b=0.055, d=0.05, g=0.055,
    f=0.09, s=0.085, x=0.085, tS=0.11, m=0.065, n=0.055, J=0.075, l=0.055, Y=0.07, r=0.03, R=0.085,
)  # fmt: skip
STRESSED, LAST, UNEVEN = 1.25, 1.45, 0.13
"""Longer: stressed vowels, vowels before a pause; and how far a length strays (standard deviation of its logarithm)."""
MARGIN_S, PAUSE_S = 0.1, (0.12, 0.4)
RANGE, STRESS, FALL, RISE = (0.4, 1.6), (1.0, 4.0), (2.0, 6.0), (3.0, 8.0)
"""How lively a sentence is; and for a lively one of 1, in semitones: accents, from a phrase's beginning to its end, and
at the end of a question."""
RISING = 0.7
"""Of the questions."""
UNSTEADY = 0.3
"""Standard deviation of a phone's pitch, in semitones."""
NEIGHBOURS: Spelling = {"s": "z", "n": "n* N N:", "d": "t", "b": "p", "g": "k", "z": "s", "m": "n"}
"""What may stand for a phone."""
GLIDE_S = 0.025


@dataclass(slots=True)
class Segment:
    """A diphone voice's phone."""

    name: str
    length_s: float
    word: int
    """The number of its word; -1: a pause."""
    semitones: float = 0.0
    """How much higher than the speaker's own pitch its middle is."""


@cache
def _pairs(group: str) -> frozenset[str]:
    """The diphones that a file holds."""
    lines = (HOME / group).read_bytes().split(b"EST_Header_End\n", 1)[1].split(b"\n")
    return frozenset(line.split(b" ")[0].decode("latin-1") for line in lines[:3000] if b"-" in line)


def segments(speaker: Speaker, text: str, speed: float, r: random.Random) -> list[Segment]:
    """What is said and how; nothing if the speaker lacks a diphone for it."""
    said, words, lively, begin = [Segment("#", MARGIN_S, -1)], text.split(), r.uniform(*RANGE), 1
    for at, word in enumerate(words):
        for phone in phones(word):
            names = speaker.spelling.get(phone.name, phone.name).split()
            length = LENGTH_S[phone.name] * (STRESSED if phone.stressed else 1) * exp(r.gauss(0, UNEVEN)) / speed
            pitch = lively * r.uniform(*STRESS) if phone.stressed else 0.0
            said += [Segment(name, length / len(names), at, pitch + r.gauss(0, UNSTEADY)) for name in names]
        if at == len(words) - 1 or word[-1] in ",;:.?!":
            _phrase(said[begin:], lively, word[-1] == "?" and r.random() < RISING, r)
            said.append(Segment("#", MARGIN_S if at == len(words) - 1 else r.uniform(*PAUSE_S) / speed, -1))
            begin = len(said)
    said = _joinable(said, _pairs(speaker.group))
    return said if {segment.word for segment in said} == {-1, *range(len(words))} else []


def _phrase(said: list[Segment], lively: float, rising: bool, r: random.Random) -> None:
    """Let the pitch fall along these segments, or rise in the end, which is slower too."""
    fall, rise = lively * r.uniform(*FALL), lively * r.uniform(*RISE) if rising else 0.0
    for at, segment in enumerate(said):
        part = at / len(said)
        segment.semitones += fall * (0.5 - part) + rise * max(0.0, part - 0.7) / 0.3
        if at >= len(said) - 2:
            segment.length_s *= LAST


def _joinable(said: list[Segment], pairs: frozenset[str]) -> list[Segment]:
    """`said` with other phones where a diphone is missing: one for a double, a neighbour's, or a glide; or nothing."""
    out = said[:1]
    for segment in said[1:]:
        last = out[-1]
        if f"{last.name}-{segment.name}" in pairs:
            out.append(segment)
            continue
        if last.name == segment.name:
            last.length_s += segment.length_s / 2
            continue
        for other in NEIGHBOURS.get(last.name, "").split():
            if {f"{out[-2].name}-{other}", f"{other}-{segment.name}"} <= pairs:
                last.name = other
                out.append(segment)
                break
        else:
            if not {f"{last.name}-j", f"j-{segment.name}"} <= pairs:
                return []
            out += [Segment("j", GLIDE_S, last.word, last.semitones), segment]
    return out


class Festival:
    """One Festival process that holds all these voices."""

    _only: ClassVar[Festival | None] = None

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["festival", "--pipe"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        names = sorted({name for speaker in SPEAKERS.values() for name in _names(speaker)})
        known = " ".join(f"({name} {'+' if name in 'aeiou' else '-'} 0 0)" for name in names)
        self._do(
            "(require_module 'UniSyn)"
            f"(defPhoneSet lent ((vc + - 0) (ctype 0) (vlng 0)) ({known}))"
            "(PhoneSet.silences '(#)) (PhoneSet.select 'lent) (Parameter.set 'PhoneSet 'lent)"
            "(Parameter.set 'Synth_Method 'UniSyn) (set! us_abs_offset 0.0) (set! us_rel_offset 0.0)"
            "(set! window_factor 1.0)"
        )
        self._loaded: set[str] = set()

    @classmethod
    def get(cls) -> Festival:
        """The one of this process."""
        cls._only = cls._only or cls()
        return cls._only

    def speak(self, name: str, said: list[Segment], hertz: float, path: Path) -> None:
        """Write the sound of `said` to `path`."""
        if name not in self._loaded:
            self._do(
                f'(us_diphone_init \'((name {name}) (index_file "{HOME / SPEAKERS[name].group}")'
                ' (grouped "true") (default_diphone "#-#")))'
            )
            self._loaded.add(name)
        written = " ".join(
            f"({s.name} {s.length_s:.4f} ({s.length_s / 2:.4f} {hertz * 2 ** (s.semitones / 12):.1f}))" for s in said
        )
        self._do(
            f"(us_db_select '{name}) (set! spoken (Utterance Segments ({written})))"
            f' (utt.synth spoken) (utt.save.wave spoken "{path}")'
        )

    def _do(self, commands: str) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(commands + '\n(format t "done\\n") (fflush nil)\n')
        self._process.stdin.flush()
        for line in self._process.stdout:
            if "done" in line:
                return
        raise SystemExit("Festival broke off")


def _names(speaker: Speaker) -> set[str]:
    """All that it calls its phones."""
    return {
        "#",
        "j",
        *" ".join(NEIGHBOURS.values()).split(),
        *(name for phone in LENGTH_S for name in speaker.spelling.get(phone, phone).split()),
    }


def speak(name: str, text: str, speed: float, height: float, r: random.Random) -> tuple[Floats, list[Word]]:
    """`text` at 16 kHz, and its words; `height`: of the usual pitch.  Nothing if the speaker lacks a diphone for it."""
    speaker = SPEAKERS[name]
    said = segments(speaker, text, speed, r)
    if not said:
        return np.zeros(0, np.float32), []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spoken.wav"
        Festival.get().speak(name, said, speaker.hertz * height, path)
        samples, rate_hz = soundfile.read(path, dtype="float32")
    ends, times = 0.0, dict[int, tuple[float, float]]()
    for segment in said:
        times[segment.word] = (times.get(segment.word, (ends, 0.0))[0], ends + segment.length_s)
        ends += segment.length_s
    words = [(word, *times[at]) for at, word in enumerate(text.split())]
    return soxr.resample(samples, rate_hz, RATE_HZ), words
