"""Devices, diagnostics, the first steps, and what helps when something is wrong: by mouse and by keyboard."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import Qt

from interpreter_app import settings
from interpreter_app.core.events import AudioDropped, FallingBehind, LevelMeasured, StageFailed
from interpreter_app.core.text import Direction
from interpreter_app.core.units import samples
from interpreter_app.gui.reports import Failed
from tests.gui.scenes import LANE, long, notice, notices
from tests.gui.stage import Stage


@pytest.fixture
def page(stage) -> Stage:
    made = stage(size=(900, 900))
    made.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    made.wait_for(lambda: len(made.window.devices.microphones) == 4)
    return made


def test_devices_are_chosen_and_remembered(page: Stage) -> None:
    page.pick("microphone", 2)
    page.pick("loudspeaker", 1)
    chosen = settings.load().devices
    assert (chosen.input, chosen.output) == ("bluez_input.4F", "alsa_output.pci")
    assert page.window.session.settings.devices == chosen
    page.wait_for(lambda: ("hear", "bluez_input.4F", None) in page.tools.asked)
    page.click("microphone")
    page.click("option ")
    assert settings.load().devices.input == ""


def test_the_level_follows_and_stops_with_the_page(page: Stage) -> None:
    page.wait_for(lambda: page.window.devices.level > 0.3)
    page.press(Qt.Key.Key_Escape)
    page.wait_for(lambda: page.window.devices.level == 0)


def test_a_microphone_that_is_gone(page: Stage) -> None:
    page.tools.missing.add("bluez_input.4F")
    page.pick("microphone", 2)
    page.wait_for(lambda: page.shown("device trouble"))
    page.pick("microphone", 1)
    page.wait_for(lambda: not page.shown("device trouble"))


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("refresh devices", ("list",)),
        ("try loudspeaker", ("play", "", 22_050)),
        ("try microphone", ("hear", "", 3.0)),
        ("try echo", ("echo", "", "")),
        ("ask the doctor", ("diagnose", "", "")),
    ],
)
def test_each_is_tried(page: Stage, hand, name: str, asked: tuple) -> None:
    page.tools.asked.clear()
    hand(page, name)
    page.wait_for(lambda: asked in page.tools.asked)
    page.wait_for(lambda: page.window.devices.doing == "")


def test_the_verdict_on_the_echo_is_taken(page: Stage, hand) -> None:
    page.click("try echo")
    page.wait_for(lambda: page.shown("adopt echo"))
    hand(page, "adopt echo")
    assert settings.load().options.duplex.duplex == "cancel"
    page.wait_for(lambda: not page.shown("adopt echo"))


def test_devices_are_left_alone_while_a_conversation_has_them(stage) -> None:
    page = stage(size=(900, 900), until=20)
    page.ask("devices")
    page.wait_for(lambda: page.window.devices.level > 0.3)
    page.window.session.start()
    page.wait_for(lambda: page.shown("devices busy"))
    assert not page.find("try echo").isEnabled()
    assert page.window.devices.level == 0


def test_the_doctor_names_the_remedy(page: Stage) -> None:
    page.click("ask the doctor")
    page.wait_for(lambda: page.shown("finding"))
    said = {item.property("text") for item in page.items()}
    assert {"Close other programs, or choose smaller packs."} <= said


def test_figures(stage) -> None:
    page = stage()
    page.window.session.start()
    for news in (
        LevelMeasured(LANE, samples(20_000), 0.1, 1.0),
        AudioDropped(LANE, samples(0), samples(300), samples(0)),
        FallingBehind(LANE, samples(0), "recognition", samples(2500)),
    ):
        page.window.bridge(news)
    page.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: len(page.window.diagnostics.machine) == 2)
    figures, stages = page.window.diagnostics.figures, page.window.diagnostics.stages
    assert (figures["rms"], figures["peak"]) == pytest.approx((-20, 0), abs=0.1)
    assert (figures["losses"], figures["lost"]) == (1, 300)
    assert stages[0]["late"] == 2500
    assert all(stage["took"] >= 0 for stage in stages)
    assert page.shown("stage recognition")


def test_the_first_steps_by_keyboard_alone(stage) -> None:
    page = stage(first_run=True)
    page.wait_for(lambda: page.shown("next"))
    for number in range(5):
        assert page.find(f"step {number}").property("here")
        assert page.find("next").property("activeFocus")
        page.press(Qt.Key.Key_Space)
        page.wait_for(lambda n=number: page.find(f"step {n + 1}").property("here"))
    assert page.find("next").property("text") == "Start to listen"
    page.press(Qt.Key.Key_Return)
    page.wait_for(lambda: ("start",) in page.asked)
    assert not page.shown("next")
    assert settings.load().options.languages.between == ("en", "es")


def test_back_and_skip(stage, hand) -> None:
    page = stage(first_run=True)
    hand(page, "next")
    hand(page, "back")
    assert page.find("step 0").property("here")
    hand(page, "next")
    hand(page, "step 0")
    assert page.find("step 0").property("here")
    hand(page, "skip")
    page.wait_for(lambda: not page.shown("next"))
    assert settings.config_file().exists()  # so that they do not come again
    assert ("start",) not in page.asked


def test_the_sample_is_played_and_stopped(stage, hand) -> None:
    page = stage()
    page.tools.hold.clear()
    page.ask("welcome")
    page.click("next")
    hand(page, "play sample")
    page.wait_for(lambda: page.window.sample.conversation.count > 2)
    hand(page, "play sample")
    page.wait_for(lambda: page.window.sample.state == "idle")
    page.tools.hold.set()
    hand(page, "play sample")
    page.wait_for(lambda: page.window.sample.state == "over")


@pytest.mark.parametrize(
    ("code", "shown"),
    [("model_missing", "search packs"), ("device_not_found", "microphone"), ("device_lost", "microphone")],
)
def test_a_remedy_is_a_button_that_does_it(stage, hand, code: str, shown: str) -> None:
    page = stage(size=(1100, 900))
    page.window.bridge(Failed(code, "something is missing", "Mend it."))
    page.wait_for(lambda: page.shown("remedy"))
    hand(page, "remedy")
    page.wait_for(lambda: page.shown(shown))


def test_a_setting_is_mended(stage, hand) -> None:
    page = stage()
    path = settings.config_file()
    path.parent.mkdir(parents=True)
    path.write_text("[gate]\nthreshold = 2\n")
    page.window.bridge(Failed("settings", "gate.threshold is 2", f"It is set in {path}, line 2."))
    page.wait_for(lambda: page.shown("other remedy"))
    hand(page, "other remedy")
    assert page.window.preferences.problem["hint"] == f"It is set in {path}, line 2."
    path.write_text("[gate]\nthreshold = 0.6\n")
    hand(page, "other remedy")
    assert page.asked[-1] == ("reload",)
    assert page.window.session.settings.options.gate.threshold == 0.6


def test_new_packs_bring_new_languages(stage) -> None:
    page = stage()
    page.window._learn((Direction("en", "es"), Direction("en", "de")))
    assert "de" in page.window.languages.known


def test_the_software_renderer_is_said_until_it_is_dismissed(stage, hand) -> None:
    page = stage(software=True)
    assert page.shown("software")
    hand(page, "dismiss software")
    assert not page.shown("software")
    assert not settings.load().window.software_note


def test_the_thumb_of_a_sheet_goes_from_end_to_end(stage) -> None:
    page = stage()
    page.press(Qt.Key.Key_F1)
    page.wait_for(lambda: page.shown("sheet scroll"))
    scroll = page.find("sheet scroll")
    thumb = next(item for item in page.items(scroll.parentItem()) if item.objectName() == "thumb")
    assert thumb.isVisible()
    assert thumb.y() == scroll.y()
    scroll.setProperty("contentY", scroll.property("contentHeight") - scroll.height())
    assert thumb.y() + thumb.height() == pytest.approx(scroll.y() + scroll.height())


@pytest.fixture
def told(stage) -> Stage:
    """A conversation in which a stage has failed."""
    page = stage()
    notice(page)
    page.wait_for(lambda: page.shown("notice"))
    return page


def test_a_notice_is_said_until_it_is_dismissed(told: Stage, hand) -> None:
    assert told.find("notice").property("text") == "The translation lacks Quito."
    told.window.interface.choose("de")
    told.wait()
    assert told.find("notice").property("text") == "In der Übersetzung fehlt Quito."
    told.window.bridge(StageFailed(LANE, samples(0), "journal", "journal", "the translation lacks Lima"))
    told.wait_for(lambda: told.find("notice").property("text") == "In der Übersetzung fehlt Lima.")
    hand(told, "dismiss notice")
    assert not told.shown("notice")


def test_a_notice_goes_with_the_next_conversation(told: Stage) -> None:
    told.window.session.stop()
    told.wait_for(lambda: told.window.session.doing == "ready")
    assert told.shown("notice")
    told.window.session.start()
    told.wait_for(lambda: not told.shown("notice"))


def test_notices_of_packs_each_have_a_line(stage) -> None:
    page = stage()
    notices(page)
    page.window.interface.choose("es")
    page.wait()
    first, second = page.find("notice").property("text").split("\n")
    assert first.startswith("de ↔ es pasa por en")
    assert second == (
        "Se omite un paquete: la carpeta /packs/mine contiene un modelo, pero no es un paquete: falta pack.json. "
        "Póngala en otro lugar y añádala desde allí: `interpreter-app models import …/mine`."
    )


def test_who_reads_keeps_the_place_when_a_notice_comes_and_goes(stage) -> None:
    page = stage()
    long(page)
    page.wait(200)
    rows = [item for item in page.items() if item.objectName().startswith("row ") and item.isVisible()]
    row = min(rows, key=lambda row: abs(page.place(row).y() - 300))
    before = page.place(row).y()
    page.window.bridge(StageFailed(LANE, samples(0), "translation", "engine", "it is too long"))
    page.wait_for(lambda: page.shown("notice"))
    page.wait(200)
    assert page.place(row).y() == before
    page.window.session.dismiss()
    page.wait(200)
    assert page.place(row).y() == before


GRAPHICS = """
import sys
from interpreter_app.gui import window
show = window.Window.show
def shown(self):
    view = show(self)
    def drawn():
        said = [item for item in view.findChildren(object) if item.objectName() == "software"]
        print(view.rendererInterface().graphicsApi().name, [item.isVisible() for item in said], flush=True)
        view.close()
    view.frameSwapped.connect(drawn)
    return view
window.Window.show = shown
from interpreter_app.gui.app import main
sys.exit(main(["--events", sys.argv[1]]))
"""


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("Xvfb"), reason="needs Xvfb")
@pytest.mark.timeout(90)
def test_without_opengl_the_software_renderer_draws_and_says_so(tmp_path) -> None:
    """A screen that offers no OpenGL (no GLX), and no variable that chooses anything."""
    log = tmp_path / "empty.jsonl"
    log.write_text("")
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-extension", "GLX"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        os.close(write)
        number = os.read(read, 16).decode().strip()
        chosen = {"QT_QPA_PLATFORM", "QT_QUICK_BACKEND", "QSG_RHI_BACKEND", "QMLSCENE_DEVICE", "WAYLAND_DISPLAY"}
        plain = {name: value for name, value in os.environ.items() if name not in chosen}
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", GRAPHICS, str(log)], env=plain | {"DISPLAY": f":{number}"},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        print(f"\nthe window without OpenGL took {time.monotonic() - began:.1f} s")
    finally:
        os.close(read)
        screen.terminate()
        screen.wait()
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[0] == "Software [True]"
