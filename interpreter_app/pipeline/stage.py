"""What a stage is: a pure step from one value to any number of values and events.

A stage knows no threads and no clocks; it learns the time from the positions in the values it is given.  Whoever runs
it publishes the events among its answers, and hands the next stage those values that it takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from interpreter_app.core.audio import AudioBlock, Heard, SpeechBlock, SpokenBlock, Talk
from interpreter_app.core.commands import Configure, Reread, Say, Write
from interpreter_app.core.text import Foreseen, Hypothesis, Translation
from interpreter_app.core.units import Samples


class Stage(Protocol):
    """A step of the pipeline, for one lane."""

    @property
    def name(self) -> str:
        """What `FallingBehind` and `StageFailed` call it."""
        ...

    @property
    def takes(self) -> tuple[type, ...]:
        """The types of value that `step` accepts.  A command that is not among them goes past the stage."""
        ...

    def step(self, item: Any, late: Samples) -> Iterator[object]:
        """Deal with one value; `late` is how much newer the newest waiting value is (0 when nothing waits)."""
        ...

    def reset(self) -> None:
        """Forget the value in hand: `step` has raised."""
        ...


def position(item: object) -> Samples:
    """How much of the lane had been heard when `item` was made."""
    match item:
        case Heard(position=at) | Talk(position=at):
            return at
        case Reread(heard=at) | Write(heard=at) | Say(heard=at) | Configure(heard=at):
            return at
        case SpeechBlock(heard=at) | Hypothesis(heard=at) | Foreseen(heard=at):
            return at
        case Translation(heard=at) | SpokenBlock(heard=at):
            return at
        case AudioBlock():
            return item.end
        case _:
            return Samples(0)
