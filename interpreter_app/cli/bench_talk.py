"""Continuous speech made of recordings of sentences, and how late its interpretation is from beginning to end."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import soundfile
import soxr

from interpreter_app.cli.bench_measures import Moment, Recording, SpokenWord, standing
from interpreter_app.cli.bench_report import Figures, Result, quality
from interpreter_app.core.errors import AudioFileError
from interpreter_app.core.text import Translation
from interpreter_app.core.units import RATE_HZ
from interpreter_app.policy.lagging import Segment, growth, long_yaal, resegment
from interpreter_app.policy.metrics import fold

PAUSE_S = (0.2, 0.8)
"""Shortest and longest pause between two sentences."""
_EDGE_S = 0.05
"""Kept before the first and after the last word of a recording."""
_LEAD_S = 0.5
"""Silence at the beginning."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Sentences of one language that follow each other without a break."""

    recording: Recording
    """All of it; words, where they are known, with their times in it."""
    sentences: tuple[Recording, ...]
    """As they were before."""
    spans_ms: tuple[tuple[float, float], ...]
    """When each begins and ends in the talk."""


def join(recordings: Sequence[tuple[Recording, str]], minutes: float, out: Path) -> Talk:
    """Write `recordings` (each with the path of its audio) to `out`, one after the other, for about `minutes`.

    Their order and the pauses are the same every time; where there are too few they come again, in another order.
    Raises `AudioFileError`.
    """
    chance = random.Random(0)  # noqa: S311 - nothing secret
    heard: list[Recording] = []
    spans: list[tuple[float, float]] = []
    parts = [np.zeros(round(_LEAD_S * RATE_HZ), np.float32)]
    at = len(parts[0])
    while at < minutes * 60 * RATE_HZ:
        for recording, path in chance.sample(list(recordings), len(recordings)):
            audio, begin = _speech(recording, path)
            start = at * 1000 / RATE_HZ
            shift = start - begin
            words = tuple(
                SpokenWord(word.text, _moved(word.start_ms, shift), _moved(word.end_ms, shift))
                for word in recording.words
            )
            heard.append(replace(recording, words=words))
            pause = np.zeros(round(chance.uniform(*PAUSE_S) * RATE_HZ), np.float32)
            spans.append((start, start + len(audio) * 1000 / RATE_HZ))
            parts += [audio, pause]
            at += len(audio) + len(pause)
            if at >= minutes * 60 * RATE_HZ:
                break
    soundfile.write(out, np.concatenate([*parts, np.zeros(RATE_HZ, np.float32)]), RATE_HZ)
    whole = Recording(
        str(out),
        heard[0].language,
        " ".join(one.text for one in heard),
        (" ".join(one.translations[0] for one in heard),),
        tuple(word for one in heard for word in one.words),
    )
    return Talk(whole, tuple(heard), tuple(spans))


def talk_figures(talk: Talk, made: Sequence[Moment], result: Result) -> Figures:
    """LongYAAL with computing and without, how lag grows, and BLEU sentence by sentence.

    The translation's words are first given back to the sentences: `policy.lagging.resegment`.
    """
    shown = [moment for moment in made if isinstance(moment.event, Translation)]
    lags = {
        suffix: _lags(talk, shown, [getattr(moment, clock) for moment in shown], result.audio_s * 1000)
        for suffix, clock in (("_ms", "heard_ms"), ("_clock_ms", "clock_ms"))
    }
    found: Figures = {}
    for suffix, values in lags.items():
        known = [
            (start / 60_000, lag) for (start, _), lag in zip(talk.spans_ms, values, strict=True) if lag is not None
        ]
        found[f"long_yaal{suffix}"] = sum(lag for _, lag in known) / len(known) if known else None
        found[f"lag_growth{suffix}_per_minute"] = growth(known)
    references = [[_form(word) for word in one.translations[0].split()] for one in talk.sentences]
    said = result.measures.translation.split()
    owners = resegment(references, [_form(word) for word in said])
    parts = [" ".join(w for w, mine in zip(said, owners, strict=True) if mine == i) for i in range(len(references))]
    # Whole recordings were translated one by one already.
    whole = result.offline.translation.split("\n")
    pairs = zip(talk.sentences, parts, whole, strict=True)
    scores, _ = quality(
        [
            replace(
                result,
                recording=sentence,
                measures=replace(result.measures, translation=part),
                offline=replace(result.offline, translation=once),
            )
            for sentence, part, once in pairs
        ]
    )
    return found | scores


def _lags(talk: Talk, shown: Sequence[Moment], times: Sequence[float], end: float) -> list[float | None]:
    segments = [
        Segment(tuple(fold(sentence.translations[0])), *span)
        for sentence, span in zip(talk.sentences, talk.spans_ms, strict=True)
    ]
    words, since = standing(shown, times)
    return long_yaal(segments, words, since, end)


def _speech(recording: Recording, path: str) -> tuple[np.ndarray, float]:
    """A recording without the silence around it, 16 kHz mono, and where in the file it begins, in milliseconds."""
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError) as error:
        raise AudioFileError(f"{path} cannot be read: {error}", hint="Check the file.") from error
    audio = samples.mean(axis=1) if rate == RATE_HZ else soxr.resample(samples.mean(axis=1), rate, RATE_HZ)
    if not recording.words:
        return audio, 0.0
    begin = max(0, round(((recording.words[0].start_ms or 0.0) / 1000 - _EDGE_S) * RATE_HZ))
    end = recording.words[-1].end_ms
    return audio[begin : None if end is None else round((end / 1000 + _EDGE_S) * RATE_HZ)], begin * 1000 / RATE_HZ


def _moved(time_ms: float | None, shift_ms: float) -> float | None:
    return None if time_ms is None else time_ms + shift_ms


def _form(word: str) -> str:
    """What of a word is compared: its letters, or its marks where it has none."""
    return "".join(fold(word)) or word
