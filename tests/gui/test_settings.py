"""The settings: everything can be found, changed by mouse and by keyboard, kept, and taken back."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from interpreter_app import settings
from tests.gui.option_table import FILE, table
from tests.gui.stage import Stage


@pytest.fixture
def page(stage) -> Stage:
    """A window with the settings open, and every section too."""
    made = stage(size=(1000, 6000))
    made.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    made.wait_for(lambda: made.shown("search settings"))
    return made


def unfold(page: Stage) -> None:
    for name in dict.fromkeys(one.table for one in settings.known()):
        if name != "window":
            page.click(f"section {name}")


def kept() -> dict[str, dict[str, object]]:
    path = settings.config_file()
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def test_the_words_are_those_of_the_options() -> None:
    assert FILE.read_text("utf-8") == table(), "run python -m tests.gui.option_table"


def test_every_setting_is_there_with_a_name(page: Stage) -> None:
    unfold(page)
    for one in settings.known():
        control = page.find(one.key)
        assert control.isVisible()
        assert control.property("name"), one.key
        assert control.height() >= 40, one.key


def test_a_switch(page: Stage, hand) -> None:
    page.click("section endpointing")
    hand(page, "endpointing.push_to_talk")
    assert kept() == {"endpointing": {"push_to_talk": True}}
    assert page.window.session.settings.options.endpointing.push_to_talk
    hand(page, "endpointing.push_to_talk reset")
    assert kept() == {}
    assert not page.find("endpointing.push_to_talk").property("checked")


def test_a_number_by_steps(page: Stage, hand) -> None:
    page.click("section speaking")
    hand(page, "speaking.speed more")
    hand(page, "speaking.speed more")
    hand(page, "speaking.speed less")
    assert kept() == {"speaking": {"speed": 1.05}}
    assert page.find("speaking.speed number").property("text") == "1.05"


def test_a_number_by_its_digits(page: Stage) -> None:
    page.click("section endpointing")
    field = page.find("endpointing.silence_duration_ms number")
    for written, number in [("620", 620), ("9999999", 5000), ("nothing", 5000)]:
        field.forceActiveFocus()
        page.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        page.write("endpointing.silence_duration_ms number", written)
        page.press(Qt.Key.Key_Return)
        assert page.window.preferences.values["endpointing.silence_duration_ms"] == number
        assert field.property("text") == f"{number} ms"
    assert kept() == {"endpointing": {"silence_duration_ms": 5000}}


def test_a_number_that_is_left_to_the_program(page: Stage) -> None:
    page.click("section recognition")
    page.click("recognition.beam more")
    page.click("recognition.agreement more")
    assert kept() == {"recognition": {"beam": 4, "agreement": 1}}
    page.find("recognition.agreement number").forceActiveFocus()
    page.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.press(Qt.Key.Key_Delete)
    page.press(Qt.Key.Key_Return)
    assert kept() == {"recognition": {"beam": 4}}


def test_a_choice(page: Stage) -> None:
    page.pick("window.colours", 2)
    assert kept() == {"window": {"colours": "dark"}}
    assert page.window.appearance.scheme == "dark"
    page.click("window.colours")
    page.click("option light")
    assert page.window.appearance.scheme == "light"


def test_the_language_of_the_window_and_the_size_of_its_text(page: Stage) -> None:
    page.pick("window.language", 2)
    assert page.window.interface.language == "de"
    page.click("window.text_size more")
    assert page.window.appearance.textSize == 19
    page.click("window.language reset")
    assert kept() == {"window": {"text_size": 19}}


def test_words_and_pairs(page: Stage) -> None:
    page.click("section context")
    page.write("context.terms", "Ngozi, Okavango")
    page.press(Qt.Key.Key_Return)
    page.write("context.translation_terms", "invoice = factura")
    page.press(Qt.Key.Key_Tab)
    assert kept()["context"] == {"terms": ["Ngozi", "Okavango"], "translation_terms": {"invoice": "factura"}}
    assert page.window.session.settings.options.context.terms == ("Ngozi", "Okavango")


def test_what_is_wrong_is_said_and_not_kept(page: Stage) -> None:
    page.click("section models")
    page.write("models.hub_mirror", "nowhere")
    page.press(Qt.Key.Key_Return)
    assert "it must be an address" in page.find("models.hub_mirror problem").property("text")
    assert kept() == {}
    assert page.window.preferences.values["models.hub_mirror"] == ""
    page.click("section gate")
    page.click("gate.deactivation_threshold more")
    for _ in range(4):
        page.click("gate.deactivation_threshold more")
    assert "it must be at most gate.threshold" in page.find("gate.deactivation_threshold problem").property("text")
    assert page.find("gate.deactivation_threshold number").property("text") == "0.5"


def test_only_what_differs_is_shown_until_a_section_is_opened(page: Stage, hand) -> None:
    page.window.preferences.put("gate.threshold", 0.6)
    page.wait()
    assert page.shown("gate.threshold")
    assert not page.shown("gate.min_speech_ms")
    hand(page, "section gate")
    assert page.shown("gate.min_speech_ms")


def test_search(page: Stage) -> None:
    page.write("search settings", "silence early")
    assert page.shown("endpointing.early_silence_ms")
    assert not page.shown("speaking.speed")
    page.write("search settings", " xyzzy")
    assert page.shown("nothing found")


def test_what_the_environment_sets_is_said_and_stands(stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERPRETER_SPEAKING__SPEED", "1.5")
    page = stage(size=(1000, 2000))
    page.ask("settings")
    assert "INTERPRETER_SPEAKING__SPEED" in page.find("speaking.speed origin").property("text")
    assert not page.find("speaking.speed more").isEnabled()


def test_speech_changes_at_once_and_packs_load_anew(stage) -> None:
    page = stage(until=20)
    page.window.session.start()
    page.wait_for(lambda: page.window.session.running)
    page.window.preferences.put("speaking.speed", 1.3)
    assert page.asked[-1][0] == "configure"
    assert page.asked[-1][2].speed == 1.3
    page.window.session.stop()
    page.wait_for(lambda: not page.window.session.running)
    page.window.preferences.put("models.window", "full")
    assert page.asked[-1][0] == "load"


def test_muted_stays_muted_until_speech_is_chosen(stage) -> None:
    session, preferences = (made := stage()).window.session, made.window.preferences
    session.mute(True)
    preferences.put("speaking.speed", 1.2)
    assert session.muted
    preferences.put("speaking.speak", "turn")
    assert not session.muted
    preferences.put("speaking.speak", "off")
    assert session.muted


def test_the_file_is_opened(page: Stage, hand, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    page.window.preferences.put("gate.threshold", 0.6)
    hand(page, "open settings file")
    assert opened == [settings.config_file()]


@pytest.mark.parametrize("name", ["devices", "packs", "diagnostics", "welcome"])
def test_the_other_pages_open_from_here(page: Stage, hand, name: str) -> None:
    hand(page, f"open {name}")
    page.wait_for(lambda: not page.shown("search settings"))
    expected = {"devices": "microphone", "packs": "search packs", "diagnostics": "stage recognition", "welcome": "next"}
    page.wait_for(lambda: page.shown(expected[name]))


def test_languages_are_remembered(stage) -> None:
    page = stage()
    page.click("swap")
    assert kept() == {"languages": {"between": ["es", "en"]}}
