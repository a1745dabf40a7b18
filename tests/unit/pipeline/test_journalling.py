"""The stage before the voice: nothing passes that is not safe, several share a commit, a full disk stops nobody."""

from __future__ import annotations

import errno
import time

import pytest

from interpreter_app.core.audio import Heard
from interpreter_app.core.events import StageFailed
from interpreter_app.core.options import LanguageOptions, SessionOptions
from interpreter_app.core.text import Direction, Revision, Token, Translation
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.pipeline.journal import HELD, Journalling
from interpreter_app.pipeline.session import Session
from interpreter_app.storage.event_log import to_json
from tests.fakes.engines import Script, ScriptedSpeech

LANE = LaneId("table")
WAITING = Samples(512)
"""Something newer waits."""


def translation(stable: int, *, utterance: int = 1, ms: int = 100, shown: int | None = None, final: bool = False):
    tokens = tuple(Token(f" w{number}") for number in range(stable if shown is None else shown))
    return Translation(
        LANE, samples(ms), TurnId(1), UtteranceId(utterance), Direction("en", "es"), tokens, stable, final,
        Revision(0, 0, len(tokens)),
    )  # fmt: skip


def heard(ms: int, *, finished: bool = False) -> Heard:
    return Heard(LANE, samples(ms), finished=finished)


class Disk:
    """Counts commits, and fails with what it is told to."""

    def __init__(self) -> None:
        self.commits = 0
        self.error: OSError | None = None

    def commit(self) -> None:
        self.commits += 1
        if self.error is not None:
            raise self.error


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def stage(disk: Disk) -> Journalling:
    return Journalling(disk)


def test_committed_text_goes_on_once_it_is_safe(stage: Journalling, disk: Disk) -> None:
    steps = stage.step(translation(2), Samples(0))
    assert disk.commits == 0
    assert next(steps) == translation(2)
    assert disk.commits == 1, "before it was passed on"


def test_what_commits_nothing_new_costs_no_commit(stage: Journalling, disk: Disk) -> None:
    assert list(stage.step(translation(0, shown=3), Samples(0))) == [translation(0, shown=3)]
    assert disk.commits == 0
    list(stage.step(translation(2), Samples(0)))
    list(stage.step(translation(2, shown=4), Samples(0)))
    list(stage.step(heard(120), Samples(0)))
    assert disk.commits == 1
    list(stage.step(translation(2, utterance=2), Samples(0)))
    assert disk.commits == 2, "another utterance commits its own"


def test_one_commit_serves_what_waits_already(stage: Journalling, disk: Disk) -> None:
    first, mark, second = translation(2), heard(110), translation(3, ms=120)
    assert list(stage.step(first, WAITING)) == []
    assert list(stage.step(mark, WAITING)) == []
    assert list(stage.step(second, Samples(0))) == [first, mark, second]
    assert disk.commits == 1


def test_it_never_collects_for_long(stage: Journalling, disk: Disk) -> None:
    out = [list(stage.step(translation(count + 1), WAITING)) for count in range(HELD)]
    assert [len(answers) for answers in out] == [0] * (HELD - 1) + [HELD]
    assert disk.commits == 1


def test_the_end_waits_for_nothing(stage: Journalling, disk: Disk) -> None:
    list(stage.step(translation(1), WAITING))
    end = heard(110, finished=True)
    assert list(stage.step(end, WAITING)) == [translation(1), end]
    assert disk.commits == 1


def test_text_that_nobody_speaks_is_committed_once_a_second(stage: Journalling, disk: Disk) -> None:
    for ms in range(0, 5000, 100):
        assert list(stage.step(heard(ms), Samples(0))) == [heard(ms)]
    assert disk.commits == 4


def test_a_full_disk_is_said_once_and_holds_nothing_back(stage: Journalling, disk: Disk) -> None:
    disk.error = OSError(errno.ENOSPC, "No space left on device")
    failed, passed = list(stage.step(translation(1), Samples(0)))
    assert failed == StageFailed(
        LANE, samples(100), "journal", "journal", "the journal cannot be written: the disk is full"
    )
    assert passed == translation(1)
    assert list(stage.step(translation(2), WAITING)) == [translation(2)], "nothing is collected for a disk that is full"
    assert disk.commits == 1
    assert list(stage.step(heard(1200), Samples(0))) == [heard(1200)]
    assert disk.commits == 2, "it is tried again after a while"


def test_a_disk_that_fails_again_is_said_again(stage: Journalling, disk: Disk) -> None:
    disk.error = OSError(errno.EIO, "Input/output error")
    said = [list(stage.step(heard(ms), Samples(0)))[:-1] for ms in (1000, 2000)]
    disk.error = None
    said.append(list(stage.step(heard(3000), Samples(0)))[:-1])
    assert list(stage.step(translation(1, ms=3100), Samples(0))) == [translation(1, ms=3100)]
    assert disk.commits == 4, "it holds back again until the text is safe"
    disk.error = OSError(errno.EIO, "Input/output error")
    said.append(list(stage.step(heard(4100), Samples(0)))[:-1])
    assert [len(answers) for answers in said] == [1, 0, 0, 1]


def test_after_a_defect_what_was_held_goes_on(stage: Journalling) -> None:
    list(stage.step(translation(1), WAITING))
    stage.reset()
    assert list(stage.step(heard(110), Samples(0))) == [translation(1), heard(110)]


def record(disk: Disk | None, *, threaded: bool) -> list[object]:
    """What a session records, with a journal on `disk` or without one."""
    lines: list[object] = []
    talk = Script(ScriptedSpeech(0.5, 4.0, "en", "When it rains, we stay here.", "Cuando llueve, nos quedamos aquí."))
    options = SessionOptions(languages=LanguageOptions(between=("en", "es")))
    with (
        talk.engines() as engines,
        Session(engines, options, lane=LANE, threaded=threaded, journal=disk) as session,
    ):
        session.subscribe(lambda event, _: lines.append(to_json(event, 0)))
        session.start()
        for block in talk.blocks(LANE):
            session.push(block)
            time.sleep(0.002 if threaded else 0)
        session.finish()
        if disk is not None:
            assert disk.commits > 0
    assert any(isinstance(line, dict) and line["type"] == "speaking_started" for line in lines)
    return lines


@pytest.mark.parametrize("threaded", [False, True])
def test_a_session_says_the_same_with_a_journal(threaded: bool) -> None:
    assert record(Disk(), threaded=threaded) == record(None, threaded=False)
