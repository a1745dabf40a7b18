"""What is done to the files of a pack before it is used: converted in a process of its own, loaded, and tried."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import numpy as np

from interpreter_app.core.errors import EngineError, ModelCorrupt, ModelError
from interpreter_app.core.text import Direction
from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.marian import MarianTranslator
from interpreter_app.engines.models import AGAIN, expect, understood
from interpreter_app.engines.opus import convert, target_token
from interpreter_app.engines.piper import PiperVoice, check_voice
from interpreter_app.engines.whisper import WhisperRecognizer
from interpreter_app.policy.language_id import primary
from interpreter_app.storage.catalog import Entry
from interpreter_app.storage.control import Cancelled, Control
from interpreter_app.storage.packs import Pack

CONVERT = "convert-opus"
"""The hidden command that converts: a frozen program has no `python -m`."""
SENTENCES = {
    "en": "One moment, please.", "es": "Un momento, por favor.", "de": "Einen Moment, bitte.",
    "fr": "Un moment, s'il vous plaît.", "it": "Un momento, per favore.", "pt": "Um momento, por favor.",
    "ru": "Одну минуту, пожалуйста.", "zh": "请稍等。", "ja": "少々お待ちください。", "ar": "لحظة من فضلك.",
}  # fmt: skip
"""What a translator is tried with; numbers, where its language is not here."""
NUMBERS = "1, 2, 3."
_LISTEN_S = 1.5
__all__ = ["CONVERT", "ModelWorkshop", "convert", "inspect", "own_command"]


def own_command(*arguments: str) -> list[str]:
    """The command line that runs this program anew."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "interpreter_app", *arguments]


class ModelWorkshop:
    """A `storage.store.Workshop` with the engines of this program."""

    def convert(self, release: str, made: str, control: Control) -> None:
        """Turn the OPUS-MT release in the folder `release` into a model in `made`, in a process of its own.

        A conversion takes more memory than the program should keep, and cannot be stopped in any other way.
        """
        command = own_command(CONVERT, release, made)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as child:  # noqa: S603
            said = ""
            while child.poll() is None:
                try:
                    _, said = child.communicate(timeout=0.2)
                except subprocess.TimeoutExpired:
                    if control.cancelled:
                        child.kill()
                        raise Cancelled from None
        if child.returncode:
            lines = [line.strip() for line in said.strip().splitlines() if line.strip()]
            message = lines[0].removeprefix("error: ") if lines else f"the conversion ended with {child.returncode}"
            hint = lines[1] if len(lines) > 1 else "There may be too little memory: close other programs."
            raise ModelCorrupt(message, hint=hint)

    def check(self, entry: Entry, folder: str) -> Entry:
        """Load the pack, run one sentence, and give what is known of it now; raises `ModelError`."""
        try:
            return replace(entry, **_TRIALS[entry.kind](entry, folder))
        except (ModelError, EngineError) as error:
            hint = error.hint.replace(AGAIN, "Take another pack, or the files it was made of.")
            message = str(error).replace(folder, entry.id)
            message = message if entry.id in message else f"{entry.id}: {message}"
            raise ModelCorrupt(message, hint=hint or "Take another pack.") from error


def inspect(pack: Pack) -> None:
    """Raise `ModelCorrupt` where the files of an installed pack are of another kind than it says."""
    if pack.entry.kind == "voice":
        PiperVoice(pack.folder, pack.entry.languages[0], **pack.entry.options)
    else:
        expect(pack.folder, pack.entry.kind)


def _try_recognizer(entry: Entry, folder: str) -> dict[str, Any]:
    languages = tuple(dict.fromkeys(primary(tag) for tag in understood(folder)))
    options = {name: value for name, value in entry.options.items() if name != "streaming"}
    recognizer = WhisperRecognizer(folder, languages=languages, **options)
    noise = np.random.default_rng(1).normal(0, 0.01, round(_LISTEN_S * RATE_HZ)).astype(np.float32)
    hearing = recognizer.hear(noise)
    hearing.languages(languages)
    hearing.decode(languages[0])
    return {"languages": languages}


def _try_translator(entry: Entry, folder: str) -> dict[str, Any]:
    direction = Direction(*entry.languages)
    token = target_token(folder, direction, entry.options.get("target_token", ""))
    options = {**entry.options, "target_token": token} if token else dict(entry.options)
    translator = MarianTranslator(folder, direction, **options)
    text = SENTENCES.get(direction.source, NUMBERS)
    if not translator.translate(text):
        raise ModelCorrupt(f"the translator in {folder} has nothing to say to “{text}”", hint="Take another pack.")
    return {"options": options}


def _try_voice(entry: Entry, folder: str) -> dict[str, Any]:
    check_voice(PiperVoice(folder, entry.languages[0], **entry.options))
    return {}


_TRIALS = {"recognizer": _try_recognizer, "translator": _try_translator, "voice": _try_voice}
