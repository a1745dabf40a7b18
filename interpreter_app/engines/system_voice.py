"""eSpeak NG as a voice: any language, nothing to download, a robot's sound."""

from __future__ import annotations

import ctypes
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from interpreter_app.core.audio import Waveform
from interpreter_app.core.errors import EngineError, ModelMissing

_LOCK = threading.Lock()
"""The library has one voice, one callback and one speaker at a time in the whole process."""

_NAMES = {"en": "en-us", "en-gb": "en", "es-mx": "es-419", "no": "nb", "zh": "cmn"}
"""eSpeak's voice where it is not the language tag."""
_WORDS_PER_MINUTE, _SLOWEST, _FASTEST = 175, 80, 450
"""eSpeak NG's own default, and its range."""

# From eSpeak NG's speak_lib.h.
_SYNCHRONOUS = 2
_PHONEME_EVENTS, _DO_NOT_EXIT = 0x0001, 0x8000
_UTF8, _CHARACTERS = 1, 1
_RATE, _PITCH = 1, 3
_LIST_END, _WORD, _PHONEME = 0, 1, 7
_PAUSE = b"_"
"""The mnemonics of pauses begin so."""


class _Event(ctypes.Structure):
    """espeak_EVENT; `label` is its union of a number, a name and eight characters."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("label", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word, or words that are spoken as one ("in the"), and where they are heard."""

    text: str
    start_s: float
    end_s: float


class EspeakVoice:
    """eSpeak NG speaking one language.

    The same calls in the same order give the same samples in every process; a text that comes again may be longer or
    shorter by a period of the voice or two, because its vibrato goes on from one text to the next.

    `language`: BCP-47.  `variant`: one of eSpeak's own colourings, such as "f2".  `pitch`: 0..99.  Raises
    `ModelMissing` for a language that eSpeak NG does not speak.
    """

    def __init__(self, language: str, *, variant: str = "", pitch: int = 50) -> None:
        self._language = language
        self._pitch = pitch
        with _LOCK:
            self._voice = _voice(language, variant)

    @property
    def language(self) -> str:
        """BCP-47."""
        return self._language

    @property
    def name(self) -> str:
        """For people: which voice this is."""
        return f"eSpeak NG {self._voice}"

    def speak(self, text: str, *, speed: float = 1.0) -> Waveform:
        """`text`, spoken at 22,050 Hz; `speed` 1.0 is natural.  Empty audio for text without a word in it."""
        return self.speak_with_words(text, speed=speed)[0]

    def speak_with_words(self, text: str, *, speed: float = 1.0) -> tuple[Waveform, list[SpokenWord]]:
        """`text`, spoken, and where each word is in it, as the synthesizer itself says."""
        pace = round(min(max(_WORDS_PER_MINUTE * speed, _SLOWEST), _FASTEST))
        with _LOCK:
            library = _Library.get()
            if not any(c.isalnum() for c in text):
                return Waveform(np.zeros(0, np.float32), library.rate_hz), []
            sound, events = library.synthesize(self._voice, text, pace, self._pitch)
        waveform = Waveform(sound.astype(np.float32) / np.float32(32768), library.rate_hz)
        return waveform, _words(text, events, library.rate_hz)


def _voice(language: str, variant: str) -> str:
    """The first of eSpeak's voices that fits: its own name for the language, the whole tag, the tag without region."""
    tag = language.lower()
    primary = tag.split("-")[0]
    for name in (_NAMES.get(tag), tag, _NAMES.get(primary), primary):
        voice = f"{name}+{variant}" if variant else name
        if voice and _Library.get().has(voice):
            return voice
    raise ModelMissing(
        f'there is no voice for "{language}"', hint="eSpeak NG does not speak it either; use --speak off for text alone"
    )


def _words(text: str, events: list[_Fact], rate_hz: int) -> list[SpokenWord]:
    """Words from eSpeak's events: a word lasts until the next one or the next pause."""
    spoken: list[tuple[int, int, int]] = []  # where in the text, first sample, sample after the last
    for at, event in enumerate(events):
        if event.type != _WORD:
            continue
        first = _run_start(text, event.text_position - 1)
        begin = next((e.sample for e in events[at:] if e.type == _PHONEME), event.sample)
        end = next((e.sample for e in events[at + 1 :] if e.ends_word), events[-1].sample)
        if spoken and spoken[-1][0] == first:  # numbers and abbreviations take several events
            begin = spoken.pop()[1]
        spoken.append((first, begin, end))
    limits = [*(first for first, _, _ in spoken[1:]), len(text)]
    return [
        SpokenWord(text[first:limit].strip(), begin / rate_hz, end / rate_hz)
        for (first, begin, end), limit in zip(spoken, limits, strict=True)
    ]


def _run_start(text: str, position: int) -> int:
    """Where the run of characters without a space begins that holds `position`."""
    while position < len(text) - 1 and text[position].isspace():
        position += 1
    while position > 0 and not text[position - 1].isspace():
        position -= 1
    return position


@dataclass(frozen=True, slots=True)
class _Fact:
    """What is kept of an event."""

    type: int
    text_position: int
    """Characters, counted from 1."""
    sample: int
    label: bytes

    @property
    def ends_word(self) -> bool:
        return self.type == _WORD or (self.type == _PHONEME and self.label.startswith(_PAUSE))


class _Library:
    """The shared library, loaded and initialized once in a process.  Callers hold `_LOCK`."""

    _only: _Library | None = None

    def __init__(self) -> None:
        import espeakng_loader

        library = espeakng_loader.get_library_path()
        try:
            self._call = ctypes.CDLL(library)
        except OSError as error:
            raise EngineError(f"eSpeak NG cannot be loaded: {error}", hint="Reinstall the program.") from error
        self._call.espeak_Synth.argtypes = (
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int,
            ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
        )  # fmt: skip
        data = espeakng_loader.get_data_path()
        self.rate_hz = int(self._call.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), _PHONEME_EVENTS | _DO_NOT_EXIT))
        if self.rate_hz <= 0:
            there = (Path(data) / "phontab").is_file()  # its paths hold 160 characters at most
            hint = "Install the program in a shorter path." if there else "Reinstall the program."
            raise EngineError(f"eSpeak NG finds no data in {data}", hint=hint)
        self._sound: list[npt.NDArray[np.int16]] = []
        self._events: list[_Fact] = []
        self._callback = _Callback(self._collect)  # the library holds no reference to it
        self._call.espeak_SetSynthCallback(self._callback)

    @classmethod
    def get(cls) -> _Library:
        """The one library of this process."""
        if cls._only is None:
            cls._only = cls()
        return cls._only

    def has(self, voice: str) -> bool:
        """Whether there is such a voice."""
        return bool(self._call.espeak_SetVoiceByName(voice.encode()) == 0)

    def synthesize(self, voice: str, text: str, pace: int, pitch: int) -> tuple[npt.NDArray[np.int16], list[_Fact]]:
        """Samples at `rate_hz`, and the events along them; `pace` in words a minute."""
        self._sound, self._events = [], []
        data = text.replace("\0", " ").encode("utf-8", "replace") + b"\0"
        failed = (
            self._call.espeak_SetVoiceByName(voice.encode())
            or self._call.espeak_SetParameter(_RATE, pace, 0)
            or self._call.espeak_SetParameter(_PITCH, pitch, 0)
            or self._call.espeak_Synth(data, len(data), 0, _CHARACTERS, 0, _UTF8, None, None)
        )
        if failed:
            raise EngineError(f"eSpeak NG failed with code {failed}")
        return np.concatenate(self._sound) if self._sound else np.zeros(0, np.int16), self._events

    def _collect(self, sound: Any, count: int, events: Any) -> int:
        """What eSpeak calls with each stretch of sound; 0: go on."""
        if sound and count > 0:
            self._sound.append(np.ctypeslib.as_array(sound, (count,)).copy())
        at = 0
        while events[at].type != _LIST_END:
            event = events[at]
            self._events.append(_Fact(event.type, event.text_position, event.sample, event.label))
            at += 1
        return 0
