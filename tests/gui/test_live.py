"""The whole program against real audio: somebody speaks into the microphone, and both panes fill."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
import soundfile
from PySide6.QtCore import Qt

from interpreter_app.core.units import TurnId
from interpreter_app.gui.conductor import Conductor
from interpreter_app.gui.conversation import ROLES
from interpreter_app.policy.metrics import word_errors
from tests.device.pulse import PulseServer
from tests.gui.stage import ROOT, Stage

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="PulseAudio's virtual devices are Linux's")
LANGUAGE = Qt.ItemDataRole.UserRole + 1 + ROLES.index("language")
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
    use_rows(live)
    live.click("main")
    live.wait_for(lambda: session.doing == "ready", 30)
    assert session.trouble == {}


def use_rows(live: Stage) -> None:
    """What is asked of rows reaches the session, and what it refuses comes back."""
    live.wait_for(lambda: live.window.session.doing == "listening", 20)
    live.write("write", "Where is the station?")
    live.press(Qt.Key.Key_Return)
    live.wait_for(lambda: len(live.texts()) > 1 and "estación" in live.texts()[1][1], 20)
    assert live.texts()[1][0] == "Where is the station?"
    live.window.actions.edit(1, "Where is the house?")
    live.wait_for(lambda: "casa" in live.texts()[1][1], 20)
    live.window.actions.flip(1)
    index, role = live.window.conversation.index(1), LANGUAGE
    live.wait_for(lambda: live.window.conversation.data(index, role) == "es", 20)
    live.window.player.say(TurnId(77))
    live.wait_for(lambda: live.find("toast").property("text").startswith("There is nothing to say"), 10)
    assert live.window.session.wanted
    live.wait_for(lambda: live.window.session.doing == "listening", 30)
