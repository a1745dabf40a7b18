"""The event log's lines, as the contract has them, and what happens when they cannot be written."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from interpreter_app.core.errors import OutputError
from interpreter_app.core.events import (
    EVENT_TYPES,
    AudioDropped,
    ClauseSkipped,
    DeviceChanged,
    FallingBehind,
    LevelMeasured,
    ModelLoading,
    OwnVoiceDropped,
    SessionStateChanged,
    SpeakingStarted,
    SpeakingStopped,
    SpeechStarted,
    SpeechStopped,
    StageFailed,
    TurnEnded,
)
from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.storage.event_log import NOT_LOGGED, TYPES, EventLog, from_json, to_json

AT = (LaneId("mic"), samples(1500))
BASE = {"lane": "mic", "heard_ms": 1500, "elapsed_ms": 7}
U, T = UtteranceId(3), TurnId(2)

LINES = [
    (SessionStateChanged(*AT, "running"), {"type": "session", "state": "running"}),
    (
        SessionStateChanged(*AT, "loading", version="0.1.0", options={"a": {"b": 1}}, packs=("starter",)),
        {
            "type": "session",
            "state": "loading",
            "version": "0.1.0",
            "options": {"a": {"b": 1}},
            "packs": ["starter"],
        },
    ),
    (SpeechStarted(*AT, U, samples(640)), {"type": "speech_started", "utterance": 3, "at_ms": 640}),
    (SpeechStopped(*AT, U, samples(900)), {"type": "speech_stopped", "utterance": 3, "at_ms": 900}),
    (
        Hypothesis(
            *AT,
            T,
            U,
            "en",
            (
                Token(" Good", samples(700), samples(900), 0.91236, language="en", speaker="A"),
                Token(" morning", samples(900), samples(1200)),
                Token("."),
            ),
            stable=1,
            final=False,
            target="es",
        ),
        {
            "type": "hypothesis",
            "utterance": 3,
            "turn": 2,
            "origin": "speech",
            "language": "en",
            "tokens": [
                {"text": " Good", "start_ms": 700, "end_ms": 900, "probability": 0.9124, "speaker": "A"},
                {"text": " morning", "start_ms": 900, "end_ms": 1200},
                {"text": "."},
            ],
            "stable": 1,
            "final": False,
        },
    ),
    (
        Hypothesis(*AT, T, U, None, (), stable=0, final=True, origin="typed", supersedes=UtteranceId(1)),
        {
            "type": "hypothesis",
            "utterance": 3,
            "turn": 2,
            "origin": "typed",
            "supersedes": 1,
            "language": None,
            "tokens": [],
            "stable": 0,
            "final": True,
        },
    ),
    (
        Translation(*AT, T, U, Direction("en", "es"), (Token(" Buenos"), Token(" días")), 2, True, Revision(1, 0, 1)),
        {
            "type": "translation",
            "utterance": 3,
            "turn": 2,
            "source_language": "en",
            "target_language": "es",
            "tokens": [{"text": " Buenos"}, {"text": " días"}],
            "stable": 2,
            "final": True,
            "revision": {"kept": 1, "deleted": 0, "added": 1},
        },
    ),
    (
        Translation(*AT, T, U, Direction("en", "es"), (), 0, False, Revision(0, 2, 0), literal="Buen día"),
        {
            "type": "translation",
            "utterance": 3,
            "turn": 2,
            "source_language": "en",
            "target_language": "es",
            "tokens": [],
            "stable": 0,
            "final": False,
            "revision": {"kept": 0, "deleted": 2, "added": 0},
            "literal": "Buen día",
        },
    ),
    (
        TurnEnded(*AT, T, samples(700), samples(1400), "fr", "Bonjour.", None),
        {
            "type": "turn_ended",
            "turn": 2,
            "start_ms": 700,
            "end_ms": 1400,
            "language": "fr",
            "source": "Bonjour.",
            "target": None,
        },
    ),
    (
        SpeakingStarted(*AT, T, 1, "Buenos días", "es", samples(812)),
        {
            "type": "speaking_started",
            "turn": 2,
            "clause": 1,
            "text": "Buenos días",
            "language": "es",
            "audio_ms": 812,
        },
    ),
    (
        SpeakingStopped(*AT, T, 1, samples(400), interrupted=True),
        {"type": "speaking_stopped", "turn": 2, "clause": 1, "played_ms": 400, "interrupted": True},
    ),
    (
        ClauseSkipped(*AT, T, 2, "adiós", "interrupted"),
        {"type": "clause_skipped", "turn": 2, "clause": 2, "text": "adiós", "reason": "interrupted"},
    ),
    (OwnVoiceDropped(*AT, U, "adiós"), {"type": "own_voice_dropped", "utterance": 3, "text": "adiós"}),
    (
        DeviceChanged(*AT, "input", "USB", "lost"),
        {"type": "device", "side": "input", "name": "USB", "state": "lost"},
    ),
    (AudioDropped(*AT, samples(20), samples(1480)), {"type": "audio_dropped", "lost_ms": 20, "at_ms": 1480}),
    (
        FallingBehind(*AT, "recognition", samples(640)),
        {"type": "falling_behind", "stage": "recognition", "lag_ms": 640},
    ),
    (
        StageFailed(*AT, "translation", "engine", "no"),
        {"type": "stage_failed", "stage": "translation", "code": "engine", "text": "no"},
    ),
]


def test_every_kind_of_event_is_logged_or_known_not_to_be():
    assert {*TYPES.values(), *NOT_LOGGED} == set(EVENT_TYPES)
    assert {line["type"] for _, line in LINES} == set(TYPES)


@pytest.mark.parametrize(("event", "fields"), LINES, ids=[line["type"] for _, line in LINES])
def test_a_line_is_as_the_contract_has_it(event, fields):
    line = to_json(event, 7)
    assert json.loads(json.dumps(line)) == BASE | fields
    assert list(line)[:4] == ["type", "lane", "heard_ms", "elapsed_ms"]


@pytest.mark.parametrize("event", [LevelMeasured(*AT, 0.1, 0.2), ModelLoading(*AT, "whisper", done=False)])
def test_meters_and_loading_are_not_logged(event):
    assert to_json(event, 0) is None


def test_milliseconds_are_rounded_to_the_nearest():
    event = SpeechStarted(LaneId("mic"), Samples(1000), U, Samples(23))
    assert to_json(event, 0) == {
        "type": "speech_started", "lane": "mic", "heard_ms": 62, "elapsed_ms": 0, "utterance": 3, "at_ms": 1
    }  # fmt: skip


def test_a_line_is_read_back():
    for event, fields in LINES:
        if fields["type"] != "hypothesis":
            assert from_json(BASE | fields) == (event, 7)
    heard, elapsed_ms = from_json(BASE | LINES[4][1])
    assert elapsed_ms == 7
    assert heard.tokens[0] == Token(" Good", samples(700), samples(900), 0.9124, speaker="A")
    assert heard.target is None


def test_unknown_lines():
    with pytest.raises(ValueError, match="unknown type of event: song"):
        from_json(BASE | {"type": "song"})
    with pytest.raises(KeyError, match="utterance"):
        from_json(BASE | {"type": "speech_started", "at_ms": 3})


def test_a_model_s_number_types_are_no_obstacle(tmp_path):
    token = Token(" a", probability=np.float32(0.25))
    with EventLog(str(tmp_path / "log.jsonl")) as log:
        log(Hypothesis(*AT, T, U, "en", (token,), 0, False), 0)
    assert '"probability": 0.25' in (tmp_path / "log.jsonl").read_text()


def test_each_line_is_there_at_once(tmp_path):
    path = tmp_path / "log.jsonl"
    with EventLog(str(path)) as log:
        for count, (event, _) in enumerate(LINES, 1):
            log(event, 7)
            assert len(path.read_bytes().splitlines()) == count
        log(LevelMeasured(*AT, 0.1, 0.2), 8)
    lines = path.read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [BASE | fields for _, fields in LINES]
    assert "días" in lines[6]


def test_text_that_no_encoding_knows_is_escaped(tmp_path):
    with EventLog(str(tmp_path / "log.jsonl")) as log:
        log(StageFailed(*AT, "recognition", "engine", "\udc80\n"), 0)
    assert json.loads((tmp_path / "log.jsonl").read_text("utf-8"))["text"] == "\udc80\n"


def test_no_folder(tmp_path):
    with pytest.raises(OutputError, match="there is no folder"):
        EventLog(str(tmp_path / "none" / "log.jsonl"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_once():
    with EventLog("/dev/full") as log:
        with pytest.raises(OutputError, match="/dev/full cannot be written: the disk is full"):
            log(LINES[0][0], 0)
        log(LINES[0][0], 0)
