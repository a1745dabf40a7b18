"""What one would write without this program: faster-whisper on a buffer that grows, all of it anew each time."""

from __future__ import annotations

from typing import Any

from interpreter_app.core.audio import Floats
from interpreter_app.core.errors import EngineError
from interpreter_app.engines.shaped import pieces
from interpreter_app.engines.whisper import WhisperRecognizer
from interpreter_app.policy.words import split_words

_SPECIAL = 4
"""Pieces that ask for a transcript in a language, without timestamps."""


class BufferRecognizer:
    """`WhisperModel.transcribe` on the weights of `recognizer`, padded to 30 s as it always is, with its own defaults.

    Those are a beam of 5 and, where a text looks bad, up to five more attempts; the language is told, and timestamps
    are not asked for.  `costs_only`: the weights are random; there is one attempt, of as many pieces as `text` takes.
    """

    def __init__(self, recognizer: WhisperRecognizer, *, costs_only: bool = False) -> None:
        self._recognizer, self._costs_only = recognizer, costs_only

    def transcribe(self, audio: Floats, language: str, text: str = "") -> str:
        """The words of `audio` (16 kHz mono, at most 30 s); `text` where only the cost is of interest."""
        room = self._recognizer.positions - _SPECIAL
        options: dict[str, Any] = {"max_new_tokens": room}
        if self._costs_only:
            # Half of this, prompt included, is what CTranslate2 lets it write.
            wanted = max(2 * pieces(len(split_words(text))) - _SPECIAL, 1)
            options = {
                "max_new_tokens": min(room, wanted),
                "temperature": 0.0,
                "log_prob_threshold": None,
                "compression_ratio_threshold": None,
                "no_speech_threshold": None,
            }
        try:
            parts, _ = self._recognizer.model.transcribe(
                audio, language=language.lower().partition("-")[0], without_timestamps=True, **options
            )
            written = "".join(part.text for part in parts).strip()
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"the baseline failed: {error}") from error
        return text if self._costs_only else written
