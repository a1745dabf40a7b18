"""Values that carry audio."""

from __future__ import annotations

import numpy as np
import pytest

from interpreter_app.core.audio import AudioBlock, SpeechBlock, Waveform
from interpreter_app.core.units import LaneId, Samples


def test_a_block_ends_after_its_last_sample():
    block = AudioBlock(LaneId("a"), np.zeros(512, np.float32), Samples(1024))
    assert block.end == 1536


def test_an_empty_last_block_ends_where_it_starts():
    audio = AudioBlock(LaneId("a"), np.zeros(0, np.float32), Samples(700))
    block = SpeechBlock(audio, Samples(9000), paused=Samples(600), last=True)
    assert block.audio.end == 700


@pytest.mark.parametrize(
    ("rate", "count", "duration"), [(16_000, 800, 800), (22_050, 22_050, 16_000), (48_000, 100, 33)]
)
def test_a_waveform_lasts_as_long_on_the_pipelines_clock(rate, count, duration):
    assert Waveform(np.zeros(count, np.float32), rate).duration == duration
