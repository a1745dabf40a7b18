"""From a lane's audio to its utterances: where speech begins and where it ends."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from interpreter_app.core.audio import AudioBlock, Floats, Heard, SpeechBlock
from interpreter_app.core.events import Event, SpeechStarted, SpeechStopped
from interpreter_app.core.options import EndpointingOptions, GateOptions
from interpreter_app.core.ports import SpeechProbability
from interpreter_app.core.units import WINDOW, LaneId, Samples, UtteranceId, samples
from interpreter_app.policy.endpointing import Endpointing
from interpreter_app.policy.gate import Gate, SpeechBegan, SpeechPaused

CUT_OFF = samples(300)
"""Audio that ends so soon after speech has cut it off, so far as one can tell."""


class Utterances:
    """Numbers utterances, and turns, across the lanes of a session."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> UtteranceId:
        """The next number, from 1."""
        self._last += 1
        return UtteranceId(self._last)


class Segmentation:
    """Cuts a lane into utterances by speech probability and silence; one per lane.

    Its decisions depend on the audio alone, not on how it was divided into blocks: everything happens window by window.
    """

    name = "segmentation"
    takes = (AudioBlock, Heard)

    def __init__(
        self, probability: SpeechProbability, gate: GateOptions, endpointing: EndpointingOptions, numbers: Utterances
    ) -> None:
        self._probability = probability
        self._gate = Gate(gate)
        self._endpointing = Endpointing(endpointing)
        self._numbers = numbers
        self._padding = samples(gate.prefix_padding_ms)
        self._kept = samples(gate.prefix_padding_ms + gate.min_speech_ms) + WINDOW
        self._waiting: Floats = np.zeros(0, np.float32)
        self._recent: Floats = np.zeros(0, np.float32)
        self._heard = Samples(0)
        self._utterance: UtteranceId | None = None
        self._last_end = Samples(0)

    def step(self, item: AudioBlock | Heard, late: Samples) -> Iterator[SpeechBlock | Heard | Event]:
        """Take a block in; a `Heard` mark with `finished` closes what is open."""
        if isinstance(item, Heard):
            yield from self._finish(item)
            return
        self._waiting = np.concatenate([self._waiting, item.samples])
        while len(self._waiting) >= WINDOW:
            window, self._waiting = self._waiting[:WINDOW], self._waiting[WINDOW:]
            yield from self._hear(item.lane, window)

    def reset(self) -> None:
        """Begin anew at the present position."""
        self._probability.reset()
        self._gate.reset()
        self._utterance = None

    def _hear(self, lane: LaneId, window: Floats) -> Iterator[SpeechBlock | Heard | Event]:
        self._heard = Samples(self._heard + WINDOW)
        change = self._gate.hear(self._probability(window), self._heard)
        self._recent = np.concatenate([self._recent, window])[-self._kept :]
        if self._utterance is None:
            if isinstance(change, SpeechBegan):
                yield from self._begin(lane, change.at, Samples(max(change.at - self._padding, self._last_end)))
        else:
            if isinstance(change, SpeechPaused):
                self._endpointing.paused(change.at)
            elif isinstance(change, SpeechBegan):
                self._endpointing.resumed()
            ended = self._endpointing.ended(self._heard)
            if ended is None:
                start = Samples(self._heard - WINDOW)
                yield self._block(lane, window, start, WINDOW if self._gate.speaking else Samples(0))
            else:
                yield from self._end(lane, ended, window)
        yield Heard(lane, self._heard)

    def _begin(self, lane: LaneId, at: Samples, start: Samples) -> Iterator[SpeechBlock | Event]:
        self._utterance = self._numbers.next()
        self._endpointing.began(at)
        yield SpeechStarted(lane, self._heard, self._utterance, start)
        length = min(self._heard - start, len(self._recent))
        if length:
            audio = self._recent[-length:]
            yield self._block(lane, audio, Samples(self._heard - length), Samples(self._heard - at))

    def _block(self, lane: LaneId, audio: Floats, start: Samples, voiced: Samples) -> SpeechBlock:
        assert self._utterance is not None
        return SpeechBlock(self._utterance, AudioBlock(lane, audio, start), heard=self._heard, voiced=voiced)

    def _end(self, lane: LaneId, at: Samples, rest: Floats) -> Iterator[SpeechBlock | Event]:
        """Close the utterance; `rest` is the audio of it that was not handed on yet, up to what was heard."""
        assert self._utterance is not None
        yield SpeechStopped(lane, self._heard, self._utterance, at)
        audio = AudioBlock(lane, rest, Samples(self._heard - len(rest)))
        yield SpeechBlock(self._utterance, audio, last=True, heard=self._heard, speech_end=at)
        self._utterance, self._last_end = None, at
        if self._gate.speaking:  # ended for its length: speech goes on in a new utterance
            yield from self._begin(lane, self._heard, self._heard)

    def _finish(self, mark: Heard) -> Iterator[SpeechBlock | Heard | Event]:
        if len(self._waiting):
            yield from self._hear(mark.lane, np.pad(self._waiting, (0, WINDOW - len(self._waiting))))
            self._waiting = np.zeros(0, np.float32)
        if self._utterance is not None:
            cut_off = self._heard - self._gate.active_end <= CUT_OFF
            at = self._heard if cut_off else self._gate.active_end
            self._gate.reset()
            yield from self._end(mark.lane, at, np.zeros(0, np.float32))
        yield Heard(mark.lane, self._heard, finished=True)
