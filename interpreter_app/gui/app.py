"""The program as a window: its arguments, its start and its end."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from interpreter_app import settings
from interpreter_app.core.errors import InterpreterError, SettingsError, UsageError
from interpreter_app.gui.check import Check
from interpreter_app.gui.conductor import Conductor
from interpreter_app.gui.graphics import check_screen, choose_graphics
from interpreter_app.gui.replay import Replay, read_log
from interpreter_app.gui.reports import Failed
from interpreter_app.gui.window import Window
from interpreter_app.settings import Settings
from interpreter_app.storage.packs import Packs

NAME = "Interpreter"
FONTS = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", "Roboto")
"""Taken on Linux, where the system's own is often one that reads worse; the first that is there."""


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; its exit code."""
    arguments = _parser().parse_args(argv)
    try:
        return _run(arguments)
    except InterpreterError as error:
        sys.stderr.write(f"error: {error}\n  {error.hint}\n")
        return 2 if isinstance(error, UsageError) else 1


def application() -> QApplication:
    """The application, with its name and its font; of widgets there is none but the tray's menu."""
    qt = QApplication.instance() or QApplication([NAME])
    assert isinstance(qt, QApplication)
    qt.setApplicationName(NAME)
    qt.setQuitOnLastWindowClosed(False)  # the window decides: it may live on in the tray
    qt.setDesktopFileName("interpreter-app")
    qt.setWindowIcon(QIcon(str(settings.bundled("resources/interpreter.svg"))))
    if sys.platform == "linux":
        there = set(QFontDatabase.families())
        family = next((family for family in FONTS if family in there), None)
        if family is not None:
            qt.setFont(QFont(family))
    return qt


def _run(arguments: argparse.Namespace) -> int:
    log = None if arguments.events is None else read_log(arguments.events)
    flags = {"languages": {"between": arguments.between}} if arguments.between else None
    chosen, wrong = _settings(flags)
    check_screen()
    qt = application()
    software = choose_graphics()
    if arguments.graphics:
        sys.stdout.write("software\n" if software else "hardware\n")
        return 0
    known = Packs(
        str(settings.bundled("models/catalog.toml")), chosen.packs, own=str(settings.own_catalog())
    ).directions()
    window = Window(
        chosen,
        known,
        Conductor if log is None else lambda bridge: Replay(bridge, log, speed=arguments.speed),
        journal=str(settings.history_folder()),
        software=software,
        first_run=log is None and not settings.config_file().exists(),
        flags=flags,
    )
    try:
        view = window.show()
        if wrong is not None:
            window.bridge(wrong)
        if arguments.check:
            Check(qt, view, window.session)
        with _interruptible(qt):
            return qt.exec()
    finally:
        window.close()


def _settings(flags: Mapping[str, Any] | None) -> tuple[Settings, Failed | None]:
    """What is set; where that cannot be read, how it comes, and what the window says about it."""
    try:
        plain = settings.load()
    except SettingsError as error:
        return Settings(), Failed(error.code, str(error), error.hint)
    return (settings.load(flags) if flags else plain), None


class _interruptible:  # noqa: N801 - used as a statement
    """Ctrl-C and SIGTERM close the window: Python sees signals only when some of it runs now and then."""

    def __init__(self, qt: QApplication) -> None:
        self._timer = QTimer()
        self._timer.timeout.connect(lambda: None)
        self._qt = qt

    def __enter__(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._qt.exit())
        self._timer.start(500)

    def __exit__(self, *_: object) -> None:
        self._timer.stop()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="interpreter-app window", description="Show the window.")
    parser.add_argument("--between", nargs=2, metavar="L", help="two languages: each is translated into the other")
    parser.add_argument("--events", metavar="LOG.jsonl", help="show a recorded session instead of a live one")
    parser.add_argument("--speed", type=float, default=1.0, metavar="N", help="show it N times as fast; 0: at once")
    parser.add_argument("--check", action="store_true", help="say when it is shown and when it is ready, and close it")
    parser.add_argument("--graphics", action="store_true", help=argparse.SUPPRESS)  # for the doctor: what would draw
    return parser
