"""The closed union of facts that are published."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from interpreter_app.core.events import EVENT_TYPES, LevelMeasured
from interpreter_app.core.units import LaneId, Samples


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_every_event_carries_its_lane_and_how_much_was_heard_and_no_audio(kind):
    assert is_dataclass(kind)
    assert [field.name for field in fields(kind)][:2] == ["lane", "heard"]
    assert not any("Floats" in str(field.type) or "Waveform" in str(field.type) for field in fields(kind))


def test_an_event_cannot_be_changed():
    event = LevelMeasured(LaneId("a"), Samples(0), 0.1, 0.2)
    with pytest.raises(FrozenInstanceError):
        event.rms = 0.3  # type: ignore[misc]
