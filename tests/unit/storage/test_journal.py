"""The journal: what is in it, when it is on the disk, who may read it, and how it ends."""

from __future__ import annotations

import errno
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from interpreter_app.core.errors import OutputError
from interpreter_app.core.events import (
    Event,
    LevelMeasured,
    SessionStateChanged,
    SpeakingStarted,
    SpeechStarted,
    StageFailed,
    TurnEnded,
)
from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.storage import journal as module
from interpreter_app.storage.history import sessions
from interpreter_app.storage.journal import Journal, held

LANE = LaneId("table")
AT = (LANE, samples(1500))


def hypothesis(stable: int, shown: int, *, final: bool = False, utterance: int = 1) -> Hypothesis:
    tokens = tuple(Token(f" w{number}", Samples(0), Samples(16)) for number in range(shown))
    return Hypothesis(*AT, TurnId(1), UtteranceId(utterance), "en", tokens, stable, final, target="es")


def translation(stable: int, shown: int, *, final: bool = False) -> Translation:
    tokens = tuple(Token(f" t{number}") for number in range(shown))
    direction = Direction("en", "es")
    return Translation(*AT, TurnId(1), UtteranceId(1), direction, tokens, stable, final, Revision(1, 2, 3))


def lines(journal: Journal) -> list[dict[str, Any]]:
    return [json.loads(line) for line in journal.path.read_text("utf-8").splitlines()]


def kept(folder: Path, *events: Event) -> list[dict[str, Any]]:
    """The lines that these events leave."""
    with Journal(folder) as journal:
        for event in events:
            journal(event, 7)
        journal.commit()
        return lines(journal)


def test_the_first_line_says_when_it_began(tmp_path: Path) -> None:
    first, second = kept(
        tmp_path, SessionStateChanged(*AT, "loading", version="1", options={}), SessionStateChanged(*AT, "ready")
    )
    assert first["type"] == "session"
    assert first["options"] == {}
    assert datetime.fromisoformat(first["began"]).utcoffset() is not None, "with the offset of the local time"
    assert "began" not in second


def test_of_growing_text_only_what_was_committed_is_kept(tmp_path: Path) -> None:
    found = kept(
        tmp_path,
        hypothesis(0, 2),
        hypothesis(2, 4),
        hypothesis(2, 5),
        hypothesis(1, 1, utterance=2),
        hypothesis(4, 4, final=True),
        hypothesis(3, 4),
    )
    assert [(line["utterance"], len(line["tokens"]), line["stable"], line["final"]) for line in found] == [
        (1, 2, 2, False), (2, 1, 1, False), (1, 4, 4, True),
    ]  # fmt: skip


def test_a_translation_says_what_it_added_to_the_one_before(tmp_path: Path) -> None:
    found = kept(tmp_path, translation(0, 2), translation(2, 4), translation(3, 5), translation(5, 5, final=True))
    assert [[token["text"] for token in line["tokens"]] for line in found] == [
        [" t0", " t1"], [" t0", " t1", " t2"], [" t0", " t1", " t2", " t3", " t4"],
    ]  # fmt: skip
    assert [tuple(line["revision"].values()) for line in found] == [(0, 0, 2), (2, 0, 1), (3, 0, 2)]


def test_everything_that_happened_is_kept_but_levels_and_bounds_of_speech(tmp_path: Path) -> None:
    turn = TurnEnded(*AT, TurnId(1), Samples(0), samples(900), "en", "w0", "t0")
    spoken = SpeakingStarted(*AT, TurnId(1), 1, "t0", "es", samples(300))
    failed = StageFailed(*AT, "synthesis", "engine", "no")
    dropped = (LevelMeasured(*AT, 0.1, 0.2), SpeechStarted(*AT, UtteranceId(1), Samples(0)))
    found = kept(tmp_path, *dropped, turn, spoken, failed)
    assert [line["type"] for line in found] == ["turn_ended", "speaking_started", "stage_failed"]


def test_nothing_comes_after_the_end_of_the_session(tmp_path: Path) -> None:
    closed = SessionStateChanged(*AT, "closed")
    assert kept(tmp_path, hypothesis(1, 1), closed, hypothesis(2, 2))[-1]["state"] == "closed"


def test_the_last_line_says_how_many_turns_there_were(tmp_path: Path) -> None:
    again = replace(hypothesis(1, 1, final=True, utterance=4), supersedes=UtteranceId(1), turn=TurnId(2))
    nothing = replace(hypothesis(0, 0, final=True, utterance=2), turn=TurnId(3))
    closed = SessionStateChanged(*AT, "closed")
    said = [hypothesis(1, 1, final=True), replace(hypothesis(1, 1, utterance=2), turn=TurnId(3)), nothing]
    assert kept(tmp_path, *said, closed)[-1]["turns"] == 1
    assert kept(tmp_path, *said, hypothesis(1, 1, utterance=3), again, closed)[-1]["turns"] == 2
    assert [session.turns for session in sessions(tmp_path)] == [1, 2]


def test_nothing_is_on_the_disk_before_a_commit_and_everything_after(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal(hypothesis(1, 1), 7)
        assert lines(journal) == []
        journal.commit()
        assert len(lines(journal)) == 1
        journal(hypothesis(2, 2), 7)
    assert len(lines(journal)) == 2, "closing commits the rest"
    journal.close()


def test_a_session_in_which_nothing_was_said_leaves_nothing(tmp_path: Path) -> None:
    kept(
        tmp_path, SessionStateChanged(*AT, "loading"), hypothesis(0, 0, final=True), SessionStateChanged(*AT, "closed")
    )
    assert list(tmp_path.iterdir()) == []


def test_two_sessions_of_one_second_have_two_names(tmp_path: Path) -> None:
    with Journal(tmp_path) as one, Journal(tmp_path) as two:
        assert one.session != two.session
        assert {one.path, two.path} == set(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "history"
    with Journal(folder) as journal:
        assert folder.stat().st_mode & 0o777 == 0o700
        assert journal.path.stat().st_mode & 0o777 == 0o600


def test_a_running_session_holds_its_journal(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal(hypothesis(1, 1), 7)
        assert held(journal.path)
        look = "import sys; from interpreter_app.storage.journal import held; sys.exit(held(sys.argv[1]))"
        assert subprocess.run([sys.executable, "-c", look, str(journal.path)], check=False).returncode == 1
        assert held(journal.path), "looking takes nothing away"
    assert not held(journal.path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file cannot be written"):
        Journal(tmp_path / "file")


def test_after_a_full_disk_the_journal_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = 40
    write = os.write

    def small_disk(file: int, data: bytes) -> int:
        nonlocal room
        if not room:
            raise OSError(errno.ENOSPC, "No space left on device")
        count = write(file, bytes(data)[:room])
        room -= count
        return count

    with Journal(tmp_path) as journal:
        monkeypatch.setattr(module.os, "write", small_disk)
        journal(hypothesis(1, 1), 7)
        for _ in range(2):
            with pytest.raises(OSError, match="No space left"):
                journal.commit()
        assert journal.path.stat().st_size == 40, "a torn line"
        room = 100_000
        journal(hypothesis(2, 2), 7)
        journal.commit()
        assert [line["stable"] for line in lines(journal)] == [1, 2], "every line whole, none twice"
        room = 0
        journal(hypothesis(3, 3), 7)
        with pytest.raises(OutputError, match="the disk is full"):
            journal.close()
    assert not held(journal.path)


def test_a_disk_that_loses_what_was_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(file: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with Journal(tmp_path) as journal:
        to_disk = module._to_disk
        monkeypatch.setattr(module, "_to_disk", lost)
        journal(hypothesis(1, 1), 7)
        with pytest.raises(OSError, match="Input/output error"):
            journal.commit()
        monkeypatch.setattr(module, "_to_disk", to_disk)
        journal(hypothesis(2, 2), 7)
        journal.commit()


def test_a_slow_disk_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, may_go_on = threading.Event(), threading.Event()

    def stuck(file: int) -> None:
        slow.set()
        may_go_on.wait(20)

    monkeypatch.setattr(module, "_to_disk", stuck)
    with Journal(tmp_path) as journal:
        began = time.monotonic()
        for stable in (1, 2):
            journal(hypothesis(stable, stable), 7)
            journal.commit()
            assert len(lines(journal)) == stable, "written, if not on the disk"
        assert time.monotonic() - began < 5
        assert slow.is_set()
        may_go_on.set()


def test_many_threads_share_commits_and_every_line_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    transfers = []
    monkeypatch.setattr(module, "PATIENCE_S", 10)
    monkeypatch.setattr(module, "_to_disk", lambda file: (transfers.append(file), time.sleep(0.01)))
    each, threads = 20, 6
    missing: list[int] = []
    with Journal(tmp_path) as journal:

        def work(number: int) -> None:
            for count in range(each):
                utterance = number * each + count + 1
                journal(hypothesis(3, 3, utterance=utterance), 7)
                journal.commit()
                if f'"utterance": {utterance},' not in journal.path.read_text("utf-8"):
                    missing.append(utterance)

        workers = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert sorted(line["utterance"] for line in lines(journal)) == list(range(1, each * threads + 1))
    assert missing == []
    assert len(transfers) < each * threads / 2


def test_a_commit_is_quick(tmp_path: Path) -> None:
    took = []
    with Journal(tmp_path) as journal:
        for number in range(1, 301):
            journal(hypothesis(12, 14, utterance=number), number)
            began = time.perf_counter()
            journal.commit()
            took.append(1000 * (time.perf_counter() - began))
    print(f"commit: median {statistics.median(took):.2f} ms, p99 {sorted(took)[296]:.2f} ms, worst {max(took):.2f} ms")
    assert statistics.median(took) <= 25, "the disk, or else the patience with it"
