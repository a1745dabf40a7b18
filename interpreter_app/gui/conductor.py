"""The thread that owns the engines and the conversation, and does what the window asks.  No Qt here.

It imports `compose` itself, which takes most of a second (numpy, models): the window stands by then.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from interpreter_app.core.errors import InterpreterError, SessionError, UsageError
from interpreter_app.core.options import LanguageOptions, SpeakingOptions
from interpreter_app.core.units import TurnId, UtteranceId
from interpreter_app.gui.bridge import Bridge
from interpreter_app.gui.reports import Errand, Failed, Lent, Loaded, Loading, Opening, Over, Refused

if TYPE_CHECKING:
    from interpreter_app.compose import Conversation, Engines
    from interpreter_app.settings import Settings

LOOKS_EVERY_S = 0.25
"""How often it looks whether the conversation has failed."""


class Conductor:
    """Takes orders from any thread and carries them out one after another; what comes of them goes to the bridge."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._orders: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._engines: Engines | None = None
        self._loaded_for: object = None
        """What decides which models are loaded: languages, packs and what is preferred among them."""
        self._conversation: Conversation | None = None
        self._stack = ExitStack()
        self._over = threading.Event()
        """Of the errand that was sent last."""
        self._thread = threading.Thread(target=self._run, name="conductor", daemon=True)
        self._thread.start()

    def load(self, settings: Settings) -> None:
        """Load the engines for `settings`, to be ready."""
        self._over.set()
        self._orders.put(lambda: self._load(settings))

    def reload(self, settings: Settings) -> None:
        """Load the engines for `settings` anew, once no conversation needs those that are there."""

        def carry_out() -> None:
            self._loaded_for = None
            if self._conversation is None:
                self._load(settings)

        self._over.set()
        self._orders.put(carry_out)

    def lend(self, errand: Errand) -> None:
        """Run `errand` on this thread, which owns devices and engines; it stops when something else is asked."""
        self._over.set()
        over = self._over = threading.Event()
        self._orders.put(lambda: errand(Lent(self._engines, over, busy=self._conversation is not None)))

    def start(self, settings: Settings, journal: str | None) -> None:
        """Begin a conversation; `journal` is the folder to keep it in."""
        self._over.set()
        self._orders.put(lambda: self._start(settings, journal))

    def stop(self) -> None:
        """End the conversation, once what was heard is interpreted and spoken; asked again, without speaking it.

        It may be one that is only beginning: the window knows that it listens a moment before this does.
        """
        if (conversation := self._conversation) is not None and conversation.session.paused:
            conversation.session.pause(on=False)
        self._orders.put(self._finish)

    def interrupt(self) -> None:
        """Say nothing of what waits to be said."""
        if (conversation := self._conversation) is not None:
            conversation.session.interrupt()

    def pause(self, *, on: bool) -> None:
        """Hear nothing until it is turned off again."""
        self._ask(lambda conversation: conversation.session.pause(on=on))

    def configure(self, languages: LanguageOptions | None, speaking: SpeakingOptions | None) -> None:
        """Go between other languages, or speak otherwise, from now on."""
        self._ask(lambda conversation: conversation.session.configure(languages=languages, speaking=speaking))

    def read(self, *, on: bool) -> None:
        """Show only translation that never changes, from the next utterance on."""
        self._ask(lambda conversation: conversation.session.configure(reading=on))

    def push_to_talk(self, *, on: bool) -> None:
        """Let a button begin and end utterances instead of the voice."""
        self._ask(lambda conversation: conversation.session.configure(push_to_talk=on))

    def talk(self, *, pressed: bool, language: str | None) -> None:
        """The button of a side goes down or up."""
        self._ask(lambda conversation: conversation.talk(pressed=pressed, language=language))

    def say(self, turn: TurnId) -> None:
        """Speak the translation of a turn again."""
        self._try_to(lambda conversation: conversation.session.say(turn))

    def flip(self, utterance: UtteranceId) -> None:
        """Read an utterance in the other language."""
        self._try_to(lambda conversation: conversation.session.flip(utterance))

    def edit(self, utterance: UtteranceId, text: str) -> None:
        """Put `text` in place of an utterance, and translate that."""
        self._try_to(lambda conversation: conversation.session.edit(utterance, text))

    def write(self, text: str, language: str | None) -> None:
        """Translate and speak a typed line."""
        self._try_to(lambda conversation: conversation.session.write(text, language))

    def close(self) -> None:
        """End everything, and wait for it."""
        self.interrupt()
        self._over.set()
        self._orders.put(None)
        self._thread.join()

    def _ask(self, order: Callable[[Conversation], None]) -> None:
        def carry_out() -> None:
            if self._conversation is not None:
                order(self._conversation)

        self._orders.put(carry_out)

    def _try_to(self, order: Callable[[Conversation], None]) -> None:
        """Ask what may be refused; the conversation goes on all the same."""

        def carry_out(conversation: Conversation) -> None:
            try:
                order(conversation)
            except (UsageError, SessionError) as error:
                self._bridge(Refused(str(error), error.hint))

        self._ask(carry_out)

    def _run(self) -> None:
        while True:
            try:
                order = self._orders.get(timeout=None if self._conversation is None else LOOKS_EVERY_S)
            except queue.Empty:
                self._try(self._look)
                continue
            if order is None:
                break
            self._try(order)
        self._end()
        if self._engines is not None:
            self._engines.close()

    def _try(self, order: Callable[[], None]) -> None:
        """Carry out an order; what a person can mend is told, and so is what nobody expected."""
        try:
            order()
        except InterpreterError as error:
            self._end()
            self._bridge(Failed(error.code, str(error), error.hint))
        except Exception as error:  # noqa: BLE001 - the window must say it, not die of it
            self._end()
            self._bridge(Failed("unexpected", f"{type(error).__name__}: {error}", ""))

    def _load(self, settings: Settings) -> None:
        """Load the engines, unless those that are there will do."""
        from interpreter_app import compose

        wanted = (_unordered(settings.options.languages), settings.packs, settings.models)
        if self._engines is not None:
            if self._loaded_for == wanted:
                return
            self._engines.close()
            self._engines = self._loaded_for = None
        chosen = compose.choose(settings)
        self._engines = compose.open_engines(
            settings, chosen=chosen, progress=lambda done, total: self._bridge(Loading(done, total))
        )
        self._loaded_for = wanted
        self._bridge(Loaded(chosen.names, chosen.trial, chosen.notices))

    def _start(self, settings: Settings, journal: str | None) -> None:
        if self._conversation is not None:
            return
        from interpreter_app import compose

        self._bridge(Opening())
        self._load(settings)
        assert self._engines is not None
        listening = compose.listen(
            self._engines,
            settings,
            input=settings.devices.input or None,
            output=settings.devices.output or None,
            journal=journal,
            live=[self._bridge],
        )
        self._conversation = self._stack.enter_context(listening)

    def _look(self) -> None:
        if self._conversation is not None:
            self._conversation.wait(0)

    def _finish(self) -> None:
        if self._conversation is not None:
            self._conversation.finish()
            self._end()

    def _end(self) -> None:
        """Close the conversation, if there is one."""
        running, self._conversation = self._conversation, None
        try:
            self._stack.close()
        finally:
            if running is not None:
                self._bridge(Over())


def _unordered(languages: LanguageOptions) -> LanguageOptions:
    """The languages without the order of two that are translated into each other: the same engines serve both."""
    if languages.between is None:
        return languages
    one, other = sorted(languages.between)
    return LanguageOptions(between=(one, other))
