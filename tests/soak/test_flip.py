"""A turn is read in the other language, on the packs that ship, while the session runs."""

from __future__ import annotations

import json
import statistics
import time
from functools import partial
from pathlib import Path

import numpy as np

from interpreter_app import compose, settings
from interpreter_app.audio.files import read_blocks
from interpreter_app.compose.engines import load_more
from interpreter_app.core.audio import AudioBlock
from interpreter_app.core.events import Event, SpeakingStarted
from interpreter_app.core.options import LanguageOptions
from interpreter_app.core.text import Hypothesis, Translation
from interpreter_app.core.units import LaneId, Samples
from interpreter_app.pipeline.session import Session

BENCH = Path(__file__).parents[2] / "resources/bench/held-out.jsonl"
LANE = LaneId("file")


def test_a_flip_reads_and_translates_the_turn_anew() -> None:
    rows = [json.loads(line) for line in BENCH.read_text("utf-8").splitlines()[::16]]
    chosen = settings.load({"languages": {"between": ["en", "es"]}})
    came: list[tuple[float, Event]] = []
    took = []
    with compose.open_engines(chosen) as engines, Session(engines, chosen.options, lane=LANE, threaded=True) as session:
        session.subscribe(lambda event, _: came.append((time.monotonic(), event)), live=True)
        session.start()
        end = Samples(0)

        def wait_for(supersedes: int | None, since: int) -> float:
            """When the newest utterance that stands for `supersedes` was translated."""
            deadline = time.monotonic() + 20
            while time.monotonic() < deadline:
                found = {e.utterance for _, e in came[since:] if isinstance(e, Hypothesis) and e.final
                         and e.supersedes == supersedes}  # fmt: skip
                for at, event in came[since:]:
                    if isinstance(event, Translation) and event.final and event.utterance in found:
                        return at
                time.sleep(0.005)
            raise AssertionError("no translation came")

        for row in rows:
            since = len(came)
            for block in read_blocks(str(BENCH.parent / row["audio"]), lane=LANE, start=end):
                session.push(block)
                end = block.end
            session.push(AudioBlock(LANE, np.zeros(16_000, np.float32), end))
            end = Samples(end + 16_000)
            wait_for(None, since)
            said = [e for _, e in came[since:] if isinstance(e, Hypothesis) and e.final and e.tokens][-1]
            since, asked = len(came), time.monotonic()
            session.flip(said.utterance)
            took.append(wait_for(said.utterance, since) - asked)
            new = [e for _, e in came[since:] if isinstance(e, Hypothesis) and e.final][-1]
            assert (new.language, new.target) == (said.target, said.language)
        session.finish()
    print(f"\n{len(took)} flips: read and translated after {statistics.median(took) * 1000:.0f} ms (median), "
          f"{max(took) * 1000:.0f} ms at most")  # fmt: skip


def test_a_direction_that_was_not_loaded_is_loaded_when_it_is_asked_for() -> None:
    one_way = settings.load({"languages": {"source": "en", "target": "es"}})
    events: list[Event] = []
    with (
        compose.open_engines(one_way) as engines,
        Session(
            engines, one_way.options, lane=LANE, threaded=True, load=partial(load_more, engines, one_way)
        ) as session,
    ):
        session.subscribe(lambda event, _: events.append(event), live=True)
        session.start()
        session.configure(languages=LanguageOptions(source="es", target="en"))
        session.write("Buenos días.")
        session.configure(languages=LanguageOptions(between=("en", "es")))
        session.write("Good morning.")
        session.finish()
    assert [event.language for event in events if isinstance(event, SpeakingStarted)] == ["en", "es"]
    assert [turn.source for turn in session.transcript.turns] == ["Buenos días.", "Good morning."]
