"""When a pause ends the utterance, and which turn an utterance belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from interpreter_app.core.options import EndpointingOptions
from interpreter_app.core.units import LaneId, Samples, TurnId, samples


class Endpointing:
    """The open utterance of one lane.  Nothing is open before `began` and after `ended` has answered."""

    def __init__(self, options: EndpointingOptions) -> None:
        self._silence = samples(options.silence_duration_ms)
        self._longest = samples(options.max_utterance_ms)
        self._start: Samples | None = None
        self._pause: Samples | None = None

    @property
    def open(self) -> bool:
        """True while an utterance is open."""
        return self._start is not None

    def began(self, at: Samples) -> None:
        """Open an utterance that begins at `at`."""
        self._start = at
        self._pause = None

    def paused(self, at: Samples) -> None:
        """Speech stopped at `at`; the utterance is still open."""
        self._pause = at

    def resumed(self) -> None:
        """Speech goes on."""
        self._pause = None

    def ended(self, heard: Samples) -> Samples | None:
        """Where speech ended, if hearing the lane up to `heard` ends the utterance; the utterance is then closed.

        It ends when the closing silence is `silence_duration_ms` long, or when the utterance is `max_utterance_ms`
        long.  In the second case speech that has not paused ended at `heard`.
        """
        if self._start is None:
            return None
        silent = self._pause is not None and heard - self._pause >= self._silence
        if not silent and heard - self._start < self._longest:
            return None
        end = heard if self._pause is None else self._pause
        self._start = self._pause = None
        return end


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
        self._count += 1
        turn = TurnId(self._count)
        self._last[lane] = _LastTurn(turn, language, speaker)
        return turn

    def extend(self, turn: TurnId, end: Samples) -> None:
        """Record that speech of `turn` ended at `end`.  A turn that is no longer its lane's last is left alone."""
        for lane, last in self._last.items():
            if last.turn == turn:
                self._last[lane] = _LastTurn(turn, last.language, last.speaker, end)
                return
