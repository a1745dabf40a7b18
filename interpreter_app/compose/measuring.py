"""What this machine can carry."""

from __future__ import annotations

from collections.abc import Callable

from interpreter_app.compose.engines import installed
from interpreter_app.engines.measuring import measure_machine, measure_recognizers
from interpreter_app.engines.piper import PiperVoice
from interpreter_app.engines.random_models import WHISPER
from interpreter_app.policy.choosing import Choice, Machine, choices
from interpreter_app.settings import Settings


def measure(settings: Settings, say: Callable[[str], None]) -> tuple[Machine, tuple[Choice, ...]]:
    """The machine, and every recognizer of the catalog on it; takes about a minute.  `say` is told what comes next."""
    packs = installed(settings)
    sizes = {entry.size: entry.parameters for entry in packs.known if entry.kind == "recognizer"}
    pack = next((pack for pack in packs.installed if pack.entry.kind == "voice"), None)
    voice = None if pack is None else PiperVoice(pack.folder, pack.entry.languages[0], **pack.entry.options)
    machine = measure_machine(voice, say)
    known = {name: sizes[name] for name in WHISPER if name in sizes}
    return machine, choices(list(measure_recognizers(known, say)), machine)
