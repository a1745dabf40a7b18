"""Whose time is counted."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace

import numpy as np
import pytest

from interpreter_app.engines.stopwatch import Stopwatch, TimedRecognizer


def test_the_inner_stage_stops_the_outer_one():
    now = 0.0
    watch = Stopwatch(lambda: now)
    with watch.stage("outer"):
        now += 1
        with watch.stage("inner"):
            now += 10
        now += 2
    now += 100
    with watch.stage("outer"):
        now += 4
    assert watch.seconds == {"outer": 7, "inner": 10}


def test_a_stage_that_fails_is_counted_and_left():
    now = 0.0
    watch = Stopwatch(lambda: now)

    def fail():
        nonlocal now
        with watch.stage("a"):
            now += 3
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    with watch.stage("b"):
        now += 1
    assert watch.seconds == {"a": 3, "b": 1}


def test_threads_count_for_themselves():
    now = 0.0
    watch = Stopwatch(lambda: now)

    def other():
        nonlocal now
        with watch.stage("theirs"):
            now += 5

    with watch.stage("ours"):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert watch.seconds == {"ours": 5, "theirs": 5}


def test_a_recognizer_can_be_made_slower_than_speech():
    watch = Stopwatch(time.perf_counter)
    recognizer = TimedRecognizer(SimpleNamespace(hear=lambda audio, prompt: None), watch, slowed=2)
    recognizer.hear(np.zeros(800, np.float32))
    assert watch.seconds["encode"] >= 0.1
