"""What the program says, in the languages of the interface: matching, tables, and the window that shows it."""

from __future__ import annotations

import json
import re

import pytest
from PySide6.QtCore import Qt

from interpreter_app.gui.interface import TRANSLATED
from interpreter_app.gui.phrases import Phrases
from interpreter_app.gui.reports import Failed
from tests.gui.core_texts import FOLDER, table, texts
from tests.gui.scenes import damaged, doctor, no_pack, refused

GERMAN = Phrases(
    {
        "there is no {}": "{0} fehlt",
        "there is no {} {}": "{0} {1} fehlt",
        "there is no file {}": "die Datei {0} fehlt",
        "{} from {} to {}": "{0} von {1} bis {2}",
        "it must be {}": "nötig: {0}",
        "a number": "eine Zahl",
        "microphone": "Mikrofon",
        "Install one: `models install {}`.": "Installieren Sie eines: `models install {0}`.",
        "{} and {}": "{0} und {1}",
        "{} is on {}": "auf {1} liegt {0}, ja {0}",
        "give { it }": "gib {{ es }}",
        "{} GB in {}": "{0:,} GB in {1}",
    }
)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("there is no file x.wav", "die Datei x.wav fehlt"),  # of those that fit, the one that says most itself
        ("there is no microphone Desk", "Mikrofon Desk fehlt"),  # what is filled in is said anew
        ("it must be a number from 0 to 1", "nötig: eine Zahl von 0 bis 1"),  # and what is filled into that
        ("There is no file x.wav.", "Die Datei x.wav fehlt."),  # written as a sentence
        ("Install one: `models install fr`.", "Installieren Sie eines: `models install fr`."),
        ("en and es and de", "en und es und de"),
        ("there is no file /packs/Salt and Pepper/x", "die Datei /packs/Salt and Pepper/x fehlt"),  # names stay
        ("this is on that", "auf that liegt this, ja this"),
        ("give { it }", "gib { es }"),
        ("0.5 GB in a.b", "0,5 GB in a.b"),
        ("there is no file a {0} b\nc", "die Datei a {0} b\nc fehlt"),
        ("ValueError: what nobody expected", "ValueError: what nobody expected"),
        ("", ""),
    ],
)
def test_said_in_another_language(english: str, german: str) -> None:
    assert GERMAN.say(english) == german


@pytest.fixture(scope="module")
def needed() -> set[str]:
    """The templates of what the window can be told."""
    return texts()


def test_texts_are_found_where_they_are_written(needed: set[str]) -> None:
    assert {
        "there is no {} {}",  # an error's message,
        "Choose one of these: {}.",  # its hint,
        "microphone",  # what is filled in,
        "{} is too loud: its signal is cut off",  # a finding, by way of a variable,
        "Allow the terminal to use it: System Settings, Privacy & Security, Microphone.",  # of a function,
        "the sound of this utterance is no longer there",  # of an argument;
        "Check the network and the proxy. {}",  # put together,
        "in {}", "in {}, line {}",  # with a part that may be missing,
        "it has no key {}",  # an exception whose text becomes a part of another's,
        "a whole number",  # what pydantic makes an error of,
        "Reinstall the program,",  # and of a property
    } <= needed  # fmt: skip
    assert not any("percentile" in text or "thank you" in text for text in needed)


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_text_has_a_translation_and_each_translation_a_text(language: str, needed: set[str]) -> None:
    there = table(language)
    assert sorted(needed - there.keys()) == [], "add them: python -m tests.gui.core_texts lists what is missing"
    assert sorted(there.keys() - needed) == [], "no longer said: take them out"
    written = (FOLDER / f"phrases.{language}.json").read_text("utf-8")
    assert written == json.dumps(dict(sorted(there.items())), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_says_all_that_is_filled_in_and_commands_as_they_are(language: str) -> None:
    for english, said in table(language).items():
        places = {int(number) for number in re.findall(r"(?<!\{)\{(\d)(?::,)?\}", said)}
        assert places == set(range(english.count("{}"))), english
        assert "{}" not in said.format(*range(len(places))), english
        commands = re.findall(r"`[^`]+`|(?<![\w-])--[a-z-]+", english)
        for command in commands:
            assert re.sub(r"\{\}", "{0}", command) in said, english
        assert said.endswith(".") == english.endswith("."), english


def test_the_window_says_it_in_its_language_and_in_the_next_one(stage) -> None:
    stage = stage()
    damaged(stage)
    command = "`interpreter-app models install opus-en-de --again`"
    said = {
        "de": ("Paket opus-en-de ist beschädigt: model.bin passt nicht zu seiner Prüfsumme.",
               f"Installieren Sie das Paket neu ({command}), oder stellen Sie /packs/model.bin wieder her."),
        "es": ("El paquete opus-en-de está dañado: model.bin no coincide con su suma de control.",
               f"Instale el paquete de nuevo ({command}) o restaure /packs/model.bin."),
        "en": ("Pack opus-en-de is damaged: model.bin does not match its checksum.",
               f"Install the pack again ({command}), or restore /packs/model.bin."),
    }  # fmt: skip
    for language, expected in said.items():
        stage.window.interface.choose(language)
        stage.wait()
        assert set(expected) <= _said(stage)
    assert stage.find("remedy").property("text") == "Repair the pack"


def test_commands_stay_as_they_are(stage) -> None:
    stage = stage()
    stage.window.interface.choose("fr")
    no_pack(stage)
    stage.wait()
    assert "Installez-en un : `interpreter-app models install en-fr`." in _said(stage)
    stage.window.bridge(Failed("unexpected", "KeyError: 'what nobody expected'", ""))
    stage.wait()
    assert "KeyError: 'what nobody expected'." in _said(stage)


def test_the_doctor_and_what_is_refused(stage) -> None:
    stage = stage()
    stage.window.interface.choose("de")
    doctor(stage)
    assert {
        "Travel headset liefert nur Nullen: stummgeschaltet oder ausgeschaltet.",
        "3 Pakete, 74 MB, alle in Ordnung.",
        "0,9 von 8,0 GB Arbeitsspeicher sind frei.",
        "Schließen Sie andere Programme, oder wählen Sie kleinere Pakete.",
    } <= _said(stage)
    stage.press(Qt.Key.Key_Escape)
    refused(stage)
    stage.wait_for(lambda: stage.shown("toast"))
    said = stage.find("toast").property("text")
    assert said == "In diesem Beitrag ist nichts zu sagen. Warten Sie, bis er beendet ist."


def _said(stage) -> set[str]:
    return {item.property("text") for item in stage.items() if item.isVisible() and item.property("text")}
