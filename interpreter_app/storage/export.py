"""The transcript as a file, in both languages: JSON, plain text, SubRip or WebVTT, as the file's suffix says."""

from __future__ import annotations

import html
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from interpreter_app.core.errors import UsageError, cannot_write
from interpreter_app.core.text import Token, shown
from interpreter_app.core.turns import Transcript, UtteranceText
from interpreter_app.core.units import RATE_HZ, Samples, milliseconds
from interpreter_app.policy.sentences import sentences
from interpreter_app.storage.event_log import token_to_json

_UNTIMED = Samples(2 * RATE_HZ)
"""How long a subtitle stands for text that has no time."""


def check_format(path: str) -> None:
    """Raise `UsageError` if the suffix of `path` names no format."""
    if Path(path).suffix.lower() not in FORMATS:
        raise UsageError(
            f"{path}: a transcript is written as one of {', '.join(FORMATS)}",
            hint="Give the file one of these endings.",
        )


def write_transcript(transcript: Transcript, path: str) -> None:
    """Write what is committed of `transcript`: the file is complete, or stays as it was.

    Raises `UsageError` for an unknown suffix, `OutputError` when the file cannot be written.
    """
    check_format(path)
    text = FORMATS[Path(path).suffix.lower()](committed(transcript))
    target = Path(os.path.realpath(path))
    special = target.exists() and not target.is_file()
    written = target if special else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with written.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
            file.flush()
            if not special:
                os.fsync(file.fileno())
        if not special:
            written.replace(target)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        if not special:
            written.unlink(missing_ok=True)


def committed(transcript: Transcript) -> Transcript:
    """`transcript` without the text that may still change, and without turns that have no other."""
    turns = (replace(turn, utterances=tuple(map(_committed, turn.utterances))) for turn in transcript.turns)
    return Transcript(tuple(turn for turn in turns if turn.source))


def _committed(utterance: UtteranceText) -> UtteranceText:
    tokens = utterance.tokens if utterance.final else utterance.tokens[: utterance.stable]
    target = utterance.target_tokens if utterance.target_final else utterance.target_tokens[: utterance.target_stable]
    return replace(utterance, tokens=tokens, target_tokens=target)


def to_json(transcript: Transcript) -> str:
    """An object with one row a turn, named as in the event log, and the recognized tokens with their times."""
    rows = [
        {
            "turn": turn.turn,
            "lane": turn.lane,
            "start_ms": None if turn.start is None else milliseconds(turn.start),
            "end_ms": None if turn.end is None else milliseconds(turn.end),
            "language": turn.language,
            "source": turn.source,
            "target_language": turn.target_language,
            "target": turn.target or None,
            "tokens": [token_to_json(token) for utterance in turn.utterances for token in utterance.tokens],
        }
        for turn in transcript.turns
    ]
    return json.dumps({"turns": rows}, ensure_ascii=False, indent=2) + "\n"


def to_text(transcript: Transcript) -> str:
    """For people: each turn's time, and its two languages under each other."""
    paragraphs = []
    for turn in transcript.turns:
        time = f"[{clock(turn.start)}]"
        lines = [f"{time} {turn.language or '?'}: {turn.source}"]
        if turn.target:
            lines.append(f"{' ' * len(time)} {turn.target_language}: {turn.target}")
        paragraphs.append("\n".join(lines) + "\n")
    return "\n".join(paragraphs)


def clock(time: Samples | None) -> str:
    """A time for people, to a tenth of a second: 03:25.1, or 1:03:25.1; --:--.- where there is none."""
    if time is None:
        return "--:--.-"
    tenths = milliseconds(time) // 100
    minutes = f"{tenths // 600 % 60:02}:{tenths // 10 % 60:02}.{tenths % 10}"
    return f"{tenths // 36_000}:{minutes}" if tenths >= 36_000 else minutes


def to_srt(transcript: Transcript) -> str:
    """SubRip subtitles: source, and below it the translation."""
    cues = [
        f"{number}\n{_time(cue.start, ',')} --> {_time(cue.end, ',')}\n{cue.lines()}\n"
        for number, cue in enumerate(_cues(transcript), 1)
    ]
    return "\n".join(cues)


def to_vtt(transcript: Transcript) -> str:
    """WebVTT subtitles: source, and below it the translation, each marked with its language."""
    cues = [f"{_time(cue.start, '.')} --> {_time(cue.end, '.')}\n{cue.tagged_lines()}\n" for cue in _cues(transcript)]
    return "\n".join(["WEBVTT\n", *cues])


FORMATS: Mapping[str, Callable[[Transcript], str]] = MappingProxyType(
    {".json": to_json, ".txt": to_text, ".srt": to_srt, ".vtt": to_vtt}
)
"""How a transcript is written, by the file's suffix."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """One subtitle."""

    start: Samples
    end: Samples
    language: str | None
    source: str
    target_language: str | None
    target: str

    def lines(self) -> str:
        return "\n".join(text for text in (self.source, self.target) if text)

    def tagged_lines(self) -> str:
        both = ((self.language, self.source), (self.target_language, self.target))
        return "\n".join(
            f"<lang {name or 'und'}>{html.escape(text, quote=False)}</lang>" for name, text in both if text
        )


def _cues(transcript: Transcript) -> Iterator[_Cue]:
    """One subtitle a sentence where source and translation have equally many, otherwise one an utterance."""
    end = Samples(0)
    for turn in transcript.turns:
        for utterance in turn.utterances:
            for tokens, target in _pairs(utterance):
                start = next((token.start for token in tokens if token.start is not None), None)
                if start is None:
                    start = end
                last = next((token.end for token in reversed(tokens) if token.end is not None), None)
                end = last if last is not None and last > start else Samples(start + _UNTIMED)
                yield _Cue(start, end, utterance.language, shown(tokens), utterance.target_language, shown(target))


def _pairs(utterance: UtteranceText) -> Iterator[tuple[tuple[Token, ...], tuple[Token, ...]]]:
    """Source and translation, sentence by sentence if their sentences can be paired."""
    source, target = utterance.tokens, utterance.target_tokens
    ours, theirs = sentences(source), sentences(target)
    if target and len(ours) != len(theirs):
        yield source, target
        return
    for index, sentence in enumerate(ours):
        other = target[theirs[index].begin : theirs[index].end] if target else ()
        yield source[sentence.begin : sentence.end], other


def _time(time: Samples, mark: str) -> str:
    """A time as subtitles write it: 00:03:25,120."""
    ms = milliseconds(time)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{mark}{ms % 1000:03}"
