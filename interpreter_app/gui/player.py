"""What the window needs of whoever carries out what it asks."""

from __future__ import annotations

from typing import Protocol

from interpreter_app.core.options import LanguageOptions, SpeakingOptions
from interpreter_app.core.units import TurnId, UtteranceId
from interpreter_app.gui.reports import Errand
from interpreter_app.settings import Settings


class Player(Protocol):
    """What carries out what is asked: the conductor, or a recorded session that is shown."""

    def load(self, settings: Settings) -> None:
        """Get ready."""
        ...

    def start(self, settings: Settings, journal: str | None) -> None:
        """Begin a conversation."""
        ...

    def stop(self) -> None:
        """End it."""
        ...

    def interrupt(self) -> None:
        """Say nothing of what waits to be said."""
        ...

    def pause(self, *, on: bool) -> None:
        """Hear nothing for a while."""
        ...

    def reload(self, settings: Settings) -> None:
        """Get ready anew: other packs are there."""
        ...

    def lend(self, errand: Errand) -> None:
        """Have something else done with the devices and the engines, while no conversation needs them."""
        ...

    def configure(self, languages: LanguageOptions | None, speaking: SpeakingOptions | None) -> None:
        """Other languages, or another way to speak, from now on."""
        ...

    def read(self, *, on: bool) -> None:
        """Show only translation that never changes."""
        ...

    def push_to_talk(self, *, on: bool) -> None:
        """Let a button begin and end utterances instead of the voice."""
        ...

    def talk(self, *, pressed: bool, language: str | None) -> None:
        """The button of the side that speaks `language` (None: of either) goes down or up."""
        ...

    def say(self, turn: TurnId) -> None:
        """Speak the translation of a turn again."""
        ...

    def flip(self, utterance: UtteranceId) -> None:
        """Read an utterance in the other language."""
        ...

    def edit(self, utterance: UtteranceId, text: str) -> None:
        """Put `text` in place of an utterance, and translate that."""
        ...

    def write(self, text: str, language: str | None) -> None:
        """Translate and speak a typed line; `language` None: that of this side."""
        ...

    def close(self) -> None:
        """End everything."""
        ...
