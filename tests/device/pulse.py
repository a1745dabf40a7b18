"""A PulseAudio server of the test's own, with a virtual microphone and a virtual loudspeaker.

`play` to the sink `mic_sink` and the source `microphone` hears it; what the program plays to the sink `speaker` can be
recorded from `speaker.monitor`.  Both ends say when their first sample passed, on the clock of `time.time()`, which is
also PortAudio's clock on ALSA.  All streams run in processes of their own: what happens in the test's process, such as
a held interpreter lock, does not disturb them.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Self

import numpy as np

PROGRAMS = ("pulseaudio", "pactl", "pacat", "parec")
PACKAGES = "pulseaudio pulseaudio-utils libportaudio2 libasound2-plugins"
MICROPHONE, SPEAKER = "microphone", "speaker"


class PulseServer:
    """A server that listens in `folder` only; a context manager."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in PROGRAMS if not shutil.which(name)]
        assert not missing, f"{', '.join(missing)} not found: apt-get install {PACKAGES}"
        self.folder = folder
        self._server: subprocess.Popen[bytes] | None = None
        self._streams: list[Playing | Recording] = []
        self.modules: dict[str, int] = {}
        self._files = 0
        private = {
            "PULSE_SERVER": f"unix:{folder}/native",
            "PULSE_RUNTIME_PATH": str(folder / "run"),
            "PULSE_STATE_PATH": str(folder / "state"),
            "PULSE_COOKIE": str(folder / "cookie"),
            "XDG_RUNTIME_DIR": str(folder),
        }
        self.private = private
        self.env = {**os.environ, **private, "LC_ALL": "C"}
        """For child processes; `private` is what a process must set to find this server."""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the server with the two sinks and the microphone; also after `kill`."""
        (self.folder / "native").unlink(missing_ok=True)
        with (self.folder / "pulseaudio.log").open("ab") as log:
            self._server = subprocess.Popen(
                ["pulseaudio", "-n", "--daemonize=no", "--system=no", "--use-pid-file=no", "--exit-idle-time=-1",
                 "--disable-shm=yes", "--log-target=stderr",
                 "-L", f"module-native-protocol-unix socket={self.folder}/native auth-anonymous=1"],
                env={**self.env, "HOME": str(self.folder)}, stdout=log, stderr=log,
            )  # fmt: skip
        for _ in range(200):
            if (self.folder / "native").exists() and subprocess.run(
                ["pactl", "info"], env=self.env, capture_output=True, check=False
            ).returncode == 0:
                break
            assert self._server.poll() is None, (self.folder / "pulseaudio.log").read_text()
            time.sleep(0.05)
        else:
            raise AssertionError("PulseAudio did not start: " + (self.folder / "pulseaudio.log").read_text())
        self.load_sink("mic_sink")
        self.load_sink(SPEAKER)
        self.load_source(MICROPHONE, "mic_sink.monitor")
        self.set_default_source(MICROPHONE)
        self.set_default_sink(SPEAKER)

    def kill(self) -> None:
        """End the server, as a crash would."""
        assert self._server
        self._server.send_signal(signal.SIGKILL)
        self._server.wait()
        self.modules.clear()

    def close(self) -> None:
        """End all streams and the server."""
        for stream in self._streams:
            stream.close()
        if self._server and self._server.poll() is None:
            self._server.terminate()
            try:
                self._server.wait(5)
            except subprocess.TimeoutExpired:
                self.kill()

    def pactl(self, *arguments: str) -> str:
        """What `pactl` answers."""
        done = subprocess.run(["pactl", *arguments], env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"pactl {' '.join(arguments)}: {done.stderr}"
        return done.stdout.strip()

    def load(self, name: str, module: str, *arguments: str) -> None:
        """Load a module, to be unloaded as `name`: the device is plugged in."""
        self.modules[name] = int(self.pactl("load-module", module, *arguments))

    def unload(self, name: str) -> None:
        """Unload what was loaded as `name`: the device is pulled out."""
        self.pactl("unload-module", str(self.modules.pop(name)))

    def load_sink(
        self, name: str, rate: int = 48_000, channels: int = 1, label: str = "", channel_map: str = ""
    ) -> None:
        """A sink that plays to nobody; what it plays is heard from the source `<name>.monitor`."""
        self.load(
            name, "module-null-sink", f"sink_name={name}", f"rate={rate}", f"channels={channels}",
            f"sink_properties=\"device.description='{label or name}'\"", "norewinds=1",
            *([f"channel_map={channel_map}"] if channel_map else []),
        )  # fmt: skip

    def load_source(self, name: str, master: str, label: str = "") -> None:
        """A microphone that hears what the source `master` hears, at its rate and with its channels."""
        self.load(
            name, "module-remap-source", f"source_name={name}", f"master={master}",
            f"source_properties=\"device.description='{label or name}'\"",
        )  # fmt: skip

    def set_default_source(self, name: str) -> None:
        self.pactl("set-default-source", name)

    def set_default_sink(self, name: str) -> None:
        self.pactl("set-default-sink", name)

    def play(
        self, samples: np.ndarray, rate: int, sink: str = "mic_sink", *, wait: bool = False, latency_ms: int = 100
    ) -> Playing:
        """Play float32 `samples`, shape (n,) or (n, channels); `wait` returns when they have been heard."""
        self._files += 1
        path = self.folder / f"play{self._files}.raw"
        np.ascontiguousarray(samples, np.float32).tofile(path)
        channels = 1 if samples.ndim == 1 else samples.shape[1]
        playing = Playing(self.env, path, rate, channels, sink, latency_ms)
        self._streams.append(playing)
        if wait:
            playing.wait()
        return playing

    def record(self, source: str = "speaker.monitor", rate: int = 48_000, *, latency_ms: int = 10) -> Recording:
        """Record `source` as mono float32; returns when the first samples have come."""
        recording = Recording(self.env, source, rate, latency_ms)
        self._streams.append(recording)
        recording.wait_until_begun()
        return recording


class Playing:
    """A stream being played."""

    def __init__(self, env: dict[str, str], path: Path, rate: int, channels: int, sink: str, latency_ms: int) -> None:
        self._path = path
        self._begun = threading.Event()
        self._began: float | None = None
        self._said = ""
        self._process = subprocess.Popen(
            ["pacat", "--playback", "--verbose", "--raw", "--no-remap", "--format=float32le", f"--rate={rate}",
             f"--channels={channels}", f"--device={sink}", f"--latency-msec={latency_ms}", str(path)],
            env=env, stderr=subprocess.PIPE, text=True, errors="replace",
        )  # fmt: skip
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stderr
        for line in self._process.stderr:  # progress lines end in a carriage return, which ends a line here
            if "Stream started" in line:
                self._began = time.time()
                self._begun.set()
            self._said = line
        self._begun.set()

    @property
    def began(self) -> float:
        """When the first sample was played, in seconds of `time.time()`, to within `latency_ms`; waits for it."""
        assert self._begun.wait(10), "the stream did not start"
        assert self._began is not None, f"pacat: {self._said}"
        return self._began

    @property
    def done(self) -> bool:
        return self._process.poll() is not None

    def wait(self, timeout: float | None = None) -> None:
        """Until all has been played."""
        assert self._process.wait(timeout) == 0, f"pacat: {self._said}"
        self.close()

    def close(self) -> None:
        """Stop, if it still plays."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait()
        self._listener.join()
        if self._process.stderr:
            self._process.stderr.close()
        self._path.unlink(missing_ok=True)

    stop = close


class Recording:
    """A recording under way."""

    def __init__(self, env: dict[str, str], source: str, rate: int, latency_ms: int) -> None:
        self.rate = rate
        self._source = source
        self._data = bytearray()
        self._began = float("inf")
        self._some = threading.Event()
        self._process = subprocess.Popen(
            ["parec", "--raw", "--format=float32le", f"--rate={rate}", "--channels=1", f"--device={source}",
             f"--latency-msec={latency_ms}"],
            env=env, stdout=subprocess.PIPE, bufsize=0,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout
        while data := self._process.stdout.read(1 << 16):
            self._data += data
            # Samples arrive late, never early: the earliest arrival tells best when the recording began.
            self._began = min(self._began, time.time() - len(self._data) / (4 * self.rate))
            self._some.set()

    def wait_until_begun(self) -> None:
        assert self._some.wait(10), f"nothing came from {self._source}"

    @property
    def began(self) -> float:
        """When its first sample passed the device, in seconds of `time.time()`, to within about 10 ms."""
        return self._began

    def so_far(self) -> np.ndarray:
        """What has been recorded until now, shape (n,)."""
        data = bytes(self._data)
        return np.frombuffer(data[: len(data) // 4 * 4], np.float32)

    def stop(self) -> np.ndarray:
        """End the recording; all of it, shape (n,)."""
        self.close()
        return self.so_far()

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait()
        self._reader.join()
        if self._process.stdout:
            self._process.stdout.close()
