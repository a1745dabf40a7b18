"""The command `history`: what it prints, and what it says when there is nothing to print."""

from __future__ import annotations

import argparse
import json
import re
from datetime import timedelta
from pathlib import Path

import platformdirs
import pytest

from interpreter_app.cli import history
from interpreter_app.core.errors import SessionError, UsageError
from interpreter_app.core.events import Event, SessionStateChanged, TurnEnded
from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.storage.history import sessions
from interpreter_app.storage.journal import Journal

LANE = LaneId("table")
AT = (LANE, samples(2000), TurnId(1), UtteranceId(1))
SAID: list[Event] = [
    SessionStateChanged(LANE, Samples(0), "loading", options={"languages": {"between": ["en", "es"]}}),
    Hypothesis(*AT, "en", (Token(" Hello", samples(500), samples(900)), Token(".", None, None)), 2, True),
    Translation(*AT, Direction("en", "es"), (Token(" Hola"), Token(".")), 2, True, Revision(0, 0, 2)),
    TurnEnded(LANE, samples(2000), TurnId(1), samples(500), samples(900), "en", "Hello.", "Hola."),
]
CLOSED = SessionStateChanged(LANE, samples(3_661_000), "closed")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of sessions."""
    monkeypatch.setattr(platformdirs, "user_data_path", lambda name, appauthor: tmp_path / name)
    return tmp_path / "interpreter-app" / "history"


def keep(folder: Path, *events: Event) -> str:
    with Journal(folder) as journal:
        for event in events:
            journal(event, 0)
    return journal.session


def run(command: str) -> int:
    parser = argparse.ArgumentParser()
    history.add_arguments(parser)
    return history.run(parser.parse_args(command.split()))


def test_a_line_a_session_the_newest_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = keep(folder, *SAID, CLOSED), keep(folder, *SAID)
    day = f"{first[:10]} {first[11:13]}:{first[13:15]}"
    assert run("list") == 0
    header, *lines = capsys.readouterr().out.splitlines()
    assert re.split(r"\s{2,}", header) == ["ID", "BEGAN", "LENGTH", "LANGUAGES", "TURNS", "STATE"]
    found = {line.split()[0]: re.split(r"\s{2,}", line)[1:] for line in lines}
    assert found[first] == [day, "1:01:01", "en ⟷ es", "1", "complete"]
    assert found[second][1:] == ["00:02", "en ⟷ es", "1", "cut off"]
    assert len({line.index("en ⟷ es") for line in lines} | {header.index("LANGUAGES")}) == 1, "columns stand"
    assert [line.split()[0] for line in lines] == [kept.id for kept in reversed(sessions(folder))]


@pytest.mark.parametrize("command", ["list", "recover"])
def test_nothing_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run(command) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("no session")
    assert str(folder) in line


def test_show_gives_both_languages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = keep(folder, *SAID, CLOSED)
    assert run("show last") == 0
    out, err = capsys.readouterr()
    assert out == "[00:00.5] en: Hello.\n          es: Hola.\n"
    assert err == f"{session}, en ⟷ es: 1 turn, 1:01:01; complete\n"


def test_show_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = keep(folder, *SAID, CLOSED)
    assert run(f"show {session} --json") == 0
    shown = json.loads(capsys.readouterr().out)
    (turn,) = shown.pop("turns")
    assert (turn["source"], turn["target"], turn["start_ms"]) == ("Hello.", "Hola.", 500)
    assert shown.pop("began").startswith(session[:10])
    assert shown == {"id": session, "length_ms": 3_661_000, "languages": "en ⟷ es", "state": "complete"}


def test_show_into_a_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, *SAID, CLOSED)
    assert run(f"show last --transcript {tmp_path / 'said.srt'}") == 0
    assert (tmp_path / "said.srt").read_text("utf-8").endswith("Hello.\nHola.\n")
    assert capsys.readouterr().out == ""
    with pytest.raises(UsageError, match="a transcript is written as one of"):
        run(f"show last --transcript {tmp_path / 'said.doc'}")


def test_an_unknown_session_has_a_remedy(folder: Path) -> None:
    keep(folder, *SAID, CLOSED)
    with pytest.raises(UsageError, match="no session is called yesterday") as raised:
        run("show yesterday")
    assert "history list" in raised.value.hint


def test_what_was_cut_off_is_offered_until_it_is_recovered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert history.offer(str(folder)) is None
    first = keep(folder, *SAID)
    (kept,) = sessions(folder)
    keeps = "`interpreter-app history recover` keeps"
    assert history.offer(str(folder), kept.began) == f"A session of {kept.began:%H:%M} was cut off; {keeps} it."
    tomorrow = kept.began + timedelta(days=1)
    assert history.offer(str(folder), tomorrow) == f"A session of {kept.began:%Y-%m-%d %H:%M} was cut off; {keeps} it."
    second = keep(folder, *SAID)
    several = history.offer(str(folder))
    assert several is not None
    assert several.startswith("2 sessions, the last of")
    assert several.endswith(f"were cut off; {keeps} them.")
    assert run(f"recover {second}") == 0
    assert capsys.readouterr().out == f"{second} is kept: 1 turn, 00:02\n"
    assert run(f"recover {second}") == 0
    assert capsys.readouterr().out == f"{second} is complete\n"
    assert run("recover") == 0
    assert capsys.readouterr().out == f"{first} is kept: 1 turn, 00:02\n"
    assert history.offer(str(folder)) is None
    assert {session.state for session in sessions(folder)} == {"complete"}


def test_a_session_that_runs_is_not_recovered(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        for event in SAID:
            journal(event, 0)
        journal.commit()
        with pytest.raises(SessionError, match="still running"):
            run(f"recover last --journal {tmp_path}")


def test_where_the_journal_is(folder: Path) -> None:
    assert history.journal_folder(None) == str(folder)
    assert history.journal_folder("elsewhere") == "elsewhere"
    assert history.journal_folder("off") is None
