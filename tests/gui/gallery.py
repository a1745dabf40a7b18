"""Pictures of every screen: `python -m tests.gui.gallery OUT/ [--only SCENE] [--size WxH] [--scheme S] [--language L]`.

Each scene in every size, in light, dark and high contrast, in each language of the interface and one from right to
left; and a contact sheet for each language and colours, all scenes at 900x600.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from interpreter_app.gui.app import application
from interpreter_app.gui.interface import SOURCE, TRANSLATED
from interpreter_app.gui.theme import PALETTES
from tests.gui.scenes import HOW, SCENES
from tests.gui.stage import Stage

SIZES = ("900x600", "1440x900", "3840x2160")
SCALED = {"3840x2160": 2}
"""Sizes in pixels that are looked at on a screen of that scale."""
RIGHT_TO_LEFT = "ar"
LANGUAGES = (SOURCE, *TRANSLATED, RIGHT_TO_LEFT)
COLUMNS, CELL = 3, 600
"""Of a contact sheet: cells in a row, and the width of one in pixels."""


def pictures(scene: str, size: str, language: str, schemes: Sequence[str]) -> Iterator[tuple[str, QImage]]:
    """One screen in each of the colours: one window, which changes them."""
    width, height = (int(number) // SCALED.get(size, 1) for number in size.split("x"))
    nobody = tempfile.mkdtemp(prefix="gallery")
    os.environ |= {"XDG_CONFIG_HOME": f"{nobody}/config", "XDG_DATA_HOME": f"{nobody}/data"}
    stage = Stage(size=(width, height), **HOW.get(scene, {}))
    try:
        stage.window.interface.choose(language)
        stage.wait(20)
        SCENES[scene](stage)
        stage.wait(400)
        stage.view.grabWindow()  # lists go to their ends after a frame
        for scheme in schemes:
            stage.window.appearance.choose(scheme)
            stage.wait(300)
            yield scheme, with_captions(stage, stage.view.grabWindow())
    finally:
        stage.close()


def with_captions(stage: Stage, image: QImage) -> QImage:
    """The captions over the window, near its foot, where they are open."""
    if stage.captions is not None:
        over = stage.captions.grabWindow()
        painter = QPainter(image)
        place = (image.deviceIndependentSize() - over.deviceIndependentSize()) / 2
        painter.drawImage(round(place.width()), round(2 * place.height()) - 24, over)
        painter.end()
    return image


def sheet(pictures: list[tuple[str, QImage]]) -> QImage:
    """All of them in rows."""
    height = CELL * pictures[0][1].height() // pictures[0][1].width()
    rows = -(-len(pictures) // COLUMNS)
    whole = QImage(COLUMNS * (CELL + 8) + 8, rows * (height + 28) + 8, QImage.Format.Format_RGB32)
    whole.fill(QColor("#808080"))
    painter = QPainter(whole)
    for number, (name, image) in enumerate(pictures):
        x, y = 8 + number % COLUMNS * (CELL + 8), 8 + number // COLUMNS * (height + 28)
        painter.drawText(x, y + 14, name)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(x, y + 20, image.scaled(CELL, height, Qt.AspectRatioMode.KeepAspectRatio))
    painter.end()
    return whole


def main() -> None:
    """Make what is asked for; sizes on another scale in a process of their own, as Qt reads the scale at its start."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=SCENES, action="append")
    parser.add_argument("--size", choices=SIZES, action="append")
    parser.add_argument("--scheme", choices=PALETTES, action="append")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    asked = parser.parse_args()
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    sizes = asked.size or SIZES
    application()
    for language in asked.language or LANGUAGES:
        small: dict[str, list[tuple[str, QImage]]] = defaultdict(list)
        for size, scene in product(sizes, asked.only or SCENES):
            if str(SCALED.get(size, 1)) != scale:
                continue
            for scheme, image in pictures(scene, size, language, asked.scheme or list(PALETTES)):
                folder = asked.out / f"{language}-{scheme}" / size
                folder.mkdir(parents=True, exist_ok=True)
                image.save(str(folder / f"{scene}.png"))
                if size == SIZES[0]:
                    small[scheme].append((scene, image))
        for scheme, images in small.items():
            sheet(images).save(str(asked.out / f"sheet-{language}-{scheme}.png"))
    if scale == "1":
        for factor in {SCALED[size] for size in sizes if size in SCALED}:
            environment = os.environ | {"QT_SCALE_FACTOR": str(factor)}
            subprocess.run([sys.executable, "-m", "tests.gui.gallery", *sys.argv[1:]], env=environment, check=True)


if __name__ == "__main__":
    main()
