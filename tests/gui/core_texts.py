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
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from interpreter_app.gui.interface import TRANSLATED

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources/languages"
SHOWN = {"Finding": ("what", "remedy"), "Tried": ("failure",), "StageFailed": ("text",), "Field": ("description",)}
"""Fields of values that are shown; pydantic's description of a field says what a setting may be."""
FILLED = frozenset({
    "microphone", "loudspeaker", "recognizer", "translator", "voice", "none",
    "settings", "packs", "conversations", "speech that has to wait",
})  # fmt: skip
"""What is filled in: single words, which are names else, and what goes through mappings, which are not followed."""
NOTICES = "notices"
"""A property that is shown."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """A function with those inside it, or the rest of a module."""

    module: str
    name: str
    parameters: tuple[str, ...]
    nodes: tuple[ast.AST, ...]


def modules() -> dict[str, ast.Module]:
    """Those that the window imports, by name.

    `gui` says in QML what it has to say, but for what the doctor hears of its graphics.
    """
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
    own = re.compile(r"interpreter_app\.gui(?!\.graphics)")
    return {name: tree for name, tree in found.items() if not own.match(name)}


class Search:
    """Follows texts backwards, from where they are shown to where they are written."""

    def __init__(self, trees: dict[str, ast.Module]) -> None:
        self.found: set[str] = set()
        self.scopes = [scope for module, tree in trees.items() for scope in _scopes(module, tree)]
        self.arguments = defaultdict[str, set[str]](set, {name: set(fields) for name, fields in SHOWN.items()})
        """Of what is called: the arguments that are shown."""
        self.parameters = defaultdict[str, list[tuple[str, ...]]](list)
        """Of what is called: the parameters of each that has the name."""
        self.names: set[tuple[Scope | None, str]] = set()
        """Variables that are shown, with where they are; constants without."""
        self.results = {NOTICES}
        """Functions that return what is shown."""
        self._declare([node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)])
        before = -1
        while before != (before := self._size()):
            for scope in self.scopes:
                for node in scope.nodes:
                    self._look(scope, node)

    def _size(self) -> int:
        parts = (self.found, self.results, self.names, *self.arguments.values())
        return sum(map(len, parts))

    def _declare(self, classes: list[ast.ClassDef]) -> None:
        """Know what can be called, and with what."""
        errors, count = {"Exception", "ValueError"}, 0
        while count != (count := len(errors)):
            errors |= {
                one.name for one in classes if {base.id for base in one.bases if isinstance(base, ast.Name)} & errors
            }
        for one in classes:
            fields = [n.target.id for n in one.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)]
            self.parameters[one.name].append(tuple(fields))
            if one.name in errors:
                self.arguments[one.name] |= {"0", "hint"}
        for scope in self.scopes:
            self.parameters[scope.name].append(scope.parameters)

    def _look(self, scope: Scope, node: ast.AST) -> None:
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name() as name, attr="append"), args=[value]):
                self._assign(scope, name, value)
            case ast.Call():
                for argument in self._shown(scope, node):
                    self._take(scope, argument)
            case ast.Assign(targets=[target], value=value) | ast.NamedExpr(target=target, value=value):
                self._assign(scope, target, value)
            case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                self._assign(scope, target, value)
            case ast.Return(value=ast.expr() as value) | ast.Yield(value=ast.expr() as value):
                if scope.name in self.results:
                    self._take(scope, value)
            case _:
                pass

    def _shown(self, scope: Scope, call: ast.Call) -> Iterator[ast.expr]:
        """The arguments of a call that are shown."""
        name = _called(call.func)
        shown = self.arguments.get(name, set())
        if name == "ValueError" and scope.module.startswith("interpreter_app.settings"):
            shown = {"0"}
        for at, argument in enumerate(call.args):
            if str(at) in shown or any(names[at] in shown for names in self.parameters[name] if at < len(names)):
                yield argument
        yield from (keyword.value for keyword in call.keywords if keyword.arg in shown)

    def _assign(self, scope: Scope, target: ast.expr, value: ast.expr) -> None:
        match target, value:
            case ast.Tuple(elts=targets), ast.Tuple(elts=values):
                for one, its in zip(targets, values, strict=False):
                    self._assign(scope, one, its)
            case ast.Tuple(elts=targets), _ if any(self._named(scope, one) for one in targets):
                self._take(scope, value)
            case _ if self._named(scope, target):
                self._take(scope, value)
            case _:
                pass

    def _named(self, scope: Scope, target: ast.expr) -> bool:
        """Whether it is a variable that is shown."""
        return isinstance(target, ast.Name) and bool({(scope, target.id), (None, target.id)} & self.names)

    def _take(self, scope: Scope, shown: ast.expr) -> None:  # noqa: C901, PLR0912 - one case for each kind of expression
        """Look what an expression is made of, which is shown."""
        parts: list[ast.expr] = []
        match shown:
            case ast.Constant(value=str(text)):
                self._find(text)
            case ast.JoinedStr() | ast.BinOp(op=ast.Add()):
                for text in _templates(shown):
                    self._find(text)
                parts = list(_filled(shown))
            case ast.IfExp(body=one, orelse=other):
                parts = [one, other]
            case ast.BoolOp(values=values) | ast.Tuple(elts=values) | ast.List(elts=values) | ast.Dict(values=values):
                parts = values
            case ast.Subscript(value=value) | ast.GeneratorExp(elt=value) | ast.ListComp(elt=value):
                parts = [value]
            case ast.Starred(value=value) | ast.Call(func=ast.Name(id="tuple" | "str"), args=[value]):
                parts = [value]
            case ast.Call(func=ast.Attribute(value=ast.Dict() as value, attr="get")):
                parts = [value]
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(joint)), attr="join"), args=[value]):
                self._find("{}" + joint + "{}")
                parts = [value]
            case ast.Call(func=function):
                self.results.add(_called(function))
            case ast.Attribute(value=ast.Name(id="self"), attr=name):
                self.results.add(name)
            case ast.Name(id=name):
                self.names.add((None if name.isupper() else scope, name))
                if name in scope.parameters:
                    self.arguments[scope.name].add(name)
            case _:
                pass
        for part in parts:
            self._take(scope, part)

    def _find(self, text: str) -> None:
        if re.search(r"[A-Za-z]{2}", text.replace("{}", "")) and " " in text:
            self.found.add(text)


def _scopes(module: str, tree: ast.Module) -> Iterator[Scope]:
    rest: list[ast.AST] = []
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Function):
            names = [one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            parameters = names[1:] if names[:1] in (["self"], ["cls"]) else names
            yield Scope(module, node.name, tuple(parameters), tuple(ast.walk(node)))
        else:
            rest.append(node)
            waiting += ast.iter_child_nodes(node)
    yield Scope(module, "", (), tuple(rest))


def _templates(shown: ast.expr) -> list[str]:
    """A text with `{}` where something is filled in; two where a part may be left out."""
    match shown:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return list(map("".join, product(*map(_templates, parts))))
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return list(map("".join, product(_templates(left), _templates(right))))
        case ast.IfExp(body=one, orelse=ast.Constant(value="")):
            return [*_templates(one), ""]
        case ast.FormattedValue(value=ast.IfExp(orelse=ast.Constant(value="")) as value):
            return _templates(value)
        case _:
            return ["{}"]


def _filled(shown: ast.expr) -> Iterator[ast.expr]:
    """What is filled into a text."""
    match shown:
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from _filled(part)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            yield from (*_filled(left), *_filled(right))
        case ast.IfExp(body=value, orelse=ast.Constant(value="")):
            yield from _filled(value)
        case ast.FormattedValue(value=ast.IfExp(orelse=ast.Constant(value="")) as value):
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
    trees = modules()
    written = {n.value for tree in trees.values() for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    return Search(trees).found | (FILLED & written)


def table(language: str) -> dict[str, str]:
    """The translations into `language`."""
    return json.loads((FOLDER / f"phrases.{language}.json").read_text("utf-8"))


if __name__ == "__main__":
    needed = texts()
    for language in TRANSLATED:
        there = table(language).keys()
        print(f"{language} lacks", *map(repr, sorted(needed - there)), sep="\n  ")
        print(f"{language} needs no more", *map(repr, sorted(there - needed)), sep="\n  ")
