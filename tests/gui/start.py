"""How long the program takes to its window, to ready and to listening: `python -m tests.gui.start [N]`, median of N."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

STEPS = ("window", "ready", "listening")
CHILD = """
import os, sys, time
began = float(sys.argv[1])
sys.argv = ["interpreter-app", "window", "--between", "en", "es"]
from interpreter_app.gui import window
show = window.Window.show
def shown(self):
    seen = set()
    def say(step):
        if step not in seen:
            seen.add(step)
            print(step, time.time() - began, flush=True)
    view = show(self)
    view.frameSwapped.connect(lambda: say("window"))
    def follow():
        say(self.session.doing)
        if self.session.doing == "ready":
            self.session.start()
        if self.session.doing in {"listening", "unable"}:
            view.close()
    self.session.changed.connect(follow)
    return view
window.Window.show = shown
from interpreter_app.__main__ import main
main()
"""


def once() -> dict[str, float]:
    """Seconds from the start of the process to each step."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(time.time())], capture_output=True, text=True, check=False, timeout=120
    )
    return {step: float(seconds) for step, seconds in (line.split() for line in done.stdout.splitlines())}


def main() -> None:
    """Measure, and print the medians."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    runs = [once() for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5)]
    for step in STEPS:
        if found := [run[step] for run in runs if step in run]:
            print(f"{step}: {statistics.median(found):.2f} s, median of {len(found)}")


if __name__ == "__main__":
    main()
