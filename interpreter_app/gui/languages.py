"""The languages of the conversation: which there are, which are chosen, one way or two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from PySide6.QtCore import Property, QLocale, QObject, Signal, Slot

from interpreter_app.core.options import LanguageOptions
from interpreter_app.core.text import Direction


class LanguagesModel(QObject):
    """Two sides, `here` and `there`.  Two-way: each is translated into the other.  One-way: `here` into `there`."""

    changed = Signal()

    def __init__(
        self, chosen: LanguageOptions, directions: Sequence[Direction], choose: Callable[[LanguageOptions], None]
    ) -> None:
        """`directions` are those that can be translated; `choose` is told what is chosen."""
        super().__init__()
        self._directions = tuple(directions)
        self._choose = choose
        self._two_way = chosen.between is not None or chosen.target is None
        self._here, self._there = chosen.between or (chosen.source or "", chosen.target or "")
        if not self._there:
            first = next(iter(directions), Direction("en", "es"))
            self._here, self._there = first.source, first.target

    def learn(self, directions: Sequence[Direction]) -> None:
        """Packs have come or gone: these can be translated now."""
        self._directions = tuple(directions)
        self.changed.emit()

    @property
    def options(self) -> LanguageOptions:
        """What is chosen."""
        if self._two_way:
            return LanguageOptions(between=(self._here, self._there))
        return LanguageOptions(source=self._here or None, target=self._there)

    @property
    def sides(self) -> tuple[str, str]:
        """The language of this side, and of the other."""
        return self._here, self._there

    @Slot(str, result=str)
    def name(self, tag: str) -> str:
        """What the speakers of a language call it."""
        return name_of(tag)

    @Slot(str, result=bool)
    def has(self, tag: str) -> bool:
        """Whether it is one of the two; regions do not matter."""
        return tag.split("-", maxsplit=1)[0] in {side.split("-")[0] for side in (self._here, self._there) if side}

    @Slot(str, result=bool)
    def mirrored(self, tag: str) -> bool:
        """Whether a language is written from right to left."""
        return bool(tag) and QLocale(tag).textDirection().name == "RightToLeft"

    @Slot()
    def keep(self) -> None:
        """Take what is shown."""
        self._choose(self.options)

    @Slot()
    def swap(self) -> None:
        """Change sides."""
        self._set(self._there, self._here)

    @Slot(str, str)
    def choose(self, here: str, there: str) -> None:
        """Take these two; where both are the same, the sides change."""
        if here == there:
            here, there = (here, self._here) if there == self._there else (self._there, there)
        self._set(here, there)

    @Slot(bool)
    def go_both_ways(self, on: bool) -> None:
        """Translate each into the other, or `here` into `there` only."""
        self._two_way = on
        self._set(self._here, self._there)

    def _set(self, here: str, there: str) -> None:
        self._here, self._there = here, there
        self.changed.emit()
        self._choose(self.options)

    @Property(str, notify=changed)
    def here(self) -> str:
        """The language of this side of the table."""
        return self._here

    @Property(str, notify=changed)
    def there(self) -> str:
        """The language of the other side."""
        return self._there

    @Property(bool, notify=changed)
    def twoWay(self) -> bool:  # noqa: N802 - QML's way of writing
        """Whether each is translated into the other."""
        return self._two_way

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def known(self) -> list[str]:
        """Languages that can be translated from or into, by name."""
        tags = {tag for direction in self._directions for tag in (direction.source, direction.target)}
        return sorted(tags | {self._here, self._there}, key=self.name)


@cache
def name_of(tag: str) -> str:
    """What the speakers of a language call it, as it stands at the beginning of a line."""
    if not tag:
        return ""
    locale = QLocale(tag)
    name = locale.nativeLanguageName() or tag
    if "-" not in tag:  # without a country, Qt takes the largest, and names it: "American English"
        anywhere = QLocale.matchingLocales(locale.language(), locale.script(), QLocale.Country.AnyCountry)
        names = (known.nativeLanguageName() for known in anywhere)  # one of them may be another's: "Vlaams"
        name = min((one for one in names if one and one in name), key=len, default=name)
    return name[:1].upper() + name[1:]
