"""What the recipe that gathers people's recordings takes for their words."""

from __future__ import annotations

import gzip
import shutil
import wave
from pathlib import Path

import numpy as np
import people_prompts
import pytest
from people_prompts import accents, prompts, readable, samples, stamps, words


def write_wav(path: Path, sound: np.ndarray) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(np.round(sound * 32767).astype("<i2").tobytes())


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Please  try again.", "Please try again."),
        ("the number i have is...", "The number I have is"),
        ("...to mute or unmute yourself.", "To mute or unmute yourself."),
        ("¡Un barco de vela!", "¡Un barco de vela!"),
        ("A ram.", "A ram."),
        ("press 1 for more", ""), ("dash [-]", ""), ("press * now", ""), ("b", ""),
        ("Use it for Q and for Z.", ""), ("", ""),
    ],
)  # fmt: skip
def test_only_what_is_read_as_it_is_written_counts(written: str, text: str) -> None:
    assert readable(written) == text


def test_accents_come_back_where_only_one_word_can_be_meant() -> None:
    known = accents(["¿Cuál es tu número?", "Está aquí.", "Ella está."] + ["Esta casa."] * 2 + ["más"] * 10 + ["mas"])
    assert known["numero"] == "número"
    assert known["esta"] == "", "twice either way"
    assert known["mas"] == "más"


def test_the_three_kinds_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_prompts, "SHARE", tmp_path)
    monkeypatch.setitem(people_prompts.PROMPTS, "es", ("sounds", "list.gz"))
    (tmp_path / "sounds").mkdir()
    for name in ("number", "unsure"):
        (tmp_path / f"sounds/{name}.g722").touch()
    listing = "; Prompts\nnumber: El Numero.\nunsure: Cual.\nlost: nada\n"
    (tmp_path / "list.gz").write_bytes(gzip.compress(listing.encode()))
    found = list(prompts("es", {"numero": "número", "el": "el"}))
    assert [(path.stem, text) for _, path, text in found] == [("number", "El Número."), ("unsure", "")]

    folder = tmp_path / people_prompts.STAMPS / "animals"
    folder.mkdir(parents=True)
    for name in ("frog_desc.ogg", "frog_desc_es.ogg", "frog_desc_fr.ogg", "yak_desc.ogg"):
        (folder / name).touch()
    (folder / "frog.txt").write_text("A frog.\nes.utf8=Una rana.\n")
    assert [(voice, text) for voice, _, text in stamps()] == [("tuxpaint en", "A frog."), ("tuxpaint es", "Una rana.")]

    for place, name in (("qabcs us", "hot_dog"), ("ktuberling", "moon_rocket"), ("ktuberling", "hat")):
        (tmp_path / people_prompts.WORDS[place]).mkdir(parents=True, exist_ok=True)
        (tmp_path / people_prompts.WORDS[place] / f"{name}.ogg").touch()
    assert [text for _, _, text in words()] == ["hot dog", "hat", "rocket"]


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not here")
def test_silence_around_speech_is_cut_off(tmp_path: Path) -> None:
    sound = np.zeros(16_000, np.float32)
    sound[6_000:9_000] = 0.1 * np.sin(np.arange(3_000) / 5)
    write_wav(tmp_path / "a.wav", sound)
    cut = samples(tmp_path / "a.wav")
    assert cut.dtype == np.int16
    assert 3_000 <= len(cut) <= 3_000 + 2 * 1_120
    assert abs(np.abs(cut).max() - 0.7 * 32767) < 40
    write_wav(tmp_path / "b.wav", np.zeros(1_600, np.float32))
    assert not len(samples(tmp_path / "b.wav"))
