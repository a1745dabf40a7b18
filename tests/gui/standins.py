"""What the window's pages reach in tests instead of microphones, loudspeakers and a long measurement."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import numpy as np

from interpreter_app.core.audio import Waveform
from interpreter_app.core.errors import DeviceNotFound
from interpreter_app.gui.tools import Tools
from interpreter_app.policy import health
from interpreter_app.policy.choosing import Cost, Machine, choices
from interpreter_app.policy.device_health import Tried, microphone
from interpreter_app.storage.event_log import from_json

SAMPLE = Path(__file__).parents[1] / "data/conversation.jsonl"
MACHINE = Machine(4, 8000, 0.0055, 0.1)
COSTS = [Cost("tiny", 39, 0.05, 0.01, 0.002), Cost("base", 74, 0.09, 0.02, 0.003), Cost("small", 244, 0.9, 0.1, 0.01)]


class FakeTools(Tools):
    """Three devices; what was asked of them is in `asked`.  Packs are looked at as they are."""

    def __init__(self, verdict: str = "cancel") -> None:
        self.asked: list[tuple[object, ...]] = []
        self.level = 0.05
        self.missing: set[str] = set()
        self.hold = threading.Event()
        """While it is not set, a test of a device goes on."""
        self.hold.set()
        self._verdict = verdict

    def list_devices(self):
        from interpreter_app.compose.diagnosis import Device

        self.asked.append(("list",))
        return [
            Device("alsa_input.pci", "Built-in microphone", "input", "PulseAudio", default=True),
            Device("bluez_input.4F", "Travel headset", "input", "PulseAudio", bluetooth_handsfree=True),
            Device("alsa_output.pci.monitor", "Built-in speakers", "input", "PulseAudio", monitor=True),
            Device("alsa_output.pci", "Built-in speakers", "output", "PulseAudio", default=True),
        ]

    def hear(self, name, say, over, *, seconds=None):
        self.asked.append(("hear", name, seconds))
        if name in self.missing:
            raise DeviceNotFound(f"there is no microphone {name}", hint="Choose one of these: Built-in microphone.")
        for _ in range(2 if seconds else 10_000):
            say(self.level, min(1.0, 4 * self.level))
            if over.wait(0.02):
                break
        self.hold.wait(5)
        return Waveform(np.zeros(16, np.float32), 16_000)

    def play(self, name, audio, over):
        self.asked.append(("play", name, audio.rate_hz))
        self.hold.wait(5)

    def sentence(self, engines, language):
        return Waveform(np.zeros(16, np.float32), 22_050)

    def echo_test(self, engines, settings, input_name, output_name):
        from interpreter_app.compose.trying import EchoMeasurement

        self.asked.append(("echo", input_name, output_name))
        self.hold.wait(5)
        loud = {"headphones": -90.0}.get(self._verdict, -30.0)
        return EchoMeasurement(38, loud, -60.0, {"cancel": 24.0}.get(self._verdict, 9.0))

    def diagnose(self, settings, input_name, output_name, history):
        self.asked.append(("diagnose", input_name, output_name))
        return [
            *microphone(Tried("Travel headset", 48_000, 48_000), "linux"),
            *health.packs(3, 74_000_000, []),
            health.memory(8_000_000_000, 900_000_000),
        ]

    def machine(self):
        return [
            health.processor("Some processor", 4, avx2=True),
            health.memory(8_000_000_000, 6_100_000_000),
        ]

    def measure(self, settings, say):
        self.asked.append(("measure",))
        say("translating")
        self.hold.wait(5)
        return MACHINE, choices(COSTS, MACHINE)

    def play_sample(self, engines, settings, live, over, say):
        self.asked.append(("sample",))
        for line in SAMPLE.read_text("utf-8").splitlines():
            event, elapsed_ms = from_json(json.loads(line))
            for subscriber in live:
                subscriber(event, elapsed_ms)
            if elapsed_ms > 12_000 or over.is_set():
                break
        while not self.hold.wait(0.02) and not over.is_set():
            pass
