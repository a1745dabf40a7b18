"""Packs as they are in the world, which a hub of the test's own offers and the user's catalog names."""

from __future__ import annotations

from pathlib import Path

from interpreter_app.engines.random_models import WHISPER, MarianShape
from interpreter_app.settings import own_catalog
from tests.fakes import real_packs
from tests.fakes.hub import Hub

VOICE = "en_US-test-medium"
CATALOG = """
[[pack]]
id = "whisper-test"
kind = "recognizer"
languages = ["en", "es"]
licence = "MIT"
size = "test"
source = {{ repository = "some/faster-whisper", files = [
    "config.json", "model.bin", "preprocessor_config.json", "tokenizer.json", "vocabulary.json", "vocabulary.txt",
] }}

[[pack]]
id = "opus-xx-yy"
kind = "translator"
languages = ["en", "de"]
licence = "CC-BY-4.0"
source = {{ archive = "{url}/Tatoeba-MT-models/eng-deu/opus-2021-02-22.zip" }}
options = {{ target_token = ">>deu<<" }}

[[pack]]
id = "opus-es-en-test"
kind = "translator"
languages = ["es", "en"]
licence = "CC-BY-4.0"
source = {{ archive = "{url}/Tatoeba-MT-models/spa-eng/opus-2021-02-19.zip" }}

[[pack]]
id = "piper-test"
kind = "voice"
languages = ["en"]
licence = ""
source = {{ repository = "some/piper-voices", revision = "v1.0.0", files = [
    "en/en_US/test/medium/en_US-test-medium.onnx", "en/en_US/test/medium/en_US-test-medium.onnx.json",
] }}
"""
IDS = ["whisper-test", "opus-xx-yy", "opus-es-en-test", "piper-test"]


def name_them(hub: Hub) -> None:
    """Write the catalog of a user who knows that `hub`."""
    own_catalog().parent.mkdir(parents=True)
    own_catalog().write_text(CATALOG.format(url=hub.url), "utf-8")


def serve(hub: Hub, folder: Path, size: str | None = None) -> None:
    """Packs, small ones unless the `size` of a Whisper is named."""
    true_size = size is not None
    shape = WHISPER[size] if size else real_packs.SMALL_WHISPER
    hub.add("some/faster-whisper", real_packs.whisper(folder / "whisper", shape, text_vocabulary=True))
    marian = MarianShape() if true_size else real_packs.SMALL_MARIAN
    for pair, labels in (("eng-deu/opus-2021-02-22", (">>deu<<", ">>nds<<")), ("spa-eng/opus-2021-02-19", ())):
        path = real_packs.opus_release(folder / "release.zip", marian, labels=labels)
        hub.archives[f"/Tatoeba-MT-models/{pair}.zip"] = path.read_bytes()
    weights = real_packs.MEDIUM_BYTES if true_size else 0
    real_packs.piper_voice(folder / "voices" / "en" / "en_US" / "test" / "medium", VOICE, size=weights)
    hub.add("some/piper-voices", folder / "voices")
