"""Every screen worth looking at: a name, and how a window gets there.  A new screen is one more line in `SCENES`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from interpreter_app.core.errors import NetworkError
from interpreter_app.core.events import (
    AudioDropped,
    DeviceChanged,
    FallingBehind,
    LevelMeasured,
    SpeechStarted,
    StageFailed,
)
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import LaneId, samples
from interpreter_app.gui.reports import Failed, Loaded, Loading, Refused
from interpreter_app.storage.control import Progress
from tests.gui.logs import repeated, strange, typed
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


def over(stage: Stage, turns: int = 8) -> None:
    stage.window.session.start()
    stage.wait_for(lambda: stage.window.conversation.rowCount() == turns)


def device_lost(stage: Stage) -> None:
    hearing(stage)
    stage.window.bridge(DeviceChanged(LANE, samples(0), "input", "Built-in microphone", "lost"))


def notice(stage: Stage) -> None:
    hearing(stage)
    stage.window.bridge(StageFailed(LANE, samples(0), "translation", "term_missed", "the translation lacks Quito"))


def notices(stage: Stage) -> None:
    ready(stage)
    through = "de ↔ es goes through en: no installed pack translates directly; it takes longer, and may lose nuances"
    what = "a pack is left out: the folder /packs/mine holds a model, but is no pack: it has no pack.json."
    remedy = "Put it elsewhere, and take it from there: `interpreter-app models import …/mine`."
    told = through, f"{what}  {remedy}"
    stage.window.bridge(Loaded((), trial=False, notices=told))


def no_pack(stage: Stage) -> None:
    hint = "Install one: `interpreter-app models install en-fr`."
    stage.window.bridge(Failed("model_missing", "no pack is installed with a translator from en to fr", hint))


def shortcuts(stage: Stage) -> None:
    over(stage)
    stage.click("shortcuts")


def settings(stage: Stage) -> None:
    ready(stage)
    stage.window.preferences.put("speaking.speed", 1.2)
    stage.window.preferences.put("gate.threshold", 0.6)
    stage.ask("settings")


def row_actions(stage: Stage) -> None:
    hearing(stage)
    stage.focus("conversation")
    stage.press(Qt.Key.Key_Up)
    stage.press(Qt.Key.Key_Return)


def row_edited(stage: Stage) -> None:
    row_actions(stage)
    stage.click("edit")


def row_pointed(stage: Stage) -> None:
    hearing(stage)
    stage.point(2)


def written(stage: Stage) -> None:
    hearing(stage)
    for event in typed(20, "Meet me at the station at nine.", "Nos vemos en la estación a las nueve."):
        stage.window.bridge(event)
    stage.write("write", "Bring the tickets")


def copied(stage: Stage) -> None:
    written(stage)
    stage.focus("conversation")
    stage.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def stranger(stage: Stage) -> None:
    hearing(stage)
    for event in strange(21, "fr", "Excusez-moi, où est la sortie ?"):
        stage.window.bridge(event)


def refused(stage: Stage) -> None:
    hearing(stage)
    stage.window.bridge(Refused("there is nothing to say in this turn", "Wait until it is over."))


def long(stage: Stage) -> None:
    stage.log[:] = repeated(40)
    over(stage, 320)
    stage.focus("conversation")
    stage.press(Qt.Key.Key_PageUp)
    stage.press(Qt.Key.Key_PageUp)


def settings_found(stage: Stage) -> None:
    ready(stage)
    stage.ask("settings")
    stage.write("search settings", "silence")


def settings_open(stage: Stage) -> None:
    ready(stage)
    stage.window.preferences.put("recognition.interval_ms", 480)
    stage.ask("settings")
    stage.click("section window")
    stage.click("section duplex")
    stage.click("section speaking")


def devices(stage: Stage) -> None:
    ready(stage)
    stage.ask("devices")
    stage.wait_for(lambda: len(stage.window.devices.microphones) == 4, 60)
    stage.click("try echo")
    stage.wait_for(lambda: bool(stage.window.devices.echo))


def doctor(stage: Stage) -> None:
    ready(stage)
    stage.ask("devices")
    stage.click("ask the doctor")
    stage.wait_for(lambda: bool(stage.window.devices.findings))
    stage.wait()
    flick = stage.find("sheet scroll")
    flick.setProperty("contentY", max(0, flick.property("contentHeight") - flick.height()))


def packs(stage: Stage) -> None:
    ready(stage)
    stage.ask("packs")
    model = stage.window.packs
    stage.wait_for(lambda: model.known, 20)
    stage.click("measure")
    stage.wait_for(lambda: bool(model.choices))
    rows = model.rows
    stage.write("search packs", "deutsch")
    for name, progress in PROGRESS.items():
        rows.begin(name)
        rows.progress(progress)
    rows.hold("opus-de-en", paused=True)
    hint = "Open a page in the browser, sign in to the network, and try again; or the --mirror is none."
    what = "the network answers with a page of its own instead of model.onnx from hub.example"
    rows.fail("piper-de_DE-thorsten-medium", NetworkError(what, hint=hint))


def diagnostics(stage: Stage) -> None:
    stage.window.session.start()
    stage.window.bridge(LevelMeasured(LANE, samples(30_000), 0.1, 0.4))
    stage.window.bridge(AudioDropped(LANE, samples(0), samples(320), samples(0)))
    stage.ask("diagnostics")
    stage.wait(600)


def welcome(stage: Stage) -> None:
    ready(stage)
    stage.ask("welcome")


def _step(stage: Stage, number: int) -> None:
    welcome(stage)
    for _ in range(number):
        stage.click("next")


def first_sample(stage: Stage) -> None:
    stage.tools.hold.clear()
    _step(stage, 1)
    stage.click("play sample")
    stage.wait_for(lambda: stage.window.sample.conversation.count > 2)
    stage.wait(200)


def first_languages(stage: Stage) -> None:
    _step(stage, 2)


def first_sound(stage: Stage) -> None:
    _step(stage, 3)


def first_packs(stage: Stage) -> None:
    _step(stage, 4)
    stage.wait_for(lambda: stage.window.packs.known, 20)


def first_done(stage: Stage) -> None:
    _step(stage, 5)


def software(stage: Stage) -> None:
    over(stage)


def damaged(stage: Stage) -> None:
    what = "pack opus-en-de is damaged: model.bin does not match its checksum"
    hint = "Install the pack again (`interpreter-app models install opus-en-de --again`), or restore /packs/model.bin."
    stage.window.bridge(Failed("model_corrupt", what, hint))


def wrong_setting(stage: Stage) -> None:
    hint = "It is set in ~/.config/interpreter-app/settings.toml, line 4."
    stage.window.bridge(Failed("settings", "gate.threshold is 2; it must be a number from 0 to 1", hint))


def no_device(stage: Stage) -> None:
    hint = "Choose one of these: Built-in microphone, Travel headset."
    stage.window.bridge(Failed("device_not_found", "there is no microphone Desk", hint))


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


PROGRESS = {
    "opus-en-de": Progress("opus-en-de", "downloading", 120_000_000, 310_000_000, 4_200_000),
    "opus-de-en": Progress("opus-de-en", "downloading", 30_000_000, 310_000_000, 0),
}
SCENES: dict[str, Callable[[Stage], None]] = {
    scene.__name__: scene
    for scene in (
        loading, ready, hearing, speaking, behind, over, row_actions, row_pointed, row_edited, written, copied,
        stranger, refused, long, device_lost, notice, notices, no_pack, damaged, wrong_setting, no_device,
        software, shortcuts, settings, settings_open, settings_found, devices, doctor, packs, diagnostics, welcome,
        first_sample, first_languages, first_sound, first_packs, first_done,
        faces_ready, faces_hearing, faces_speaking, faces_pushing, faces_portrait, faces_beside,
        captions, captions_both, captions_tools, voice,
    )
}  # fmt: skip
HOW: dict[str, dict[str, object]] = {"software": {"software": True}}
"""What the window of a scene is made with."""
