"""Input and surroundings of every bad kind, through the whole program: one line that says what, one that says what to
do, the documented exit code, and what was committed is on disk.

The models are stand-ins, where models matter at all; sessions, files and outputs are the real ones.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import platformdirs
import pytest
import soundfile

from interpreter_app import compose
from interpreter_app.cli.main import main
from interpreter_app.settings import bundled
from interpreter_app.storage.event_log import from_json
from tests.unit.cli import standins

ROOT = Path(__file__).parents[3]
PROGRAM = [sys.executable, "-m", "tests.unit.cli.standins"]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits as POSIX has them")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
TO_SPANISH = ["--from", "en", "--to", "es"]


def speech(rate_hz=16_000, turns=2):
    """Turns of 2.5 s of a tone, with a second of silence around them."""
    silence = np.zeros(rate_hz)
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(int(rate_hz * 2.5)) / rate_hz)
    return np.concatenate([silence, *[tone, silence] * turns])


def write(path, samples=None, rate_hz=16_000, subtype=None):
    soundfile.write(path, speech() if samples is None else samples, rate_hz, subtype=subtype)
    return path


@pytest.fixture(autouse=True)
def alone(monkeypatch, tmp_path):
    """No settings of the machine's user, and no results in the checkout."""
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: tmp_path / "config")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def standing_in(monkeypatch):
    monkeypatch.setattr(compose, "open_engines", standins.open_engines)


def refused(capsys, arguments, code=1):
    """What the program says when it will not do it."""
    assert main(["interpret", *map(str, arguments)]) == code
    out, err = capsys.readouterr()
    assert out == ""
    what, remedy = err.splitlines()
    assert what.startswith("error: ")
    assert len(remedy.strip()) > 5
    return what.removeprefix("error: ")


def interpreted(capsys, path):
    """Texts of the turns, and what is said beside them."""
    assert main(["interpret", str(path), *TO_SPANISH]) == 0
    out, err = capsys.readouterr()
    return [line.split("] ")[1] for line in out.splitlines()], err.splitlines()


TURN = "we would like to know whether  ⇒  WE WOULD LIKE TO KNOW WHETHER"


@pytest.mark.usefixtures("standing_in")
class TestInputs:
    def test_missing(self, capsys, tmp_path):
        assert refused(capsys, [tmp_path / "none.wav", *TO_SPANISH]) == f"there is no file {tmp_path / 'none.wav'}"

    def test_a_missing_second_file_is_found_before_the_first_is_interpreted(self, capsys, tmp_path):
        assert "there is no file" in refused(capsys, [write(tmp_path / "a.wav"), tmp_path / "none.wav", *TO_SPANISH])

    def test_folder(self, capsys, tmp_path):
        assert "is a folder" in refused(capsys, [tmp_path, *TO_SPANISH])

    def test_empty(self, capsys, tmp_path):
        (tmp_path / "a.wav").touch()
        assert "is empty" in refused(capsys, [tmp_path / "a.wav", *TO_SPANISH])

    def test_text_renamed(self, capsys, tmp_path):
        (tmp_path / "a.wav").write_text("Dear Sir or Madam,\n" * 100)
        assert "is not audio" in refused(capsys, [tmp_path / "a.wav", *TO_SPANISH])

    def test_header_cut_in_half(self, capsys, tmp_path):
        path = write(tmp_path / "a.wav")
        path.write_bytes(path.read_bytes()[:30])
        assert "header is cut off" in refused(capsys, [path, *TO_SPANISH])

    def test_no_audio_in_it(self, capsys, tmp_path):
        assert "holds no audio" in refused(capsys, [write(tmp_path / "a.wav", np.zeros(0)), *TO_SPANISH])

    def test_truncated(self, capsys, tmp_path):
        path = write(tmp_path / "a.wav")
        path.write_bytes(path.read_bytes()[: 44 + 2 * 16_000 * 5])
        lines, said = interpreted(capsys, path)
        assert lines[0] == TURN
        assert said[0].startswith(f"warning: {path} breaks off after 5.0 s")
        assert len(said) == 2

    @pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"])
    def test_every_width(self, capsys, tmp_path, subtype):
        assert interpreted(capsys, write(tmp_path / "a.wav", subtype=subtype))[0] == [TURN, TURN]

    @pytest.mark.parametrize("rate_hz", [8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000])
    def test_every_rate(self, capsys, tmp_path, rate_hz):
        assert interpreted(capsys, write(tmp_path / "a.wav", speech(rate_hz), rate_hz))[0] == [TURN, TURN]

    @pytest.mark.parametrize("channels", range(2, 9))
    def test_every_number_of_channels(self, capsys, tmp_path, channels):
        samples = np.repeat(speech()[:, None], channels, axis=1)
        assert interpreted(capsys, write(tmp_path / "a.wav", samples))[0] == [TURN, TURN]

    @pytest.mark.parametrize("rate_hz", [4_000, 384_000])
    def test_rates_beyond_the_range(self, capsys, tmp_path, rate_hz):
        path = write(tmp_path / "a.wav", speech(rate_hz), rate_hz)
        assert f"sample rate of {rate_hz} Hz" in refused(capsys, [path, *TO_SPANISH])

    @FULL
    @pytest.mark.parametrize("flag", ["--speech", "--events"])
    def test_disk_full_from_the_start(self, capsys, tmp_path, flag):
        path = write(tmp_path / "a.wav")
        assert main(["interpret", str(path), *TO_SPANISH, flag, "/dev/full"]) == 1
        what, remedy = capsys.readouterr().err.splitlines()
        assert what == "error: /dev/full cannot be written: the disk is full"
        assert "space" in remedy

    @FULL
    def test_disk_full_under_the_transcript(self, capsys, tmp_path):
        path = write(tmp_path / "a.wav")
        (tmp_path / "t.json").symlink_to("/dev/full")
        assert main(["interpret", str(path), *TO_SPANISH, "--transcript", str(tmp_path / "t.json")]) == 1
        out, err = capsys.readouterr()
        assert len(out.splitlines()) == 2
        assert err.splitlines()[0] == f"error: {tmp_path / 't.json'} cannot be written: the disk is full"


@pytest.mark.parametrize("flag", ["--speech", "--transcript", "--events"])
def test_no_folder_for_the_output_is_found_before_any_work(capsys, monkeypatch, tmp_path, flag):
    def loaded(_):
        raise AssertionError("work has begun")

    monkeypatch.setattr(compose, "open_engines", loaded)
    arguments = [write(tmp_path / "a.wav"), *TO_SPANISH, flag, tmp_path / "none" / "out.txt"]
    assert refused(capsys, arguments).endswith(f"there is no folder {tmp_path / 'none'}")


@pytest.mark.parametrize(
    ("languages", "code", "what"),
    [
        (["--between", "en", "tlh"], 1, "tlh"),
        (["--from", "tlh", "--to", "es"], 1, "tlh"),
        (["--from", "en", "--to", "tlh"], 1, "tlh"),
        (["--between", "en", "3n"], 2, "'3n' is not a language tag"),
        (["--between", "en", "en-US"], 2, "en"),
        (["--from", "es", "--to", "es"], 2, "es"),
        (["--from", "es"], 2, "no language to translate into"),
        ([], 2, "no language to translate into"),
    ],
)
def test_languages_that_cannot_be(capsys, tmp_path, languages, code, what):
    assert what in refused(capsys, [write(tmp_path / "a.wav"), *languages], code)


@pytest.mark.parametrize(
    ("terms", "what"),
    [
        (None, "cannot be read: "),
        (b"\xff\xfe", "cannot be read: "),
        (b"Ngozi\n\ninvoice =\n", "line 3 of {} lacks a word: invoice ="),
        (b"= factura", "line 1 of {} lacks a word: = factura"),
    ],
)
def test_terms_that_cannot_be_read(capsys, tmp_path, terms, what):
    path = tmp_path / "terms.txt"
    if terms is not None:
        path.write_bytes(terms)
    assert what.format(path) in refused(capsys, [write(tmp_path / "a.wav"), *TO_SPANISH, "--terms", path], 2)


def test_no_pack(capsys, tmp_path):
    (tmp_path / "packs").mkdir()
    arguments = [write(tmp_path / "a.wav"), *TO_SPANISH, "--packs", tmp_path / "packs"]
    assert "no pack is installed" in refused(capsys, arguments)
    assert "there is no folder" in refused(capsys, [*arguments[:-1], tmp_path / "none"])


def test_a_pack_with_a_flipped_byte(capsys, tmp_path):
    packs = tmp_path / "packs"
    shutil.copytree(bundled("models/starter"), packs)
    broken = next(path for path in sorted(packs.rglob("*.bin")) if "recognizer" in path.parent.name)
    content = bytearray(broken.read_bytes())
    content[len(content) // 2] ^= 1
    broken.write_bytes(content)
    said = refused(capsys, [write(tmp_path / "a.wav"), *TO_SPANISH, "--packs", packs])
    assert said == f"pack {broken.parent.name} is damaged: {broken.name} does not match its checksum"


def start(*arguments, **options):
    """The program as a process of its own, with stand-ins for the models."""
    return subprocess.Popen(
        [*PROGRAM, "interpret", *map(str, arguments), *TO_SPANISH],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **options,
    )


def logged(path):
    """The events of a log, each of its lines whole."""
    content = path.read_text("utf-8")
    assert not content or content.endswith("\n")
    return [json.loads(line) for line in content.splitlines()]


@POSIX
@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_midway_leaves_what_was_committed(tmp_path, signum):
    events, transcript, spoken = (tmp_path / name for name in ("e.jsonl", "t.json", "s.wav"))
    process = start(
        write(tmp_path / "a.wav", speech(turns=20)),
        "--pace", "realtime", "--events", events, "--transcript", transcript, "--speech", spoken,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not (events.exists() and '"type": "speaking_stopped"' in events.read_text("utf-8")):
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.1)
    process.send_signal(signum)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert len(err.splitlines()) == 1
    assert err.startswith("interrupted: ")
    lines = logged(events)
    assert lines[-1] == lines[-1] | {"type": "session", "state": "closed"}
    assert all(from_json(line) for line in lines)
    committed = {}
    for line in lines:
        if line["type"] == "hypothesis":
            committed[line["utterance"]] = "".join(token["text"] for token in line["tokens"][: line["stable"]]).strip()
    turns = json.loads(transcript.read_text("utf-8"))["turns"]
    assert [turn["source"] for turn in turns] == [text for text in committed.values() if text]
    assert len(out.splitlines()) == len(turns)
    assert soundfile.read(spoken)[0].any()


@POSIX
def test_ctrl_c_in_a_terminal_gives_the_cursor_back(tmp_path):
    import pty

    controller, terminal = pty.openpty()
    path = write(tmp_path / "a.wav", speech(turns=20))
    process = subprocess.Popen(
        [*PROGRAM, "interpret", str(path), *TO_SPANISH, "--pace", "realtime"],
        cwd=ROOT,
        stdout=terminal,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
    )
    os.close(terminal)
    shown = ""
    while "WOULD" not in shown:
        shown += os.read(controller, 65_536).decode()
    assert "\x1b[?25l" in shown
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30)[1].startswith("interrupted: 1 turn, ")
    with contextlib.suppress(OSError):  # the terminal is closed
        while more := os.read(controller, 65_536).decode():
            shown += more
    os.close(controller)
    assert process.returncode == 130
    assert shown.endswith("\x1b[?25h")
    assert "we" in shown.rpartition("\x1b[?2026h")[2]


@POSIX
@pytest.mark.parametrize(("name", "limit"), [("e.jsonl", 9_000), ("s.wav", 200_000)])
def test_a_disk_that_fills_up_leaves_what_was_committed(tmp_path, name, limit):
    """The limit on the size of files stands in for a small disk."""
    import resource

    outputs = {"e.jsonl": "--events", "s.wav": "--speech"}
    process = start(
        write(tmp_path / "a.wav", speech(turns=8)), outputs[name], tmp_path / name, "--transcript", tmp_path / "t.json",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    what, remedy = err.splitlines()
    assert what.startswith(f"error: {tmp_path / name} cannot be written: ")
    assert remedy
    turns = json.loads((tmp_path / "t.json").read_text("utf-8"))["turns"]
    assert 1 <= len(turns) < 8
    assert turns[0]["target"].startswith("WE WOULD LIKE")
    assert out.splitlines()[0].endswith(TURN)
    if name == "s.wav":
        assert 0 < len(soundfile.read(tmp_path / name)[0]) <= limit // 2


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("not allowed to mount a small disk")
    try:
        process = start(write(tmp_path / "a.wav", speech(turns=8)), "--events", disk / "e")
        err = process.communicate(timeout=60)[1]
        assert process.returncode == 1
        assert err.splitlines()[0] == f"error: {disk / 'e'} cannot be written: the disk is full"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux counts it")
def test_two_hours_of_silence(tmp_path):
    path = write(tmp_path / "a.wav", np.zeros(1), 8_000)
    header, size = bytearray(path.read_bytes()[:44]), 2 * 3600 * 8_000 * 2
    header[4:8], header[40:44] = struct.pack("<I", size + 36), struct.pack("<I", size)
    with path.open("wb") as file:
        file.write(header)
        file.truncate(44 + size)
    process = start(path, "--transcript", tmp_path / "t.txt", "--events", tmp_path / "e.jsonl")
    peak = 0
    while process.poll() is None:
        status = Path(f"/proc/{process.pid}/status").read_text()
        peak = max([peak, *(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))])
        time.sleep(0.2)
    out, err = process.communicate()
    assert (process.returncode, out) == (0, "")
    assert err.startswith("0 turns, 7200.0 s heard")
    assert (tmp_path / "t.txt").read_text() == ""
    assert {line["type"] for line in logged(tmp_path / "e.jsonl")} == {"session"}
    assert peak < 300_000  # kilobytes; the audio as floats has 461 MB
