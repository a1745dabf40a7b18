"""What happens to a conversation: a microphone pulled out, and the program killed while it speaks."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from interpreter_app.policy.metrics import fold
from interpreter_app.storage import history
from tests.device.conversation import Listener, dialogue, quiet
from tests.device.pulse import PulseServer

pytestmark = pytest.mark.timeout(900)


def test_a_microphone_is_pulled_out_and_comes_back(pulse: PulseServer, tmp_path: Path) -> None:
    first, second = dialogue(2)
    with Listener(pulse, tmp_path) as listener:
        pulse.play(first.audio, 16_000, wait=True)
        listener.wait_for(lambda events: any(e["type"] == "turn_ended" for e in events) and quiet(events), 20)
        pulse.unload("microphone")
        listener.wait_for(lambda _: "lost" in states(listener), 10)
        pulse.load_source("microphone", "mic_sink.monitor")
        pulse.set_default_source("microphone")
        listener.wait_for(lambda _: states(listener)[-1] in {"back", "opened"}, 10)
        time.sleep(1)
        pulse.play(second.audio, 16_000, wait=True)
        listener.wait_for(
            lambda events: sum(e["type"] == "turn_ended" for e in events) == 2 and quiet(events), 20
        )  # fmt: skip
        assert listener.finish() == 130
        assert [turn["language"] for turn in listener.events("turn_ended")] == ["en", "es"]
        assert len({event["turn"] for event in listener.events("speaking_started")}) == 2


def states(listener: Listener) -> list[str]:
    """What became of the microphone, after it was first opened."""
    return [event["state"] for event in listener.events("device") if event["side"] == "input"][1:] or [""]


@pytest.mark.parametrize("times", [2, pytest.param(20, marks=pytest.mark.full)])
def test_what_was_spoken_is_in_the_journal_however_it_ends(pulse: PulseServer, tmp_path: Path, times: int) -> None:
    said = dialogue(4)
    chance = random.Random(7)
    clauses = 0
    for number in range(times):
        folder = tmp_path / str(number)
        folder.mkdir()
        with Listener(pulse, folder, "--duplex", "headphones") as listener:
            for turn in range(1 + number % 2):
                pulse.play(said[(number + turn) % 4].audio, 16_000, wait=True)
            listener.wait_for(lambda events: any(e["type"] == "speaking_started" for e in events), 20)
            time.sleep(chance.uniform(0, 1.5))
            listener.kill()
            spoken = [event["text"] for event in listener.events("speaking_started")]
            (left,) = history.cut_off(listener.journal)
            kept = fold(" ".join(turn.target or "" for turn in history.transcript(left).turns))
        clauses += len(spoken)
        assert fold(" ".join(spoken)) == kept[: len(fold(" ".join(spoken)))], "in order, each once"
    print(f"\n{times} of {times} kept all that was spoken, {clauses} clauses")
    assert clauses >= times
