"""The models of this process, the thread each lives on, and the fair queue before it.

One `Engines` serves all sessions: two sessions never mean two copies of a model.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self, TypeVar

from interpreter_app.core.errors import ModelMissing, SessionError
from interpreter_app.core.ports import Recognizer, Translator, Voice, VoiceActivity
from interpreter_app.core.text import Direction
from interpreter_app.core.units import Samples
from interpreter_app.pipeline.mailbox import Mailbox

T = TypeVar("T")
Handler = Callable[[object, Samples], None]


class Worker:
    """One thread that serves the mailboxes of many lanes in turn."""

    def __init__(self, name: str) -> None:
        self.lock = threading.Lock()
        """Held while the models of this worker are in use."""
        self._condition = threading.Condition()
        self._lanes: deque[tuple[Mailbox, Handler]] = deque()
        self._calls: deque[Callable[[], None]] = deque()
        self._stopping = False
        self._busy: Mailbox | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def register(self, handle: Handler) -> Mailbox:
        """A mailbox whose items this worker's thread will pass to `handle`, one at a time."""
        mailbox = Mailbox(self._wake)
        with self._condition:
            self._lanes.append((mailbox, handle))
        return mailbox

    def release(self, mailbox: Mailbox) -> None:
        """Serve `mailbox` no more; waits for the item in hand."""
        with self._condition:
            self._lanes = deque(lane for lane in self._lanes if lane[0] is not mailbox)
            self._condition.wait_for(lambda: self._busy is not mailbox)

    def call(self, work: Callable[[], T]) -> Future[T]:
        """Run `work` on this worker's thread."""
        future: Future[T] = Future()

        def run() -> None:
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001 - whoever waits for the result must see it
                future.set_exception(error)

        with self._condition:
            self._calls.append(run)
            self._condition.notify_all()
        return future

    def stop(self) -> None:
        """End the thread once the item in hand is dealt with."""
        with self._condition:
            self._stopping = True
            self._condition.notify_all()
        self._thread.join()

    def _wake(self) -> None:
        with self._condition:
            self._condition.notify_all()

    def _run(self) -> None:
        while True:
            with self._condition:
                self._busy = None
                self._condition.notify_all()
                self._condition.wait_for(lambda: self._stopping or self._calls or any(len(m) for m, _ in self._lanes))
                if self._stopping:
                    return
                call = self._calls.popleft() if self._calls else None
                taken = None if call else self._next()
            if call is not None:
                call()
            elif taken is not None:
                handle, item, late = taken
                with self.lock:
                    handle(item, late)

    def _next(self) -> tuple[Handler, object, Samples] | None:
        """The next lane's oldest item, lanes taking turns."""
        for _ in range(len(self._lanes)):
            mailbox, handle = self._lanes[0]
            self._lanes.rotate(-1)
            taken = mailbox.take()
            if taken is not None:
                self._busy = mailbox
                return handle, *taken
        return None


@dataclass(frozen=True, slots=True)
class Loaders:
    """How to load each model; called once, on the thread on which the model will live."""

    voice_activity: Callable[[], VoiceActivity]
    recognizer: Callable[[], Recognizer]
    translators: Mapping[Direction, Callable[[], Translator]] = field(default_factory=dict)
    voices: Mapping[str, Callable[[], Voice]] = field(default_factory=dict)


class Engines:
    """The loaded models and their workers: `recognition`, `translation` and `synthesis`."""

    def __init__(
        self, loaders: Loaders, *, lanes: int = 8, packs: tuple[str, ...] = (), notices: tuple[str, ...] = ()
    ) -> None:
        """Load everything, each kind on its own thread; `lanes` can be served at a time.

        The log names `packs`; `notices` are what the user should know of them.
        """
        self.packs = packs
        self.notices = notices
        self.recognition, self.translation, self.synthesis = Worker("asr"), Worker("mt"), Worker("tts")
        self._places = threading.Semaphore(lanes)
        try:
            recognizer = self.recognition.call(loaders.recognizer)
            translators = self.translation.call(lambda: {d: load() for d, load in loaders.translators.items()})
            voices = self.synthesis.call(lambda: {name: load() for name, load in loaders.voices.items()})
            self.voice_activity = loaders.voice_activity()
            self.recognizer = recognizer.result()
            self._translators, self._voices = translators.result(), voices.result()
        except BaseException:
            self.close()
            raise

    def load(
        self, translators: Mapping[Direction, Callable[[], Translator]], voices: Mapping[str, Callable[[], Voice]]
    ) -> None:
        """Load those of them that are not there yet, each on its thread; returns when they are."""
        more = {direction: load for direction, load in translators.items() if direction not in self._translators}
        other = {name: load for name, load in voices.items() if name not in self._voices}
        loading = self.translation.call(lambda: {direction: load() for direction, load in more.items()})
        spoken = self.synthesis.call(lambda: {name: load() for name, load in other.items()})
        self._translators = {**self._translators, **loading.result()}
        self._voices = {**self._voices, **spoken.result()}

    def translator(self, direction: Direction) -> Translator:
        """The translator for `direction`; raises ModelMissing."""
        try:
            return self._translators[direction]
        except KeyError:
            raise ModelMissing(
                f"no translator from {direction.source} to {direction.target} is loaded",
                hint="choose a pair that a pack is installed for",
            ) from None

    def voice(self, language: str) -> Voice | None:
        """The voice for `language`, or None."""
        return self._voices.get(language)

    def admit(self) -> None:
        """Take a place for one lane; raises SessionError when all are taken."""
        if not self._places.acquire(blocking=False):
            raise SessionError("all places are taken: the engines are busy", hint="end another session first")

    def dismiss(self) -> None:
        """Give one lane's place back."""
        self._places.release()

    def close(self) -> None:
        """End the threads."""
        for worker in (self.recognition, self.translation, self.synthesis):
            worker.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
