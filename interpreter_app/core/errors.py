"""What can go wrong, and what the user can do about it.

    InterpreterError(.code, .hint)
    ├── UsageError           the command line asks for something that makes no sense (exit code 2)
    ├── SettingsError        a setting is wrong
    ├── AudioFileError       an audio file cannot be read or written
    ├── OutputError          a result cannot be written
    ├── DeviceError
    │   ├── DeviceNotFound
    │   └── DeviceLost
    ├── ModelError
    │   ├── ModelMissing     no pack for what was asked
    │   └── ModelCorrupt     a pack is there, and damaged
    ├── NetworkError         a source of packs cannot be reached, or does not answer as it should
    ├── EngineError          a model failed on its input
    └── SessionError         the session cannot do that now

The message is one line that says what; `hint` is one line that says what to do.  Exceptions cross function boundaries;
across threads they become `StageFailed`.
"""

from __future__ import annotations

import errno


class InterpreterError(Exception):
    """Anything a user can cause or mend."""

    code = "error"

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(InterpreterError):
    """The command asks for something that makes no sense."""

    code = "usage"


class SettingsError(InterpreterError):
    """A setting is wrong."""

    code = "settings"


class AudioFileError(InterpreterError):
    """An audio file cannot be read or written."""

    code = "audio_file"


class OutputError(InterpreterError):
    """A result cannot be written."""

    code = "output"


class DeviceError(InterpreterError):
    """A microphone or loudspeaker cannot be used."""

    code = "device"


class DeviceNotFound(DeviceError):
    """There is no such device."""

    code = "device_not_found"


class DeviceLost(DeviceError):
    """The device went away."""

    code = "device_lost"


class ModelError(InterpreterError):
    """A pack cannot be used."""

    code = "model"


class ModelMissing(ModelError):
    """No pack is installed for what was asked."""

    code = "model_missing"


class ModelCorrupt(ModelError):
    """A pack is there, and damaged."""

    code = "model_corrupt"


class NetworkError(InterpreterError):
    """A source of packs cannot be reached, or does not answer as it should."""

    code = "network"


class EngineError(InterpreterError):
    """A model failed on its input."""

    code = "engine"


class SessionError(InterpreterError):
    """The session, or the engines, cannot do that now."""

    code = "session"


def cannot_write(path: str, error: OSError) -> OutputError:
    """What to say when writing to `path` failed with `error`."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            why, hint = "the disk is full", "Free some space, or write to another disk."
        case errno.ENOENT | errno.ENOTDIR:
            folder = path[: max(path.rfind("/"), path.rfind("\\"), 0)] or "."
            why, hint = f"there is no folder {folder}", "Make the folder, or name another."
        case errno.EEXIST:
            why, hint = "a file of this name is there", "Move the file away, or name another folder."
        case errno.EACCES | errno.EPERM:
            why, hint = "permission denied", "Write it to another place."
        case errno.EROFS:
            why, hint = "its disk is read-only", "Write it to another disk, or have this one mounted for writing."
        case errno.EISDIR:
            why, hint = "it is a folder", "Give the name of a file."
        case _:
            why, hint = error.strerror or str(error), "Write it to another place."
    return OutputError(f"{path} cannot be written: {why}", hint=hint)
