"""How a turn looks in a terminal: one line for pipes, rows with both languages for a screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from interpreter_app.core.text import Token
from interpreter_app.core.turns import Turn
from interpreter_app.storage.export import clock

Text = list[tuple[str, bool]]
"""Characters, each with whether it is committed."""

_NARROWEST = 8
"""Columns that text gets at least, however narrow the screen is."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours and weights, as ANSI select-graphic-rendition codes; empty: as the terminal writes."""

    time: str = "2"
    source: str = "1;36"
    target: str = "1;32"
    tail: str = "2"


NO_COLOR = Palette("", "", "", "")


def as_line(turn: Turn) -> str:
    """`[00:03.2 en→es] source  ⇒  target`."""
    if not turn.target:
        return _one_line(f"[{clock(turn.start)} {turn.language or '?'}] {turn.source}")
    languages = f"{turn.language or '?'}→{turn.target_language}"
    return f"{_one_line(f'[{clock(turn.start)} {languages}] {turn.source}')}  ⇒  {_one_line(turn.target)}"


def as_rows(turn: Turn, width: int, palette: Palette) -> list[str]:
    """The turn's time and its languages, wrapped to `width` columns.

    Committed text is solid, the rest painted as `palette.tail`; text that is still growing ends with `…`.
    """
    utterances = turn.utterances
    source = _text((u.tokens, len(u.tokens) if u.final else u.stable) for u in utterances)
    target = _text((u.target_tokens, len(u.target_tokens) if u.target_final else u.target_stable) for u in utterances)
    if not turn.ended and not all(u.final for u in utterances):
        source += [(" ", False), ("…", False)]
    if not turn.ended and target and not all(u.target_final for u in utterances):
        target += [(" ", False), ("…", False)]
    sides = [(turn.language or "?", palette.source, source)]
    if target:
        sides.append((turn.target_language or "?", palette.target, target))
    time, tags = clock(turn.start), max(len(language) for language, _, _ in sides)
    rows: list[str] = []
    for language, style, text in sides:
        for number, line in enumerate(wrap(text, max(_NARROWEST, width - len(time) - tags - 4)) or [[]]):
            stamp = " " * len(time) if rows else _paint(time, palette.time)
            tag = " " * tags if number else _paint(f"{language:<{tags}}", style)
            rows.append(f"{stamp}  {tag}  {_paint_line(line, palette)}")
    return rows


def wrap(text: Text, width: int) -> list[Text]:
    """`text` in lines of at most `width` columns, broken at spaces, and inside words only where one is too long."""
    lines: list[Text] = []
    line: Text = []
    for character in text:
        if character[0] == " " and not line:
            continue
        line.append(character)
        if _columns(line) <= width:
            continue
        space = next((at for at in range(len(line) - 1, 0, -1) if line[at][0] == " "), None)
        end = len(line) - 1 if space is None else space
        lines.append(line[:end])
        line = line[end:] if space is None else line[end + 1 :]
    return [*lines, line] if line else lines


def columns(character: str) -> int:
    """How many columns of a terminal a character takes: 0, 1 or 2."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _columns(line: Text) -> int:
    return sum(columns(character) for character, _ in line)


def _paint_line(line: Text, palette: Palette) -> str:
    runs = groupby(line, lambda character: character[1])
    return "".join(_paint("".join(c for c, _ in run), "" if solid else palette.tail) for solid, run in runs)


def _text(utterances: Iterable[tuple[Sequence[Token], int]]) -> Text:
    """Utterances, each with how many of its tokens are committed, as running text."""
    text: Text = []
    for tokens, stable in utterances:
        running = " " + "".join(token.text for token in tokens)
        solid = 1 + sum(len(token.text) for token in tokens[:stable])
        for at, character in enumerate(running):
            shown = character if character.isprintable() else " "
            if shown != " " or (text and text[-1][0] != " "):
                text.append((shown, at < solid))
    return text


def _paint(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style and text else text


def _one_line(text: str) -> str:
    return " ".join(text.split())
