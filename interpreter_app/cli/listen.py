"""The command `listen`: a conversation through microphone and loudspeaker."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, get_args

from interpreter_app import compose, settings
from interpreter_app.cli.arguments import add_shared, check, flags_of, merged, outputs_of
from interpreter_app.cli.history import journal_folder, offer
from interpreter_app.cli.keys import Keys
from interpreter_app.cli.results import Results
from interpreter_app.core.errors import UsageError
from interpreter_app.core.options import Duplex
from interpreter_app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `listen`."""
    add_shared(parser)
    devices = parser.add_argument_group("devices (`interpreter-app devices` lists them)")
    devices.add_argument(
        "--input", metavar="DEVICE", help="the microphone; what is set, or the system's default otherwise"
    )
    devices.add_argument(
        "--output", metavar="DEVICE", help="the loudspeaker; what is set, or the system's default otherwise"
    )
    devices.add_argument(
        "--duplex",
        choices=get_args(Duplex),
        help="gate: the microphone is closed while the program speaks (default); cancel: the program's voice is taken"
        " out of what the microphone hears, once a test has shown that this works; headphones: it is not heard",
    )
    devices.add_argument(
        "--push-to-talk", action="store_true", help="a turn begins and ends with a key instead of with the voice"
    )
    parser.add_argument("--seconds", metavar="N", type=_seconds, help="listen that long, then finish")


def run(arguments: argparse.Namespace) -> int:
    """Listen until told to stop; 0, or what went wrong as an exception.  What was committed is kept in any case."""
    check(arguments)
    chosen, outputs = _settings(arguments), outputs_of(arguments)
    with compose.open_engines(chosen) as engines, Results(outputs) as results:
        for notice in engines.notices:
            results.notice(notice)
        journal = journal_folder(arguments.journal)
        if journal is not None and (line := offer(journal)):
            results.notice(line)
        with compose.listen(
            engines,
            chosen,
            input=arguments.input or chosen.devices.input or None,
            output=arguments.output or chosen.devices.output or None,
            speech=outputs.get("speech"),
            journal=journal,
            subscribe=results.subscribe,
            live=results.live,
        ) as conversation:
            keys = _keys(conversation, chosen)
            told = f"{conversation.devices}.  {', '.join(f'{key}: {what}' for key, (what, _) in keys.items())}"
            results.notice(f"Listening: {told}")
            with Keys({" " if key == "space" else key: do for key, (_, do) in keys.items()}):
                conversation.wait(arguments.seconds)
            conversation.finish()
    return 0


def _settings(arguments: argparse.Namespace) -> Settings:
    more: dict[str, dict[str, Any]] = {}
    if arguments.duplex:
        more["duplex"] = {"duplex": arguments.duplex}
    if arguments.push_to_talk:
        more["endpointing"] = {"push_to_talk": True}
    flags = merged(flags_of(arguments), more)
    chosen = settings.load(flags)
    if chosen.options.duplex.duplex == "gate" and not arguments.speak:
        return settings.load(merged(flags, {"speaking": {"speak": "turn"}}))
    if chosen.options.duplex.duplex == "gate" and arguments.speak == "clause":
        raise UsageError(
            "--speak clause speaks while somebody else does, and under the gate the microphone would be closed",
            hint="Use --duplex headphones or --duplex cancel with it, or --speak turn.",
        )
    return chosen


def _keys(conversation: compose.Conversation, chosen: Settings) -> dict[str, tuple[str, Callable[[], None]]]:
    """What each key does, and what that is called."""
    keys: dict[str, tuple[str, Callable[[], None]]] = {"space": ("stop speaking", conversation.session.interrupt)}
    if chosen.options.endpointing.push_to_talk:
        languages = chosen.options.languages
        sides = languages.between or (languages.source,)
        for number, language in enumerate(sides, 1):
            keys[str(number)] = (f"talk {language or ''}".strip(), _Button(conversation, language))
    keys["p"] = ("pause", lambda: conversation.session.pause(on=not conversation.session.paused))
    if chosen.options.languages.between:
        keys["f"] = ("other language", lambda: _flip_last(conversation))
    keys["q"] = ("finish", conversation.stop)
    return keys


def _flip_last(conversation: compose.Conversation) -> None:
    """Read what was said last in the other language."""
    turns = conversation.session.transcript.turns
    if turns:
        conversation.session.flip(turns[-1].utterances[-1].utterance)


class _Button:
    """A key that goes down with one stroke and up with the next."""

    def __init__(self, conversation: compose.Conversation, language: str | None) -> None:
        self._conversation, self._language, self._pressed = conversation, language, False

    def __call__(self) -> None:
        self._pressed = not self._pressed
        self._conversation.talk(pressed=self._pressed, language=self._language)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of seconds above 0")
    return seconds
