"""Arguments that several commands share: languages, outputs, packs; and what they set."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from interpreter_app.core.errors import UsageError
from interpreter_app.core.options import Speak
from interpreter_app.storage.export import FORMATS, check_format
from interpreter_app.storage.outputs import check_output

OUTPUTS = ("speech", "transcript", "events")


def add_shared(parser: argparse.ArgumentParser) -> None:
    """Languages, outputs and packs."""
    languages = parser.add_argument_group("languages (BCP-47 tags: en, es, pt-BR)")
    languages.add_argument("--from", dest="source", metavar="L", help="the language that is spoken; auto: find out")
    languages.add_argument("--to", dest="target", metavar="L", help="the language to translate into")
    languages.add_argument("--between", nargs=2, metavar="L", help="two languages: each is translated into the other")
    outputs = parser.add_argument_group("outputs")
    outputs.add_argument("--speech", metavar="OUT.wav", help="the spoken translation, on the clock of the input")
    formats = ", ".join(name.removeprefix(".") for name in FORMATS)
    outputs.add_argument("--transcript", metavar="OUT", help=f"both languages, as the file's ending says: {formats}")
    outputs.add_argument("--events", metavar="OUT.jsonl", help="everything that happens, one JSON object a line")
    outputs.add_argument(
        "--speak",
        choices=get_args(Speak),
        help="speak clause by clause while the speaker goes on, after each turn, or not at all",
    )
    parser.add_argument(
        "--terms",
        metavar="FILE",
        help="names and words that are likely to come, one a line; WORD = TRANSLATION: how one is always translated",
    )
    outputs.add_argument("--reading", action="store_true", help="show only translation that never changes")
    outputs.add_argument(
        "--journal", metavar="DIR", help="keep what is committed, safe from power cuts, in this folder; off: nowhere"
    )
    add_packs(parser)


def add_packs(parser: argparse.ArgumentParser, *, use: bool = True) -> None:
    """Where packs are looked for, and which ones are preferred."""
    parser.add_argument(
        "--packs", metavar="DIR", action="append", help="look for models here and nowhere else; may be repeated"
    )
    if use:
        parser.add_argument(
            "--use", metavar="PACK", action="append", help="take this installed pack before others; may be repeated"
        )


def packs_of(arguments: argparse.Namespace) -> dict[str, Any]:
    """What `add_packs`' arguments set, as tables of settings."""
    flags: dict[str, Any] = {}
    if arguments.packs:
        flags["packs"] = arguments.packs
    if getattr(arguments, "use", None):
        flags["models"] = {"use": arguments.use}
    return flags


def outputs_of(arguments: argparse.Namespace) -> dict[str, str]:
    """The outputs that are asked for: their names and paths."""
    return {name: path for name in OUTPUTS if (path := getattr(arguments, name))}


def check(arguments: argparse.Namespace, inputs: Sequence[str] = ()) -> None:
    """Find what cannot work before any work begins.  Raises `UsageError` and `OutputError`."""
    if arguments.between and (arguments.source or arguments.target):
        raise UsageError("--between does not go with --from and --to", hint="Use --between L L, or --from L --to L.")
    if arguments.speech and arguments.speak == "off":
        raise UsageError("--speech does not go with --speak off", hint="Leave one of them out.")
    outputs = outputs_of(arguments)
    if "transcript" in outputs:
        check_format(outputs["transcript"])
    taken = {os.path.realpath(path): "the input" for path in inputs}
    for name, path in outputs.items():
        check_output(path)
        place = os.path.realpath(path)
        if place in taken:
            raise UsageError(f"--{name} {path} would overwrite {taken[place]}", hint="Give it another name.")
        if not Path(place).exists() or Path(place).is_file():  # devices take from many
            taken[place] = f"the output of --{name}"


def flags_of(arguments: argparse.Namespace) -> dict[str, Any]:
    """What the arguments set, as tables of settings.  Languages replace all languages set elsewhere."""
    flags: dict[str, Any] = {}
    if arguments.between or arguments.source or arguments.target:
        flags["languages"] = {
            "between": arguments.between,
            "source": None if arguments.source == "auto" else arguments.source,
            "target": arguments.target,
        }
    if arguments.speak:
        flags["speaking"] = {"speak": arguments.speak}
    if arguments.reading:
        flags["translation"] = {"reading": True}
    if arguments.terms:
        flags["context"] = read_terms(arguments.terms)
    return flags | packs_of(arguments)


def read_terms(path: str) -> dict[str, Any]:
    """The table of settings that a file of terms stands for; lines that begin with # say nothing.

    Raises `UsageError`, with the line, for one that is not as it should be.
    """
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}", hint="Name a text file in UTF-8.") from error
    terms: list[str] = []
    given: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        term, sign, translation = (part.strip() for part in line.partition("="))
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not term or (sign and not translation):
            raise UsageError(
                f"line {number} of {path} lacks a word: {line.strip()}", hint="A line is WORD, or WORD = TRANSLATION."
            )
        terms.append(term)
        if sign:
            given[term] = translation
    return {"terms": terms, "translation_terms": given}


def merged(flags: dict[str, Any], more: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """`flags` with the tables of `more` added to theirs."""
    return flags | {name: {**flags.get(name, {}), **table} for name, table in more.items()}
