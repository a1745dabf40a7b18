"""The program: picks a shell.  Without a command, the window; with one, the command line."""

from __future__ import annotations

import contextlib
import os
import sys

# numpy's BLAS spins on every core while it waits, beside engines that each have a thread of their own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3  # of malloc.h in glibc
_LARGE = 4 << 20
"""Bytes of an allocation that the system gets back at once; smaller ones come too often for that."""


def save_memory() -> None:
    """Have glibc keep less of what models needed for a moment: with base models, 624 MB stay in memory, not 766."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(AttributeError):  # another C library
            mallopt = ctypes.CDLL(None).mallopt
            mallopt(_ARENA_MAX, 1)
            mallopt(_MMAP_THRESHOLD, _LARGE)


def main() -> int:
    """Run the program with the process's arguments; its exit code."""
    save_memory()
    arguments = sys.argv[1:]
    if not arguments or arguments[0] == "window":
        try:
            from interpreter_app.gui.app import main as window
        except ImportError as error:  # a library of the system that Qt needs
            sys.stderr.write(f"error: the window cannot be shown: {error}\n  Install what is missing.\n")
            return 1
        return window(arguments[1:])
    from interpreter_app.cli.main import main as command

    return command(arguments)


if __name__ == "__main__":
    sys.exit(main())
