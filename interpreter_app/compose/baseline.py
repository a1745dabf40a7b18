"""Engines on a stopwatch, and the program that one would write without this one, on the same weights."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import numpy as np

from interpreter_app.audio.files import read_blocks
from interpreter_app.compose.engines import Chosen, choose, recognizer_of, translator_of, voice_of
from interpreter_app.compose.files import FILE_LANE
from interpreter_app.core.audio import Floats
from interpreter_app.core.errors import UsageError
from interpreter_app.core.events import Event, SessionStateChanged, SpeakingStarted, TurnEnded
from interpreter_app.core.options import Streaming
from interpreter_app.core.ports import Recognizer, Translator, Voice
from interpreter_app.core.text import Direction, Hypothesis, Token, Translation, shown
from interpreter_app.core.units import RATE_HZ, Samples, TurnId, UtteranceId
from interpreter_app.engines.marian import MarianTranslator
from interpreter_app.engines.naive import BufferRecognizer
from interpreter_app.engines.random_models import WHISPER, MarianShape, filled, write_marian, write_whisper
from interpreter_app.engines.shaped import ShapedRecognizer, ShapedTranslator
from interpreter_app.engines.silero import SileroVoiceActivity
from interpreter_app.engines.stopwatch import (
    STAGES,
    UNCOUNTED,
    Stopwatch,
    TimedRecognizer,
    TimedTranslator,
    TimedVoice,
    TimedVoiceActivity,
)
from interpreter_app.engines.whisper import WhisperRecognizer
from interpreter_app.pipeline.engines_host import Engines, Loaders
from interpreter_app.policy.revision import revise
from interpreter_app.policy.sentences import sentences
from interpreter_app.policy.words import split_words
from interpreter_app.settings import Settings, bundled
from interpreter_app.storage.catalog import read_catalog

__all__ = ["SHAPES", "STAGES", "TRANSCRIBE", "UNCOUNTED", "Rig", "Shape", "naive", "open_rig"]

Shape = Literal["tiny", "base", "small"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
"""Sizes of recognizers whose cost is computed."""
_MARGIN_MS = 1000
"""Silence after the speech in the window of a true shape: what models trained on 30 s are given."""
_FULL_S = 30.0
TRANSCRIBE = "transcribe"
"""The baseline's stage of encoding and decoding."""


@dataclass(frozen=True, slots=True)
class Rig:
    """Engines on a stopwatch, and a recognizer of the same weights for the baseline."""

    engines: Engines
    watch: Stopwatch
    """Of processor time, or of the wall clock where stages run beside each other."""
    buffer: BufferRecognizer
    longest_s: float
    """What the baseline's recognizer reads well at once."""


@contextmanager
def open_rig(
    settings: Settings, *, shape: Shape | None = None, threaded: bool = False, slowed: float = 0.0
) -> Iterator[Rig]:
    """The engines that `settings` ask for, timed; of `shape`, in what they cost, where one is given.

    `slowed`: seconds that the recognizer takes longer for each second that it hears.
    """
    chosen = choose(settings)
    watch = Stopwatch(time.perf_counter if threaded else time.process_time)
    with tempfile.TemporaryDirectory() as folder:
        words = recognizer_of(chosen.recognizer, chosen.languages, settings.models.window)
        recognizer: Recognizer = words
        buffer, longest_s = BufferRecognizer(words), words.longest / RATE_HZ
        if shape is not None:
            large = _shaped(words, chosen, folder, shape)
            recognizer = ShapedRecognizer(words, large, watch)
            buffer, longest_s = BufferRecognizer(large, costs_only=True), _FULL_S
            write_marian(Path(folder) / "marian", MarianShape())

        def translator(direction: Direction) -> Callable[[], Translator]:
            def load() -> Translator:
                small = translator_of(chosen.translators[direction])
                if shape is None:
                    return TimedTranslator(small, watch)
                if not isinstance(small, MarianTranslator):
                    raise UsageError(
                        "--shape goes with one translator for each direction", hint="Install a direct one."
                    )
                return TimedTranslator(ShapedTranslator(small, str(Path(folder) / "marian"), watch), watch)

            return load

        def voice(tag: str) -> Callable[[], Voice]:
            return lambda: TimedVoice(voice_of(chosen.voices[tag], tag), watch)

        loaders = Loaders(
            lambda: TimedVoiceActivity(SileroVoiceActivity(), watch),
            lambda: TimedRecognizer(recognizer, watch, slowed=slowed),
            {direction: translator(direction) for direction in chosen.translators},
            {tag: voice(tag) for tag in chosen.voices},
        )
        with Engines(loaders, packs=chosen.names) as engines:
            yield Rig(engines, watch, buffer, longest_s)


def naive(
    rig: Rig,
    path: str,
    direction: Direction,
    subscribe: Callable[[Event, int], None],
    *,
    known: Callable[[float, float], str] = lambda _begin, _end: "",
) -> None:
    """Interpret a file the naive way: once per second of audio the whole buffer is transcribed anew, padded to 30 s.

    A sentence is finished once another follows it; it is translated then, or again when it reads differently, and
    spoken once.  At the end of the file, or when the buffer is as long as the recognizer reads well at once, everything
    is finished and the buffer starts anew.  `subscribe` gets events as of a session.  `known` says which text lies
    between two times in seconds, where the recognizer costs only.
    """
    audio: Floats = np.concatenate([block.samples for block in read_blocks(path, lane=FILE_LANE)])
    began = time.monotonic()

    def publish(event: Event) -> None:
        subscribe(event, round((time.monotonic() - began) * 1000))

    publish(SessionStateChanged(FILE_LANE, Samples(0), "running"))
    run = _Naive(rig, direction, publish)
    start, longest = 0, round(rig.longest_s * RATE_HZ)
    for end in [*range(RATE_HZ, len(audio), RATE_HZ), len(audio)]:
        final = end == len(audio) or end - start + RATE_HZ > longest
        with rig.watch.stage(TRANSCRIBE):
            text = rig.buffer.transcribe(audio[start:end], direction.source, known(start / RATE_HZ, end / RATE_HZ))
        run.read(text, Samples(end), final=final)
        if final:
            start = end
    publish(SessionStateChanged(FILE_LANE, Samples(len(audio)), "closed"))


class _Naive:
    """What is shown and spoken of the texts that it reads."""

    def __init__(self, rig: Rig, direction: Direction, publish: Callable[[Event], None]) -> None:
        self._rig, self._direction, self._publish = rig, direction, publish
        self._number = 1
        self._translated: dict[str, tuple[Token, ...]] = {}
        self._shown: tuple[Token, ...] = ()
        self._spoken = 0
        self._start = Samples(0)

    def read(self, text: str, heard: Samples, *, final: bool) -> None:
        """One pass over the buffer gave `text`."""
        utterance, turn, source, target = (
            UtteranceId(self._number), TurnId(self._number), self._direction.source, self._direction.target
        )  # fmt: skip
        tokens = tuple(map(Token, split_words(f" {text}" if text else "")))
        parts = [tokens[s.begin : s.end] for s in sentences(tokens)]
        finished = parts if final else parts[:-1]
        self._publish(
            Hypothesis(FILE_LANE, heard, turn, utterance, source, tokens, len(tokens) * final, final, target=target)
        )
        now: tuple[Token, ...] = ()
        for i, part in enumerate(finished):
            translation = self._translate(shown(part))
            now += translation
            if i >= self._spoken and translation:
                self._speak(translation, turn, heard, i + 1)
        self._spoken = max(self._spoken, len(finished))
        if now != self._shown or final:
            self._publish(
                Translation(
                    FILE_LANE, heard, turn, utterance, self._direction, now, len(now) * final, final,
                    revise(self._shown, now),
                )
            )  # fmt: skip
        self._shown = now
        if final:
            self._publish(TurnEnded(FILE_LANE, heard, turn, self._start, heard, source, text, shown(now)))
            self._number, self._translated, self._shown, self._spoken, self._start = self._number + 1, {}, (), 0, heard

    def _translate(self, sentence: str) -> tuple[Token, ...]:
        if sentence not in self._translated:
            self._translated[sentence] = self._rig.engines.translator(self._direction).translate(sentence, beam=3)
        return self._translated[sentence]

    def _speak(self, translation: tuple[Token, ...], turn: TurnId, heard: Samples, clause: int) -> None:
        voice = self._rig.engines.voice(self._direction.target)
        if voice is not None:
            text = shown(translation)
            duration = voice.speak(text).duration
            self._publish(SpeakingStarted(FILE_LANE, heard, turn, clause, text, self._direction.target, duration))


def _shaped(words: WhisperRecognizer, chosen: Chosen, folder: str, shape: Shape) -> WhisperRecognizer:
    """A recognizer of `shape` that takes the tokens of `words`."""
    place, small = Path(folder) / "whisper", Path(chosen.recognizer.folder)
    tokenizer = words.model.hf_tokenizer
    vocabulary = [tokenizer.id_to_token(i) for i in range(tokenizer.get_vocab_size())]
    write_whisper(place, WHISPER[shape], filled(vocabulary), text=tokenizer.token_to_id("<|endoftext|>"))
    for name in ("tokenizer.json", "preprocessor_config.json"):
        shutil.copyfile(small / name, place / name)
    known = next(entry for entry in read_catalog(str(bundled("models/catalog.toml"))) if entry.id == f"whisper-{shape}")
    streaming = Streaming(**known.options.get("streaming", {}))
    return WhisperRecognizer(
        str(place),
        languages=words.languages,
        window="audio",
        silence_ms=_MARGIN_MS,
        longest_s=_FULL_S,
        streaming=streaming,
    )
