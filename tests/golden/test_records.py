"""Event logs of scripted sessions, line for line.  `pytest tests/golden --update-golden` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interpreter_app.core.options import (
    EndpointingOptions,
    LanguageOptions,
    SessionOptions,
    SpeakingOptions,
    TranslationOptions,
)
from interpreter_app.core.units import LaneId
from interpreter_app.pipeline.runners import feed
from interpreter_app.pipeline.session import Session
from interpreter_app.storage.event_log import to_json
from tests.fakes.engines import Script, ScriptedSpeech

LANE = LaneId("test")
TABLE = ScriptedSpeech(0.5, 4.2, "en", "Good evening, I would like a table for two, if you have one.",
                       "Buenas noches, quisiera una mesa para dos, si tiene una.")  # fmt: skip
ANSWER = ScriptedSpeech(5.0, 6.6, "es", "Claro que sí. Pasen.", "Of course. Come in.")
TWO_WAY = LanguageOptions(between=("en", "es"))


@pytest.fixture
def check(request: pytest.FixtureRequest):
    """Compare a session's record with the golden file of that name."""

    def compare(name: str, script: Script, options: SessionOptions) -> None:
        lines: list[str] = []

        def log(event: object, elapsed_ms: int) -> None:
            line = to_json(event, elapsed_ms)
            if line is not None and line["type"] != "session":
                del line["elapsed_ms"]
                lines.append(json.dumps(line, ensure_ascii=False))

        with script.engines() as engines, Session(engines, options, lane=LANE) as session:
            session.subscribe(log)
            session.start()
            feed(session.push, script.blocks(LANE), "fast")
            session.finish()
        golden = Path(__file__).parent / f"{name}.jsonl"
        if request.config.getoption("--update-golden"):
            golden.write_text("\n".join(lines) + "\n", "utf-8")
        assert lines == golden.read_text("utf-8").splitlines()

    return compare


def test_two_way_conversation(check) -> None:
    check("two_way", Script(TABLE, ANSWER), SessionOptions(languages=TWO_WAY))


def test_reading_mode_spoken_after_the_turn(check) -> None:
    options = SessionOptions(
        languages=TWO_WAY, translation=TranslationOptions(reading=True), speaking=SpeakingOptions(speak="turn")
    )
    check("reading_turn", Script(TABLE, ANSWER), options)


def test_one_way_from_anything(check) -> None:
    check("one_way", Script(TABLE, ANSWER), SessionOptions(languages=LanguageOptions(target="es")))


def test_turns_with_a_gap(check) -> None:
    options = SessionOptions(
        languages=LanguageOptions(source="en", target="es"), endpointing=EndpointingOptions(turn_gap_ms=2000)
    )
    more = ScriptedSpeech(5.2, 6.4, "en", "Thank you.", "Gracias.")
    check("turn_gap", Script(TABLE, more), options)
