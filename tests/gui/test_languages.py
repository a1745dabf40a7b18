"""The interface in every language: nothing untranslated, nothing forgotten, and switched while it is open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interpreter_app.gui.interface import TRANSLATED
from interpreter_app.gui.languages import name_of
from tests.gui.languages import FOLDER, update
from tests.gui.stage import Stage


def test_what_is_committed_is_up_to_date(tmp_path: Path) -> None:
    for language in TRANSLATED:
        shutil.copy(FOLDER / f"{language}.ts", tmp_path)
    update(tmp_path)
    for language in TRANSLATED:
        for ending in ("ts", "qm"):
            name = f"{language}.{ending}"
            assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), "run python -m tests.gui.languages"


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_untranslated(language: str) -> None:
    assert "unfinished" not in (FOLDER / f"{language}.ts").read_text("utf-8")


def test_switched_while_it_is_open(stage) -> None:
    stage = stage()
    stage.wait_for(lambda: stage.window.session.doing == "ready")
    for language, word, button in [("de", "Bereit", "Starten"), ("fr", "Prêt", "Démarrer"), ("en", "Ready", "Start")]:
        stage.window.interface.choose(language)
        stage.wait()
        assert stage.find("doing").property("text") == word
        assert stage.find("main").property("text") == button


def test_right_to_left_mirrors(stage) -> None:
    stage = stage()
    left = stage.place(stage.find("here")).x()
    stage.window.interface.choose("ar")
    stage.wait()
    assert stage.place(stage.find("here")).x() > stage.place(stage.find("there")).x() > left - 1


def test_a_window_takes_its_language_along_when_it_is_closed(stage) -> None:
    before = Stage()
    before.window.interface.choose("fr")
    before.close()
    after = stage()
    after.wait_for(lambda: after.window.session.doing == "ready")
    after.window.interface.choose("ar")  # which has no words of its own
    after.wait()
    assert (after.find("doing").property("text"), after.find("main").property("text")) == ("Ready", "Start")


def test_numbers_are_written_as_in_the_language_of_the_words(stage) -> None:
    stage = stage()
    words = stage.window.engine.singletonInstance("Interpreter", "Words")
    for language, said in [("de", "0,4 s"), ("ar", "0.4 s"), ("en", "0.4 s")]:
        stage.window.interface.choose(language)
        assert words.seconds(400) == said


@pytest.mark.parametrize(
    ("tag", "name"),
    [("en", "English"), ("es", "Español"), ("pt", "Português"), ("nl", "Nederlands"), ("de", "Deutsch"), ("", "")],
)
def test_a_language_has_its_own_name_and_no_country_s(tag: str, name: str) -> None:
    assert name_of(tag) == name
