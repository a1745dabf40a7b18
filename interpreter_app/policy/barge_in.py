"""Who may speak now: when the voice begins, is turned down, stops, goes on, or is silent for good."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from interpreter_app.core.audio import SpokenBlock
from interpreter_app.core.events import SpeechStarted, SpeechStopped, VoiceDetected
from interpreter_app.core.options import DuplexOptions
from interpreter_app.core.text import Hypothesis
from interpreter_app.core.units import Samples, UtteranceId, samples
from interpreter_app.policy.backchannel import is_backchannel
from interpreter_app.policy.hallucination import words

GOING_ON = samples(1000)
"""An utterance whose audio begins so soon after the end of the last one is the same person going on, as a rule."""
UNCONFIRMED = samples(200)
"""Voice that has not become speech so long after it was detected was none."""
AHEAD = 2
"""Clauses at the loudspeaker: the one that is played, and the one that follows it without a gap."""

Cue = VoiceDetected | SpeechStarted | SpeechStopped | Hypothesis
"""What it must hear about the people who speak."""


@dataclass(frozen=True, slots=True)
class _Hold:
    """An utterance that began while another one's translation was being spoken."""

    until: Samples
    """The voice is silent up to here, unless the utterance says less or more before."""
    first: UtteranceId
    """Where the run of utterances began that it belongs to: the translations of earlier ones are what it interrupts."""


class BargeIn:
    """The clauses of one lane on their way to the loudspeaker.

    `add` takes clauses in; `next` gives out one that may be spoken, at most `AHEAD` at a time; `over` and `back` tell
    what became of those; `skipped` are those that will not be spoken.  While `stop` is true, the loudspeaker must stop
    and everything that was given out come back.

    Under the gate a clause begins while nobody speaks, and nothing interrupts it.  Else, in a two-way session, voice
    turns it down and a new utterance stops it.  A word of that utterance silences it for good; without one for
    `resume_ms`, or at all, the clause that was cut is spoken again from its beginning.  Whoever goes on speaking does
    not interrupt the translation of what he said: an utterance that begins within `GOING_ON` of the end of the last one
    belongs to the same run, unless its words are in the language that is being spoken: then it is an answer.
    """

    def __init__(self, options: DuplexOptions, *, two_way: bool) -> None:
        self._gate = options.duplex == "gate"
        self._barge_in = options.barge_in and not self._gate
        self._yields = two_way and self._barge_in
        self._resume = samples(options.resume_ms)
        self._position = Samples(0)
        self._queue: deque[SpokenBlock] = deque()
        self._given: deque[SpokenBlock] = deque()
        self._skipped: list[SpokenBlock] = []
        self._cut: SpokenBlock | None = None
        self._open: UtteranceId | None = None
        self._answer: str | None = None
        self._first = UtteranceId(0)
        self._last_end: Samples | None = None
        self._voice_until = Samples(0)
        self._holds: dict[UtteranceId, _Hold] = {}
        self._silenced = UtteranceId(0)
        self._silenced_in: dict[str, UtteranceId] = {}
        self._superseded: set[UtteranceId] = set()

    @property
    def queue(self) -> Sequence[SpokenBlock]:
        """What waits to be given out, in order."""
        return self._queue

    @property
    def stop(self) -> bool:
        """Whether what was given out must stop."""
        return bool(self._given) and (self._held or self._silent(self._given[0]))

    @property
    def ducked(self) -> bool:
        """Whether the voice must be turned down."""
        return self._yields and self._position < self._voice_until

    def at(self, position: Samples) -> None:
        """The lane's audio has come to `position`; an earlier one than before changes nothing."""
        self._position = max(self._position, position)

    def add(self, clause: SpokenBlock) -> None:
        """Take in a clause to speak; utterances never go down."""
        self._queue.append(clause)
        self._sweep()

    def next(self) -> SpokenBlock | None:
        """The clause to play, or to play next, if one may be; it is then given out."""
        if not self._queue or len(self._given) == AHEAD or self.stop or not self._may_begin(self._queue[0]):
            return None
        self._given.append(self._queue.popleft())
        return self._given[-1]

    def over(self) -> None:
        """The first of the clauses given out was played to its end."""
        self._given.popleft()

    def back(self, *, cut: bool) -> None:
        """All clauses given out (one at least) come back unspoken, but for the beginning of the first one if `cut`."""
        if cut:
            self._cut = self._given[0]
        self._queue.extendleft(reversed(self._given))
        self._given.clear()
        self._sweep()

    def skipped(self) -> list[SpokenBlock]:
        """The clauses that will not be spoken, each told once, in order; one that was cut is not among them."""
        if self.stop:  # those that will come back stand before them
            return []
        skipped, self._skipped = self._skipped, []
        return sorted(skipped, key=lambda clause: (clause.utterance, clause.clause))

    def hear(self, cue: Cue) -> None:
        """Somebody made a sound, began to speak, said something, or ended."""
        match cue:
            case VoiceDetected():
                if self._open is None:
                    self._voice_until = Samples(cue.heard + UNCONFIRMED)
            case SpeechStarted():
                self._begin(cue)
            case SpeechStopped():
                self._open, self._answer, self._last_end = None, None, cue.at
            case _:
                if cue.supersedes is not None:
                    self.supersede(cue.supersedes)
                # What was read anew, or typed, is nobody who speaks now.
                redone = cue.supersedes is not None and cue.utterance != self._open
                if self._yields and cue.origin == "speech" and not redone:
                    self._listen(cue)

    def interrupt(self) -> None:
        """Silence everything that is being spoken or waits, and what is still to come of those utterances."""
        clauses = [*self._given, *self._queue]
        if clauses:
            self._silence(clauses[-1].utterance)

    def hush(self) -> None:
        """Silence everything, and all that is still to come: the session is ending."""
        self._silence(UtteranceId(sys.maxsize))

    def supersede(self, utterance: UtteranceId) -> None:
        """Speak nothing more of `utterance`: it was read anew, or is being."""
        self._superseded.add(utterance)
        self._sweep()

    def superseded(self, clause: SpokenBlock) -> bool:
        """Whether `clause` belongs to what was read anew."""
        return clause.utterance in self._superseded

    def converse(self, *, two_way: bool) -> None:
        """From now on the session has two directions, or one."""
        self._yields = two_way and self._barge_in

    def finish(self) -> None:
        """The lane's audio has ended: nobody speaks any more."""
        self._open, self._answer, self._voice_until = None, None, Samples(0)
        self._holds.clear()

    @property
    def _held(self) -> bool:
        return any(self._position < hold.until for hold in self._holds.values())

    def _may_begin(self, clause: SpokenBlock) -> bool:
        if self._held:
            return False
        if self._gate:
            return self._open is None and self._position >= self._voice_until
        # Whoever it is for is speaking, and has not heard a word of it: it can wait.
        answers = self._open is not None and self._open > clause.utterance and self._answer == clause.language
        return not answers

    def _begin(self, cue: SpeechStarted) -> None:
        if self._last_end is None or cue.at - self._last_end > GOING_ON:
            self._first = cue.utterance
        self._open, self._answer, self._voice_until = cue.utterance, None, Samples(0)
        if self._yields and self._interrupted_by(self._first):
            self._holds[cue.utterance] = _Hold(Samples(cue.heard + self._resume), self._first)

    def _interrupted_by(self, first: UtteranceId) -> bool:
        """Whether what is spoken now, or would be next, comes from before utterance `first`."""
        clause = next(iter([*self._given, *self._queue]), None)
        return clause is not None and clause.utterance < first

    def _listen(self, cue: Hypothesis) -> None:
        said = words(cue.tokens if cue.final else cue.committed)
        if not said or is_backchannel(said, cue.language):
            if cue.final:
                self._holds.pop(cue.utterance, None)
            return
        if cue.utterance == self._open:
            self._answer = cue.language
        spoken = self._given[0] if self._given else None
        if spoken is not None and spoken.utterance < cue.utterance and spoken.language == cue.language:
            self._silenced_in[spoken.language] = UtteranceId(cue.utterance - 1)
            self._sweep()
        hold = self._holds.pop(cue.utterance, None)
        if hold is not None:
            self._silence(UtteranceId(hold.first - 1))

    def _silence(self, last: UtteranceId) -> None:
        """Speak nothing of the utterances up to `last`; whoever interrupted them has nothing left to interrupt."""
        self._silenced = max(self._silenced, last)
        self._sweep()
        self._holds = {number: hold for number, hold in self._holds.items() if hold.first - 1 > self._silenced}

    def _silent(self, clause: SpokenBlock) -> bool:
        last = max(self._silenced, self._silenced_in.get(clause.language, 0))
        return clause.utterance <= last or self.superseded(clause)

    def _sweep(self) -> None:
        silent = [clause for clause in self._queue if self._silent(clause)]
        if silent:
            self._queue = deque(clause for clause in self._queue if not self._silent(clause))
            self._skipped += [clause for clause in silent if clause is not self._cut]
