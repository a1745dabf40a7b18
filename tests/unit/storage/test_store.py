"""Installing from a network that misbehaves: a pack is there, whole and tried, or it is not there."""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from interpreter_app.core.errors import (
    InterpreterError,
    ModelCorrupt,
    NetworkError,
    OutputError,
    SessionError,
    UsageError,
)
from interpreter_app.storage import rooms
from interpreter_app.storage.catalog import HubSource
from interpreter_app.storage.control import Cancelled, Control, Progress
from interpreter_app.storage.packs import MANIFEST, Pack, read_pack
from interpreter_app.storage.rooms import STAGING, room
from tests.fakes.hub import COMMIT, Hub, misfortunes, serving
from tests.fakes.installing import SETTINGS, VOICE, WEIGHTS, FakeWorkshop, of, store

ROOT = Path(__file__).parents[3]


def release() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in {
            "decoder.yml": b"models:\n  - model.npz\n",
            "model.npz": WEIGHTS,
            "source.spm": b"s",
            "target.spm": b"t",
            "README.md": b"# opus\n",
            "preprocess.sh": b"#!/bin/sh\n",
        }.items():
            zipped.writestr(name, content)
    return made.getvalue()


RELEASE = release()


@pytest.fixture
def hub() -> Iterator[Hub]:
    files = {"a/voice.onnx": WEIGHTS, "a/voice.onnx.json": SETTINGS, "README.md": b"voices"}
    with serving(Hub({"some/voices": files}, {"/models/en-es.zip": RELEASE})) as made:
        yield made


def install(folder: Path, hub: Hub, workshop: FakeWorkshop | None = None) -> list[Pack | InterpreterError]:
    return [result for _, result in store(folder, hub.url, workshop).install(of(hub.url), Control(), lambda _: None)]


def assert_whole(pack: Pack) -> None:
    pack.verify()
    found = sorted(path.name for path in Path(pack.folder).iterdir())
    expected = {
        "voice": ["pack.json", "voice.onnx", "voice.onnx.json"],
        "translator": ["README.md", "model.bin", "pack.json", "source.spm", "target.spm"],
    }
    assert found == expected[pack.entry.id]


def assert_absent_or_whole(folder: Path) -> None:
    for name in ("voice", "translator"):
        if (folder / name).exists():
            assert_whole(read_pack(str(folder / name)))


def test_both_kinds_are_installed(hub: Hub, tmp_path: Path) -> None:
    workshop = FakeWorkshop()
    seen: list[Progress] = []
    results = store(tmp_path, hub.url, workshop).install(of(hub.url), Control(), seen.append)
    packs = [result for _, result in results]
    assert all(isinstance(pack, Pack) for pack in packs)
    for pack in packs:
        assert_whole(pack)
    voice = packs[0]
    assert voice.entry.source == HubSource("some/voices", ("a/voice.onnx", "a/voice.onnx.json", "a/none"), COMMIT)
    assert voice.entry.licence == "mit"
    assert sorted(workshop.checked) == ["translator", "voice"]
    stages = [p.stage for p in seen if p.pack == "translator"]
    assert [s for i, s in enumerate(stages) if s not in stages[:i]] == [
        "looking", "downloading", "unpacking", "converting", "checking", "installed",
    ]  # fmt: skip
    assert {path.name for path in (tmp_path / STAGING).iterdir()} <= {"voice.lock", "translator.lock"}


def test_two_hundred_misfortunes_short(hub: Hub, tmp_path: Path) -> None:
    _misfortunes(hub, tmp_path, 30)


@pytest.mark.full
def test_two_hundred_misfortunes(hub: Hub, tmp_path: Path) -> None:
    _misfortunes(hub, tmp_path, 200)


def _misfortunes(hub: Hub, tmp_path: Path, count: int) -> None:
    installed = failed = 0
    said: dict[str, int] = {}
    for seed in range(count):
        folder = tmp_path / str(seed)
        hub.faults, hub.random = list(misfortunes(seed)), random.Random(seed)
        for result in install(folder, hub):
            if isinstance(result, Pack):
                installed += 1
                assert_whole(result)
            else:
                failed += 1
                assert isinstance(result, NetworkError | ModelCorrupt), result
                assert result.hint
                assert "\n" not in str(result)
                said[str(result)] = said.get(str(result), 0) + 1
        assert_absent_or_whole(folder)
        hub.faults = []
        again = install(folder, hub)
        assert all(isinstance(result, Pack) for result in again), (seed, again)
        assert_absent_or_whole(folder)
        shutil.rmtree(folder)
    print(f"{count} sequences: {installed} installed at once, {failed} named and installed later")
    for what, times in said.items():
        print(f"  {times} × {what}")
    assert installed > failed > 0


def test_killed_at_any_moment_short(hub: Hub, tmp_path: Path) -> None:
    _killed(hub, tmp_path, 6)


@pytest.mark.full
def test_killed_at_any_moment(hub: Hub, tmp_path: Path) -> None:
    _killed(hub, tmp_path, 50)


def _killed(hub: Hub, tmp_path: Path, count: int) -> None:
    hub.pace_s = 0.004
    r, stages = random.Random(1), {}
    for number in range(count):
        folder = tmp_path / str(number)
        command = [sys.executable, "-m", "tests.fakes.installing", str(folder), hub.url]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(r.uniform(0, 0.45))
        os.kill(child.pid, signal.SIGKILL)
        rest = child.stdout.read().splitlines()
        child.stdout.close()
        child.wait()
        last = " ".join((first, *rest)).split()[-1]  # two threads print: a line may be empty
        stages[last] = stages.get(last, 0) + 1
        assert_absent_or_whole(folder)
        hub.asked.clear()
        assert all(isinstance(result, Pack) for result in install(folder, hub))
        assert_absent_or_whole(folder)
    print(f"killed {count} times, last heard of: {stages}")


def test_a_killed_swap_is_undone(tmp_path: Path, hub: Hub) -> None:
    install(tmp_path, hub)
    old = tmp_path / STAGING / "voice" / "old"
    old.parent.mkdir(parents=True)
    (tmp_path / "voice").rename(old)
    rooms.restore(str(tmp_path))
    assert_whole(read_pack(str(tmp_path / "voice")))
    assert not old.exists()


def test_goes_on_where_it_broke_off(hub: Hub, tmp_path: Path) -> None:
    control = Control()
    meter: list[Progress] = []

    def report(progress: Progress) -> None:
        meter.append(progress)
        if progress.stage == "downloading" and progress.done > 100_000:
            control.cancel()

    hub.pace_s = 0.01
    with pytest.raises(Cancelled):
        store(tmp_path, hub.url).install([VOICE], control, report)
    part = tmp_path / STAGING / "voice" / "parts" / "voice.onnx.part"
    there = part.stat().st_size
    assert 0 < there < len(WEIGHTS)
    assert not (tmp_path / "voice").exists()
    hub.pace_s, hub.asked[:] = 0, []
    (result,) = [r for _, r in store(tmp_path, hub.url).install([VOICE], Control(), lambda _: None)]
    assert isinstance(result, Pack)
    assert f"bytes={there}-" in {asked[1] for asked in hub.asked}


def test_another_version_is_not_glued_to_what_is_there(hub: Hub, tmp_path: Path) -> None:
    parts = tmp_path / STAGING / "voice" / "parts"
    parts.mkdir(parents=True)
    (parts / "voice.onnx.part").write_bytes(b"x" * 1000)
    (parts / "voice.onnx.version").write_text("another")
    assert all(isinstance(result, Pack) for result in install(tmp_path, hub))
    assert {asked[1] for asked in hub.asked} == {""}


def test_pause_and_resume(hub: Hub, tmp_path: Path) -> None:
    control, there = Control(), threading.Event()
    hub.pace_s = 0.01

    def report(progress: Progress) -> None:
        if progress.done > 50_000:
            there.set()

    results: list = []
    made = store(tmp_path, hub.url)
    thread = threading.Thread(target=lambda: results.extend(made.install([VOICE], control, report)))
    thread.start()
    try:
        assert there.wait(20)
        control.pause()
        time.sleep(0.2)
        part = tmp_path / STAGING / "voice" / "parts" / "voice.onnx.part"
        size = part.stat().st_size
        time.sleep(0.3)
        assert part.stat().st_size == size < len(WEIGHTS)
    except BaseException:
        control.cancel()
        raise
    control.resume()
    thread.join(20)
    assert isinstance(results[0][1], Pack)


@pytest.mark.parametrize(
    ("faults", "words", "remedy"),
    [
        (["portal"], "answers with a page of its own", "sign in"),
        (["", "portal"], "answers with a page of its own instead of", "sign in"),
        (["", "portal elsewhere"], "answers with a page of its own", "sign in"),
        (["503"] * 20, "cannot be fetched from 127.0.0.1", "proxy"),
        (["refuse"] * 20, "cannot be fetched from 127.0.0.1", "proxy"),
        (["", "", "wrong", "", "wrong"], "does not match its checksum, twice", "--mirror"),
        (["", *["", "short"] * 12], "where the file has 300000", "what is downloaded is kept"),
        (["", *["", "cut early", "", "refuse"] * 12], None, None),
    ],
    ids=["portal", "portal later", "portal elsewhere", "503", "refused", "wrong", "truncated", "patience"],
)
def test_what_is_wrong_is_said(
    hub: Hub, tmp_path: Path, faults: list[str], words: str | None, remedy: str | None
) -> None:
    hub.faults = faults
    ((_, result),) = store(tmp_path, hub.url).install([VOICE], Control(), lambda _: None)
    if words is None:
        assert isinstance(result, Pack), "what goes on a little each time is not given up"
        return
    assert isinstance(result, NetworkError)
    assert words in str(result)
    assert remedy in result.hint
    assert not (tmp_path / "voice").exists()


def test_what_is_not_there_is_said(hub: Hub, tmp_path: Path) -> None:
    hub.repositories.clear()
    hub.archives.clear()
    for result in install(tmp_path, hub):
        assert isinstance(result, NetworkError)
        assert "127.0.0.1" in str(result)
        assert "(404)" in str(result)
        assert "models import" in result.hint


def test_a_server_that_is_no_hub_is_named(hub: Hub, tmp_path: Path) -> None:
    hub.archives["/api/models/some/voices/revision/main"] = b"[1, 2]"
    hub.repositories.clear()
    made = store(tmp_path, hub.url)
    hub.archives = {}
    hub.repositories["some/voices"] = {"other": b"x"}
    ((_, result),) = made.install([VOICE], Control(), lambda _: None)
    assert isinstance(result, NetworkError)
    assert "none of the files" in str(result)


def test_nobody_listens(tmp_path: Path) -> None:
    ((_, result),) = store(tmp_path, "http://127.0.0.1:9").install([VOICE], Control(), lambda _: None)
    assert isinstance(result, NetworkError)
    assert "cannot be fetched from 127.0.0.1:9" in str(result)


def test_a_zip_that_is_no_release_is_named(hub: Hub, tmp_path: Path) -> None:
    hub.archives["/models/en-es.zip"] = b"PK" + bytes(5000)
    result = install(tmp_path, hub)[1]
    assert isinstance(result, ModelCorrupt)
    assert "translator: release.zip is damaged" in str(result)


def test_a_pack_that_does_not_work_is_not_installed(hub: Hub, tmp_path: Path) -> None:
    hub.repositories["some/voices"]["a/voice.onnx"] = WEIGHTS[::-1]
    result = install(tmp_path, hub)[0]
    assert isinstance(result, ModelCorrupt)
    assert not (tmp_path / "voice").exists()


def test_a_new_version_replaces_the_old_one(hub: Hub, tmp_path: Path) -> None:
    install(tmp_path, hub)
    hub.repositories["some/voices"]["a/voice.onnx.json"] = SETTINGS + b" "
    pack = install(tmp_path, hub)[0]
    assert isinstance(pack, Pack)
    assert (Path(pack.folder) / "voice.onnx.json").read_bytes() == SETTINGS + b" "


def test_disk_space_comes_first(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(rooms.shutil, "disk_usage", lambda _: usage._replace(free=rooms.SPARE + 1000))
    for result in install(tmp_path, hub):
        assert isinstance(result, OutputError)
        assert "MB left" in str(result)
        assert "models remove" in result.hint
    assert all("/cdn/" not in path for path, _ in hub.asked)


def test_one_program_at_a_time(hub: Hub, tmp_path: Path) -> None:
    with room(str(tmp_path), "voice"):
        result = install(tmp_path, hub)[0]
    assert isinstance(result, SessionError)
    assert "another program" in str(result)


def test_removing(hub: Hub, tmp_path: Path) -> None:
    made = store(tmp_path, hub.url)
    install(tmp_path, hub)
    made.remove(read_pack(str(tmp_path / "voice")))
    assert not (tmp_path / "voice").exists()
    assert not (tmp_path / STAGING / "voice").exists()
    with pytest.raises(UsageError, match="is not in"):
        made.remove(Pack(VOICE, str(tmp_path / "elsewhere" / "voice")))


def test_a_manifest_that_makes_no_sense_is_named(hub: Hub, tmp_path: Path) -> None:
    install(tmp_path, hub)
    (tmp_path / "voice" / MANIFEST).write_text("{")
    with pytest.raises(ModelCorrupt, match="makes no sense") as raised:
        read_pack(str(tmp_path / "voice"))
    assert "import the pack again" in raised.value.hint


def test_an_empty_file_is_a_file(hub: Hub, tmp_path: Path) -> None:
    hub.repositories["some/voices"]["a/none"] = b""
    ((_, pack),) = store(tmp_path, hub.url).install([VOICE], Control(), lambda _: None)
    assert isinstance(pack, Pack)
    pack.verify()
    assert (Path(pack.folder) / "none").read_bytes() == b""
    assert not any("none" in path for path, _ in hub.asked), "there is nothing to fetch"


def test_ctrl_c_stops_at_once_and_keeps_what_came(hub: Hub, tmp_path: Path) -> None:
    hub.pace_s = 0.2
    command = [
        sys.executable,
        "-m",
        "interpreter_app",
        "models",
        "install",
        "voice",
        "--packs",
        str(tmp_path / "packs"),
    ]
    own = tmp_path / "interpreter-app" / "catalog.toml"
    own.parent.mkdir()
    own.write_text(
        '[[pack]]\nid = "voice"\nkind = "voice"\nlanguages = ["en"]\nlicence = ""\n'
        'source = { repository = "some/voices", files = ["a/voice.onnx", "a/voice.onnx.json"] }\n',
        "utf-8",
    )
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path), "HF_ENDPOINT": hub.url}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr is not None
        while "of 0.3 MB" not in child.stderr.readline():
            pass
        part = tmp_path / "packs" / STAGING / "voice" / "parts" / "voice.onnx.part"
        for _ in range(200):
            if part.is_file() and part.stat().st_size:
                break
            time.sleep(0.02)
        began = time.monotonic()
        child.send_signal(signal.SIGINT)
        child.wait(20)
        print(f"stopped after {time.monotonic() - began:.1f} s")
    assert child.returncode == 130
    assert 0 < part.stat().st_size < len(WEIGHTS)
