"""A room: what the loudspeaker plays comes back to the microphone, late, softer and with echoes.

`python -m tests.device.room DELAY_MS` joins `speaker.monitor` to `mic_sink` until it is ended.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Self

import numpy as np

from tests.device.pulse import PulseServer

RATE = 16_000
BLOCK = 160
GAIN = 0.5
"""-6 dB."""
REVERBERATION_S = 0.12
STREAMS_MS = 77
"""What recording, playing and the microphone's own stream take by themselves."""
REAL_TIME = ("chrt", "--fifo", "5")
"""Walls do not stutter, where they may be told so."""
FORMAT = ["--raw", "--format=float32le", f"--rate={RATE}", "--channels=1"]


def response(delay_ms: float) -> np.ndarray:
    """The room's impulse response: a direct sound after `delay_ms`, then noise that dies away by 60 dB."""
    late = round(delay_ms * RATE / 1000)
    time_s = np.arange(round(REVERBERATION_S * RATE)) / RATE
    tail = np.random.default_rng(1).standard_normal(len(time_s)) * 10 ** (-3 * time_s / REVERBERATION_S) * 0.05
    tail[0] = 1.0
    return np.concatenate([np.zeros(late), GAIN * tail / np.sqrt(np.sum(tail**2))])


class Room:
    """The room in a process of its own; a context manager.  Where the machine is too busy for it, its walls move."""

    def __init__(self, pulse: PulseServer, delay_ms: float = 80) -> None:
        self._env, self._delay_ms = pulse.env, delay_ms
        self._process: subprocess.Popen[bytes] | None = None
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed on exit

    @property
    def moved(self) -> int:
        """How often its sound came too late to the microphone, and comes later ever since."""
        return os.pread(self._said.fileno(), 1 << 20, 0).count(b"underrun")

    def __enter__(self) -> Self:
        allowed = subprocess.run([*REAL_TIME, "true"], capture_output=True, check=False).returncode == 0
        self._process = subprocess.Popen(
            [*(REAL_TIME if allowed else ()), sys.executable, "-m", "tests.device.room", str(self._delay_ms)],
            cwd=Path(__file__).parents[2], env=self._env | {"LC_ALL": "C"}, stderr=self._said, start_new_session=True,
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        assert self._process.poll() is None, "the room has ended"
        os.killpg(self._process.pid, 15)
        self._process.wait()
        self._said.close()


def main(delay_ms: float) -> None:
    """Carry sound from the loudspeaker to the microphone, 10 ms at a time."""
    ears = ["parec", "--device=speaker.monitor", "--latency-msec=10", *FORMAT]
    mouth = ["pacat", "--verbose", "--device=mic_sink", "--latency-msec=52", *FORMAT]
    heard = subprocess.Popen(ears, stdout=subprocess.PIPE, bufsize=0)
    said = subprocess.Popen(mouth, stdin=subprocess.PIPE, bufsize=0)
    assert heard.stdout is not None
    assert said.stdin is not None
    echo = response(max(0.0, delay_ms - STREAMS_MS))
    tail = np.zeros(len(echo) - 1)
    rest = b""
    while data := heard.stdout.read(1 << 14):
        rest += data
        count = len(rest) // (4 * BLOCK) * BLOCK
        if not count:
            continue
        block, rest = np.frombuffer(rest[: 4 * count], np.float32), rest[4 * count :]
        out = np.convolve(block, echo)
        out[: len(tail)] += tail
        tail = out[count:].copy()
        said.stdin.write(out[:count].astype(np.float32).tobytes())


if __name__ == "__main__":
    main(float(sys.argv[1]))
