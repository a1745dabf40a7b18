"""The engines on models with the vocabularies and the files of real ones."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from interpreter_app.core.errors import ModelCorrupt
from interpreter_app.core.text import Direction
from interpreter_app.engines.marian import MarianTranslator
from interpreter_app.engines.models import specification, understood
from interpreter_app.engines.opus import convert, target_token
from interpreter_app.engines.piper import PiperVoice, check_voice
from interpreter_app.engines.whisper import WhisperRecognizer
from tests.fakes import real_packs

NOISE = np.random.default_rng(1).normal(0, 0.05, 4 * 16_000).astype(np.float32)


@pytest.fixture(scope="module")
def whisper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_packs.whisper(tmp_path_factory.mktemp("whisper") / "model", text_vocabulary=True)


@pytest.mark.parametrize("window", ["full", "audio"], ids=["30 s", "the audio's length"])
def test_whisper_s_own_vocabulary(whisper: Path, window: str) -> None:
    recognizer = WhisperRecognizer(str(whisper), languages=("en", "es"), window=window, silence_ms=1000)
    assert recognizer.prompt("en") == [50_258, 50_259, 50_359, 50_363]
    assert recognizer.never[-1] == 51_864, "timestamps are no text, though this tokenizer does not name them"
    ids = recognizer.encode_text(recognizer.hear(NOISE).decode("en").tokens)
    assert all(number < 50_257 for number in ids)
    for length in range(4_000, len(NOISE), 6_000):  # an answer that is cut off may end within a character
        hearing = recognizer.hear(NOISE[:length])
        assert sum(hearing.languages(("en", "es")).values()) == pytest.approx(1)
        tokens = hearing.decode("es").tokens
        assert all(token.text for token in tokens)


def test_the_model_says_what_it_understands(whisper: Path, tmp_path: Path) -> None:
    known = understood(str(whisper))
    assert known[0] == "en"
    assert {"es", "zh", "haw"} <= set(known)
    assert len(known) == 99
    (tmp_path / "tokenizer.json").write_text('{"added_tokens": [{"content": "<|endoftext|>"}]}')
    assert understood(str(tmp_path)) == ("en",)
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelCorrupt, match=r"tokenizer\.json makes no sense"):
        understood(str(tmp_path))


def test_what_a_file_is_shows_in_its_first_bytes(whisper: Path, tmp_path: Path) -> None:
    assert specification(whisper / "model.bin") == "WhisperSpec"
    assert specification(real_packs.STARTER / "translator-en-es" / "model.bin") == "TransformerSpec"
    for content in (b"", b"PK\3\4", b"\0" * 100, b"\6\0\0\0\xff\xff" + b"A" * 100):
        (tmp_path / "model.bin").write_bytes(content)
        assert specification(tmp_path / "model.bin") == ""
    assert specification(tmp_path / "none") == ""
    with pytest.raises(ModelCorrupt, match="is no translator"):
        MarianTranslator(str(whisper), Direction("en", "es"))
    with pytest.raises(ModelCorrupt, match="is no recognizer"):
        WhisperRecognizer(str(real_packs.STARTER / "translator-en-es"), languages=("en",))


@pytest.fixture(scope="module")
def opus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A converted release with tokens of two languages."""
    from zipfile import ZipFile

    place = tmp_path_factory.mktemp("opus")
    release = real_packs.opus_release(place / "release.zip", labels=(">>por<<", ">>spa<<"))
    with ZipFile(release) as zipped:
        zipped.extractall(place / "release")
    convert(str(place / "release"), str(place / "made"))
    for name in ("source.spm", "target.spm"):
        (place / "made" / name).write_bytes((place / "release" / name).read_bytes())
    return place / "made"


def test_a_converted_release_ends_its_source_once(opus: Path) -> None:
    assert json.loads((opus / "config.json").read_text())["add_source_eos"] is True
    translator = MarianTranslator(str(opus), Direction("en", "es"), target_token=">>spa<<")
    asked: list[list[str]] = []
    model = translator._model

    class Listening:
        def translate_batch(self, source: list[list[str]], **options: object) -> object:
            asked.extend(source)
            return model.translate_batch(source, **options)

    translator._model = Listening()
    assert translator.translate("Where is my book?")
    assert asked[0][0] == ">>spa<<"
    assert asked[0][-1] != "</s>", "CTranslate2 adds it"


@pytest.mark.parametrize(
    ("target", "wanted", "token"), [("es", "", ">>spa<<"), ("pt", "", ">>por<<"), ("pt", ">>spa<<", ">>spa<<")]
)
def test_the_token_of_the_language(opus: Path, target: str, wanted: str, token: str) -> None:
    assert target_token(str(opus), Direction("en", target), wanted) == token


def test_a_token_that_the_model_does_not_know(opus: Path) -> None:
    with pytest.raises(ModelCorrupt, match="knows no token >>deu<<: it knows >>por<<, >>spa<<"):
        target_token(str(opus), Direction("en", "de"), ">>deu<<")
    with pytest.raises(ModelCorrupt, match="none is surely de") as raised:
        target_token(str(opus), Direction("en", "de"))
    assert "--target-token" in raised.value.hint
    plain = real_packs.STARTER / "translator-en-es"
    assert target_token(str(plain), Direction("en", "es")) == ""
    with pytest.raises(ModelCorrupt, match="it knows none"):
        target_token(str(plain), Direction("en", "es"), ">>spa<<")


def test_the_hidden_command_says_what_is_wrong_in_two_lines(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "interpreter_app", "convert-opus", str(tmp_path), str(tmp_path / "made")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("error: the OPUS-MT release cannot be converted")
    assert len(done.stderr.splitlines()) == 2


def test_a_voice_at_the_size_of_a_real_one(tmp_path: Path) -> None:
    path = real_packs.piper_voice(tmp_path, size=1_000_000)
    assert path.stat().st_size > 1_000_000
    voice = PiperVoice(str(path), "en")
    check_voice(voice)
    assert voice.rate_hz == 22_050
    for wrong in (4_000, 96_000):
        voice._voice.config.sample_rate = wrong
        with pytest.raises(ModelCorrupt, match=rf"its sample rate \({wrong} Hz\) cannot be right"):
            check_voice(voice)
    voice._voice.config.sample_rate = 22_050
    assert len(voice.speak("Good morning.").samples) > 5_000


def test_a_model_that_is_no_voice(tmp_path: Path) -> None:
    import faster_whisper

    path = real_packs.piper_voice(tmp_path)
    silero = Path(faster_whisper.__file__).parent / "assets" / "silero_vad_v6.onnx"
    path.write_bytes(silero.read_bytes())
    with pytest.raises(ModelCorrupt, match="is no Piper voice"):
        PiperVoice(str(path), "en")
