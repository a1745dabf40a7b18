"""A session: one lane's audio in, events out, from `start` to `close`."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import asdict, replace
from types import TracebackType
from typing import Self

import numpy as np

from interpreter_app import __version__
from interpreter_app.core.audio import AudioBlock, Heard, Talk
from interpreter_app.core.commands import Command
from interpreter_app.core.errors import SessionError
from interpreter_app.core.events import Event, SessionStateChanged, SpeakingStarted, SpeakingStopped, State
from interpreter_app.core.options import LanguageOptions, SessionOptions
from interpreter_app.core.turns import Transcript
from interpreter_app.core.units import LaneId, Samples, samples
from interpreter_app.pipeline.bus import Bus, Subscriber
from interpreter_app.pipeline.commanded import Commanded
from interpreter_app.pipeline.engines_host import Engines, Worker
from interpreter_app.pipeline.journal import Commits, Journalling
from interpreter_app.pipeline.live_playout import LivePlayout
from interpreter_app.pipeline.playout import ClockedPlayout, Sink
from interpreter_app.pipeline.recognition import Recognition
from interpreter_app.pipeline.redoing import Utterances
from interpreter_app.pipeline.runners import Runner, runner
from interpreter_app.pipeline.segmentation import Segmentation
from interpreter_app.pipeline.stage import Stage
from interpreter_app.pipeline.synthesis import Synthesis
from interpreter_app.pipeline.translation import TranslationStage
from interpreter_app.pipeline.wording import worded
from interpreter_app.policy.echo_text import OwnVoice
from interpreter_app.policy.endpointing import TurnCounter
from interpreter_app.policy.glossary import recognizer_prompt
from interpreter_app.policy.language_id import LanguagePlan, plan
from interpreter_app.policy.transcript import apply


class Session(Commanded):
    """Interprets the lanes registered with it.  A context manager; closing twice does nothing.

    `start`, `push`, `finish` and `close` are called from one thread; what people ask of it, from any (`Commanded`).
    """

    def __init__(
        self,
        engines: Engines,
        options: SessionOptions,
        *,
        lane: LaneId,
        threaded: bool = False,
        sink: Sink | None = None,
        playout: LivePlayout | None = None,
        journal: Commits | None = None,
        load: Callable[[LanguageOptions], None] | None = None,
    ) -> None:
        """`threaded` runs each stage on its own thread, as `playout` on a loudspeaker needs it.

        `sink` receives the spoken clauses.  What is committed is in the `journal` before it is spoken; it has to be
        subscribed, live, as well.  `load` loads what other languages need, before the session goes on with them.
        """
        self._engines, self._options, self._threaded = engines, options, threaded
        self._lane = lane
        self._bus = Bus()
        self._live = playout
        self._load = load
        self._playout: ClockedPlayout | LivePlayout = playout or ClockedPlayout(sink)
        self._journal = journal
        self._writer: Worker | None = None
        self._runner: Runner | None = None
        self._heard = Samples(0)
        self._taking = threading.RLock()
        """Values go into the pipeline in the order of their positions."""
        self._state: State | None = None
        self._paused = False
        self._done = threading.Event()
        self._transcript = Transcript()
        self._bus.subscribe(self._record)

    def subscribe(self, subscriber: Subscriber, *, live: bool = False) -> None:
        """Call `subscriber(event, elapsed_ms)`: in the audio's order (for records), or `live`, as events are made."""
        self._bus.subscribe(subscriber, live=live)

    @property
    def heard(self) -> Samples:
        """How much audio was pushed."""
        return self._heard

    def start(self) -> None:
        """Take places on the engines; raises SessionError where there are none, UsageError for languages unknown."""
        self._languages = languages = plan(self._options.languages, self._engines.recognizer.languages)
        self._engines.admit()
        self._bus.expect(self._lane)
        self._enter("loading")
        if self._live is not None:
            self._live.attach(self._bus, self._lane)
        self._runner = runner(
            self._stages(languages), self._lane, self._bus, threaded=self._threaded, finished=self._done.set
        )
        self._enter("ready")
        self._enter("running")

    def _stages(self, languages: LanguagePlan) -> list[tuple[Stage, Worker | None]]:
        engines, options = self._engines, self._options
        segmentation = Segmentation(engines.voice_activity.listen(), options.gate, options.endpointing)
        recognition = Recognition(
            worded(engines.recognizer, options.context.terms),
            languages,
            gate=options.gate,
            endpointing=options.endpointing,
            recognition=options.recognition,
            numbers=Utterances(),
            turns=TurnCounter(options.endpointing),
            own_voice=self._own_voice(),
            prompt=recognizer_prompt(options.context),
        )
        translation = TranslationStage(
            engines.translator,
            options.translation,
            turn_gap=samples(options.endpointing.turn_gap_ms),
            terms=options.context.translation_terms,
        )
        stages: list[tuple[Stage, Worker | None]] = [
            (segmentation, None),
            (recognition, engines.recognition),
            (translation, engines.translation),
        ]
        if self._journal is not None:
            self._writer = Worker(f"journal {self._lane}") if self._threaded else None
            stages.append((Journalling(self._journal), self._writer))
        synthesis = Synthesis(engines.voice, options.speaking, self._playout.waiting)
        return [*stages, (synthesis, engines.synthesis), (self._playout, None)]

    def _own_voice(self) -> OwnVoice | None:
        """What is spoken, as the recognizer may hear it; None where nothing is played."""
        if self._live is None:
            return None
        own = OwnVoice()

        def hear(event: Event, _: int) -> None:
            if isinstance(event, SpeakingStarted | SpeakingStopped):
                own.hear(event)

        self._bus.subscribe(hear, live=True)
        return own

    def push(self, block: AudioBlock) -> None:
        """Take audio in; raises what a subscriber failed with (a full disk under the log, say)."""
        self._check()
        with self._taking:
            runner = self._running()
            self._heard = max(self._heard, block.end)
            runner.put(replace(block, samples=np.zeros_like(block.samples)) if self._paused else block)

    @property
    def paused(self) -> bool:  # noqa: D102 - see Commanded
        return self._paused

    def pause(self, *, on: bool = True) -> None:  # noqa: D102 - see Commanded
        if self._paused != on:
            self._paused = on
            self._enter("paused" if on else "running")

    def talk(self, *, pressed: bool, language: str | None = None) -> None:
        """Push to talk: the button of the side that speaks `language` goes down or up.  Any thread may call it."""
        if self._runner is not None:
            self._runner.put(Talk(self._lane, self._heard, pressed, language))

    def _command(self, command: Command) -> None:
        with self._taking:
            # What comes of it stands in the record after all that came of the audio before.
            self._running().put(replace(command, heard=Samples(self._heard + 1)))

    def _running(self) -> Runner:
        if self._runner is None:
            raise SessionError("the session is not running", hint="start it first")
        return self._runner

    def publish(self, event: Event) -> None:
        """Tell the subscribers what the session cannot know by itself: of its devices.  Any thread may call it."""
        self._bus.publish(event)

    def finish(self) -> None:
        """Interpret and speak everything that was pushed, and record it; raises what `push` raises."""
        if self._runner is None:
            return
        self._enter("draining")
        self._runner.put(Heard(self._lane, self._heard, finished=True))
        if self._threaded:
            while not self._done.wait(0.5):  # wakes up for Ctrl-C
                pass
        if self._live is not None:
            while not self._live.drain(0.5):
                pass
        self._bus.flush()
        self._check()

    def close(self) -> None:
        """Stop, record what was committed, and give the places on the engines back."""
        if self._runner is None:
            return
        self._runner.close()
        self._runner = None
        if self._live is not None:
            self._live.close()
        if self._writer is not None:
            self._writer.stop()
        self._engines.dismiss()
        self._bus.flush()
        self._enter("closed")
        self._bus.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check(self) -> None:
        if self._bus.failure is not None:
            raise self._bus.failure

    def _enter(self, state: State) -> None:
        first = self._state is None
        self._state = state
        self._bus.publish(
            SessionStateChanged(
                self._lane,
                self._heard,
                state,
                version=__version__ if first else None,
                options=asdict(self._options) if first else None,
                packs=self._engines.packs if first else None,
            )
        )

    def _record(self, event: Event, elapsed_ms: int) -> None:
        self._transcript = apply(self._transcript, event)
