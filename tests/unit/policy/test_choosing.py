"""The largest recognizer that leaves a machine room to breathe."""

from __future__ import annotations

from dataclasses import replace

from interpreter_app.policy.choosing import MOST, Cost, Machine, best, choices

TINY = Cost("tiny", 39, 0.28, 0.02, 0.003)
BASE = Cost("base", 74, 0.50, 0.04, 0.006)
SMALL = Cost("small", 244, 1.70, 0.13, 0.018, measured=False)
LAPTOP = Machine(cores=4, memory_mb=4000, translate_s=0.0055, speak_factor=0.1)


def test_the_finest_grid_that_fits_is_taken() -> None:
    full, short = choices([TINY], LAPTOP)
    assert (full.window, full.interval_ms) == ("full", 640)
    assert (short.window, short.interval_ms) == ("audio", 320)
    assert full.fits
    assert full.factor < MOST
    assert full.lag_s > 2 * 0.64 + 0.28
    assert short.lag_s < full.lag_s
    assert full.load > full.factor


def test_the_largest_that_fits_is_the_best() -> None:
    found = choices([TINY, BASE, SMALL], LAPTOP)
    full, short = best(found, "full"), best(found, "audio")
    assert full is not None
    assert short is not None
    assert (full.name, full.interval_ms) == ("base", 960)
    assert (short.name, short.interval_ms, short.measured) == ("small", 480, False)


def test_what_does_not_fit_is_shown_at_the_coarsest_grid() -> None:
    (full, _) = choices([SMALL], LAPTOP)
    assert not full.fits
    assert full.interval_ms == 960
    assert best([full], "full") is None


def test_memory_counts_where_it_is_known() -> None:
    found = choices([BASE], replace(LAPTOP, memory_mb=500))
    assert not any(choice.fits for choice in found)
    assert choices([BASE], replace(LAPTOP, memory_mb=None))[1].fits
    assert choices([BASE], LAPTOP)[0].memory_mb > choices([TINY], LAPTOP)[0].memory_mb


def test_one_core_does_everything() -> None:
    alone = replace(LAPTOP, cores=1, speak_factor=0.5)
    assert choices([TINY], LAPTOP)[1].fits
    assert not choices([TINY], alone)[0].fits
