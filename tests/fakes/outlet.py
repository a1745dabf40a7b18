"""A loudspeaker that reads when the test says so, and keeps what came out of it."""

from __future__ import annotations

import numpy as np

from interpreter_app.audio.outlet import AHEAD_S

RATE = 48_000
BLOCK = 480
LATENCY_S = 0.05
BOOT_S = 1000.0


class FakeOutlet:
    """A device whose clock stands at `BOOT_S` when it is opened, and at which samples are heard `LATENCY_S` late."""

    def __init__(self, rate_hz=RATE, channels=2, size=1 << 20):
        self.rate_hz, self.block, self.underflows = rate_hz, BLOCK, 0
        self.ring = np.zeros((size, channels), np.float32)
        self.position, self.written = 0, round(AHEAD_S * rate_hz)
        self.active = True
        self.closed = False
        self.all_out = np.zeros((60 * rate_hz, channels), np.float32)

    @property
    def out(self):
        return self.all_out[: self.position]

    def now(self):
        return BOOT_S + self.position / self.rate_hz

    def extend(self, written):
        self.written = written
        assert self.written - self.position <= len(self.ring)

    def observe(self):
        return self.position, self.now() + LATENCY_S

    def close(self):
        self.closed, self.active = True, False

    def read(self, frames):
        assert self.position + frames <= self.written
        at = np.arange(self.position, self.position + frames) % len(self.ring)
        self.all_out[self.position : self.position + frames] = self.ring[at]
        self.position += frames


def run(device, playback, seconds):
    for _ in range(round(seconds * device.rate_hz / BLOCK)):
        device.read(BLOCK)
        if device.position // BLOCK % 10 == 0:
            playback.tend()
