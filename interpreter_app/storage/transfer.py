"""One file from a server to the disk: resumed where it broke off, and checked.

huggingface_hub's own downloads check sizes, not sums, cannot be paused, and know no other server; so the hub and
OPUS-MT's storage share this one, on the client that huggingface_hub uses itself.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from interpreter_app.core.errors import NetworkError, cannot_write
from interpreter_app.storage.control import Meter
from interpreter_app.storage.net import Net, Passing, host_of, name_of
from interpreter_app.storage.packs import sha256_of


@dataclass(frozen=True, slots=True)
class Remote:
    """What is known of a file on a server."""

    url: str
    size: int | None = None
    """Bytes; None: not known before it is there."""
    sha256: str = ""
    git_sha1: str = ""
    """The hub's etag of small files: git's name for their content."""
    etag: str = ""
    """What names this version of the file to its server."""

    @property
    def version(self) -> str:
        """What tells this version from any other; empty where nothing does."""
        return self.sha256 or self.git_sha1 or self.etag


def fetch(net: Net, remote: Remote, target: Path, scratch: Path, meter: Meter) -> None:
    """Bring `remote` to `target`, going on with what lies in the folder `scratch` from before.

    When it returns, `target` is whole and its sum, where known, is right.  Raises `NetworkError`, `OutputError`,
    `Cancelled`.
    """
    part, note = scratch / f"{target.name}.part", scratch / f"{target.name}.version"
    with _on_disk(target):
        same = remote.version and note.is_file() and note.read_text("utf-8") == remote.version
        if same and target.is_file() and _right(target, remote):
            meter.start(_size(target))
            return
        target.unlink(missing_ok=True)
        if not same:
            part.unlink(missing_ok=True)  # of another version, or of nobody knows which
        note.write_text(remote.version, "utf-8")
    meter.start(_size(part))
    for again in (True, False):
        _bring(net, remote, part, meter)
        if _right(part, remote):
            break
        meter.add(-_size(part))
        part.unlink()
        if not again:
            raise NetworkError(
                f"{name_of(remote.url)} from {host_of(remote.url)} does not match its checksum, twice",
                hint="The file on the server, or on the way, is damaged: try again later, or name another --mirror.",
            )
    with _on_disk(target):
        part.replace(target)


def _bring(net: Net, remote: Remote, part: Path, meter: Meter) -> None:
    """Fill `part` until it has the right size, in as many attempts as go forward."""
    with _on_disk(part):
        part.touch()  # of an empty file nothing is fetched
    for pause in net.attempts(remote.url):
        before, problem = _size(part), None
        try:
            if remote.size is None or before < remote.size:
                _append(net, remote, part, meter)
        except Passing as error:
            problem = error
        if problem is None and (remote.size is None or _size(part) >= remote.size):
            return
        if _size(part) > before:
            pause.forget()
        pause(problem or Passing(f"the file broke off at {_size(part)} of {remote.size} bytes"))


def _append(net: Net, remote: Remote, part: Path, meter: Meter) -> None:
    """Bring what is missing of `part`, as far as one answer goes."""
    have = _size(part)
    with net.answer("GET", remote.url, {"Range": f"bytes={have}-"} if have else None) as answer:
        began = re.match(r"bytes (\d+)-", answer.headers.get("content-range", ""))
        if have and (answer.status_code != 206 or began is None or int(began[1]) != have):
            part.unlink()  # the server knows no ranges, or the file has changed
            meter.add(-have)
            if answer.status_code == 206:
                raise Passing("it answers with another part of the file than was asked for")
            have = 0
        told = answer.headers.get("content-length", "")
        if remote.size is not None and told.isdigit() and have + int(told) != remote.size:
            raise Passing(f"it offers {have + int(told)} bytes where the file has {remote.size}")
        with _on_disk(part), part.open("ab") as file:
            for block in answer.iter_raw():
                net.control.check()
                file.write(block)
                meter.add(len(block))
            file.flush()
            os.fsync(file.fileno())


def git_sha1_of(path: Path) -> str:
    """Git's name for the content of a file, in hexadecimal."""
    digest = hashlib.sha1(f"blob {path.stat().st_size}\0".encode(), usedforsecurity=False)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _right(path: Path, remote: Remote) -> bool:
    if remote.size is not None and _size(path) != remote.size:
        return False
    if remote.sha256:
        return sha256_of(path) == remote.sha256
    return not remote.git_sha1 or git_sha1_of(path) == remote.git_sha1


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


@contextmanager
def _on_disk(path: Path) -> Iterator[None]:
    """Say what is wrong with the disk."""
    try:
        yield
    except OSError as error:
        raise cannot_write(str(path), error) from error
