"""Whether packs are sound and enough for the languages that are set, and whether the disk has room."""

from __future__ import annotations

import errno
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from interpreter_app.core.errors import InterpreterError, ModelError, ModelMissing, NetworkError, OutputError
from interpreter_app.core.options import LanguageOptions
from interpreter_app.core.text import Direction
from interpreter_app.policy import health
from interpreter_app.policy.health import Finding
from interpreter_app.policy.language_id import plan, primary
from interpreter_app.storage.control import Control
from interpreter_app.storage.hub import check_endpoint
from interpreter_app.storage.net import Net, host_of
from interpreter_app.storage.packs import Pack, Packs, heard
from interpreter_app.storage.proxies import proxy_of

_DAY_S = 86_400
_TRIAL = 4096
"""Bytes that are written to see whether it can be done."""


def diagnose_packs(
    catalog: str,
    folders: tuple[str, ...],
    languages: LanguageOptions,
    *,
    own: str | None = None,
    inspect: Callable[[Pack], None] = lambda _: None,
) -> list[Finding]:
    """Verify every pack of `catalog` that is installed in `folders`, and look for those that `languages` need.

    Without languages, for those that the installed translators know.  `inspect` raises `ModelError` for a pack whose
    files are whole, but of another kind than they should be.
    """
    try:
        packs = Packs(catalog, folders, own=own)
    except InterpreterError as error:
        return [health.failed("packs", error)]
    failures: list[InterpreterError] = list(packs.damaged)
    for pack in packs.installed:
        try:
            pack.verify()
            inspect(pack)
        except ModelError as error:
            failures.append(error)
    targets: list[str] = []
    try:
        targets = _needed(packs, languages)
    except InterpreterError as error:
        failures.append(error)
    size = sum(pack.size for pack in packs.installed)
    spoken = [(target, voice.entry.id if (voice := packs.voice(target)) else None) for target in targets]
    return [*health.packs(len(packs.installed), size, failures), *(health.voices(spoken) if spoken else [])]


def diagnose_disk(folders: Mapping[str, str]) -> list[Finding]:
    """Whether something can be written to each of `folders`, by what it is for, and whether its disk has room.

    None of them need exist yet.  What lies on one disk is one finding.  Speech that waits goes to the system's folder
    for temporary files.
    """
    problems: list[Finding] = []
    disks: dict[int, tuple[list[str], str, int]] = {}
    try:
        folders = {**folders, "speech that has to wait": tempfile.gettempdir()}
    except FileNotFoundError:
        error = OutputError("temporary files cannot be written anywhere", hint="Free some space, or set TMPDIR.")
        problems.append(health.failed("disk", error))
    for purpose, folder in folders.items():
        place = Path(folder).absolute()
        while not place.exists() and place != place.parent:
            place = place.parent
        try:
            disk, free = _try(place), shutil.disk_usage(place).free
        except OSError as failure:
            problems.append(health.shut(purpose, folder, failure))
        else:
            disks.setdefault(disk, ([], folder, free))[0].append(purpose)
    rooms = [health.disk(" and ".join(purposes), folder, free) for purposes, folder, free in disks.values()]
    return [*problems, *rooms]


def diagnose_network(hub: str) -> Finding:
    """Whether the way to `hub`, an address, can be gone: mirror, proxies and certificates.  Nobody is asked."""
    try:
        check_endpoint(hub)
        Net(Control()).close()
    except NetworkError as error:
        return health.failed("network", error)
    return health.network(host_of(hub), proxy_of(hub))


def diagnose_clock(known: str) -> Finding:
    """Whether the clock says a time after the file `known` was made, give or take a day of time zones."""
    now = time.time()
    says = datetime.fromtimestamp(now).astimezone().isoformat(" ", "minutes")
    return health.clock(says, past=now < Path(known).stat().st_mtime - _DAY_S)


def _try(place: Path) -> int:
    """Write something into the folder `place`; which disk it is on."""
    if not place.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "it is no folder", str(place))
    with tempfile.TemporaryFile(dir=place) as file:
        file.write(bytes(_TRIAL))
        file.flush()
    return place.stat().st_dev


def _needed(packs: Packs, languages: LanguageOptions) -> list[str]:
    """The languages to be spoken, once recognizer and translators are there; raises what `compose.choose` would."""
    if languages.between is None and languages.target is None:
        directions = [pack.entry.languages for pack in packs.installed if pack.entry.kind == "translator"]
        if not directions:
            raise ModelMissing("no translator is installed", hint="Name a folder that has one with --packs.")
        for source, _ in directions:
            packs.recognizer([source])
        return list(dict.fromkeys(target for _, target in directions))
    spoken = languages.between or ((languages.source,) if languages.source else ())
    recognizer = packs.recognizer([primary(tag) for tag in spoken])
    known = heard(languages, recognizer.entry.languages, packs)
    targets = plan(languages, known).targets
    for pair in targets:
        packs.way(Direction(*pair))
    return list(dict.fromkeys(target for _, target in targets))
