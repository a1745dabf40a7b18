"""Manifests of a benchmark: recordings whose words are known."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import soundfile

from interpreter_app.cli.bench_measures import Recording, SpokenWord
from interpreter_app.core.errors import AudioFileError, UsageError


def read_manifest(path: Path) -> list[dict[str, Any]]:
    """The lines of a manifest.  Raises `UsageError`, with the line, for one that is not as it should be."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}", hint="Name a manifest: one JSON object a line.") from error
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            missing = [key for key in ("audio", "language", "text", "translation") if not isinstance(row[key], str)]
            recording_of(row, path.parent)
        except (ValueError, TypeError, KeyError) as error:
            missing = [str(error)]
        if missing:
            raise UsageError(
                f"line {number} of {path} is no recording: {missing[0]}",
                hint='A line is {"audio": PATH, "language": TAG, "text": TEXT, "translation": TEXT}.',
            )
        rows.append(row)
    if not rows:
        raise UsageError(f"{path} names no recording", hint="Name a manifest: one JSON object a line.")
    return rows


def languages_of(rows: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """The two languages of the recordings, in order.  Raises `UsageError` where there are more or fewer."""
    languages = sorted({row["language"] for row in rows})
    if len(languages) != 2:
        raise UsageError(
            f"the recordings are in {len(languages)} languages: {', '.join(languages)}",
            hint="A set has recordings in two languages; each is translated into the other.",
        )
    return languages[0], languages[1]


def recording_of(row: Mapping[str, Any], folder: Path) -> Recording:
    """A line of the manifest; times are moved to the beginning of its stretch of the file."""
    shift = row.get("start_s") or 0.0
    words = tuple(
        SpokenWord(word["text"], 1000 * (word["start_s"] - shift), 1000 * (word["end_s"] - shift))
        for word in row.get("words", ())
    )
    translations = tuple(row.get("translations") or [row["translation"]])
    return Recording(str(folder / row["audio"]), row["language"], row["text"], translations, words)


def audio_of(recording: Recording, row: Mapping[str, Any], out: Path) -> str:
    """The path of a file with the recording alone: its own, or `out`, to which its stretch is written."""
    if row.get("start_s") is None and row.get("end_s") is None:
        return recording.audio
    try:
        with soundfile.SoundFile(recording.audio) as file:
            rate = file.samplerate
            end = round((row.get("end_s") or file.frames / rate) * rate)
            file.seek(round((row.get("start_s") or 0.0) * rate))
            soundfile.write(out, file.read(end - file.tell()), rate)
    except (soundfile.SoundFileError, OSError, ValueError) as error:
        raise AudioFileError(
            f"{recording.audio} cannot be cut from {row.get('start_s')} to {row.get('end_s')} s: {error}",
            hint="Check the file, start_s and end_s.",
        ) from error
    return str(out)
