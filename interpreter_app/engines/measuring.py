"""A minute of measuring: what recognizers, translators and voices of the true shapes take on this machine.

Every model has one thread, so the time of the process is the time of the model, whatever else the machine does.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from interpreter_app.core.ports import Voice
from interpreter_app.engines.hardware import memory
from interpreter_app.engines.random_models import (
    WHISPER,
    MarianShape,
    WhisperShape,
    marian_pieces,
    timed,
    whisper_pieces,
    write_marian,
    write_whisper,
)
from interpreter_app.policy.choosing import Cost, Machine

FULL, SHORT = 3000, 600
"""Log-mel frames of 30 s and of 6 s."""
_PROMPT = (50_258, 50_259, 50_359, 50_363)
_PIECES = 24
_TEXT = "The train to the old harbour leaves every twenty minutes until late in the evening."
_ENOUGH_S = 5.0
"""A model that takes longer for 30 s says enough about the larger ones: they are reckoned."""


def measure_recognizers(sizes: dict[str, int], say: Callable[[str], None]) -> Iterator[Cost]:
    """The cost of each size (of so many million weights), the smallest first; those too slow to wait for, reckoned."""
    last: tuple[Cost, WhisperShape] | None = None
    for name, parameters in sizes.items():
        shape = WHISPER[name]
        if last is not None and (last[0].full_s * _work(shape, FULL) / _work(last[1], FULL) > _ENOUGH_S):
            yield _reckoned(name, parameters, shape, *last)
            continue
        say(name)
        cost = _measured(name, parameters, shape)
        last = cost, shape
        yield cost


def measure_machine(voice: Voice | None, say: Callable[[str], None]) -> Machine:
    """What is there, what a piece of a translation takes, and what `voice` takes."""
    say("translator")
    found = memory()
    free = None if found is None else (found[1] or found[0]) / 1e6
    speak = 0.0
    if voice is not None:
        say("voice")
        seconds = timed(lambda: voice.speak(_TEXT), time.process_time)
        spoken = voice.speak(_TEXT)
        speak = seconds / (len(spoken.samples) / spoken.rate_hz)
    return Machine(os.cpu_count() or 1, free, _translating(), speak)


def _measured(name: str, parameters: int, shape: WhisperShape) -> Cost:
    import ctranslate2

    with tempfile.TemporaryDirectory() as folder:
        write_whisper(Path(folder), shape, whisper_pieces())
        model = ctranslate2.models.Whisper(folder, device="cpu", compute_type="int8", intra_threads=1)

        def encoding(frames: int) -> float:
            mel = ctranslate2.StorageView.from_array(np.zeros((1, shape.mels, frames), np.float32))
            return timed(lambda: model.encode(mel), time.process_time)

        mel = ctranslate2.StorageView.from_array(np.zeros((1, shape.mels, SHORT), np.float32))
        encoded = model.encode(mel)

        def write() -> object:
            # The end is suppressed: every answer has the same length.
            return model.generate(
                encoded, [list(_PROMPT)], beam_size=1, max_length=2 * (len(_PROMPT) + _PIECES), suppress_tokens=[50_257]
            )

        return Cost(name, parameters, encoding(FULL), encoding(SHORT), timed(write, time.process_time) / _PIECES)


def _translating() -> float:
    import ctranslate2

    with tempfile.TemporaryDirectory() as folder:
        write_marian(Path(folder), MarianShape())
        model = ctranslate2.Translator(folder, device="cpu", compute_type="int8", inter_threads=1, intra_threads=1)
        source = [[*marian_pieces(16), "</s>"]]

        def write() -> object:
            return model.translate_batch(source, beam_size=1, min_decoding_length=_PIECES, max_decoding_length=_PIECES)

        return timed(write, time.process_time) / _PIECES


def _reckoned(name: str, parameters: int, shape: WhisperShape, like: Cost, other: WhisperShape) -> Cost:
    """From the multiplications that each takes."""
    pieces = _writing(shape) / _writing(other)
    return Cost(
        name,
        parameters,
        like.full_s * _work(shape, FULL) / _work(other, FULL),
        like.short_s * _work(shape, SHORT) / _work(other, SHORT),
        like.piece_s * pieces,
        measured=False,
    )


def _work(shape: WhisperShape, frames: int) -> float:
    """Multiplications of an encoder: its layers' weights and attention, at half as many positions as frames."""
    positions = frames / 2
    return shape.encoder_layers * positions * (12 * shape.width**2 + 2 * positions * shape.width)


def _writing(shape: WhisperShape) -> float:
    """Multiplications for a piece of text."""
    return shape.decoder_layers * 14 * shape.width**2 + 51_865 * shape.width
