"""From settings to packs, and from packs to engines."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from interpreter_app.core.errors import ModelCorrupt, ModelMissing
from interpreter_app.core.options import LanguageOptions, Streaming, Window
from interpreter_app.core.ports import Translator, Voice
from interpreter_app.core.text import Direction
from interpreter_app.engines.marian import MarianTranslator
from interpreter_app.engines.piper import PiperVoice
from interpreter_app.engines.pivot import PivotTranslator
from interpreter_app.engines.silero import SileroVoiceActivity
from interpreter_app.engines.system_voice import EspeakVoice
from interpreter_app.engines.whisper import WhisperRecognizer
from interpreter_app.pipeline.engines_host import Engines, Loaders
from interpreter_app.policy.language_id import plan, primary
from interpreter_app.settings import Settings, bundled, own_catalog
from interpreter_app.storage.packs import Pack, Packs, heard
from interpreter_app.storage.rooms import restore

T = TypeVar("T")
SHORT_SILENCE_MS = 1000
"""Silence behind the audio where a window sized to it is wished for a pack that was not measured with one."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The packs that a session needs."""

    recognizer: Pack
    languages: tuple[str, ...]
    """Which of the recognizer's languages are listened for."""
    translators: Mapping[Direction, tuple[Pack, ...]]
    """One, or two in a row."""
    voices: Mapping[str, Pack | None]
    damaged: tuple[ModelCorrupt, ...] = ()
    """What is wrong with packs that are left out."""

    @property
    def names(self) -> tuple[str, ...]:
        """For the log: what is used."""
        voices = [pack.entry.id if pack else f"espeak-ng-{language}" for language, pack in self.voices.items()]
        ways = ["+".join(pack.entry.id for pack in way) for way in self.translators.values()]
        return (self.recognizer.entry.id, *ways, *voices)

    @property
    def trial(self) -> bool:
        """Whether it hears with what ships with the program, which was trained on synthetic voices."""
        return Path(self.recognizer.folder).is_relative_to(bundled("models/starter"))

    @property
    def notices(self) -> tuple[str, ...]:
        """For the user: what is translated through a third language, and which packs are left out."""
        through = (
            f"{pair} goes through {third}: no installed pack translates directly; it takes longer, and may lose nuances"
            for pair, third in _detours(self.translators)
        )
        return (*through, *(f"a pack is left out: {error}.  {error.hint}" for error in self.damaged))


def _detours(ways: Mapping[Direction, tuple[Pack, ...]]) -> Iterator[tuple[str, str]]:
    """Languages that are translated through a third one, both directions in one where they can be, and that one."""
    through = {direction: way[0].entry.languages[1] for direction, way in ways.items() if len(way) > 1}
    for direction, third in through.items():
        back = Direction(direction.target, direction.source)
        if through.get(back) != third:
            yield f"{direction.source} → {direction.target}", third
        elif direction.source < direction.target:
            yield f"{direction.source} ↔ {direction.target}", third


def installed(settings: Settings) -> Packs:
    """The packs that are known and installed; raises `SettingsError`, `ModelMissing`."""
    restore(settings.packs[0])
    return Packs(
        str(bundled("models/catalog.toml")), settings.packs, own=str(own_catalog()), prefer=settings.models.use
    )


def choose(settings: Settings) -> Chosen:
    """The packs for the languages that are set, verified; raises `UsageError`, `ModelMissing` or `ModelCorrupt`."""
    packs = installed(settings)
    languages = settings.options.languages
    spoken = languages.between or ((languages.source,) if languages.source else ())
    recognizer = packs.recognizer([primary(tag) for tag in spoken])
    known = heard(languages, recognizer.entry.languages, packs)
    targets = plan(languages, known).targets
    if not targets:
        raise ModelMissing(
            f"no installed translator translates into {languages.target}",
            hint=f"Install one: `interpreter-app models install en-{languages.target}`.",
        )
    chosen = Chosen(
        recognizer,
        known,
        {Direction(*pair): packs.way(Direction(*pair)) for pair in targets},
        {target: packs.voice(target) for _, target in targets},
        packs.damaged,
    )
    translators = [pack for way in chosen.translators.values() for pack in way]
    used = [chosen.recognizer, *translators, *filter(None, chosen.voices.values())]
    for pack in {pack.entry.id: pack for pack in used}.values():
        pack.verify(quick=True)
    return chosen


def open_engines(
    settings: Settings, *, chosen: Chosen | None = None, progress: Callable[[int, int], None] = lambda *_: None
) -> Engines:
    """The models that the session needs, loaded.  Close them, or use them as a context manager.

    `chosen` are the packs, where they have been chosen already.  `progress` is told how many models are loaded, and of
    how many; any thread may tell it.
    """
    chosen = choose(settings) if chosen is None else chosen
    loaded: dict[str, MarianTranslator] = {}
    count = _Count(2 + len(chosen.translators) + len(chosen.voices), progress)
    return Engines(
        Loaders(
            count.each(SileroVoiceActivity),
            count.each(lambda: recognizer_of(chosen.recognizer, chosen.languages, settings.models.window)),
            {pair: count.each(partial(translator_of, way, loaded)) for pair, way in chosen.translators.items()},
            {language: count.each(partial(voice_of, pack, language)) for language, pack in chosen.voices.items()},
        ),
        packs=chosen.names,
        notices=chosen.notices,
    )


def load_more(engines: Engines, settings: Settings, languages: LanguageOptions) -> None:
    """Load what `languages` need and `engines` lack; the recognizer stays.  Raises what `choose` raises."""
    chosen = choose(replace(settings, options=replace(settings.options, languages=languages)))
    loaded: dict[str, MarianTranslator] = {}
    engines.load(
        {direction: partial(translator_of, way, loaded) for direction, way in chosen.translators.items()},
        {language: partial(voice_of, pack, language) for language, pack in chosen.voices.items()},
    )


class _Count:
    """How many of `total` models are loaded."""

    def __init__(self, total: int, progress: Callable[[int, int], None]) -> None:
        self._total, self._progress = total, progress
        self._done = 0
        self._lock = threading.Lock()
        progress(0, total)

    def each(self, load: Callable[[], T]) -> Callable[[], T]:
        """`load`, counted once it is done."""

        def counted() -> T:
            model = load()
            with self._lock:
                self._done += 1
                self._progress(self._done, self._total)
            return model

        return counted


def recognizer_of(pack: Pack, languages: tuple[str, ...] | None = None, window: Window = "pack") -> WhisperRecognizer:
    """The recognizer in `pack`, loaded; for all languages it knows, or those given."""
    options: dict[str, Any] = dict(pack.entry.options)
    streaming = Streaming(**options.pop("streaming", {}))
    if window != "pack":
        options["window"] = window
        if window == "audio":
            options.setdefault("silence_ms", SHORT_SILENCE_MS)
    known = pack.entry.languages if languages is None else languages
    return WhisperRecognizer(pack.folder, languages=known, streaming=streaming, **options)


def translator_of(way: tuple[Pack, ...], loaded: dict[str, MarianTranslator] | None = None) -> Translator:
    """The translator, or the two in a row, loaded.  `loaded` has those that other ways share, by the ids of packs."""
    known: dict[str, MarianTranslator] = {} if loaded is None else loaded
    for pack in way:
        if pack.entry.id not in known:
            direction = Direction(*pack.entry.languages)
            known[pack.entry.id] = MarianTranslator(pack.folder, direction, **pack.entry.options)
    steps = [known[pack.entry.id] for pack in way]
    return steps[0] if len(steps) == 1 else PivotTranslator(*steps)


def voice_of(pack: Pack | None, language: str) -> Voice:
    """The voice in `pack`, loaded; the system's where there is none."""
    return EspeakVoice(language) if pack is None else PiperVoice(pack.folder, language, **pack.entry.options)
