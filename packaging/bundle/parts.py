"""Whose every file in the bundle is: a package, Python, the system that it was built on, or this project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

OURS, PYTHON, SYSTEM = "interpreter-app", "Python", "system: "
"""Owners that are no packages; the third stands before the name of a package of the system."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file or module of the bundle."""

    place: str
    source: str
    owner: str


class Packages:
    """The packages in the folders `site`, and which of their files are whose."""

    def __init__(self, site: Iterable[str]) -> None:
        self.known: dict[str, Distribution] = {found.name: found for found in distributions(path=list(site))}
        self._owners = {
            os.path.normpath(str(found.locate_file(file))): name
            for name, found in self.known.items()
            for file in found.files or ()
        }

    def owner(self, path: str) -> str | None:
        """The package that installed the file at `path`."""
        return self._owners.get(os.path.normpath(path))


def parts(collected: Iterable[tuple[str, str, str]], packages: Packages, root: Path) -> list[Part]:
    """What PyInstaller collected, each with its owner.  Raises `LookupError` for a file that is nobody's."""
    system = _of_the_system({source for _, source, kind in collected if kind == "BINARY"})
    found = []
    for place, source, kind in collected:
        if kind == "SYMLINK" or source in {"-", ""}:
            continue
        owner = packages.owner(source) or _other(source, root) or system.get(source)
        if owner is None:
            raise LookupError(f"{place} comes from {source}, and nobody knows whose that is")
        found.append(Part(place, source, owner))
    return found


def _other(source: str, root: Path) -> str | None:
    path = Path(source)
    for base in {Path(sys.base_prefix), Path(sys.base_exec_prefix)}:
        if path.is_relative_to(base):
            return PYTHON
    for folder in ("interpreter_app", "models", "packaging", "resources", "LICENSE", "build"):
        if path.is_relative_to(root / folder):
            return OURS
    return None


def _of_the_system(sources: Iterable[str]) -> Mapping[str, str]:
    """The Debian packages of libraries; nothing where there is no dpkg."""
    owners: dict[str, str] = {}
    if shutil.which("dpkg-query") is None:
        return owners
    for source in sources:
        real = os.path.realpath(source)
        for path in (real, real.removeprefix("/usr")):  # where / and /usr are one, it knows either
            said = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=False)  # noqa: S603, S607
            if said.returncode == 0:
                owners[source] = SYSTEM + said.stdout.split(":")[0]
                break
    return owners


def sizes(folder: Path, found: Iterable[Part]) -> dict[str, int]:
    """Bytes of each owner's files in the bundle's `folder`; what no part names is the program and its modules."""
    owners = {part.place: part.owner for part in found}
    counted: dict[str, int] = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            place = PurePosixPath(path.relative_to(folder).as_posix())
            owner = owners.get(str(place), "modules in Python, the program")
            owner = owner if not owner.startswith(SYSTEM) else "libraries of the system"
            owner = "models/starter" if "models/starter" in str(place) else owner
            counted[owner] = counted.get(owner, 0) + path.stat().st_size
    return dict(sorted(counted.items(), key=lambda row: -row[1]))
