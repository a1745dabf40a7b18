"""A conversation on devices: microphone and loudspeaker as a session."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial

from interpreter_app.audio.devices import find, list_devices
from interpreter_app.audio.echo import ClosedMicrophone, EchoCanceller
from interpreter_app.audio.echo_test import ENOUGH_DB, EchoMeasurement, try_echo
from interpreter_app.audio.files import SpeechFile
from interpreter_app.audio.live import LiveAudio
from interpreter_app.audio.playback import Playback
from interpreter_app.compose.engines import load_more
from interpreter_app.core.audio import AudioBlock, Floats
from interpreter_app.core.errors import DeviceError, ModelMissing, OutputError
from interpreter_app.core.events import DeviceChanged, Event, Side, StageFailed
from interpreter_app.core.units import LaneId, Samples, samples
from interpreter_app.pipeline.bus import Subscriber
from interpreter_app.pipeline.commanded import Commanded
from interpreter_app.pipeline.engines_host import Engines
from interpreter_app.pipeline.live_playout import LivePlayout
from interpreter_app.pipeline.session import Session
from interpreter_app.policy.language_id import primary
from interpreter_app.settings import Settings
from interpreter_app.storage.journal import Journal

MICROPHONE_LANE = LaneId("microphone")
ECHO_SENTENCES = {
    "en": "One moment, please: this is a short test of your microphone and your loudspeaker.",
    "es": "Un momento, por favor: esta es una prueba breve de su micrófono y su altavoz.",
}
"""What is said to find out whether the program's own voice can be taken out of what the microphone hears."""


class Conversation:
    """A session that runs on devices until it is told to stop.  Its methods may be called from any thread."""

    def __init__(self, session: Session, audio: LiveAudio, duplex: str) -> None:
        self._session, self._audio, self._duplex = session, audio, duplex
        self._over = threading.Event()
        self._pushing = threading.Lock()
        self._deaf = False
        self._failure: BaseException | None = None
        self._names: dict[Side, str] = {}
        self._thread = threading.Thread(target=self._run, name="capture", daemon=True)
        session.subscribe(self._hear, live=True)

    @property
    def devices(self) -> str:
        """What it hears with and speaks through, for people."""
        names = [self._names.get(side, "nothing") for side in ("input", "output")]
        return f"{names[0]} → {names[1]} ({self._duplex})"

    @property
    def session(self) -> Commanded:
        """What may be asked of it while it runs."""
        return self._session

    def start(self) -> None:
        """Open the devices and begin to listen; raises `DeviceError`."""
        self._audio.open()
        self._session.start()
        self._thread.start()

    def talk(self, *, pressed: bool, language: str | None = None) -> None:
        """Push to talk: the button of the side that speaks `language` goes down or up."""
        self._session.talk(pressed=pressed, language=language)

    def stop(self) -> None:
        """Let `wait` return."""
        self._over.set()

    def wait(self, seconds: float | None = None) -> None:
        """Until it is told to stop, `seconds` at most; raises what the capture thread failed with."""
        end = None if seconds is None else seconds
        while not self._over.wait(0.5 if end is None else min(0.5, end)):  # wakes up for Ctrl-C
            if end is not None:
                end -= 0.5
                if end <= 0:
                    break
        self._check()

    def finish(self) -> None:
        """Listen no more, interpret what was heard, and speak it."""
        with self._pushing:
            self._deaf = True
        self._check()
        self._session.finish()

    def close(self) -> None:
        """End at once; what is committed has been recorded."""
        with self._pushing:
            self._deaf = True
        self._session.close()
        self._audio.stop()
        if self._thread.ident is not None:
            self._thread.join()

    def _check(self) -> None:
        if self._failure is not None:
            raise self._failure

    def _run(self) -> None:
        try:
            self._audio.run(self._push, self._session.publish)
        except BaseException as error:  # noqa: BLE001 - whoever waits must see it
            self._failure = error
        finally:
            self._over.set()

    def _push(self, block: AudioBlock) -> None:
        with self._pushing:
            if not self._deaf:
                self._session.push(block)

    def _hear(self, event: Event, elapsed_ms: int) -> None:
        if isinstance(event, DeviceChanged):
            if event.state in {"opened", "back"}:
                self._names[event.side] = event.name
            else:
                self._names.pop(event.side, None)


@contextmanager
def listen(
    engines: Engines,
    settings: Settings,
    *,
    input: str | None = None,  # noqa: A002 - the option's name
    output: str | None = None,
    speech: str | None = None,
    journal: str | None = None,
    subscribe: Sequence[Subscriber] = (),
    live: Sequence[Subscriber] = (),
) -> Iterator[Conversation]:
    """A conversation through a microphone and a loudspeaker, by their names; None: the system's default.

    `speech` is the WAV file to write the spoken translation to, `journal` the folder to keep a journal in.  `subscribe`
    receive the events in the audio's order, `live` at once.  However it ends, what was committed has been recorded.
    Raises `DeviceError`, `UsageError`, `OutputError`.
    """
    options = settings.options
    loudspeaker = Playback()
    audio = LiveAudio(
        MICROPHONE_LANE,
        input=input,
        output=output,
        loudspeaker=loudspeaker,
        own_voice_out=_own_voice_out(engines, settings, loudspeaker, input, output),
        closing_silence=samples(options.endpointing.late_silence_ms + 200),
    )
    with ExitStack() as stack:
        file = stack.enter_context(SpeechFile(speech)) if speech is not None else None
        kept, problem = None, None
        if journal is not None:
            try:
                kept = stack.enter_context(Journal(journal))
            except OutputError as error:  # better a conversation that is not kept than none
                problem = StageFailed(MICROPHONE_LANE, Samples(0), "journal", "journal", str(error))
        playout = LivePlayout(
            loudspeaker,
            audio.position_at,
            options.duplex,
            two_way=options.languages.between is not None,
            sink=file.place if file is not None else None,
        )
        session = Session(
            engines, options, lane=MICROPHONE_LANE, threaded=True, playout=playout, journal=kept,
            load=partial(load_more, engines, settings),
        )  # fmt: skip
        conversation = Conversation(session, audio, options.duplex.duplex)
        if file is not None:
            stack.callback(lambda: file.close(session.heard))
        stack.callback(conversation.close)
        if kept is not None:
            session.subscribe(kept, live=True)
        for subscriber in subscribe:
            session.subscribe(subscriber)
        for subscriber in live:
            session.subscribe(subscriber, live=True)
        conversation.start()
        if problem is not None:
            session.publish(problem)
        yield conversation


def _own_voice_out(
    engines: Engines, settings: Settings, loudspeaker: Playback, input_name: str | None, output_name: str | None
) -> Callable[[Floats, float], Floats] | None:
    """What keeps the program's voice out of its ears; cancelling only where a test shows that it works."""
    match settings.options.duplex.duplex:
        case "gate":
            return ClosedMicrophone(loudspeaker, settings.options.duplex.tail_ms)
        case "headphones":
            return None
        case "cancel":
            found = echo_test(engines, settings, input_name, output_name)
            if found.verdict == "gate":  # a device may have stuttered
                found = echo_test(engines, settings, input_name, output_name)
            if found.verdict == "gate":
                raise DeviceError(
                    f"echo cancelling makes the program's own voice only {found.reduction_db:.0f} dB quieter here;"
                    f" {ENOUGH_DB:.0f} dB are needed",
                    hint="Use headphones and --duplex headphones, or --duplex gate.",
                )
            return EchoCanceller(loudspeaker, delay_ms=found.delay_ms or 0)


def echo_test(engines: Engines, settings: Settings, input_name: str | None, output_name: str | None) -> EchoMeasurement:
    """How much of its own voice the microphone hears, and how much of that can be taken out; takes about seven seconds.

    No stream may be open in this process.  Raises `DeviceError`, `ModelMissing`.
    """
    devices = list_devices()
    microphone, loudspeaker = find("input", input_name, devices), find("output", output_name, devices)
    languages = settings.options.languages
    spoken = primary(languages.target or (languages.between or ("en",))[0])
    voice = engines.voice(spoken)
    if voice is None:
        raise ModelMissing(f"no voice speaks {spoken}", hint="Choose --duplex headphones or --duplex gate.")
    text = ECHO_SENTENCES.get(spoken, ECHO_SENTENCES["en"])
    return try_echo(microphone, loudspeaker, engines.synthesis.call(lambda: voice.speak(text)).result())
