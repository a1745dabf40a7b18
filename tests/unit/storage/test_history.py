"""Sessions read back from their journals: whole ones, those that run, those that were cut off anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interpreter_app.core.errors import OutputError, SessionError, UsageError
from interpreter_app.core.events import Event, SessionStateChanged, SpeakingStarted, TurnEnded
from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.storage import history
from interpreter_app.storage.history import KeptSession, cut_off, find, recover, sessions, transcript
from interpreter_app.storage.journal import Journal

LANE = LaneId("table")
OPTIONS = {"languages": {"between": ["en", "es"], "source": None, "target": None}}


def begin(options: dict[str, object] | None = None) -> SessionStateChanged:
    return SessionStateChanged(LANE, Samples(0), "loading", version="1", options=options or OPTIONS, packs=())


def said(number: int, ms: int, *, final: bool = True, stable: int = 3) -> list[Event]:
    """An utterance of three words, a turn of its own; `stable` of them are committed."""
    at = (LANE, samples(ms), TurnId(number), UtteranceId(number))
    words = tuple(Token(f" {word}{number}", samples(ms - 300), samples(ms)) for word in ("one", "two", "three"))
    palabras = tuple(Token(f" {word}{number}") for word in ("uno", "dos", "tres"))
    direction = Direction("en", "es")
    events: list[Event] = [
        Hypothesis(*at, "en", words, stable, final, target="es"),
        Translation(*at, direction, palabras, stable, final, Revision(0, 0, 3)),
    ]
    if final:
        ended = (LANE, samples(ms), TurnId(number), samples(ms - 300), samples(ms))
        events.append(TurnEnded(*ended, "en", "one two three", "uno dos tres"))
    return events


def end(ms: int) -> SessionStateChanged:
    return SessionStateChanged(LANE, samples(ms), "closed")


def keep(folder: Path, *events: Event) -> Path:
    """A journal with `events`; one without an `end` was cut off."""
    with Journal(folder) as journal:
        for number, event in enumerate(events):
            journal(event, number)
    return journal.path


def only(folder: Path) -> KeptSession:
    (session,) = sessions(folder)
    return session


def texts(session: KeptSession) -> list[tuple[str, str]]:
    return [(turn.source, turn.target) for turn in transcript(session).turns]


def test_a_session_that_ended_is_complete(tmp_path: Path) -> None:
    path = keep(tmp_path, begin(), *said(1, 1000), *said(2, 2000), end(65_000))
    session = only(tmp_path)
    assert (session.id, session.path, session.state) == (path.stem, str(path), "complete")
    assert session.languages == "en ⟷ es"
    assert session.length == samples(65_000)
    assert session.began.strftime("%Y-%m-%d-%H%M%S") == session.id
    assert texts(session) == [("one1 two1 three1", "uno1 dos1 tres1"), ("one2 two2 three2", "uno2 dos2 tres2")]
    assert all(turn.ended for turn in transcript(session).turns)
    assert transcript(session).turns[0].start == samples(700)
    assert cut_off(tmp_path) == []


@pytest.mark.parametrize(
    ("languages", "shown"),
    [({"target": "es", "source": "en"}, "en → es"), ({"target": "es", "source": None}, "auto → es"), ({}, "?")],
)
def test_languages(tmp_path: Path, languages: dict[str, object], shown: str) -> None:
    keep(tmp_path, begin({"languages": languages}), *said(1, 1000), end(2000))
    assert only(tmp_path).languages == shown


def test_what_was_committed_of_an_open_turn_is_shown(tmp_path: Path) -> None:
    spoken = SpeakingStarted(LANE, samples(2000), TurnId(2), 1, "uno2 dos2", "es", samples(400))
    later, _ = said(2, 2400, final=False, stable=3)
    keep(tmp_path, begin(), *said(1, 1000), *said(2, 2000, final=False, stable=2), spoken, later)
    session = only(tmp_path)
    assert session.state == "cut off"
    assert texts(session)[1] == ("one2 two2 three2", "uno2 dos2"), "its last words were heard, and not translated yet"
    assert not transcript(session).turns[1].ended
    assert cut_off(tmp_path) == [session]


def test_an_utterance_that_came_to_nothing_is_gone(tmp_path: Path) -> None:
    nothing = Hypothesis(LANE, samples(2500), TurnId(2), UtteranceId(2), "en", (), 0, True)
    keep(tmp_path, begin(), *said(1, 1000), *said(2, 2000, final=False, stable=1), nothing, end(3000))
    assert [source for source, _ in texts(only(tmp_path))] == ["one1 two1 three1"]


def test_a_session_that_runs_is_no_session_that_was_cut_off(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        assert sessions(tmp_path) == [], "it has said nothing yet"
        for event in (begin(), *said(1, 1000)):
            journal(event, 0)
        journal.commit()
        session = only(tmp_path)
        assert (session.state, session.turns) == ("running", 1)
        assert cut_off(tmp_path) == []
        with pytest.raises(SessionError, match="still running"):
            recover(session)
    assert only(tmp_path).state == "cut off"


def test_a_journal_cut_anywhere_keeps_every_line_before_and_can_be_recovered(tmp_path: Path) -> None:
    data = keep(tmp_path / "whole", begin(), *said(1, 1000), *said(2, 2000), end(2500)).read_bytes()
    ends = [at + 1 for at, byte in enumerate(data) if byte == ord("\n")]
    for cut in sorted({*range(1, len(data), 50), *(at + more for at in ends for more in (-2, -1, 0, 1))}):
        folder = tmp_path / str(cut)
        folder.mkdir()
        (folder / "2024-05-01-140207.jsonl").write_bytes(data[:cut])
        whole = sum(at - 1 <= cut for at in ends)  # a line that lacks nothing but its end counts
        if not whole:
            assert sessions(folder) == []
            continue
        before = only(folder)
        closed = cut >= ends[-1] - 1
        turns = (whole >= 2) + (whole >= 5)
        assert (before.turns, before.state) == (turns, "complete" if closed else "cut off")
        recover(before)
        after = only(folder)
        assert (after.state, after.turns, texts(after)) == ("complete", turns, texts(before))
        lines = [json.loads(line) for line in Path(after.path).read_bytes().splitlines()]
        assert len(lines) == whole + (not closed), "every line is whole"
        assert lines[-1].get("recovered") is (None if closed else True)


@pytest.mark.parametrize(
    "garbage",
    [
        b"\0" * 300,
        b"\xff\xfe{",
        b'{"type": "of another kind", "lane": "table"}\n',
        b"[]\n",
        b'{"type": 1, "lane": "table", "heard_ms": 1, "elapsed_ms": 1}\n',
    ],
)
def test_garbage_hides_nothing(tmp_path: Path, garbage: bytes) -> None:
    path = keep(tmp_path, begin(), *said(1, 1000))
    path.write_bytes(path.read_bytes() + garbage)
    recover(only(tmp_path))
    session = only(tmp_path)
    assert (session.state, texts(session)) == ("complete", [("one1 two1 three1", "uno1 dos1 tres1")])


def test_events_of_a_later_version_are_passed_over(tmp_path: Path) -> None:
    path = keep(tmp_path, begin(), *said(1, 1000))
    line = {"type": "applause", "lane": "table", "heard_ms": 1100, "elapsed_ms": 9}
    path.write_text(path.read_text("utf-8") + json.dumps(line) + "\n", "utf-8")
    assert only(tmp_path).turns == 1


@pytest.mark.parametrize("began", [None, "yesterday", "2024-05-01T14:02:07"])
def test_a_journal_that_does_not_say_when_it_began_is_as_old_as_its_file(tmp_path: Path, began: str | None) -> None:
    path = keep(tmp_path, begin(), *said(1, 1000))
    first, *rest = path.read_text("utf-8").splitlines(keepends=True)
    line = json.loads(first)
    line = {**line, "began": began} if began else {key: line[key] for key in line if key != "began"}
    path.write_text(json.dumps(line) + "\n" + "".join(rest), "utf-8")
    session = only(tmp_path)
    assert session.began.utcoffset() is not None
    assert (session.began.year == 2024) is (began == "2024-05-01T14:02:07")


def test_sessions_are_found_by_name_or_the_beginning_of_it(tmp_path: Path) -> None:
    for name, number in (("2024-05-01-140207", 1), ("2024-05-01-140207-2", 2), ("2024-06-01-090000", 3)):
        path = keep(tmp_path, begin(), *said(number, 1000), end(2000))
        text = path.read_text("utf-8")
        began = f"{name[:10]}T{name[11:13]}:{name[13:15]}:{name[15:17]}+02:00"
        path.write_text(text.replace(json.loads(text.splitlines()[0])["began"], began), "utf-8")
        path.rename(tmp_path / f"{name}.jsonl")
    (tmp_path / "notes.txt").write_text("not a session")
    assert [session.id[5:7] for session in sessions(tmp_path)] == ["05", "05", "06"]
    assert find(tmp_path, "last").id == find(tmp_path, "2024-06").id == "2024-06-01-090000"
    assert find(tmp_path, "2024-05-01-140207").id == "2024-05-01-140207"
    with pytest.raises(UsageError, match="2 sessions begin with 2024-05"):
        find(tmp_path, "2024-05")
    with pytest.raises(UsageError, match="no session is called tomorrow") as raised:
        find(tmp_path, "tomorrow")
    assert "history list" in raised.value.hint


def test_no_folder_is_no_session(tmp_path: Path) -> None:
    assert sessions(tmp_path / "none") == cut_off(tmp_path / "none") == []
    with pytest.raises(UsageError, match="no session is kept"):
        find(tmp_path / "none", "last")


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="file cannot be read"):
        sessions(tmp_path / "file")
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        sessions(tmp_path)


def test_a_session_that_is_gone_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = keep(tmp_path, begin(), *said(1, 1000))
    session = only(tmp_path)
    path.unlink()
    monkeypatch.setattr(history, "_journals", lambda folder: [path])
    assert sessions(tmp_path) == cut_off(tmp_path) == []
    with pytest.raises(OutputError):
        recover(session)


def test_only_what_was_said_is_worth_an_offer(tmp_path: Path) -> None:
    path = keep(tmp_path, begin(), *said(1, 1000))
    path.write_text(path.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    assert only(tmp_path).state == "cut off"
    assert cut_off(tmp_path) == []
