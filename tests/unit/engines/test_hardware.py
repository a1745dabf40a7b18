"""Processor and memory, as the system describes them."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from interpreter_app.engines import hardware

TRANSLATOR = Path(__file__).parents[3] / "models" / "starter" / "translator-en-es"
CPUINFO = """processor\t: 0
model name\t: Abacus 3
flags\t\t: fpu sse4_1 {flags}

processor\t: 1
model name\t: another
flags\t\t: fpu
"""
MEMINFO = """MemTotal:       8000000 kB
MemFree:         100000 kB
MemAvailable:   {available} kB
"""


@pytest.fixture
def linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Linux whose kernel says what the files in this folder say."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(hardware, "CPUINFO", tmp_path / "cpuinfo")
    monkeypatch.setattr(hardware, "MEMINFO", tmp_path / "meminfo")
    return tmp_path


@pytest.mark.parametrize(("flags", "has"), [("avx avx2", True), ("avx avx2x", False), ("avx", False)])
def test_linux_lists_what_the_first_processor_can(linux: Path, flags: str, has: bool) -> None:
    (linux / "cpuinfo").write_text(CPUINFO.format(flags=flags), "utf-8")
    assert hardware.avx2() is has
    assert hardware.processor() == "Abacus 3"


def test_other_processors_have_something_else(linux: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (linux / "cpuinfo").write_text("processor\t: 0\nFeatures\t: fp asimd\n", "utf-8")
    monkeypatch.setattr(platform, "machine", lambda: "aarch64")
    monkeypatch.setattr(platform, "processor", lambda: "")
    assert hardware.avx2() is None
    assert hardware.processor() == "aarch64"


def test_free_memory_is_what_programs_can_have(linux: Path) -> None:
    (linux / "meminfo").write_text(MEMINFO.format(available=2_000_000), "utf-8")
    assert hardware.memory() == (8_000_000 * 1024, 2_000_000 * 1024)


def test_what_is_not_known_is_not_said(linux: Path) -> None:
    assert hardware.avx2() is None
    assert hardware.memory() is None
    assert [finding.check for finding in hardware.diagnose_hardware()] == ["processor"]


def test_an_old_processor_and_little_memory_are_found(linux: Path) -> None:
    (linux / "cpuinfo").write_text(CPUINFO.format(flags="avx"), "utf-8")
    (linux / "meminfo").write_text(MEMINFO.format(available=200_000), "utf-8")
    found = hardware.diagnose_hardware()
    assert [(finding.check, finding.severity) for finding in found] == [
        ("processor", "warning"), ("memory", "problem")
    ]  # fmt: skip


def test_a_mac_is_asked_by_its_own_means(linux: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    says = {"machdep.cpu.brand_string": "Abacus 3", "hw.optional.avx2_0": "0", "hw.memsize": "8000000000"}
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(hardware, "_sysctl", lambda name: says[name])
    assert (hardware.processor(), hardware.avx2(), hardware.memory()) == ("Abacus 3", False, (8 * 10**9, None))


def test_this_computer() -> None:
    found = hardware.diagnose_hardware()
    assert found[0].what.startswith(hardware.processor())
    assert hardware.processor()
    size = hardware.memory()
    if size is not None and sys.platform == "linux":
        total, available = size
        assert total == pytest.approx(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"), rel=0.01)
        assert available is not None
        assert available < total


@pytest.mark.skipif(platform.machine().lower() not in ("x86_64", "amd64"), reason="other processors have no AVX2")
@pytest.mark.parametrize("instructions", ["GENERIC", "AVX"])
def test_models_say_the_same_without_avx2(instructions: str) -> None:
    """CTranslate2 takes what the processor has: it is slower, and says no less."""
    code = (
        "from interpreter_app.core.text import Direction; from interpreter_app.engines.marian import MarianTranslator;"
        f"translator = MarianTranslator({str(TRANSLATOR)!r}, Direction('en', 'es'));"
        "print(''.join(token.text for token in translator.translate('The station is across the street.')))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | own, capture_output=True, encoding="utf-8", check=True,
            timeout=60,
        ).stdout.strip()
        for own in ({"PYTHONIOENCODING": "utf-8"}, {"CT2_FORCE_CPU_ISA": instructions, "PYTHONIOENCODING": "utf-8"})
    }  # fmt: skip
    assert said == {"La estación está al otro lado de la calle."}
