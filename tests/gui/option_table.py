"""The words of the settings, from the docstrings of the options: `python -m tests.gui.option_table` after a change.

It writes `OptionWords.qml`, whose strings are translated like all others of the interface.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from interpreter_app import settings
from interpreter_app.core import options

FILE = Path(__file__).parents[2] / "resources/qml/Interpreter/OptionWords.qml"
_RANGE = re.compile(r"[;,]\s*(?:in milliseconds; |in pixels; )?[\d.]+\.\.\d[\d.]*|, in (?:milliseconds|pixels)(?=[;.])")
HEAD = """pragma Singleton
import QtQuick

// What each setting is.  Made from the options' docstrings by `python -m tests.gui.option_table`; do not edit.
QtObject {
"""


def documented() -> dict[str, dict[str, str]]:
    """For each class of options: its docstring under an empty name, and its fields'."""
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(Path(options.__file__).read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = {"": ast.get_docstring(node) or ""}
            for field, text in zip(node.body, node.body[1:], strict=False):
                if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr):
                    found[node.name][ast.unparse(field.target)] = str(ast.literal_eval(text.value))
    return found


def help_of(text: str) -> str:
    """The first paragraph of a docstring, as a sentence in one line, without the range, which the control shows."""
    plain = " ".join(_RANGE.sub("", text.partition("\n\n")[0]).split())
    plain = (
        plain.replace('; `""`: none', "")
        .replace("`None`", "automatic")
        .replace(", or automatic.", ".")
        .replace("`", "")
    )
    plain = re.sub(r"\b([a-z]+(?:_[a-z]+)+)\b", lambda found: f"“{label(found[1])}”", plain)
    return plain[:1].upper() + plain[1:].removesuffix(".") + "."


def label(name: str) -> str:
    """What people read instead of a name."""
    words = name.removesuffix("_ms").replace("_", " ")
    return words[:1].upper() + words[1:]


def lines() -> Iterator[str]:
    """The body of the file."""
    texts, known = documented(), settings.known()
    groups = {table: texts[_group(table)] for table in dict.fromkeys(one.table for one in known)}
    yield "    readonly property var tables: ({"
    for table, text in groups.items():
        yield _row(table, label(table), help_of(text[""]).partition(". ")[0].rstrip(".") + ".")
    yield "    })"
    yield "    readonly property var settings: ({"
    for one in known:
        yield _row(one.key, label(one.name), help_of(groups[one.table][one.name]))
    yield "    })"
    yield "    readonly property var choices: ({"
    for choice in sorted({choice for one in known for choice in one.choices}):
        yield f"        {_quoted(choice)}: qsTr({_quoted(label(choice))}),"
    yield "    })"


def _group(table: str) -> str:
    return table.removesuffix("s").capitalize() + "Options"


def _row(key: str, label: str, about: str) -> str:
    return f"        {_quoted(key)}: {{ label: qsTr({_quoted(label)}), help: qsTr({_quoted(about)}) }},"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def table() -> str:
    """The whole file."""
    return HEAD + "\n".join(lines()) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(table(), "utf-8")
