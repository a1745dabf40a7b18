"""The command line around the work: arguments, outputs, exit codes, and how it ends when something goes wrong."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import platformdirs
import pytest

from interpreter_app import __version__, compose
from interpreter_app.cli.main import main
from interpreter_app.core.errors import AudioFileError, EngineError, ModelMissing, UsageError
from interpreter_app.core.events import SessionStateChanged, TurnEnded
from interpreter_app.core.options import LanguageOptions, TranslationTerm
from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation
from interpreter_app.core.units import LaneId, TurnId, UtteranceId, samples

ROOT = Path(__file__).parents[3]
LANE = LaneId("file")
FIRST = (LANE, samples(2000), TurnId(1), UtteranceId(1))
SECOND = (LANE, samples(4200), TurnId(2), UtteranceId(2))
SCRIPT = [
    SessionStateChanged(LANE, samples(0), "running"),
    Hypothesis(*FIRST, "en", (Token(" Hello", samples(500), samples(900)),), 1, True, target="es"),
    Translation(*FIRST, Direction("en", "es"), (Token(" Hola"),), 1, True, Revision(0, 0, 1)),
    TurnEnded(LANE, samples(2000), TurnId(1), samples(500), samples(900), "en", "Hello", "Hola"),
    Hypothesis(
        *SECOND,
        "en",
        (Token(" Good", samples(4000), samples(4100)), Token(" bye", samples(4100), samples(4200))),
        1,
        False,
        target="es",
    ),
]
LINE = "[00:00.5 en→es] Hello  ⇒  Hola\n"


ENGINES = SimpleNamespace(notices=())


class Work:
    """Stands in for `compose`: plays the script to the subscribers, then ends as it is told."""

    def __init__(self):
        self.opened = None
        self.asked = None
        self.end = None
        self.said = 0

    @contextlib.contextmanager
    def open_engines(self, settings):
        self.opened = settings
        yield ENGINES

    def interpret(self, engines, settings, inputs, *, pace, speech, journal, subscribe, live):
        assert engines is ENGINES
        self.asked = {"inputs": list(inputs), "pace": pace, "speech": speech, "journal": journal}
        for self.said, event in enumerate(SCRIPT, 1):
            for subscriber in [*live, *subscribe]:
                subscriber(event, 10)
        if self.end is not None:
            raise self.end


def call(line):
    return main(line.split())


@pytest.fixture(autouse=True)
def work(monkeypatch, tmp_path):
    work = Work()
    monkeypatch.setattr(compose, "open_engines", work.open_engines)
    monkeypatch.setattr(compose, "interpret", work.interpret)
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: tmp_path / "config")
    monkeypatch.delenv("INTERPRETER_TRACEBACK", raising=False)
    monkeypatch.chdir(tmp_path)
    return work


def test_without_a_command_it_shows_help(capsys, work):
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage: interpreter-app" in err
    assert "interpret" in err
    assert "bench" in err
    assert work.opened is None


def test_version(capsys):
    assert call("--version") == 0
    assert capsys.readouterr() == (f"interpreter-app {__version__}\n", "")


def test_help_names_every_flag(capsys):
    assert call("interpret --help") == 0
    out, err = capsys.readouterr()
    assert err == ""
    flags = "from to between speech transcript events speak terms reading packs pace"
    for flag in (f"--{name}" for name in flags.split()):
        assert flag in out
    assert call("bench --help") == 0


def fails(capsys, line, code):
    """What is said: one line of what, one line of remedy, nothing on standard output."""
    assert call(line) == code
    out, err = capsys.readouterr()
    assert out == ""
    what, remedy = err.splitlines()
    assert what.startswith("error: ")
    assert remedy.startswith("  ")
    assert remedy.strip()
    return what.removeprefix("error: ")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("sing", "invalid choice: 'sing'"),
        ("interpret", "INPUT"),
        ("interpret a.wav --loud", "--loud"),
        ("interpret a.wav --between en", "expected 2 arguments"),
        ("interpret a.wav --to es --pace slow", "invalid choice: 'slow'"),
        ("interpret a.wav --to es --spe x", "--spe"),
        ("interpret a.wav --between en es --to es", "--between does not go with"),
        ("interpret a.wav --to es --speech b.wav --speak off", "--speech does not go with"),
        ("interpret - - --to es", "named twice"),
        ("interpret a.wav --to es --transcript a.doc", ".json, .txt, .srt, .vtt"),
        ("interpret a.wav --to es --speech ./a.wav", "would overwrite the input"),
        ("interpret a.wav --to es --speech b --events b", "would overwrite the output of --speech"),
    ],
)
def test_wrong_usage(capsys, work, line, what):
    assert what in fails(capsys, line, 2)
    assert work.opened is None


@pytest.mark.parametrize("flag", ["--speech", "--transcript", "--events"])
def test_outputs_are_checked_before_any_work(capsys, work, flag, tmp_path):
    assert "there is no folder" in fails(capsys, f"interpret a.wav --to es {flag} none/b.txt", 1)
    (tmp_path / "folder.txt").mkdir()
    assert "it is a folder" in fails(capsys, f"interpret a.wav --to es {flag} folder.txt", 1)
    assert work.opened is None


def test_notices_about_packs_are_said(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(ENGINES, "notices", ("es → de goes through en",))
    assert call("interpret a.wav --to es") == 0
    assert "es → de goes through en" in capsys.readouterr().err


def test_devices_take_from_many(work):
    null = os.devnull
    assert call(f"interpret a.wav --to es --speech {null} --events {null}") == 0


def test_flags_become_settings(work, tmp_path):
    (tmp_path / "packs").mkdir()
    call("interpret a.wav - --from auto --to es --speak turn --reading --packs packs --pace realtime")
    assert work.asked == {"inputs": ["a.wav", "-"], "pace": "realtime", "speech": None, "journal": None}
    assert work.opened.options.languages == LanguageOptions(target="es")
    assert work.opened.options.speaking.speak == "turn"
    assert work.opened.options.translation.reading
    assert work.opened.packs == ("packs",)


def test_terms_come_from_a_file(work, tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config/settings.toml").write_text('[context]\ntext = "A journey."\nterms = ["Chobe"]\n')
    (tmp_path / "terms.txt").write_text("\ufeff# people\nNgozi\n\nriver bank = ribera\n#invoice = factura\n", "utf-8")
    call("interpret a.wav --to es --terms terms.txt")
    context = work.opened.options.context
    assert (context.text, context.terms) == ("A journey.", ("Ngozi", "river bank"))
    assert context.translation_terms == (TranslationTerm("river bank", "ribera"),)


def test_languages_on_the_command_line_replace_those_of_the_file(work, tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config/settings.toml").write_text('[languages]\nbetween = ["en", "es"]\n[speaking]\nspeak = "off"\n')
    call("interpret a.wav")
    assert work.opened.options.languages == LanguageOptions(between=("en", "es"))
    assert work.opened.options.speaking.speak == "off"
    assert work.asked["pace"] == "fast"
    call("interpret a.wav --from en --to fr")
    assert work.opened.options.languages == LanguageOptions(source="en", target="fr")
    call("interpret a.wav --between en fr")
    assert work.opened.options.languages == LanguageOptions(between=("en", "fr"))


def test_a_wrong_setting_ends_with_1(capsys, monkeypatch):
    monkeypatch.setenv("INTERPRETER_GATE__THRESHOLD", "7")
    assert "gate.threshold is '7'" in fails(capsys, "interpret a.wav --to es", 1)


def test_the_transcript_goes_to_standard_output_and_the_rest_elsewhere(capsys, work, tmp_path):
    assert call("interpret a.wav --to es --speech s.wav --transcript t.txt --events e.jsonl") == 0
    out, err = capsys.readouterr()
    assert out == LINE + "[00:04.0 en] Good\n"
    assert err == "2 turns, 4.2 s heard; speech in s.wav; transcript in t.txt; events in e.jsonl\n"
    assert work.asked["speech"] == "s.wav"
    assert (tmp_path / "t.txt").read_text("utf-8") == (
        "[00:00.5] en: Hello\n          es: Hola\n\n[00:04.0] en: Good\n"
    )
    kinds = [json.loads(line)["type"] for line in (tmp_path / "e.jsonl").read_text("utf-8").splitlines()]
    assert kinds == ["session", "hypothesis", "translation", "turn_ended", "hypothesis"]


@pytest.mark.parametrize(
    ("end", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted: 2 turns, 4.2 s heard; transcript in t.json; events in e.jsonl\n"),
        (EngineError("the voice failed", hint="Use another."), 1, "error: the voice failed\n  Use another.\n"),
        (ModelMissing("two\nlines"), 1, "error: two lines\n"),
        (UsageError("no such language", hint="Try es."), 2, "error: no such language\n  Try es.\n"),
    ],
)
def test_what_was_committed_is_written_first(capsys, work, end, code, said):
    work.end = end
    assert call("interpret a.wav --to es --transcript t.json --events e.jsonl") == code
    out, err = capsys.readouterr()
    assert out == LINE + "[00:04.0 en] Good\n"
    assert err == said
    turns = json.loads(Path("t.json").read_text("utf-8"))["turns"]
    assert [(turn["source"], turn["target"]) for turn in turns] == [("Hello", "Hola"), ("Good", None)]
    assert len(Path("e.jsonl").read_text("utf-8").splitlines()) == 5


def test_a_failure_before_anything_was_said_leaves_old_results(capsys, work, tmp_path, monkeypatch):
    (tmp_path / "t.txt").write_text("old")

    def interpret(*_, **__):
        raise AudioFileError("there is no file a.wav", hint="Check the name.")

    monkeypatch.setattr(compose, "interpret", interpret)
    assert "there is no file" in fails(capsys, "interpret a.wav --to es --transcript t.txt", 1)
    assert (tmp_path / "t.txt").read_text() == "old"


def test_interrupted_while_loading(capsys, monkeypatch):
    def open_engines(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(compose, "open_engines", open_engines)
    assert call("interpret a.wav --to es") == 130
    assert capsys.readouterr() == ("", "")


def test_the_unexpected_is_one_line_too(capsys, work, monkeypatch):
    work.end = ZeroDivisionError("division\nby zero")
    assert call("interpret a.wav --to es") == 1
    what, remedy = capsys.readouterr().err.splitlines()
    assert what == "error: this should not have happened: ZeroDivisionError: division by zero"
    assert "INTERPRETER_TRACEBACK=1" in remedy
    monkeypatch.setenv("INTERPRETER_TRACEBACK", "1")
    assert call("interpret a.wav --to es") == 1
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_warnings_of_the_program_are_said(capsys, work, monkeypatch):
    def interpret(*_, **__):
        logging.getLogger("interpreter_app.audio.files").warning("a.wav breaks off")

    monkeypatch.setattr(compose, "interpret", interpret)
    assert call("interpret a.wav --to es") == 0
    assert capsys.readouterr().err == "warning: a.wav breaks off\n0 turns, 0.0 s heard\n"
    assert logging.getLogger("interpreter_app").handlers == []


class Gone(io.StringIO):
    """A pipe that nobody reads."""

    def flush(self):
        raise BrokenPipeError(32, "Broken pipe")

    def fileno(self):
        raise OSError("no file")


def test_without_a_reader_and_other_outputs_it_stops(work, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", Gone())
    assert call("interpret a.wav --to es") == 0
    assert work.said == 4
    assert capsys.readouterr().err == ""


def test_without_a_reader_other_outputs_are_completed(work, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "stdout", Gone())
    assert call("interpret a.wav --to es --events e.jsonl") == 0
    assert work.said == 5
    assert len((tmp_path / "e.jsonl").read_text("utf-8").splitlines()) == 5


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes as POSIX has them")
@pytest.mark.parametrize("arguments", ["--help", "--version"])
def test_a_closed_pipe_is_no_noise(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "interpreter_app", arguments]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_odd_encodings_lose_no_transcript(tmp_path):
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "interpreter_app", "interpret", "día.wav", "--to", "es"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1
    assert "día.wav" in done.stderr.decode()
