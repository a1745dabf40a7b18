"""The record: in the audio's order, whenever the stages come to it."""

from __future__ import annotations

from itertools import permutations

import pytest

from interpreter_app.core.events import Event, SessionStateChanged, SpeechStopped, VoiceDetected
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId
from interpreter_app.pipeline.bus import Bus

LANE = LaneId("file")


def events_of_the_last_position() -> list[Event]:
    """A partial at the very end of a file, and what the end brings."""
    at, one = Samples(1600), UtteranceId(1)
    return [
        Hypothesis(LANE, at, TurnId(1), one, "en", (), 0, final=False),
        SessionStateChanged(LANE, at, "draining"),
        SpeechStopped(LANE, at, one, at),
    ]


@pytest.mark.parametrize("order", [*permutations(range(3))])
@pytest.mark.parametrize("settled", range(4))
def test_what_comes_of_one_position_is_recorded_together(order: tuple[int, ...], settled: int) -> None:
    """However late some of it is made: a file's last partial may come before the session drains, or after."""
    bus, recorded = Bus(), list[Event]()
    bus.expect(LANE)
    bus.subscribe(lambda event, _: recorded.append(event))
    bus.publish(VoiceDetected(LANE, Samples(800), Samples(500)))
    events = events_of_the_last_position()
    for count, number in enumerate(order):
        if count == settled:
            bus.settle(LANE, Samples(1600))
            assert [type(event) for event in recorded] == [VoiceDetected]
        bus.publish(events[number])
    bus.flush()
    assert [type(event) for event in recorded] == [VoiceDetected, SessionStateChanged, SpeechStopped, Hypothesis]
