"""What nobody said: in noise, music, typing, coughs, tones and silence no word is shown and none is spoken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from interpreter_app import compose, settings
from interpreter_app.core.audio import Floats
from interpreter_app.core.events import Event, SpeakingStarted, SpeechStarted, StageFailed, TurnEnded
from interpreter_app.core.text import Hypothesis, Translation
from interpreter_app.core.units import RATE_HZ
from interpreter_app.pipeline.engines_host import Engines
from tests.soak.sounds import babble, non_speech

CHOSEN = settings.load({"languages": {"between": ("en", "es")}})


@pytest.fixture(scope="module")
def engines() -> Iterator[Engines]:
    with compose.open_engines(CHOSEN) as opened:
        yield opened


def interpreted(engines: Engines, audio: Floats, folder: Path) -> list[Event]:
    """Everything that a session records of `audio`."""
    path, events = str(folder / "sound.wav"), list[Event]()
    soundfile.write(path, audio, RATE_HZ)
    compose.interpret(engines, CHOSEN, [path], subscribe=[lambda event, _: events.append(event)])
    return events


def words(events: list[Event]) -> list[str]:
    """What was shown, in either language, and what was spoken."""
    return [e.text for e in events if isinstance(e, Hypothesis | Translation | SpeakingStarted | TurnEnded) and e.text]


@pytest.mark.parametrize("seconds", [38, pytest.param(1800, marks=pytest.mark.full)], ids=["short", "thirty minutes"])
@pytest.mark.timeout(1800)
def test_no_word_where_nobody_speaks(seconds: int, engines: Engines, tmp_path: Path) -> None:
    invented = {}
    for name, audio in non_speech(seconds, seed=5):
        events = interpreted(engines, audio, tmp_path)
        speech = sum(isinstance(event, SpeechStarted) for event in events)
        if said := words(events):
            invented[name] = said
        print(f"{name:20} {len(audio) / RATE_HZ:5.1f} s, taken for speech {speech} times")
    assert not invented


@pytest.mark.parametrize("seconds", [20, pytest.param(600, marks=pytest.mark.full)], ids=["short", "ten minutes"])
@pytest.mark.timeout(1800)
def test_a_room_full_of_voices_is_survived(seconds: int, engines: Engines, tmp_path: Path) -> None:
    events = interpreted(engines, babble(seconds, seed=6), tmp_path)
    shown = [word for e in events if isinstance(e, Hypothesis) and e.final for word in e.text.split()]
    print(f"{60 * len(shown) / seconds:.1f} words a minute were read in a babble of eight voices")
    assert not [event for event in events if isinstance(event, StageFailed)]
    assert max(event.heard for event in events) / RATE_HZ >= seconds - 2, "it heard all of it"
