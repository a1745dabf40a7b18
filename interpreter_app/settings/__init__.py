"""What the user has set: defaults < settings.toml < environment < flags, read once into `core.options`.

`threshold` in the table `[gate]` of settings.toml is `INTERPRETER_GATE__THRESHOLD` in the environment.
"""

from interpreter_app.settings.known import Known, known, origin
from interpreter_app.settings.places import (
    NAME,
    bundled,
    config_file,
    default_packs,
    history_folder,
    own_catalog,
    window_file,
)
from interpreter_app.settings.reading import Settings, load
from interpreter_app.settings.saving import save, write_whole
from interpreter_app.settings.tables import PREFIX

__all__ = [
    "NAME",
    "PREFIX",
    "Known",
    "Settings",
    "bundled",
    "config_file",
    "default_packs",
    "history_folder",
    "known",
    "load",
    "origin",
    "own_catalog",
    "save",
    "window_file",
    "write_whole",
]
