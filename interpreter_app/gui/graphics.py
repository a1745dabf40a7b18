"""Which graphics Qt Quick draws with, chosen before the first window: where there is no OpenGL, it could abort."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QOffscreenSurface, QOpenGLContext
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from interpreter_app.core.errors import UsageError

CHOSEN_BY = ("QT_QUICK_BACKEND", "QSG_RHI_BACKEND", "QMLSCENE_DEVICE")
"""Variables of the environment with which a user has chosen."""
PROCESSORS = ("llvmpipe", "softpipe", "swrast", "software rasterizer")
"""Renderers that compute OpenGL on the processor; Qt's own renderer does with less."""
_GL_RENDERER = 0x1F01
_PLUGINS = QLibraryInfo.LibraryPath.PluginsPath


def check_screen() -> None:
    """Raise `UsageError` where Qt would find no screen and abort; before the application is made."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return
    places = [*os.environ.get("QT_PLUGIN_PATH", "").split(os.pathsep), QLibraryInfo.path(_PLUGINS)]  # as Qt looks
    plugins = [path for place in places if (path := Path(place) / "platforms" / "libqxcb.so").is_file()]
    try:
        ctypes.CDLL(str(plugins[0]) if plugins else None)
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        missing = str(error.__cause__ or error).partition(":")[0]  # a frozen program's own error hides the system's
        raise UsageError(
            f"the window cannot be shown: the system has no {missing}",
            hint="Install it: Debian and Ubuntu have it in the package of that name (packaging/quickstart does it).",
        ) from error
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    unusable = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    if unusable:
        raise UsageError(
            "there is no screen to show the window on",
            hint="Start it on a desktop, or listen without one: `interpreter-app listen --between en es`.",
        )


def choose_graphics() -> bool:
    """Choose, once the application is there; whether Qt's software renderer draws, without graphics hardware."""
    if any(os.environ.get(name) for name in CHOSEN_BY):
        return os.environ.get("QT_QUICK_BACKEND") == "software"
    if sys.platform != "linux" or _has_opengl():  # Windows and macOS draw with Direct3D and Metal
        return False
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    return True


def _has_opengl() -> bool:
    """Whether a context can be made and used, and graphics hardware draws in it."""
    context, surface = QOpenGLContext(), QOffscreenSurface()
    surface.create()
    if not (context.create() and surface.isValid() and context.makeCurrent(surface)):
        return False
    try:
        renderer = str(context.functions().glGetString(_GL_RENDERER)).lower()
        return not any(name in renderer for name in PROCESSORS)
    finally:
        context.doneCurrent()
