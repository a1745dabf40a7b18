"""`packaging/verify-real` from beginning to end, against a local hub with real-shaped packs."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.fakes import real_packs
from tests.fakes.hub import Hub, serving

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "resources" / "bench"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a script for bash")


def served(folder: Path) -> Hub:
    """What the catalog's rows for English and Spanish name, with small weights."""
    hub = Hub()
    hub.add("Systran/faster-whisper-base", real_packs.whisper(folder / "whisper"))
    for pair in ("eng-spa", "spa-eng"):
        release = real_packs.opus_release(folder / f"{pair}.zip")
        hub.archives[f"/Tatoeba-MT-models/{pair}/opus-2021-02-19.zip"] = release.read_bytes()
    for place, name in (
        ("en/en_US/lessac/medium", "en_US-lessac-medium"),
        ("es/es_ES/davefx/medium", "es_ES-davefx-medium"),
    ):
        real_packs.piper_voice(folder / "voices" / place, name)
    hub.add("rhasspy/piper-voices", folder / "voices")
    return hub


def test_from_beginning_to_end(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in (BENCH / "held-out.jsonl").read_text("utf-8").splitlines()]
    chosen = [next(row for row in rows if row["language"] == language) for language in ("en", "es")]
    for row in chosen:
        row["audio"] = str(BENCH / row["audio"])
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text("".join(json.dumps(row) + "\n" for row in chosen), "utf-8")
    with serving(served(tmp_path / "made")) as hub:
        environment = os.environ | {
            "HF_ENDPOINT": hub.url,
            "INTERPRETER_MODELS__OPUS_MIRROR": hub.url,
            "VERIFY_REAL": str(tmp_path / "out"),
            "SKIP_MEASURING": "1",
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
        }
        script = [str(ROOT / "packaging" / "verify-real"), str(manifest)]
        done = subprocess.run(
            script, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=250
        )
    assert done.returncode == 0, done.stderr
    report = (tmp_path / "out" / "report.txt").read_text("utf-8")
    for words in ("## Installed", "whisper-base is sound, and works", "opus-es-en", "## Bench, window audio", "en→es"):
        assert words in report
    figures = json.loads((tmp_path / "out" / "bench-full.json").read_text("utf-8"))
    assert figures["packs"] == [
        "whisper-base", "opus-en-es", "opus-es-en", "piper-es_ES-davefx-medium", "piper-en_US-lessac-medium",
    ]  # fmt: skip
