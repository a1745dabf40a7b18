"""One recording through the program, and through what one would write without it: what `bench` repeats."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from interpreter_app import compose
from interpreter_app.cli.bench_measures import Recording, measure, moments
from interpreter_app.cli.bench_report import Figures, Offline, Result
from interpreter_app.cli.bench_talk import Talk, talk_figures
from interpreter_app.core.events import Event, SessionStateChanged
from interpreter_app.core.options import Pace
from interpreter_app.core.text import Direction
from interpreter_app.core.units import RATE_HZ
from interpreter_app.settings import Settings

Events = list[tuple[Event, int]]


@dataclass(frozen=True, slots=True)
class Bench:
    """Engines, settings and languages of a benchmark."""

    rig: compose.Rig
    settings: Settings
    languages: tuple[str, str]
    pace: Pace

    def ours(self, recording: Recording, path: str, offline: Offline) -> tuple[Result, Events]:
        """This program on the audio at `path`."""

        def interpret(events: Events) -> None:
            compose.interpret(
                self.rig.engines,
                self.settings,
                [path],
                pace=self.pace,
                subscribe=[lambda *pair: events.append(pair)],
            )

        return self._measured(recording, interpret, offline, self.pace)

    def naive(self, recording: Recording, path: str, offline: Offline) -> tuple[Result, Events]:
        """The baseline on the audio at `path`, as fast as it can."""
        direction = Direction(recording.language, self.other(recording.language))

        def interpret(events: Events) -> None:
            compose.naive(
                self.rig, path, direction, lambda *pair: events.append(pair), known=lambda *span: said(recording, *span)
            )

        return self._measured(recording, interpret, offline, "fast")

    def offline(self, path: str) -> Offline:
        """The same models on all of a short recording at once."""
        return Offline(*compose.offline(self.rig.engines, self.settings, path))

    def other(self, language: str) -> str:
        """Into which language a recording goes."""
        first, second = self.languages
        return second if language == first else first

    def _measured(
        self, recording: Recording, interpret: Callable[[Events], None], offline: Offline, pace: Pace
    ) -> tuple[Result, Events]:
        events: Events = []
        before, began = dict(self.rig.watch.seconds), time.process_time()
        interpret(events)
        took = time.process_time() - began
        spent = {name: seconds - before.get(name, 0.0) for name, seconds in self.rig.watch.seconds.items()}
        heard = max((e.heard for e, _ in events if isinstance(e, SessionStateChanged)), default=0)
        measures = measure(recording, self.other(recording.language), events, pace)
        compute = took - spent.pop(compose.UNCOUNTED, 0.0)
        return Result(
            recording, measures, offline, heard / RATE_HZ, compute, _speech_s(recording, heard), spent
        ), events


def talk(bench: Bench, one: Talk, offline: Sequence[Offline], *, naive: bool = False) -> tuple[Result, Figures]:
    """Continuous speech through the program, or the baseline: its result, and the figures of a talk."""
    texts = (" ".join(o.transcript for o in offline), "\n".join(o.translation for o in offline))
    run = bench.naive if naive else bench.ours
    result, events = run(one.recording, one.recording.audio, Offline(one.recording.language, *texts))
    speech = sum(end - start for start, end in one.spans_ms) / 1000
    result = replace(result, speech_s=speech)
    return result, talk_figures(one, moments(events, "fast" if naive else bench.pace), result)


def said(recording: Recording, begin_s: float, end_s: float) -> str:
    """What of a recording is over between two times; where no times are known, none is."""
    ends = ((word.text, word.end_ms) for word in recording.words)
    return " ".join(text for text, end in ends if end is not None and begin_s < end / 1000 <= end_s)


def _speech_s(recording: Recording, heard: int) -> float:
    if not recording.words:
        return heard / RATE_HZ
    return ((recording.words[-1].end_ms or 0.0) - (recording.words[0].start_ms or 0.0)) / 1000
