"""A Piper voice: VITS on onnxruntime, phonemes by the eSpeak NG inside piper-tts."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from interpreter_app.core.audio import Waveform
from interpreter_app.core.errors import EngineError, ModelCorrupt
from interpreter_app.engines.models import AGAIN

_INPUTS = {"input", "input_lengths", "scales"}
_RATES = {"x_low": 16_000, "low": 16_000, "medium": 22_050, "high": 22_050}
"""What each quality was trained at (TRAINING.md of Piper)."""
_POSSIBLE = range(8_000, 48_001)
"""Sample rates that a voice can have."""
_FETCH = "Fetch the .onnx.json that belongs to the .onnx, or install the pack again."
_SLOWEST, _FASTEST = 4.0, 28.0
"""Phonemes a second of speech that anybody understands."""
_NUMBERS = "1, 2, 3, 4, 5, 6, 7, 8."
"""Can be read in any language."""


class PiperVoice:
    """The voice of one pack.

    `path`: the `.onnx` file with its `.onnx.json` beside it, or the folder that holds the two.  `language`: BCP-47.
    `speaker`: which one of a voice of several.  Raises `ModelCorrupt` when they are not there or cannot be loaded.
    """

    def __init__(self, path: str, language: str, *, speaker: int | None = None, threads: int = 1) -> None:
        import onnxruntime
        from piper import PiperVoice as Voice
        from piper.config import PiperConfig

        # Piper's own loader takes every core, and keeps them spinning between two clauses.
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 4  # what fails is raised
        onnxruntime.set_seed(1)  # the same calls in the same order give the same samples in every process
        try:
            model = _model(Path(path))
            told = json.loads(Path(f"{model}.json").read_text("utf-8"))
            config = PiperConfig.from_dict(told)
            session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            inputs = {given.name for given in session.get_inputs()}
        except Exception as error:  # onnxruntime and json raise what they like on a damaged file
            why = f"its .onnx.json lacks {error}" if isinstance(error, KeyError) else str(error)
            raise ModelCorrupt(f"the voice in {path} cannot be loaded: {why}", hint=AGAIN) from error
        if not inputs >= _INPUTS:
            raise ModelCorrupt(
                f"the model in {path} is no Piper voice: it takes {', '.join(sorted(inputs))}",
                hint="Name the .onnx file of a Piper voice, with its .onnx.json beside it.",
            )
        if wrong := _wrong_rate(config.sample_rate, str(told["audio"].get("quality", ""))):
            raise ModelCorrupt(f"the .onnx.json of the voice in {path} says {wrong}", hint=_FETCH)
        self._voice = Voice(session=session, config=config)
        self._language = language
        self._speaker = speaker
        self._name = f"Piper {model.stem}"

    @property
    def language(self) -> str:
        """BCP-47."""
        return self._language

    @property
    def name(self) -> str:
        """For people: which voice this is."""
        return self._name

    @property
    def rate_hz(self) -> int:
        """Samples a second of what it speaks, as its settings say."""
        return int(self._voice.config.sample_rate)

    def phonemes(self, text: str) -> int:
        """How many sounds `text` has, without pauses and stress."""
        return sum(phoneme.isalpha() for sentence in self._voice.phonemize(text) for phoneme in sentence)

    def speak(self, text: str, *, speed: float = 1.0) -> Waveform:
        """`text`, spoken; `speed` 1.0 is natural.  Empty audio for text without a word in it."""
        from piper.config import SynthesisConfig

        rate_hz = self._voice.config.sample_rate
        if not any(c.isalnum() for c in text):
            return Waveform(np.zeros(0, np.float32), rate_hz)
        pace = SynthesisConfig(speaker_id=self._speaker, length_scale=self._voice.config.length_scale / speed)
        try:
            spoken = self._voice.synthesize(_plain(text), pace)
            sentences = [sentence.audio_float_array for sentence in spoken]
        except Exception as error:  # piper and onnxruntime raise what they like
            raise EngineError(f"{self._name} failed: {error}") from error
        return Waveform(np.concatenate([np.zeros(0, np.float32), *sentences]), rate_hz)


def _plain(text: str) -> str:
    """`text` without what Piper cannot read, or would take for phonemes (double brackets)."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ").replace("[[", "[").replace("]]", "]")


def _model(path: Path) -> Path:
    """The `.onnx` file that `path` is or holds; raises `FileNotFoundError`."""
    if path.is_dir():
        path = next(iter(sorted(path.glob("*.onnx"))), path / "model.onnx")
    if not path.is_file():
        raise FileNotFoundError(f"there is no {path.name}")
    return path


def check_voice(voice: PiperVoice) -> None:
    """Let `voice` count, and raise `ModelCorrupt` where the settings do not fit the model.

    A wrong sample rate makes the voice too slow and low, or too fast and high.
    """
    spoken = voice.speak(_NUMBERS)
    seconds, phonemes = len(spoken.samples) / voice.rate_hz, voice.phonemes(_NUMBERS)
    if not np.isfinite(spoken.samples).all() or not _SLOWEST <= phonemes / max(seconds, 1e-3) <= _FASTEST:
        what = f"{phonemes} sounds in {seconds:.1f} s: its sample rate ({voice.rate_hz} Hz) cannot be right"
        raise ModelCorrupt(f"{voice.name} says {what}", hint=_FETCH)


def _wrong_rate(rate_hz: object, quality: str) -> str:
    """What is wrong with a voice's sample rate; empty: nothing that shows."""
    right = _RATES.get(quality)
    if right is not None and rate_hz != right:
        return f"{rate_hz} Hz, but a voice of {quality} quality has {right} Hz"
    return "" if isinstance(rate_hz, int) and rate_hz in _POSSIBLE else f"{rate_hz} Hz, which no voice has"
