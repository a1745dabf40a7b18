"""`packaging/quickstart` from nothing, with a stand-in for Python: what it does, what only once, and what it says."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ["bash", "env", "cat", "cp", "cut", "dirname", "grep", "id", "mkdir", "rm", "sed", "sha256sum"]

PYTHON = """#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$CALLS"
case "$*" in
    *"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    "-m pip --version") ;;
    *"-m pip"*) [ -z "${NO_NETWORK:-}" ] || { echo "ERROR: No matching distribution found for av"; exit 1; } ;;
    "-m mypy") exit "${MYPY:-0}" ;;
esac
"""
APT_GET = """#!/usr/bin/env bash
printf 'apt-get %s\\n' "$*" >>"$CALLS"
case "$*" in *" python3.12-venv") cp "$STAND_IN" "$BIN/python3.12" ;; install*) exit 100 ;; esac
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a script for bash")


class Machine:
    """A checkout on a machine that has only the programs in `bin`."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(str(shutil.which(tool)))
        for tool in ("pulseaudio", "pacat", "Xvfb", "xdotool"):
            self.script(self.bin / tool, "#!/usr/bin/env bash\n")
        self.checkout = folder / "a checkout"
        (self.checkout / "packaging").mkdir(parents=True)
        for name in [
            "packaging/quickstart",
            "packaging/requirements.txt",
            "packaging/requirements-dev.txt",
            "pyproject.toml",
        ]:
            shutil.copy(ROOT / name, self.checkout / name)
        (self.checkout / "resources/samples").mkdir(parents=True)
        (self.checkout / "resources/samples/conversation.ogg").touch()
        self._calls = folder / "calls"
        self._stand_in = folder / "python"
        self.script(self._stand_in, PYTHON)

    def script(self, path: Path, text: str) -> None:
        path.write_text(text, "utf-8")
        path.chmod(0o755)

    def install(self, name: str) -> None:
        shutil.copy(self._stand_in, self.bin / name)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        self._calls.write_text("")
        given = {
            "PATH": str(self.bin),
            "CALLS": str(self._calls),
            "BIN": str(self.bin),
            "STAND_IN": str(self._stand_in),
        }
        return subprocess.run(
            [self.checkout / "packaging/quickstart", *arguments],
            cwd=self.bin,
            env=given | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def calls(self, word: str) -> list[str]:
        return [line for line in self._calls.read_text("utf-8").splitlines() if word in line]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_demo_sets_up_and_interprets_the_sample(machine: Machine) -> None:
    machine.install("python3")
    done = machine.run()
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.calls("--require-hashes")[0].endswith("-r packaging/requirements.txt")
    assert "interpret resources/samples/conversation.ogg --between en es" in machine.calls("interpreter_app")[0]
    assert done.stdout.splitlines()[-1].endswith(f"{machine.checkout}/quickstart/translation.wav")


def test_the_second_run_installs_nothing(machine: Machine) -> None:
    machine.install("python3")
    machine.run()
    machine.run()
    assert machine.calls("-m pip") == machine.calls("-m venv") == []
    assert len(machine.calls("interpreter_app")) == 1


def test_the_checks_install_what_the_demo_needs(machine: Machine) -> None:
    machine.install("python3")
    machine.run("test")
    machine.run()
    assert machine.calls("-m pip") == machine.calls("-m venv") == []


@pytest.mark.parametrize("changed", ["packaging/requirements.txt", "packaging/requirements-dev.txt", "pyproject.toml"])
def test_a_changed_dependency_is_installed(machine: Machine, changed: str) -> None:
    machine.install("python3")
    machine.run()
    with (machine.checkout / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    machine.run()
    assert machine.calls("--require-hashes")
    assert not machine.calls("venv --clear")


def test_a_moved_checkout_is_set_up_again(machine: Machine) -> None:
    machine.install("python3")
    machine.run()
    machine.checkout = machine.checkout.rename(machine.checkout.parent / "moved")
    machine.run()
    assert machine.calls("venv --clear")


def test_python_is_installed_where_apt_and_root_allow(machine: Machine) -> None:
    machine.script(machine.bin / "apt-get", APT_GET)
    (machine.bin / "id").unlink()
    machine.script(machine.bin / "id", "#!/usr/bin/env bash\necho 0\n")
    done = machine.run()
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.calls("apt-get install")[-1].endswith("python3.12-venv")


@pytest.mark.parametrize("present", ["", "apt-get"])
def test_without_python_it_names_what_is_missing(machine: Machine, present: str) -> None:
    if present:
        machine.script(machine.bin / present, APT_GET)
    (machine.bin / "id").unlink()
    machine.script(machine.bin / "id", "#!/usr/bin/env bash\necho 1000\n")
    done = machine.run()
    assert done.returncode == 1
    assert not machine.calls("apt-get")
    error, remedy = done.stderr.splitlines()
    assert error.startswith("error: Python 3.11 or newer")
    assert "python3-venv" in remedy


def test_without_network_it_says_so_and_tries_again_next_time(machine: Machine) -> None:
    machine.install("python3")
    done = machine.run(NO_NETWORK="1")
    assert done.returncode == 1
    error, remedy = done.stderr.splitlines()
    assert error == "error: the Python packages could not be installed: No matching distribution found for av"
    assert "network" in remedy
    assert machine.run().returncode == 0
    assert machine.calls("--require-hashes")


def test_checks_run_all_and_end_with_one_line(machine: Machine) -> None:
    machine.install("python3")
    machine.run()  # the stand-in's .venv
    (machine.checkout / ".venv/bin/lint-imports").symlink_to(machine.bin / "env")
    done = machine.run("test")
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.calls("--require-hashes")[0].endswith("-r packaging/requirements-dev.txt")
    assert done.stdout.splitlines()[-1].startswith("All checks passed")
    broken = machine.run("test", MYPY="1")
    assert broken.returncode == 1
    assert broken.stderr.splitlines()[0] == "error: these checks failed: mypy"
    assert machine.calls("pytest")


def test_wrong_usage(machine: Machine) -> None:
    done = machine.run("tests")
    assert (done.returncode, done.stderr) == (2, "usage: packaging/quickstart [test]\n")
