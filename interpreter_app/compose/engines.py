"""From settings to packs, and from packs to engines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from interpreter_app.core.ports import Streaming, Voice
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
            partial(recognizer_of, chosen.recognizer),
            {direction: partial(translator_of, pack, direction) for direction, pack in chosen.translators.items()},
            {language: partial(voice_of, pack, language) for language, pack in chosen.voices.items()},
        ),
        packs=chosen.names,
    )


def recognizer_of(pack: Pack) -> WhisperRecognizer:
    """The recognizer in `pack`, loaded."""
    options = dict(pack.entry.options)
    streaming = Streaming(**options.pop("streaming", {}))
    return WhisperRecognizer(pack.folder, languages=pack.entry.languages, streaming=streaming, **options)


def translator_of(pack: Pack, direction: Direction) -> MarianTranslator:
    """The translator in `pack`, loaded."""
    return MarianTranslator(pack.folder, direction, **pack.entry.options)


def voice_of(pack: Pack | None, language: str) -> Voice:
    """The voice in `pack`, loaded; the system's where there is none."""
    return EspeakVoice(language) if pack is None else PiperVoice(pack.folder, language, **pack.entry.options)
