"""The command `bench`: interpret recordings whose words are known, and measure how well and how late."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, get_args

from interpreter_app import __version__, compose, settings
from interpreter_app.cli.arguments import add_packs, merged, packs_of
from interpreter_app.cli.bench_manifest import audio_of, languages_of, read_manifest, recording_of
from interpreter_app.cli.bench_measures import Recording
from interpreter_app.cli.bench_report import (
    Figures,
    Offline,
    Result,
    comparison,
    curve,
    figures,
    quality,
    stages,
    table,
)
from interpreter_app.cli.bench_run import Bench, talk
from interpreter_app.cli.bench_talk import join
from interpreter_app.core.errors import UsageError, cannot_write
from interpreter_app.core.options import LanguageOptions, Pace, Window
from interpreter_app.storage.outputs import check_output

SHIPPED = "resources/bench/held-out.jsonl"
MASKS = range(4)
"""What `--curve` tries."""
_OF_SENTENCES = ("mid_sentence", "long_sentences", "laal", "first_audio", "turns_right_identified")
"""How the names of figures begin that mean nothing for continuous speech."""
_OF_COST = (
    "recordings",
    "audio_s",
    "real_time_factor",
    "compute_per_speech",
    "falling_behind",
    "failures",
    "peak_memory",
)
"""How the names of figures begin that mean something for models of random weights."""


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
        "--baseline",
        choices=["naive"],
        help="also measure what one would write without this program, on the same audio and the same models:"
        " faster-whisper on a growing buffer, once a second, and translation and speech sentence by sentence",
    )
    parser.add_argument(
        "--continuous",
        metavar="MINUTES",
        type=float,
        help="join the recordings of each language into continuous speech, with pauses of 0.2 to 0.8 s",
    )
    parser.add_argument(
        "--shape",
        choices=compose.SHAPES,
        help="what it would cost with Whisper's models of this size and OPUS-MT's: random weights compute, the"
        " installed packs say what was said",
    )
    parser.add_argument(
        "--curve", action="store_true", help="the price of erasure: erasure, lag and BLEU by mask and in Reading mode"
    )
    parser.add_argument(
        "--slowed",
        metavar="N",
        type=float,
        default=0.0,
        help="let the recognizer take N seconds longer for each second it hears: overload, from 1 on",
    )
    parser.add_argument(
        "--window", choices=get_args(Window), help="what the recognizer encodes: as the pack says, the audio, or 30 s"
    )
    add_packs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Measure every recording and print the table; 0, or what went wrong as an exception."""
    _check(arguments)
    manifest = Path(arguments.manifest) if arguments.manifest else settings.bundled(SHIPPED)
    rows = read_manifest(manifest)
    languages = languages_of(rows)
    more = {"models": {"window": arguments.window}} if arguments.window else {}
    chosen = settings.load(merged(packs_of(arguments), more))
    chosen = replace(chosen, options=replace(chosen.options, languages=LanguageOptions(between=languages)))
    realtime = arguments.pace == "realtime"
    with (
        tempfile.TemporaryDirectory() as folder,
        compose.open_rig(chosen, shape=arguments.shape, threaded=realtime, slowed=arguments.slowed) as rig,
    ):
        bench = Bench(rig, chosen, languages, arguments.pace)
        recordings = [
            (recording, audio_of(recording, row, Path(folder) / f"{i}.wav"))
            for i, row in enumerate(rows)
            for recording in [recording_of(row, manifest.parent)]
        ]
        if arguments.curve:
            report = _curve(bench, recordings)
        elif arguments.continuous:
            report = _continuous(bench, recordings, arguments, Path(folder))
        else:
            report = _sentences(bench, recordings, arguments)
        packs = rig.engines.packs
    if arguments.json:
        report = {"version": __version__, "pace": arguments.pace, "packs": packs} | report
        try:
            Path(arguments.json).write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
        except OSError as error:
            raise cannot_write(arguments.json, error) from error
    return 0


def _check(arguments: argparse.Namespace) -> None:
    """Find what cannot work before any work begins."""
    if arguments.json:
        check_output(arguments.json)
    if arguments.shape and arguments.pace == "realtime":
        raise UsageError("--shape does not go with --pace realtime", hint="Cost is measured at full speed.")
    if arguments.slowed and not (arguments.slowed > 0 and arguments.pace == "realtime"):
        raise UsageError("--slowed goes with --pace realtime", hint="At full speed nothing is ever late: add it.")
    if arguments.curve and (arguments.shape or arguments.baseline or arguments.continuous):
        raise UsageError("--curve does not go with other modes", hint="Leave out --shape, --baseline, --continuous.")
    if arguments.continuous is not None and not 0 < arguments.continuous <= 600:
        raise UsageError("--continuous takes 0 to 600 minutes", hint="Ten minutes show whether lag grows.")


def _sentences(
    bench: Bench, recordings: Sequence[tuple[Recording, str]], arguments: argparse.Namespace
) -> dict[str, Any]:
    """Each recording by itself."""
    results, theirs = [], []
    for recording, path in _counted(recordings):
        offline = Offline(None, "", "") if arguments.shape else bench.offline(path)
        results.append(bench.ours(recording, path, offline)[0])
        if arguments.baseline:
            theirs.append(bench.naive(recording, path, offline)[0])
    columns, signatures = _columns(results, bench.languages)
    report: dict[str, Any] = {
        "signatures": signatures,
        "figures": columns,
        "recordings": [asdict(result) for result in results],
    }
    against = _columns(theirs, bench.languages)[0] if theirs else {}
    _show(columns, against, results, theirs, arguments)
    return report | ({"baseline": against} if theirs else {})


def _continuous(
    bench: Bench, recordings: Sequence[tuple[Recording, str]], arguments: argparse.Namespace, folder: Path
) -> dict[str, Any]:
    """The recordings of each language as one."""
    columns: dict[str, Figures] = {}
    against: dict[str, Figures] = {}
    results: list[Result] = []
    theirs: list[Result] = []
    for language in bench.languages:
        mine = [pair for pair in recordings if pair[0].language == language]
        one = join(mine, arguments.continuous, folder / f"{language}.wav")
        paths = {recording.audio: path for recording, path in mine}
        once = {a: Offline(None, "", "") if arguments.shape else bench.offline(path) for a, path in paths.items()}
        offline = [once[sentence.audio] for sentence in one.sentences]
        title = f"{language}→{bench.other(language)}"
        for naive, into, kept in ((False, columns, results), (True, against, theirs)):
            if not naive or arguments.baseline:
                result, found = talk(bench, one, offline, naive=naive)
                into[title] = _without(figures([result]) | found, _OF_SENTENCES)
                kept.append(result)
    _show(columns, against, results, theirs, arguments)
    return {"figures": columns, "baseline": against, "stages": [dict(result.stages) for result in results]}


def _curve(bench: Bench, recordings: Sequence[tuple[Recording, str]]) -> dict[str, Any]:
    """Every recording at every point of the curve."""
    offline = [bench.offline(path) for _, path in recordings]
    points: dict[tuple[bool, int], Figures] = {}
    for reading in (False, True):
        for mask in MASKS:
            options = bench.settings.options
            options = replace(options, translation=replace(options.translation, reading=reading, mask=mask))
            at = replace(bench, settings=replace(bench.settings, options=options))
            pairs = zip(recordings, offline, strict=True)
            results = [at.ours(recording, path, once)[0] for (recording, path), once in pairs]
            points[reading, mask] = _both(_columns(results, bench.languages)[0])
    print(curve(points))
    return {"curve": [{"reading": reading, "mask": mask} | found for (reading, mask), found in points.items()]}


def _show(
    columns: Mapping[str, Figures],
    against: Mapping[str, Figures],
    results: Sequence[Result],
    theirs: Sequence[Result],
    arguments: argparse.Namespace,
) -> None:
    """Print the tables."""
    if arguments.shape:
        print(f"What it costs with models of the shape {arguments.shape}: nothing is said of quality or lag.\n")
        columns, against = ({k: _only(v, _OF_COST) for k, v in side.items()} for side in (columns, against))
    print(table(columns))
    if theirs:
        print("\nAgainst the naive baseline, both directions (BLEU and lag of continuous speech: their mean)\n")
        ours, others = (
            _both(side) | (_only(figures(kept), _OF_COST) if arguments.shape or arguments.continuous else {})
            for side, kept in ((columns, results), (against, theirs))
        )
        print(comparison(ours, others))
    clock = "wall clock" if arguments.pace == "realtime" else "processor time"
    sequence = (compose.TRANSCRIBE, "translate", "synthesis")
    for who, kept, names in (("this program", results, compose.STAGES), ("the naive baseline", theirs, sequence)):
        if kept:
            print(f"\nWhere the time of {who} went ({clock})\n")
            print(stages(kept, names, rest=arguments.pace == "fast"))


def _both(columns: Mapping[str, Figures]) -> Figures:
    """The figures of all recordings, and of what only a direction has the mean of both."""
    directions = [column for title, column in columns.items() if title != "all"]
    mean: Figures = {}
    for key in directions[0]:
        values = [value for column in directions if (value := column.get(key)) is not None]
        mean[key] = sum(values) / len(values) if values else None
    return mean | columns.get("all", {})


def _only(found: Figures, names: Sequence[str]) -> Figures:
    return {key: value for key, value in found.items() if key.startswith(tuple(names))}


def _without(found: Figures, names: Sequence[str]) -> Figures:
    return {key: value for key, value in found.items() if not key.startswith(tuple(names))}


def _counted(rows: Sequence[tuple[Recording, str]]) -> Iterator[tuple[Recording, str]]:
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
