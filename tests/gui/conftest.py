"""The window without a screen: Qt draws into memory, with its software renderer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

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
