"""A conversation through microphone and loudspeaker: every turn heard, translated and spoken, each clause once."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soxr

from interpreter_app.policy.metrics import WordErrors, word_errors
from tests.device.conversation import RATE, Listener, clauses, dialogue, located, quiet
from tests.device.pulse import PulseServer


@pytest.mark.timeout(600)
@pytest.mark.parametrize("turns", [4, pytest.param(14, marks=pytest.mark.full)])
def test_a_dialogue_is_heard_translated_and_spoken_once(pulse: PulseServer, tmp_path: Path, turns: int) -> None:
    said = dialogue(turns)
    with Listener(pulse, tmp_path) as listener:
        recording = pulse.record()
        for number, sentence in enumerate(said, 1):
            pulse.play(sentence.audio, 16_000, wait=True)
            listener.wait_for(
                lambda events, number=number: (
                    sum(event["type"] == "turn_ended" for event in events) >= number and quiet(events)
                ),
                20,
            )
            time.sleep(0.5)
        heard = recording.stop()
        assert listener.finish() == 130
        ended = listener.events("turn_ended")
        assert [turn["language"] for turn in ended] == [sentence.language for sentence in said]
        assert all(turn["target"] for turn in ended)
        pairs = [(sentence.text, turn["source"]) for sentence, turn in zip(said, ended, strict=True)]
        errors = sum((word_errors(*pair) for pair in pairs), WordErrors()).rate
        print(f"\n{turns} turns, word error rate {errors:.1%}")
        assert errors <= 0.15
        assert listener.events("audio_dropped") == []
        spoken = clauses(listener)
    check_loudspeaker(spoken, heard)


def check_loudspeaker(spoken: list, heard: np.ndarray) -> None:
    """Each clause is in the recording once, in order, whole, and nothing else is."""
    recording = soxr.resample(heard, 48_000, RATE)
    places = []
    for event, clause in spoken:
        place, likeness, again = located(clause, recording)
        assert likeness > 0.97, f"{event['text']!r} is not whole: {likeness:.3f}"
        assert again < 0.9, f"{event['text']!r} was heard twice"
        places.append((place, place + len(clause), event))
    for (_, end, one), (start, _, other) in pairwise(places):
        assert start >= end - RATE // 1000, f"{other['text']!r} began before {one['text']!r} ended"
    rest = recording.copy()
    for start, end, _ in places:
        rest[start - 48 : end + 48] = 0
    assert np.abs(rest).max(initial=0) < 0.01, "something else was heard"
    shifts = [place - event["heard_ms"] * RATE / 1000 for place, _, event in places]
    print(f"clauses: {len(places)}; they begin within {np.ptp(shifts) / RATE * 1000:.1f} ms of where the log says")
