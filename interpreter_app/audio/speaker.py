"""A loudspeaker while it is open: plays clauses one after another, to the sample, and knows what was heard when."""

from __future__ import annotations

import math
import threading
import time
from collections import deque

import numpy as np

from interpreter_app.audio.clip import Gain, PlayedClip
from interpreter_app.audio.outlet import AHEAD_S, Outlet
from interpreter_app.audio.output_clock import OutputClock
from interpreter_app.audio.resample import resample
from interpreter_app.core.audio import Floats, Waveform
from interpreter_app.core.errors import DeviceLost
from interpreter_app.core.units import RATE_HZ

DUCKED = 10 ** (-12 / 20)
DUCK_S, STOP_S = 0.02, 0.008
"""How long it takes to turn down or up, and to fall silent: raised cosines, without a click."""
LEAD_S = 0.002
"""Written at least so far ahead of what the device may read next."""
NEAR_S, PIECE = 0.15, 240
"""So much of what is written over goes in pieces of so many frames: see `Speaker._rewrite`."""
TICK_S = 0.1
STALLED = 12
"""A device that reads nothing for so many ticks in a row is lost."""
SEAM = RATE_HZ * 80 // 1000
"""Samples at 16 kHz.  See `Speaker.rendered`."""
PAD = RATE_HZ // 50
"""What the resampler must see before and after a stretch, in samples at 16 kHz."""


class Speaker:
    """One device for as long as it is open; its methods may be called from any thread.

    What is to be heard is written ahead into the outlet's ring by a thread of its own, and written over where it is
    turned down or stopped: so clauses follow each other to the sample, and what comes back comes back in phase.
    """

    def __init__(self, outlet: Outlet) -> None:
        self.rate_hz = outlet.rate_hz
        self._outlet = outlet
        self._clock = OutputClock(outlet.rate_hz)
        self._lock = threading.RLock()
        self._clips: deque[PlayedClip] = deque()
        self._gain = Gain(0, round(DUCK_S * self.rate_hz), 1.0, 1.0)
        self._heard = self._read = self._stalls = 0
        self._lead = 0.0
        self._next: int | None = None
        self._lost = False
        self._closing = threading.Event()
        self.tend()
        self._thread = threading.Thread(target=self._keep, name="loudspeaker", daemon=True)
        self._thread.start()

    def now(self) -> float:
        """The devices' clock, in seconds; once the device is lost, what it would say."""
        with self._lock:
            clock = time.monotonic()
            if not self._lost:
                self._lead = self._outlet.now() - clock
            return clock + self._lead

    def play(self, audio: Waveform) -> PlayedClip:
        """Play `audio` right after everything that was handed over before, or now.  Raises `DeviceLost`."""
        samples = np.clip(resample(audio.samples, audio.rate_hz, self.rate_hz), -1, 1)
        with self._lock:
            if not self.alive:
                raise DeviceLost("the loudspeaker is gone", hint="Plug it in again, or choose another with --output.")
            clip = PlayedClip(self, samples, max(self._end, self._soon()), audio.duration)
            self._clips.append(clip)
            self._rewrite(clip.start, clip.end)
            return clip

    def duck(self, on: bool) -> None:
        """Turn the voice down by 12 dB, within 20 ms, or up again; also what is played later."""
        with self._lock:
            soon = self._soon()
            self._gain = self._gain.towards(DUCKED if on else 1.0, soon)
            self._rewrite(soon, self._end)

    def stop(self) -> None:
        """Stop what plays, with a fade of 8 ms, and forget what was to follow."""
        with self._lock:
            soon, end = self._soon(), self._end
            for clip in self._clips:
                clip.cut(soon, round(STOP_S * self.rate_hz))
            self._clips = deque(clip for clip in self._clips if clip.start < soon)
            self._rewrite(soon, end)

    # What was heard

    @property
    def alive(self) -> bool:
        """Whether the device still plays; once lost, it stays lost."""
        with self._lock:
            return not self._lost and self._outlet.active

    @property
    def underflows(self) -> int:
        """How often there was a gap because samples came too late."""
        return self._outlet.underflows

    @property
    def heard(self) -> int:
        """Frames that came out of the loudspeaker, never more than really did."""
        with self._lock:
            if not self._lost and self._clock.known:
                frame = math.floor(self._clock.frame_at(self.now()))
                self._heard = max(self._heard, min(frame, self._outlet.position))
            return self._heard

    def time_of(self, frame: int) -> float:
        """When `frame` is or was heard, on the devices' clock."""
        with self._lock:
            return self._clock.time_of(frame)

    def sounding(self, start: float, end: float) -> list[tuple[float, float]]:
        """When something was heard between two times of the devices' clock, in order; the last 10 s are known."""
        found: list[tuple[float, float]] = []
        with self._lock:
            if not self._clock.known:
                return []
            for clip in self._clips:
                first = max(start, self._clock.time_of(clip.start))
                last = min(end, self._clock.time_of(clip.end))
                if first >= last:
                    continue
                if found and first - found[-1][1] < 1e-6:
                    first = found.pop()[0]
                found.append((first, last))
        return found

    def rendered(self, start: float, count: int) -> Floats:
        """The `count` samples at 16 kHz that were heard from `start`, on the devices' clock; the last 10 s are known.

        For one reader, who reads on: a stretch that begins where the last one ended, give or take 80 ms, follows it
        without a seam.  An echo canceller stumbles over each sample more or less, and the clocks' readings tremble and
        wander (measured: by 100 samples in a minute, where the devices run in step to the sample).
        """
        with self._lock:
            if not self._clock.known:
                return np.zeros(count, np.float32)
            first = round(self._clock.frame_at(start) * RATE_HZ / self.rate_hz)
            if self._next is not None and abs(first - self._next) <= SEAM:
                first = self._next
            self._next = first + count
            # The resampler begins where a sample at 16 kHz and a frame of the device coincide.
            grid = RATE_HZ // math.gcd(RATE_HZ, self.rate_hz)
            begin, end = (first - PAD) // grid * grid, -(-(first + count + PAD) // grid) * grid
            frames = self._frames(begin * self.rate_hz // RATE_HZ, end * self.rate_hz // RATE_HZ)
        if not frames.any():
            return np.zeros(count, np.float32)
        return resample(frames, self.rate_hz, RATE_HZ)[first - begin : first - begin + count]

    def close(self) -> None:
        """Fall silent at once, and let the device go."""
        self._closing.set()
        self._thread.join()
        with self._lock:
            self.now()
            self._lost = True
            self._outlet.close()

    # The ring

    @property
    def _end(self) -> int:
        """Where the last clip ends."""
        return max((clip.end for clip in self._clips), default=0)

    def _soon(self) -> int:
        """The first frame that can still be written safely."""
        return self._outlet.position + self._outlet.block + round(LEAD_S * self.rate_hz)

    def _rewrite(self, first: int, last: int) -> None:
        """Put into the ring what is to be heard in `first..last` now, as far as the device may read it.

        What comes soon is written in small pieces: numpy lets other threads in during longer operations, and they might
        keep this one until the device has passed.
        """
        last = max(first, min(last, self._outlet.written))
        near = min(last, first + round(NEAR_S * self.rate_hz))
        for at in range(first, near, PIECE):
            self._write(at, min(at + PIECE, near))
        self._write(near, last)

    def _write(self, first: int, last: int) -> None:
        mono = np.zeros(last - first, np.float32)
        for clip in self._clips:
            begin, end = max(clip.start, first), min(clip.end, last)
            if begin < end:
                mono[begin - first : end - first] = clip.samples[begin - clip.start : end - clip.start]
        mono *= self._gain.over(first, last)
        for place, part in self._places(first, last):
            self._outlet.ring[place] = mono[part, None]

    def _frames(self, first: int, last: int) -> Floats:
        """A copy of what lies in the ring for `first..last`; zeros where it is not known."""
        mono = np.zeros(last - first, np.float32)
        begin, end = max(first, self._outlet.written - len(self._outlet.ring), 0), min(last, self._outlet.written)
        if begin < end:
            for place, part in self._places(begin, end):
                mono[begin - first :][part] = self._outlet.ring[place, 0]
        return mono

    def _places(self, first: int, last: int) -> list[tuple[slice, slice]]:
        """Where in the ring `first..last` lies, before and after the ring's end, and which part of it that is."""
        size = len(self._outlet.ring)
        at, count = first % size, last - first
        turn = min(count, size - at)
        return [(slice(at, at + turn), slice(0, turn)), (slice(0, count - turn), slice(turn, count))]

    def tend(self) -> None:
        """Write on, observe the clock, and see whether the device still reads; done ten times a second by itself."""
        with self._lock:
            if self._lost:
                return
            position = self._outlet.position
            ahead = max(self._outlet.written, position + round(AHEAD_S * self.rate_hz))
            self._write(self._outlet.written, ahead)
            self._outlet.extend(ahead)
            observed = self._outlet.observe()
            if observed:
                self._clock.observe(*observed)
            while self._clips and self._clips[0].end < self._outlet.written - len(self._outlet.ring):
                self._clips.popleft()
            self._heard = self.heard
            self._stalls = 0 if position > self._read else self._stalls + 1
            self._read = position
            self._lost = self._stalls > STALLED or not self._outlet.active

    def _keep(self) -> None:
        while not self._closing.wait(TICK_S):
            self.tend()
