"""Between translation and voice: nothing is spoken that is not in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from interpreter_app.core.audio import Heard
from interpreter_app.core.errors import cannot_write
from interpreter_app.core.events import StageFailed
from interpreter_app.core.text import Translation
from interpreter_app.core.units import Samples, UtteranceId, samples
from interpreter_app.pipeline.stage import position

HELD = 8
"""Values that wait for one commit at most.  Nobody waits for them to come: only those that are there already, because
the last commit took its time, share the next one.  So nothing is held for longer than two commits last."""
EVERY = samples(1000)
"""Audio after which also text is committed that is not spoken, or not yet; and a failed commit is tried again."""


class Commits(Protocol):
    """A journal, which has heard of every event that was published."""

    def commit(self) -> None:
        """Return when all of them are safe, within about 20 ms.  Raises `OSError`."""
        ...


class Journalling:
    """Passes everything on in order, and committed text only once the journal has it.

    When the journal cannot be written, it says so once and holds nothing back until it can be again.
    """

    name = "journal"
    takes = (Translation, Heard)

    def __init__(self, journal: Commits) -> None:
        self._journal = journal
        self._held: list[Translation | Heard] = []
        self._owed = False
        self._failing = False
        self._tried = Samples(0)
        self._stable: dict[UtteranceId, int] = {}

    def step(self, item: Translation | Heard, late: Samples) -> Iterator[Translation | Heard | StageFailed]:
        """Commit what `item` commits, together with what waits behind it, and pass it on."""
        self._held.append(item)
        self._owed = self._commits(item) or self._owed
        finished = isinstance(item, Heard) and item.finished
        needed = self._owed and not self._failing
        if needed and late > 0 and not finished and len(self._held) < HELD:
            return
        if needed or finished or position(item) - self._tried >= EVERY:
            yield from self._commit(item)
        held, self._held, self._owed = self._held, [], False
        yield from held

    def reset(self) -> None:
        """Commit for what is held no more; it goes on with the next value."""
        self._owed = False

    def _commits(self, item: Translation | Heard) -> bool:
        """Whether `item` holds committed text that was not in the last translation of its utterance."""
        if isinstance(item, Heard):
            return False
        before = self._stable.pop(item.utterance, 0)
        if not item.final:
            self._stable[item.utterance] = item.stable
        return item.stable > before

    def _commit(self, item: Translation | Heard) -> Iterator[StageFailed]:
        self._tried = position(item)
        try:
            self._journal.commit()
        except OSError as error:
            if not self._failing:
                yield StageFailed(
                    item.lane, position(item), self.name, "journal", str(cannot_write("the journal", error))
                )
            self._failing = True
        else:
            self._failing = False
