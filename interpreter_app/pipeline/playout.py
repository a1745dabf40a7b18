"""Playout on the audio's own clock: each clause begins where it would have been heard."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from interpreter_app.core.audio import Heard, SpokenBlock, Waveform
from interpreter_app.core.events import Event, SpeakingStarted, SpeakingStopped
from interpreter_app.core.units import Samples

Sink = Callable[[Waveform, Samples], None]
"""Receives each clause and the position at which it begins; positions only grow, clauses do not overlap."""


class ClockedPlayout:
    """Plays one clause after another, none before its text was committed."""

    name = "playout"
    takes = (SpokenBlock, Heard)

    def __init__(self, sink: Sink | None) -> None:
        self._sink = sink
        self._waiting: deque[tuple[SpokenBlock, Samples]] = deque()
        self._playing: tuple[SpokenBlock, Samples] | None = None
        self._free = Samples(0)

    def step(self, item: SpokenBlock | Heard, late: Samples) -> Iterator[Heard | Event]:
        """Queue a clause, or play on up to what has been heard; to the end of the queue where that is the end."""
        if isinstance(item, SpokenBlock):
            start = Samples(max(self._free, item.heard))
            self._waiting.append((item, start))
            self._free = Samples(start + item.audio.duration)
            return
        while True:
            if self._playing is not None:
                block, start = self._playing
                end = Samples(start + block.audio.duration)
                if end > item.position and not item.finished:
                    break
                self._playing = None
                yield SpeakingStopped(item.lane, end, block.turn, block.clause, block.audio.duration, False)
            if not self._waiting:
                break
            block, start = self._waiting[0]
            if start > item.position and not item.finished:
                break
            self._playing = self._waiting.popleft()
            if self._sink is not None:
                self._sink(block.audio, start)
            yield SpeakingStarted(
                item.lane, start, block.turn, block.clause, block.text, block.language, block.audio.duration
            )
        yield Heard(
            item.lane, Samples(max(item.position, self._free)) if item.finished else item.position, item.finished
        )

    def waiting(self, heard: Samples) -> Samples:
        """How much of the speech handed over so far will not have been played at position `heard`."""
        return Samples(max(0, self._free - heard))

    def reset(self) -> None:
        """Drop what waits."""
        if self._waiting:
            self._free = self._waiting[0][1]
        self._waiting.clear()
        self._playing = None
