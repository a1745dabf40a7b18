"""What the window's pages do with devices and packs: `compose`, imported on the thread that uses it first.

Importing it takes most of a second; and tests put something else in the place of `Tools`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event

    from interpreter_app.compose import Engines
    from interpreter_app.compose.diagnosis import Device
    from interpreter_app.compose.packs import Control, Entry, Known, Pack, Report, Store
    from interpreter_app.compose.trying import EchoMeasurement
    from interpreter_app.core.audio import Waveform
    from interpreter_app.core.events import Event as News
    from interpreter_app.policy.choosing import Choice, Machine
    from interpreter_app.policy.health import Finding
    from interpreter_app.settings import Settings


class Tools:
    """Each does what the function of its name in `compose` does."""

    def list_devices(self) -> Sequence[Device]:
        """All microphones and loudspeakers."""
        from interpreter_app.compose.trying import list_devices

        return list_devices()

    def hear(
        self, name: str, say: Callable[[float, float], None], over: Event, *, seconds: float | None = None
    ) -> Waveform:
        """Hear with a microphone until `over`, `seconds` at most."""
        from interpreter_app.compose.trying import hear

        return hear(name, say, over, seconds=seconds)

    def play(self, name: str, audio: Waveform, over: Event) -> None:
        """Play on a loudspeaker."""
        from interpreter_app.compose.trying import play

        play(name, audio, over)

    def sentence(self, engines: Engines | None, language: str) -> Waveform:
        """What a loudspeaker is tried with."""
        from interpreter_app.compose.trying import sentence

        return sentence(engines, language)

    def echo_test(
        self, engines: Engines | None, settings: Settings, input_name: str, output_name: str
    ) -> EchoMeasurement:
        """How much of its own voice the microphone hears; empty names are the system's own devices."""
        from interpreter_app.compose.trying import echo_test

        return echo_test(engines, settings, input_name or None, output_name or None)

    def play_sample(
        self,
        engines: Engines | None,
        settings: Settings,
        live: Sequence[Callable[[News, int], None]],
        over: Event,
        say: Callable[[str], None],
    ) -> None:
        """The sample conversation through the pipeline."""
        from interpreter_app.compose.sample import play_sample

        play_sample(engines, settings, live, over, say)

    def diagnose(self, settings: Settings, input_name: str, output_name: str, history: str) -> Sequence[Finding]:
        """What is well on this computer, and what is not."""
        from interpreter_app.compose.diagnosis import diagnose

        return diagnose(settings, input=input_name or None, output=output_name or None, history=history)

    def machine(self) -> Sequence[Finding]:
        """The processor and the memory."""
        from interpreter_app.compose.diagnosis import diagnose_hardware

        return diagnose_hardware()

    def measure(self, settings: Settings, say: Callable[[str], None]) -> tuple[Machine, Sequence[Choice]]:
        """What this machine can carry."""
        from interpreter_app.compose.measuring import measure

        return measure(settings, say)

    def packs(self, settings: Settings) -> Known:
        """The packs that there are."""
        from interpreter_app.compose.packs import look

        return look(settings)

    def store(self, settings: Settings) -> Store:
        """Where they are installed."""
        from interpreter_app.compose.packs import open_store

        return open_store(settings)

    def control(self) -> Control:
        """What pauses and cancels an installation."""
        from interpreter_app.compose.packs import Control

        return Control()

    def wanted(self, known: Sequence[Entry], names: Sequence[str], size: str) -> Sequence[Entry]:
        """The packs for a pair of languages."""
        from interpreter_app.compose.packs import wanted

        return wanted(known, names, size)

    def install(self, store: Store, entry: Entry, control: Control, report: Report) -> bool:
        """Install one; whether it was not cancelled.  Raises `InterpreterError`."""
        from interpreter_app.compose.packs import install

        return install(store, entry, control, report)

    def take(
        self, store: Store, path: str, languages: Sequence[str], control: Control, report: Report
    ) -> Sequence[Pack]:
        """The packs that lie at `path`, installed; `languages` where the files do not say theirs."""
        from interpreter_app.compose.packs import Said, take

        return take(store, path, Said(languages=tuple(languages)), control, report)

    def verify(self, pack: Pack) -> None:
        """Check sums, load, and run a sentence."""
        from interpreter_app.compose.packs import try_pack

        try_pack(pack)

    def bundle(self, packs: Sequence[Pack], out: str, say: Callable[[Pack], None]) -> int:
        """Put packs into a zip; its size in bytes."""
        from interpreter_app.compose.packs import bundle

        return bundle(packs, out, say)
