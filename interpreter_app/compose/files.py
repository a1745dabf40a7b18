"""Files as sessions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack

import numpy as np

from interpreter_app.audio.files import SpeechFile, check_readable, read_blocks
from interpreter_app.core.audio import AudioBlock, Floats
from interpreter_app.core.options import Pace, final_beam
from interpreter_app.core.text import Direction, shown
from interpreter_app.core.turns import Transcript
from interpreter_app.core.units import LaneId, Samples, samples
from interpreter_app.pipeline.bus import Subscriber
from interpreter_app.pipeline.engines_host import Engines
from interpreter_app.pipeline.runners import feed
from interpreter_app.pipeline.session import Session
from interpreter_app.pipeline.wording import worded
from interpreter_app.policy.language_id import LanguageChoice, plan
from interpreter_app.policy.sentences import sentences
from interpreter_app.settings import Settings
from interpreter_app.storage.journal import Journal

FILE_LANE = LaneId("file")
BETWEEN_FILES = samples(1000)
"""Silence between two inputs: no utterance reaches from one into the next."""


def interpret(
    engines: Engines,
    settings: Settings,
    inputs: Sequence[str],
    *,
    pace: Pace = "fast",
    speech: str | None = None,
    journal: str | None = None,
    subscribe: Sequence[Subscriber] = (),
    live: Sequence[Subscriber] = (),
) -> Transcript:
    """Interpret files one after another, as one session of one lane.

    `speech` is the WAV file to write the spoken translation to, `journal` the folder to keep a journal in.  `subscribe`
    receive the events in the audio's order, `live` at once.  However it ends, what was committed has been recorded:
    also when it raises `InterpreterError` or `KeyboardInterrupt`.
    """
    for path in inputs:
        check_readable(path)
    with ExitStack() as stack:
        file = stack.enter_context(SpeechFile(speech)) if speech is not None else None
        kept = stack.enter_context(Journal(journal)) if journal is not None else None
        session = stack.enter_context(
            Session(
                engines,
                settings.options,
                lane=FILE_LANE,
                threaded=pace == "realtime",
                sink=file.place if file is not None else None,
                journal=kept,
            )
        )
        if kept is not None:
            session.subscribe(kept, live=True)
        for subscriber in subscribe:
            session.subscribe(subscriber)
        for subscriber in live:
            session.subscribe(subscriber, live=True)
        session.start()
        try:
            feed(session.push, _blocks(inputs), pace)
            session.finish()
        finally:
            if file is not None:
                file.close(session.heard)
        return session.transcript


def offline(engines: Engines, settings: Settings, path: str) -> tuple[str, str, str]:
    """One file of at most 30 s in one decode, and its sentences translated: (language, transcript, translation).

    What the same models give when nothing has to be said before the speaker has finished.
    """
    audio: Floats = np.concatenate([block.samples for block in read_blocks(path, lane=FILE_LANE)])
    recognizer = worded(engines.recognizer, settings.options.context.terms)
    languages = plan(settings.options.languages, recognizer.languages)
    hearing = recognizer.hear(audio)
    language = LanguageChoice(languages).hear(hearing.languages(languages.known))
    beam = final_beam(settings.options.recognition, recognizer.streaming)
    tokens = hearing.decode(language, beam=beam).tokens
    target = languages.target_of(language)
    if target is None:
        return language, shown(tokens), ""
    translator = engines.translator(Direction(language, target))
    parts = [
        shown(translator.translate(shown(tokens[s.begin : s.end]), beam=settings.options.translation.beam))
        for s in sentences(tokens)
    ]
    return language, shown(tokens), " ".join(parts)


def _blocks(inputs: Sequence[str]) -> Iterator[AudioBlock]:
    """The audio of all inputs, with silence between them."""
    end = Samples(0)
    for index, path in enumerate(inputs):
        if index:
            yield AudioBlock(FILE_LANE, np.zeros(BETWEEN_FILES, np.float32), end)
            end = Samples(end + BETWEEN_FILES)
        for block in read_blocks(path, lane=FILE_LANE, start=end):
            yield block
            end = block.end
