"""Speak the sample conversation that ships: two eSpeak NG voices, English and Spanish, with who says what and when.

    python models/recipes/sample_conversation.py resources/samples/conversation

Run with the project's environment.  Writes OUT.ogg (mono, 16 kHz, Opus) and OUT.json.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import soxr
from speak_set import write

from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.system_voice import EspeakVoice

CONVERSATION = """
en | Could you tell me where the train station is? | ¿Podría decirme dónde está la estación de tren?
es | La estación está al otro lado de la calle. | The station is across the street.
en | What time does the next train leave? | ¿A qué hora sale el próximo tren?
es | El primer tren sale a las ocho de la mañana. | The first train leaves at eight in the morning.
en | We are very tired, and we need a room for tonight. | Estamos cansados y necesitamos una habitación para hoy.
es | Conozco un hotel muy bueno cerca de la estación. | I know a very good hotel near the station.
en | Thank you very much, you are very kind. | Muchas gracias, es usted muy amable.
es | Espero que tengan un buen viaje. | I hope you have a good trip.
"""
"""Language, what is said, what a person would make of it in the other language."""
SPEAKERS = {"en": ("traveller", "en-us", "m3", 50), "es": ("local", "es", "m7", 50)}
"""Who, and with which voice: accent, variant, pitch."""
SPEED = 1.0
LEAD_S, PAUSE_S, TAIL_S = 0.5, 0.9, 1.2
ROOM = 0.0006
"""Root mean square of the faint noise under everything: a room is never digitally silent."""


def main(out: str) -> None:
    """Speak all turns, one after the other, and write both files."""
    audio = [np.zeros(round(LEAD_S * RATE_HZ), np.float32)]
    turns, position = [], LEAD_S
    for line in CONVERSATION.strip().splitlines():
        language, text, translation = line.split(" | ")
        speaker, accent, variant, pitch = SPEAKERS[language]
        sound, words = EspeakVoice(accent, variant=variant, pitch=pitch).speak_with_words(text, speed=SPEED)
        spoken = soxr.resample(sound.samples, sound.rate_hz, RATE_HZ)[: round((words[-1].end_s + 0.05) * RATE_HZ)]
        turns.append(
            {
                "speaker": speaker, "language": language, "text": text, "translation": translation,
                "start_s": round(position + words[0].start_s, 3), "end_s": round(position + words[-1].end_s, 3),
            }
        )  # fmt: skip
        audio += [spoken * (0.5 / np.abs(spoken).max()), np.zeros(round(PAUSE_S * RATE_HZ), np.float32)]
        position += len(spoken) / RATE_HZ + PAUSE_S
    audio.append(np.zeros(round((TAIL_S - PAUSE_S) * RATE_HZ), np.float32))
    whole = np.concatenate(audio)
    whole += np.random.default_rng(0).normal(0, ROOM, len(whole)).astype(np.float32)
    path = Path(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path.with_suffix(".ogg"), whole)
    voices = {language: f"eSpeak NG {accent}+{variant}" for language, (_, accent, variant, _) in SPEAKERS.items()}
    described = {
        "audio": f"{path.name}.ogg",
        "seconds": round(len(whole) / RATE_HZ, 2),
        "voices": voices,
        "turns": turns,
    }
    path.with_suffix(".json").write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(f"{described['seconds']} s, {path.with_suffix('.ogg').stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
