"""Where things lie: what the user has set and installed, and what ships with the program."""

from __future__ import annotations

from pathlib import Path

import platformdirs

NAME = "interpreter-app"


def config_file() -> Path:
    """Where the user's settings.toml is, if there is one."""
    return platformdirs.user_config_path(NAME, appauthor=False) / "settings.toml"


def default_packs() -> tuple[str, ...]:
    """The user's own packs, then those that ship with the program."""
    return str(platformdirs.user_data_path(NAME, appauthor=False) / "packs"), str(bundled("models/starter"))


def own_catalog() -> Path:
    """Where the user's own catalog of packs is, if there is one."""
    return platformdirs.user_data_path(NAME, appauthor=False) / "catalog.toml"


def history_folder() -> Path:
    """Where the journals of sessions are kept, unless told otherwise."""
    return platformdirs.user_data_path(NAME, appauthor=False) / "history"


def window_file() -> Path:
    """Where the window keeps how it was left."""
    return platformdirs.user_data_path(NAME, appauthor=False) / "window.json"


def bundled(path: str) -> Path:
    """A file or folder that ships with the program: below `models` or `resources`, in a checkout or installed."""
    package = Path(__file__).parents[1]
    installed = package / "_data" / path
    return installed if installed.exists() else package.parent / path
