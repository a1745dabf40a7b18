"""Every option says what it is, in which unit or range; and the defaults keep to it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from interpreter_app.core import options

RANGE = re.compile(r"(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)")
UNITS = {"_ms": "milliseconds", "_hz": "hertz", "_s": "seconds", "_mb": "megabytes"}


def documented() -> Iterator[tuple[str, str, str, str]]:
    """Class, field, annotation and docstring of every field in core.options that is not a group of options."""
    for node in ast.parse(Path(options.__file__).read_text("utf-8")).body:
        if not isinstance(node, ast.ClassDef):
            continue
        for field, following in zip(node.body, [*node.body[1:], None], strict=True):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                annotation = ast.unparse(field.annotation)
                if not annotation.endswith("Options"):
                    text = following.value.value if _is_text(following) else ast.get_docstring(node)
                    yield node.name, field.target.id, annotation, str(text)


def _is_text(node: ast.stmt | None) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


FIELDS = list(documented())


def test_every_field_is_looked_at() -> None:
    groups = [
        value for value in vars(options).values() if isinstance(value, type) and value.__module__ == options.__name__
    ]
    every = {
        (group.__name__, field.name) for group in groups for field in fields(group) if "Options" not in str(field.type)
    }
    assert {(group, name) for group, name, _, _ in FIELDS} == every


@pytest.mark.parametrize(("group", "name", "annotation", "text"), FIELDS, ids=[f"{f[0]}.{f[1]}" for f in FIELDS])
def test_option_is_documented(group: str, name: str, annotation: str, text: str) -> None:
    unit = next((word for suffix, word in UNITS.items() if name.endswith(suffix)), None)
    if unit:
        assert unit in text
    if annotation in {"int", "float"}:
        bounds = RANGE.search(text)
        assert bounds, f"{group}.{name} names no range: {text}"
        low, high = (float(bound) for bound in bounds.groups())
        assert low <= getattr(getattr(options, group)(), name) <= high
    elif annotation != "bool":
        assert "`" in text, f"{group}.{name} does not say what it can be: {text}"
