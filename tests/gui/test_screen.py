"""Where there is no screen, one line says so, and a remedy."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


@pytest.mark.parametrize("display", [None, ":4711"])
def test_without_a_screen_it_says_so(display: str | None) -> None:
    left_out = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"DISPLAY": display} if display else {}
    done = subprocess.run(
        [sys.executable, "-m", "interpreter_app"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    error, remedy = done.stderr.splitlines()
    assert error == "error: there is no screen to show the window on"
    assert "listen" in remedy
