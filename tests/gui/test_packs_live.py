"""Packs with the files and keys of real ones, by the window alone: fetched, tried, talked through, and removed.

The short version has small weights; under --full a recognizer in Whisper's base shape and the others at true size.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from interpreter_app.core.events import SessionStateChanged
from interpreter_app.engines.random_models import WHISPER, MarianShape
from interpreter_app.gui.conductor import Conductor
from interpreter_app.gui.tools import Tools
from tests.device.pulse import PulseServer
from tests.fakes import real_packs
from tests.fakes.hub import Hub, serving
from tests.gui.stage import Stage

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="PulseAudio's virtual devices are Linux's")
VOICE = "en_US-test-medium"
CATALOG = f"""
[[pack]]
id = "whisper-test"
kind = "recognizer"
languages = ["en", "es"]
licence = "MIT"
size = "test"
source = {{{{ repository = "some/faster-whisper", files = [
    "config.json", "model.bin", "preprocessor_config.json", "tokenizer.json", "vocabulary.json",
] }}}}

[[pack]]
id = "opus-es-en-test"
kind = "translator"
languages = ["es", "en"]
licence = "CC-BY-4.0"
source = {{{{ archive = "{{url}}/models/spa-eng/opus-2021-02-19.zip" }}}}

[[pack]]
id = "piper-test"
kind = "voice"
languages = ["en"]
licence = ""
source = {{{{ repository = "some/piper-voices", revision = "v1.0.0", files = [
    "en/en_US/test/medium/{VOICE}.onnx", "en/en_US/test/medium/{VOICE}.onnx.json",
] }}}}
"""
IDS = ("whisper-test", "opus-es-en-test", "piper-test")


@pytest.fixture
def hub(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub, and a user whose catalog names what it has."""
    with serving(Hub()) as made:
        monkeypatch.setenv("HF_ENDPOINT", made.url)
        own = home / "data" / "interpreter-app" / "catalog.toml"
        own.parent.mkdir(parents=True)
        own.write_text(CATALOG.format(url=made.url), "utf-8")
        yield made


def serve(hub: Hub, folder: Path, *, true_size: bool) -> None:
    recognizer = WHISPER["base"] if true_size else real_packs.SMALL_WHISPER
    hub.add("some/faster-whisper", real_packs.whisper(folder / "whisper", recognizer))
    translator = MarianShape() if true_size else real_packs.SMALL_MARIAN
    release = real_packs.opus_release(folder / "release.zip", translator)
    hub.archives["/models/spa-eng/opus-2021-02-19.zip"] = release.read_bytes()
    size = real_packs.MEDIUM_BYTES if true_size else 0
    real_packs.piper_voice(folder / "voices" / "en" / "en_US" / "test" / "medium", VOICE, size=size)
    hub.add("some/piper-voices", folder / "voices")


def life(patience_s: float) -> None:
    """Everything that a person does with packs, in the window."""
    used: list[tuple[str, ...]] = []

    def player(bridge):
        def overheard(item, *elapsed_ms):
            if isinstance(item, SessionStateChanged) and item.packs:
                used.append(item.packs)
            bridge(item, *elapsed_ms)

        return Conductor(overheard)

    page = Stage(player=player, tools=Tools(), size=(1100, 900))
    session = page.window.session
    try:
        page.wait_for(lambda: session.doing == "ready", 30)
        page.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        page.wait_for(lambda: page.window.packs.known)
        for pack in IDS:
            page.find("search packs").setProperty("text", pack)
            page.wait_for(lambda pack=pack: page.shown(f"install {pack}"))
            page.click(f"install {pack}")
            page.wait_for(lambda pack=pack: page.shown(f"remove {pack}"), patience_s)
            page.click(f"verify {pack}")
            progress = f"progress of {pack}"
            page.wait_for(lambda item=progress: "sound" in page.find(item).property("text"), patience_s)
        page.press(Qt.Key.Key_Escape)
        page.wait_for(lambda: session.doing == "ready", patience_s)
        page.click("main")
        page.wait_for(lambda: session.doing == "listening", patience_s)
        assert {"whisper-test", "opus-es-en-test", "piper-test"} <= set(used[-1])
        page.window.actions.write("Hola.", "es")
        page.wait_for(lambda: bool(page.texts()) and page.texts()[0][1] != "", patience_s)
        page.click("main")
        page.click("main")  # what random weights say is long: it need not be spoken to its end
        page.wait_for(lambda: session.doing == "ready", patience_s)
        assert session.trouble == {}
        page.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        for pack in IDS:
            page.find("search packs").setProperty("text", pack)
            page.wait_for(lambda pack=pack: page.shown(f"remove {pack}"))
            page.click(f"remove {pack}")
            page.click(f"really remove {pack}")
            page.wait_for(lambda pack=pack: page.shown(f"install {pack}"), patience_s)
        page.press(Qt.Key.Key_Escape)
        page.wait_for(lambda: session.doing == "ready", patience_s)
    finally:
        page.close()


@pytest.mark.timeout(180)
def test_a_pack_s_life(pulse: PulseServer, qapp: object, hub: Hub, home: Path) -> None:
    serve(hub, home / "made", true_size=False)
    life(30)
    assert not list((home / "data").rglob("pack.json"))


@pytest.mark.full
@pytest.mark.timeout(900)
def test_a_pack_s_life_at_true_size(pulse: PulseServer, qapp: object, hub: Hub, home: Path) -> None:
    serve(hub, home / "made", true_size=True)
    life(180)
    assert not list((home / "data").rglob("pack.json"))
