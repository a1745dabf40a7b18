"""Where the frozen program begins."""

import multiprocessing
import os
import sys

multiprocessing.freeze_support()  # what libraries start in processes of their own comes back here

for name in ("stdout", "stderr"):  # the program without a console has none
    if getattr(sys, name) is None:
        setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - for as long as it runs

from interpreter_app.__main__ import main  # noqa: E402 - after that

sys.exit(main())
