"""Speech or silence: windows of speech probability become the beginnings and pauses of speech."""

from __future__ import annotations

from dataclasses import dataclass

from interpreter_app.core.options import GateOptions
from interpreter_app.core.units import WINDOW, Samples, samples


@dataclass(frozen=True, slots=True)
class SpeechBegan:
    """Somebody speaks."""

    at: Samples
    """Start of the first active window; prefix padding is not subtracted."""


@dataclass(frozen=True, slots=True)
class SpeechPaused:
    """Nobody speaks any more."""

    at: Samples
    """End of the last active window."""


class Gate:
    """Hysteresis and minimum speech over one lane's windows.  `SpeechBegan` and `SpeechPaused` alternate.

    Activity begins with a window at `threshold` or above and goes on down to `deactivation_threshold`; it is speech
    once it has lasted `min_speech_ms`.  The two thresholds follow Silero's own iterator.
    """

    def __init__(self, options: GateOptions) -> None:
        self._options = options
        self._min_speech = samples(options.min_speech_ms)
        self._since: Samples | None = None
        self._speaking = False
        self._active_end = Samples(0)

    @property
    def active_end(self) -> Samples:
        """Where the last active window ended, whether or not its activity lasted long enough to be speech."""
        return self._active_end

    @property
    def active_since(self) -> Samples | None:
        """Where the present activity began, whether or not it has lasted long enough to be speech; None: silence."""
        return self._since

    @property
    def speaking(self) -> bool:
        """True from a `SpeechBegan` to the next `SpeechPaused`."""
        return self._speaking

    def hear(self, probability: float, end: Samples) -> SpeechBegan | SpeechPaused | None:
        """Take the speech probability (0..1) of the window of 512 samples that ends at `end`.

        Windows follow each other without a gap.  A beginning is reported on the window that completes the minimum of
        speech, a pause on the first inactive window.
        """
        options = self._options
        threshold = options.threshold if self._since is None else options.deactivation_threshold
        if not probability >= threshold:  # so written, not-a-number counts as silence
            self._since = None
            if not self._speaking:
                return None
            self._speaking = False
            return SpeechPaused(Samples(end - WINDOW))
        self._active_end = end
        if self._since is None:
            self._since = Samples(end - WINDOW)
        if self._speaking or end - self._since < self._min_speech:
            return None
        self._speaking = True
        return SpeechBegan(self._since)

    def reset(self) -> None:
        """Forget what was heard: the next window begins a new stream."""
        self._since = None
        self._speaking = False
