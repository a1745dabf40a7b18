"""Settings come from four places, the nearest wins, and what is wrong is said in one line."""

from __future__ import annotations

import ast
import dataclasses
import os
import re
from pathlib import Path

import platformdirs
import pytest

from interpreter_app import settings
from interpreter_app.core import options
from interpreter_app.core.errors import SettingsError
from interpreter_app.core.options import ModelOptions
from interpreter_app.settings import places


@pytest.fixture(autouse=True)
def config(tmp_path, monkeypatch):
    """The user's settings.toml: not there, until a test writes it; and an environment without settings."""
    for name in list(os.environ):
        if name.startswith(settings.PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: tmp_path / "config")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path / "data")
    (tmp_path / "config").mkdir()
    return tmp_path / "config" / "settings.toml"


def wrong(flags=None):
    with pytest.raises(SettingsError) as caught:
        settings.load(flags)
    assert "\n" not in str(caught.value) + caught.value.hint
    return str(caught.value), caught.value.hint


def test_the_defaults_are_those_of_the_options():
    assert settings.load().options == options.SessionOptions()


def test_the_nearest_wins(config, monkeypatch):
    config.write_text("[gate]\nthreshold = 0.6\nprefix_padding_ms = 100\nmin_speech_ms = 64\n")
    monkeypatch.setenv("INTERPRETER_GATE__THRESHOLD", "0.7")
    monkeypatch.setenv("INTERPRETER_GATE__PREFIX_PADDING_MS", "200")
    gate = settings.load({"gate": {"threshold": 0.8}}).options.gate
    assert gate == options.GateOptions(threshold=0.8, prefix_padding_ms=200, min_speech_ms=64)


def test_every_option_can_be_set(config):
    config.write_text(
        '[languages]\nbetween = ["en", "es"]\n'
        "[gate]\nthreshold = 0.6\ndeactivation_threshold = 0.2\nprefix_padding_ms = 100\nmin_speech_ms = 64\n"
        "[endpointing]\nsilence_duration_ms = 700\nearly_silence_ms = 400\nlate_silence_ms = 900\n"
        "max_utterance_ms = 9000\npush_to_talk = true\nturn_gap_ms = 300\n"
        "[recognition]\ninterval_ms = 640\nagreement = 3\nholdback_ms = 0\npartial_beam = 2\n"
        "window_ms = 8000\nbeam = 1\n"
        "[translation]\nreading = true\nmask = 4\nbeam = 1\n"
        '[speaking]\nspeak = "turn"\nmin_clause_words = 2\nspeed = 1.1\nmax_speed = 1.5\n'
        "behind_ms = 0\nskip_ms = 9000\n"
        '[context]\ntext = "x"\nterms = ["Ngozi"]\ngeneral = {topic = "law"}\ntranslation_terms = {a = "b"}\n'
        '[duplex]\nduplex = "cancel"\ntail_ms = 200\nbarge_in = false\nresume_ms = 900\n'
    )
    chosen, default = settings.load().options, options.SessionOptions()
    assert chosen.languages == options.LanguageOptions(between=("en", "es"))
    groups = [field.name for field in dataclasses.fields(options.SessionOptions) if field.name != "languages"]
    for group in groups:
        for field in dataclasses.fields(getattr(chosen, group)):
            assert getattr(getattr(chosen, group), field.name) != getattr(getattr(default, group), field.name)


def test_languages_in_the_environment(monkeypatch):
    monkeypatch.setenv("INTERPRETER_LANGUAGES__BETWEEN", "en, pt-BR")
    assert settings.load().options.languages.between == ("en", "pt-BR")


def test_flags_can_take_something_back(config):
    config.write_text('[languages]\nbetween = ["en", "es"]\n')
    languages = {"between": None, "source": None, "target": "fr"}
    assert settings.load({"languages": languages}).options.languages == options.LanguageOptions(target="fr")


def ranges():
    """Setting, lowest, highest, as the docstrings of the options have them."""
    tables = {field.type: field.name for field in dataclasses.fields(options.SessionOptions)}
    for node in ast.parse(Path(options.__file__).read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name in tables:
            for field, text in zip(node.body, node.body[1:], strict=False):
                if isinstance(field, ast.AnnAssign) and (found := re.search(r"([\d.]+)\.\.(\d+)", ast.unparse(text))):
                    yield tables[node.name], field.target.id, float(found[1]), float(found[2])


RANGES = list(ranges())


def test_every_number_has_a_range():
    default = options.SessionOptions()
    numbers = {
        (group.name, field.name)
        for group in dataclasses.fields(default)
        for field in dataclasses.fields(getattr(default, group.name))
        if str(field.type).partition(" ")[0] in {"int", "float"}
    }
    assert {(table, name) for table, name, _, _ in RANGES} == numbers


@pytest.mark.parametrize(("table", "name", "lowest", "highest"), RANGES, ids=[".".join(r[:2]) for r in RANGES])
def test_ranges_are_those_of_the_options(table, name, lowest, highest):
    whole = not isinstance(getattr(getattr(options.SessionOptions(), table), name), float)
    step = 1 if whole else 0.001
    for value in (lowest, highest):
        flags = {table: {name: int(value) if whole else value}}
        if name == "deactivation_threshold":
            flags[table]["threshold"] = 1.0
        if name == "threshold":
            flags[table]["deactivation_threshold"] = 0.0
        if name in {"early_silence_ms", "late_silence_ms"}:
            flags[table]["silence_duration_ms"] = int(value)
        assert getattr(getattr(settings.load(flags).options, table), name) == value
    for value in (lowest - step, highest + step):
        message, hint = wrong({table: {name: int(value) if whole else value}})
        assert message.startswith(f"{table}.{name} is ")
        assert message.endswith(f"number from {lowest:g} to {highest:g}")
        assert hint == "It is set on the command line."


def test_silences_that_are_not_set_keep_to_their_sides_of_the_one_that_is():
    def silences(**table):
        chosen = settings.load({"endpointing": table}).options.endpointing
        return chosen.early_silence_ms, chosen.silence_duration_ms, chosen.late_silence_ms

    assert silences(silence_duration_ms=250) == (250, 250, 800)
    assert silences(silence_duration_ms=1200) == (320, 1200, 1200)
    assert silences(silence_duration_ms=1200, late_silence_ms=1300) == (320, 1200, 1300)
    message, _ = wrong({"endpointing": {"early_silence_ms": 600}})
    assert message == (
        "endpointing.silence_duration_ms is 500; it must lie between early_silence_ms, which is 600,"
        " and late_silence_ms, which is 800"
    )


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("GATE__THRESHOLD", "loud", "gate.threshold is 'loud'; it must be a number from 0 to 1"),
        ("GATE__MIN_SPEECH_MS", "3.5", "gate.min_speech_ms is '3.5'; it must be a whole number from 0 to 1000"),
        (
            "GATE__THRESHOLD",
            "0.1",
            "gate.deactivation_threshold is 0.35; it must be at most gate.threshold, which is 0.1",
        ),
        ("GATE__TRESHOLD", "0.1", "there is no setting gate.treshold"),
        ("GATE", "3", "gate is 3; it must be a table of settings"),
        ("SPEAKING__SPEAK", "sing", "speaking.speak is 'sing'; it must be clause, turn or off"),
        ("TRANSLATION__READING", "perhaps", "translation.reading is 'perhaps'; it must be true or false"),
        ("LANGUAGES__BETWEEN", "en", "languages.between is ['en']; it must be two languages"),
    ],
)
def test_wrong_in_the_environment(monkeypatch, variable, value, message):
    monkeypatch.setenv(f"INTERPRETER_{variable}", value)
    assert wrong() == (message, f"It is set by the environment variable INTERPRETER_{variable}.")


def test_no_json_in_the_environment(monkeypatch):
    monkeypatch.setenv("INTERPRETER_GATE", "{threshold")
    message, hint = wrong()
    assert message.startswith("the environment cannot be read")
    assert "INTERPRETER_" in hint


@pytest.mark.parametrize(
    ("toml", "message", "line"),
    [
        ("[gate]\nthreshold = 2\n", "gate.threshold is 2; it must be a number from 0 to 1", 2),
        ("gate.threshold = 2\n", "gate.threshold is 2; it must be a number from 0 to 1", 1),
        ("[gate]\nloudness = 2\n", "there is no setting gate.loudness", 2),
        ("# mine\n\n[sound]\nloud = true\n", "there is no setting sound", 3),
        ("packs = 3\n", "packs is 3; it must be folders that exist", 1),
        ("[duplex]\n[gate]\nthreshold = 0.1\n", "gate.deactivation_threshold is 0.35; it must be at most", 2),
    ],
)
def test_wrong_in_the_file(config, toml, message, line):
    config.write_text(toml)
    said, hint = wrong()
    assert said.startswith(message)
    assert hint == f"It is set in {config}, line {line}."


@pytest.mark.parametrize("content", [b"gate =\n", b"[gate", b"\xff\xfe"])
def test_a_file_that_is_no_toml(config, content):
    config.write_bytes(content)
    message, hint = wrong()
    assert message.startswith(f"{config} cannot be read")
    assert hint


def test_packs_are_looked_for_with_the_user_s_first(tmp_path):
    mine, shipped = settings.load().packs
    assert mine == str(tmp_path / "data" / "packs")
    assert Path(shipped).parts[-2:] == ("models", "starter")


def test_packs_named_replace_the_others(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    monkeypatch.setenv("INTERPRETER_PACKS", os.pathsep.join([str(tmp_path / "a"), str(tmp_path / "b")]))
    assert settings.load().packs == (str(tmp_path / "a"), str(tmp_path / "b"))
    assert settings.load({"packs": [str(tmp_path / "b")]}).packs == (str(tmp_path / "b"),)


def test_packs_that_are_not_there(tmp_path):
    message, hint = wrong({"packs": [str(tmp_path / "none")]})
    assert message == f"there is no folder {tmp_path / 'none'} to look for packs in"
    assert hint == "It is set on the command line."


def test_what_ships_is_found_in_a_checkout_and_installed(tmp_path, monkeypatch):
    package = tmp_path / "interpreter_app"
    package.mkdir()
    monkeypatch.setattr(places, "__file__", str(package / "settings/places.py"))
    assert settings.bundled("models/starter") == tmp_path / "models/starter"
    (package / "_data/models/starter").mkdir(parents=True)
    assert settings.bundled("models/starter") == package / "_data/models/starter"


def test_which_packs_are_used_and_where_they_come_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERPRETER_MODELS__USE", "whisper-small, opus-en-es")
    monkeypatch.setenv("INTERPRETER_MODELS__OPUS_MIRROR", "https://opus.example")
    models = settings.load({"models": {"window": "audio"}}).models
    assert models == ModelOptions(("whisper-small", "opus-en-es"), "audio", "", "https://opus.example")
    with pytest.raises(SettingsError, match=r"models\.window is 'half'; it must be pack, audio or full"):
        settings.load({"models": {"window": "half"}})
    with pytest.raises(SettingsError, match=r"models\.hub_mirror is 'here'; it must be an address"):
        settings.load({"models": {"hub_mirror": "here"}})
