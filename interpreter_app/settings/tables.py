"""The tables of settings.toml, what each key may be, and where its value comes from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Self

import pydantic_settings
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from interpreter_app.core import options
from interpreter_app.policy.addresses import is_address
from interpreter_app.settings.places import config_file

PREFIX = "INTERPRETER_"


def _number(default: float | None, lowest: float, highest: float) -> Any:
    """A field for a number within a range; the ranges are those that `core.options` states."""
    kind = "a number" if isinstance(default, float) else "a whole number"
    return Field(default=default, ge=lowest, le=highest, description=f"{kind} from {lowest} to {highest}")


def _separated(value: object) -> object:
    """Words in the environment, separated by commas or spaces."""
    return value.replace(",", " ").split() if isinstance(value, str) else value


class Table(BaseModel):
    """One table of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_gate = options.GateOptions()
_endpointing = options.EndpointingOptions()
_recognition = options.RecognitionOptions()
_translation = options.TranslationOptions()
_speaking = options.SpeakingOptions()
_duplex = options.DuplexOptions()
_window = options.WindowOptions()


class _Languages(Table):
    between: tuple[str, str] | None = Field(default=None, description="two languages")
    source: str | None = Field(default=None, description="a language")
    target: str | None = Field(default=None, description="a language")

    _separate = field_validator("between", mode="before")(_separated)


class _Gate(Table):
    threshold: float = _number(_gate.threshold, 0, 1)
    deactivation_threshold: float = _number(_gate.deactivation_threshold, 0, 1)
    prefix_padding_ms: int = _number(_gate.prefix_padding_ms, 0, 2000)
    min_speech_ms: int = _number(_gate.min_speech_ms, 0, 1000)

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.deactivation_threshold > self.threshold:
            raise ValueError(
                f"gate.deactivation_threshold is {self.deactivation_threshold:g};"
                f" it must be at most gate.threshold, which is {self.threshold:g}"
            )
        return self


class _Endpointing(Table):
    silence_duration_ms: int = _number(_endpointing.silence_duration_ms, 200, 5000)
    early_silence_ms: int = _number(_endpointing.early_silence_ms, 200, 5000)
    late_silence_ms: int = _number(_endpointing.late_silence_ms, 200, 5000)
    max_utterance_ms: int = _number(_endpointing.max_utterance_ms, 2000, 30_000)
    push_to_talk: bool = Field(default=_endpointing.push_to_talk, description="true or false")
    turn_gap_ms: int = _number(_endpointing.turn_gap_ms, 0, 10_000)

    @model_validator(mode="before")
    @classmethod
    def _follow(cls, values: Any) -> Any:
        """Where only `silence_duration_ms` is set, the other two keep to their sides of it."""
        try:
            plain = int(values["silence_duration_ms"])
        except (KeyError, TypeError, ValueError):
            return values
        values.setdefault("early_silence_ms", min(_endpointing.early_silence_ms, plain))
        values.setdefault("late_silence_ms", max(_endpointing.late_silence_ms, plain))
        return values

    @model_validator(mode="after")
    def _order(self) -> Self:
        if not self.early_silence_ms <= self.silence_duration_ms <= self.late_silence_ms:
            raise ValueError(
                f"endpointing.silence_duration_ms is {self.silence_duration_ms}; it must lie between early_silence_ms,"
                f" which is {self.early_silence_ms}, and late_silence_ms, which is {self.late_silence_ms}"
            )
        return self


class _Recognition(Table):
    interval_ms: int | None = _number(_recognition.interval_ms, 160, 2000)
    agreement: int | None = _number(_recognition.agreement, 1, 4)
    holdback_ms: int | None = _number(_recognition.holdback_ms, 0, 2000)
    partial_beam: int | None = _number(_recognition.partial_beam, 1, 16)
    window_ms: int = _number(_recognition.window_ms, 2000, 30_000)
    beam: int = _number(_recognition.beam, 1, 16)


class _Translation(Table):
    reading: bool = Field(default=_translation.reading, description="true or false")
    mask: int = _number(_translation.mask, 0, 8)
    beam: int = _number(_translation.beam, 1, 8)


class _Speaking(Table):
    speak: options.Speak = Field(default=_speaking.speak, description="clause, turn or off")
    min_clause_words: int = _number(_speaking.min_clause_words, 1, 12)
    speed: float = _number(_speaking.speed, 0.5, 2)
    max_speed: float = _number(_speaking.max_speed, 1, 2)
    behind_ms: int = _number(_speaking.behind_ms, 0, 60_000)
    skip_ms: int = _number(_speaking.skip_ms, 1000, 600_000)


class _Duplex(Table):
    duplex: options.Duplex = Field(default=_duplex.duplex, description="gate, cancel or headphones")
    tail_ms: int = _number(_duplex.tail_ms, 0, 2000)
    barge_in: bool = Field(default=_duplex.barge_in, description="true or false")
    resume_ms: int = _number(_duplex.resume_ms, 500, 10_000)


class _Models(Table):
    use: Annotated[tuple[str, ...], pydantic_settings.NoDecode] = Field(default=(), description="ids of packs")
    window: options.Window = Field(default="pack", description="pack, audio or full")
    hub_mirror: str = Field(default="", description="an address: https://…")
    opus_mirror: str = Field(default="", description="an address: https://…")

    _separate = field_validator("use", mode="before")(_separated)

    @field_validator("hub_mirror", "opus_mirror")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not is_address(value):
            raise PydanticCustomError("address", "no address")
        return value


class _Devices(Table):
    input: str = Field(default="", description="the name of a microphone")
    output: str = Field(default="", description="the name of a loudspeaker")


class _Window(Table):
    language: str = Field(default="", pattern=r"^$|^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$", description="a language")
    colours: options.Colours = Field(default=_window.colours, description="system, light, dark or contrast")
    text_size: int = _number(_window.text_size, 12, 48)
    software_note: bool = Field(default=_window.software_note, description="true or false")


class _Context(Table):
    general: dict[str, str] = Field(default={}, description="a table of facts")
    text: str = Field(default="", description="text")
    terms: tuple[str, ...] = Field(default=(), description="a list of words")
    translation_terms: dict[str, str] = Field(default={}, description="a table of words and their translations")

    @field_validator("translation_terms")
    @classmethod
    def _words(cls, terms: dict[str, str]) -> dict[str, str]:
        if any(not source.strip() or not target.strip() for source, target in terms.items()):
            raise ValueError("context.translation_terms has an empty word or translation")
        return terms

    def options(self) -> options.ContextOptions:
        return options.ContextOptions(
            tuple(self.general.items()),
            self.text,
            self.terms,
            tuple(options.TranslationTerm(*pair) for pair in self.translation_terms.items()),
        )


class Tables(BaseSettings):
    """All of them."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True, validate_default=False
    )

    languages: _Languages = Field(default_factory=_Languages)
    gate: _Gate = Field(default_factory=_Gate)
    endpointing: _Endpointing = Field(default_factory=_Endpointing)
    recognition: _Recognition = Field(default_factory=_Recognition)
    translation: _Translation = Field(default_factory=_Translation)
    speaking: _Speaking = Field(default_factory=_Speaking)
    duplex: _Duplex = Field(default_factory=_Duplex)
    models: _Models = Field(default_factory=_Models)
    context: _Context = Field(default_factory=_Context)
    devices: _Devices = Field(default_factory=_Devices)
    window: _Window = Field(default_factory=_Window)
    packs: Annotated[tuple[str, ...], pydantic_settings.NoDecode] = Field(default=(), description="folders that exist")

    @field_validator("packs", mode="before")
    @classmethod
    def _separate(cls, value: object) -> object:
        return value.split(os.pathsep) if isinstance(value, str) else value

    @field_validator("packs")
    @classmethod
    def _exist(cls, folders: tuple[str, ...]) -> tuple[str, ...]:
        found = tuple(str(Path(folder).expanduser()) for folder in folders)
        missing = next((folder for folder in found if not Path(folder).is_dir()), None)
        if missing is not None:
            raise ValueError(f"there is no folder {missing} to look for packs in")
        return found

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic passes them by these names
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags above environment above settings.toml."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=config_file())
