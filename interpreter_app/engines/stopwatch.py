"""Where computing time goes: engines that measure how long they work."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from interpreter_app.core.audio import Floats, Waveform
from interpreter_app.core.options import Streaming
from interpreter_app.core.ports import (
    Hearing,
    Recognition,
    Recognizer,
    SpeechProbability,
    Translator,
    Voice,
    VoiceActivity,
)
from interpreter_app.core.text import Direction, Token
from interpreter_app.core.units import RATE_HZ

STAGES = ("segmentation", "encode", "decode", "translate", "synthesis")
"""What is measured of an interpretation."""
UNCOUNTED = "uncounted"
"""Work that belongs to a measurement and not to what it measures."""


class Stopwatch:
    """Seconds worked per stage.  Work of one stage within another's counts for the inner one."""

    def __init__(self, clock: Callable[[], float] = time.process_time) -> None:
        """`clock`: processor time where one thing runs at a time; wall clock where threads run beside each other."""
        self._clock = clock
        self._lock = threading.Lock()
        self._open = threading.local()
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what runs in here for `name`."""
        open_now: list[str] = self._open.__dict__.setdefault("stages", [])
        self._count(open_now[-1] if open_now else None)
        open_now.append(name)
        try:
            yield
        finally:
            self._count(open_now.pop())

    def _count(self, name: str | None) -> None:
        """Give the time since this thread's last call to `name`."""
        now = self._clock()
        if name is not None:
            with self._lock:
                self.seconds[name] += now - self._open.since
        self._open.since = now


class TimedVoiceActivity:
    """A voice activity detector, timed."""

    def __init__(self, inner: VoiceActivity, watch: Stopwatch) -> None:
        self._inner, self._watch = inner, watch

    def listen(self) -> SpeechProbability:
        """As `VoiceActivity`."""
        return _TimedProbability(self._inner.listen(), self._watch)


class _TimedProbability:
    def __init__(self, inner: SpeechProbability, watch: Stopwatch) -> None:
        self._inner, self._watch = inner, watch
        self.reset = inner.reset

    def __call__(self, window: Floats) -> float:
        with self._watch.stage("segmentation"):
            return self._inner(window)


class TimedRecognizer:
    """A recognizer, timed: encoding apart from all that follows it.  `slowed`: by so many seconds for each it hears."""

    def __init__(self, inner: Recognizer, watch: Stopwatch, *, slowed: float = 0.0) -> None:
        self._inner, self._watch, self._slowed = inner, watch, slowed

    @property
    def languages(self) -> tuple[str, ...]:
        """As `Recognizer`."""
        return self._inner.languages

    @property
    def longest(self) -> int:
        """As `Recognizer`."""
        return self._inner.longest

    @property
    def streaming(self) -> Streaming:
        """As `Recognizer`."""
        return self._inner.streaming

    @property
    def vocabulary(self) -> Mapping[str, tuple[str, ...]]:
        """As `Recognizer`."""
        return self._inner.vocabulary

    def hear(self, audio: Floats, prompt: str = "") -> Hearing:
        """As `Recognizer`."""
        with self._watch.stage("encode"):
            time.sleep(self._slowed * len(audio) / RATE_HZ)
            return _TimedHearing(self._inner.hear(audio, prompt), self._watch)


class _TimedHearing:
    def __init__(self, inner: Hearing, watch: Stopwatch) -> None:
        self._inner, self._watch = inner, watch

    def languages(self, candidates: Sequence[str]) -> Mapping[str, float]:
        with self._watch.stage("decode"):
            return self._inner.languages(candidates)

    def decode(self, language: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> Recognition:
        with self._watch.stage("decode"):
            return self._inner.decode(language, prefix, beam=beam)


class TimedTranslator:
    """A translator, timed."""

    def __init__(self, inner: Translator, watch: Stopwatch) -> None:
        self._inner, self._watch = inner, watch

    @property
    def direction(self) -> Direction:
        """As `Translator`."""
        return self._inner.direction

    def translate(self, text: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> tuple[Token, ...]:
        """As `Translator`."""
        with self._watch.stage("translate"):
            return self._inner.translate(text, prefix, beam=beam)


class TimedVoice:
    """A voice, timed."""

    def __init__(self, inner: Voice, watch: Stopwatch) -> None:
        self._inner, self._watch = inner, watch

    @property
    def language(self) -> str:
        """As `Voice`."""
        return self._inner.language

    @property
    def name(self) -> str:
        """As `Voice`."""
        return self._inner.name

    def speak(self, text: str, *, speed: float = 1.0) -> Waveform:
        """As `Voice`."""
        with self._watch.stage("synthesis"):
            return self._inner.speak(text, speed=speed)
