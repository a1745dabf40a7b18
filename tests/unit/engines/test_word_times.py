from __future__ import annotations

import numpy as np
import pytest

from interpreter_app.core.audio import Floats
from interpreter_app.engines.word_times import Loudness, piece_starts

STEP = 160


def noise(levels: list[float]) -> Floats:
    """10 ms of noise at each level."""
    r = np.random.default_rng(1)
    return np.concatenate([level * r.standard_normal(STEP) for level in levels]).astype(np.float32)


def test_pieces_begin_where_the_path_reaches_them() -> None:
    path = [(0, 0), (0, 1), (1, 2), (1, 3), (2, 3), (3, 3), (3, 4)]
    assert piece_starts(path, 3).tolist() == [0, 640, 960, 960]


def test_a_path_that_stops_early_ends_the_rest_there() -> None:
    assert piece_starts([(0, 0), (1, 5)], 3).tolist() == [0, 1600, 1600, 1600]


@pytest.mark.parametrize("floor", [0.0, 0.001, 0.02])
def test_quiet_at_both_sides_is_taken_off(floor: float) -> None:
    loudness = Loudness(noise([floor] * 30 + [0.3] * 20 + [floor] * 30))
    assert loudness.narrow(0, 80 * STEP) == (30 * STEP, 50 * STEP)
    assert loudness.narrow(35 * STEP, 45 * STEP) == (35 * STEP, 45 * STEP)
    assert loudness.narrow(40 * STEP + 7, 80 * STEP) == (40 * STEP + 7, 50 * STEP)


def test_a_pause_within_stays() -> None:
    loudness = Loudness(noise([0.001] * 10 + [0.3] * 10 + [0.001] * 10 + [0.3] * 10 + [0.001] * 10))
    assert loudness.narrow(0, 50 * STEP) == (10 * STEP, 40 * STEP)


def test_where_all_is_quiet_nothing_changes() -> None:
    loudness = Loudness(noise([0.001] * 30 + [0.3] * 20))
    assert loudness.narrow(100, 25 * STEP) == (100, 25 * STEP)
    assert Loudness(np.zeros(0, np.float32)).narrow(0, 0) == (0, 0)
    assert Loudness(np.zeros(100, np.float32)).narrow(0, 100) == (0, 100)
    assert Loudness(np.zeros(1600, np.float32)).narrow(0, 1600) == (0, 1600)


def test_loud_noise_hides_no_more_than_it_must() -> None:
    """Speech 14 dB above the noise is still told from it; the threshold never comes closer than 12 dB to the peak."""
    loudness = Loudness(noise([0.06] * 30 + [0.3] * 20 + [0.06] * 30))
    start, end = loudness.narrow(0, 80 * STEP)
    assert abs(start - 30 * STEP) <= 2 * STEP
    assert abs(end - 50 * STEP) <= 2 * STEP
