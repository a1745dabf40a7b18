"""An hour of conversation: memory, the clock and every sample."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest

from tests.device.conversation import Listener, dialogue
from tests.device.pulse import PulseServer

BETWEEN_S = 3.5
"""From the end of a sentence to the next one."""


def resident_kb(pid: int) -> int:
    """Memory of a process."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


@pytest.mark.timeout(4000)
@pytest.mark.parametrize("seconds", [40, pytest.param(3600, marks=pytest.mark.full)])
def test_a_long_conversation(pulse: PulseServer, tmp_path: Path, monkeypatch, seconds: float) -> None:
    monkeypatch.setitem(pulse.env, "INTERPRETER_DUPLEX__BARGE_IN", "false")
    said = dialogue(14)
    memory: list[tuple[float, int]] = []
    with Listener(pulse, tmp_path, "--duplex", "headphones") as listener:
        began, count = time.monotonic(), 0
        while time.monotonic() - began < seconds:
            pulse.play(said[count % len(said)].audio, 16_000, wait=True)
            count += 1
            time.sleep(BETWEEN_S)
            memory.append((time.monotonic() - began, resident_kb(listener.pid)))
        time.sleep(3)
        assert listener.finish() == 130
        events = listener.events()
    starts = [event for event in events if event["type"] == "speech_started"]
    late = [event["elapsed_ms"] - event["heard_ms"] for event in starts]
    few = max(1, len(late) // 3)
    drift = min(late[-few:]) - min(late[:few])  # a busy machine makes events late, never early
    turns = [event for event in events if event["type"] == "turn_ended"]
    spoken = {event["turn"] for event in events if event["type"] == "speaking_started"}
    after = [kb for at, kb in memory if at > min(300, seconds / 2)]
    growth = statistics.median(after[-5:]) / statistics.median(after[:5]) - 1
    print(
        f"\n{seconds:.0f} s: {count} sentences, {len(turns)} turns, {len(spoken)} of them spoken; "
        f"clock drift {drift:.0f} ms; memory {after[0] / 1000:.0f} MB, {growth:+.1%}"
    )
    assert [event for event in events if event["type"] == "audio_dropped"] == []
    assert [event for event in events if event["type"] == "stage_failed"] == []
    assert count <= len(turns) <= count * 1.1 + 1, "every sentence is heard, few in two"
    assert spoken == {turn["turn"] for turn in turns if turn["target"]}
    assert abs(drift) <= 50
    assert growth <= 0.05
