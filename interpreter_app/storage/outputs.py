"""Whether a result can be written, asked before the work begins."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from interpreter_app.core.errors import cannot_write


def check_output(path: str) -> None:
    """Raise `OutputError` if a file cannot be written at `path`, as far as that shows without writing it."""
    target = Path(path)
    if target.is_dir():
        raise cannot_write(path, IsADirectoryError(errno.EISDIR, "it is a folder"))
    if not target.parent.is_dir():
        raise cannot_write(path, FileNotFoundError(errno.ENOENT, "no such folder"))
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise cannot_write(path, PermissionError(errno.EACCES, "permission denied"))
