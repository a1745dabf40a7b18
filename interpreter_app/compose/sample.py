"""The sample conversation, played and interpreted as people would talk: one speaks, all wait for the interpreter."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from threading import Event

import numpy as np

from interpreter_app.audio.files import read_blocks
from interpreter_app.audio.playback import Playback
from interpreter_app.compose.engines import open_engines
from interpreter_app.compose.trying import loudspeaker
from interpreter_app.core import events
from interpreter_app.core.audio import AudioBlock, Floats, Waveform
from interpreter_app.core.errors import DeviceError, ModelMissing
from interpreter_app.core.options import DuplexOptions, LanguageOptions, SessionOptions, SpeakingOptions
from interpreter_app.core.text import Direction
from interpreter_app.core.units import RATE_HZ, LaneId, Samples
from interpreter_app.pipeline.bus import Subscriber
from interpreter_app.pipeline.engines_host import Engines
from interpreter_app.pipeline.live_playout import LivePlayout
from interpreter_app.pipeline.session import Session
from interpreter_app.settings import Settings, bundled

LANE = LaneId("sample")
LANGUAGES = ("en", "es")
TURNS = 4
"""Of its eight; they take about half a minute."""
BLOCK = RATE_HZ // 20
EDGE_S = 0.3
"""Quiet before and after a sentence that is played with it."""
QUIET_S, PATIENCE_S = 0.5, 12.0
"""A sentence follows so long after the interpreter was silent; at the latest so long after the one before."""


@dataclass(slots=True)
class _Progress:
    """How far the interpreter is, as its events tell."""

    ended: int = 0
    speaking: int = 0
    latest: float = 0.0

    def __call__(self, event: events.Event, _: int) -> None:
        match event:
            case events.TurnEnded():
                self.ended += 1
            case events.SpeakingStarted():
                self.speaking += 1
            case events.SpeakingStopped():
                self.speaking -= 1
            case _:
                return
        self.latest = time.monotonic()

    def silent(self, turns: int) -> bool:
        """Whether so many turns are over, and spoken."""
        return self.ended >= turns and self.speaking <= 0 and time.monotonic() - self.latest > QUIET_S


def play_sample(
    engines: Engines | None, settings: Settings, live: Sequence[Subscriber], over: Event, say: Callable[[str], None]
) -> None:
    """Play it through the pipeline until it ends, or `over`; `live` receive its events.

    Where there is no loudspeaker it is shown only, and `say` is told why.  Raises `ModelMissing`.
    """
    options = SessionOptions(
        languages=LanguageOptions(between=LANGUAGES), speaking=SpeakingOptions(speak="turn"), duplex=DuplexOptions()
    )
    with ExitStack() as stack:
        able = _able(engines)
        if able is None:
            able = stack.enter_context(open_engines(replace(settings, options=options)))
        speaker: Playback | None = None
        try:
            speaker = stack.enter_context(loudspeaker(settings.devices.output))
        except DeviceError as error:
            say(str(error))
        began = speaker.now() if speaker else time.monotonic()
        playout = speaker and LivePlayout(
            speaker, lambda at: Samples(max(0, round((at - began) * RATE_HZ))), options.duplex, two_way=False
        )
        session = stack.enter_context(Session(able, options, lane=LANE, threaded=True, playout=playout or None))
        progress = _Progress()
        session.subscribe(progress, live=True)
        for subscriber in live:
            session.subscribe(subscriber, live=True)
        session.start()
        _talk(session, speaker, progress, over)
        if over.is_set():
            session.interrupt()
        session.finish()


def _talk(session: Session, speaker: Playback | None, progress: _Progress, over: Event) -> None:
    """Say one sentence after another, at the pace of real time, with silence while the interpreter speaks."""
    begun, position = time.monotonic(), 0

    def push(samples: Floats) -> None:
        nonlocal position
        session.push(AudioBlock(LANE, samples, Samples(position)))
        position += len(samples)
        over.wait(max(0.0, begun + position / RATE_HZ - time.monotonic()))

    for number, sentence in enumerate(_sentences(), 1):
        if speaker is not None:
            speaker.play(Waveform(sentence, RATE_HZ))
        for at in range(0, len(sentence), BLOCK):
            if over.is_set():
                return
            push(sentence[at : at + BLOCK])
        until = position + PATIENCE_S * RATE_HZ
        while not progress.silent(number) and position < until and not over.is_set():
            push(np.zeros(BLOCK, np.float32))


def _sentences() -> Iterator[Floats]:
    """The sound of the first sentences, each with a little quiet around it."""
    about = bundled("resources/samples/conversation.json")
    sample = json.loads(about.read_text("utf-8"))
    path = about.with_name(sample["audio"])
    sound = np.concatenate([block.samples for block in read_blocks(str(path), lane=LANE)])
    for turn in sample["turns"][:TURNS]:
        first, last = (round(seconds * RATE_HZ) for seconds in (turn["start_s"] - EDGE_S, turn["end_s"] + EDGE_S))
        yield sound[max(0, first) : last]


def _able(engines: Engines | None) -> Engines | None:
    """The engines, if they know the languages of the sample."""
    if engines is None or not set(LANGUAGES) <= set(engines.recognizer.languages):
        return None
    try:
        for one, other in (LANGUAGES, LANGUAGES[::-1]):
            engines.translator(Direction(one, other))
    except ModelMissing:
        return None
    return engines
