"""The one command that makes a pack: its steps are recipes that are there, and it says what is wrong in a line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from make_pack import PACKS, RECIPES, Order, Step, program

STARTER = RECIPES.parent / "starter"


def order(pack, tmp_path, scale=1.0):
    return Order(pack, "corpus.tsv", tmp_path, "/usr/share/wordnet", scale)


def make(*words):
    return subprocess.run(
        [sys.executable, RECIPES / "make_pack.py", *map(str, words)], capture_output=True, text=True, check=False
    )


def test_every_pack_that_ships_can_be_made():
    assert set(PACKS) == {folder.name for folder in STARTER.iterdir() if folder.is_dir()}


@pytest.mark.parametrize("pack", PACKS)
def test_steps_are_recipes_that_are_there(pack, tmp_path):
    steps = PACKS[pack](order(pack, tmp_path))
    assert all((RECIPES / step.words[0]).is_file() for step in steps if step.folder is None)
    assert steps[-1].words[0].startswith("score_")
    assert any(str(tmp_path / pack) in word for word in steps[-1].words), "what is scored is what was made"
    assert not any(str(STARTER / pack) in word for step in steps for word in step.words), "what ships stays"


@pytest.mark.parametrize("pack", PACKS)
def test_a_trial_has_fewer_steps(pack, tmp_path):
    def steps(scale):
        words = next(
            step.words for step in PACKS[pack](order(pack, tmp_path, scale)) if step.words[0].startswith("train_")
        )
        return int(words[words.index("--steps") + 1])

    assert steps(0.01) < steps(1.0) / 10


def test_a_recognizer_goes_on_from_its_first_training(tmp_path):
    steps = PACKS["recognizer-en-es"](order("recognizer-en-es", tmp_path))
    first, then = (step.words for step in steps if step.words[0].startswith("train_"))
    assert first[:3] == then[:3]
    assert int(first[first.index("--steps") + 1]) < int(then[then.index("--steps") + 1])


def test_what_was_done_is_not_done_again(tmp_path):
    step = program(sys.executable, "-c", "open('there', 'a').write('.')", folder=str(tmp_path / "new"), done="there")
    step.run("none")
    step.run("none")
    assert (tmp_path / "new/there").read_text() == "."


def test_a_missing_program_and_a_failing_one_are_one_line(tmp_path):
    with pytest.raises(SystemExit, match="no-such-program is not there; install it"):
        program("no-such-program", folder=str(tmp_path), done="x").run("none")
    with pytest.raises(SystemExit, match=r"failed \(3\)"):
        Step((sys.executable, "-c", "raise SystemExit(3)"), folder=tmp_path).run("none")


def test_stopping_it_is_one_line():
    child = "import os, signal, time; os.kill(os.getppid(), signal.SIGINT); time.sleep(60)"
    step = f"Step((sys.executable, '-c', {child!r}), folder=Path()).run('none')"
    stopped = subprocess.run(
        [sys.executable, "-c", f"import sys; from pathlib import Path; from make_pack import Step; {step}"],
        capture_output=True, text=True, check=False, cwd=RECIPES,
    )  # fmt: skip
    assert (stopped.returncode, stopped.stderr) == (1, "stopped; run this again to go on\n")


def test_bad_input_is_one_line(tmp_path):
    corpus = tmp_path / "corpus.tsv"
    missing = make("voice-en", corpus, tmp_path)
    assert (missing.returncode, missing.stderr.count("\n")) == (1, 1)
    assert "manythings.org" in missing.stderr
    corpus.write_text("Hello.\tHola.\n")
    assert make("voice-en", corpus, tmp_path, "--scale", "2").stderr == "error: --scale is more than 0, and at most 1\n"
    listed = make("voice-en", corpus, tmp_path / "work", "--training", "trainer", "--list").stdout.splitlines()
    assert [Path(line.split()[2]).name for line in listed][:2] == ["speak_voice.py", "prepare_voice.py"]
    assert listed[1].startswith("trainer ")
    assert not (tmp_path / "work").exists()
