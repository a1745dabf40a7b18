"""The interface's languages brought up to date: `python -m tests.gui.languages` after a string was added or changed.

New strings stand in `resources/languages/*.ts` as unfinished until somebody translates them; then run it again.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from interpreter_app.gui.interface import SOURCE, TRANSLATED

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources/languages"


def tool(name: str) -> str:
    """A tool of Qt's that comes with PySide6."""
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def update(folder: Path) -> None:
    """Bring the `.ts` files of `folder` up to date with QML, and make the `.qm` files from them."""
    sources = sorted(str(path) for path in (ROOT / "resources/qml").rglob("*.qml"))
    for language in TRANSLATED:
        texts = str(folder / f"{language}.ts")
        quiet = [
            "-silent",
            "-no-obsolete",
            "-locations",
            "none",
            "-source-language",
            SOURCE,
            "-target-language",
            language,
        ]
        subprocess.run([tool("lupdate"), *sources, *quiet, "-ts", texts], check=True, capture_output=True)
        made = str(folder / f"{language}.qm")
        subprocess.run([tool("lrelease"), "-silent", texts, "-qm", made], check=True, capture_output=True)


if __name__ == "__main__":
    update(FOLDER)
