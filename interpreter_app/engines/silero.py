"""Silero VAD on onnxruntime: the model that faster-whisper ships."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from interpreter_app.core.audio import Floats
from interpreter_app.core.errors import EngineError, ModelMissing
from interpreter_app.core.units import WINDOW

_CONTEXT = 64
"""Samples of the window before that the model hears again."""
_STATE = (1, 1, 128)


class SileroVoiceActivity:
    """The detector, shared by all lanes.  Raises `ModelMissing` when faster-whisper does not ship the model."""

    def __init__(self) -> None:
        import faster_whisper
        import onnxruntime

        path = Path(faster_whisper.__file__).parent / "assets" / "silero_vad_v6.onnx"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        if not path.exists():
            what = "the voice activity detector, which faster-whisper brings, is not there"
            raise ModelMissing(what, hint="Reinstall the program.")
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def listen(self) -> SileroProbability:
        """A fresh state, for one lane."""
        return SileroProbability(self._session)


class SileroProbability:
    """One lane's state."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._context: Floats = np.zeros(_CONTEXT, np.float32)
        self._h = self._c = np.zeros(_STATE, np.float32)

    def __call__(self, window: Floats) -> float:
        """P(speech), 0..1, of the next 512 samples at 16 kHz; raises `EngineError` for another number of them."""
        if len(window) != WINDOW:
            raise EngineError(f"the voice activity detector takes {WINDOW} samples at a time, not {len(window)}")
        heard = np.concatenate([self._context, window])
        probability, self._h, self._c = self._session.run(None, {"input": heard[None], "h": self._h, "c": self._c})
        self._context = heard[-_CONTEXT:]
        return float(probability.reshape(-1)[0])

    def reset(self) -> None:
        """Forget what was heard: the next window begins a new stream."""
        self._context = np.zeros(_CONTEXT, np.float32)
        self._h = self._c = np.zeros(_STATE, np.float32)
