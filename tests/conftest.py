"""What every test may use: the `--full` option and the recordings of real people.

Property tests draw the same examples every time, and slow machines are no failures.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("project", deadline=None, derandomize=True)
hypothesis.settings.load_profile("project")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell that starts something in the background has it ignore Ctrl-C, and so the programs that tests start.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="also run the whole, long versions of tests")
    parser.addoption("--update-golden", action="store_true", help="write the golden records anew, to be read as a diff")


IN_TIME = {Path(__file__).parent / folder for folder in ("device", "gui", "soak")}
"""Folders of tests that take part in time."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run what takes part in time again where it fails: the machine has other things to do; a fault comes back."""
    for item in items:
        if IN_TIME.intersection(item.path.parents) and "full" not in item.keywords:
            item.add_marker(pytest.mark.flaky(reruns=2))
    if config.getoption("--full"):
        return
    skip = pytest.mark.skip(reason="the long version; runs under --full")
    for item in items:
        if "full" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def recordings() -> Path:
    """The folder of recordings named by INTERPRETER_RECORDINGS, with a manifest.jsonl; tests skip without it."""
    name = os.environ.get("INTERPRETER_RECORDINGS")
    if not name:
        pytest.skip("INTERPRETER_RECORDINGS names no folder of recordings")
    folder = Path(name)
    assert (folder / "manifest.jsonl").is_file(), f"INTERPRETER_RECORDINGS: no manifest.jsonl in {folder}"
    return folder
