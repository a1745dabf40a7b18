"""The program as pip installs it: every command, from another folder, without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = [
    "--version",
    "interpret {samples}/conversation.ogg --between en es --speech spoken.wav --transcript conversation.srt",
    "models list",
    "models verify",
    "devices",
    "history list",
    "bench --help",
    "window --between en es --check",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel unpacked, as an installer does; what it depends on lies in this environment."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def run(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The installed program in `folder`; -S keeps out the link to the checkout."""
    start = "import sys; sys.argv[0] = 'interpreter-app'; from interpreter_app.__main__ import main; sys.exit(main())"
    paths = os.pathsep.join([str(site), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    own = {"PYTHONPATH": paths, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    screen = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    command = [sys.executable, "-S", "-c", start, *arguments]
    return subprocess.run(
        command, cwd=folder, env=os.environ | own | screen, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command.split()[:2]))
def test_every_command_finds_what_it_needs(site: Path, tmp_path: Path, command: str) -> None:
    samples = site / "interpreter_app" / "_data" / "resources" / "samples"
    done = run(site, tmp_path, *(part.format(samples=samples) for part in command.split()))
    assert done.returncode == 0, done.stderr
    assert str(ROOT) not in done.stdout + done.stderr
    if command.startswith("interpret"):
        assert "The first train leaves at eight in the morning." in (tmp_path / "conversation.srt").read_text("utf-8")


def test_doctor_finds_the_packs(site: Path, tmp_path: Path) -> None:
    done = run(site, tmp_path, "doctor")
    assert done.returncode in {0, 1}
    assert "5 packs, 52 MB, all as they should be" in done.stdout
