"""When a pause ends the utterance, and which turn an utterance belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interpreter_app.core.options import EndpointingOptions
from interpreter_app.core.units import LaneId, Samples, TurnId, samples

DECIDE = samples(160)
"""Silence after which it is worth finding out what was said in full: most pauses within a phrase are shorter."""
CUT_WITHIN = 1 / 3
"""The share of an overlong utterance, at its end, in which it is cut."""
SMOOTH = 3
"""Windows over which loudness is averaged: a single quiet one may lie within a word."""


class Endpointing:
    """The open utterance of one lane.  Nothing is open before `began` and after `close`."""

    def __init__(self, options: EndpointingOptions) -> None:
        self._silence = {
            True: samples(options.early_silence_ms),
            None: samples(options.silence_duration_ms),
            False: samples(options.late_silence_ms),
        }
        self._longest = samples(options.max_utterance_ms)
        self._start: Samples | None = None
        self._pause: Samples | None = None
        self._closed: bool | None = None
        self._decided = False

    @property
    def pause(self) -> Samples | None:
        """Where speech paused, while it does."""
        return self._pause

    def began(self, at: Samples) -> None:
        """Open an utterance that begins at `at`."""
        self._start = at
        self.resumed()

    def paused(self, at: Samples) -> None:
        """Speech stopped at `at`; the utterance is still open."""
        self._pause = at

    def resumed(self) -> None:
        """Speech goes on."""
        self._pause, self._closed, self._decided = None, None, False

    def due(self, heard: Samples) -> bool:
        """Whether the words before the pause should be found out now: once a pause, well before it can end anything."""
        if self._start is None or self._pause is None or self._decided or heard - self._pause < DECIDE:
            return False
        self._decided = True
        return True

    def judge(self, closed: bool | None) -> None:
        """What the words before the pause say: a sentence closes (True), it plainly goes on (False), or either."""
        self._closed = closed

    def ended(self, heard: Samples) -> Samples | None:
        """Where speech ended, if the silence up to `heard` ends the utterance."""
        if self._start is None or self._pause is None or heard - self._pause < self._silence[self._closed]:
            return None
        return self._pause

    def overlong(self, heard: Samples) -> bool:
        """Whether the utterance is as long as it may be."""
        return self._start is not None and heard - self._start >= self._longest

    def close(self) -> None:
        """The utterance is over."""
        self._start = None
        self.resumed()


def quietest(levels: Sequence[float], earliest: int = 0) -> int:
    """Where to cut an utterance whose windows are as loud as `levels` say: at the quietest place of its last third.

    The number of windows before the cut, at least `earliest`; all of them where there is no choice.
    """
    first = max(earliest, round(len(levels) * (1 - CUT_WITHIN)))
    places = range(first, len(levels) - SMOOTH + 1)
    if not places:
        return len(levels)
    return min(places, key=lambda at: sum(levels[at : at + SMOOTH])) + SMOOTH // 2 + 1


@dataclass(frozen=True, slots=True)
class _LastTurn:
    turn: TurnId
    language: str | None
    speaker: str | None
    end: Samples | None = None


class TurnCounter:
    """Numbers the turns of a session, over all lanes, from 1."""

    def __init__(self, options: EndpointingOptions) -> None:
        self._gap = samples(options.turn_gap_ms)
        self._count = 0
        self._last: dict[LaneId, _LastTurn] = {}

    def assign(self, lane: LaneId, start: Samples, language: str | None, speaker: str | None = None) -> TurnId:
        """The turn of an utterance that begins at `start`.

        It goes on with the lane's last turn if speaker and language are the same and speech ended at most `turn_gap_ms`
        before; with a gap of 0 every utterance is a turn.
        """
        last = self._last.get(lane)
        if (
            self._gap
            and last is not None
            and last.end is not None
            and (last.language, last.speaker) == (language, speaker)
            and start - last.end <= self._gap
        ):
            return last.turn
        turn = self.next()
        self._last[lane] = _LastTurn(turn, language, speaker)
        return turn

    def next(self) -> TurnId:
        """A turn that is no lane's, such as a typed line."""
        self._count += 1
        return TurnId(self._count)

    def extend(self, turn: TurnId, end: Samples) -> None:
        """Record that speech of `turn` ended at `end`.  A turn that is no longer its lane's last is left alone."""
        for lane, last in self._last.items():
            if last.turn == turn:
                self._last[lane] = _LastTurn(turn, last.language, last.speaker, end)
                return
