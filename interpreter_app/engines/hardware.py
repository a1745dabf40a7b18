"""The processor and the memory of this computer."""

from __future__ import annotations

import ctypes
import os
import platform
import subprocess
import sys
from pathlib import Path

from interpreter_app.policy import health
from interpreter_app.policy.health import Finding

CPUINFO, MEMINFO = Path("/proc/cpuinfo"), Path("/proc/meminfo")
_X86 = ("x86_64", "amd64", "i386", "i686")
_PF_AVX2 = 40
"""Windows' number for it, PF_AVX2_INSTRUCTIONS_AVAILABLE."""


def diagnose_hardware() -> list[Finding]:
    """Whether models run fast here, and whether they fit."""
    found = [health.processor(processor(), os.cpu_count() or 1, avx2())]
    size = memory()
    return found if size is None else [*found, health.memory(*size)]


def processor() -> str:
    """What it is called."""
    name = _lines(CPUINFO).get("model name") or _sysctl("machdep.cpu.brand_string")
    return name or platform.processor() or platform.machine()


def avx2() -> bool | None:
    """Whether it has AVX2; None: not one that could, or not known."""
    if platform.machine().lower() not in _X86:
        return None
    if flags := _lines(CPUINFO).get("flags"):
        return "avx2" in flags.split()
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.IsProcessorFeaturePresent(_PF_AVX2))
    has = _sysctl("hw.optional.avx2_0")
    return None if not has else has == "1"


def memory() -> tuple[int, int | None] | None:
    """Bytes of memory, and how many are free for programs (None: not known); None where nothing is known."""
    if sys.platform == "win32":
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return status.total, status.available
    lines = _lines(MEMINFO)
    if "MemTotal" in lines:
        total, available = (int(lines.get(key, "0").split()[0]) * 1024 for key in ("MemTotal", "MemAvailable"))
        return total, available or None
    total_text = _sysctl("hw.memsize")
    return (int(total_text), None) if total_text.isdigit() else None


class _MemoryStatus(ctypes.Structure):
    """Windows' MEMORYSTATUSEX."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("available", ctypes.c_uint64),
        ("rest", ctypes.c_uint64 * 5),
    )


def _lines(path: Path) -> dict[str, str]:
    """The first `key: value` of each key in a file of the kernel's; nothing where there is no such file."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return {}
    pairs = (line.partition(":") for line in reversed(lines))
    return {key.strip(): value.strip() for key, _, value in pairs}


def _sysctl(name: str) -> str:
    """What macOS says of itself; empty elsewhere."""
    if sys.platform == "darwin":
        command = ["/usr/sbin/sysctl", "-n", name]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=5)  # noqa: S603
        return done.stdout.strip()
    return ""
