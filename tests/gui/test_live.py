"""The whole program against real audio: somebody speaks into the microphone, and both panes fill."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
import soundfile

from interpreter_app.gui.conductor import Conductor
from interpreter_app.policy.metrics import word_errors
from tests.device.pulse import PulseServer
from tests.gui.stage import ROOT, Stage

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="PulseAudio's virtual devices are Linux's")
FIRST = "Could you tell me where the train station is?"
"""The first sentence of the sample conversation, which ends 2.4 s into it."""


@pytest.fixture
def live(pulse: PulseServer, qapp: object) -> Iterator[Stage]:
    stage = Stage(player=Conductor)
    yield stage
    stage.close()


@pytest.mark.timeout(120)
def test_words_by_speech_appear_in_both_panes(live: Stage, pulse: PulseServer) -> None:
    session = live.window.session
    live.wait_for(lambda: session.doing == "ready", 30)
    live.click("main")
    live.wait_for(lambda: session.doing == "listening", 30)
    audio, rate = soundfile.read(ROOT / "resources/samples/conversation.ogg", dtype="float32")
    pulse.play(audio[: 3 * rate], rate)
    live.wait_for(lambda: session.doing == "hearing", 10)
    live.wait_for(lambda: session.doing == "speaking", 20)
    said, translated = live.texts()[0]
    assert word_errors(FIRST, said).rate < 0.3
    assert "estación" in translated
    live.wait_for(lambda: session.doing == "listening", 20)
    assert session.devices["input"]
    live.click("main")
    live.wait_for(lambda: session.doing == "ready", 30)
    assert session.trouble == {}
