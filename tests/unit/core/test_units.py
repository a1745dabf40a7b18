"""Time on the pipeline's clock."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.units import RATE_HZ, WINDOW, milliseconds, samples


@pytest.mark.parametrize(("ms", "count"), [(0, 0), (1, 16), (320, 5120), (0.04, 1), (0.03, 0), (1000, RATE_HZ)])
def test_milliseconds_become_the_nearest_sample(ms, count):
    assert samples(ms) == count


@pytest.mark.parametrize(("count", "ms"), [(0, 0), (16, 1), (23, 1), (25, 2), (WINDOW, 32)])
def test_samples_become_the_nearest_millisecond(count, ms):
    assert milliseconds(count) == ms


@given(st.integers(min_value=0, max_value=10**9))
def test_whole_milliseconds_survive_the_way_there_and_back(ms):
    assert milliseconds(samples(ms)) == ms
