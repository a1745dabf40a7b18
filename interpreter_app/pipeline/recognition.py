"""From stretches of speech to utterances and their words, while they are still being spoken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from interpreter_app.core.audio import Floats, Heard, SpeechBlock
from interpreter_app.core.commands import COMMANDS, Command, Configure, Reread, Say, Write
from interpreter_app.core.errors import EngineError
from interpreter_app.core.events import Event, FallingBehind, OwnVoiceDropped, SpeechStarted, SpeechStopped, StageFailed
from interpreter_app.core.options import EndpointingOptions, GateOptions, RecognitionOptions
from interpreter_app.core.ports import Recognizer
from interpreter_app.core.text import Foreseen, Hypothesis, shown
from interpreter_app.core.units import WINDOW, LaneId, Samples, samples
from interpreter_app.pipeline.redoing import Redoing, Utterances
from interpreter_app.pipeline.stage import position
from interpreter_app.pipeline.utterance import Reading, Utterance, streaming_of
from interpreter_app.policy.closing import closes
from interpreter_app.policy.echo_text import OwnVoice
from interpreter_app.policy.endpointing import Endpointing, TurnCounter
from interpreter_app.policy.lag import Lag
from interpreter_app.policy.language_id import LanguageChoice, LanguagePlan, plan, prior_after

FIRST_DECODE = samples(640)
"""Speech heard before an utterance is decoded at all; less says too little."""
REMEMBERED_TURNS = 4


class Recognition:
    """Decodes a lane's open utterance on a grid of heard audio, and in full once a pause may end it.

    The words decide how long the pause must be; if it lasts, the text is there already.
    """

    name = "recognition"
    takes = (SpeechBlock, Reread, Write, Say, Configure, Heard)

    def __init__(
        self,
        recognizer: Recognizer,
        languages: LanguagePlan,
        *,
        gate: GateOptions,
        endpointing: EndpointingOptions,
        recognition: RecognitionOptions,
        numbers: Utterances,
        turns: TurnCounter,
        own_voice: OwnVoice | None = None,
        prompt: str = "",
    ) -> None:
        """`own_voice` knows what the program speaks: its own words coming back are dropped.

        `prompt`: words that are likely to come.
        """
        self._prompt = prompt
        self._recognizer, self._languages, self._options = recognizer, languages, recognition
        self._streaming = streaming_of(recognition, recognizer.streaming)
        self._numbers, self._turns, self._own_voice = numbers, turns, own_voice
        self._redoing = Redoing(recognizer, recognition, numbers, turns, prompt)
        self._endpointing = Endpointing(endpointing)
        self._interval = samples(self._streaming.interval_ms)
        self._lag = Lag(self._interval)
        self._padding = samples(gate.prefix_padding_ms)
        self._kept = samples(gate.prefix_padding_ms + gate.min_speech_ms) + WINDOW
        self._open: Utterance | None = None
        self._ready: Reading | None = None
        self._before: Floats = np.zeros(0, np.float32)
        self._last_end = Samples(0)
        self._spoken: list[str] = []

    def step(self, item: SpeechBlock | Command | Heard, late: Samples) -> Iterator[Command | Foreseen | Heard | Event]:
        """Take a block of speech in; decode where a grid point was passed, or where speech has paused."""
        if isinstance(item, COMMANDS):
            yield from self._obey(item)  # type: ignore[arg-type]  # COMMANDS are the members of Command
            return
        assert isinstance(item, SpeechBlock | Heard)
        if self._lag.caught_up(late):
            lane = item.lane if isinstance(item, Heard) else item.audio.lane
            yield FallingBehind(lane, position(item), self.name, late)
        if isinstance(item, Heard):
            yield replace(item, speaking=self._open is not None)
            return
        if self._open is not None:
            self._open.hear(item.audio.samples, item.voiced)
        else:
            self._before = np.concatenate([self._before, item.audio.samples])
            if item.began is not None:
                yield self._begin(item, item.began)
            elif item.last:
                self._before = np.zeros(0, np.float32)
            else:
                self._before = self._before[-self._kept :]
        if self._open is not None:
            yield from self._listen(self._open, item, late)

    def reset(self) -> None:
        """Let the open utterance go."""
        self._open = None
        self._endpointing.close()

    def _begin(self, block: SpeechBlock, began: Samples) -> SpeechStarted:
        """Open an utterance, with the audio before speech was detected that is not another's."""
        first = Samples(block.audio.end - len(self._before))
        start = Samples(max(began - self._padding, self._last_end, first))
        return self._start(block, start, self._before[start - first :], began)

    def _start(self, block: SpeechBlock, start: Samples, audio: Floats, began: Samples) -> SpeechStarted:
        self._open = self._utterance(start, block.language)
        self._open.hear(audio, Samples(block.heard - began))
        self._before = np.zeros(0, np.float32)
        self._endpointing.began(began)
        return SpeechStarted(block.audio.lane, block.heard, self._open.number, start)

    def _utterance(self, start: Samples, language: str | None) -> Utterance:
        """A new one, in `language` if that is known."""
        candidates = self._languages.candidates
        choice = LanguageChoice(self._languages, prior_after(self._spoken, candidates))
        if language is not None:
            choice.choose(language)
        return Utterance(
            self._recognizer, self._options, self._streaming, self._languages, choice,
            number=self._numbers.next(), start=start, prompt=self._prompt,
        )  # fmt: skip

    def _obey(self, command: Command) -> Iterator[Command | Event]:
        match command:
            case Configure():
                if command.languages is not None:
                    self._languages = plan(command.languages, self._recognizer.languages)
                yield command
            case Say():
                yield replace(command, utterance=self._numbers.next())
            case Write():
                yield from self._redoing.write(command, self._languages)
            case Reread() if self._open is not None and self._open.number == self._redoing.newest(command.utterance):
                yield from self._turn_round(self._open, command)
            case Reread():
                yield from self._redoing.reread(command, self._languages)

    def _turn_round(self, one: Utterance, command: Reread) -> Iterator[Hypothesis | Event]:
        """Read the utterance that is open in another language, from its beginning and as speech goes on."""
        lane, now, said = command.lane, command.heard, one.said()
        yield SpeechStopped(lane, now, one.number, one.heard)
        yield self._hypothesis(one, lane, now, said, final=True)
        others = [language for language in self._languages.candidates if language != one.language]
        self._open = self._utterance(one.start, command.language or others[0])
        self._open.take_over(one)
        self._redoing.turned_round(one.number, self._open.number)
        self._ready = None
        yield SpeechStarted(lane, now, self._open.number, one.start)

    def _listen(self, one: Utterance, block: SpeechBlock, late: Samples) -> Iterator[Hypothesis | Foreseen | Event]:
        lane, now, ending = block.audio.lane, block.heard, self._endpointing
        if block.began is not None:
            ending.resumed()
            self._ready = None
        if block.paused is not None:
            ending.paused(block.paused)
        if block.paused is not None and late <= self._interval and ending.due(now):
            yield from self._foresee(one, lane, now, block.paused)
        end = ending.ended(now)
        if end is None and (block.last or ending.overlong(now)):
            end = block.paused
        if end is not None:
            yield from self._end(one, lane, now, Samples(max(end, one.start)))
            if block.last:
                self._before = np.zeros(0, np.float32)
        elif ending.overlong(now):
            yield from self._cut(one, block)
        elif block.paused is None and one.past_grid():
            if late > self._interval:
                if self._lag.skipped(now):
                    yield FallingBehind(lane, now, self.name, late)
            elif one.voiced >= FIRST_DECODE:
                yield from self._partial(one, lane, now)

    def _partial(self, one: Utterance, lane: LaneId, now: Samples) -> Iterator[Hypothesis | Event]:
        try:
            reading = one.partial()
        except EngineError as error:
            yield StageFailed(lane, now, self.name, error.code, str(error))
            return
        if reading is None:
            return
        own = self._own_voice
        if one.turn is None and own is not None and own.may_be_own(shown(reading.tokens), one.start, one.heard):
            return  # the next words will tell
        yield self._hypothesis(one, lane, now, reading, final=False)

    def _foresee(self, one: Utterance, lane: LaneId, now: Samples, pause: Samples) -> Iterator[Foreseen | Event]:
        """Decode as if the utterance ended with the pause at `pause`; the words say how long that must last."""
        try:
            self._ready = ready = one.whole(pause)
        except EngineError as error:
            yield StageFailed(lane, now, self.name, error.code, str(error))
            return
        self._endpointing.judge(closes(ready.tokens, ready.language))
        target = one.languages.target_of(ready.language) if ready.language is not None else None
        if ready.tokens and ready.language is not None and target is not None:
            yield Foreseen(lane, now, one.number, ready.language, target, ready.tokens)

    def _end(self, one: Utterance, lane: LaneId, now: Samples, end: Samples) -> Iterator[Hypothesis | Event]:
        yield SpeechStopped(lane, now, one.number, end)
        reading = self._ready
        if reading is None:
            try:
                reading = one.whole(end)
            except EngineError as error:
                yield StageFailed(lane, now, self.name, error.code, str(error))
                reading = one.said()
        own = self._own_voice
        if one.turn is None and own is not None and own.is_own(text := shown(reading.tokens), one.start, end):
            yield OwnVoiceDropped(lane, now, one.number, text)
            reading = Reading(reading.language, (), 0)
        if reading.tokens and reading.language is not None:
            self._spoken = [*self._spoken, reading.language][-REMEMBERED_TURNS:]
        yield self._hypothesis(one, lane, now, reading, final=True)
        assert one.turn is not None
        self._turns.extend(one.turn, end)
        self._redoing.over(one, one.turn, reading, end)
        self._before = one.audio(end)[-self._kept :]
        self._open, self._ready, self._last_end = None, None, end
        self._endpointing.close()

    def _cut(self, one: Utterance, block: SpeechBlock) -> Iterator[Hypothesis | Event]:
        """End an utterance that is too long; speech goes on in a new one."""
        cut = one.quietest()
        rest = one.audio(cut)
        one.leave(cut)
        yield from self._end(one, block.audio.lane, block.heard, cut)
        yield self._start(block, cut, rest, cut)

    def _hypothesis(self, one: Utterance, lane: LaneId, now: Samples, reading: Reading, *, final: bool) -> Hypothesis:
        if one.turn is None:
            one.turn = self._turns.assign(lane, one.start, reading.language)
        target = one.languages.target_of(reading.language) if reading.language is not None else None
        return Hypothesis(
            lane, now, one.turn, one.number, reading.language, reading.tokens, reading.stable, final,
            supersedes=one.supersedes, target=target,
        )  # fmt: skip
