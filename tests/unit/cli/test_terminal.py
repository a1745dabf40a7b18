"""What stands on the screen, and what goes into a pipe, as a session goes on."""

from __future__ import annotations

import io
import os
import re
import shutil

import pytest

from interpreter_app.cli.layout import NO_COLOR, Palette
from interpreter_app.cli.terminal import Lines, Screen, display
from interpreter_app.core.errors import OutputError
from interpreter_app.core.events import (
    AudioDropped,
    ClauseSkipped,
    DeviceChanged,
    FallingBehind,
    SpeechStarted,
    StageFailed,
    TurnEnded,
)
from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples

LANE = LaneId("file")


def hypothesis(text, stable=None, *, number=1):
    tokens = tuple(
        Token(f" {word}", samples(1000 * number + 100 * i), samples(1000 * number + 100 * i + 100))
        for i, word in enumerate(text.split())
    )
    final = stable is None
    return Hypothesis(
        LANE,
        samples(2000),
        TurnId(number),
        UtteranceId(number),
        "en",
        tokens,
        len(tokens) if final else stable,
        final,
        target="es",
    )


def translation(text, stable=None, *, number=1):
    tokens = tuple(Token(f" {word}") for word in text.split())
    final = stable is None
    return Translation(
        LANE,
        samples(2000),
        TurnId(number),
        UtteranceId(number),
        Direction("en", "es"),
        tokens,
        len(tokens) if final else stable,
        final,
        Revision(0, 0, len(tokens)),
    )


def ended(number=1):
    at = samples(1000 * number)
    return TurnEnded(LANE, samples(2000), TurnId(number), at, at, "en", "", None)


class Emulator(io.StringIO):
    """A terminal of a few columns and rows that understands what `Screen` writes."""

    def __init__(self, width=40, height=8):
        super().__init__()
        self.width, self.height = width, height
        self.history, self.rows = [], [""] * height
        self.row = self.column = 0
        self.cursor = True
        self.raw = ""

    def isatty(self):
        return True

    def write(self, text):
        self.raw += text
        for part in re.findall(r"\x1b\[[?\d;]*[A-Za-z]|[^\x1b]", text):
            self._take(part)
        return len(text)

    def _take(self, part):
        if part == "\n":
            self.row += 1
            if self.row == self.height:
                self.history.append(self.rows.pop(0))
                self.rows.append("")
                self.row -= 1
            self.column = 0
        elif part == "\r":
            self.column = 0
        elif part in ("\x1b[?25l", "\x1b[?25h"):
            self.cursor = part.endswith("h")
        elif part == "\x1b[K":
            self.rows[self.row] = self.rows[self.row][: self.column]
        elif part == "\x1b[J":
            self.rows[self.row] = self.rows[self.row][: self.column]
            self.rows[self.row + 1 :] = [""] * (self.height - self.row - 1)
        elif up := re.fullmatch(r"\x1b\[(\d+)A", part):
            self.row = max(0, self.row - int(up[1]))
        elif not part.startswith("\x1b"):
            assert self.column < self.width, "a row is longer than the screen is wide"
            line = self.rows[self.row].ljust(self.column)
            self.rows[self.row] = line[: self.column] + part + line[self.column + 1 :]
            self.column += 1

    @property
    def shown(self):
        """Everything from the first row ever written, without the empty rows at the end."""
        return "\n".join([*self.history, *self.rows]).rstrip("\n").split("\n")


@pytest.fixture
def terminal(monkeypatch):
    terminal = Emulator()
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((terminal.width, terminal.height)))
    return terminal


@pytest.fixture
def screen(terminal):
    return Screen(terminal, terminal, NO_COLOR)


def show(target, *events):
    for event in events:
        target(event, 0)


def test_partials_are_redrawn_in_place(screen, terminal):
    show(screen, hypothesis("good", 0))
    assert terminal.shown == ["00:01.0  en  good …"]
    show(screen, hypothesis("good morning", 1), translation("buenos", 0))
    assert terminal.shown == ["00:01.0  en  good morning …", "         es  buenos …"]
    show(screen, hypothesis("good evening", 1))
    assert terminal.shown == ["00:01.0  en  good evening …", "         es  buenos …"]


def test_a_shorter_text_leaves_nothing_behind(screen, terminal):
    show(screen, hypothesis("one two three four five six seven eight nine", 0), hypothesis("one", 0))
    assert terminal.shown == ["00:01.0  en  one …"]


def test_turns_that_have_ended_scroll_up(screen, terminal):
    for number in range(1, 6):
        show(screen, hypothesis("good", 0, number=number), hypothesis("good morning", number=number))
        show(screen, translation("buenos días", number=number), ended(number))
    show(screen, hypothesis("and", 0, number=6))
    assert terminal.shown == [
        row for number in range(1, 6) for row in (f"00:0{number}.0  en  good morning", "         es  buenos días")
    ] + ["00:06.0  en  and …"]


def test_a_turn_may_end_while_the_next_one_is_open(screen, terminal):
    show(screen, hypothesis("good morning"), hypothesis("and", 0, number=2), translation("buenos días"), ended())
    assert terminal.shown == ["00:01.0  en  good morning", "         es  buenos días", "00:02.0  en  and …"]


def test_an_open_turn_longer_than_the_screen_shows_its_end(screen, terminal):
    text = " ".join(f"word{i:02}" for i in range(40))
    show(screen, hypothesis(text, 0), hypothesis(f"{text} end", 0))
    assert terminal.history == []
    assert terminal.shown[-1].endswith("end …")
    show(screen, hypothesis(text), ended())
    assert " ".join(" ".join(terminal.shown).split()) == f"00:01.0 en {text}"


def test_a_turn_without_text_leaves_no_trace(screen, terminal):
    show(screen, hypothesis("um", 0), hypothesis(""), ended())
    assert terminal.shown == [""]


def test_nothing_is_written_when_nothing_changes(screen, terminal):
    show(screen, hypothesis("good", 0))
    before = terminal.raw
    show(screen, hypothesis("good", 0), SpeechStarted(LANE, Samples(0), UtteranceId(1), Samples(0)))
    assert terminal.raw == before


def test_notices_stand_above_the_open_turn(screen, terminal):
    show(screen, hypothesis("good", 0))
    screen.notice("warning: something")
    assert terminal.shown == ["warning: something", "00:01.0  en  good …"]
    show(screen, hypothesis("good morning", 0))
    assert terminal.shown == ["warning: something", "00:01.0  en  good morning …"]


def test_closing_leaves_what_is_committed_and_the_cursor(screen, terminal):
    assert not terminal.cursor
    show(screen, hypothesis("good morning to", 2), translation("buenos días a", 1))
    screen.close()
    assert terminal.cursor
    assert terminal.shown == ["00:01.0  en  good morning …", "         es  buenos …"]


def test_each_redraw_is_one_write(screen, terminal, monkeypatch):
    writes = []
    monkeypatch.setattr(terminal, "write", writes.append)
    show(screen, hypothesis("good", 0), hypothesis("good morning", 1))
    assert len(writes) == 2
    assert all(text.startswith("\x1b[?2026h") and text.endswith("\x1b[?2026l") for text in writes)


@pytest.fixture
def streams():
    return io.StringIO(), io.StringIO()


def test_a_pipe_gets_a_line_a_turn(streams):
    lines = Lines(*streams)
    show(lines, hypothesis("good", 0), hypothesis("good morning"), translation("buenos días", 1))
    assert streams[0].getvalue() == ""
    show(lines, translation("buenos días"), ended(), hypothesis("um", 0, number=2), hypothesis("", number=2), ended(2))
    assert streams[0].getvalue() == "[00:01.0 en→es] good morning  ⇒  buenos días\n"
    show(lines, hypothesis("and you", 1, number=3))
    lines.close()
    lines.close()
    assert streams[0].getvalue().splitlines()[1:] == ["[00:03.0 en] and"]
    assert streams[1].getvalue() == ""


def test_what_goes_wrong_is_said_on_standard_error(streams):
    lines = Lines(*streams)
    show(
        lines,
        StageFailed(LANE, samples(12_340), "translation", "engine", "no"),
        StageFailed(LANE, samples(12_340), "playout", "output", "said at the end"),
        FallingBehind(LANE, samples(0), "recognition", samples(640)),
        FallingBehind(LANE, samples(0), "recognition", samples(960)),
        AudioDropped(LANE, samples(0), samples(20), samples(1500)),
    )
    assert streams[0].getvalue() == ""
    assert streams[1].getvalue().splitlines() == [
        "warning: translation failed at 00:12.3, and goes on: no",
        "warning: this computer cannot keep up: text is shown later, and nothing is lost",
        "warning: 20 ms of audio were lost at 00:01.5",
    ]


def test_news_of_devices_and_of_what_is_not_spoken(streams):
    show(
        Lines(*streams),
        DeviceChanged(LANE, samples(0), "input", "Webcam", "opened"),
        DeviceChanged(LANE, samples(900), "input", "Webcam", "lost"),
        DeviceChanged(LANE, samples(900), "input", "Built-in", "opened"),
        DeviceChanged(LANE, samples(900), "output", "Headset", "failed"),
        DeviceChanged(LANE, samples(1900), "input", "Webcam", "back"),
        ClauseSkipped(LANE, samples(2000), TurnId(1), 1, "Buenas noches.", "behind"),
        ClauseSkipped(LANE, samples(2000), TurnId(1), 2, "Adiós.", "interrupted"),
    )
    assert streams[1].getvalue().splitlines() == [
        "warning: the microphone Webcam is gone; the conversation goes on when it, or another, is there",
        "the microphone is now Built-in",
        "warning: the loudspeaker Headset cannot be opened",
        "the microphone Webcam is back",
        "warning: shown but not spoken, to catch up: Buenas noches.",
    ]


def test_warnings_leave_the_screen_whole(screen, terminal):
    terminal.width = 120
    show(screen, hypothesis("good", 0), FallingBehind(LANE, samples(0), "recognition", samples(640)))
    assert terminal.shown[-1] == "00:01.0  en  good …"


class Broken(io.StringIO):
    def __init__(self, error):
        super().__init__()
        self._error = error

    def flush(self):
        raise self._error


def test_a_reader_that_has_gone_is_no_failure():
    lines = Lines(Broken(BrokenPipeError(32, "Broken pipe")), io.StringIO())
    assert not lines.gone
    show(lines, hypothesis("good"), ended())
    assert lines.gone
    show(lines, hypothesis("good", number=2), ended(2))


def test_a_full_disk_under_standard_output_is_said_once():
    lines = Lines(Broken(OSError(28, "No space left on device")), io.StringIO())
    with pytest.raises(OutputError, match="standard output cannot be written: the disk is full"):
        show(lines, hypothesis("good"), ended())
    show(lines, hypothesis("good", number=2), ended(2))
    lines.close()


@pytest.mark.parametrize(
    ("environment", "kind"), [({}, Screen), ({"TERM": "dumb"}, Lines), ({"NO_COLOR": "1"}, Screen)]
)
def test_the_display_suits_the_output(monkeypatch, terminal, environment, kind):
    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    chosen = display(terminal, terminal)
    assert isinstance(chosen, kind)
    assert chosen.live == (kind is Screen)
    if kind is Screen:
        assert chosen._palette == (NO_COLOR if "NO_COLOR" in environment else Palette())
    assert isinstance(display(io.StringIO(), terminal), Lines)
