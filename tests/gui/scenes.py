"""Every screen worth looking at: a name, and how a window gets there.  A new screen is one more line in `SCENES`."""

from __future__ import annotations

from collections.abc import Callable

from interpreter_app.core.events import DeviceChanged, FallingBehind, LevelMeasured, SpeechStarted
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import LaneId, samples
from interpreter_app.gui.reports import Failed, Loading
from tests.gui.stage import Stage, conversation

LANE = LaneId("microphone")


def _until(condition: Callable[[object], bool], *, past: int = 0) -> int:
    """How many events of the sample conversation lead up to the first that fulfils `condition` after `past`."""
    return next(n for n, (event, _) in enumerate(conversation(), 1) if n > past and condition(event))


def _sentence(turn: int) -> int:
    """Up to where the sentence of `turn` is half said."""
    begun = _until(lambda e: isinstance(e, SpeechStarted) and e.utterance == turn)
    return _until(lambda e: isinstance(e, Hypothesis) and e.stable > 2, past=begun) + 1


def loading(stage: Stage) -> None:
    ready(stage)
    stage.window.bridge(Loading(2, 6))


def ready(stage: Stage) -> None:
    stage.wait_for(lambda: stage.window.session.doing == "ready")


def hearing(stage: Stage) -> None:
    stage.log[:] = stage.log[: _sentence(5)]
    stage.window.session.start()
    stage.window.bridge(LevelMeasured(LANE, samples(0), 0.1, 0.3))
    stage.window.bridge(DeviceChanged(LANE, samples(0), "input", "Built-in microphone", "opened"))


def speaking(stage: Stage) -> None:
    stage.log[:] = stage.log[: _until(lambda e: type(e).__name__ == "SpeakingStarted" and e.turn == 4)]
    stage.window.session.start()


def behind(stage: Stage) -> None:
    hearing(stage)
    stage.window.bridge(FallingBehind(LANE, samples(0), "recognition", samples(4200)))


def over(stage: Stage) -> None:
    stage.window.session.start()
    stage.wait_for(lambda: len(stage.texts()) == 8)


def device_lost(stage: Stage) -> None:
    hearing(stage)
    stage.window.bridge(DeviceChanged(LANE, samples(0), "input", "Built-in microphone", "lost"))


def no_pack(stage: Stage) -> None:
    hint = "Install one: `interpreter-app models install en-fr`."
    stage.window.bridge(Failed("model_missing", "no pack is installed with a translator from en to fr", hint))


def shortcuts(stage: Stage) -> None:
    over(stage)
    stage.click("shortcuts")


def faces_hearing(stage: Stage) -> None:
    hearing(stage)
    stage.click("faces view")


def faces_speaking(stage: Stage) -> None:
    speaking(stage)
    stage.click("faces view")


def faces_pushing(stage: Stage) -> None:
    stage.log[:] = stage.log[: _until(lambda e: type(e).__name__ == "TurnEnded" and e.turn == 3)]
    stage.window.session.start()
    stage.window.talk.push(True)
    stage.click("faces view")
    stage.window.talk.press("en")


def faces_portrait(stage: Stage) -> None:
    stage.view.resize(800, 1280)
    faces_hearing(stage)


def faces_beside(stage: Stage) -> None:
    faces_hearing(stage)
    stage.click("face turn")


def faces_ready(stage: Stage) -> None:
    ready(stage)
    stage.click("faces view")


def captions(stage: Stage) -> None:
    hearing(stage)
    stage.click("captions")
    stage.captions.resize(840, stage.captions.height())


def captions_both(stage: Stage) -> None:
    captions(stage)
    for _ in range(2):
        stage.click("caption languages")


def captions_tools(stage: Stage) -> None:
    captions(stage)
    stage.find("caption larger").forceActiveFocus()


def voice(stage: Stage) -> None:
    hearing(stage)
    stage.window.talk.push(True)
    stage.click("voice")


_ALL = (
    loading, ready, hearing, speaking, behind, over, device_lost, no_pack, shortcuts,
    faces_ready, faces_hearing, faces_speaking, faces_pushing, faces_portrait, faces_beside,
    captions, captions_both, captions_tools, voice,
)  # fmt: skip
SCENES: dict[str, Callable[[Stage], None]] = {scene.__name__: scene for scene in _ALL}
