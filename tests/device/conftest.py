"""A PulseAudio server for each module of device tests; they fail, never skip, where it cannot be started."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.device.pulse import PulseServer


@pytest.fixture(scope="module")
def pulse() -> Iterator[PulseServer]:
    """A server with `mic_sink`, `microphone` and `speaker`, which this process and its children find."""
    # A socket's path must be short, which pytest's own temporary folders are not.
    with (
        tempfile.TemporaryDirectory(prefix="pulse") as folder,
        PulseServer(Path(folder)) as server,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in server.private.items():
            patch.setenv(name, value)
        yield server
