"""Layered checks on a hypothesis: text that nobody said must reach neither the transcript nor the translator.

No single check finds all invented text (arXiv 2501.11378), so each layer is one small function and `doubt` asks them in
turn, the surest first.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from interpreter_app.core.text import Token, shown
from interpreter_app.core.units import RATE_HZ, Samples
from interpreter_app.policy.sentences import sentences

LOOP_REPEATS = 3
"""How many times running a phrase must come before it is a loop."""

LOOP_WORDS = 6
"""How many words long a loop is at least: people say "no, no, no" and "nine nine nine"."""

LOOP_PHRASE = 12
"""Longest phrase looked for in loops, in words."""

ASIDE_WORDS, ASIDE_PROBABILITY, ASIDE_LEVEL = 3, 0.65, 0.5
"""A last sentence so short, of words so improbable in the mean, and so much quieter (-6 dB) was said by somebody else.

Among voices at 15 dB the starter recognizer gave such words 0.08 to 0.61; without voices, none of the 128 sentences
that ship loses a word by it."""

STOCK_PHRASES = MappingProxyType(
    {
        "en": frozenset(
            {"you", "thank you", "thank you very much", "thanks for watching", "thank you for watching", "bye",
             "bye bye", "okay", "please subscribe", "see you next time", "see you in the next video", "i", "is it"}
        ),
        "es": frozenset(
            {"gracias", "muchas gracias", "gracias por ver el video", "gracias por ver el vídeo", "suscríbete", "adiós",
             "hasta la próxima", "subtítulos realizados por la comunidad de amaraorg", "y", "sí"}
        ),
        "de": frozenset(
            {"danke", "vielen dank", "vielen dank fürs zuschauen", "tschüss", "bis zum nächsten mal",
             "untertitel der amaraorgcommunity", "untertitelung des zdf für funk"}
        ),
        "fr": frozenset(
            {"merci", "merci beaucoup", "merci davoir regardé cette vidéo", "au revoir", "à la prochaine",
             "soustitres réalisés par la communauté damaraorg", "abonnezvous"}
        ),
    }
)  # fmt: skip
"""What recognizers write where nothing was said: by language, as `words` has them.

Subtitles of films and videos taught the Whisper models the longer ones; the shortest are the starter recognizer's.
"""


@dataclass(frozen=True, slots=True)
class DoubtThresholds:
    """Where each layer begins to doubt."""

    min_voiced: float = 0.1
    """Smallest fraction of windows that are speech; 0..1.

    By default the shortest speech (96 ms) between its padding (300 ms) and its closing silence (500 ms) has 0.107.
    """
    min_rms: float = 0.0005
    """Quietest speech, as root mean square of samples in -1..1: -66 dB.

    Recordings turned down by 30 dB lie around -55 dB and are still read as well; Silero finds them too.
    """
    min_log_probability: float = -1.0
    """Smallest mean log probability (Whisper's `logprob_threshold`)."""
    max_no_speech_probability: float = 0.6
    """Above it the text is suspicious (Whisper's `no_speech_threshold`); so is text that the decoder did not end."""
    min_suspicious_log_probability: float = -0.6
    """Smallest mean log probability of suspicious text: good speech lies around -0.1..-0.5 in a small recognizer."""
    max_loop_share: float = 0.5
    """Largest share of the words that may go round in loops; with less, the loop is cut out and the rest kept."""
    max_compression: float = 2.4
    """Largest ratio of the text's length to its compressed length (Whisper's `compression_ratio_threshold`)."""
    max_phrase_s: float = 1.5
    """Longest speech, in seconds, of which a stock phrase is doubted at all."""
    min_phrase_log_probability: float = -0.45
    """Smallest mean log probability of a stock phrase."""
    max_words_per_second: float = 8.0
    """Fastest speech, in words for each second of windows that are speech; fast talkers reach about 6."""


DEFAULT_THRESHOLDS = DoubtThresholds()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about a decode beside its text."""

    duration: Samples
    """How much audio was decoded."""
    voiced: float
    """Fraction of its windows that the voice activity detector called speech; 0..1."""
    rms: float
    """Root mean square of its samples; 0..1."""
    average_log_probability: float
    """As in `Recognition`."""
    no_speech_probability: float
    """As in `Recognition`."""
    complete: bool
    """As in `Recognition`: False when the decoder ran into its length limit."""


def doubt(tokens: Sequence[Token], evidence: Evidence, thresholds: DoubtThresholds = DEFAULT_THRESHOLDS) -> str | None:
    """Why the text of `tokens` was probably not said, in a word or two; None: it can be believed."""
    if is_unvoiced(evidence, thresholds):
        return "no voice"
    if is_too_quiet(evidence, thresholds):
        return "too quiet"
    if not words(tokens):
        return "no word"
    if is_improbable(evidence, thresholds):
        return "improbable"
    if is_stock_phrase(tokens, evidence, thresholds):
        return "stock phrase"
    if is_repetitive(tokens, thresholds):
        return "repetition"
    if is_too_fast(tokens, evidence, thresholds):
        return "too fast"
    return None


def misread(tokens: Sequence[Token], evidence: Evidence, thresholds: DoubtThresholds = DEFAULT_THRESHOLDS) -> bool:
    """Whether the text shows by itself that the recognizer went astray, and another attempt may do better."""
    return (
        is_improbable(evidence, thresholds)
        or is_repetitive(tokens, thresholds)
        or is_too_fast(tokens, evidence, thresholds)
    )


def is_unvoiced(evidence: Evidence, thresholds: DoubtThresholds) -> bool:
    """Whether hardly any of the audio is speech."""
    return evidence.voiced < thresholds.min_voiced


def is_too_quiet(evidence: Evidence, thresholds: DoubtThresholds) -> bool:
    """Whether the audio is quieter than any speech."""
    return evidence.rms < thresholds.min_rms


def is_improbable(evidence: Evidence, thresholds: DoubtThresholds) -> bool:
    """Whether the recognizer itself hardly believes the text; more is asked where it heard no speech or never ended."""
    suspicious = evidence.no_speech_probability > thresholds.max_no_speech_probability or not evidence.complete
    least = thresholds.min_suspicious_log_probability if suspicious else thresholds.min_log_probability
    return evidence.average_log_probability < least


def is_stock_phrase(tokens: Sequence[Token], evidence: Evidence, thresholds: DoubtThresholds) -> bool:
    """Whether it is what the recognizer writes into silence, after little speech, and with little confidence."""
    if evidence.duration * evidence.voiced / RATE_HZ > thresholds.max_phrase_s:
        return False
    if evidence.average_log_probability >= thresholds.min_phrase_log_probability:
        return False
    text, language = " ".join(words(tokens)), tokens[0].language if tokens else None
    return text in STOCK_PHRASES.get((language or "").partition("-")[0], ())


def is_repetitive(tokens: Sequence[Token], thresholds: DoubtThresholds) -> bool:
    """Whether the text mostly goes round in loops, or compresses like text that does."""
    said = len(words(tokens))
    if said and 1 - len(words(deloop(tokens))) / said > thresholds.max_loop_share:
        return True
    text = shown(tokens).encode()
    return len(text) / len(zlib.compress(text)) > thresholds.max_compression


def is_too_fast(tokens: Sequence[Token], evidence: Evidence, thresholds: DoubtThresholds) -> bool:
    """Whether nobody could say so many words in the time that was spoken; a single word is never too fast."""
    spoken_s = evidence.duration * evidence.voiced / RATE_HZ
    return len(words(tokens)) > 1 + thresholds.max_words_per_second * spoken_s


def words(tokens: Sequence[Token]) -> list[str]:
    """The words of `tokens`, without case, spaces and punctuation; marks are left out."""
    return [word for token in tokens if (word := _word(token))]


def _word(token: Token) -> str:
    return "".join(character for character in token.text.casefold() if character.isalnum())


def said_by(tokens: Sequence[Token], end: Samples) -> tuple[Token, ...]:
    """`tokens` up to the first word that begins after `end`, the end of speech: nobody was speaking any more."""
    for position, token in enumerate(tokens):
        if token.start is not None and token.start > end and _word(token):
            return tuple(tokens[:position])
    return tuple(tokens)


def without_aside(tokens: Sequence[Token], level: Callable[[Samples, Samples], float]) -> tuple[Token, ...]:
    """`tokens` without a last sentence of few words that the recognizer hardly believes, and that is quieter.

    Where a speaker has finished and others talk in the background, their words follow as such a sentence.  `level`:
    root mean square of the audio between two positions.
    """
    found = sentences(tokens)
    if len(found) > 1:
        last = found[-1].begin
        before, aside = tokens[:last], tokens[last:]
        if _is_hardly_believed(aside) and _is_quieter(aside, before, level):
            return tuple(before)
    return tuple(tokens)


def _is_hardly_believed(aside: Sequence[Token]) -> bool:
    said = [token.probability for token in aside if _word(token) and token.probability is not None]
    return 0 < len(said) <= ASIDE_WORDS and sum(said) / len(said) < ASIDE_PROBABILITY


def _is_quieter(aside: Sequence[Token], before: Sequence[Token], level: Callable[[Samples, Samples], float]) -> bool:
    there, here = _span(aside), _span(before)
    return there is not None and here is not None and level(*there) < ASIDE_LEVEL * level(*here)


def _span(tokens: Sequence[Token]) -> tuple[Samples, Samples] | None:
    """When they were said, as far as that is known."""
    starts = [token.start for token in tokens if token.start is not None]
    ends = [token.end for token in tokens if token.end is not None]
    return (min(starts), max(ends)) if starts and ends else None


def deloop(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """`tokens` with every loop said once: a phrase `LOOP_REPEATS` times running that makes `LOOP_WORDS` words or more.

    Case and punctuation do not matter in the comparison; marks after the loop are kept, those between its rounds not.
    """
    kept = tuple(tokens)
    # Loops of loops: what is left may go round again.
    while (shorter := _without_first_loop(kept)) is not None:
        kept = shorter
    return kept


def _without_first_loop(tokens: tuple[Token, ...]) -> tuple[Token, ...] | None:
    places = [place for place, token in enumerate(tokens) if _word(token)]
    said = words(tokens)
    for begin in range(len(said)):
        for length in range(1, LOOP_PHRASE + 1):
            rounds = _rounds(said, begin, length)
            if rounds >= LOOP_REPEATS and rounds * length >= LOOP_WORDS:
                once = places[begin + length - 1] + 1
                over = places[begin + rounds * length - 1] + 1
                return tokens[:once] + tokens[over:]
    return None


def _rounds(said: Sequence[str], begin: int, length: int) -> int:
    """How many times running the phrase of `length` words at `begin` comes."""
    phrase = said[begin : begin + length]
    rounds = 1
    while said[begin + rounds * length : begin + (rounds + 1) * length] == phrase:
        rounds += 1
    return rounds
