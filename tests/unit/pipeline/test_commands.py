"""What people ask of a running session, on engines that follow a script."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from interpreter_app.core.errors import ModelMissing, SessionError, UsageError
from interpreter_app.core.events import (
    ClauseSkipped,
    Event,
    SessionStateChanged,
    SpeakingStarted,
    SpeechStarted,
    SpeechStopped,
    StageFailed,
    TurnEnded,
)
from interpreter_app.core.options import (
    ContextOptions,
    DuplexOptions,
    EndpointingOptions,
    LanguageOptions,
    SessionOptions,
    SpeakingOptions,
    TranslationTerm,
)
from interpreter_app.core.text import Direction, Hypothesis, Translation
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId
from interpreter_app.pipeline.live_playout import LivePlayout
from interpreter_app.pipeline.session import Session
from interpreter_app.storage.event_log import to_json
from tests.fakes.engines import FakeHearing, FakeTranslator, FakeVoice, Recorded, ScriptedSpeech
from tests.fakes.loudspeaker import FakeLoudspeaker, position_at

LANE = LaneId("test")
TWO_WAY = LanguageOptions(between=("en", "es"))
TALK = Recorded(
    ScriptedSpeech(0.5, 4.0, "en", "When the train arrives, I will call you from the station.",
                   "Cuando llegue el tren, te llamaré desde la estación."),
    ScriptedSpeech(5.0, 6.8, "es", "Muy bien, hasta luego.", "Very well, see you later."),
    ScriptedSpeech(8.0, 9.5, "en", "Thank you very much.", "Muchas gracias."),
)  # fmt: skip
BLOCKS = TALK.blocks(LANE)
Ask = Callable[[Session], None]


def at(seconds: float) -> int:
    """The block that ends there."""
    return round(seconds * 16_000 / 512)


def run(
    asked: dict[int, Ask] | None = None, options: SessionOptions | None = None, *, threaded: bool = False
) -> tuple[list[Event], Session]:
    """Everything that is recorded of a session of which something is `asked` after some of its blocks."""
    events: list[Event] = []
    options = options or SessionOptions(languages=TWO_WAY)
    with TALK.engines() as engines, Session(engines, options, lane=LANE, threaded=threaded) as session:
        session.subscribe(lambda event, _: events.append(event))
        session.start()
        for number, block in enumerate(BLOCKS):
            session.push(block)
            if asked and number in asked:
                asked[number](session)
            time.sleep(0.002 if threaded else 0)
        session.finish()
    return events, session


def of(kind: type, events: list[Event]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def finals(events: list[Event]) -> dict[int, Hypothesis]:
    return {event.utterance: event for event in of(Hypothesis, events) if event.final}


def rows(session: Session) -> list[tuple[int, str | None, str, str]]:
    return [(row.turn, row.language, row.source, row.target) for row in session.transcript.turns]


@pytest.mark.parametrize("threaded", [False, True])
def test_a_flip_reads_the_utterance_again_in_the_other_language(threaded: bool) -> None:
    events, session = run({at(7.5): lambda session: session.flip(UtteranceId(1))}, threaded=threaded)
    again = finals(events)[3]
    assert (again.supersedes, again.language, again.target, again.turn, again.origin) == (1, "es", "en", 1, "speech")
    assert again.text == TALK.speeches[0].text, "the fake recognizer reads the same words in any language"
    assert [token.start for token in again.tokens] == [token.start for token in finals(events)[1].tokens]
    assert rows(session)[0][:3] == (1, "es", TALK.speeches[0].text), "it keeps its place"
    assert len(rows(session)) == 3
    ended = [event for event in of(TurnEnded, events) if event.turn == 1]
    assert [event.language for event in ended] == ["en", "es"]
    assert not of(StageFailed, events)


def test_a_second_flip_undoes_the_first() -> None:
    events, session = run({
        at(7.5): lambda session: session.flip(UtteranceId(1)),
        at(7.7): lambda session: session.flip(UtteranceId(3), "en-GB"),
    })  # fmt: skip
    assert finals(events)[4].supersedes == 3
    assert rows(session)[0] == (1, "en", TALK.speeches[0].text, TALK.speeches[0].translation)


def test_what_is_still_being_spoken_is_read_on_in_the_other_language() -> None:
    events, session = run({at(2.5): lambda session: session.flip(UtteranceId(1))})
    old, new = finals(events)[1], finals(events)[2]
    assert old.tokens, "some of it was committed"
    assert new.text == TALK.speeches[0].text
    assert (new.language, new.supersedes, new.turn) == ("es", 1, old.turn)
    assert [event.utterance for event in of(SpeechStarted, events)] == [1, 2, 3, 4]
    assert [event.utterance for event in of(SpeechStopped, events)] == [1, 2, 3, 4]
    assert [row[2] for row in rows(session)] == [speech.text for speech in TALK.speeches]
    partials = [event for event in of(Hypothesis, events) if event.utterance == 2 and not event.final]
    assert partials
    assert {event.supersedes for event in partials} == {1}


def test_a_flip_whose_sound_is_gone_says_so_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interpreter_app.pipeline.memory.Memory.__init__.__defaults__", (Samples(48_000),))
    events, session = run({at(10.4): lambda session: session.flip(UtteranceId(1)),
                           at(10.2): lambda session: session.flip(UtteranceId(3))})  # fmt: skip
    (failure,) = of(StageFailed, events)
    assert failure.code == "gone"
    assert rows(session)[0] == (1, "en", TALK.speeches[0].text, TALK.speeches[0].translation)
    assert rows(session)[2][1] == "es"


def test_a_flip_that_reads_nothing_or_fails_keeps_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def flip(session: Session) -> None:
        monkeypatch.setattr(FakeHearing, "_words", lambda self: [])
        session.flip(UtteranceId(1))
        monkeypatch.undo()

    events, session = run({at(7.5): flip})
    assert [failure.code for failure in of(StageFailed, events)] == ["unread"]
    assert rows(session)[0][1] == "en"


def test_an_edit_takes_the_place_of_the_utterance_and_is_translated() -> None:
    events, session = run({at(7.5): lambda session: session.edit(UtteranceId(2), " Muy bien, hasta mañana. ")})
    edited = finals(events)[3]
    assert (edited.origin, edited.supersedes, edited.turn, edited.language) == ("typed", 2, 2, "es")
    assert edited.stable == len(edited.tokens)
    assert rows(session)[1] == (2, "es", "Muy bien, hasta mañana.", "MUY BIEN, HASTA MAÑANA.")
    assert len(rows(session)) == 3


def test_what_is_open_cannot_be_edited() -> None:
    events, _ = run({at(2.5): lambda session: session.edit(UtteranceId(1), "No.")})
    assert [failure.code for failure in of(StageFailed, events)] == ["gone"]


def test_a_typed_line_in_the_middle_of_speech_disturbs_neither() -> None:
    plain, _ = run()
    events, session = run({at(2.5): lambda session: session.write("Muchas cosas.", "es")})
    typed = finals(events)[2]
    assert (typed.origin, typed.language, typed.target, typed.text) == ("typed", "es", "en", "Muchas cosas.")
    assert [row[2] for row in rows(session)] == [
        TALK.speeches[0].text, "Muchas cosas.", TALK.speeches[1].text, TALK.speeches[2].text
    ]  # fmt: skip
    assert [s.text for s in of(SpeakingStarted, events) if s.turn == typed.turn] == ["MUCHAS COSAS."]

    def first(found: list[Event]) -> list[Any]:
        return [
            (event.tokens, event.stable, event.final)
            for event in found
            if isinstance(event, Translation) and event.utterance == 1
        ]

    assert first(events) == first(plain), "the translation of what is being spoken goes on as it was"


def test_with_turns_of_several_utterances_one_is_exchanged_and_the_turn_told_anew() -> None:
    script = SessionOptions(languages=TWO_WAY, endpointing=EndpointingOptions(turn_gap_ms=10_000))
    said = Recorded(
        ScriptedSpeech(0.5, 2.5, "en", "One is here.", "Uno."), ScriptedSpeech(4.0, 6.0, "en", "Two is there.", "Dos."),
    )  # fmt: skip
    events: list[Event] = []
    with said.engines() as engines, Session(engines, script, lane=LANE) as session:
        session.subscribe(lambda event, _: events.append(event))
        session.start()
        for block in said.blocks(LANE):
            session.push(block)
        session.edit(UtteranceId(1), "One was here.")
        session.finish()
        session.push(said.blocks(LANE)[0])
    assert [event.source for event in of(TurnEnded, events)] == ["One was here. Two is there."]
    assert rows(session)[0][2] == "One was here. Two is there."


def test_say_speaks_the_translation_again() -> None:
    events, _ = run({at(7.5): lambda session: session.say(TurnId(1))})
    spoken = [event for event in of(SpeakingStarted, events) if event.turn == 1]
    whole = TALK.speeches[0].translation
    assert " ".join(event.text for event in spoken) == f"{whole} {whole}"
    assert [event.clause for event in spoken] == list(range(1, len(spoken) + 1))


def test_say_speaks_even_where_speech_is_off() -> None:
    options = SessionOptions(languages=TWO_WAY, speaking=SpeakingOptions(speak="off"))
    events, _ = run({at(7.5): lambda session: session.say(TurnId(1))}, options)
    assert [event.text for event in of(SpeakingStarted, events)] == [TALK.speeches[0].translation]


def test_muting_takes_effect_at_once_and_what_is_not_spoken_is_said() -> None:
    off, on = SpeakingOptions(speak="off"), SpeakingOptions()
    events, _ = run({
        at(2.8): lambda session: session.configure(speaking=off),
        at(7.5): lambda session: session.configure(speaking=on),
    })  # fmt: skip
    spoken = of(SpeakingStarted, events)
    skipped = [event for event in of(ClauseSkipped, events) if event.reason == "muted"]
    assert " ".join(event.text for event in [*(s for s in spoken if s.turn == 1), *skipped]) == (
        TALK.speeches[0].translation
    )
    assert {event.turn for event in spoken} <= {1, 3}
    assert [event.text for event in spoken if event.turn == 3] == [TALK.speeches[2].translation]


def test_other_languages_count_from_the_next_utterance_on() -> None:
    one_way = LanguageOptions(source="en", target="es")
    events, session = run({at(2.5): lambda session: session.configure(languages=one_way)})
    assert [row[1] for row in rows(session)] == ["en", "en", "en"]
    assert [event.target for event in finals(events).values()] == ["es"] * 3


def test_speed_is_how_fast_it_speaks() -> None:
    options = SessionOptions(languages=TWO_WAY, speaking=SpeakingOptions(speed=2.0))
    fast, slow = (of(SpeakingStarted, run(options=one)[0])[-1] for one in (options, None))
    assert fast.duration == pytest.approx(slow.duration / 2, abs=2)


def test_nothing_is_heard_while_it_pauses() -> None:
    events, session = run({at(4.5): lambda session: session.pause(), at(7.5): lambda session: session.pause(on=False)})
    assert [row[2] for row in rows(session)] == [TALK.speeches[0].text, TALK.speeches[2].text]
    states = [event.state for event in of(SessionStateChanged, events)]
    assert states[:5] == ["loading", "ready", "running", "paused", "running"]


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda session: session.flip(UtteranceId(1), "de"), UsageError),
        (lambda session: session.edit(UtteranceId(1), "  "), UsageError),
        (lambda session: session.write("Hola", "de"), UsageError),
        (lambda session: session.say(TurnId(9)), UsageError),
        (lambda session: session.configure(languages=LanguageOptions(between=("en", "en"))), UsageError),
        (lambda session: session.configure(languages=LanguageOptions(source="en", target="fr")), ModelMissing),
    ],
)
def test_what_cannot_be_done_is_said_to_who_asks(ask: Ask, error: type[Exception]) -> None:
    def refused(session: Session) -> None:
        with pytest.raises(error) as raised:
            ask(session)
        assert raised.value.hint  # type: ignore[attr-defined]

    events, _ = run({at(7.5): refused})
    assert [to_json(e, 0) for e in events] == [to_json(e, 0) for e in run()[0]]


def test_a_flip_among_many_languages_must_name_one() -> None:
    def refused(session: Session) -> None:
        with pytest.raises(UsageError, match="which language"):
            session.flip(UtteranceId(1))

    run({at(7.5): refused}, SessionOptions(languages=LanguageOptions(target="es")))


def test_a_session_that_does_not_run_takes_no_commands() -> None:
    with TALK.engines() as engines, Session(engines, SessionOptions(languages=TWO_WAY), lane=LANE) as session:
        session.start()
        session.close()
        with pytest.raises(SessionError):
            session.write("Hola.", "es")


def test_a_failing_engine_is_said_and_the_session_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    translate = FakeTranslator.translate

    def fails(self: FakeTranslator, text: str, *rest: Any, **more: Any) -> Any:
        if "typed" in text:
            raise RuntimeError("no")
        return translate(self, text, *rest, **more)

    monkeypatch.setattr(FakeTranslator, "translate", fails)
    events, session = run({at(4.7): lambda session: session.write("This is typed.", "en")})
    assert [failure.stage for failure in of(StageFailed, events)] == ["translation"]
    assert [row[2] for row in rows(session)][-2:] == [TALK.speeches[1].text, TALK.speeches[2].text]


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_asked_and_when_both_runners_keep_the_same_record(seed: int) -> None:
    chance = random.Random(seed)
    asked: dict[int, Ask] = {}
    for number in sorted(chance.sample(range(at(1), len(BLOCKS)), 12)):
        utterance = UtteranceId(chance.randint(1, 6))
        asked[number] = chance.choice([
            lambda session, u=utterance: session.flip(u),
            lambda session, u=utterance: session.flip(u),
            lambda session, u=utterance: session.edit(u, f"Edited {u}."),
            lambda session: session.write("Typed."),
            lambda session: session.configure(speaking=SpeakingOptions(speak="turn")),
        ])  # fmt: skip
    results = []
    for threaded in (False, True):
        events, session = run(asked, threaded=threaded)
        count = Counter(event.utterance for event in of(Hypothesis, events) if event.final)
        assert set(count.values()) == {1}, "one final each"
        translated = Counter(event.utterance for event in of(Translation, events) if event.final)
        assert set(translated) <= set(count)
        assert set(translated.values()) <= {1}
        superseded = [event.supersedes for event in finals(events).values() if event.supersedes is not None]
        assert len(superseded) == len(set(superseded)), "each is superseded once"
        kept = [u.utterance for row in session.transcript.turns for u in row.utterances]
        assert sorted(kept) == sorted(set(count) - set(superseded)), "each that was not superseded is shown, once"
        ended = {event.turn: (event.source, event.target) for event in of(TurnEnded, events)}
        assert {row.turn: (row.source, row.target) for row in session.transcript.turns} == ended, "the last one holds"
        results.append([to_json(e, 0) for e in events])
    assert results[0] == results[1]


def test_who_flips_twice_has_flipped_back_word_for_word() -> None:
    events, session = run({
        at(7.5): lambda session: session.flip(UtteranceId(1)),
        at(7.7): lambda session: session.flip(UtteranceId(1)),
        at(2.5): lambda session: session.flip(UtteranceId(1)),
        at(2.7): lambda session: session.flip(UtteranceId(1)),
    })  # fmt: skip
    assert not of(StageFailed, events)
    assert rows(session)[0] == (1, "en", TALK.speeches[0].text, TALK.speeches[0].translation)
    assert len(rows(session)) == 3


def test_a_correction_keeps_its_time_and_comes_back_when_it_is_flipped_twice() -> None:
    events, session = run({
        at(7.3): lambda session: session.edit(UtteranceId(1), "I will call you."),
        at(7.5): lambda session: session.flip(UtteranceId(1)),
        at(7.7): lambda session: session.flip(UtteranceId(1)),
    })  # fmt: skip
    assert [finals(events)[n].text for n in (3, 4, 5)] == [
        "I will call you.", TALK.speeches[0].text, "I will call you.",
    ]  # fmt: skip
    assert [finals(events)[n].origin for n in (3, 4, 5)] == ["typed", "speech", "typed"]
    turn = session.transcript.turns[0]
    assert 0 < turn.start < 0.6 * 16_000
    assert 3.9 * 16_000 < turn.end < 4.1 * 16_000


def test_a_word_can_stand_for_what_was_said_and_a_typed_line_can_be_flipped() -> None:
    _, session = run({
        at(7.3): lambda session: session.edit(UtteranceId(2), "Vale", "es"),
        at(7.5): lambda session: session.write("Hola"),
        at(7.6): lambda session: session.flip(UtteranceId(4)),
    })  # fmt: skip
    turn = session.transcript.turns[1]
    assert turn.source == "Vale"
    assert turn.start < turn.end
    assert [row[:3] for row in rows(session) if row[2] == "Hola"] == [(3, "es", "Hola")]


def test_packs_are_loaded_before_the_session_goes_on_with_other_languages() -> None:
    asked: list[LanguageOptions] = []
    one_way = LanguageOptions(source="es", target="en")
    with TALK.engines() as engines:
        there = engines.translator(Direction("en", "es"))
        loaded: list[str] = []

        def load(name: str) -> Any:
            loaded.append(f"{name} on {threading.current_thread().name}")
            return name

        engines.load(
            {Direction("es", "fr"): lambda: load("es-fr"), Direction("en", "es"): lambda: load("en-es")},
            {"fr": lambda: load("fr"), "en": lambda: load("en")},
        )
        assert sorted(loaded) == ["es-fr on mt", "fr on tts"]
        assert (engines.translator(Direction("es", "fr")), engines.voice("fr")) == ("es-fr", "fr")
        assert engines.translator(Direction("en", "es")) is there
        with Session(engines, SessionOptions(languages=TWO_WAY), lane=LANE, load=asked.append) as session:
            session.start()
            session.configure(languages=one_way)
    assert asked == [one_way]


def test_commands_come_from_any_thread() -> None:
    with TALK.engines() as engines, Session(
        engines, SessionOptions(languages=TWO_WAY), lane=LANE, threaded=True
    ) as session:  # fmt: skip
        session.start()
        threads = [
            threading.Thread(target=lambda: [session.write("Hello there.", "en") for _ in range(20)]) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for block in BLOCKS:
            session.push(block)
        for thread in threads:
            thread.join()
        session.finish()
        typed = [row for row in session.transcript.turns if row.source == "Hello there."]
    assert len(typed) == 80
    assert len({row.turn for row in session.transcript.turns}) == 83


def test_the_sound_that_is_kept_is_what_was_heard() -> None:
    from interpreter_app.pipeline.memory import Memory, Past

    memory = Memory(Samples(20))
    sound = np.linspace(-1.2, 1.2, 12, dtype=np.float32)
    for number in (1, 2):
        memory.keep(UtteranceId(number), Past(TurnId(1), "en"), sound)
    assert memory.get(UtteranceId(3)) is None
    first, second = memory.get(UtteranceId(1)), memory.get(UtteranceId(2))
    assert first is not None
    assert first.audio is None, "the oldest sound gives way"
    assert second is not None
    assert second.audio is not None
    assert np.abs(second.audio - np.clip(sound, -1, 1)).max() < 1e-4


def test_terms_are_told_to_the_recognizer_and_chosen_words_kept() -> None:
    context = ContextOptions(
        text="A journey.", terms=("Okavango",), translation_terms=(TranslationTerm("train", "convoy"),)
    )
    with TALK.engines() as engines:
        recognizer = engines.recognizer
        with Session(engines, SessionOptions(languages=TWO_WAY, context=context), lane=LANE) as session:
            session.start()
            for block in BLOCKS:
                session.push(block)
            session.flip(UtteranceId(1))
            session.finish()
    assert recognizer.prompts == {"A journey. Okavango."}
    assert "CONVOY" in session.transcript.turns[0].target.upper()


def test_what_was_translated_is_not_translated_again(monkeypatch: pytest.MonkeyPatch) -> None:
    translate, asked = FakeTranslator.translate, Counter()

    def count(self: FakeTranslator, text: str, prefix: Any = (), *, beam: int = 1) -> Any:
        asked[text] += 1
        return translate(self, text, prefix, beam=beam)

    monkeypatch.setattr(FakeTranslator, "translate", count)
    monkeypatch.setattr("interpreter_app.pipeline.translation.REMEMBERED", 2)
    lines = ["One.", "One.", "Two.", "Three.", "One."]
    _, session = run({at(4.6 + 0.1 * n): lambda session, line=line: session.write(line, "en")
                      for n, line in enumerate(lines)})  # fmt: skip
    assert [row.target for row in session.transcript.turns if row.source == "One."] == ["ONE."] * 3
    assert (asked["One."], asked["Two."]) == (2, 1), "the oldest of three was forgotten"


def test_whoever_is_in_haste_while_it_ends_hears_nothing_of_what_was_still_to_come(monkeypatch):
    """The key is pressed while the first clause of a long line is still being made: nothing waits yet."""
    hushed, made = threading.Event(), FakeVoice.speak

    def slow(self: FakeVoice, *what: Any, **how: Any) -> Any:
        assert hushed.wait(5)
        return made(self, *what, **how)

    monkeypatch.setattr(FakeVoice, "speak", slow)
    began, events = time.monotonic(), list[Event]()
    loudspeaker = FakeLoudspeaker(lambda: time.monotonic() - began, latency_s=0.02)
    playout = LivePlayout(loudspeaker, position_at, DuplexOptions(duplex="headphones"), two_way=True)
    options = SessionOptions(languages=TWO_WAY)
    with TALK.engines() as engines, Session(engines, options, lane=LANE, threaded=True, playout=playout) as session:

        def hurry(event: Event, _: int) -> None:
            events.append(event)
            if isinstance(event, SessionStateChanged) and event.state == "draining":
                session.interrupt()
                hushed.set()

        session.subscribe(hurry, live=True)
        session.start()
        session.write("Thank you very much.", "en")
        session.finish()
    assert of(SpeakingStarted, events) == []
    assert [event.reason for event in of(ClauseSkipped, events)] == ["interrupted"]
    assert len(of(TurnEnded, events)) == 1, "its text stays"
