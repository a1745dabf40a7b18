"""Packs as they are in the world, fetched, tried, used and removed by the command line.

The short version has small weights; under --full they have their true sizes.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import soundfile

from interpreter_app.cli.main import main
from tests.fakes import real_packs
from tests.fakes.hub import Hub, serving
from tests.fakes.offered import IDS, VOICE, name_them, serve

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "models" / "starter"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub with packs, and a user whose catalog names them."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with serving(Hub()) as made:
        monkeypatch.setenv("HF_ENDPOINT", made.url)
        name_them(made)
        yield made


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int = 0) -> str:
    began = time.perf_counter()
    ended = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    with capsys.disabled():
        print(f"\n{time.perf_counter() - began:6.1f} s  {' '.join(map(str, arguments[:3]))}", end="")
    assert ended == code, said.err
    return said.out + said.err


def packs_in(events: Path) -> tuple[str, ...]:
    """The packs that a session says it uses."""
    rows = map(json.loads, events.read_text("utf-8").splitlines())
    (used,) = {tuple(row["packs"]) for row in rows if row.get("packs")}
    return used


def journey(hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "packs"
    packs = ["--packs", folder]
    assert "whisper-test" in run(capsys, "models", "list", *packs)
    run(capsys, "models", "install", *IDS, *packs)
    listed = json.loads(run(capsys, "models", "list", "--installed", "--json", *packs))
    assert {row["id"]: row["state"] for row in listed} == dict.fromkeys(IDS, "installed")
    assert len(next(row for row in listed if row["id"] == "whisper-test")["languages"]) > 90
    assert "is sound, and works" in run(capsys, "models", "verify", *packs)
    assert "is installed" in run(capsys, "models", "install", "piper-test", *packs)

    # The recognizer, in a session with the starter's translators.
    rows = map(json.loads, (ROOT / "resources" / "bench" / "held-out.jsonl").read_text("utf-8").splitlines())
    sample = ROOT / "resources" / "bench" / next(row["audio"] for row in rows if row["language"] == "es")
    events = tmp_path / "events.jsonl"
    both = ["--packs", folder, "--packs", STARTER, "--use", "whisper-test"]
    run(capsys, "interpret", sample, "--between", "en", "es", *both, "--events", events, "--speak", "off")
    used = packs_in(events)
    assert used[0] == "whisper-test"

    # The translator and the voice, behind the starter's recognizer: what is heard in Spanish is spoken in English.
    spoken, record = tmp_path / "spoken.wav", tmp_path / "record.json"
    more = ["--use", "recognizer-en-es", "--use", "opus-es-en-test", "--use", "piper-test"]
    outputs = ["--speech", spoken, "--transcript", record, "--events", events]
    run(capsys, "interpret", sample, "--from", "es", "--to", "en", *both[:4], *more, *outputs)
    used = packs_in(events)
    assert used == ("recognizer-en-es", "opus-es-en-test", "piper-test")
    assert soundfile.info(spoken).duration > 1
    assert any(turn["target"] for turn in json.loads(record.read_text("utf-8"))["turns"])

    # From Spanish into German through English: said, and done.
    through = ["--use", "recognizer-en-es", "--events", events, "--speak", "off"]
    said = run(capsys, "interpret", sample, "--from", "es", "--to", "de", *both[:4], *through)
    assert "es → de goes through en" in said
    used = packs_in(events)
    assert used[1] == "opus-es-en-test+opus-xx-yy"

    archive, elsewhere = tmp_path / "bundle.zip", tmp_path / "elsewhere"
    run(capsys, "models", "bundle", archive, *packs)
    run(capsys, "models", "import", archive, "--packs", elsewhere)
    listed = json.loads(run(capsys, "models", "list", "--installed", "--json", "--packs", elsewhere))
    assert {row["id"] for row in listed} == set(IDS)
    run(capsys, "models", "remove", IDS[0], "nobody", *packs, code=1)
    assert (folder / IDS[0]).is_dir(), "all are there, or none is removed"
    run(capsys, "models", "remove", *IDS, IDS[0], *packs)
    assert json.loads(run(capsys, "models", "list", "--installed", "--json", *packs)) == []
    assert [path for path in folder.iterdir() if path.name != ".staging"] == []


def test_a_pack_s_life(hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    serve(hub, tmp_path / "made")
    journey(hub, tmp_path, capsys)


@pytest.mark.full
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("size", ["tiny", "base"])
def test_a_pack_s_life_at_true_size(hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str], size: str) -> None:
    serve(hub, tmp_path / "made", size)
    journey(hub, tmp_path, capsys)


def flip(name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        path = next(folder.glob(name))
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(bytes(content))

    return damage


def lose(name: str) -> Callable[[Path], None]:
    return lambda folder: next(folder.glob(name)).unlink()


@pytest.mark.parametrize(
    ("pack", "damage", "words"),
    [
        ("whisper-test", flip("model.bin"), "model.bin does not match its checksum"),
        ("whisper-test", lose("tokenizer.json"), "tokenizer.json is missing"),
        ("opus-es-en-test", flip("model.bin"), "model.bin does not match its checksum"),
        ("opus-es-en-test", lose("source.spm"), "source.spm is missing"),
        ("piper-test", flip("*.onnx"), f"{VOICE}.onnx does not match its checksum"),
        ("piper-test", lose("*.json"), None),
    ],
)
def test_what_was_damaged_later_is_named(
    hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str], pack: str, damage, words: str | None
) -> None:
    serve(hub, tmp_path / "made")
    run(capsys, "models", "install", pack, "--packs", tmp_path / "packs")
    damage(tmp_path / "packs" / pack)
    if words is None:  # its manifest, or its settings
        words = "damaged"
    said = run(capsys, "models", "verify", "--packs", tmp_path / "packs", code=1)
    assert words in said
    assert pack in said
    assert "again" in said
    run(capsys, "models", "install", pack, "--again", "--packs", tmp_path / "packs")
    run(capsys, "models", "verify", "--packs", tmp_path / "packs")


def brought(tmp_path: Path) -> dict[str, Path]:
    voice = real_packs.piper_voice(tmp_path / "voice", VOICE)
    return {
        "recognizer": real_packs.whisper(tmp_path / "whisper"),
        "release": real_packs.opus_release(tmp_path / "opus-mt-en-es.zip", labels=(">>spa<<", ">>por<<")),
        "voice": voice,
    }


def test_what_cannot_be_taken_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file, a model of another architecture, a wrong sample rate: each with a remedy, and nothing stays."""
    here = brought(tmp_path)
    packs = ["--packs", tmp_path / "packs"]

    def refused(path: Path, *words: str) -> None:
        said = run(capsys, "models", "import", path, *packs, code=1)
        assert all(word in said for word in words), said
        assert "error: " in said
        assert len(said.strip().splitlines()[-1]) > 10
        assert [p for p in (tmp_path / "packs").iterdir() if p.name != ".staging"] == []

    (here["recognizer"] / "tokenizer.json").rename(tmp_path / "aside")
    refused(here["recognizer"], "lacks tokenizer.json", "Fetch the folder again")
    (here["recognizer"] / "tokenizer.json").write_text("{")
    refused(here["recognizer"], "tokenizer.json makes no sense")
    (tmp_path / "aside").rename(here["recognizer"] / "tokenizer.json")
    real_packs.break_magic(here["recognizer"] / "model.bin")
    refused(here["recognizer"], "CTranslate2 calls a Wav2Vec2", "faster-whisper folder")

    small = here["release"].read_bytes()
    here["release"].write_bytes(small[: len(small) // 2])
    refused_zip = run(capsys, "models", "import", here["release"], *packs, code=2)
    assert "is no whole zip" in refused_zip
    here["release"].write_bytes(small.replace(b"type: transformer\n", b"type: amunmt12345\n"))
    refused(here["release"], "damaged", "Copy it again")

    settings = here["voice"].with_name(here["voice"].name + ".json")
    right = settings.read_text("utf-8")
    settings.write_text(right.replace("22050", "16000"), "utf-8")
    refused(here["voice"], "says 16000 Hz, but a voice of medium quality has 22050 Hz", ".onnx.json")
    settings.write_text(right.replace("22050", "192000").replace('"medium"', '"mine"'), "utf-8")
    refused(here["voice"], "says 192000 Hz, which no voice has")
    settings.unlink()
    refused(here["voice"], "lacks", "Put the .onnx.json beside the .onnx")
    settings.write_text(right, "utf-8")
    here["voice"].write_bytes(b"no model at all")
    refused(here["voice"], "cannot be loaded")


@pytest.mark.parametrize(("kind", "pack"), [("recognizer", "whisper"), ("voice", f"piper-{VOICE}")])
def test_what_somebody_has_is_taken(kind: str, pack: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "models", "import", brought(tmp_path)[kind], "--packs", tmp_path / "packs")
    assert f"{pack} is installed" in said


def test_a_release_is_taken_with_the_token_of_its_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release = brought(tmp_path)["release"]
    packs = ["--packs", tmp_path / "packs"]
    assert "marian-en-es is installed" in run(capsys, "models", "import", release, *packs)
    made = json.loads((tmp_path / "packs" / "marian-en-es" / "pack.json").read_text())
    assert made["options"] == {"target_token": ">>spa<<"}
    said = run(capsys, "models", "import", release, *packs, "--languages", "en", "fr", code=1)
    assert ">>spa<<, >>por<<" in said
    assert "--target-token" in said
    said = run(capsys, "models", "import", release, *packs, "--target-token", ">>fra<<", code=1)
    assert "knows no token >>fra<<" in said
