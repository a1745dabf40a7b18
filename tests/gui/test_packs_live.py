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
from interpreter_app.gui.conductor import Conductor
from interpreter_app.gui.tools import Tools
from tests.device.pulse import PulseServer
from tests.fakes.hub import Hub, serving
from tests.fakes.offered import name_them, serve
from tests.gui.stage import Stage

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="PulseAudio's virtual devices are Linux's")
IDS = ("whisper-test", "opus-es-en-test", "piper-test")


@pytest.fixture
def hub(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub, and a user whose catalog names what it has."""
    with serving(Hub()) as made:
        monkeypatch.setenv("HF_ENDPOINT", made.url)
        name_them(made)
        yield made


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


@pytest.mark.timeout(300)
def test_a_pack_s_life(pulse: PulseServer, qapp: object, hub: Hub, home: Path) -> None:
    serve(hub, home / "made")
    life(60)
    assert not list((home / "data").rglob("pack.json"))


@pytest.mark.full
@pytest.mark.timeout(900)
def test_a_pack_s_life_at_true_size(pulse: PulseServer, qapp: object, hub: Hub, home: Path) -> None:
    serve(hub, home / "made", "base")
    life(180)
    assert not list((home / "data").rglob("pack.json"))
