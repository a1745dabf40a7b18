"""A session: one lane's audio in, events out, from `start` to `close`."""

from __future__ import annotations

import threading
from dataclasses import asdict
from types import TracebackType
from typing import Self

from interpreter_app import __version__
from interpreter_app.core.audio import AudioBlock, Heard, Talk
from interpreter_app.core.errors import SessionError
from interpreter_app.core.events import Event, SessionStateChanged, State
from interpreter_app.core.options import SessionOptions
from interpreter_app.core.turns import Transcript
from interpreter_app.core.units import LaneId, Samples, samples
from interpreter_app.pipeline.bus import Bus, Subscriber
from interpreter_app.pipeline.engines_host import Engines
from interpreter_app.pipeline.playout import ClockedPlayout, Sink
from interpreter_app.pipeline.recognition import Recognition, Utterances
from interpreter_app.pipeline.runners import Runner, runner
from interpreter_app.pipeline.segmentation import Segmentation
from interpreter_app.pipeline.stage import Stage
from interpreter_app.pipeline.synthesis import Synthesis
from interpreter_app.pipeline.translation import TranslationStage
from interpreter_app.policy.endpointing import TurnCounter
from interpreter_app.policy.language_id import plan
from interpreter_app.policy.transcript import apply


class Session:
    """Interprets the lanes registered with it.  A context manager; closing twice does nothing.

    `start`, `push`, `finish` and `close` are called from one thread.
    """

    def __init__(
        self,
        engines: Engines,
        options: SessionOptions,
        *,
        lane: LaneId,
        threaded: bool = False,
        sink: Sink | None = None,
    ) -> None:
        """`threaded` runs each stage on its own thread; `sink` receives the spoken clauses."""
        self._engines, self._options, self._threaded = engines, options, threaded
        self._lane, self._sink = lane, sink
        self._bus = Bus()
        self._runner: Runner | None = None
        self._heard = Samples(0)
        self._state: State | None = None
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

    @property
    def transcript(self) -> Transcript:
        """All turns that were recorded so far."""
        return self._transcript

    def start(self) -> None:
        """Take places on the engines; raises SessionError where there are none, UsageError for languages unknown."""
        languages = plan(self._options.languages, self._engines.recognizer.languages)
        self._engines.admit()
        self._bus.expect(self._lane)
        self._enter("loading")
        stages: list[Stage] = [
            Segmentation(self._engines.voice_activity.listen(), self._options.gate, self._options.endpointing),
            Recognition(
                self._engines.recognizer,
                languages,
                gate=self._options.gate,
                endpointing=self._options.endpointing,
                recognition=self._options.recognition,
                numbers=Utterances(),
                turns=TurnCounter(self._options.endpointing),
            ),
            TranslationStage(
                self._engines.translator,
                self._options.translation,
                turn_gap=samples(self._options.endpointing.turn_gap_ms),
            ),
            Synthesis(self._engines.voice, self._options.speaking),
            ClockedPlayout(self._sink),
        ]
        self._runner = runner(
            stages, self._engines, self._lane, self._bus, threaded=self._threaded, finished=self._done.set
        )
        self._enter("ready")
        self._enter("running")

    def push(self, block: AudioBlock) -> None:
        """Take audio in; raises what a subscriber failed with (a full disk under the log, say)."""
        if self._runner is None:
            raise SessionError("the session is not running", hint="start it first")
        self._check()
        self._heard = max(self._heard, block.end)
        self._runner.put(block)

    def talk(self, *, pressed: bool, language: str | None = None) -> None:
        """Push to talk: the button of the side that speaks `language` goes down, or up again.  Any thread may call it."""
        if self._runner is not None:
            self._runner.put(Talk(self._lane, self._heard, pressed, language))

    def finish(self) -> None:
        """Interpret and speak everything that was pushed, and record it; raises what `push` raises."""
        if self._runner is None:
            return
        self._enter("draining")
        self._runner.put(Heard(self._lane, self._heard, finished=True))
        if self._threaded:
            while not self._done.wait(0.5):  # wakes up for Ctrl-C
                pass
        self._bus.flush()
        self._check()

    def close(self) -> None:
        """Stop, record what was committed, and give the places on the engines back."""
        if self._runner is None:
            return
        self._runner.close()
        self._runner = None
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
