"""Engines that follow a script of who said what when: one script makes the audio and every fake that hears it.

A sample of scripted speech tells which speech it belongs to and how far into it, so that a fake recognizer needs no
more than a real one does: the audio of a window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from interpreter_app.core.audio import AudioBlock, Floats, Waveform
from interpreter_app.core.options import Streaming
from interpreter_app.core.ports import Recognition
from interpreter_app.core.text import Direction, Token, shown
from interpreter_app.core.units import RATE_HZ, LaneId, Samples
from interpreter_app.pipeline.engines_host import Engines, Loaders
from interpreter_app.policy.words import split_words

SILENCE_END_S = 1.0


@dataclass(frozen=True, slots=True)
class ScriptedSpeech:
    """Somebody says `text` from `start_s` to `end_s`."""

    start_s: float
    end_s: float
    language: str
    text: str
    translation: str = ""

    @property
    def words(self) -> list[tuple[str, float, float]]:
        """Words and marks with the fractions of the speech at which they begin and end; a mark takes no time."""
        tokens = split_words(" " + self.text)
        spoken = [any(c.isalnum() for c in token) for token in tokens]
        total, said, out = sum(spoken), 0, []
        for token, word in zip(tokens, spoken, strict=True):
            begin, said = said / total, said + word
            out.append((token, begin if word else said / total, said / total))
        return out


class Script:
    """What is said, in order."""

    def __init__(self, *speeches: ScriptedSpeech) -> None:
        self.speeches = speeches

    def audio(self) -> Floats:
        """The lane's audio: silence, and samples that carry (speech, fraction)."""
        length = round((self.speeches[-1].end_s + SILENCE_END_S) * RATE_HZ) if self.speeches else RATE_HZ
        out = np.zeros(length, np.float32)
        for number, speech in enumerate(self.speeches):
            begin, end = round(speech.start_s * RATE_HZ), round(speech.end_s * RATE_HZ)
            out[begin:end] = (number + 1) / 100 + np.linspace(0, 0.009, end - begin, endpoint=False)
        return out

    def blocks(self, lane: LaneId, size: int = 512) -> list[AudioBlock]:
        """The audio in blocks of `size` samples."""
        audio = self.audio()
        return [AudioBlock(lane, audio[at : at + size], Samples(at)) for at in range(0, len(audio), size)]

    def engines(self, **options: int) -> Engines:
        """Fakes of this script, loaded."""
        directions = {Direction(a, b) for a in ("en", "es", "de") for b in ("en", "es") if a != b}
        return Engines(
            Loaders(
                FakeVoiceActivity,
                lambda: FakeRecognizer(self),
                {d: (lambda d=d: FakeTranslator(self, d)) for d in directions},
                {language: (lambda language=language: FakeVoice(language)) for language in ("en", "es")},
            ),
            **options,
        )


class Recorded(Script):
    """A script whose audio has 16 bits, as files and sound cards give it."""

    def audio(self) -> Floats:
        out = super().audio()
        for number, speech in enumerate(self.speeches, 1):
            begin, end = round(speech.start_s * RATE_HZ), round(speech.end_s * RATE_HZ)
            first, last = np.floor(0.01 * number * 32768), np.ceil((0.01 * number + 0.009) * 32768)
            out[begin:end] = np.rint(np.linspace(first, last, end - begin)) / 32768
        return out


class FakeVoiceActivity:
    """Speech is what is not silent."""

    def listen(self) -> FakeVoiceActivity:
        return self

    def __call__(self, window: Floats) -> float:
        return 0.98 if np.mean(window > 0.005) > 0.5 else 0.02

    def reset(self) -> None:
        pass


class FakeRecognizer:
    """Hears the words whose samples are in the window; the one that is cut off at its end comes out mutilated."""

    languages = ("en", "es", "de")
    longest = 30 * RATE_HZ
    streaming = Streaming()
    vocabulary: Mapping[str, tuple[str, ...]] = {}

    def __init__(self, script: Script) -> None:
        self.script = script
        self.prompts: set[str] = set()

    def hear(self, audio: Floats, prompt: str = "") -> FakeHearing:
        self.prompts.add(prompt)
        return FakeHearing(self.script, audio)


class FakeHearing:
    def __init__(self, script: Script, audio: Floats) -> None:
        self._script, self._audio = script, audio
        places = np.flatnonzero(audio > 0.005)
        self._speech = script.speeches[int(audio[places[-1]] * 100 + 1e-3) - 1] if len(places) else None

    def languages(self, candidates: Sequence[str]) -> Mapping[str, float]:
        spoken = self._speech.language if self._speech else candidates[0]
        odds = {c: 0.97 if c == spoken else 0.03 / max(1, len(candidates) - 1) for c in candidates}
        return {c: value / sum(odds.values()) for c, value in odds.items()}

    def decode(self, language: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> Recognition:
        words = self._words()
        said = len(prefix)
        return Recognition(tuple(words[said:]), -0.1, 0.01)

    def _words(self) -> list[Token]:
        tokens: list[Token] = []
        for number, speech in enumerate(self._script.speeches):
            mine = np.flatnonzero(np.abs(self._audio * 100 - (number + 1.45)) < 0.5)
            if not len(mine):
                continue
            fractions = (self._audio[mine] * 100 - (number + 1)) / 0.9
            for text, begin, end in speech.words:
                if begin < fractions[0] - 1e-3 or begin > fractions[-1] + 1e-3:
                    continue
                start, stop = mine[np.searchsorted(fractions, [begin, end]).clip(0, len(mine) - 1)]
                whole = end <= fractions[-1] + 1e-3
                shown_text = text if whole else text[: max(2, len(text) // 2)]
                tokens.append(Token(shown_text, Samples(int(start)), Samples(int(stop)), 0.9, speech.language))
        if tokens and tokens[-1].text not in {".", "?", "!"}:
            tokens.append(Token(".", tokens[-1].end, tokens[-1].end, 0.5))
        return tokens


class FakeTranslator:
    """Gives of the scripted translation as large a part as of the source; closes every sentence, as eager models do."""

    def __init__(self, script: Script, direction: Direction) -> None:
        self._script, self.direction = script, direction

    def translate(self, text: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> tuple[Token, ...]:
        target = [Token(word) for word in split_words(" " + self._whole(text))]
        if target and target[-1].text not in {".", "?", "!"}:
            target.append(Token("."))
        return tuple(target[len(prefix) :])

    def _whole(self, text: str) -> str:
        source = shown([Token(text)]).rstrip(".?!, ")
        for speech in self._script.speeches:
            if source and speech.text.startswith(source):
                if text.endswith(","):
                    return ",".join(speech.translation.split(",")[: text.count(",")]) + ","
                words = speech.translation.split()
                share = len(source.split()) / len(speech.text.split())
                return " ".join(words[: max(1, round(share * len(words)))])
        return text.upper()


class FakeVoice:
    """A tone of 60 ms a letter."""

    def __init__(self, language: str) -> None:
        self.language, self.name = language, f"fake {language}"

    def speak(self, text: str, *, speed: float = 1.0) -> Waveform:
        letters = sum(c.isalnum() for c in text)
        length = round(letters * 0.06 * RATE_HZ / speed)
        return Waveform(np.sin(np.arange(length) * 0.2).astype(np.float32) * np.float32(0.3), RATE_HZ)
