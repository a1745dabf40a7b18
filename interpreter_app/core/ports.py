"""What the pipeline needs of an engine.  Fakes and real engines pass the same contract tests.

An engine is heavy and shared by all sessions; what belongs to one lane or one utterance lives in the small objects that
it hands out.  Every call is made from one thread.  An engine raises `EngineError` when it fails on its input.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from interpreter_app.core.audio import Floats, Waveform
from interpreter_app.core.options import Streaming
from interpreter_app.core.text import Direction, Token
from interpreter_app.core.units import Samples


class SpeechProbability(Protocol):
    """A voice activity detector's state for one lane."""

    def __call__(self, window: Floats) -> float:
        """P(speech), 0..1, of the next 512 samples at 16 kHz."""
        ...

    def reset(self) -> None:
        """Forget what was heard: the next window begins a new stream."""
        ...


class VoiceActivity(Protocol):
    """A voice activity detector."""

    def listen(self) -> SpeechProbability:
        """A fresh state, for one lane."""
        ...


@dataclass(frozen=True, slots=True)
class Recognition:
    """One decode of a stretch of speech."""

    tokens: tuple[Token, ...]
    """What was said after the forced prefix; times are samples from the beginning of the decoded audio."""
    average_log_probability: float
    """Mean natural-log probability of the decoded tokens, the end of text included; <= 0."""
    no_speech_probability: float
    """0..1."""
    complete: bool = True
    """False: the decoder ran into its length limit instead of ending the text."""


class Hearing(Protocol):
    """A stretch of speech the recognizer has encoded, once, for identification and any number of decodes."""

    def languages(self, candidates: Sequence[str]) -> Mapping[str, float]:
        """Probability of each of `candidates` (BCP-47), summing to 1."""
        ...

    def decode(self, language: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> Recognition:
        """The words of the speech; those of `prefix` are forced at its beginning and not repeated in the answer."""
        ...


class Recognizer(Protocol):
    """A speech recognizer."""

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP-47 tags of what it understands."""
        ...

    @property
    def longest(self) -> int:
        """Samples of audio it reads well at once; it takes up to 30 s."""
        ...

    @property
    def streaming(self) -> Streaming:
        """What was measured to be best for it."""
        ...

    @property
    def vocabulary(self) -> Mapping[str, tuple[str, ...]]:
        """By language, all words that it can know, the most frequent first; nothing where nobody listed them."""
        ...

    def hear(self, audio: Floats, prompt: str = "") -> Hearing:
        """Encode `audio`: 16 kHz mono, at most 30 s.

        `prompt`: words that are likely to come; a recognizer that was not trained with prompts leaves it aside.
        """
        ...


class Translator(Protocol):
    """A translator for one direction."""

    @property
    def direction(self) -> Direction:
        """From which language into which."""
        ...

    def translate(self, text: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> tuple[Token, ...]:
        """The translation of `text` after the forced `prefix`, which is not repeated: words and punctuation marks.

        Joined to the prefix the tokens read as running text: each carries the space before it, if it has one.
        """
        ...


class Voice(Protocol):
    """A synthesizer for one language."""

    @property
    def language(self) -> str:
        """BCP-47."""
        ...

    @property
    def name(self) -> str:
        """For people: which voice this is."""
        ...

    def speak(self, text: str, *, speed: float = 1.0) -> Waveform:
        """`text`, spoken; `speed` 1.0 is natural, 2.0 twice as fast.  Empty audio for text without a word in it."""
        ...


class Clip(Protocol):
    """One clause at the loudspeaker."""

    @property
    def began(self) -> float | None:
        """When its first sample was played, on the devices' clock in seconds; None: not yet."""
        ...

    @property
    def played(self) -> Samples:
        """How much of it was played, on the pipeline's clock."""
        ...

    @property
    def done(self) -> bool:
        """Whether no more of it will be played: it is over, or was stopped, or its device is lost."""
        ...


class Loudspeaker(Protocol):
    """Plays clauses one after another, without a gap.  Used by one thread."""

    def now(self) -> float:
        """The devices' clock, in seconds."""
        ...

    def play(self, audio: Waveform) -> Clip:
        """Play `audio` right after everything that was handed over before, or now if nothing plays."""
        ...

    def duck(self, on: bool) -> None:
        """Turn what plays down by 12 dB, or up again."""
        ...

    def stop(self) -> None:
        """Stop what plays, with a fade of some milliseconds, and forget what was to follow."""
        ...
