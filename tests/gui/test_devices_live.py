"""Microphone and loudspeaker in the window, against real audio: the level follows, a sentence is heard, and so on."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt

from interpreter_app.gui.conductor import Conductor
from interpreter_app.gui.tools import Tools
from tests.device.pulse import SPEAKER, PulseServer
from tests.gui.stage import Stage

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="PulseAudio's virtual devices are Linux's"),
    pytest.mark.timeout(120),
]
NOISE = np.random.default_rng(1).normal(0, 0.05, 30 * 48_000).astype(np.float32)


@pytest.fixture
def live(pulse: PulseServer, qapp: object, home: object) -> Iterator[Stage]:
    stage = Stage(player=Conductor, tools=Tools())
    stage.wait_for(lambda: stage.window.session.doing == "ready", 30)
    yield stage
    stage.close()


def test_devices_are_chosen_and_tried(live: Stage, pulse: PulseServer) -> None:
    devices = live.window.devices
    live.ask("devices")
    live.wait_for(lambda: "microphone" in {row["name"] for row in devices.microphones}, 20)
    assert devices.level == 0
    noise = pulse.play(NOISE, 48_000)
    live.wait_for(lambda: devices.level > 0.3, 10)
    devices.choose("input", "microphone")
    live.wait_for(lambda: devices.level > 0.3, 10)
    recording = pulse.record(f"{SPEAKER}.monitor")
    live.click("try loudspeaker")
    assert devices.doing == "speaking"
    live.wait_for(lambda: devices.doing == "", 20)
    heard = recording.stop()
    assert np.abs(heard).max() > 0.05
    live.click("try microphone")
    live.wait_for(lambda: devices.doing == "playing", 20)
    live.wait_for(lambda: devices.doing == "", 20)
    live.click("try echo")
    live.wait_for(lambda: devices.doing == "", 30)
    assert devices.trouble == {}
    assert devices.echo["verdict"] == "headphones"
    noise.close()
    live.press(Qt.Key.Key_Escape)
    live.wait_for(lambda: devices.level == 0, 5)
    live.window.session.start()
    live.wait_for(lambda: live.window.session.doing == "listening", 20)
    assert devices.busy
    live.window.session.stop()
    live.wait_for(lambda: live.window.session.doing == "ready", 20)


def test_the_sample_goes_through_the_real_pipeline(live: Stage, pulse: PulseServer) -> None:
    sample = live.window.sample
    live.ask("welcome")
    live.click("next")
    live.click("play sample")
    live.wait_for(lambda: sample.doing == "hearing", 20)
    live.wait_for(lambda: sample.doing == "speaking", 20)
    live.wait_for(lambda: sample.state == "over", 60)
    assert sample.remark == ""
    assert sample.conversation.count == 4
