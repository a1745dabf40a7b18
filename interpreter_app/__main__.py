"""The program: picks a shell.  Without a command, the window; with one, the command line."""

from __future__ import annotations

import os
import sys

# numpy's BLAS spins on every core while it waits, beside engines that each have a thread of their own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> int:
    """Run the program with the process's arguments; its exit code."""
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
