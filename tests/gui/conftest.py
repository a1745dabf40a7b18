"""The window without a screen: Qt draws into memory, with its software renderer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

import pytest
from PySide6.QtGui import QGuiApplication

from interpreter_app.gui.app import application
from tests.device.conftest import pulse as pulse  # noqa: PLC0414 - a fixture of this folder as well
from tests.gui.stage import Stage


@pytest.fixture(scope="session")
def qapp() -> QGuiApplication:
    """The application, as the program makes it."""
    return application()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has set and installed nothing."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def stage(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Stage]]:
    """Makes windows that show a recorded session, and takes them down."""
    made: list[Stage] = []

    def make(**how: object) -> Stage:
        made.append(Stage(**how))
        return made[-1]

    yield make
    for one in made:
        one.close()
