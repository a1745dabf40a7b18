"""From a lane's audio to its stretches of speech."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from interpreter_app.core.audio import AudioBlock, Floats, Heard, SpeechBlock, Talk
from interpreter_app.core.commands import Configure
from interpreter_app.core.events import VoiceDetected
from interpreter_app.core.options import EndpointingOptions, GateOptions
from interpreter_app.core.ports import SpeechProbability
from interpreter_app.core.units import WINDOW, LaneId, Samples, samples
from interpreter_app.policy.gate import Gate, SpeechBegan, SpeechPaused

CUT_OFF = samples(300)
"""Audio that ends so soon after speech has cut it off, so far as one can tell."""

Out = SpeechBlock | Heard | VoiceDetected | Configure


class Segmentation:
    """Finds speech and pauses by speech probability, or by a button; one per lane.

    It cuts nothing that might belong together: a stretch ends only after a pause that is too long for any utterance.
    Its decisions depend on the audio alone, not on how it was divided into blocks: everything happens window by window.
    """

    name = "segmentation"
    takes = (AudioBlock, Talk, Heard, Configure)

    def __init__(self, probability: SpeechProbability, gate: GateOptions, endpointing: EndpointingOptions) -> None:
        self._probability = probability
        self._gate = Gate(gate)
        self._threshold = gate.threshold
        self._patience = samples(endpointing.late_silence_ms)
        self._push = endpointing.push_to_talk
        self._talk: Talk | None = None
        self._padding = samples(gate.prefix_padding_ms)
        self._kept = samples(gate.prefix_padding_ms + gate.min_speech_ms) + WINDOW
        self._waiting: Floats = np.zeros(0, np.float32)
        self._recent: Floats = np.zeros(0, np.float32)
        self._heard = Samples(0)
        self._open = False
        self._pause: Samples | None = None
        self._last_end = Samples(0)

    def step(self, item: AudioBlock | Talk | Heard | Configure, late: Samples) -> Iterator[Out]:
        """Take a block in; a `Heard` mark with `finished` closes what is open, and so does a released button."""
        if isinstance(item, Heard):
            yield from self._finish(item)
        elif isinstance(item, Configure):
            yield from self._choose(item)
            yield item
        elif isinstance(item, Talk) and self._push:
            self._talk = item if item.pressed else None
            if not item.pressed and self._open:
                yield self._end(item.lane, self._gate.active_end)
        elif isinstance(item, AudioBlock):
            self._waiting = np.concatenate([self._waiting, item.samples])
            while len(self._waiting) >= WINDOW:
                window, self._waiting = self._waiting[:WINDOW], self._waiting[WINDOW:]
                yield from self._hear(item.lane, window)

    def reset(self) -> None:
        """Begin anew at the present position."""
        self._probability.reset()
        self._gate.reset()
        self._open, self._pause = False, None

    def _choose(self, command: Configure) -> Iterator[Out]:
        """Let the button decide, or the voice: what is open ends, and what is heard after it begins anew."""
        if command.push_to_talk is None or command.push_to_talk == self._push:
            return
        self._push, self._talk = command.push_to_talk, None
        if self._open:
            yield self._end(command.lane, self._gate.active_end)
        self._gate.reset()

    def _hear(self, lane: LaneId, window: Floats) -> Iterator[Out]:
        self._heard = Samples(self._heard + WINDOW)
        probability = self._probability(window)
        change = self._gate.hear(probability, self._heard)
        self._recent = np.concatenate([self._recent, window])[-self._kept :]
        since = self._gate.active_since
        if since == self._heard - WINDOW and not self._gate.speaking:
            yield VoiceDetected(lane, self._heard, since)
        if self._push:
            yield from self._while_pressed(lane, window, voiced=probability >= self._threshold)
        else:
            yield from self._by_voice(lane, window, change)
        yield Heard(lane, self._heard)

    def _by_voice(self, lane: LaneId, window: Floats, change: SpeechBegan | SpeechPaused | None) -> Iterator[Out]:
        if isinstance(change, SpeechPaused):
            self._pause = change.at
        began = change.at if isinstance(change, SpeechBegan) else None
        start = Samples(self._heard - WINDOW)
        voiced = WINDOW if self._gate.speaking else Samples(0)
        if began is not None:
            self._pause, voiced = None, Samples(self._heard - began)
            if not self._open:
                self._open = True
                start = Samples(max(began - self._padding, self._last_end, self._heard - len(self._recent)))
                window = self._recent[len(self._recent) - (self._heard - start) :]
        if not self._open:
            return
        over = self._pause is not None and self._heard - self._pause >= self._patience
        yield SpeechBlock(AudioBlock(lane, window, start), self._heard, voiced, began, self._pause, over)
        if self._pause is not None and over:
            self._open, self._last_end, self._pause = False, self._pause, None

    def _while_pressed(self, lane: LaneId, window: Floats, *, voiced: bool) -> Iterator[Out]:
        if self._talk is None:
            return
        start = Samples(self._heard - WINDOW)
        began = None if self._open else start
        self._open = True
        length = WINDOW if voiced else Samples(0)
        block = AudioBlock(lane, window, start)
        yield SpeechBlock(block, self._heard, length, began, language=self._talk.language)

    def _end(self, lane: LaneId, at: Samples) -> SpeechBlock:
        """Close the stretch: speech ended at `at`."""
        self._open, self._pause, self._last_end = False, None, at
        nothing = AudioBlock(lane, np.zeros(0, np.float32), self._heard)
        return SpeechBlock(nothing, self._heard, paused=at, last=True)

    def _finish(self, mark: Heard) -> Iterator[Out]:
        if len(self._waiting):
            yield from self._hear(mark.lane, np.pad(self._waiting, (0, WINDOW - len(self._waiting))))
            self._waiting = np.zeros(0, np.float32)
        if self._open:
            cut_off = self._heard - self._gate.active_end <= CUT_OFF
            self._gate.reset()
            yield self._end(mark.lane, self._heard if cut_off else self._gate.active_end)
        yield Heard(mark.lane, self._heard, finished=True)
