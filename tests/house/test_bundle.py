"""The bundle's recipes: what goes in and what does not, licences, icons, installers; under --full, made and tried."""

from __future__ import annotations

import configparser
import os
import plistlib
import re
import struct
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
ICON = ROOT / "resources" / "interpreter.svg"


@pytest.fixture(scope="module")
def recipe() -> Iterator[dict[str, ModuleType]]:
    """The modules beside the specification, which are no package."""
    names = ("contents", "icon", "licences", "parts", "version")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(PACKAGING / "bundle")
        yield {name: __import__(name) for name in names}
    for name in names:
        sys.modules.pop(name)


def test_the_specification_can_be_read() -> None:
    path = PACKAGING / "bundle" / "interpreter.spec"
    compile(path.read_text("utf-8"), str(path), "exec")


def test_qt_s_modules_that_the_window_uses_are_in_it(recipe: dict[str, ModuleType]) -> None:
    wanted = recipe["contents"].wanted
    qml = "".join(path.read_text("utf-8") for path in (ROOT / "resources" / "qml").rglob("*.qml"))
    used = set(re.findall(r"^import (Qt[\w.]+)", qml, re.MULTILINE))
    assert {"QtQuick", "QtQuick.Layouts", "QtQuick.Templates"} <= used
    for module in used:
        assert wanted(f"PySide6/Qt/qml/{module.replace('.', '/')}/qmldir"), module
    python = "".join(path.read_text("utf-8") for path in (ROOT / "interpreter_app" / "gui").glob("*.py"))
    for module in set(re.findall(r"from PySide6\.(\w+)", python)):
        assert wanted(f"PySide6/{module}.abi3.so"), module
        assert wanted(f"PySide6/{module}.pyd"), module
        assert f"PySide6.{module}" not in recipe["contents"].EXCLUDED


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6", "PySide6/Qt/lib/libQt6Charts.so.6",
        "PySide6/Qt/lib/libQt6Quick3D.so.6", "PySide6/Qt/lib/libQt6Sql.so.6",
        "PySide6/Qt/qml/QtQuick/Controls/Material/Button.qml",
        "PySide6/Qt/qml/QtQuick/Dialogs/qmldir", "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/translations/qt_de.qm", "PySide6\\Qt6Sql.dll", "piper/hebrew/model.onnx", "libasound.so.2",
        "libX11.so.6", "libstdc++.so.6", "onnxruntime/capi/libonnxruntime.so.1.31.1",
    ],
)  # fmt: skip
def test_what_nothing_needs_is_not_in_it(recipe: dict[str, ModuleType], place: str) -> None:
    assert not recipe["contents"].wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6", "PySide6\\Qt6Quick.dll", "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll", "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib", "libportaudio.so.2", "libxcb-cursor.so.0",
        "interpreter_app/_data/models/catalog.toml", "espeakng_loader/libespeak-ng.so",
        "onnxruntime/capi/onnxruntime_pybind11_state.so", "piper/espeak-ng-data/en_dict",
    ],
)  # fmt: skip
def test_what_is_needed_is_in_it(recipe: dict[str, ModuleType], place: str) -> None:
    assert recipe["contents"].wanted(place)


def test_libraries_stay_only_while_something_needs_them(recipe: dict[str, ModuleType]) -> None:
    linked = {"/site/a.so": ["libone.so.1"], "/lib/libone.so.1": ["libtwo.so.2"], "/lib/libgtk.so": ["libtwo.so.2"]}
    entries = [
        ("a.so", "/site/a.so", "EXTENSION"),
        ("libone.so.1", "/lib/libone.so.1", "BINARY"),
        ("libtwo.so.2", "/lib/libtwo.so.2", "BINARY"),
        ("libgtk.so", "/lib/libgtk.so", "BINARY"),
        ("libportaudio.so.2", "/lib/libportaudio.so.2", "BINARY"),
        ("data", "/site/data", "DATA"),
        ("there.so", "a.so", "SYMLINK"),
        ("gone.so", "Qt/gone.so", "SYMLINK"),
    ]
    kept = recipe["contents"].reached(entries, "/site", lambda path: linked.get(path, []))
    assert [entry[0] for entry in kept] == [
        "a.so", "libone.so.1", "libtwo.so.2", "libportaudio.so.2", "data", "there.so",
    ]  # fmt: skip


BLOCKED = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if any(name == left or name.startswith(left + ".") for left in LEFT_OUT):
            raise ModuleNotFoundError(f"{name} is left out", name=name)

LEFT_OUT = sys.argv.pop(1).split()
sys.meta_path.insert(0, Blocked())
from interpreter_app.__main__ import main
sys.exit(main())
"""
COMMANDS = [
    ["models", "verify"],
    ["models", "import", str(ROOT / "tests/data/piper-tiny/chords.onnx"), "--packs", "packs"],
    ["bench", "--help"],
    ["window", "--between", "en", "es", "--check"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(arguments[:2]))
def test_what_is_left_out_is_not_missed(recipe: dict[str, ModuleType], arguments: list[str], tmp_path: Path) -> None:
    screen = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "PYTHONPATH": str(ROOT)}
    homes = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-c", BLOCKED, " ".join(recipe["contents"].EXCLUDED), *arguments]
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | screen | homes, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr


def shipped() -> set[str]:
    """The packages that the program needs here, and what those need."""
    found: set[str] = set()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [Requirement(line) for line in project["dependencies"]]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name not in found and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            found.add(name)
            waiting += map(Requirement, distribution(name).requires or [])
    return found


def test_every_licence_is_known_and_accepted(recipe: dict[str, ModuleType]) -> None:
    rules = recipe["licences"].Rules()
    names = shipped()
    assert {"ctranslate2", "piper-tts", "pyside6-essentials", "numpy", "regex"} <= names
    for name in names:
        package = distribution(name)
        assert rules.accepts(rules.of(package)[0]), name
        for file in package.files or []:
            if file.parts[0].endswith(".libs") and ".so" in file.name:
                assert rules.accepts(rules.of_library(file.name)), file


def test_a_licence_that_is_not_known_ends_the_build(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    licences = recipe["licences"]
    metadata = tmp_path / "thing-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Name: thing\nVersion: 1\nLicense: Proprietary\n")
    (metadata / "RECORD").write_text("thing.py,,\nthing-1.dist-info/METADATA,,\n")
    packages = recipe["parts"].Packages([str(tmp_path)])
    row = ("thing", str(tmp_path / "thing.py"), "PYMODULE")
    parts = recipe["parts"].parts([row], packages, ROOT)
    assert [part.owner for part in parts] == ["thing"]
    with pytest.raises(licences.LicenceError, match="thing states no licence that is accepted: Proprietary"):
        licences.licences(parts, packages, licences.Rules())
    with pytest.raises(licences.LicenceError, match="libmystery"):
        licences.Rules().of_library("libmystery-1234.so.1")
    with pytest.raises(LookupError, match="nobody knows whose"):
        recipe["parts"].parts([("stray.so", "/nowhere/stray.so", "BINARY")], packages, ROOT)


def test_alternatives_and_sums_of_licences(recipe: dict[str, ModuleType]) -> None:
    accepts = recipe["licences"].Rules().accepts
    assert accepts("Apache-2.0 OR Proprietary")
    assert accepts("MIT AND (BSD-3-Clause OR Proprietary)")
    assert not accepts("MIT AND Proprietary")


def test_the_icon_in_every_form(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    icon = recipe["icon"]
    assert icon.write(ICON, tmp_path, "linux") is None
    content = Path(icon.write(ICON, tmp_path, "win32")).read_bytes()
    assert struct.unpack_from("<HHH", content) == (0, 1, len(icon.ICO))
    for i in range(len(icon.ICO)):
        length, at = struct.unpack_from("<II", content, 6 + 16 * i + 8)
        assert content[at : at + 4] == b"\x89PNG"
        assert at + length <= len(content)
    content = Path(icon.write(ICON, tmp_path, "darwin")).read_bytes()
    assert content[:4] == b"icns"
    assert struct.unpack_from(">I", content, 4) == (len(content),)


def test_the_version_of_windows_programs(recipe: dict[str, ModuleType]) -> None:
    text = recipe["version"].resource("1.2.3rc4")
    assert "filevers=(1, 2, 3, 0)" in text
    assert "'ProductVersion', '1.2.3rc4'" in text


def test_macos_is_told_what_the_microphone_is_for() -> None:
    said = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    assert "listens" in said["NSMicrophoneUsageDescription"]
    allowed = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert allowed["com.apple.security.device.audio-input"] is True


def test_the_installer_for_windows_names_what_is_there() -> None:
    script = (PACKAGING / "windows" / "interpreter.iss").read_text("utf-8")
    for name in re.findall(r"\.\.\\\.\.\\([\w.\\-]+)", script):
        top = name.partition("\\")[0]
        assert top in {"build", "dist"} or (ROOT / name.replace("\\", "/")).exists(), name
    assert script.count("[Setup]") == 1


def test_the_desktop_entry() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(PACKAGING / "linux" / "interpreter-app.desktop", "utf-8")
    rows = entry["Desktop Entry"]
    assert rows["Exec"] == "interpreter-app window"
    assert (rows["Type"], rows["Terminal"], rows["Icon"]) == ("Application", "false", "interpreter-app")
    assert {"name[de]", "name[es]", "name[fr]"} <= set(rows)


@pytest.mark.skipif(sys.platform != "linux", reason="for Linux")
def test_the_archive_puts_itself_into_the_menu_and_out(tmp_path: Path) -> None:
    folder = tmp_path / 'a "strange" folder, $HOME'
    folder.mkdir()
    for name in ("install", "interpreter-app.desktop"):
        (folder / name).write_bytes((PACKAGING / "linux" / name).read_bytes())
    (folder / "interpreter-app.svg").write_bytes(ICON.read_bytes())
    home = tmp_path / "home"
    script = ["sh", str(folder / "install")]
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    subprocess.run(script, env=environment, check=True, capture_output=True)
    entry = (home / ".local/share/applications/interpreter-app.desktop").read_text("utf-8")
    assert f'Exec="{tmp_path}/a \\\\"strange\\\\" folder, \\\\$HOME/interpreter-app" window\n' in entry
    assert (home / ".local/bin/interpreter-app").readlink() == folder / "interpreter-app"
    subprocess.run([*script, "--remove"], env=environment, check=True, capture_output=True)
    assert [path for path in home.rglob("*") if not path.is_dir()] == []


@pytest.mark.full
@pytest.mark.timeout(1800)
@pytest.mark.skipif(sys.platform != "linux", reason="bundles for other systems are made there")
def test_it_is_made_and_works(capfd: pytest.CaptureFixture[str]) -> None:
    with capfd.disabled():
        subprocess.run([PACKAGING / "build"], cwd=ROOT, check=True, timeout=1200)
        subprocess.run([PACKAGING / "smoke"], cwd=ROOT, check=True, timeout=300)
    (archive,) = (ROOT / "dist").glob("interpreter-app-*.tar.gz")
    assert archive.stat().st_size < 260e6
