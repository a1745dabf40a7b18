"""What every voice does, real or fake."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from interpreter_app.core.errors import ModelCorrupt, ModelMissing
from interpreter_app.core.ports import Voice
from interpreter_app.engines.piper import PiperVoice
from interpreter_app.engines.system_voice import EspeakVoice
from tests.fakes.engines import FakeVoice

STARTER = Path(__file__).parents[2] / "models" / "starter"
PIPER = Path(__file__).parents[1] / "data" / "piper-tiny"
VOICES = {
    "fake": lambda: FakeVoice("en"),
    "espeak-en": lambda: EspeakVoice("en"),
    "espeak-es-variant": lambda: EspeakVoice("es", variant="f2", pitch=60),
    "piper": lambda: PiperVoice(str(PIPER), "en"),
    "starter-en": lambda: PiperVoice(str(STARTER / "voice-en"), "en"),
    "starter-es": lambda: PiperVoice(str(STARTER / "voice-es"), "es"),
}


@pytest.fixture(params=VOICES.values(), ids=VOICES)
def voice(request: pytest.FixtureRequest) -> Voice:
    return request.param()


def test_speaks(voice: Voice) -> None:
    spoken = voice.speak("Good morning, my friends.")
    assert spoken.samples.dtype == np.float32
    assert spoken.samples.ndim == 1
    assert spoken.rate_hz >= 16_000
    assert 0.5 < len(spoken.samples) / spoken.rate_hz < 5
    assert 0.02 < np.sqrt(np.mean(spoken.samples**2)) < 0.7
    assert np.abs(spoken.samples).max() <= 1


def test_says_what_it_is(voice: Voice) -> None:
    assert voice.language in {"en", "es"}
    assert voice.name.strip()


def test_more_words_take_longer(voice: Voice) -> None:
    assert len(voice.speak("One two three four five six.").samples) > 1.5 * len(voice.speak("One two.").samples)


def test_speed(voice: Voice) -> None:
    text = "The weather is very good today, is it not?"
    slow, natural, fast = (len(voice.speak(text, speed=speed).samples) for speed in (0.7, 1.0, 1.6))
    assert slow > 1.15 * natural
    assert fast < 0.85 * natural


@pytest.mark.parametrize("text", ["", " ", "...", " ¿?", "—", "\n"])
def test_without_a_word_there_is_nothing_to_hear(voice: Voice, text: str) -> None:
    assert len(voice.speak(text).samples) == 0


@pytest.mark.parametrize(
    "text", ["[[hello]]", "<b>you</b> & me", "3.5 % of 1,000", "a\0b", "word 🙂 word", "x" * 300, "日本", "ok\ud800"]
)
def test_odd_text_is_spoken_all_the_same(voice: Voice, text: str) -> None:
    spoken = voice.speak(text)
    assert np.isfinite(spoken.samples).all()


def test_espeak_does_not_speak_every_language() -> None:
    with pytest.raises(ModelMissing, match='no voice for "tlh"') as raised:
        EspeakVoice("tlh")
    assert "--speak off" in raised.value.hint


@pytest.mark.parametrize(
    ("tag", "voice"), [("en", "en-us"), ("en-GB", "en"), ("es-MX", "es-419"), ("es-AR", "es"), ("ES", "es")]
)
def test_espeak_finds_the_nearest_voice(tag: str, voice: str) -> None:
    assert EspeakVoice(tag).name == f"eSpeak NG {voice}"
    assert EspeakVoice(tag).language == tag


def test_espeak_says_where_its_words_are() -> None:
    spoken, words = EspeakVoice("es").speak_with_words("¿Dónde está el niño, señor? Tiene 25 años.")
    assert [word.text for word in words] == ["¿Dónde", "está", "el", "niño,", "señor?", "Tiene", "25", "años."]
    times = [time for word in words for time in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert times[-1] <= len(spoken.samples) / spoken.rate_hz
    loud = [
        np.sqrt(np.mean(spoken.samples[round(w.start_s * spoken.rate_hz) : round(w.end_s * spoken.rate_hz)] ** 2))
        for w in words
    ]
    pause = spoken.samples[round(words[4].end_s * spoken.rate_hz) : round(words[5].start_s * spoken.rate_hz)]
    assert len(pause) > 0.1 * spoken.rate_hz
    assert np.sqrt(np.mean(pause**2)) < 0.1 * min(loud)


def test_espeak_names_words_that_it_speaks_as_one() -> None:
    _, words = EspeakVoice("en").speak_with_words("He is in the garden.")
    assert " ".join(word.text for word in words) == "He is in the garden."


def test_two_copies_of_espeak_live_in_one_process() -> None:
    """piper-tts carries its own; both go on speaking what they spoke."""
    espeak, piper = EspeakVoice("es"), PiperVoice(str(PIPER), "en")
    length = len(espeak.speak("Hola, amigo mío.").samples)
    phonemes = len(piper.speak("Hello, my friend.").samples)
    for _ in range(3):
        # eSpeak's vibrato goes on from one text to the next, so lengths differ by a period of the voice or two.
        assert abs(len(espeak.speak("Hola, amigo mío.").samples) - length) < 0.02 * 22_050
        assert len(piper.speak("Hello, my friend.").samples) == phonemes


@pytest.mark.parametrize("damage", ["no model", "no config", "half a model", "no json", "empty folder"])
def test_piper_names_a_damaged_voice(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "voice"
    shutil.copytree(PIPER, folder)
    model = folder / "chords.onnx"
    config = folder / "chords.onnx.json"
    match damage:
        case "no model":
            model.unlink()
        case "no config":
            config.unlink()
        case "half a model":
            model.write_bytes(model.read_bytes()[:1000])
        case "no json":
            config.write_text("{", "utf-8")
        case "empty folder":
            model.unlink()
            config.unlink()
    with pytest.raises(ModelCorrupt, match=r"the voice in .* cannot be loaded") as raised:
        PiperVoice(str(folder), "en")
    assert raised.value.hint
    assert "\n" not in str(raised.value)
