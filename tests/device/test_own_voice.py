"""Its own voice comes back to its microphone, and it does not interpret itself; a person speaking over it is heard."""

from __future__ import annotations

import time
from itertools import cycle

import pytest

from interpreter_app.audio.playback import Playback
from interpreter_app.core.audio import SpokenBlock
from interpreter_app.core.events import LevelMeasured, OwnVoiceDropped, TurnEnded
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import TurnId, UtteranceId
from interpreter_app.engines.system_voice import EspeakVoice
from interpreter_app.policy.metrics import WordErrors, word_errors
from tests.device.conversation import Here, Sentence, sentences
from tests.device.pulse import PulseServer
from tests.device.room import Room

pytestmark = pytest.mark.timeout(1500)
TEXTS = {
    "es": ["La estación está al otro lado de la calle, cerca del hotel.",
           "El primer tren sale a las ocho de la mañana.",
           "Conozco un hotel muy bueno cerca de la estación."],
    "en": ["The station is across the street, near the hotel.", "The first train leaves at eight in the morning.",
           "I know a very good hotel near the station, and it is not expensive."],
}  # fmt: skip
LATER = UtteranceId(1_000_000)
"""Nobody who speaks now interrupts what belongs to a later utterance."""


class Talker:
    """Keeps the program speaking."""

    def __init__(self, here: Here) -> None:
        self._here = here
        voices = {language: EspeakVoice(language) for language in TEXTS}
        self._clauses = cycle([(lang, text, voices[lang].speak(text)) for lang in TEXTS for text in TEXTS[lang]])
        self._count = 0

    def go_on(self) -> None:
        """See to it that a few clauses wait."""
        playout = self._here.conversation._session._live
        while playout.waiting(0) < 16_000 * 6:
            self._count += 1
            language, text, audio = next(self._clauses)
            block = SpokenBlock(
                "microphone", TurnId(1_000_000), LATER, self._count, text, language, audio, playout._delivery.heard
            )
            list(playout.step(block, 0))


def talk_for(here: Here, talker: Talker, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        talker.go_on()
        time.sleep(0.2)


AFTER_STUTTER_S = 6.0
"""So long after the room of the test has stuttered the echo may be heard: its walls have moved, and are found again."""


def talk_and_watch(here: Here, room: Room, talker: Talker, seconds: float) -> list[float]:
    """Keep talking; when the room, or the loudspeaker, stuttered meanwhile."""
    end, stutters, times = time.monotonic() + seconds, stuttered(here, room), []
    while time.monotonic() < end:
        talker.go_on()
        time.sleep(0.1)
        if (now := stuttered(here, room)) != stutters:
            stutters = now
            times.append(time.time())
    return times


def said(here: Here, stutters: list[float]) -> tuple[list[str], int]:
    """What was read while all devices kept up; and how much besides."""
    read = [(at, event.text) for at, event in here.came if isinstance(event, Hypothesis) and event.tokens]
    kept = [text for at, text in read if not any(-1.0 <= at - moved <= AFTER_STUTTER_S for moved in stutters)]
    return kept, len(read) - len(kept)


@pytest.mark.parametrize("duplex", ["gate", "cancel"])
@pytest.mark.parametrize("seconds", [10, pytest.param(900, marks=pytest.mark.full)])
def test_it_does_not_interpret_itself(pulse: PulseServer, duplex: str, seconds: float) -> None:
    with Room(pulse) as room, Here(duplex={"duplex": duplex}) as here:
        stutters = talk_and_watch(here, room, Talker(here), seconds)
        loudest = max(event.rms for event in here.of(LevelMeasured))
        read, besides = said(here, stutters)
    dropped = [event.text for event in here.of(OwnVoiceDropped)]
    print(
        f"\n{duplex}, {seconds:.0f} s: loudest {loudest:.3f} (rms) at the microphone; {len(stutters)} stutters of the"
        f" test's room, {besides} texts right after them; dropped as own voice: {dropped}"
    )
    assert loudest > 0.02, "the echo was heard"
    assert read == []


@pytest.mark.parametrize("each", [1, pytest.param(12, marks=pytest.mark.full)])
def test_a_person_who_speaks_over_it_is_heard(pulse: PulseServer, each: int) -> None:
    people = [one for pair in zip(sentences("en", each), sentences("es", each), strict=True) for one in pair]
    with Room(pulse) as room, Here(duplex={"duplex": "cancel", "barge_in": False}, speaking={"speak": "off"}) as here:
        clean = errors_of(pulse, here, room, people, None)
        talker = Talker(here)
        talk_for(here, talker, 4.0)
        over = errors_of(pulse, here, room, people, talker)
        disturbed = stuttered(here, room)
    print(f"\nword error rate alone {clean.rate:.1%}, over the program's own voice {over.rate:.1%}")
    if each > 1 or not disturbed:  # where the machine is too busy the echo moves, and the microphone is closed
        assert over.rate <= clean.rate + (0.15 if each > 1 else 0.5), "with AEC3 alone almost every word is lost"


def errors_of(pulse: PulseServer, here: Here, room: Room, people: list[Sentence], talker: Talker | None) -> WordErrors:
    """How well `people` are read while `talker` keeps the program speaking; again where the machine was too busy."""
    errors = WordErrors()
    for sentence in people:
        for _ in range(4):
            undisturbed, read = one_of(pulse, here, room, sentence, talker)
            if undisturbed:
                break
            print(f"\nthe room or the loudspeaker stuttered under {sentence.text!r}")
            if talker is not None:
                talk_for(here, talker, 6.0)  # the echo is found again
        print(f"\n{sentence.text!r} was read as {read!r}")
        errors += word_errors(sentence.text, read)
    return errors


def one_of(pulse: PulseServer, here: Here, room: Room, sentence: Sentence, talker: Talker | None) -> tuple[bool, str]:
    """Whether all devices kept up while `sentence` was said, and as what it was read."""
    before = len(here.of(TurnEnded))
    stutters = stuttered(here, room)
    if talker is not None:
        talk_for(here, talker, 1.5)
    playing = pulse.play(sentence.audio, 16_000)
    said_at = time.monotonic() + sentence.length_s
    while time.monotonic() < said_at + 0.5 or (len(here.of(TurnEnded)) == before and time.monotonic() < said_at + 2.5):
        if talker is not None:
            talker.go_on()
        time.sleep(0.1)
    playing.wait()
    return stuttered(here, room) == stutters, " ".join(event.source for event in here.of(TurnEnded)[before:])


def stuttered(here: Here, room: Room) -> int:
    """How often the echo has moved so far, for want of computing time."""
    loudspeaker = here.conversation._audio._loudspeaker
    assert isinstance(loudspeaker, Playback)
    return room.moved + loudspeaker.underflows
