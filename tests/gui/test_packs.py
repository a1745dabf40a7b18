"""The packs page, on a network of the test's own: install, pause, cancel, verify, remove, import and bundle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from interpreter_app.compose.packs import Known
from interpreter_app.core.errors import ModelCorrupt
from interpreter_app.core.text import Direction
from interpreter_app.gui.reports import Failed
from interpreter_app.storage.packs import Pack, read_pack
from tests.fakes import installing
from tests.fakes.hub import Hub, serving
from tests.gui.stage import Stage
from tests.gui.standins import FakeTools

SHIPPED = installing.Entry("starter", "recognizer", ("en", "es"), "CC0")


class HubTools(FakeTools):
    """Packs of the fake hub, in a folder of the test's own."""

    def __init__(self, folder: Path, hub: Hub) -> None:
        super().__init__()
        self.folder, self.hub = folder, hub
        self.broken: set[str] = set()

    def store(self, settings):
        return installing.store(self.folder, self.hub.url)

    def packs(self, settings) -> Known:
        found = [read_pack(str(path.parent)) for path in sorted(self.folder.glob("*/pack.json"))]
        there = {pack.entry.id: pack for pack in found} | {"starter": Pack(SHIPPED, str(self.folder))}
        offered = [entry for entry in installing.of(self.hub.url) if entry.id not in there]
        ways = tuple(Direction(*p.entry.languages) for p in there.values() if p.entry.kind == "translator")
        return Known((*(p.entry for p in there.values()), *offered), there, (), ways, str(self.folder), 5 * 10**9)

    def wanted(self, known, names, size):
        return [entry for entry in known if entry.source is not None]

    def verify(self, pack):
        self.asked.append(("verify", pack.entry.id))
        if pack.entry.id in self.broken:
            raise ModelCorrupt(f"pack {pack.entry.id} is damaged: model.bin is missing", hint="Install it again.")


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    hub = Hub()
    hub.repositories["some/voices"] = {"a/voice.onnx": installing.WEIGHTS, "a/voice.onnx.json": installing.SETTINGS}
    hub.archives["/models/en-es.zip"] = b"no zip"
    with serving(hub):
        yield hub


@pytest.fixture
def page(stage, tmp_path: Path, hub: Hub) -> Stage:
    (tmp_path / "packs").mkdir()
    made = stage(size=(1100, 900), tools=HubTools(tmp_path / "packs", hub))
    made.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    made.wait_for(lambda: made.window.packs.known and made.shown("install voice"))
    return made


def installed(page: Stage) -> set[str]:
    return {path.parent.name for path in page.tools.folder.glob("*/pack.json")}


def put_there(page: Stage) -> None:
    page.click("install voice")
    page.wait_for(lambda: page.shown("remove voice"), 10)


def test_install_and_remove(page: Stage, hand) -> None:
    hand(page, "install voice")
    page.wait_for(lambda: page.shown("remove voice"), 10)
    assert installed(page) == {"voice"}
    page.wait_for(lambda: ("reload",) in page.asked)
    hand(page, "remove voice")
    hand(page, "keep voice")
    assert installed(page) == {"voice"}
    hand(page, "remove voice")
    hand(page, "really remove voice")
    page.wait_for(lambda: page.shown("install voice"), 10)
    assert installed(page) == set()


def test_pause_go_on_and_cancel(page: Stage, hub: Hub, hand) -> None:
    hub.pace_s = 0.08
    page.click("install voice")
    page.wait_for(lambda: page.shown("pause voice"), 10)
    hand(page, "pause voice")
    assert "Paused" in page.find("progress of voice").property("text")
    page.wait(300)
    asked = len(hub.asked)
    page.wait(200)
    assert len(hub.asked) == asked
    hand(page, "pause voice")
    hand(page, "cancel voice")
    page.wait_for(lambda: page.shown("install voice"), 10)
    assert installed(page) == set()
    hub.pace_s = 0
    put_there(page)


def test_several_at_once_and_what_fails_says_why(page: Stage, hand) -> None:
    hand(page, "install pair")
    page.wait_for(lambda: page.shown("remove voice"), 10)
    page.wait_for(lambda: page.shown("install translator"), 10)
    assert "release.zip is damaged" in page.find("progress of translator").property("text")
    assert page.find("install translator").property("text") == "Try again"


def test_verify(page: Stage, hand) -> None:
    put_there(page)
    hand(page, "verify voice")
    page.wait_for(lambda: "sound" in page.find("progress of voice").property("text"))
    page.tools.broken.add("voice")
    hand(page, "verify voice")
    page.wait_for(lambda: "is damaged" in page.find("progress of voice").property("text"))
    assert page.shown("install voice")  # again


def test_a_damaged_pack_is_repaired_from_the_card(page: Stage, hand) -> None:
    put_there(page)
    page.press(Qt.Key.Key_Escape)
    page.window.bridge(Failed("model_corrupt", "pack voice is damaged: voice.onnx is missing", "Install it again."))
    page.wait_for(lambda: page.shown("remedy"))
    page.tools.broken.add("voice")
    hand(page, "remedy")
    page.wait_for(lambda: ("verify", "voice") in page.tools.asked)
    page.wait_for(lambda: page.shown("install voice"))
    page.tools.broken.clear()
    page.click("install voice")
    page.wait_for(lambda: page.find("progress of voice").property("text") == "", 10)


def test_find_by_words_kind_and_language(page: Stage) -> None:
    rows = page.window.packs.rows
    assert rows.count == 3
    page.write("search packs", "espa")
    assert rows.count == 2
    page.pick("kind", 3)
    assert rows.count == 1
    page.pick("kind", 0)
    page.pick("language", 1)
    assert rows.count == 2


def test_what_was_chosen_stays_in_another_language(page: Stage) -> None:
    """A list whose names are said anew is a new list."""
    page.pick("kind", 3)
    for tag in ("de", "en"):
        page.window.interface.choose(tag)
        page.wait(50)
        assert page.find("kind").property("currentIndex") == 3
        assert page.window.packs.rows.count == 1
    page.pick("kind", 0)
    assert page.find("kind").property("currentIndex") == 0


def test_bundle_and_import(page: Stage, tmp_path: Path) -> None:
    assert not page.find("bundle").isEnabled()
    put_there(page)
    assert page.find("bundle").isEnabled()
    page.window.packs.bundle(str(tmp_path / "carried.zip"))
    page.wait_for(lambda: "carried.zip" in page.find("packs said").property("text"), 10)
    page.click("remove voice")
    page.click("really remove voice")
    page.wait_for(lambda: page.shown("install voice"), 10)
    page.write("pack path", str(tmp_path / "carried.zip"))
    page.click("import")
    page.wait_for(lambda: page.shown("remove voice"), 10)
    assert installed(page) == {"voice"}
    page.write("pack path", "x")
    page.press(Qt.Key.Key_Return)
    page.wait_for(lambda: page.shown("packs trouble"), 10)


def test_what_suits_this_machine(page: Stage, hand) -> None:
    hand(page, "measure")
    page.wait_for(lambda: "base suits this computer" in page.find("advice").property("text"))


def test_closing_cancels_what_is_under_way(page: Stage, hub: Hub) -> None:
    hub.pace_s = 0.5
    page.click("install voice")
    page.wait_for(lambda: page.shown("pause voice"), 10)
    page.window.packs.close()
    assert installed(page) == set()


def test_the_file_is_asked_for(page: Stage, hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(parent, title, name, filters):
        asked.append((title, filters))
        return str(tmp_path / "nothing.zip"), filters

    monkeypatch.setattr("interpreter_app.gui.files.QFileDialog.getOpenFileName", answer)
    hand(page, "import")
    assert asked == [("A pack's file, or a bundle", "Packs (*.zip *.onnx);;All files (*)")]
    page.wait_for(lambda: bool(page.window.packs.trouble))
    assert "nothing.zip" in page.window.packs.trouble["message"]
