"""From settings to packs, and from packs to engines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from interpreter_app.core.ports import Recognizer, Streaming, Translator, Voice
from interpreter_app.core.text import Direction
from interpreter_app.engines.marian import MarianTranslator
from interpreter_app.engines.piper import PiperVoice
from interpreter_app.engines.silero import SileroVoiceActivity
from interpreter_app.engines.system_voice import EspeakVoice
from interpreter_app.engines.whisper import WhisperRecognizer
from interpreter_app.pipeline.engines_host import Engines, Loaders
from interpreter_app.policy.language_id import plan, primary
from interpreter_app.settings import Settings, bundled
from interpreter_app.storage.packs import Pack, Packs


@dataclass(frozen=True, slots=True)
class Chosen:
    """The packs that a session needs."""

    recognizer: Pack
    translators: dict[Direction, Pack]
    voices: dict[str, Pack | None]

    @property
    def names(self) -> tuple[str, ...]:
        """For the log: what is used."""
        voices = [pack.entry.id if pack else f"espeak-ng-{language}" for language, pack in self.voices.items()]
        return (self.recognizer.entry.id, *(pack.entry.id for pack in self.translators.values()), *voices)


def choose(settings: Settings) -> Chosen:
    """The packs for the languages that are set, verified; raises `UsageError`, `ModelMissing` or `ModelCorrupt`."""
    packs = Packs(str(bundled("models/catalog.toml")), settings.packs)
    languages = settings.options.languages
    spoken = languages.between or ((languages.source,) if languages.source else ())
    recognizer = packs.recognizer([primary(tag) for tag in spoken])
    targets = plan(languages, recognizer.entry.languages).targets
    chosen = Chosen(
        recognizer,
        {Direction(*pair): packs.translator(Direction(*pair)) for pair in targets},
        {target: packs.voice(target) for _, target in targets},
    )
    for pack in (chosen.recognizer, *chosen.translators.values(), *filter(None, chosen.voices.values())):
        pack.verify()
    return chosen


def open_engines(settings: Settings) -> Engines:
    """The models that the session needs, loaded.  Close them, or use them as a context manager."""
    chosen = choose(settings)
    return Engines(
        Loaders(
            SileroVoiceActivity,
            lambda: _recognizer(chosen.recognizer),
            {direction: _translator_loader(pack, direction) for direction, pack in chosen.translators.items()},
            {language: _voice_loader(pack, language) for language, pack in chosen.voices.items()},
        ),
        packs=chosen.names,
    )


def _recognizer(pack: Pack) -> Recognizer:
    options = dict(pack.entry.options)
    streaming = Streaming(**options.pop("streaming", {}))
    return WhisperRecognizer(pack.folder, languages=pack.entry.languages, streaming=streaming, **options)


def _translator_loader(pack: Pack, direction: Direction) -> Callable[[], Translator]:
    return lambda: MarianTranslator(pack.folder, direction, **pack.entry.options)


def _voice_loader(pack: Pack | None, language: str) -> Callable[[], Voice]:
    if pack is None:
        return lambda: EspeakVoice(language)
    return lambda: PiperVoice(pack.folder, language, **pack.entry.options)
