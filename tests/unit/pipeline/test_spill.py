"""Waiting speech beyond what memory should hold is on disk, and comes back in order, whatever happens."""

from __future__ import annotations

import errno
import os
import tempfile
from collections import deque
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from interpreter_app.core.audio import AudioBlock, Floats, SpeechBlock
from interpreter_app.core.events import Event, StageFailed, TurnEnded
from interpreter_app.core.options import LanguageOptions, SessionOptions
from interpreter_app.core.units import LaneId, Samples
from interpreter_app.pipeline import runners
from interpreter_app.pipeline import spill as module
from interpreter_app.pipeline.session import Session
from interpreter_app.pipeline.spill import Spill
from interpreter_app.pipeline.stage import position
from tests.fakes.engines import Script, ScriptedSpeech

LANE = LaneId("test")
SIZE = 512
NOISE = np.random.default_rng(5).integers(-32768, 32768, 40_000)
"""Every value that int16 has room for."""


def blocks(count: int, size: int = SIZE, start: int = 0) -> list[SpeechBlock]:
    """Speech that looks different everywhere, as 16-bit audio gives it."""
    out = []
    for at in range(start, start + count * size, size):
        samples = (np.take(NOISE, range(at, at + size), mode="wrap") / 32768).astype(np.float32)
        audio = AudioBlock(LANE, samples, Samples(at))
        out.append(SpeechBlock(audio, Samples(at + size + 7), voiced=Samples(at % 5), last=at == 3 * size))
    return out


def told() -> tuple[list[tuple[int, str]], Any]:
    said: list[tuple[int, str]] = []
    return said, lambda heard, what: said.append((heard, what))


def held(waiting: Any) -> int:
    """Samples that wait in memory."""
    return sum(len(block.audio.samples) for block in waiting)


def assert_same(given: list[SpeechBlock], got: list[SpeechBlock]) -> None:
    assert len(got) == len(given)
    for one, other in zip(given, got, strict=True):
        assert np.array_equal(one.audio.samples, other.audio.samples)
        assert other.audio.samples.dtype == np.float32
        assert (one.audio.lane, one.audio.start) == (other.audio.lane, other.audio.start)
        assert (one.heard, one.voiced, one.last) == (other.heard, other.voiced, other.last)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, visible ones."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(module.tempfile, "TemporaryFile", tempfile.NamedTemporaryFile)
    return tmp_path


def disk(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def test_what_fits_stays_as_it_is(folder: Path) -> None:
    said, failed = told()
    spill = Spill(failed, in_memory=Samples(8 * SIZE))
    given = blocks(8)
    assert [spill.put(block) for block in given] == given
    assert [spill.take(block) for block in given] == given
    assert list(folder.iterdir()) == []
    assert not said


def test_the_rest_is_on_disk_and_comes_back_in_order(folder: Path) -> None:
    said, failed = told()
    spill = Spill(failed, in_memory=Samples(8 * SIZE))
    given = blocks(50)
    waiting = [spill.put(block) for block in given]
    assert held(waiting) == 8 * SIZE
    assert disk(folder) == 2 * 42 * SIZE
    assert [position(block) for block in waiting] == [block.heard for block in given]
    assert_same(given, [spill.take(block) for block in waiting])
    assert disk(folder) == 0
    assert not said
    spill.close()
    assert list(folder.iterdir()) == []


def test_memory_that_became_free_is_used_before_the_disk(folder: Path) -> None:
    _, failed = told()
    spill = Spill(failed, in_memory=Samples(4 * SIZE))
    given = blocks(400)
    waiting: deque[SpeechBlock] = deque()
    got: list[SpeechBlock] = []
    most = 0
    for number, block in enumerate(given):
        waiting.append(spill.put(block))
        assert held(waiting) <= 4 * SIZE
        taken = min(len(waiting), (number % 3) * (number > 150))
        got.extend(spill.take(waiting.popleft()) for _ in range(taken))
        most = max(most, disk(folder))
    got += [spill.take(block) for block in waiting]
    assert_same(given, got)
    assert most >= 2 * 140 * SIZE
    assert disk(folder) == 0
    assert len(list(folder.iterdir())) == 1, "one file, used again"


def test_a_file_that_was_read_gives_its_space_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PIECE", Samples(10 * SIZE))
    _, failed = told()
    spill = Spill(failed, in_memory=Samples(0))
    given = blocks(45)
    waiting = [spill.put(block) for block in given]
    sizes, got = [], []
    for block in waiting:
        got.append(spill.take(block))
        sizes.append(disk(folder))
    assert_same(given, got)
    assert [sizes[n] // (2 * SIZE) for n in (0, 9, 10, 19, 29, 39, 44)] == [45, 35, 35, 25, 15, 5, 0]
    assert len(list(folder.iterdir())) == 1


def test_samples_beyond_full_scale_are_clipped_and_others_rounded() -> None:
    _, failed = told()
    spill = Spill(failed, in_memory=Samples(0))
    loud = np.array([1.5, -1.5, 1.0, -1.0, 0.1, 1e-6], np.float32)
    block = SpeechBlock(AudioBlock(LANE, loud, Samples(0)))
    back = spill.take(spill.put(block)).audio.samples
    assert np.allclose(back, np.clip(loud, -1, 1), atol=1 / 32768)
    spill.close()


def test_an_empty_block_passes(folder: Path) -> None:
    _, failed = told()
    spill = Spill(failed, in_memory=Samples(0))
    last = SpeechBlock(AudioBlock(LANE, np.zeros(0, np.float32), Samples(9)), Samples(9), last=True)
    assert spill.put(last) is last
    assert spill.take(last) is last
    assert list(folder.iterdir()) == []


def test_files_are_deleted_with_what_nobody_took(folder: Path) -> None:
    _, failed = told()
    spill = Spill(failed, in_memory=Samples(0))
    for block in blocks(5):
        spill.put(block)
    assert disk(folder) > 0
    spill.close()
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a file that is open has a name")
def test_nobody_else_can_open_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    spill = Spill(told()[1], in_memory=Samples(0))
    waiting = spill.put(blocks(1)[0])
    assert list(tmp_path.iterdir()) == [], "what people said lies in no folder, also after a crash"
    assert_same(blocks(1), [spill.take(waiting)])
    spill.close()


class FullDisk:
    """A file on a disk that takes `room` bytes more, shared by all files."""

    room = 0

    def __init__(self, *_: Any, **__: Any) -> None:
        self._data = bytearray()
        self._at = 0

    def seek(self, at: int) -> None:
        self._at = at

    def write(self, data: Any) -> int:
        fits = min(len(data), FullDisk.room)
        if not fits:
            raise OSError(errno.ENOSPC, "No space left on device")
        self._data[self._at : self._at + fits] = data[:fits]
        self._at += fits
        FullDisk.room -= fits
        return fits

    def read(self, count: int) -> bytes:
        return bytes(self._data[self._at : self._at + count])

    def truncate(self, size: int) -> None:
        del self._data[size:]

    def close(self) -> None:
        pass


def test_on_a_full_disk_speech_stays_in_memory_and_that_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.tempfile, "TemporaryFile", FullDisk)
    monkeypatch.setattr(FullDisk, "room", 2 * 5 * SIZE + 100)
    said, failed = told()
    spill = Spill(failed, in_memory=Samples(3 * SIZE))
    given = blocks(30)
    waiting = [spill.put(block) for block in given[:20]]
    assert held(waiting) == 15 * SIZE, "three that may be there, and twelve that find no room on the disk"
    FullDisk.room = 10**6
    waiting += [spill.put(block) for block in given[20:]]
    assert held(waiting) == 15 * SIZE, "there is room again"
    assert_same(given, [spill.take(block) for block in waiting])
    assert said == [
        (
            given[8].heard,
            "waiting speech cannot be written to a temporary file, and stays in memory: No space left on device",
        )
    ]


def test_where_no_file_can_be_made_speech_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: Any, **__: Any) -> Any:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(module.tempfile, "TemporaryFile", none)
    said, failed = told()
    spill = Spill(failed, in_memory=Samples(0))
    given = blocks(4)
    assert_same(given, [spill.take(block) for block in [spill.put(block) for block in given]])
    assert [what.partition(": ")[2] for _, what in said] == ["No usable temporary directory found"]
    spill.close()


def test_a_disk_that_loses_audio_gives_silence_of_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    class Forgetful(FullDisk):
        def read(self, count: int) -> bytes:
            return super().read(count) if self._at < 2 * 2 * SIZE else b""

    monkeypatch.setattr(module.tempfile, "TemporaryFile", Forgetful)
    monkeypatch.setattr(FullDisk, "room", 10**6)
    said, failed = told()
    spill = Spill(failed, in_memory=Samples(0))
    given = blocks(6)
    got = [spill.take(block) for block in [spill.put(block) for block in given]]
    assert_same(given[:2], got[:2])
    assert [(len(b.audio.samples), b.audio.start, float(np.abs(b.audio.samples).max())) for b in got[2:]] == [
        (SIZE, block.audio.start, 0.0) for block in given[2:]
    ]
    assert len(said) == 1
    assert "read" in said[0][1]


def test_blocks_that_wait_on_disk_hold_no_samples() -> None:
    spill = Spill(told()[1], in_memory=Samples(0))
    waiting = [spill.put(block) for block in blocks(200)]
    assert held(waiting) == 0
    assert len({id(block.audio.samples) for block in waiting}) == 1, "one empty array stands for all"
    spill.close()


def test_a_value_that_is_not_a_number_does_not_stop_the_queue() -> None:
    spill = Spill(told()[1], in_memory=Samples(0))
    broken: Floats = np.array([np.inf, -np.inf, 0.5], np.float32)
    back = spill.take(spill.put(SpeechBlock(AudioBlock(LANE, broken, Samples(0))))).audio.samples
    assert np.allclose(back, [1, -1, 0.5], atol=1 / 32768)
    spill.close()


TALK = Script(
    ScriptedSpeech(0.5, 4.0, "en", "When the train arrives, I will call you.", "Cuando llegue el tren, te llamaré."),
    ScriptedSpeech(5.0, 6.8, "es", "Muy bien, hasta luego.", "Very well, see you later."),
)


def session_with(in_memory: int, monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """What a session records whose speech waits in memory only up to `in_memory` samples."""
    events: list[Event] = []
    monkeypatch.setattr(runners, "Spill", lambda failed: Spill(failed, in_memory=Samples(in_memory)))
    options = SessionOptions(languages=LanguageOptions(between=("en", "es")))
    with TALK.engines() as engines, Session(engines, options, lane=LANE, threaded=True) as session:
        session.subscribe(lambda event, _: events.append(event))
        session.start()
        for block in TALK.blocks(LANE):
            session.push(block)
        session.finish()
    return events


def sources(events: list[Event]) -> list[str]:
    return [event.source.rstrip(".") for event in events if isinstance(event, TurnEnded)]


def test_a_session_deletes_its_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def file(**options: Any) -> Any:
        one = tempfile.NamedTemporaryFile(**options)  # noqa: SIM115
        made.append(Path(one.name))
        return one

    monkeypatch.setattr(module.tempfile, "TemporaryFile", file)
    events = session_with(0, monkeypatch)
    assert len(sources(events)) == 2
    assert not [event for event in events if isinstance(event, StageFailed)]
    assert made
    assert not [path for path in made if path.exists()]


def test_a_session_on_a_full_disk_says_so_once_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.tempfile, "TemporaryFile", FullDisk)
    monkeypatch.setattr(FullDisk, "room", 0)
    events = session_with(0, monkeypatch)
    assert sources(events) == [speech.text.rstrip(".") for speech in TALK.speeches]
    (failure,) = [event for event in events if isinstance(event, StageFailed)]
    assert (failure.stage, failure.code) == ("recognition", "spill")
    assert "stays in memory: No space left on device" in failure.text
