"""No connection is opened that the user did not ask for; and nothing brings PyTorch along."""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.device.conftest import pulse as pulse  # noqa: PLC0414 - a fixture of this module as well
from tests.device.pulse import PulseServer
from tests.house.watched import OPENED

ROOT = Path(__file__).parents[2]
SPOKEN = str(ROOT / "resources" / "bench" / "audio" / "es-001.ogg")
LOG = str(ROOT / "tests" / "data" / "conversation.jsonl")
COMMANDS = [
    f"interpret {SPOKEN} --between en es",
    "models list",
    "models verify",
    "history list",
    "devices --json",
    "doctor",
    "listen --between en es --seconds 2",
    f"window --between en es --events {LOG} --speed 0 --check",
    "window --between en es --check",
]


def watched(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """The program with `arguments`, which ends when it tries to reach anybody."""
    homes = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    screen = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    return subprocess.run(
        [sys.executable, "-m", "tests.house.watched", *arguments], cwd=ROOT,
        env=os.environ | homes | screen, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="the virtual devices are PulseAudio's")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.replace(str(ROOT), ""))
def test_no_connection_is_opened(command: str, pulse: PulseServer, tmp_path: Path) -> None:
    done = watched(*command.split(), home=tmp_path)
    assert "opened socket" not in done.stderr
    allowed = {0, 1} if command == "doctor" else {0}  # a virtual microphone is silent
    assert done.returncode in allowed, (done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(sys.platform != "linux" or platform.machine() != "x86_64", reason="the kernel is asked there")
def test_libraries_in_c_are_watched_as_well(tmp_path: Path) -> None:
    assert watched("--try", home=tmp_path).returncode == -signal.SIGSYS


def test_an_installation_is_noticed_by_that_watch(tmp_path: Path) -> None:
    done = watched("models", "install", "whisper-tiny", "--mirror", "http://127.0.0.1:9", home=tmp_path)
    assert done.returncode in {OPENED, -signal.SIGSYS}


def test_there_is_no_pytorch() -> None:
    assert importlib.util.find_spec("torch") is None
    for lock in ("requirements.txt", "requirements-dev.txt"):
        assert "\ntorch==" not in (ROOT / "packaging" / lock).read_text("utf-8")


def test_the_network_s_libraries_wait_until_they_are_needed() -> None:
    """Listening begins sooner without them."""
    code = "import sys, json, interpreter_app.cli.main; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(json.loads(done.stdout))
    assert not loaded & {"httpx2", "huggingface_hub", "ctranslate2", "onnxruntime", "piper"}
