"""No connection is opened that the user did not ask for; and nothing brings PyTorch along."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WATCHED = """
import sys

def watch(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}:
        raise SystemExit(f"opened {event} {arguments}")

sys.addaudithook(watch)
from interpreter_app.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
SPOKEN = str(ROOT / "resources" / "bench" / "audio" / "es-001.ogg")


@pytest.mark.parametrize(
    "arguments",
    [
        ["interpret", SPOKEN, "--between", "en", "es"],
        ["models", "list"],
        ["models", "verify"],
        ["history", "list"],
        ["devices", "--json"],
    ],
    ids=lambda arguments: " ".join(arguments[:1] if arguments[0] == "interpret" else arguments),
)
def test_no_connection_is_opened(arguments: list[str], tmp_path: Path) -> None:
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert "opened socket" not in done.stderr + done.stdout
    assert done.returncode in {0, 1}, done.stderr


def test_an_installation_is_noticed_by_that_watch(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WATCHED, "models", "install", "whisper-tiny", "--packs", str(tmp_path)]
    done = subprocess.run(
        [*command, "--mirror", "http://127.0.0.1:9"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert "opened socket" in done.stderr + done.stdout


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
