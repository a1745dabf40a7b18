"""Utterances: what a pause means after these words, speculation, cuts, and an engine that fails."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from interpreter_app.core.audio import Talk
from interpreter_app.core.errors import EngineError
from interpreter_app.core.events import Event, SpeechStarted, SpeechStopped, StageFailed, TurnEnded
from interpreter_app.core.options import (
    EndpointingOptions,
    LanguageOptions,
    RecognitionOptions,
    SessionOptions,
    Streaming,
    final_beam,
)
from interpreter_app.core.text import Direction, Hypothesis
from interpreter_app.core.units import LaneId, samples
from interpreter_app.pipeline.engines_host import Engines, Loaders
from interpreter_app.pipeline.session import Session
from interpreter_app.pipeline.utterance import streaming_of
from tests.fakes.engines import FakeHearing, FakeRecognizer, FakeTranslator, FakeVoiceActivity, Script, ScriptedSpeech

LANE = LaneId("test")


def say(text: str, start: float, end: float, language: str = "en") -> ScriptedSpeech:
    return ScriptedSpeech(start, end, language, text, text.upper())


def run(*speeches: ScriptedSpeech, talk: tuple[Talk, ...] = (), **endpointing: Any) -> list[Event]:
    """The record of a session that hears `speeches`."""
    script, events = Script(*speeches), []
    options = SessionOptions(
        languages=LanguageOptions(between=("en", "es")), endpointing=EndpointingOptions(**endpointing)
    )
    presses = list(talk)
    with script.engines() as engines, Session(engines, options, lane=LANE) as session:
        session.subscribe(lambda event, _: events.append(event))
        session.start()
        for block in script.blocks(LANE):
            while presses and presses[0].position <= block.start:
                press = presses.pop(0)
                session.talk(pressed=press.pressed, language=press.language)
            session.push(block)
        session.finish()
    return events


def of(kind: type, events: list[Event]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def finals(events: list[Event]) -> list[str]:
    return [event.text for event in of(Hypothesis, events) if event.final]


@pytest.mark.parametrize(
    ("text", "wait_ms"), [("The station is over there.", 320), ("Yes.", 500), ("I would like the", 800)]
)
def test_the_words_decide_how_long_a_pause_must_be(text: str, wait_ms: int) -> None:
    stopped = of(SpeechStopped, run(say(text, 0.5, 2.0)))
    assert len(stopped) == 1
    assert 0 <= stopped[0].heard - stopped[0].at - samples(wait_ms) < 512


def test_a_sentence_that_goes_on_after_a_pause_is_one_utterance() -> None:
    events = run(say("I would like the", 0.5, 1.7), say("red one over there.", 2.3, 3.6))
    assert finals(events) == ["I would like the red one over there."]


def test_a_sentence_that_is_complete_is_not_glued_to_the_next() -> None:
    events = run(say("The first sentence ends.", 0.5, 2.0), say("The second one follows.", 2.5, 4.0))
    assert finals(events) == ["The first sentence ends.", "The second one follows."]
    first, second = of(SpeechStarted, events)[1], of(SpeechStopped, events)[0]
    assert first.at >= second.at, "no audio belongs to two utterances"
    assert [event.heard - event.at <= samples(330 + 96 + 64) for event in of(SpeechStarted, events)] == [True, True]


def test_the_text_is_there_when_the_pause_has_lasted(monkeypatch: pytest.MonkeyPatch) -> None:
    decodes = []
    original = FakeHearing.decode

    def decode(self, language, prefix=(), *, beam=1):
        decodes.append(beam)
        return original(self, language, prefix, beam=beam)

    monkeypatch.setattr(FakeHearing, "decode", decode)
    run(say("The station is over there.", 0.5, 2.0))
    assert [beam for beam in decodes if beam > 1] == [3], "one final decode, made within the pause"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_translation_is_there_too(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    original = FakeTranslator.translate

    def translate(self, text, prefix=(), *, beam=1):
        asked.append((text, beam))
        return original(self, text, prefix, beam=beam)

    monkeypatch.setattr(FakeTranslator, "translate", translate)
    events = run(say("The station is over there.", 0.5, 2.0, language))
    assert of(TurnEnded, events)[0].target == "THE STATION IS OVER THERE."
    finished = [text for text, beam in asked if beam > 1]
    assert finished == ["The station is over there."], "one final translation, made within the pause"


def test_what_was_measured_for_a_pack_holds_where_the_user_has_set_nothing() -> None:
    measured = Streaming(interval_ms=480, agreement=1, holdback_ms=320, partial_beam=3)
    assert streaming_of(RecognitionOptions(), measured) == measured
    mine = RecognitionOptions(interval_ms=640, holdback_ms=0)
    assert streaming_of(mine, measured) == replace(measured, interval_ms=640, holdback_ms=0)


def test_an_open_utterance_is_decoded_as_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    beams = []
    original = FakeHearing.decode

    def decode(self, language, prefix=(), *, beam=1):
        beams.append(beam)
        return original(self, language, prefix, beam=beam)

    monkeypatch.setattr(FakeHearing, "decode", decode)
    monkeypatch.setattr(FakeRecognizer, "streaming", Streaming(interval_ms=640, partial_beam=2))
    run(say("The station is over there.", 0.5, 3.0))
    assert beams == [2, 2, 2, 3], "three grid points with enough speech before them, and the end"


def test_the_end_is_decoded_no_less_carefully_than_what_was_before() -> None:
    measured = Streaming(partial_beam=5)
    assert final_beam(RecognitionOptions(), measured) == 5
    assert final_beam(RecognitionOptions(beam=8), measured) == 8


def test_an_utterance_that_is_too_long_is_cut_where_it_is_quietest() -> None:
    words = " ".join(f"word{n}" for n in range(16))
    script = [say(words, 0.5, 4.5), say("and more to come", 4.6, 8.0)]
    events = run(*script, max_utterance_ms=5000)
    stopped = of(SpeechStopped, events)
    assert abs(stopped[0].at - samples(4550)) <= samples(64)
    assert of(SpeechStarted, events)[1].at == stopped[0].at
    assert " ".join(finals(events)).replace(".", "") == f"{words} and more to come"


def test_a_button_ends_an_utterance_at_once_in_the_language_of_its_side() -> None:
    talk = (
        Talk(LANE, samples(400), pressed=True, language="es"),
        Talk(LANE, samples(2100), pressed=False),
    )
    events = run(say("Muchas gracias.", 0.5, 2.0, "en"), talk=talk, push_to_talk=True)
    (turn,) = of(TurnEnded, events)
    assert (turn.language, turn.source) == ("es", "Muchas gracias.")
    (stopped,) = of(SpeechStopped, events)
    assert stopped.heard - samples(2100) <= 512


def test_a_language_that_is_neither_is_shown_and_not_translated() -> None:
    (turn,) = of(TurnEnded, run(say("Wo ist der Bahnhof?", 0.5, 2.5, "de")))
    assert (turn.language, turn.source, turn.target) == ("de", "Wo ist der Bahnhof?", None)


def test_a_text_that_fits_badly_is_read_in_the_likeliest_languages_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    hear, decode = FakeRecognizer.hear, FakeHearing.decode

    def hear_anew(self, audio, prompt=""):
        asked.append([])
        return hear(self, audio)

    def decode_badly(self, language, prefix=(), *, beam=1):
        asked[-1].append(language)
        return replace(decode(self, language, prefix, beam=beam), average_log_probability=-0.4)

    monkeypatch.setattr(FakeRecognizer, "languages", ("en", "es", "de", "fr", "it", "nl", "pt"))
    monkeypatch.setattr(FakeRecognizer, "hear", hear_anew)
    monkeypatch.setattr(FakeHearing, "decode", decode_badly)
    script = Script(say("Wo ist der Bahnhof?", 0.5, 1.6, "de"))
    directions = {Direction("de", "en"): lambda: FakeTranslator(script, Direction("de", "en"))}
    loaders = Loaders(FakeVoiceActivity, lambda: FakeRecognizer(script), directions)
    options = SessionOptions(languages=LanguageOptions(target="en"))
    with Engines(loaders) as engines, Session(engines, options, lane=LANE) as session:
        session.start()
        for block in script.blocks(LANE):
            session.push(block)
        session.finish()
    assert max(len(set(languages)) for languages in asked) == 3
    assert all(languages[0] == "de" for languages in asked)


def test_an_engine_that_fails_in_a_pause_is_asked_again_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    original, failed = FakeRecognizer.hear, []

    def hear(self, audio, prompt=""):
        if len(audio) >= samples(1500) and not failed:
            failed.append(len(audio))
            raise EngineError("out of memory")
        return original(self, audio)

    monkeypatch.setattr(FakeRecognizer, "hear", hear)
    events = run(say("Could you help me?", 0.5, 1.6))
    assert [event.stage for event in of(StageFailed, events)] == ["recognition"]
    assert finals(events) == ["Could you help me?"]
