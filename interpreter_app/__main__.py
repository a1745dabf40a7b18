"""The program: picks a shell.  Without a command, the window; with one, the command line."""

from __future__ import annotations

import contextlib
import os
import sys

# numpy's BLAS spins on every core while it waits, beside engines that each have a thread of their own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_ARENA_MAX = -8  # of malloc.h in glibc


def save_memory() -> None:
    """Let all threads share glibc's memory: with an arena for each, base models keep 90 MB that nobody uses."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(AttributeError):  # another C library
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


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
