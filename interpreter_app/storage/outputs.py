"""Where results are written: what can be known before, and what is said when it fails."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from interpreter_app.core.errors import OutputError


def check_output(path: str) -> None:
    """Raise `OutputError` if a file cannot be written at `path`, as far as that shows without writing it."""
    target = Path(path)
    if target.is_dir():
        raise OutputError(f"{path} cannot be written: it is a folder", hint="Give the name of a file.")
    if not target.parent.is_dir():
        raise _no_folder(path)
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise _no_permission(path)


def output_error(path: str, error: OSError) -> OutputError:
    """What to say when writing to `path` failed with `error`."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return OutputError(
                f"{path} cannot be written: the disk is full", hint="Free some space, or write to another disk."
            )
        case errno.ENOENT | errno.ENOTDIR:
            return _no_folder(path)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _no_permission(path)
        case _:
            return OutputError(f"{path} cannot be written: {error.strerror}", hint="Write it to another place.")


def _no_folder(path: str) -> OutputError:
    return OutputError(
        f"{path} cannot be written: there is no folder {Path(path).parent}", hint="Make the folder, or name another."
    )


def _no_permission(path: str) -> OutputError:
    return OutputError(f"{path} cannot be written: permission denied", hint="Write it to another place.")
