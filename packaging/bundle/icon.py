"""The program's icon in the form that a system wants: drawn from the SVG, packed as `.ico` or `.icns`."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICO = (16, 24, 32, 48, 64, 256)
ICNS = {"icp4": 16, "icp5": 32, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024}
"""Apple's names for PNG images of these sizes."""


def png(svg: Path, size: int) -> bytes:
    """The drawing as a square of `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def ico(svg: Path) -> bytes:
    """A Windows icon: a directory of 16 bytes an image, then the images as PNG (Windows Vista and later)."""
    images = [png(svg, size) for size in ICO]
    head, at = struct.pack("<HHH", 0, 1, len(images)), 6 + 16 * len(images)
    for size, image in zip(ICO, images, strict=True):
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(image), at)
        at += len(image)
    return head + b"".join(images)


def icns(svg: Path) -> bytes:
    """A macOS icon: each image has its type and its length, of which these 8 bytes are part, before it."""
    images = {kind: png(svg, size) for kind, size in ICNS.items()}
    body = b"".join(kind.encode() + struct.pack(">I", 8 + len(image)) + image for kind, image in images.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write(svg: Path, folder: Path, platform: str) -> str | None:
    """Write the icon that PyInstaller wants on `platform` (as `sys.platform`), and give its path; Linux wants none."""
    forms = {"win32": (".ico", ico), "darwin": (".icns", icns)}
    if platform not in forms:
        return None
    suffix, made = forms[platform]
    path = folder / f"interpreter{suffix}"
    path.write_bytes(made(svg))
    return str(path)
