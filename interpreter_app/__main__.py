"""The program: picks a shell.  So far there is one, the command line."""

from __future__ import annotations

import os
import sys

# numpy's BLAS spins on every core while it waits, beside engines that each have a thread of their own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from interpreter_app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
