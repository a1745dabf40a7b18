"""A recorded session in place of a live one: an event log, at its own speed or all at once."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from interpreter_app.core.errors import UsageError
from interpreter_app.core.events import Event
from interpreter_app.core.options import LanguageOptions, SpeakingOptions
from interpreter_app.core.units import TurnId, UtteranceId
from interpreter_app.gui.bridge import Bridge
from interpreter_app.gui.reports import Errand, Lent, Loaded, Opening, Over
from interpreter_app.settings import Settings
from interpreter_app.storage.event_log import from_json


def read_log(path: str) -> list[tuple[Event, int]]:
    """The events of a log, with their milliseconds.  Raises `UsageError`."""
    try:
        lines = Path(path).read_text("utf-8").splitlines()
        return [from_json(json.loads(line)) for line in lines]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is not an event log: {error}", hint="Give one that --events has written.") from error


class Replay:
    """Plays a log when a conversation is started, `speed` times as fast as it was; 0: at once.

    What is asked of a recorded session changes nothing in it; the last such request is in `asked`.
    """

    def __init__(self, bridge: Bridge, log: list[tuple[Event, int]], *, speed: float = 1.0) -> None:
        self._bridge, self._log, self._speed = bridge, log, speed
        self._over = threading.Event()
        self._thread: threading.Thread | None = None
        self._lent = threading.Event()
        self._errands: list[threading.Thread] = []
        self.asked: list[tuple[object, ...]] = []

    def load(self, settings: Settings) -> None:
        """A log needs no engines."""
        self.asked.append(("load", settings.options.languages))
        self._bridge(Loaded((), trial=True))

    def reload(self, settings: Settings) -> None:
        """A log needs no engines."""
        self.asked.append(("reload",))
        self._bridge(Loaded((), trial=True))

    def lend(self, errand: Errand) -> None:
        """It has no engines to lend, and a log no devices; whoever is in the way stops."""
        self._lent.set()
        self._lent = threading.Event()
        lent = Lent(None, self._lent)
        self._errands.append(threading.Thread(target=errand, args=(lent,), name="errand", daemon=True))
        self._errands[-1].start()

    def start(self, settings: Settings, journal: str | None) -> None:
        """Play it."""
        self.asked.append(("start",))
        self._over.clear()
        self._bridge(Opening())
        if self._speed:
            self._thread = threading.Thread(target=self._play, name="replay", daemon=True)
            self._thread.start()
        else:
            self._play()

    def stop(self) -> None:
        """Play no more of it."""
        self.asked.append(("stop",))
        self.close()
        self._bridge(Over())

    def interrupt(self) -> None:
        """Asked in vain."""
        self.asked.append(("interrupt",))

    def pause(self, *, on: bool) -> None:
        """Asked in vain."""
        self.asked.append(("pause", on))

    def configure(self, languages: LanguageOptions | None, speaking: SpeakingOptions | None) -> None:
        """Asked in vain."""
        self.asked.append(("configure", languages, speaking))

    def read(self, *, on: bool) -> None:
        """Asked in vain."""
        self.asked.append(("read", on))

    def push_to_talk(self, *, on: bool) -> None:
        """Asked in vain."""
        self.asked.append(("push_to_talk", on))

    def talk(self, *, pressed: bool, language: str | None) -> None:
        """Asked in vain."""
        self.asked.append(("talk", pressed, language))

    def say(self, turn: TurnId) -> None:
        """Asked in vain."""
        self.asked.append(("say", turn))

    def flip(self, utterance: UtteranceId) -> None:
        """Asked in vain."""
        self.asked.append(("flip", utterance))

    def edit(self, utterance: UtteranceId, text: str) -> None:
        """Asked in vain."""
        self.asked.append(("edit", utterance, text))

    def write(self, text: str, language: str | None) -> None:
        """Asked in vain."""
        self.asked.append(("write", text, language))

    def close(self) -> None:
        """End it."""
        self._over.set()
        self._lent.set()
        for thread in (self._thread, *self._errands):
            if thread is not None:
                thread.join()

    def _play(self) -> None:
        gone = 0
        for event, elapsed_ms in self._log:
            if self._speed and self._over.wait(max(0, elapsed_ms - gone) / 1000 / self._speed):
                return
            gone = max(gone, elapsed_ms)
            self._bridge(event, elapsed_ms)
