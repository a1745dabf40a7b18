"""Which graphics Qt Quick draws with, chosen before the first window: where there is no OpenGL, it could abort."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QOffscreenSurface, QOpenGLContext
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

CHOSEN_BY = ("QT_QUICK_BACKEND", "QSG_RHI_BACKEND", "QMLSCENE_DEVICE")
"""Variables of the environment with which a user has chosen."""
PROCESSORS = ("llvmpipe", "softpipe", "swrast", "software rasterizer")
"""Renderers that compute OpenGL on the processor; Qt's own renderer does with less."""
_GL_RENDERER = 0x1F01


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
