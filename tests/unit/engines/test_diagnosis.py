"""What models run on: a library, a model or data that is missing is named."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from interpreter_app.core.errors import EngineError, ModelMissing
from interpreter_app.engines import diagnosis
from interpreter_app.engines.diagnosis import diagnose_engines
from interpreter_app.policy.health import Finding


def test_all_is_there() -> None:
    (found,) = diagnose_engines()
    assert (found.check, found.severity, found.remedy) == ("engines", "ok", "")


@pytest.mark.parametrize(("platform", "remedy"), [("linux", "Reinstall"), ("win32", "Visual C++ Redistributable")])
def test_every_library_that_cannot_be_loaded_is_named(
    monkeypatch: pytest.MonkeyPatch, platform: str, remedy: str
) -> None:
    really = importlib.import_module

    def load(name: str) -> ModuleType:
        if name == "ctranslate2":
            raise ImportError("DLL load failed while importing _ext")
        if name == "espeakng_loader":
            raise OSError("libespeak-ng.so: cannot open shared object file")
        return really(name)

    monkeypatch.setattr(importlib, "import_module", load)
    monkeypatch.setattr(sys, "platform", platform)
    found = diagnose_engines()
    assert [finding.severity for finding in found] == ["problem", "problem"]
    assert found[0].what == "ctranslate2 cannot be loaded: DLL load failed while importing _ext"
    assert found[1].what.startswith("espeakng_loader cannot be loaded: libespeak-ng.so")
    assert all(remedy in finding.remedy for finding in found)


def test_a_model_that_is_not_there_is_said_with_its_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ModelMissing("no detector", hint="Reinstall.")

    monkeypatch.setattr(diagnosis, "SileroVoiceActivity", missing)
    assert diagnose_engines() == [Finding("engines", "problem", "no detector", "Reinstall.")]


def test_a_voice_that_fails_is_said_with_its_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(language: str) -> None:
        raise EngineError(f"{language} finds no data", hint="Reinstall.")

    monkeypatch.setattr(diagnosis, "EspeakVoice", failing)
    assert diagnose_engines() == [Finding("engines", "problem", "en finds no data", "Reinstall.")]


def test_piper_s_own_data_of_espeak(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import piper.phonemize_espeak

    monkeypatch.setattr(piper.phonemize_espeak, "ESPEAK_DATA_DIR", tmp_path)
    (found,) = diagnose_engines()
    assert (found.severity, str(tmp_path) in found.what, found.remedy) == ("problem", True, "Reinstall the program.")


@pytest.mark.parametrize(
    ("broken", "says", "remedy"),
    [
        ("get_data_path", "eSpeak NG finds no data in", "Reinstall the program."),
        ("get_library_path", "eSpeak NG cannot be loaded: ", "Reinstall the program."),
        ("long path", "eSpeak NG finds no data in", "Install the program in a shorter path."),
    ],
)
def test_espeak_without_its_data_or_its_library(tmp_path: Path, broken: str, says: str, remedy: str) -> None:
    """In a process of its own: the library is loaded once in each."""
    place = tmp_path
    if broken == "long path":
        place, broken = tmp_path / ("x" * 200), "get_data_path"
        place.mkdir()
        (place / "phontab").write_bytes(b"")
    code = f"""
import espeakng_loader
espeakng_loader.{broken} = lambda: {str(place)!r}
from interpreter_app.engines.diagnosis import diagnose_engines
for finding in diagnose_engines():
    print(finding.severity, finding.what, finding.remedy, sep="|")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    severity, what, said = done.stdout.strip().splitlines()[-1].split("|")
    assert severity == "problem"
    assert what.startswith(says)
    assert said == remedy
