"""Icons in any colour, without shaders: the SVG is drawn with the colour put in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

SIZE = 24


class Icons(QQuickImageProvider):
    """`image://icons/NAME/RRGGBB` is `NAME.svg` of `folder`, its `currentColor` being #RRGGBB."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Pixmap)
        self._folder = folder

    def requestPixmap(self, id: str, size: QSize, requestedSize: QSize) -> QPixmap:  # noqa: A002, N802, N803 - Qt's
        """The icon in the size that is asked for."""
        name, _, colour = id.partition("/")
        return self._draw(name, colour, requestedSize if requestedSize.isValid() else QSize(SIZE, SIZE))

    def drawn(self, name: str, colour: str, size: int) -> QPixmap:
        """An icon in a colour (RRGGBB), `size` pixels wide and high."""
        return self._draw(name, colour, QSize(size, size))

    def _draw(self, name: str, colour: str, size: QSize) -> QPixmap:
        drawing = (self._folder / f"{name}.svg").read_bytes().replace(b"currentColor", f"#{colour}".encode())
        pixmap = QPixmap(size)
        pixmap.fill("transparent")
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(drawing)).render(painter)
        painter.end()
        return pixmap
