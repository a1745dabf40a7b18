"""The figures of a benchmark from the measures of its recordings, and the table that shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from interpreter_app.cli.bench_measures import Measures, Recording
from interpreter_app.policy.metrics import WordErrors, fold, percentile, word_errors

LONG = 9
"""Words of a sentence that is long enough for its translation to begin before it ends."""

Figures = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Offline:
    """What the same models make of a whole recording at once."""

    language: str | None
    transcript: str
    translation: str


@dataclass(frozen=True, slots=True)
class Result:
    """All that is known of one recording."""

    recording: Recording
    measures: Measures
    offline: Offline
    audio_s: float
    compute_s: float
    """Processor time."""
    speech_s: float = 0.0
    """From the first word to the last."""
    stages: Mapping[str, float] = field(default_factory=dict)
    """Seconds worked per stage."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table."""

    name: str
    key: str
    show: Callable[[float], str]


def _percent(value: float) -> str:
    return f"{100 * value:.1f} %"


def _score(value: float) -> str:
    return f"{value:.1f}"


def _ms(value: float) -> str:
    return f"{value:.0f} ms"


def _count(value: float) -> str:
    return f"{value:.0f}"


def _ratio(value: float) -> str:
    return f"{value:.3f}"


_TABLE = (
    _Line("recordings", "recordings", _count),
    _Line("word error rate, streamed", "wer", _percent),
    _Line("word error rate, whole recording at once", "wer_offline", _percent),
    _Line("BLEU, streamed", "bleu", _score),
    _Line("BLEU, whole recording at once", "bleu_offline", _score),
    _Line("BLEU, streamed of whole", "bleu_kept", _percent),
    _Line("chrF, streamed", "chrf", _score),
    _Line("chrF, whole recording at once", "chrf_offline", _score),
    _Line("turns", "turns", _count),
    _Line("turns in the right direction", "turns_right", _percent),
    _Line("  where the language is right at once", "turns_right_identified", _percent),
    _Line("turns spoken in full", "turns_spoken", _percent),
    _Line(f"translated before the end, {LONG} words or more", "mid_sentence", _percent),
    _Line("  computing included", "mid_sentence_clock", _percent),
    _Line(f"spoken in part before the end, {LONG} words or more", "mid_sentence_spoken", _percent),
    _Line("  computing included", "mid_sentence_spoken_clock", _percent),
    _Line("lagging (LAAL)", "laal_ms", _ms),
    _Line("  computing included", "laal_clock_ms", _ms),
    _Line("lagging of continuous speech (LongYAAL)", "long_yaal_ms", _ms),
    _Line("  computing included", "long_yaal_clock_ms", _ms),
    _Line("  growth a minute, computing included", "lag_growth_clock_ms_per_minute", _ms),
    _Line("first audio after the end of speech, median", "first_audio_ms", _ms),
    _Line("  computing included", "first_audio_clock_ms", _ms),
    _Line("  computing included, 95th percentile", "first_audio_clock_p95_ms", _ms),
    _Line("normalized erasure", "erasure", _ratio),
    _Line("changes to committed text", "committed_changed", _count),
    _Line("start of words, median error", "word_start_error_ms", _ms),
    _Line("end of words, median error", "word_end_error_ms", _ms),
    _Line("reports of falling behind", "falling_behind", _count),
    _Line("  at most", "behind_most_ms", _ms),
    _Line("utterances without a final", "finals_lost", _count),
    _Line("failures of a stage", "failures", _count),
    _Line("real-time factor (processor time)", "real_time_factor", _ratio),
    _Line("processor time per second of speech", "compute_per_speech", _ratio),
    _Line("peak memory", "peak_memory_mb", lambda value: f"{value:.0f} MB"),
)


def figures(results: Sequence[Result]) -> Figures:
    """The figures of `results`: shares from 0 to 1, times in milliseconds, None where there is nothing to measure."""
    measures = [result.measures for result in results]
    identified = [r.measures for r in results if r.offline.language == r.recording.language]
    long = [r.measures for r in results if len(fold(r.recording.text)) >= LONG]
    audio = [m.first_audio_clock_ms for m in measures if m.first_audio_clock_ms is not None]
    turns = sum(m.turns for m in measures)
    return {
        "recordings": len(results),
        "words": sum(len(fold(r.recording.text)) for r in results),
        "wer": _wer((r.recording.text, r.measures.transcript) for r in results),
        "wer_offline": _wer((r.recording.text, r.offline.transcript) for r in results),
        "turns": turns,
        "turns_right": _share(sum(m.turns_right for m in measures), turns),
        "turns_right_identified": _share(sum(m.turns_right for m in identified), sum(m.turns for m in identified)),
        "turns_spoken": _share(sum(m.turns_spoken for m in measures), turns),
        "language_right_offline": _share(len(identified), len(results)),
        "long_sentences": len(long),
        "mid_sentence": _share(sum(_early(m.first_word_ms) for m in long), len(long)),
        "mid_sentence_clock": _share(sum(_early(m.first_word_clock_ms) for m in long), len(long)),
        "mid_sentence_spoken": _share(sum(_early(m.first_audio_ms) for m in long), len(long)),
        "mid_sentence_spoken_clock": _share(sum(_early(m.first_audio_clock_ms) for m in long), len(long)),
        "laal_ms": _mean(m.laal_ms for m in measures),
        "laal_clock_ms": _mean(m.laal_clock_ms for m in measures),
        "first_audio_ms": _median(m.first_audio_ms for m in measures),
        "first_audio_clock_ms": _median(audio),
        "first_audio_clock_p95_ms": percentile(audio, 95) if audio else None,
        "erasure": _share(sum(m.deleted for m in measures), sum(m.tokens for m in measures)),
        "committed_changed": sum(m.committed_changed for m in measures),
        "word_start_error_ms": _median(abs(error) for m in measures for error in m.start_errors_ms),
        "word_end_error_ms": _median(abs(error) for m in measures for error in m.end_errors_ms),
        "word_start_bias_ms": _median(error for m in measures for error in m.start_errors_ms),
        "word_end_bias_ms": _median(error for m in measures for error in m.end_errors_ms),
        "falling_behind": sum(m.falling_behind for m in measures),
        "behind_most_ms": max((m.behind_most_ms for m in measures), default=0.0),
        "finals_lost": sum(m.finals_lost for m in measures),
        "failures": sum(m.failures for m in measures),
        "audio_s": round(sum(r.audio_s for r in results), 1),
        "real_time_factor": _share(sum(r.compute_s for r in results), sum(r.audio_s for r in results)),
        "compute_per_speech": _share(sum(r.compute_s for r in results), sum(r.speech_s for r in results)),
    }


def quality(results: Sequence[Result]) -> tuple[Figures, dict[str, str]]:
    """BLEU and chrF of results in one direction over all references, streamed and offline, and their signatures."""
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415 - takes a second to import
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415

    references = [r.recording.translations for r in results]
    widest = max(map(len, references), default=0)
    streams: Any = [[texts[i] if i < len(texts) else None for texts in references] for i in range(widest)]
    bleu, chrf = BLEU(), CHRF()
    scores: Figures = {}
    for suffix, texts in (
        ("", [r.measures.translation for r in results]),
        ("_offline", [r.offline.translation for r in results]),
    ):
        scores[f"bleu{suffix}"] = bleu.corpus_score(texts, streams).score
        scores[f"chrf{suffix}"] = chrf.corpus_score(texts, streams).score
    scores["bleu_kept"] = _share(scores["bleu"] or 0.0, scores["bleu_offline"] or 0.0)
    return scores, {"bleu": str(bleu.get_signature()), "chrf": str(chrf.get_signature())}


def table(columns: Mapping[str, Mapping[str, Any]]) -> str:
    """`columns` (title -> figures) side by side; what a column has not is a dash, what none has is left out."""
    rows = [["", *columns]]
    for line in _TABLE:
        if not any(line.key in column for column in columns.values()):
            continue
        values = [column.get(line.key) for column in columns.values()]
        rows.append([line.name, *("–" if value is None else line.show(value) for value in values)])
    return _aligned(rows)


def comparison(ours: Figures, theirs: Figures) -> str:
    """Our figures, the baseline's, and ours divided by the baseline's."""
    rows = [["", "this program", "naive", "ratio"]]
    for line in _TABLE:
        a, b = ours.get(line.key), theirs.get(line.key)
        if line.key in ours and line.key in theirs and (a is not None or b is not None):
            ratio = f"{a / b:.3f}" if a is not None and b else "–"
            rows.append([line.name, *("–" if v is None else line.show(v) for v in (a, b)), ratio])
    return _aligned(rows)


def stages(results: Sequence[Result], names: Sequence[str], *, rest: bool) -> str:
    """Where computing time went; `rest`: with what is none of the stages, which processor time alone tells."""
    audio = sum(r.audio_s for r in results)
    spent = {name: sum(r.stages.get(name, 0.0) for r in results) for name in names}
    if rest:
        spent["everything else"] = max(0.0, sum(r.compute_s for r in results) - sum(spent.values()))
    total = sum(spent.values())
    rows = [["", "seconds", "share", "per second of audio"]]
    for name, seconds in spent.items():
        rows.append([name, f"{seconds:.1f}", _percent(seconds / total if total else 0.0), _ratio(seconds / audio)])
    return _aligned(rows)


def curve(points: Mapping[tuple[bool, int], Figures]) -> str:
    """The price of erasure: figures by Reading mode and mask."""
    rows = [["", "mask", "erasure", "LAAL", "with computing", "BLEU", "of whole"]]
    for (reading, mask), found in points.items():
        cells = (
            ("erasure", _ratio),
            ("laal_ms", _ms),
            ("laal_clock_ms", _ms),
            ("bleu", _score),
            ("bleu_kept", _percent),
        )
        shown = ["–" if (value := found.get(key)) is None else show(value) for key, show in cells]
        rows.append(["Reading" if reading else "default", str(mask), *shown])
    return _aligned(rows)


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(
        row[0].ljust(widths[0]) + "".join(f"  {cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )


def _wer(texts: Iterable[tuple[str, str]]) -> float:
    return sum((word_errors(*pair) for pair in texts), WordErrors()).rate


def _early(after_end_ms: float | None) -> bool:
    return after_end_ms is not None and after_end_ms < 0


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _median(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return percentile(known, 50) if known else None
