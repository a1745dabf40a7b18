"""The hidden command that converts an OPUS-MT release: the program starts itself with it, also when it is frozen."""

from __future__ import annotations

import argparse

from interpreter_app.compose.workshop import CONVERT as NAME
from interpreter_app.compose.workshop import convert

__all__ = ["NAME", "add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("release", metavar="RELEASE", help="the folder with an unpacked OPUS-MT release")
    parser.add_argument("made", metavar="MADE", help="the folder to write the model into")


def run(arguments: argparse.Namespace) -> int:
    """Convert; 0, or what went wrong as an exception."""
    convert(arguments.release, arguments.made)
    return 0
