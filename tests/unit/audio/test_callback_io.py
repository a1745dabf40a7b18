"""The Python callback's ring keeps every frame in order, and a full one says where the gap lies."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from interpreter_app.audio.callback_io import CallbackRecorder, Ring


def frames(first, count, channels=2):
    return np.repeat(np.arange(first, first + count, dtype=np.float32)[:, None], channels, axis=1)


@given(st.lists(st.one_of(st.integers(0, 20), st.none()), max_size=60))
def test_what_fits_comes_out_once_and_in_order(steps):
    """Numbers are writes of so many frames; None reads."""
    ring, put, got = Ring(16, 2), 0, []
    for step in [*steps, None]:
        if step is None:
            got.append(ring.read(ring.waiting))
            assert ring.waiting == 0
            continue
        room = 16 - ring.waiting
        fits = ring.write(frames(put, step))
        assert fits == (step <= room)
        put += step if fits else 0
    assert np.array_equal(np.concatenate(got), frames(0, put))


def test_what_was_read_stays_as_it_was():
    ring = Ring(4, 1)
    ring.write(frames(0, 4, 1))
    kept = ring.read(4)
    ring.write(frames(9, 4, 1))
    assert kept[:, 0].tolist() == [0, 1, 2, 3]


class Stream:
    """A sounddevice stream whose callback the test calls."""

    def __init__(self, *, callback, **settings):
        self.callback, self.settings, self.active, self.time, self.calls = callback, settings, False, 5.0, []

    def start(self):
        self.active = True

    def close(self):
        self.active = False


@pytest.fixture
def recorder(monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", SimpleNamespace(InputStream=Stream, PortAudioError=OSError))
    return CallbackRecorder(index=3, rate_hz=8000, channels=1, latency="high", ring=8)


def take(recorder, first, count, *, overflow=False):
    recorder._stream.callback(frames(first, count, 1), count, None, SimpleNamespace(input_overflow=overflow))


def test_frames_are_collected_while_nobody_looks(recorder):
    assert recorder._stream.settings["samplerate"] == 8000
    assert (recorder.active, recorder.time) == (True, 5.0)
    take(recorder, 0, 3)
    take(recorder, 3, 5)
    assert recorder.waiting == 8
    heard, lost = recorder.read(recorder.waiting)
    assert heard[:, 0].tolist() == list(range(8))
    assert not lost
    recorder.close()
    assert not recorder.active


def test_a_full_ring_takes_nothing_until_it_was_read_so_that_the_gap_is_at_its_end(recorder):
    take(recorder, 0, 6)
    take(recorder, 6, 4)  # does not fit
    take(recorder, 10, 1)  # would, and would hide where the gap is
    heard, lost = recorder.read(recorder.waiting)
    assert (heard[:, 0].tolist(), lost) == (list(range(6)), True)
    take(recorder, 11, 2)
    heard, lost = recorder.read(recorder.waiting)
    assert (heard[:, 0].tolist(), lost) == ([11, 12], False)


def test_the_gap_is_told_only_once_all_that_came_before_it_was_read(recorder):
    take(recorder, 0, 6)
    take(recorder, 6, 4)
    assert not recorder.read(2)[1]
    assert recorder.read(4)[1]


def test_what_portaudio_itself_lost_is_told_once(recorder):
    take(recorder, 0, 2)
    take(recorder, 7, 1, overflow=True)
    assert recorder.read(recorder.waiting)[1]
    assert not recorder.read(recorder.waiting)[1]
