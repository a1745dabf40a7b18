"""Run by the frozen program before anything else: libraries that it carries are found before those of the system."""

import ctypes.util
import sys
from pathlib import Path

_of_the_system = ctypes.util.find_library


def _find(name: str) -> str | None:
    carried = Path(sys._MEIPASS).glob(f"lib{name}.*")  # type: ignore[attr-defined]  # noqa: SLF001
    found = next((str(path) for path in carried), None)
    return found or _of_the_system(name)


ctypes.util.find_library = _find
