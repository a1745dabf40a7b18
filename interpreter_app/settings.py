"""What the user has set: defaults < settings.toml < environment < flags, read once into `core.options`.

`threshold` in the table `[gate]` of settings.toml is `INTERPRETER_GATE__THRESHOLD` in the environment.
"""

from __future__ import annotations

import dataclasses
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Self, cast

import platformdirs
import pydantic_settings
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from interpreter_app.core import options
from interpreter_app.core.errors import SettingsError
from interpreter_app.core.options import ModelOptions, SessionOptions

NAME = "interpreter-app"
PREFIX = "INTERPRETER_"


def config_file() -> Path:
    """Where the user's settings.toml is, if there is one."""
    return platformdirs.user_config_path(NAME, appauthor=False) / "settings.toml"


def default_packs() -> tuple[str, ...]:
    """The user's own packs, then those that ship with the program."""
    return str(platformdirs.user_data_path(NAME, appauthor=False) / "packs"), str(bundled("models/starter"))


def own_catalog() -> Path:
    """Where the user's own catalog of packs is, if there is one."""
    return platformdirs.user_data_path(NAME, appauthor=False) / "catalog.toml"


def history_folder() -> Path:
    """Where the journals of sessions are kept, unless told otherwise."""
    return platformdirs.user_data_path(NAME, appauthor=False) / "history"


def bundled(path: str) -> Path:
    """A file or folder that ships with the program: below `models` or `resources`, in a checkout or installed."""
    package = Path(__file__).parent
    installed = package / "_data" / path
    return installed if installed.exists() else package.parent / path


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set, for one run of the program."""

    options: SessionOptions = field(default_factory=SessionOptions)
    packs: tuple[str, ...] = field(default_factory=default_packs)
    """Folders in which packs are looked for, in this order; the first is the one into which they are installed."""
    models: ModelOptions = field(default_factory=ModelOptions)


def load(flags: Mapping[str, Any] | None = None) -> Settings:
    """The settings, with `flags` (tables of keys, as in settings.toml) above all.

    Raises `SettingsError`, in one line: which setting, its value, and what it may be.
    """
    try:
        parsed = _Tables(**(flags or {}))
    except ValidationError as error:
        raise _explained(error.errors()[0], flags or {}) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{config_file()} cannot be read: {error}", hint="Mend it, or delete it.") from error
    except pydantic_settings.SettingsError as error:
        raise SettingsError(f"the environment cannot be read: {error}", hint=f"Look at {PREFIX}… in it.") from error
    groups = {name: getattr(parsed, name).model_dump() for name in _Tables.model_fields.keys() - {"packs", "context"}}
    makers = {f.name: cast("Callable[..., Any]", f.default_factory) for f in dataclasses.fields(SessionOptions)}
    built: dict[str, Any] = {name: make(**groups[name]) for name, make in makers.items() if name in groups}
    return Settings(
        options=SessionOptions(**built, context=parsed.context.options()),
        packs=parsed.packs or default_packs(),
        models=ModelOptions(**groups["models"]),
    )


def _number(default: float | None, lowest: float, highest: float) -> Any:
    """A field for a number within a range; the ranges are those that `core.options` states."""
    kind = "a number" if isinstance(default, float) else "a whole number"
    return Field(default=default, ge=lowest, le=highest, description=f"{kind} from {lowest} to {highest}")


def _separated(value: object) -> object:
    """Words in the environment, separated by commas or spaces."""
    return value.replace(",", " ").split() if isinstance(value, str) else value


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_gate = options.GateOptions()
_endpointing = options.EndpointingOptions()
_recognition = options.RecognitionOptions()
_translation = options.TranslationOptions()
_speaking = options.SpeakingOptions()
_duplex = options.DuplexOptions()


class _Languages(_Table):
    between: tuple[str, str] | None = Field(default=None, description="two languages")
    source: str | None = Field(default=None, description="a language")
    target: str | None = Field(default=None, description="a language")

    _separate = field_validator("between", mode="before")(_separated)


class _Gate(_Table):
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


class _Endpointing(_Table):
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


class _Recognition(_Table):
    interval_ms: int | None = _number(_recognition.interval_ms, 160, 2000)
    agreement: int | None = _number(_recognition.agreement, 1, 4)
    holdback_ms: int | None = _number(_recognition.holdback_ms, 0, 2000)
    partial_beam: int | None = _number(_recognition.partial_beam, 1, 8)
    window_ms: int = _number(_recognition.window_ms, 2000, 30_000)
    beam: int = _number(_recognition.beam, 1, 8)


class _Translation(_Table):
    reading: bool = Field(default=_translation.reading, description="true or false")
    mask: int = _number(_translation.mask, 0, 8)
    beam: int = _number(_translation.beam, 1, 8)


class _Speaking(_Table):
    speak: options.Speak = Field(default=_speaking.speak, description="clause, turn or off")
    min_clause_words: int = _number(_speaking.min_clause_words, 1, 12)
    speed: float = _number(_speaking.speed, 0.5, 2)
    max_speed: float = _number(_speaking.max_speed, 1, 2)
    behind_ms: int = _number(_speaking.behind_ms, 0, 60_000)
    skip_ms: int = _number(_speaking.skip_ms, 1000, 600_000)


class _Duplex(_Table):
    duplex: options.Duplex = Field(default=_duplex.duplex, description="gate, cancel or headphones")
    tail_ms: int = _number(_duplex.tail_ms, 0, 2000)
    barge_in: bool = Field(default=_duplex.barge_in, description="true or false")
    resume_ms: int = _number(_duplex.resume_ms, 500, 10_000)


class _Models(_Table):
    use: Annotated[tuple[str, ...], pydantic_settings.NoDecode] = Field(default=(), description="ids of packs")
    window: options.Window = Field(default="pack", description="pack, audio or full")
    hub_mirror: str = Field(default="", pattern=r"^$|^https?://[^/]+", description="an address: https://…")
    opus_mirror: str = Field(default="", pattern=r"^$|^https?://[^/]+", description="an address: https://…")

    _separate = field_validator("use", mode="before")(_separated)


class _Context(_Table):
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


class _Tables(BaseSettings):
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


def _explained(problem: ErrorDetails, flags: Mapping[str, Any]) -> SettingsError:
    """One line about the first thing that is wrong, and where it is set."""
    path = [str(part) for part in problem["loc"]]
    name = ".".join(path[:2])
    if problem["type"] == "value_error":
        message = str(problem["ctx"]["error"])
    elif problem["type"] == "extra_forbidden":
        message = f"there is no setting {name}"
    else:
        message = f"{name} is {problem['input']!r}; it must be {_allowed(path)}"
    variable = PREFIX + "__".join(path[:2]).upper()
    if path[0] in flags:
        place = "on the command line"
    elif found := sorted(key for key in os.environ if key.startswith(variable)):
        place = f"by the environment variable {found[0]}"
    else:
        place = f"in {config_file()}"
    return SettingsError(message, hint=f"It is set {place}.")


def _allowed(path: list[str]) -> str:
    """What the setting at `path` may be."""
    setting = _Tables.model_fields[path[0]]
    table = setting.annotation
    if isinstance(table, type) and issubclass(table, _Table):
        return table.model_fields[path[1]].description or "" if len(path) > 1 else "a table of settings"
    return setting.description or ""
