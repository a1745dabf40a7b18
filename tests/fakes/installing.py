"""Packs to be installed from the fake hub, and a program that installs them, to be killed: `-m ... FOLDER HUB`."""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

from interpreter_app.core.errors import ModelCorrupt
from interpreter_app.storage.catalog import ArchiveSource, Entry, HubSource
from interpreter_app.storage.control import Control, Progress
from interpreter_app.storage.packs import Pack
from interpreter_app.storage.store import Mirrors, Store

VOICE = Entry(
    "voice", "voice", ("en",), "", source=HubSource("some/voices", ("a/voice.onnx", "a/voice.onnx.json", "a/none"))
)
TRANSLATOR = Entry(
    "translator", "translator", ("en", "es"), "CC0", source=ArchiveSource("http://opus/models/en-es.zip")
)


def content(size: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(size)


WEIGHTS, SETTINGS = content(300_000, 1), json.dumps({"audio": {"sample_rate": 22_050}}).encode()


class FakeWorkshop:
    """Converts by copying, slowly, and finds only the right weights good."""

    def __init__(self, pause_s: float = 0.0) -> None:
        self.checked: list[str] = []
        self._pause_s = pause_s

    def convert(self, release: str, made: str, control: Control) -> None:
        weights = (Path(release) / "model.npz").read_bytes()
        for part in range(4):
            control.check()
            with (Path(made) / "model.bin").open("ab") as file:
                file.write(weights[part * len(weights) // 4 : (part + 1) * len(weights) // 4])
            time.sleep(self._pause_s)

    def check(self, entry: Entry, folder: str) -> Entry:
        self.checked.append(entry.id)
        name = "voice.onnx" if entry.kind == "voice" else "model.bin"
        if (Path(folder) / name).read_bytes() != WEIGHTS:
            raise ModelCorrupt(f"{entry.id} does not work", hint="Take another pack.")
        time.sleep(self._pause_s)
        return entry


def store(folder: Path, hub: str, workshop: FakeWorkshop | None = None) -> Store:
    """A store on the fake hub that does not wait between attempts."""
    mirrors = Mirrors(hub, hub)
    return Store(str(folder), workshop or FakeWorkshop(), mirrors, first_pause_s=0.001)


def of(hub: str) -> list[Entry]:
    """Both packs, with the archive at `hub`."""
    archive = ArchiveSource(f"{hub}/models/en-es.zip")
    return [VOICE, Entry(TRANSLATOR.id, TRANSLATOR.kind, TRANSLATOR.languages, TRANSLATOR.licence, source=archive)]


def main(folder: str, hub: str) -> None:
    def report(progress: Progress) -> None:
        print(progress.pack, progress.stage, flush=True)

    results = store(Path(folder), hub, FakeWorkshop(0.02)).install(of(hub), Control(), report)
    sys.exit(0 if all(isinstance(result, Pack) for _, result in results) else 1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
