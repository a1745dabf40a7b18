"""Whether packs are sound and enough for the languages that are set, and whether the disk has room."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from interpreter_app.core.errors import InterpreterError, ModelError, ModelMissing, OutputError
from interpreter_app.core.options import LanguageOptions
from interpreter_app.core.text import Direction
from interpreter_app.policy import health
from interpreter_app.policy.health import Finding
from interpreter_app.policy.language_id import plan, primary
from interpreter_app.storage.packs import Packs, heard


def diagnose_packs(
    catalog: str, folders: tuple[str, ...], languages: LanguageOptions, *, own: str | None = None
) -> list[Finding]:
    """Verify every pack of `catalog` that is installed in `folders`, and look for those that `languages` need.

    Without languages, for those that the installed translators know.
    """
    try:
        packs = Packs(catalog, folders, own=own)
    except InterpreterError as error:
        return [health.failed("packs", error)]
    failures: list[InterpreterError] = list(packs.damaged)
    for pack in packs.installed:
        try:
            pack.verify()
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


def diagnose_disk(history: str) -> list[Finding]:
    """Whether there is room, and permission, where sessions are kept and where speech waits; neither need exist yet."""
    found = [_room("the sessions that are kept", history)]
    try:
        return [*found, _room("speech that has to wait", tempfile.gettempdir())]
    except FileNotFoundError:
        error = OutputError("temporary files cannot be written anywhere", hint="Free some space, or set TMPDIR.")
        return [*found, health.failed("disk", error)]


def _room(purpose: str, folder: str) -> Finding:
    place = Path(folder).absolute()
    while not place.is_dir() and place != place.parent:
        place = place.parent
    there = place.is_dir() and os.access(place, os.W_OK)
    return health.disk(purpose, folder, shutil.disk_usage(place).free if there else 0, writable=there)


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
