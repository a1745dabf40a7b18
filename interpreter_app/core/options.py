"""What can be set, as frozen values with units in their names.  Parsed once, at the edge, by `settings`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Speak = Literal["clause", "turn", "off"]
Duplex = Literal["gate", "cancel", "headphones"]
Pace = Literal["fast", "realtime"]
Window = Literal["pack", "audio", "full"]
Colours = Literal["system", "light", "dark", "contrast"]


@dataclass(frozen=True, slots=True)
class GateOptions:
    """When sound counts as speech.  Names and defaults follow the realtime `server_vad` convention."""

    threshold: float = 0.5
    """Speech probability at which speech begins; 0..1."""
    deactivation_threshold: float = 0.35
    """Speech probability below which a window counts as silence once speech has begun; 0..1, at most `threshold`."""
    prefix_padding_ms: int = 300
    """Audio kept from before speech was detected, in milliseconds; 0..2000."""
    min_speech_ms: int = 96
    """Shorter bursts are not speech, in milliseconds; 0..1000."""


@dataclass(frozen=True, slots=True)
class EndpointingOptions:
    """When a pause ends an utterance, and when it ends a turn."""

    silence_duration_ms: int = 500
    """Silence that ends an utterance, in milliseconds; 200..5000."""
    early_silence_ms: int = 320
    """The same where the words plainly close a sentence, in milliseconds; 200..5000, at most `silence_duration_ms`."""
    late_silence_ms: int = 800
    """The same where the words plainly go on, in milliseconds; 200..5000, at least `silence_duration_ms`."""
    max_utterance_ms: int = 20_000
    """A longer utterance is cut at its quietest point, in milliseconds; 2000..30000."""
    push_to_talk: bool = False
    """Whether a button begins and ends utterances instead of speech and silence."""
    turn_gap_ms: int = 0
    """An utterance that begins so soon after the last of its lane and language goes on with its turn, in milliseconds;
    0..10000."""


@dataclass(frozen=True, slots=True)
class RecognitionOptions:
    """How an open utterance is decoded.  What may be `None` is then as was measured for the recognizer's pack."""

    interval_ms: int | None = None
    """Grid of heard audio on which an open utterance is decoded, in milliseconds; 160..2000, or `None`."""
    agreement: int | None = None
    """Successive hypotheses that must agree before a token is committed (LocalAgreement-n); 1..4, or `None`.

    With 1 only the distance from the end of the audio counts (`holdback_ms`): AlignAtt, read off the finished decode.
    """
    holdback_ms: int | None = None
    """Tokens that end so close to the end of the heard audio are not committed, in milliseconds; 0..2000, or `None`."""
    partial_beam: int | None = None
    """Beam of the decodes while an utterance is open; 1..16, or `None`."""
    window_ms: int = 12_000
    """Longest audio decoded at once, in milliseconds; committed audio before it is let go; 2000..30000."""
    beam: int = 3
    """Beam of the final decode; never narrower than the partial one; 1..16."""


@dataclass(frozen=True, slots=True)
class Streaming:
    """How a recognizer is best decoded while speech goes on, as was measured for its pack.

    It stands wherever `RecognitionOptions` leave the field of the same name `None`.
    """

    interval_ms: int = 320
    """Grid of heard audio on which an open utterance is decoded, in milliseconds; 160..2000."""
    agreement: int = 2
    """Successive hypotheses that must agree before a token is committed; 1..4."""
    holdback_ms: int = 200
    """Tokens that end so close to the end of the heard audio are not committed, in milliseconds; 0..2000."""
    partial_beam: int = 1
    """Beam of the decodes while an utterance is open; 1..16."""


def final_beam(options: RecognitionOptions, streaming: Streaming) -> int:
    """Of the decode of a finished utterance: never narrower than while it was open."""
    return max(options.beam, streaming.partial_beam)


@dataclass(frozen=True, slots=True)
class TranslationOptions:
    """How an open sentence is translated."""

    reading: bool = False
    """Show only translation that never changes."""
    mask: int = 1
    """Words and marks held back from the end of an open translation (mask-k); 0..8.

    On the sentences that ship 0, 1, 2, 3 give a normalized erasure of 0.08, 0.04, 0.03, 0.03 and a lag (LAAL) of 1.28,
    1.50, 1.75, 1.95 s.
    """
    beam: int = 3
    """Beam of the final translation; 1..8."""


@dataclass(frozen=True, slots=True)
class SpeakingOptions:
    """What is spoken, and when."""

    speak: Speak = "clause"
    """`clause`: as text is committed; `turn`: after the endpoint; `off`: never."""
    min_clause_words: int = 4
    """Shorter clauses wait for the next one, unless the turn ends; 1..12."""
    speed: float = 1.0
    """How fast it speaks; 1 is natural, 0.5..2."""
    max_speed: float = 1.3
    """How much faster than natural it may speak when it is behind; 1..2."""
    behind_ms: int = 3000
    """Speech that may wait before it speaks faster, in milliseconds; 0..60000."""
    skip_ms: int = 15_000
    """Speech that may wait before whole turns are shown only, in milliseconds; 1000..600000."""


@dataclass(frozen=True, slots=True)
class DuplexOptions:
    """How it speaks and listens at a time, on devices.

    `gate`: the microphone is closed while it speaks, and it speaks while nobody else does.  `cancel`: its own voice is
    taken out of what the microphone hears.  `headphones`: the microphone does not hear it.
    """

    duplex: Duplex = "gate"
    """`gate`: the microphone is closed while it speaks; `cancel`: its voice is taken out of what
    it hears; `headphones`: it is not heard."""
    tail_ms: int = 300
    """Under the gate: how long the microphone stays closed after it spoke, in milliseconds; 0..2000."""
    barge_in: bool = True
    """Whether a new utterance interrupts it (two-way sessions, not under the gate); a key does in any case."""
    resume_ms: int = 2000
    """An interruption without a word for so long was none, and it goes on, in milliseconds; 500..10000."""


@dataclass(frozen=True, slots=True)
class LanguageOptions:
    """Which languages are heard, and into which they go.  BCP-47 tags.

    Two-way: `between` holds the two.  One-way: `source` (None: whatever is heard) into `target`.
    """

    between: tuple[str, str] | None = None
    source: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """Which packs are used, how, and where they come from."""

    use: tuple[str, ...] = ()
    """Packs that are taken before others, the first counts most: ids as `models list` shows them."""
    window: Window = "pack"
    """What the recognizer encodes: the audio and a second of silence (`audio`), 30 s (`full`), or as the `pack` says.

    Whisper models were trained on 30 s; shorter windows take a tenth of the time, and may cost words.
    """
    hub_mirror: str = ""
    """Where the hub's files are fetched instead: an address such as `https://hub.example`; empty: `HF_ENDPOINT`, or the
    hub itself."""
    opus_mirror: str = ""
    """Where OPUS-MT's releases are fetched instead: an address such as `https://opus.example`."""


@dataclass(frozen=True, slots=True)
class DeviceOptions:
    """What a conversation hears with and speaks through."""

    input: str = ""
    """The microphone, as the command `devices` names it; empty: the system's own."""
    output: str = ""
    """The loudspeaker, as the command `devices` names it; empty: the system's own."""


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window looks."""

    language: str = ""
    """The language of its words, such as `de`; empty: the system's."""
    colours: Colours = "system"
    """`light`, `dark` or `contrast`; `system`: as the system has it."""
    text_size: int = 18
    """How large the words of the conversation are, in pixels; 12..48."""
    software_note: bool = True
    """Whether it is said that the processor draws the window, where it does."""


@dataclass(frozen=True, slots=True)
class TranslationTerm:
    """A word or phrase, `source`, and the words that are always to stand for it in the translation, `target`."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class ContextOptions:
    """What the conversation is about.  Named as in the token-stream protocol of cloud services."""

    general: tuple[tuple[str, str], ...] = ()
    """Facts, as keys and values: `topic = medicine`."""
    text: str = ""
    """Text that goes before, or belongs to the matter; `""`: none."""
    terms: tuple[str, ...] = ()
    """Names and words that are likely to come: `Okavango, Ngozi`."""
    translation_terms: tuple[TranslationTerm, ...] = ()
    """Words whose translation is given, in whichever direction: `invoice = factura`."""


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """Everything a session needs to know."""

    languages: LanguageOptions = field(default_factory=LanguageOptions)
    gate: GateOptions = field(default_factory=GateOptions)
    endpointing: EndpointingOptions = field(default_factory=EndpointingOptions)
    recognition: RecognitionOptions = field(default_factory=RecognitionOptions)
    translation: TranslationOptions = field(default_factory=TranslationOptions)
    speaking: SpeakingOptions = field(default_factory=SpeakingOptions)
    duplex: DuplexOptions = field(default_factory=DuplexOptions)
    context: ContextOptions = field(default_factory=ContextOptions)
