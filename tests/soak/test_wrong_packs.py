"""Packs that are damaged, or are models of another kind: named with the remedy, however they come in and are used."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import faster_whisper
import pytest

from interpreter_app.cli.main import main
from interpreter_app.storage.packs import MANIFEST, manifest, read_pack, sealed
from tests.fakes import real_packs
from tests.fakes.hub import Hub, serving

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "models" / "starter"
SAMPLE = ROOT / "resources" / "bench" / "audio" / "en-001.ogg"
SILERO = Path(faster_whisper.__file__).parent / "assets" / "silero_vad_v6.onnx"
VOICE = "es_ES-test-medium"
IDS = {"recognizer": "whisper", "translator": "marian-en-es", "voice": f"piper-{VOICE}"}
HUGGING_FACE = {"architectures": ["Wav2Vec2ForCTC"], "model_type": "wav2vec2", "vocab_size": 32}

Damage = Callable[[Path], None]
Run = Callable[..., str]


@pytest.fixture(autouse=True)
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who has set and installed nothing."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command that fails with one line and its remedy, or does not fail; what it said."""

    def command(*arguments: str | Path, code: int = 1) -> str:
        ended = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert ended == code, said
        assert "should not have happened" not in said.err
        assert "Traceback" not in said.err
        return said.out + said.err

    return command


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Packs of all three kinds, as they are when somebody has brought them."""
    place = tmp_path_factory.mktemp("good")
    made = [
        real_packs.whisper(place / "made" / "whisper"),
        real_packs.opus_release(place / "made" / "opus-mt-en-es.zip"),
        real_packs.piper_voice(place / "made" / "voice", VOICE),
    ]
    for path in made:
        assert main(["models", "import", str(path), "--packs", str(place / "packs")]) == 0
    return place / "packs"


@pytest.fixture
def packs(good: Path, tmp_path: Path) -> Path:
    shutil.copytree(good, tmp_path / "packs")
    return tmp_path / "packs"


def file(name: str, content: bytes | str | Path) -> Damage:
    """Put something else in the place of a file."""
    data = content.read_bytes() if isinstance(content, Path) else content if isinstance(content, bytes) else None
    return lambda folder: (folder / name).write_bytes(str(content).encode() if data is None else data) and None


def change(name: str, **values: object) -> Damage:
    """Change values in a file of JSON; None takes one away."""

    def damage(folder: Path) -> None:
        told = json.loads((folder / name).read_text("utf-8")) | values
        (folder / name).write_text(json.dumps({key: value for key, value in told.items() if value is not None}))

    return damage


def flip(name: str) -> Damage:
    def damage(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 1
        (folder / name).write_bytes(content)

    return damage


def lose(name: str) -> Damage:
    return lambda folder: (folder / name).unlink()


def session(packs: Path, kind: str) -> list[str | Path]:
    """The command line of a session that uses the pack of this kind, beside the starter."""
    first = IDS[kind] if kind == "recognizer" else "recognizer-en-es"
    both = ["--packs", packs, "--packs", STARTER, "--use", first, "--use", IDS["translator"]]
    return ["interpret", SAMPLE, "--from", "en", "--to", "es", *both, "--speech", packs.parent / "speech.wav"]


DAMAGED = [
    ("recognizer", flip("model.bin"), "model.bin does not match its checksum"),
    ("recognizer", flip("config.json"), "config.json does not match its checksum"),
    ("recognizer", lose("tokenizer.json"), "tokenizer.json is missing"),
    ("recognizer", lose("vocabulary.json"), "vocabulary.json is missing"),
    ("translator", flip("model.bin"), "model.bin does not match its checksum"),
    ("translator", flip("source.spm"), "source.spm does not match its checksum"),
    ("translator", lose("target.spm"), "target.spm is missing"),
    ("translator", lose("config.json"), "config.json is missing"),
    ("voice", flip(f"{VOICE}.onnx"), f"{VOICE}.onnx does not match its checksum"),
    ("voice", flip(f"{VOICE}.onnx.json"), f"{VOICE}.onnx.json does not match its checksum"),
    ("voice", lose(f"{VOICE}.onnx"), f"{VOICE}.onnx is missing"),
    ("voice", lose(f"{VOICE}.onnx.json"), f"{VOICE}.onnx.json is missing"),
]


@pytest.mark.parametrize(("kind", "damage", "words"), DAMAGED, ids=[f"{kind}: {words}" for kind, _, words in DAMAGED])
def test_what_was_damaged_is_named_by_verify_and_by_the_session_that_needs_it(
    packs: Path, run: Run, kind: str, damage: Damage, words: str
) -> None:
    damage(packs / IDS[kind])
    for command in (["models", "verify", IDS[kind], "--packs", packs], session(packs, kind)):
        said = run(*command)
        assert f"pack {IDS[kind]} is damaged: {words}" in said
        assert said.strip().splitlines()[-1].startswith("  Import its files again, or restore "), said
    if "flip" in damage.__qualname__ and "json" not in words:
        assert words in run("doctor", "--packs", packs, "--packs", STARTER)


OWN = """
[[pack]]
id = "not-a-recognizer"
kind = "recognizer"
languages = ["en"]
licence = ""
source = {{ repository = "some/model", files = {names} }}
[[pack]]
id = "not-a-release"
kind = "translator"
languages = ["en", "de"]
licence = ""
source = {{ archive = "{url}/opus.zip" }}
[[pack]]
id = "not-a-voice"
kind = "voice"
languages = ["en"]
licence = ""
source = {{ repository = "some/vad", files = ["v.onnx", "v.onnx.json"] }}
[[pack]]
id = "slow-voice"
kind = "voice"
languages = ["en"]
licence = ""
source = {{ repository = "some/voice", files = ["v.onnx", "v.onnx.json"] }}
"""
REFUSED = {
    "not-a-recognizer": "is no recognizer, but what CTranslate2 calls a TransformerSpec",
    "not-a-release": "is no OPUS-MT release",
    "not-a-voice": "is no Piper voice",
    "slow-voice": "says 16000 Hz, but a voice of medium quality has 22050 Hz",
}
LARGE_HEADS = {"alignment_heads": [[7, 0], [31, 17]]}
WRONG = [
    ("recognizer", "another architecture", file("model.bin", STARTER / "translator-en-es" / "model.bin"),
     "is no recognizer, but what CTranslate2 calls a TransformerSpec", "faster-whisper"),
    ("recognizer", "another config.json", file("config.json", json.dumps(HUGGING_FACE)),
     "config.json is of another model: it lacks alignment_heads", "that belongs to it"),
    ("recognizer", "a larger model's config.json", change("config.json", **LARGE_HEADS),
     "it tells of layer 8 of the decoder, which has 2", "that belongs to it"),
    ("recognizer", "no config", file("config.json", "[1]"), "config.json makes no sense", "again"),
    ("recognizer", "numbers as words", change("config.json", suppress_ids=["a"]), "is not said in numbers", "again"),
    ("recognizer", "another tokenizer", file("tokenizer.json", STARTER / "recognizer-en-es" / "config.json"),
     "tokenizer.json makes no sense", "again"),
    ("recognizer", "another vocabulary", file("vocabulary.json", "[]"), "its vocabulary has 0 pieces", "again"),
    ("translator", "another architecture", file("model.bin", STARTER / "recognizer-en-es" / "model.bin"),
     "is no translator, but what CTranslate2 calls a WhisperSpec", "MarianMT"),
    ("translator", "another config.json", change("config.json", add_source_eos=3),
     "config.json is of another model: add_source_eos is 3", "that belongs to it"),
    ("translator", "a text as SentencePiece", file("source.spm", "no model"), "cannot be loaded", "again"),
    ("voice", "another architecture", file(f"{VOICE}.onnx", SILERO), "is no Piper voice", ".onnx"),
    ("voice", "no model", file(f"{VOICE}.onnx", b"no model at all"), "cannot be loaded", "again"),
    ("voice", "a wrong sample rate", change(f"{VOICE}.onnx.json", audio={"sample_rate": 16_000, "quality": "medium"}),
     "says 16000 Hz, but a voice of medium quality has 22050 Hz", "Fetch the .onnx.json"),
    ("voice", "an impossible sample rate", change(f"{VOICE}.onnx.json", audio={"sample_rate": 1, "quality": "mine"}),
     "says 1 Hz, which no voice has", "Fetch the .onnx.json"),
    ("voice", "settings of another program", file(f"{VOICE}.onnx.json", json.dumps({"audio": {}})), "lacks", "again"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "what", "damage", "words", "remedy"), WRONG, ids=[f"{kind}: {what}" for kind, what, *_ in WRONG]
)
def test_a_model_of_another_kind_is_named_where_its_sums_are_right(
    packs: Path, run: Run, kind: str, what: str, damage: Damage, words: str, remedy: str
) -> None:
    """As when somebody puts the wrong files together, or a catalog names the wrong ones."""
    folder = packs / IDS[kind]
    damage(folder)
    pack = read_pack(str(folder))
    (folder / MANIFEST).write_bytes(manifest(sealed(pack.entry, folder), pack.since + 3600))
    for command in (["models", "verify", IDS[kind], "--packs", packs], session(packs, kind)):
        said = run(*command)
        assert words in said
        assert IDS[kind] in said
        *_, error, hint = said.strip().splitlines()
        assert error.startswith("error: ")
        assert hint.startswith("  ")
        assert len(hint) > 10
    assert remedy in said
    carried = packs.parent / "bundle.zip"
    run("models", "bundle", carried, IDS[kind], "--packs", packs, code=0)
    assert words in run("models", "import", carried, "--packs", packs.parent / "elsewhere")
    assert [path for path in (packs.parent / "elsewhere").iterdir() if path.name != ".staging"] == []


def whisper_zip(folder: Path) -> bytes:
    """A zip that is no OPUS-MT release."""
    path = folder / "whisper.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        for name in ("config.json", "tokenizer.json"):
            zipped.write(STARTER / "recognizer-en-es" / name, name)
    return path.read_bytes()


def test_a_catalog_that_names_the_files_of_another_kind(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is fetched is tried, and refused; nothing stays that could be taken for a pack."""
    starter = {path.name: path.read_bytes() for path in (STARTER / "translator-en-es").iterdir()}
    starter |= {name: (STARTER / "recognizer-en-es" / name).read_bytes() for name in ("tokenizer.json", "config.json")}
    voice = real_packs.piper_voice(tmp_path / "voice", "v")
    slow = json.loads(voice.with_name("v.onnx.json").read_text("utf-8")) | {
        "audio": {"sample_rate": 16_000, "quality": "medium"}
    }
    hub = Hub(
        {
            "some/model": starter,
            "some/vad": {"v.onnx": SILERO.read_bytes(), "v.onnx.json": voice.with_name("v.onnx.json").read_bytes()},
            "some/voice": {"v.onnx": voice.read_bytes(), "v.onnx.json": json.dumps(slow).encode()},
        },
        {"/opus.zip": whisper_zip(tmp_path)},
    )
    own = tmp_path / "data" / "interpreter-app" / "catalog.toml"
    own.parent.mkdir(parents=True)
    with serving(hub):
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        own.write_text(OWN.format(url=hub.url, names=sorted(starter)), "utf-8")
        for name, words in REFUSED.items():
            said = run("models", "install", name, "--packs", tmp_path / "packs")
            *_, error, hint = said.strip().splitlines()
            assert error.startswith("error: ")
            assert words in error
            assert name in error
            assert len(hint) > 10
    assert [path for path in (tmp_path / "packs").iterdir() if path.name != ".staging"] == []


@pytest.mark.parametrize("kind", IDS)
def test_a_manifest_that_makes_no_sense(packs: Path, run: Run, kind: str) -> None:
    """A session goes on without the pack where another does, and says so."""
    (packs / IDS[kind] / MANIFEST).write_text("{")
    said = run("models", "verify", "--packs", packs)
    assert f"{IDS[kind]} is damaged: pack.json makes no sense" in said
    assert "is damaged: pack.json makes no sense" in run("models", "verify", IDS[kind], "--packs", packs)
    both = ["--packs", packs, "--packs", STARTER]
    command = ["interpret", SAMPLE, "--from", "en", "--to", "es", "--use", "recognizer-en-es", *both, "--speak", "off"]
    said = run(*command, code=0)
    assert f"{IDS[kind]} is damaged: pack.json makes no sense" in said
    assert "a pack is left out" in said


def test_what_is_good_is_good(packs: Path, run: Run) -> None:
    """What the others damage works before."""
    said = run("models", "verify", "--packs", packs, code=0)
    assert said.count("is sound, and works") == 3
    for kind in IDS:
        run(*session(packs, kind), code=0)
