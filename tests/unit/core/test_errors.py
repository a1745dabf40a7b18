"""The tree of errors."""

from __future__ import annotations

import errno

import pytest

from interpreter_app.core import errors
from interpreter_app.core.errors import InterpreterError, cannot_write


def tree(kind):
    return [kind, *(deeper for below in kind.__subclasses__() for deeper in tree(below))]


def test_an_error_says_what_and_what_to_do():
    error = errors.ModelMissing("no pack for en-fr", hint="interpreter-app models install en-fr")
    assert str(error) == "no pack for en-fr"
    assert error.hint == "interpreter-app models install en-fr"


def test_a_hint_may_be_missing():
    assert InterpreterError("something").hint == ""


def test_every_error_has_a_code_of_its_own():
    kinds = [kind for kind in tree(InterpreterError) if kind.__module__ == errors.__name__]
    assert len({kind.code for kind in kinds}) == len(kinds) > 10


def test_the_drawing_in_the_docstring_shows_every_error():
    kinds = [kind.__name__ for kind in tree(InterpreterError) if kind.__module__ == errors.__name__]
    assert [kind for kind in kinds if kind not in (errors.__doc__ or "")] == []


@pytest.mark.parametrize(
    ("kind", "base"),
    [
        (errors.DeviceLost, errors.DeviceError),
        (errors.DeviceNotFound, errors.DeviceError),
        (errors.ModelCorrupt, errors.ModelError),
        (errors.ModelMissing, errors.ModelError),
    ],
)
def test_what_is_handled_alike_has_one_base(kind, base):
    assert issubclass(kind, base)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.ENOENT, "there is no folder out"),
        (errno.ENOTDIR, "there is no folder out"),
        (errno.EACCES, "permission denied"),
        (errno.EROFS, "its disk is read-only"),
        (errno.EEXIST, "a file of this name is there"),
        (errno.EISDIR, "it is a folder"),
        (errno.EIO, "the disk caught fire"),
    ],
)
def test_a_result_that_cannot_be_written_says_why_and_what_to_do(number: int, why: str) -> None:
    error = cannot_write("out/a.wav", OSError(number, "the disk caught fire"))
    assert str(error) == f"out/a.wav cannot be written: {why}"
    assert error.hint
