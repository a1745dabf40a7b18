"""The checkout as others get it: no path of a machine in it, a lock that fits, a README whose commands exist."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")
LOCKS = [ROOT / "packaging" / "requirements.txt", ROOT / "packaging" / "requirements-dev.txt"]

MACHINE = re.compile(r"(?<![\w.~$}/-])/(?:home|root|Users|work|mnt|media|opt)/\w|[A-Z]:\\Users\\")
"""Absolute paths below folders that are different on every machine."""


def tracked() -> list[Path]:
    """The files that git tracks, or would: new ones that it does not ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_no_machine_paths() -> None:
    found = []
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            lines = content.decode("utf-8", "replace").splitlines()
            found += [f"{path.relative_to(ROOT)}:{n}" for n, line in enumerate(lines, 1) if MACHINE.search(line)]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_fits_the_project(lock: Path) -> None:
    """Whoever changes a dependency compiles the locks again, as their first lines say."""
    locked = [Requirement(line.rstrip(" \\")) for line in lock.read_text("utf-8").splitlines() if re.match(r"\w", line)]
    groups = PROJECT["dependency-groups"]
    wanted = PROJECT["project"]["dependencies"] + groups["build"] + (groups["dev"] if "dev" in lock.stem else [])
    for requirement in map(Requirement, wanted):
        versions = [
            next(iter(line.specifier)).version
            for line in locked
            if canonicalize_name(line.name) == canonicalize_name(requirement.name)
        ]
        assert versions, f"{requirement.name} is not in {lock.name}"
        assert all(requirement.specifier.contains(version) for version in versions), f"{requirement}: {versions}"


def test_lock_names_no_host() -> None:
    for lock in LOCKS:
        assert "://" not in lock.read_text("utf-8")
        assert not re.search(r"^--", lock.read_text("utf-8"), re.MULTILINE)


def test_wheel_carries_the_starter_pack(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        carried = {name.removeprefix("interpreter_app/_data/") for name in wheel.namelist() if "/_data/" in name}
    shipped = [ROOT / "models/catalog.toml", *(ROOT / "models/starter").rglob("*"), *(ROOT / "resources").rglob("*")]
    assert carried == {path.relative_to(ROOT).as_posix() for path in shipped if path.is_file()}
    assert any(name.startswith("models/starter/") for name in carried)


def test_readme_scripts_exist() -> None:
    scripts = set(re.findall(r"(?<![\w/])(packaging/quickstart[\w.]*|\.ci/run)\b", README))
    assert "packaging/quickstart" in scripts
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


COMMANDS = re.findall(r"^(?:\S*/)?interpreter-app (\w+)(.*)$", README.replace("\\\n", " "), re.MULTILINE)


@pytest.mark.parametrize(("command", "arguments"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_readme_commands_exist(command: str, arguments: str) -> None:
    """Every command of the README, with every flag it is shown with, is known to the program."""
    program = [sys.executable, "-m", "interpreter_app", command, "--help"]
    shown = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert shown.returncode == 0, shown.stderr
    known = set(re.findall(r"--[\w-]+", shown.stdout))
    assert set(re.findall(r"--[\w-]+", arguments)) <= known
