"""Recordings of real people: where speech begins and ends, whatever the recognizer makes of their words."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from interpreter_app import compose, settings
from interpreter_app.audio.files import read_blocks
from interpreter_app.core.audio import Floats, Heard
from interpreter_app.core.events import SpeechStarted, SpeechStopped, StageFailed, TurnEnded
from interpreter_app.core.options import EndpointingOptions, GateOptions
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import RATE_HZ, WINDOW, LaneId, Samples, samples
from interpreter_app.engines.silero import SileroVoiceActivity
from interpreter_app.pipeline.segmentation import Segmentation, Utterances

LANE = LaneId("test")
PADDING = samples(GateOptions().prefix_padding_ms)
SHORT = ("jfk.flac", "che_test_es_norm.flac", "falcon_test.flac", "sb_spk2_snt5.flac", "living_room_light_de.flac")
"""Those that every run tries; `--full` tries all."""


@pytest.fixture(scope="module")
def silero() -> SileroVoiceActivity:
    return SileroVoiceActivity()


def utterances(silero: SileroVoiceActivity, file: Path) -> list[tuple[int, int]]:
    """Where the segmentation finds speech."""
    stage = Segmentation(silero.listen(), GateOptions(), EndpointingOptions(), Utterances())
    end, starts, stops = Samples(0), [], []
    for block in read_blocks(str(file), lane=LANE):
        end = block.end
        for event in stage.step(block, Samples(0)):
            starts += [event.at] if isinstance(event, SpeechStarted) else []
            stops += [event.at] if isinstance(event, SpeechStopped) else []
    for event in stage.step(Heard(LANE, end, finished=True), Samples(0)):
        stops += [event.at] if isinstance(event, SpeechStopped) else []
    return list(zip(starts, stops, strict=True))


def offline(audio: Floats) -> np.ndarray:
    """Which 512-sample windows Silero scores as speech when it is given the whole recording at once."""
    from faster_whisper.vad import get_vad_model

    padded = np.pad(audio, (0, -len(audio) % WINDOW))
    return np.asarray(get_vad_model()(padded)).ravel() >= GateOptions().threshold


def filled(speech: np.ndarray) -> np.ndarray:
    """`speech` with the pauses that do not end an utterance, and its padding."""
    out = speech.copy()
    places = np.flatnonzero(speech)
    pause = EndpointingOptions().silence_duration_ms // 32 + 1
    for before, after in itertools.pairwise(places):
        if after - before <= pause:
            out[before:after] = True
    padding = PADDING // WINDOW + 1
    for begin in np.flatnonzero(np.diff(out.astype(int), prepend=0) > 0):
        out[max(0, begin - padding) : begin] = True
    return out


def mask(spans: list[tuple[int, int]], windows: int) -> np.ndarray:
    """Which windows lie, by their middle, in one of the spans."""
    middle = (np.arange(windows) + 0.5) * WINDOW
    return np.any([(begin <= middle) & (middle < end) for begin, end in spans] or [np.zeros(windows, bool)], axis=0)


@dataclass
class Tally:
    """Windows, over all recordings."""

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
        speech = offline(audio)
        mine, rest = mask(utterances(silero, file), len(speech)), ~filled(speech)
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
