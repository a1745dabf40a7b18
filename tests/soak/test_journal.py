"""A session killed at any moment: every clause that the voice got is in the journal at the next start.

`python tests/soak/test_journal.py FOLDER` is the session that gets killed: one on threads, with fakes for its models;
its voice writes every clause to standard output at the moment it gets it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from interpreter_app.cli import history
from interpreter_app.core.audio import Waveform
from interpreter_app.core.options import LanguageOptions, SessionOptions
from interpreter_app.core.text import Direction, Token
from interpreter_app.core.units import RATE_HZ, LaneId
from interpreter_app.pipeline.engines_host import Engines, Loaders
from interpreter_app.pipeline.session import Session
from interpreter_app.policy.words import split_words
from interpreter_app.storage.history import cut_off
from interpreter_app.storage.journal import Journal
from tests.fakes.engines import FakeRecognizer, FakeVoiceActivity, Script, ScriptedSpeech

ROOT = Path(__file__).parents[2]
LANE = LaneId("table")
SPEECHES, CLAUSES, WORDS = 40, 4, 5
SPEED = 25
"""Times faster than people speak: there is a clause every 60 ms, and no moment is far from a commit."""


class UpperCase:
    """A translator that keeps the words apart."""

    direction = Direction("en", "es")

    def translate(self, text: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> tuple[Token, ...]:
        return tuple(Token(word) for word in split_words(" " + text.upper()))[len(prefix) :]


class Voice:
    """Tells its reader at once, past every buffer, what it was given to say."""

    language, name = "es", "voice"

    def speak(self, text: str, *, speed: float = 1.0) -> Waveform:
        os.write(1, text.encode() + b"\n")
        return Waveform(np.zeros(160, np.float32), RATE_HZ)


def talk() -> Script:
    """Sentences of some clauses, whose words nobody says twice."""
    seconds = CLAUSES * WORDS * 0.3
    sentences = (
        ", ".join(" ".join(f"w{n}x{clause}x{word}" for word in range(WORDS)) for clause in range(CLAUSES)) + "."
        for n in range(SPEECHES)
    )
    return Script(
        *(
            ScriptedSpeech(n * (seconds + 1), n * (seconds + 1) + seconds, "en", text)
            for n, text in enumerate(sentences)
        )
    )


def session(folder: str) -> None:
    """Interpret the talk."""
    script = talk()
    loaders = Loaders(
        FakeVoiceActivity, lambda: FakeRecognizer(script), {UpperCase.direction: UpperCase}, {"es": Voice}
    )
    options = SessionOptions(languages=LanguageOptions(source="en", target="es"))
    with Journal(folder) as journal, Engines(loaders) as engines:
        live = Session(engines, options, lane=LANE, threaded=True, journal=journal)
        live.subscribe(journal, live=True)
        live.start()
        for block in script.blocks(LANE):
            live.push(block)
            time.sleep(len(block.samples) / RATE_HZ / SPEED)


def start_and_kill(folder: Path, after_s: float, *, speaking: bool) -> list[str]:
    """The clauses that a session gave its voice until it was killed.

    `after_s` seconds after its first clause it is killed, or, `speaking`, as soon as its voice gets the next one.
    """
    environment = os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, __file__, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        moment = time.monotonic() + after_s
        while speaking and time.monotonic() < moment:
            said += process.stdout.readline()
        time.sleep(max(0, moment - time.monotonic()))
        process.kill()
        process.wait()
        said += process.stdout.read()
    *whole, _ = said.decode().split("\n")
    return whole


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kills", [4, pytest.param(20, marks=pytest.mark.full)])
def test_every_clause_that_was_spoken_is_in_the_journal(tmp_path: Path, kills: int) -> None:
    moments = random.Random(7)
    complete, clauses = 0, 0
    for number in range(kills):
        folder = tmp_path / str(number)
        spoken = start_and_kill(folder, moments.uniform(0, 1.5), speaking=number % 2 == 1)
        (left,) = cut_off(folder)
        assert history.offer(str(folder)) is not None
        run("recover", folder)
        assert cut_off(folder) == []
        shown = json.loads(run(f"show {left.id} --json", folder))
        assert shown["state"] == "complete"
        text = " ".join(turn["target"] or "" for turn in shown["turns"])
        missing = [clause for clause in spoken if clause not in text]
        assert spoken
        complete += not missing
        clauses += len(spoken)
        print(f"kill {number + 1}: {len(spoken)} clauses spoken, {len(missing)} missing, {len(shown['turns'])} turns")
    print(f"{complete} of {kills} journals hold every clause that was spoken; {clauses} clauses")
    assert complete == kills


def run(command: str, folder: Path) -> str:
    """What `history` prints."""
    parser = argparse.ArgumentParser()
    history.add_arguments(parser)
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()):
        assert history.run(parser.parse_args([*command.split(), "--journal", str(folder)])) == 0
    return out.getvalue()


if __name__ == "__main__":
    session(sys.argv[1])
