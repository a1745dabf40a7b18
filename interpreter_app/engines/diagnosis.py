"""Whether what models run on is there and whole: libraries, the voice activity detector, eSpeak NG's data."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

from interpreter_app.core.errors import InterpreterError
from interpreter_app.engines.silero import SileroVoiceActivity
from interpreter_app.engines.system_voice import EspeakVoice
from interpreter_app.policy import health
from interpreter_app.policy.health import Finding

LIBRARIES = ("ctranslate2", "onnxruntime", "sentencepiece", "faster_whisper", "piper", "espeakng_loader")
REDISTRIBUTABLE = "Install the Microsoft Visual C++ Redistributable (x64) from Microsoft, or reinstall the program."
REINSTALL = "Reinstall the program."


def diagnose_engines() -> list[Finding]:
    """Load every library, and let what ships with them say whether it is whole; takes a second or two."""
    return list(_libraries()) or [_whole()]


def _libraries() -> Iterator[Finding]:
    for name in LIBRARIES:
        try:
            importlib.import_module(name)
        except (ImportError, OSError) as error:  # a library of the system that it needs is missing
            remedy = REDISTRIBUTABLE if sys.platform == "win32" else REINSTALL
            yield Finding("engines", "problem", f"{name} cannot be loaded: {error}", remedy)


def _whole() -> Finding:
    from piper.phonemize_espeak import ESPEAK_DATA_DIR

    try:
        SileroVoiceActivity()
        spoken = EspeakVoice("en").speak("one")
    except InterpreterError as error:
        return health.failed("engines", error)
    if not len(spoken.samples):
        return Finding("engines", "problem", "eSpeak NG says nothing", REINSTALL)
    if not (Path(ESPEAK_DATA_DIR) / "phontab").is_file():
        return Finding("engines", "problem", f"Piper finds no data of eSpeak NG in {ESPEAK_DATA_DIR}", REINSTALL)
    return Finding("engines", "ok", "CTranslate2, ONNX Runtime, Silero, Piper and eSpeak NG are whole")
