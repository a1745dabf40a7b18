"""What is saved stands in the file, beside what stood there; what is wrong is not saved."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from interpreter_app import settings
from interpreter_app.core.errors import OutputError, SettingsError

FILE = """# my own
[gate]
threshold = 0.6  # a noisy office

[context]
text = "Trains"
"""


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: tmp_path / "config")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path / "data")
    return tmp_path / "config" / "settings.toml"


def test_the_first_thing_makes_the_file(config: Path) -> None:
    settings.save({"languages": {"between": ["en", "es"]}, "window": {"text_size": 22}})
    assert config.read_text("utf-8") == '[languages]\nbetween = ["en", "es"]\n\n[window]\ntext_size = 22\n'
    assert settings.load().window.text_size == 22
    assert [path.name for path in config.parent.iterdir()] == ["settings.toml"]


def test_comments_and_the_rest_stay(config: Path) -> None:
    config.parent.mkdir()
    config.write_text(FILE)
    settings.save({"gate": {"threshold": 0.7}})
    assert config.read_text("utf-8") == FILE.replace("0.6", "0.7")
    settings.save({"gate": {"threshold": None}, "context": {"text": None}})
    assert config.read_text("utf-8").startswith("# my own\n")
    assert settings.load() == settings.Settings()


@pytest.mark.parametrize("before", ["", FILE])
def test_what_is_wrong_is_not_saved(config: Path, before: str) -> None:
    config.parent.mkdir()
    if before:
        config.write_text(before)
    with pytest.raises(SettingsError, match=r"gate\.threshold is 3; it must be"):
        settings.save({"gate": {"threshold": 3}})
    assert (config.read_text("utf-8") if config.exists() else "") == before


@pytest.mark.parametrize("before", ["gate = [", "gate = 3\n"])
def test_a_file_that_makes_no_sense_is_left_alone(config: Path, before: str) -> None:
    config.parent.mkdir()
    config.write_text(before)
    with pytest.raises(SettingsError):
        settings.save({"gate": {"threshold": 0.7}})
    assert config.read_text("utf-8") == before


def test_where_nothing_can_be_written(config: Path) -> None:
    config.parent.write_text("")
    with pytest.raises(OutputError):
        settings.save({"gate": {"threshold": 0.7}})


def test_where_a_value_comes_from(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.parent.mkdir()
    config.write_text(FILE)
    monkeypatch.setenv("INTERPRETER_GATE__MIN_SPEECH_MS", "64")
    origins = [settings.origin(f"gate.{name}") for name in ("threshold", "min_speech_ms", "prefix_padding_ms")]
    assert origins == ["file", "INTERPRETER_GATE__MIN_SPEECH_MS", "default"]


def test_every_setting_is_known() -> None:
    known = {one.key: one for one in settings.known()}
    assert len(known) == 43
    assert known["gate.threshold"].highest == 1
    assert known["endpointing.silence_duration_ms"].unit == "ms"
    assert known["recognition.interval_ms"].optional
    assert known["speaking.speak"].choices == ("clause", "turn", "off")
    assert {one.kind for one in known.values()} == {"switch", "choice", "number", "text", "words", "pairs"}
