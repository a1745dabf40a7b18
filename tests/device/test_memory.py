"""What the program takes of memory while it listens with packs of true shapes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interpreter_app.engines.random_models import WHISPER, MarianShape
from tests.device.conversation import ROOT, sentences
from tests.device.pulse import PulseServer
from tests.fakes import real_packs

MOST_MB = 700


def installed(folder: Path) -> Path:
    """A base recognizer, two translators and two voices of medium quality, taken as somebody's own files."""
    packs = folder / "packs"
    voices = {"en": "en_US-test-medium", "es": "es_ES-test-medium"}
    whisper = real_packs.whisper(folder / "made" / "whisper-base", WHISPER["base"])
    rows = [(str(whisper), "--id", "whisper-base")]
    for pair in (("en", "es"), ("es", "en")):
        release = real_packs.opus_release(folder / "made" / f"opus-mt-{'-'.join(pair)}.zip", MarianShape())
        rows.append((str(release), "--languages", *pair))
    for language, name in voices.items():
        voice = real_packs.piper_voice(folder / "made" / language, name, size=real_packs.MEDIUM_BYTES)
        rows.append((str(voice), "--languages", language))
    for row in rows:
        command = [sys.executable, "-m", "interpreter_app", "models", "import", *row, "--packs", str(packs)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return packs


def memory_mb(pid: int, key: str) -> float:
    """`VmRSS`, what a process has in memory now, or `VmHWM`, the most it had."""
    rows = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return int(next(row for row in rows if row.startswith(key)).split()[1]) / 1024


LISTENING = """
import sys
from interpreter_app.__main__ import save_memory
save_memory()
from interpreter_app import compose, settings
from interpreter_app.core.text import Direction
chosen = settings.load({"languages": {"between": ("en", "es")}, "packs": [sys.argv[1]]})
with compose.open_engines(chosen) as engines:
    print(*compose.choose(chosen).names, flush=True)
    with compose.listen(engines, chosen, input=None, output=None) as conversation:
        for source, target in (("en", "es"), ("es", "en")):  # what random weights hear is never translated
            engines.translator(Direction(source, target)).translate("1, 2, 3, 4, 5.", beam=3)
            engines.voice(target).speak("1, 2, 3, 4, 5.")
        print("listening", flush=True)
        sys.stdin.read()
        conversation.finish()
"""


@pytest.mark.full
def test_base_models_two_translators_and_two_voices(pulse: PulseServer, tmp_path: Path) -> None:
    packs = installed(tmp_path)
    said = sentences("en", 3) + sentences("es", 3)
    command = [sys.executable, "-c", LISTENING, str(packs)]
    homes = {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=pulse.env | homes, stdin=pipe, stdout=pipe, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert set(child.stdout.readline().split()) == {row.name for row in packs.iterdir() if row.name != ".staging"}
        assert child.stdout.readline() == "listening\n"
        for sentence in said:
            pulse.play(sentence.audio, 16_000, wait=True)
        now, most = (memory_mb(child.pid, key) for key in ("VmRSS", "VmHWM"))
        child.stdin.close()
    print(f"listening with packs of true shapes: {now:.0f} MB, at most {most:.0f} MB")
    assert child.returncode == 0
    assert now <= MOST_MB
