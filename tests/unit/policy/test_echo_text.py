"""Whether a transcript is the program's own voice coming back."""

from __future__ import annotations

import pytest

from interpreter_app.core.events import SpeakingStarted, SpeakingStopped
from interpreter_app.core.units import LaneId, Samples, TurnId, samples
from interpreter_app.policy.echo_text import OwnVoice, Spoken

LANE = LaneId("test")
TABLE = "Buenas noches, quisiera una mesa para dos."
WINDOW = "Junto a la ventana, si es posible."


def started(text, at_ms, length_ms, language="es"):
    return SpeakingStarted(LANE, samples(at_ms), TurnId(1), 1, text, language, samples(length_ms))


def stopped(at_ms, played_ms):
    return SpeakingStopped(LANE, samples(at_ms), TurnId(1), 1, samples(played_ms), interrupted=True)


@pytest.fixture
def own():
    """The table from 10 to 12 s, the window from 12 to 14 s."""
    voice = OwnVoice()
    voice.hear(started(TABLE, 10_000, 2000))
    voice.hear(stopped(12_000, 2000))
    voice.hear(started(WINDOW, 12_000, 2000))
    voice.hear(stopped(14_000, 2000))
    return voice


def asked(own, text, at_ms=10_200, until_ms=13_900):
    return own.is_own(text, samples(at_ms), samples(until_ms))


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        "buenas noches quisiera una mesa para dos",
        "quisiera una mesa",
        "una mesa para dos junto a la ventana",
        "Buenas noches, quisiera una masa para los",
        "Buenas, quisiera una mesa para dos",
        "noches quisiera que una mesa para dos",
        "JUNTO A LA VENTANÁ",
    ],
)
def test_what_was_spoken_is_known_again(own, text):
    assert asked(own, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "Perdone, ¿a qué hora cierran?",
        "¿Una mesa para cuántos, por favor?",
        "Quisiera una habitación doble con baño.",
        "Excuse me, I would like a table for two.",
        "Buenas noches, quisiera una espere un momento por favor",
    ],
)
def test_what_people_say_is_not(own, text):
    assert not asked(own, text)


def test_short_texts_must_be_the_same_to_the_letter(own):
    assert asked(own, "Buenas noches.")
    assert asked(own, "ventana")
    assert not asked(own, "Buenos noches.")
    assert not asked(own, "Buenas tardes.")
    assert not asked(own, "noches buenas")


def test_it_must_have_been_played_then_give_or_take_a_second(own):
    assert asked(own, TABLE, 12_999, 14_000)
    assert not asked(own, TABLE, 13_000, 14_000)
    assert asked(own, WINDOW, 9000, 11_001)
    assert not asked(own, WINDOW, 9000, 11_000)
    assert not asked(own, TABLE, 20_000, 22_000)


def test_a_clause_that_was_stopped_was_spoken_so_far_only():
    voice = OwnVoice()
    voice.hear(started(TABLE, 10_000, 2000))
    assert voice.during(samples(11_500), samples(11_500)) == (Spoken(TABLE, "es", samples(10_000), samples(12_000)),)
    voice.hear(stopped(10_300, 300))
    assert voice.during(samples(11_200), samples(12_000)) == (Spoken(TABLE, "es", samples(10_000), samples(10_300)),)
    assert voice.during(samples(11_500), samples(12_000)) == ()


def test_what_ended_without_having_begun_changes_nothing():
    voice = OwnVoice()
    voice.hear(stopped(1000, 500))
    assert voice.during(Samples(0), samples(2000)) == ()


def test_it_forgets_what_was_spoken_half_a_minute_ago(own):
    own.hear(started("Gracias.", 43_000, 500))
    assert own.during(Samples(0), samples(60_000)) == (
        Spoken(WINDOW, "es", samples(12_000), samples(14_000)),
        Spoken("Gracias.", "es", samples(43_000), samples(43_500)),
    )


@pytest.mark.parametrize(
    "text", ["Bue", "Buenas no", "quisiera una me", "Quisiera una mesa para d", "dos, junto a la vent", "ventana"]
)
def test_a_partial_may_become_what_was_spoken(own, text):
    assert own.may_be_own(text, samples(10_200), samples(11_500))


@pytest.mark.parametrize("text", ["", "Perdone", "Buenas ta", "Quisiera hablar con el due", "una habita"])
def test_a_partial_that_cannot(own, text):
    assert not own.may_be_own(text, samples(10_200), samples(11_500))


def test_a_whole_transcript_does_not_end_in_the_middle_of_a_word(own):
    assert not asked(own, "Buenas no")
