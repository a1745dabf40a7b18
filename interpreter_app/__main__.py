"""The program: picks a shell.  So far there is one, the command line."""

from __future__ import annotations

import sys

from interpreter_app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
