"""The whole pipeline on engines that follow a script."""

from __future__ import annotations

import threading
import time
from typing import Any

import numpy as np
import pytest

from interpreter_app.core.audio import AudioBlock, Waveform
from interpreter_app.core.errors import EngineError, OutputError, SessionError, UsageError
from interpreter_app.core.events import Event, SessionStateChanged, SpeakingStarted, StageFailed, TurnEnded
from interpreter_app.core.options import (
    ContextOptions,
    EndpointingOptions,
    LanguageOptions,
    SessionOptions,
    SpeakingOptions,
)
from interpreter_app.core.text import Hypothesis, Translation, shown
from interpreter_app.core.units import LaneId, Samples
from interpreter_app.pipeline.engines_host import Engines
from interpreter_app.pipeline.runners import feed
from interpreter_app.pipeline.session import Session
from interpreter_app.storage.event_log import to_json
from tests.fakes.engines import FakeRecognizer, FakeTranslator, FakeVoice, Script, ScriptedSpeech

LANE = LaneId("test")
TWO_WAY = LanguageOptions(between=("en", "es"))
TALK = Script(
    ScriptedSpeech(0.5, 4.0, "en", "When the train arrives, I will call you from the station.",
                   "Cuando llegue el tren, te llamaré desde la estación."),
    ScriptedSpeech(5.0, 6.8, "es", "Muy bien, hasta luego.", "Very well, see you later."),
)  # fmt: skip


def run(
    script: Script, options: SessionOptions | None = None, *, engines: Engines | None = None, **session: Any
) -> tuple[list[Event], Session]:
    """Everything that a session records."""
    events: list[Event] = []
    host = engines or script.engines()
    options = options or SessionOptions(languages=TWO_WAY)
    with Session(host, options, lane=LANE, **session) as running:
        running.subscribe(lambda event, _: events.append(event))
        running.start()
        feed(running.push, script.blocks(LANE), "fast")
        running.finish()
    if engines is None:
        host.close()
    return events, running


def of(kind: type, events: list[Event]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def record(events: list[Event]) -> list[Any]:
    return [line for event in events if (line := to_json(event, 0)) is not None]


@pytest.mark.parametrize("threaded", [False, True])
def test_every_turn_is_heard_translated_and_spoken_in_order(threaded: bool) -> None:
    events, session = run(TALK, threaded=threaded)
    turns = of(TurnEnded, events)
    assert [(t.language, t.source, t.target) for t in turns] == [
        (s.language, s.text, s.translation) for s in TALK.speeches
    ]
    assert [(t.source, t.target) for t in session.transcript.turns] == [(t.source, t.target) for t in turns]
    spoken = of(SpeakingStarted, events)
    assert [s.language for s in spoken] == sorted((s.language for s in spoken), reverse=True)
    for turn in turns:
        assert " ".join(s.text for s in spoken if s.turn == turn.turn) == turn.target


def test_speech_of_the_first_clause_begins_before_the_speaker_has_finished() -> None:
    events, _ = run(TALK)
    first = of(SpeakingStarted, events)[0]
    assert first.heard < 4.0 * 16_000
    assert TALK.speeches[0].translation.startswith(first.text)


@pytest.mark.parametrize("kind", [Hypothesis, Translation])
def test_committed_tokens_never_change_and_there_is_one_final(kind: type) -> None:
    events, _ = run(TALK)
    seen: dict[int, Any] = {}
    finals: dict[int, int] = {}
    for event in of(kind, events):
        before = seen.get(event.utterance)
        if before is not None:
            assert not before.final
            assert event.tokens[: before.stable] == before.tokens[: before.stable]
        seen[event.utterance] = event
        finals[event.utterance] = finals.get(event.utterance, 0) + event.final
    assert finals == {1: 1, 2: 1}
    assert all(event.stable == len(event.tokens) for event in seen.values())


def test_any_block_size_and_either_runner_give_the_same_record() -> None:
    records = []
    for size, threaded in ((512, False), (160, False), (4000, False), (512, True)):
        events: list[Event] = []
        with (
            TALK.engines() as engines,
            Session(engines, SessionOptions(languages=TWO_WAY), lane=LANE, threaded=threaded) as session,
        ):
            session.subscribe(lambda event, _, events=events: events.append(event))
            session.start()
            for block in TALK.blocks(LANE, size):
                session.push(block)
                time.sleep(0.002 if threaded else 0)  # ten times as fast as a speaker: nobody falls behind
            session.finish()
        records.append(record([e for e in events if not isinstance(e, SessionStateChanged)]))
    assert records[0] == records[1] == records[2] == records[3]
    assert not [line for line in records[0] if line["type"] == "falling_behind"]


def test_a_stage_that_falls_behind_skips_partials_and_no_final() -> None:
    events, _ = run(TALK, threaded=True)
    assert [(t.source, t.target) for t in of(TurnEnded, events)] == [(s.text, s.translation) for s in TALK.speeches]


def test_two_sessions_share_one_engines_and_keep_apart() -> None:
    other = Script(ScriptedSpeech(0.4, 3.0, "es", "Muy bien, hasta luego.", "Very well, see you later."))
    both = Script(*TALK.speeches, *other.speeches)
    with both.engines() as engines:
        results: dict[str, list[Event]] = {}

        def one(name: str, script: Script) -> None:
            results[name], _ = run(script, engines=engines, threaded=True)

        threads = [threading.Thread(target=one, args=("a", TALK)), threading.Thread(target=one, args=("b", TALK))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for events in results.values():
        assert [t.source for t in of(TurnEnded, events)] == [s.text for s in TALK.speeches]


def test_a_session_is_refused_when_all_places_are_taken_and_let_in_when_one_is_free() -> None:
    with TALK.engines(lanes=1) as engines:
        options = SessionOptions(languages=TWO_WAY)
        first = Session(engines, options, lane=LANE)
        first.start()
        second = Session(engines, options, lane=LANE)
        with pytest.raises(SessionError, match="busy"):
            second.start()
        first.close()
        first.close()
        second.start()
        second.close()


def test_one_way_speech_in_the_target_language_is_shown_and_not_spoken() -> None:
    events, session = run(TALK, SessionOptions(languages=LanguageOptions(target="es")))
    assert [t.target for t in of(TurnEnded, events)] == [TALK.speeches[0].translation, None]
    assert [s.language for s in of(SpeakingStarted, events)] == ["es"] * len(of(SpeakingStarted, events))
    assert session.transcript.turns[1].source == TALK.speeches[1].text


@pytest.mark.parametrize(("speak", "clauses"), [("turn", 2), ("off", 0)])
def test_speech_after_the_turn_or_not_at_all(speak: Any, clauses: int) -> None:
    events, _ = run(TALK, SessionOptions(languages=TWO_WAY, speaking=SpeakingOptions(speak=speak)))
    spoken = of(SpeakingStarted, events)
    assert len(spoken) == clauses
    finals = {e.turn: e.heard for e in of(Translation, events) if e.final}
    assert all(s.heard >= finals[s.turn] for s in spoken)


def test_utterances_of_one_language_within_the_gap_are_one_turn() -> None:
    script = Script(
        ScriptedSpeech(0.5, 2.5, "en", "I will call you.", "Te llamaré."),
        ScriptedSpeech(3.3, 5.0, "en", "See you later.", "Hasta luego."),
        ScriptedSpeech(7.0, 8.5, "en", "Thank you.", "Gracias."),
    )
    options = SessionOptions(languages=TWO_WAY, endpointing=EndpointingOptions(turn_gap_ms=1000))
    for threaded in (False, True):
        events, _ = run(script, options, threaded=threaded)
        assert [(t.source, t.target) for t in of(TurnEnded, events)] == [
            ("I will call you. See you later.", "Te llamaré. Hasta luego."),
            ("Thank you.", "Gracias."),
        ]


def test_an_utterance_longer_than_the_limit_goes_on_in_the_next() -> None:
    words = " ".join(f"word{n}" for n in range(30))
    script = Script(ScriptedSpeech(0.5, 10.5, "en", words, words.upper()))
    options = SessionOptions(languages=TWO_WAY, endpointing=EndpointingOptions(max_utterance_ms=4000))
    events, session = run(script, options)
    heard = " ".join(t.source for t in session.transcript.turns).replace(".", "").split()
    assert len(of(TurnEnded, events)) == 3
    whole = [word for word in heard if word in words.split()]
    assert whole == [word for word in words.split() if word in heard]
    assert len(whole) >= 28, "only a word that the cut goes through may be lost"


def test_a_recognizer_that_fails_at_the_end_leaves_the_committed_words(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = FakeRecognizer.hear

    def hear(self: FakeRecognizer, audio: Any, prompt: str = "") -> Any:
        if len(audio) > 3.4 * 16_000:
            raise EngineError("out of memory")
        return whole(self, audio)

    monkeypatch.setattr(FakeRecognizer, "hear", hear)
    events, _ = run(TALK)
    assert {e.stage for e in of(StageFailed, events)} == {"recognition"}
    turns = of(TurnEnded, events)
    assert len(turns) == 2
    assert TALK.speeches[0].text.startswith(turns[0].source)
    assert len(turns[0].source.split()) >= 6
    assert turns[1].source == TALK.speeches[1].text


def test_a_translator_that_fails_at_the_end_leaves_the_committed_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    def translate(self: FakeTranslator, text: str, prefix: Any = (), *, beam: int = 1) -> Any:
        raise EngineError("broken")

    monkeypatch.setattr(FakeTranslator, "translate", translate)
    events, _ = run(TALK)
    assert of(StageFailed, events)
    assert [(t.source, t.target) for t in of(TurnEnded, events)] == [(s.text, "") for s in TALK.speeches]


def test_a_voice_that_fails_is_said_and_the_text_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def speak(self: FakeVoice, text: str, *, speed: float = 1.0) -> Waveform:
        raise EngineError("hoarse")

    monkeypatch.setattr(FakeVoice, "speak", speak)
    events, _ = run(TALK)
    assert not of(SpeakingStarted, events)
    assert [t.target for t in of(TurnEnded, events)] == [s.translation for s in TALK.speeches]


def test_a_bug_in_a_stage_does_not_end_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def languages(*_: Any) -> Any:
        calls.append(1)
        if len(calls) == 1:
            raise ZeroDivisionError("oops")
        return {"en": 0.1, "es": 0.9}

    monkeypatch.setattr("tests.fakes.engines.FakeHearing.languages", languages)
    events, _ = run(TALK)
    assert [e.code for e in of(StageFailed, events)] == ["internal"]
    assert of(TurnEnded, events)[-1].source == TALK.speeches[1].text


@pytest.mark.parametrize("threaded", [False, True])
def test_a_result_that_cannot_be_written_ends_the_session_with_its_reason(threaded: bool) -> None:
    def full(audio: Waveform, start: Samples) -> None:
        raise OutputError("the disk is full", hint="free some space")

    with pytest.raises(OutputError, match="disk is full"):
        run(TALK, sink=full, threaded=threaded)


def test_a_failing_log_ends_the_session_and_the_others_go_on() -> None:
    kept: list[Event] = []

    def broken(event: Event, elapsed_ms: int) -> None:
        raise OutputError("the disk is full")

    with TALK.engines() as engines, Session(engines, SessionOptions(languages=TWO_WAY), lane=LANE) as session:
        session.subscribe(broken)
        session.subscribe(lambda event, _: kept.append(event))
        session.start()
        with pytest.raises(OutputError):
            feed(session.push, TALK.blocks(LANE), "fast")
    assert [e.state for e in of(SessionStateChanged, kept)][-1] == "closed"


def test_what_was_committed_is_recorded_when_a_session_is_broken_off() -> None:
    events: list[Event] = []
    with TALK.engines() as engines, Session(engines, SessionOptions(languages=TWO_WAY), lane=LANE) as session:
        session.subscribe(lambda event, _: events.append(event))
        session.start()
        feed(session.push, TALK.blocks(LANE)[:100], "fast")
    last = of(Hypothesis, events)[-1]
    assert last.stable >= 3
    assert TALK.speeches[0].text.startswith(shown(last.committed))
    assert shown(last.committed) in session.transcript.turns[0].source


def test_silence_makes_no_event() -> None:
    script = Script()
    events, session = run(script)
    assert {type(e) for e in events} == {SessionStateChanged}
    assert not session.transcript.turns


def test_pushing_into_a_session_that_is_not_running_is_refused() -> None:
    with TALK.engines() as engines:
        session = Session(engines, SessionOptions(languages=TWO_WAY), lane=LANE)
        with pytest.raises(SessionError):
            session.push(AudioBlock(LANE, np.zeros(512, np.float32), Samples(0)))
        session.finish()
        with pytest.raises(UsageError):
            Session(engines, SessionOptions(), lane=LANE).start()


def test_expected_words_stand_in_every_text_where_they_are_heard() -> None:
    script = Script(
        ScriptedSpeech(0.5, 4.0, "en", "When the train arrives, I will call panelopy from the station.", "")
    )
    context = ContextOptions(terms=("Penelope", "Ferdinand"))
    events, _ = run(script, SessionOptions(languages=TWO_WAY, context=context))
    texts = [shown(hypothesis.tokens) for hypothesis in of(Hypothesis, events)]
    assert texts[-1] == "When the train arrives, I will call Penelope from the station."
    assert any("Penelope" in text for text in texts[:-1])
    assert not any("panelopy" in text for text in texts)


def test_words_that_the_recognizer_made_up_are_corrected_but_not_the_expected_ones() -> None:
    said = "When the fastival begins, I will call panelopy from the station."
    script = Script(ScriptedSpeech(0.5, 4.0, "en", said, ""))
    words = "when the festival begins I will call people from station panoply".split()
    script_engines = script.engines()
    script_engines.recognizer.vocabulary = {"en": tuple(words)}  # type: ignore[misc]
    context = ContextOptions(terms=("Penelope",))
    events, _ = run(script, SessionOptions(languages=TWO_WAY, context=context), engines=script_engines)
    assert of(Hypothesis, events)[-1].text == "When the festival begins, I will call Penelope from the station."
    script_engines.close()
