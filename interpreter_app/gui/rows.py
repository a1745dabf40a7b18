"""The transcript as rows that can be addressed: the reducer, run on the turns that an event concerns.  No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Literal

from interpreter_app.core.events import Event, TurnEnded
from interpreter_app.core.text import Hypothesis, Token, Translation, shown
from interpreter_app.core.turns import Transcript, Turn
from interpreter_app.core.units import LaneId, TurnId, UtteranceId, milliseconds
from interpreter_app.policy.transcript import apply

Change = Literal["insert", "remove", "update"]
_CLOSING = frozenset(".,;:!?…。、！？")
_IDEOGRAPHS = "\u2e80"
"""From here on, a line may break before any character."""


@dataclass(slots=True, eq=False)
class Row:
    """A turn, and what is known of it beside its text."""

    turn: Turn
    session: int
    """Turns are counted anew in each."""
    lag_ms: int | None = None
    """From the end of the speech to its whole translation."""


class Rows:
    """All rows in order, of one session after another; `around` is entered for each change to them, with its place."""

    def __init__(
        self, around: Callable[[Change, int], AbstractContextManager[None]] = lambda *_: nullcontext()
    ) -> None:
        self.all: list[Row] = []
        self.session = 0
        self._around = around
        self._row_of: dict[tuple[LaneId, TurnId], Row] = {}
        self._turn_of: dict[tuple[LaneId, UtteranceId], TurnId] = {}

    def begin(self) -> None:
        """Another session begins: what is there stays, and its numbers mean other turns from now on."""
        self.session += 1
        self._row_of.clear()
        self._turn_of.clear()

    def apply(self, event: Event, elapsed_ms: int) -> None:
        """Bring the rows up to date."""
        if not isinstance(event, Hypothesis | Translation | TurnEnded):
            return
        rows = self._concerned(event)
        after = apply(Transcript(tuple(row.turn for row in rows)), event)
        if isinstance(event, Hypothesis):
            self._turn_of[event.lane, event.utterance] = event.turn
        turns = {turn.turn: turn for turn in after.turns}
        for turn in turns.keys() - {row.turn.turn for row in rows}:
            self._insert(turns[turn], rows)
        for row in rows:
            if row.turn.turn not in turns:
                self._remove(row)
            elif (turn_now := turns[row.turn.turn]) is not row.turn or isinstance(event, TurnEnded):
                with self._around("update", self._place(row)):
                    row.turn = turn_now
                    if isinstance(event, TurnEnded) and event.target:
                        row.lag_ms = max(0, elapsed_ms - milliseconds(event.end))

    def at(self, lane: LaneId, turn: TurnId | None) -> int | None:
        """Where the turn of the present session stands."""
        row = None if turn is None else self._row_of.get((lane, turn))
        return None if row is None else self._place(row)

    def place(self, row: Row) -> int | None:
        """Where `row` stands, if it still does: looked for from the end, where almost everything happens."""
        return next((at for at in range(len(self.all) - 1, -1, -1) if self.all[at] is row), None)

    def _concerned(self, event: Hypothesis | Translation | TurnEnded) -> list[Row]:
        """The rows of the turn, of the utterance and of what it supersedes, in order."""
        turns: set[TurnId | None] = {event.turn}
        if not isinstance(event, TurnEnded):
            turns.add(self._turn_of.get((event.lane, event.utterance)))
        if isinstance(event, Hypothesis) and event.supersedes is not None:
            turns.add(self._turn_of.get((event.lane, event.supersedes)))
        places = (self.at(event.lane, turn) for turn in turns)
        return [self.all[at] for at in sorted(at for at in places if at is not None)]

    def _insert(self, turn: Turn, concerned: list[Row]) -> None:
        """Put a new turn where what it supersedes stands, else at the end."""
        at = self._place(concerned[0]) if concerned else len(self.all)
        with self._around("insert", at):
            self._row_of[turn.lane, turn.turn] = row = Row(turn, self.session)
            self.all.insert(at, row)

    def _remove(self, row: Row) -> None:
        with self._around("remove", at := self._place(row)):
            del self.all[at], self._row_of[row.turn.lane, row.turn.turn]

    def _place(self, row: Row) -> int:
        """Where `row` stands; it is there."""
        at = self.place(row)
        assert at is not None
        return at


def solid(tokens: tuple[Token, ...], stable: int) -> int:
    """How many of `tokens[:stable]` will certainly stay in the line that they are wrapped into.

    The last word is not among them, unless a mark closes it: what is set after it without a space may still take it
    along into the next line.
    """
    end = min(stable, len(tokens))
    if not end or tokens[end - 1].text.strip() in _CLOSING:
        return end
    end -= 1
    while end and not (tokens[end].text.startswith(" ") or tokens[end].text[:1] >= _IDEOGRAPHS):
        end -= 1
    return end


def halves(turn: Turn, *, target: bool) -> tuple[str, str]:
    """The text of a turn that stands, and what may still change after it; together they are the text as shown."""
    standing: list[str] = []
    moving: list[str] = []
    for utterance in turn.utterances:
        tokens = utterance.target_tokens if target else utterance.tokens
        final = turn.ended or (utterance.target_final if target else utterance.final)
        stable = utterance.target_stable if target else utterance.stable
        certain = 0 if moving else len(tokens) if final else solid(tokens, stable)
        if certain:
            standing.append(shown(tokens[:certain]))
        if certain < len(tokens):
            joined = bool(certain) and not tokens[certain].text.startswith(" ")
            moving.append(("" if joined or (not standing and not moving) else " ") + shown(tokens[certain:]))
    return " ".join(standing), "".join(moving)
