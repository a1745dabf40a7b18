"""The command `bench`: interpret recordings whose words are known, and measure how well and how late."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, get_args

import soundfile

from interpreter_app import __version__, compose, settings
from interpreter_app.cli.arguments import add_packs, merged, packs_of
from interpreter_app.cli.bench_measures import Recording, SpokenWord, measure
from interpreter_app.cli.bench_report import Offline, Result, figures, quality, table
from interpreter_app.core.errors import AudioFileError, UsageError, cannot_write
from interpreter_app.core.events import Event, SessionStateChanged
from interpreter_app.core.options import LanguageOptions, Pace, Window
from interpreter_app.core.units import RATE_HZ
from interpreter_app.storage.outputs import check_output

SHIPPED = "resources/bench/held-out.jsonl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `bench`."""
    parser.add_argument(
        "manifest",
        metavar="MANIFEST.jsonl",
        nargs="?",
        help="recordings, one JSON object a line: audio, language, text, translation, and if known translations"
        " (a list), words (text, start_s, end_s), start_s and end_s in the file; without it, the set that ships",
    )
    parser.add_argument("--json", metavar="OUT", help="all figures, and those of every recording")
    parser.add_argument(
        "--pace",
        choices=get_args(Pace),
        default="fast",
        help="read as fast as the computer can (default), or at the speed of the recordings",
    )
    parser.add_argument(
        "--window", choices=get_args(Window), help="what the recognizer encodes: as the pack says, the audio, or 30 s"
    )
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Measure every recording and print the table; 0, or what went wrong as an exception."""
    if arguments.json:
        check_output(arguments.json)
    manifest = Path(arguments.manifest) if arguments.manifest else settings.bundled(SHIPPED)
    rows = read_manifest(manifest)
    first, second = _languages(rows)
    more = {"models": {"window": arguments.window}} if arguments.window else {}
    chosen = settings.load(merged(packs_of(arguments), more))
    options = replace(chosen.options, languages=LanguageOptions(between=(first, second)))
    chosen = replace(chosen, options=options)
    results = []
    with compose.open_engines(chosen) as engines:
        for row in _counted(rows):
            recording = _recording(row, manifest.parent)
            with _audio(recording, row) as path:
                events: list[tuple[Event, int]] = []
                began = time.process_time()
                compose.interpret(
                    engines,
                    chosen,
                    [path],
                    pace=arguments.pace,
                    subscribe=[lambda *pair, keep=events: keep.append(pair)],
                )
                took = time.process_time() - began
                offline = Offline(*compose.offline(engines, chosen, path))
            other = second if recording.language == first else first
            heard = max((e.heard for e, _ in events if isinstance(e, SessionStateChanged)), default=0)
            measures = measure(recording, other, events, arguments.pace)
            results.append(Result(recording, measures, offline, heard / RATE_HZ, took))
        packs = engines.packs
    columns, signatures = _columns(results, (first, second))
    print(table(columns))
    if arguments.json:
        report = {
            "version": __version__,
            "pace": arguments.pace,
            "packs": packs,
            "signatures": signatures,
            "figures": columns,
            "recordings": [asdict(result) for result in results],
        }
        try:
            Path(arguments.json).write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
        except OSError as error:
            raise cannot_write(arguments.json, error) from error
    return 0


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
            _recording(row, path.parent)
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


def _languages(rows: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    languages = sorted({row["language"] for row in rows})
    if len(languages) != 2:
        raise UsageError(
            f"the recordings are in {len(languages)} languages: {', '.join(languages)}",
            hint="A set has recordings in two languages; each is translated into the other.",
        )
    return languages[0], languages[1]


def _recording(row: Mapping[str, Any], folder: Path) -> Recording:
    """A line of the manifest; times are moved to the beginning of its stretch of the file."""
    shift = row.get("start_s") or 0.0
    words = tuple(
        SpokenWord(word["text"], 1000 * (word["start_s"] - shift), 1000 * (word["end_s"] - shift))
        for word in row.get("words", ())
    )
    translations = tuple(row.get("translations") or [row["translation"]])
    return Recording(str(folder / row["audio"]), row["language"], row["text"], translations, words)


@contextmanager
def _audio(recording: Recording, row: Mapping[str, Any]) -> Iterator[str]:
    """The path of a file with the recording alone: its own, or one that holds its stretch for the time being."""
    if row.get("start_s") is None and row.get("end_s") is None:
        yield recording.audio
        return
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "recording.wav")
        try:
            with soundfile.SoundFile(recording.audio) as file:
                rate = file.samplerate
                end = round((row.get("end_s") or file.frames / rate) * rate)
                file.seek(round((row.get("start_s") or 0.0) * rate))
                soundfile.write(path, file.read(end - file.tell()), rate)
        except (soundfile.SoundFileError, OSError, ValueError) as error:
            raise AudioFileError(
                f"{recording.audio} cannot be cut from {row.get('start_s')} to {row.get('end_s')} s: {error}",
                hint="Check the file, start_s and end_s.",
            ) from error
        yield path


def _counted(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """`rows`, counted on standard error where somebody looks at it."""
    for number, row in enumerate(rows, 1):
        if sys.stderr.isatty():
            print(f"\r{number} of {len(rows)} recordings", end="\n" if number == len(rows) else "", file=sys.stderr)
        yield row


def _columns(
    results: Sequence[Result], languages: tuple[str, str]
) -> tuple[dict[str, dict[str, float | None]], dict[str, str]]:
    """The figures of each direction and of all, and sacrebleu's signatures."""
    columns: dict[str, dict[str, float | None]] = {}
    signatures: dict[str, str] = {}
    for source, target in (languages, languages[::-1]):
        chosen = [result for result in results if result.recording.language == source]
        scores, signatures = quality(chosen)
        columns[f"{source}→{target}"] = figures(chosen) | scores
    columns["all"] = figures(results) | {"peak_memory_mb": _peak_memory_mb()}
    return columns, signatures


def _peak_memory_mb() -> float | None:
    """The most memory that the process has held, in megabytes; None on Windows."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - not there on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1000
