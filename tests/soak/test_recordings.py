"""Recordings of real people: where speech begins and ends, whatever the recognizer makes of their words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from interpreter_app import compose, settings
from interpreter_app.audio.files import read_blocks
from interpreter_app.core.audio import Floats, Heard, SpeechBlock
from interpreter_app.core.events import StageFailed, TurnEnded
from interpreter_app.core.options import EndpointingOptions, GateOptions
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import RATE_HZ, LaneId, Samples, samples
from interpreter_app.engines.silero import SileroVoiceActivity
from interpreter_app.pipeline.segmentation import Segmentation

LANE = LaneId("test")
PADDING = samples(GateOptions().prefix_padding_ms)
SHORT = ("jfk.flac", "che_test_es_norm.flac", "falcon_test.flac", "sb_spk2_snt5.flac", "living_room_light_de.flac")
"""Those that every run tries; `--full` tries all."""


@pytest.fixture(scope="module")
def silero() -> SileroVoiceActivity:
    return SileroVoiceActivity()


def utterances(silero: SileroVoiceActivity, file: Path) -> list[tuple[int, int]]:
    """Where the segmentation finds speech."""
    silence = EndpointingOptions().silence_duration_ms
    stage = Segmentation(silero.listen(), GateOptions(), EndpointingOptions(late_silence_ms=silence))
    blocks = [*read_blocks(str(file), lane=LANE)]
    end = blocks[-1].end if blocks else Samples(0)
    starts, stops = [], []
    for item in (*blocks, Heard(LANE, end, finished=True)):
        for block in stage.step(item, Samples(0)):
            if isinstance(block, SpeechBlock):
                starts += [block.audio.start] if len(starts) == len(stops) else []
                stops += [block.paused] if block.last else []
    return list(zip(starts, stops, strict=True))


def offline(audio: Floats) -> list[tuple[int, int]]:
    """What Silero's own pass over a whole recording calls speech, with the same thresholds and the same silence.

    Like Silero's, faster-whisper's copy of that pass ends speech that is still open where the recording ends.
    """
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(
        threshold=GateOptions().threshold,
        neg_threshold=GateOptions().deactivation_threshold,
        min_silence_duration_ms=EndpointingOptions().silence_duration_ms,
        min_speech_duration_ms=GateOptions().min_speech_ms,
        speech_pad_ms=0,
    )
    return [(span["start"], span["end"]) for span in get_speech_timestamps(audio, options)]


def mask(spans: list[tuple[int, int]], length: int) -> np.ndarray:
    """Which of `length` samples lie in one of the spans."""
    out = np.zeros(length, bool)
    for begin, end in spans:
        out[max(0, begin) : end] = True
    return out


@dataclass
class Tally:
    """Samples, over all recordings."""

    speech: int = 0
    found: int = 0
    rest: int = 0
    invented: int = 0


def files(recordings: Path, names: tuple[str, ...] = ()) -> list[Path]:
    rows = [json.loads(line) for line in (recordings / "manifest.jsonl").read_text("utf-8").splitlines()]
    return [recordings / row["file"] for row in rows if not names or row["file"] in names]


def test_speech_is_found_where_the_offline_pass_finds_it(recordings: Path, silero: SileroVoiceActivity) -> None:
    tally = Tally()
    for file in files(recordings):
        audio = np.concatenate([block.samples for block in read_blocks(str(file), lane=LANE)])
        spans = offline(audio)
        mine, speech = mask(utterances(silero, file), len(audio)), mask(spans, len(audio))
        rest = ~mask([(begin - PADDING, end) for begin, end in spans], len(audio))
        tally.speech += int(speech.sum())
        tally.found += int((speech & mine).sum())
        tally.rest += int(rest.sum())
        tally.invented += int((rest & mine).sum())
    print(f"found {tally.found / tally.speech:.1%} of speech and {tally.invented / tally.rest:.1%} of the rest")
    assert tally.found >= 0.95 * tally.speech
    assert tally.invented <= 0.05 * tally.rest


def test_edges_do_not_depend_on_the_sample_rate(recordings: Path, silero: SileroVoiceActivity, tmp_path: Path) -> None:
    worst = 0
    for file in files(recordings):
        audio, rate = soundfile.read(file, dtype="float32")
        assert rate == RATE_HZ
        wide = tmp_path / "wide.wav"
        soundfile.write(wide, soxr.resample(audio, RATE_HZ, 48_000, quality="VHQ"), 48_000, subtype="FLOAT")
        at_16, at_48 = utterances(silero, file), utterances(silero, wide)
        assert len(at_16) == len(at_48), file.name
        worst = max(
            [worst, *(abs(a - b) for x, y in zip(at_16, at_48, strict=True) for a, b in zip(x, y, strict=True))]
        )
    print(f"edges move by at most {worst / RATE_HZ * 1000:.0f} ms")
    assert worst <= samples(64)


@pytest.mark.parametrize("names", [SHORT, pytest.param((), marks=pytest.mark.full)], ids=["some", "all"])
@pytest.mark.timeout(1800)
def test_every_recording_goes_through_and_nothing_committed_changes(recordings: Path, names: tuple[str, ...]) -> None:
    chosen = settings.load({"languages": {"between": ("en", "es")}})
    with compose.open_engines(chosen) as engines:
        for file in files(recordings, names):
            events: list[object] = []
            transcript = compose.interpret(
                engines, chosen, [str(file)], subscribe=[lambda event, _, events=events: events.append(event)]
            )
            assert not [event for event in events if isinstance(event, StageFailed)], file.name
            last: dict[int, Hypothesis] = {}
            for event in events:
                if isinstance(event, Hypothesis):
                    before = last.get(event.utterance)
                    assert before is None or event.tokens[: before.stable] == before.committed, file.name
                    last[event.utterance] = event
            assert all(event.final for event in last.values())
            assert len(transcript.turns) == len([e for e in events if isinstance(e, TurnEnded)])
