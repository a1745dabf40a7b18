"""Imports only go down: the contracts in pyproject.toml hold, and each of them breaks where it should."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
]

VIOLATIONS = {
    "core/words.py": "import time\nfrom interpreter_app.policy import gate\n",
    "policy/first.py": "from interpreter_app.policy import second\nimport threading\n",
    "policy/second.py": "from interpreter_app.policy import first\n",
    "pipeline/segmentation.py": "import queue\n",
    "cli/shortcut.py": "import interpreter_app.engines\n",
    "storage/models.py": "import ctranslate2.models\n",
    "engines/devices.py": "import sounddevice\n",
    "pipeline/server.py": "import starlette.routing\n",
    "cli/fetching.py": "import httpx2\n",
    "cli/window.py": "import PySide6.QtCore\n",
}
"""A module of each kind that must not be: together they break every contract."""


def lint(folder: Path) -> str:
    """Check the contracts of the copy in `folder`; what import-linter says, on one line."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run(
        [*command, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )
    return " ".join((done.stdout + done.stderr).split())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "interpreter_app", tmp_path / "interpreter_app", ignore=shutil.ignore_patterns("__pycache__")
    )
    return tmp_path


def test_contracts_hold() -> None:
    said = lint(ROOT)
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in said, said


def test_every_contract_breaks_on_a_violation(copy: Path) -> None:
    for name, text in VIOLATIONS.items():
        (copy / "interpreter_app" / name).write_text(text, "utf-8")
    said = lint(copy)
    assert [name for name in CONTRACTS if f"{name} BROKEN" not in said] == [], said


def test_a_room_without_a_floor_is_noticed(copy: Path) -> None:
    (copy / "interpreter_app" / "attic.py").write_text("", "utf-8")
    assert "attic" in lint(copy)


@pytest.mark.parametrize("folder", ["models", "resources", "packaging"])
def test_folders_beside_the_package_are_not_packages(folder: str) -> None:
    """An `__init__.py` in packaging/ would shadow the library of that name."""
    assert list((ROOT / folder).rglob("__init__.py")) == []


def test_no_module_is_longer_than_300_lines() -> None:
    long = {
        str(module.relative_to(ROOT)): length
        for module in (ROOT / "interpreter_app").rglob("*.py")
        if (length := len(module.read_text("utf-8").splitlines())) > 300
    }
    assert long == {}
