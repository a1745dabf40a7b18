"""What goes into the bundle and what does not: rules for PyInstaller's lists, the same on every system."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

NAME, TITLE, IDENTIFIER = "interpreter-app", "Interpreter", "org.interpreter_app.Interpreter"
COLLECTED = ("espeakng_loader", "faster_whisper", "piper")
"""Packages whose data, and libraries that they open by name, are found beside their code."""
HIDDEN = ("ctranslate2.converters", "truststore", "soxr", "rtmixer", "pywebrtc_audio", "sacrebleu")
"""Imported inside functions of packages that PyInstaller does not read."""
EXCLUDED = (
    "IPython", "PIL", "PyQt5", "PyQt6", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtNetworkAuth",
    "PySide6.QtOpenGLWidgets", "PySide6.QtPrintSupport", "PySide6.QtQuickControls2",
    "PySide6.QtQuickTest", "PySide6.QtQuickWidgets", "PySide6.QtSql", "PySide6.QtSvgWidgets", "PySide6.QtTest",
    "PySide6.QtUiTools", "PySide6.QtXml", "_dbm", "_gdbm", "_pytest", "curses", "dbm", "flask",
    "g2pw", "hatchling", "hf_xet", "lxml", "matplotlib", "mypy", "onnx", "onnxruntime.quantization",
    "onnxruntime.tools", "onnxruntime.transformers", "pandas", "phonikud", "pip", "piper.http_server", "piper.train",
    "pydoc_data", "pytest", "readline", "scipy", "setuptools", "sphinx", "sqlite3", "tensorflow", "tkinter", "torch",
    "torchaudio", "transformers", "wheel",
)  # fmt: skip
"""Modules that something would import if it were there, or that nothing here needs; PyTorch never."""

_QT = (  # of the libraries of Qt, by the names that they have on all systems
    "Core|DBus|Gui|Network|OpenGL|Qml|QmlMeta|QmlModels|QmlWorkerScript|Quick|QuickLayouts|QuickTemplates2|"
    "Svg|WaylandClient|WaylandEglClientHwIntegration|WlShellIntegration|Widgets|XcbQpa"
)
_KEPT = [
    rf"PySide6/(Qt/(lib|bin)/)?(lib)?Qt6?({_QT})\.(so\.6|dll|framework/.*)",
    r"PySide6/(Qt/(lib|bin)/)?libicu(data|i18n|uc)\..*",
    r"PySide6/(Qt(Core|Gui|Network|OpenGL|Qml|Quick|Svg|Widgets)|QtDBus)\.(abi3\.so|pyd)",
    r"PySide6/(lib)?pyside6(qml)?\..*",
    r"PySide6/[^/]*(\.py|msvcp.*\.dll|vcruntime.*\.dll|concrt.*\.dll)",
    r"PySide6/(Qt/)?plugins/platforms/(lib)?q(cocoa|minimal|offscreen|wayland|windows|xcb)\..*",
    r"PySide6/(Qt/)?plugins/platforminputcontexts/libq?(compose|ibus)platforminputcontextplugin\..*",
    r"PySide6/(Qt/)?plugins/platformthemes/libqxdgdesktopportal\..*",
    r"PySide6/(Qt/)?plugins/(xcbglintegrations|wayland-shell-integration|wayland-decoration-client)/.*",
    r"PySide6/(Qt/)?plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl\..*",
    r"PySide6/(Qt/)?plugins/(iconengines|imageformats)/(lib)?q(svgicon|svg)\..*",
    r"PySide6/(Qt/)?qml/(QtQml|QtQuick/Layouts|QtQuick/Templates|QtQuick/Window)/.*",
    r"PySide6/(Qt/)?qml/QtQuick/(lib)?(qtquick2plugin|qmldir).*",
    r"PySide6/(Qt/)?qml/[^/]*\.qmltypes",
]
_DROPPED = [
    r"PySide6/.*\.qmltypes",  # for editors
    r"PySide6/(Qt/)?qml/QtQml/XmlListModel/.*",
    r"PySide6/.*libwl-shell-plugin\..*",
    r"espeakng_loader/libespeak-ng\..*\d.*",  # the same library under other names
    r"onnxruntime/capi/(libonnxruntime\.so|libonnxruntime\..*dylib|onnxruntime\.dll).*",  # for programs in C
    r"piper/(hebrew|img|templates|train)/.*",
    r".*/(tests?|__pycache__)/.*",
    r".*\.(pyi|h|lib|a)",
]
_SYSTEM = re.compile(
    r"lib(asound|stdc\+\+|gcc_s|fontconfig|freetype|drm|EGL|GL|GLX|GLdispatch|OpenGL|gbm|X11|X11-xcb|xcb|"
    r"wayland-(client|cursor|egl)|expat|z|uuid|pulse|pulse-simple|pulsecommon-.*|dbus-1|systemd|"
    r"Xau|Xdmcp|bsd|md|brotlicommon|brotlidec|png16|cap|gcrypt|gpg-error|lz4|zstd|mvec)\.so(\.\d.*)?"
)
"""Libraries that must fit the system's drivers, fonts and sound server, and what those need; every desktop has them."""


_OPENED = ("libportaudio",)
"""Libraries that are opened by name while the program runs."""

Entry = tuple[str, str, str]
"""As PyInstaller lists a file: where it will lie, where it comes from, its kind."""


def reached(entries: Iterable[Entry], packages: str, imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The entries without those libraries, and links to them, that nothing needs any more.

    What comes from the folder `packages` is there for itself; the system's libraries are there for it.  `imports` gives
    the names of the libraries that a file is linked with.
    """
    entries = list(entries)
    places = {entry[0] for entry in entries}
    entries = [entry for entry in entries if entry[2] != "SYMLINK" or _target(entry) in places]
    libraries = {PurePosixPath(entry[0]).name: entry for entry in entries if entry[2] == "BINARY"}

    def for_itself(entry: Entry) -> bool:
        opened = PurePosixPath(entry[0]).name.startswith(_OPENED)
        return entry[2] != "BINARY" or entry[1].startswith(packages) or opened or entry[0].startswith("libpython")

    waiting = [entry for entry in entries if entry[2] in {"BINARY", "EXTENSION"} and for_itself(entry)]
    kept = {entry[0] for entry in entries if for_itself(entry)}
    while waiting:
        for name in imports(waiting.pop()[1]):
            library = libraries.get(name)
            if library is not None and library[0] not in kept:
                kept.add(library[0])
                waiting.append(library)
    return [entry for entry in entries if entry[0] in kept]


def _target(link: Entry) -> str:
    """What a link in the bundle points at: its source is relative to it."""
    return str(PurePosixPath(link[0]).parent / link[1])


def wanted(place: str) -> bool:
    """Whether the file that is to lie at `place` in the bundle belongs there."""
    place = place.replace("\\", "/")
    if _SYSTEM.fullmatch(place):
        return False
    if any(re.fullmatch(rule, place) for rule in _DROPPED):
        return False
    return not place.startswith("PySide6/") or any(re.fullmatch(rule, place) for rule in _KEPT)
