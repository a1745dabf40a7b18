"""What the program can tell the window in English: found in the code, and what a language lacks of it.

`python -m tests.gui.core_texts` says what the tables in `resources/languages` lack, and what they have too much.

A text is found where it flows into an error of `core.errors` (or an exception of the program's own, whose text goes
into one), a `Finding`, a `StageFailed` or a notice: written there, or named there, returned by what is called there, or
handed over as an argument, in any module that the window imports, directly or not.  Exceptions that Python has itself
tell of mistakes in the program and are not found, but in `settings`, where pydantic makes errors of them.
"""

from __future__ import annotations

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from interpreter_app.gui.interface import TRANSLATED

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources/languages"
SHOWN = {"Finding": ("what", "remedy"), "Tried": ("failure",), "StageFailed": ("text",), "Field": ("description",)}
"""Fields of values that are shown; pydantic's description of a field says what a setting may be."""
NOUNS = frozenset({"microphone", "loudspeaker", "recognizer", "translator", "voice", "none"})
"""Single words that are filled in; others of one word are names, and are not looked for."""
NOTICES = "notices"
"""A property that is shown."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> dict[str, ast.Module]:
    """Those that the window imports, by name; `gui` itself says what it has to say in QML."""
    waiting = [f"interpreter_app.gui.{path.stem}" for path in (ROOT / "interpreter_app/gui").glob("*.py")]
    found: dict[str, ast.Module] = {}
    while waiting:
        name = waiting.pop()
        path = ROOT / name.replace(".", "/")
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if name in found or not path.is_file():
            continue
        found[name] = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(found[name]):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("interpreter_app"):
                waiting += [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
    return {name: tree for name, tree in sorted(found.items()) if not name.startswith("interpreter_app.gui")}


class Search:
    """Follows texts backwards, from where they are shown to where they are written."""

    def __init__(self, trees: dict[str, ast.Module]) -> None:
        self.trees = trees
        self.found: set[str] = set()
        self.arguments: dict[str, set[str]] = defaultdict(set)
        """Of what is called: the arguments that are shown."""
        self.parameters: dict[str, list[list[str]]] = defaultdict(list)
        """Of what is called: the parameters of all that have that name."""
        self.names: dict[str, set[str]] = defaultdict(set)
        """Of each module: names whose values are shown."""
        self.results: set[str] = {NOTICES}
        """Functions that return what is shown."""
        self._declare()
        before = -1
        while before != (before := self._size()):
            for module, tree in trees.items():
                self._look(module, tree)

    def _size(self) -> int:
        parts: tuple[set[str], ...] = (self.found, self.results, *self.arguments.values(), *self.names.values())
        return sum(map(len, parts)) + 1

    def _declare(self) -> None:
        classes = [node for tree in self.trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        errors = {"Exception", "ValueError"}
        for _ in range(4):  # errors have errors above them
            errors |= {one.name for one in classes if any(isinstance(b, ast.Name) and b.id in errors for b in one.bases)}
        for one in classes:
            fields = [n.target.id for n in one.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)]
            if one.name in errors:
                self.arguments[one.name] |= {"0", "hint"}
            if fields:
                self.parameters[one.name].append(fields)
        self.arguments |= {name: set(fields) for name, fields in SHOWN.items()}
        for tree in self.trees.values():
            for node in ast.walk(tree):
                if isinstance(node, Function):
                    names = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
                    self.parameters[node.name].append(names[1:] if names[:1] in (["self"], ["cls"]) else names)

    def _look(self, module: str, tree: ast.Module) -> None:
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append"), args=[value]):
                    self._assign(module, ast.Name(name), value)
                case ast.Call():
                    self._call(module, node)
                case ast.Assign(targets=[target], value=value):
                    self._assign(module, target, value)
                case ast.AnnAssign(target=target, value=ast.expr() as value):
                    self._assign(module, target, value)
                case ast.NamedExpr(target=target, value=value) | ast.For(target=target, iter=value):
                    self._assign(module, target, value)
                case ast.comprehension(target=target, iter=value):
                    self._assign(module, target, value)
                case ast.FunctionDef(name=name) if name in self.results:
                    for inner in ast.walk(node):
                        if isinstance(inner, ast.Return | ast.Yield) and inner.value is not None:
                            self._take(module, inner.value)
                case _:
                    pass
            if isinstance(node, Function):
                for parameter in (*node.args.args, *node.args.kwonlyargs):
                    if parameter.arg in self.names[module] and self._uses(module, node, parameter.arg):
                        self.arguments[node.name].add(parameter.arg)

    def _uses(self, module: str, function: Function, parameter: str) -> bool:
        """Whether that parameter itself is shown, and not only another variable of its name in the module."""
        narrow = Narrow(self, module)
        for node in ast.walk(function):
            if isinstance(node, ast.Call):
                for shown in self._shown(module, node):
                    narrow.take(shown)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name | ast.Tuple):
                names = {n.id for n in ast.walk(node.targets[0]) if isinstance(n, ast.Name)}
                if names & self.names[module]:
                    narrow.take(node.value)
            elif isinstance(node, ast.Return) and function.name in self.results and node.value is not None:
                narrow.take(node.value)
        return parameter in narrow.names

    def _shown(self, module: str, call: ast.Call) -> Iterator[ast.expr]:
        """The arguments of a call that are shown."""
        name = _called(call.func)
        if name == "ValueError" and module.startswith("interpreter_app.settings"):
            yield from call.args
        shown = self.arguments.get(name, set())
        for at, argument in enumerate(call.args):
            known = any(names[at : at + 1] and names[at] in shown for names in self.parameters[name])
            if known or str(at) in shown:
                yield argument
        for keyword in call.keywords:
            if keyword.arg in shown:
                yield keyword.value

    def _call(self, module: str, call: ast.Call) -> None:
        for argument in self._shown(module, call):
            self._take(module, argument)

    def _assign(self, module: str, target: ast.expr, value: ast.expr) -> None:
        match target, value:
            case ast.Tuple(elts=targets), ast.Tuple(elts=values):
                for one, its in zip(targets, values, strict=False):
                    self._assign(module, one, its)
            case ast.Tuple(elts=targets), _ if any(isinstance(t, ast.Name) and t.id in self.names[module] for t in targets):
                self._take(module, value)
            case ast.Name(id=name), _ if name in self.names[module]:
                self._take(module, value)
            case _:
                pass

    def _take(self, module: str, shown: ast.expr) -> None:
        narrow = Narrow(self, module)
        narrow.take(shown)
        self.found |= narrow.found
        self.names[module] |= narrow.names
        self.results |= narrow.called


class Narrow:
    """What one expression shows."""

    def __init__(self, search: Search, module: str) -> None:
        self.found: set[str] = set()
        self.names: set[str] = set()
        self.called: set[str] = set()

    def take(self, shown: ast.expr) -> None:
        """Look what it is made of."""
        match shown:
            case ast.Constant(value=str(text)):
                self._find(text)
            case ast.JoinedStr() | ast.BinOp(op=ast.Add()):
                for text in templates(shown):
                    self._find(text)
                for part in _filled(shown):
                    self.take(part)
            case ast.IfExp(body=one, orelse=other):
                self.take(one)
                self.take(other)
            case ast.BoolOp(values=values) | ast.Tuple(elts=values) | ast.List(elts=values) | ast.Dict(values=values):
                for value in values:
                    self.take(value)
            case ast.Subscript(value=value) | ast.Starred(value=value):
                self.take(value)
            case ast.GeneratorExp(elt=value) | ast.ListComp(elt=value):
                self.take(value)
            case ast.Name(id=name):
                self.names.add(name)
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(mark)), attr="join"), args=[joined]):
                if re.search("[a-z]", mark):
                    self._find("{}" + mark + "{}")
                self.take(joined)
            case ast.Call(func=ast.Attribute(value=ast.Dict() as value, attr="get")):
                self.take(value)
            case ast.Call(func=ast.Name(id="tuple" | "str"), args=[value]):
                self.take(value)
            case ast.Call(func=function):
                self.called.add(_called(function))
            case _:
                pass

    def _find(self, text: str) -> None:
        if re.search(r"[A-Za-z]{2}", text.replace("{}", "")) and " " in text:
            self.found.add(text)


def templates(shown: ast.expr) -> list[str]:
    """A text with `{}` where something is filled in; two where a part may be left out."""
    match shown:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return list(map("".join, product(*map(templates, parts))))
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return list(map("".join, product(templates(left), templates(right))))
        case ast.FormattedValue(value=value):
            return templates(value) if _optional(value) else ["{}"]
        case ast.IfExp(body=one, orelse=other) if _optional(shown):
            return [*templates(one), *templates(other)]
        case _:
            return ["{}"]


def _optional(shown: ast.expr) -> bool:
    """Whether it is a text or nothing."""
    return isinstance(shown, ast.IfExp) and isinstance(shown.orelse, ast.Constant) and shown.orelse.value == ""


def _filled(shown: ast.expr) -> Iterator[ast.expr]:
    """What is filled into a text."""
    match shown:
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from _filled(part)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            yield from (*_filled(left), *_filled(right))
        case ast.FormattedValue(value=ast.IfExp(body=value) as choice) if _optional(choice):
            yield from _filled(value)
        case ast.IfExp(body=value) if _optional(shown):
            yield from _filled(value)
        case ast.FormattedValue(value=value):
            yield value
        case ast.Constant():
            return
        case _:
            yield shown


def _called(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def texts() -> set[str]:
    """The templates of all that the window can be told."""
    return Search(modules()).found | NOUNS


def table(language: str) -> dict[str, str]:
    """The translations into `language`."""
    return json.loads((FOLDER / f"phrases.{language}.json").read_text("utf-8"))


if __name__ == "__main__":
    needed = texts()
    for language in TRANSLATED:
        there = table(language).keys()
        print(language, "lacks", *map(repr, sorted(needed - there)), sep="\n  ")
        print(language, "needs no more", *map(repr, sorted(there - needed)), sep="\n  ")
