"""The licences of everything in the bundle, in one file; none is unknown, and none may be one that is not accepted."""

from __future__ import annotations

import platform
import re
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path, PurePosixPath
from typing import Any

from parts import OURS, PYTHON, SYSTEM, Packages, Part

HERE = Path(__file__).parent
RULES = HERE / "licences.toml"
TEXTS = HERE / "texts"
_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors|thirdparty)", re.IGNORECASE)
_LIBRARY = re.compile(r"(?:lib)?([A-Za-z][\w+]*)")


class LicenceError(Exception):
    """A licence that is unknown or not accepted."""


@dataclass(frozen=True, slots=True)
class Licence:
    """What a part of the bundle is under."""

    part: str
    version: str
    expression: str
    where: str
    texts: tuple[tuple[str, str], ...]
    """Name and content."""


class Rules:
    """What `licences.toml` says."""

    def __init__(self, path: Path = RULES) -> None:
        table = tomllib.loads(path.read_text("utf-8"))
        self._accepted = frozenset(table["accepted"])
        self.conditions: dict[str, str] = table["conditions"]
        self._names: dict[str, str] = table["names"]
        self._packages: dict[str, dict[str, str]] = table["packages"]
        self._libraries: dict[str, str] = table["libraries"]

    def of(self, package: Distribution) -> tuple[str, str]:
        """A package's licence as an SPDX expression, and where that is said.  Raises `LicenceError`."""
        known = self._packages.get(package.name)
        if known is not None:
            return known["licence"], known["where"]
        metadata: Any = package.metadata
        classifiers = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or [] if "License" in line]
        for said in (metadata.get("License-Expression"), metadata.get("License"), *classifiers):
            expression = self._names.get(said, said)
            if expression and self.accepts(expression):
                return expression, "its metadata"
        raise LicenceError(
            f"{package.name} states no licence that is accepted: {metadata.get('License')}, {classifiers}"
        )

    def of_library(self, name: str) -> str:
        """The licence of a library that a wheel carries.  Raises `LicenceError`."""
        match = _LIBRARY.match(name)
        stem = match[1] if match else name
        found = max((known for known in self._libraries if stem.startswith(known)), key=len, default=None)
        if found is None:
            raise LicenceError(f"{name}: nobody has said what it is under; add it to licences.toml")
        return self._libraries[found]

    def accepts(self, expression: str) -> bool:
        """Whether all of it may be in the bundle; of alternatives, one is enough."""
        return all(
            any(one.strip(" ()") in self._accepted | self.conditions.keys() for one in part.split(" OR "))
            for part in expression.split(" AND ")
        )


def licences(found: Iterable[Part], packages: Packages, rules: Rules) -> list[Licence]:
    """One for each owner in the bundle and each library that wheels carry.  Raises `LicenceError`."""
    found = list(found)
    owners = {part.owner for part in found}
    made = [_of(owner, packages, rules) for owner in sorted(owners) if owner != OURS]
    carried = {
        (PurePosixPath(part.place).name, part.owner) for part in found if part.place.partition("/")[0].endswith(".libs")
    }
    made += [Licence(name, "", rules.of_library(name), f"carried by {owner}", ()) for name, owner in sorted(carried)]
    for licence in made:
        if not rules.accepts(licence.expression):
            raise LicenceError(f"{licence.part} is under {licence.expression}, which is not accepted")
    return made


def _of(owner: str, packages: Packages, rules: Rules) -> Licence:
    if owner == PYTHON:
        text = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt").read_text("utf-8")
        return Licence(PYTHON, platform.python_version(), "PSF-2.0", "its file LICENSE", (("LICENSE.txt", text),))
    if owner.startswith(SYSTEM):
        return _of_system(owner.removeprefix(SYSTEM))
    package = packages.known[owner]
    expression, where = rules.of(package)
    texts = tuple(
        (file.name, Path(str(package.locate_file(file))).read_text("utf-8", "replace"))
        for file in package.files or ()
        if _TEXT.search(file.name) and file.suffix in {"", ".txt", ".md", ".LGPL"} and "hebrew" not in file.parts
    )
    standard = [TEXTS / f"{name}.txt" for name in re.split(r" AND | OR ", expression)]
    texts = texts or tuple((path.name, path.read_text("utf-8")) for path in standard if path.is_file())
    return Licence(owner, package.version, expression, where, texts)


def _of_system(name: str) -> Licence:
    """A package of Debian's main archive, which takes free software only; its own file says what it is under."""
    copyright_ = Path(f"/usr/share/doc/{name}/copyright")
    asked = ["dpkg-query", "-W", "-f", "${Section}\t${Version}\n", name]
    section, _, version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.partition("\t")  # noqa: S603
    if "/" in section or not copyright_.is_file():
        raise LicenceError(f"{name} is not of Debian's main archive, or does not say what it is under")
    text = copyright_.read_text("utf-8", "replace")
    return Licence(name, version.split()[0], "LicenseRef-Debian-main", "its file copyright", ((copyright_.name, text),))


def written(made: Iterable[Licence], rules: Rules) -> str:
    """The file that lies in the bundle."""
    made = list(made)
    lines = [
        "Interpreter is free software under the GNU General Public License, version 3 or later (LICENSE).",
        "It is passed on together with the following.",
        "",
        *(
            f"{licence.part} {licence.version}".strip() + f": {licence.expression} ({licence.where})"
            for licence in made
        ),
        "",
        *(f"{name}: {what}." for name, what in rules.conditions.items()),
    ]
    for licence in made:
        for name, text in licence.texts:
            lines += ["", "=" * 100, f"{licence.part}: {name}", "=" * 100, "", text.rstrip()]
    return "\n".join(lines) + "\n"
