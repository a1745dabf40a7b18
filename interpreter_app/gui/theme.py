"""Colours, and which of them are shown: light, dark or high contrast, as the system or the user says."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

Scheme = Literal["light", "dark", "contrast"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for, as #rrggbb.  Text reaches a contrast of 4.5:1 on every ground it stands on."""

    ground: str
    """Behind everything."""
    surface: str
    """Cards, bars, panes."""
    raised: str
    """Buttons, chips and what stands out of a surface."""
    pressed: str
    line: str
    """Hairlines, and outlines of what is not chosen."""
    ink: str
    """Text that stands."""
    tail: str
    """Text that may still change."""
    quiet: str
    """Small type."""
    here: str
    """The first accent: this side, and the main action."""
    on_here: str
    here_soft: str
    """A ground in its hue."""
    there: str
    """The second accent: the other side."""
    on_there: str
    there_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    focus: str
    caption: str
    """Behind captions, over whatever other programs show: the same in all colours."""
    on_caption: str
    caption_tail: str


PALETTES: dict[Scheme, Palette] = {
    "light": Palette(
        ground="#f3f1ec", surface="#fdfcfa", raised="#f1eee8", pressed="#e4e0d7", line="#ddd8ce",
        ink="#1c1b22", tail="#676470", quiet="#625f6b",
        here="#3f45b8", on_here="#ffffff", here_soft="#e8e8fa",
        there="#0a6a5d", on_there="#ffffff", there_soft="#dcf1ec",
        warn="#7a4d00", warn_soft="#fbeccb", bad="#a4262c", bad_soft="#fbe3e1", focus="#3f45b8",
        caption="#0d0e12", on_caption="#ffffff", caption_tail="#b9b9c4",
    ),
    "dark": Palette(
        ground="#121317", surface="#1a1b21", raised="#25272f", pressed="#333641", line="#30333d",
        ink="#f0eff4", tail="#a09fac", quiet="#a5a4b1",
        here="#a9b0ff", on_here="#14163d", here_soft="#272a49",
        there="#6fd9c5", on_there="#04261f", there_soft="#17362f",
        warn="#f2c879", warn_soft="#3b2e13", bad="#ff9d97", bad_soft="#43201f", focus="#a9b0ff",
        caption="#0d0e12", on_caption="#ffffff", caption_tail="#b9b9c4",
    ),
    "contrast": Palette(
        ground="#000000", surface="#000000", raised="#000000", pressed="#3a3a3a", line="#ffffff",
        ink="#ffffff", tail="#d8d8d8", quiet="#ffffff",
        here="#ffe94a", on_here="#000000", here_soft="#000000",
        there="#6ff0ff", on_there="#000000", there_soft="#000000",
        warn="#ffd479", warn_soft="#000000", bad="#ffb3ad", bad_soft="#000000", focus="#ffffff",
        caption="#0d0e12", on_caption="#ffffff", caption_tail="#b9b9c4",
    ),
}  # fmt: skip

ON: dict[str, tuple[str, ...]] = {
    "ink": ("ground", "surface", "raised", "pressed", "here_soft", "there_soft", "warn_soft", "bad_soft"),
    "tail": ("surface", "here_soft", "there_soft"),
    "quiet": ("ground", "surface", "raised", "here_soft", "there_soft"),
    "here": ("ground", "surface", "raised", "here_soft"),
    "there": ("ground", "surface", "raised", "there_soft"),
    "on_here": ("here",),
    "on_there": ("there",),
    "warn": ("ground", "surface", "warn_soft"),
    "bad": ("ground", "surface", "raised", "bad_soft"),
    "on_caption": ("caption",),
    "caption_tail": ("caption",),
}
"""Which colours are written with, and on what."""


def contrast(one: str, other: str) -> float:
    """How well one colour stands out from the other: 1..21, as WCAG 2.1 defines it (relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Appearance(QObject):
    """The colours of the moment; `choice` is what the user says, `system` unless told otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = "system"
        self._text_size = 18
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.changed)
        if hasattr(hints, "accessibility"):  # Qt 6.10 and later
            hints.accessibility().contrastPreferenceChanged.connect(self.changed)

    @Property(str, notify=changed)
    def choice(self) -> str:
        """`system`, `light`, `dark` or `contrast`."""
        return self._choice

    @Slot(str)
    def choose(self, choice: str) -> None:
        """Show these colours; `system`: as the system says."""
        self._choice = choice
        self.changed.emit()

    @Property(int, notify=changed)
    def textSize(self) -> int:  # noqa: N802 - QML's way of writing
        """How large the words of the conversation are, in pixels."""
        return self._text_size

    def enlarge(self, size: int) -> None:
        """Show the words of the conversation so large."""
        self._text_size = size
        self.changed.emit()

    @Property(str, notify=changed)
    def scheme(self) -> str:
        """Which colours are shown."""
        return self.shown

    @property
    def shown(self) -> Scheme:
        """Which colours are shown."""
        chosen: Scheme | None = next((scheme for scheme in PALETTES if scheme == self._choice), None)
        if chosen is not None:
            return chosen
        hints = QGuiApplication.styleHints()
        if hasattr(hints, "accessibility") and hints.accessibility().contrastPreference().name == "HighContrast":
            return "contrast"
        dark: bool = hints.colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def colours(self) -> dict[str, str]:
        """The colours, by their names."""
        return asdict(PALETTES[self.shown])
