"""What the tests of the loudspeaker and of its echo share."""

from __future__ import annotations

import contextlib
import time

import numpy as np

from interpreter_app.audio.devices import find
from interpreter_app.audio.outlet import open_outlet
from interpreter_app.audio.playback import Playback
from interpreter_app.audio.portaudio import PORTAUDIO


@contextlib.contextmanager
def playing_on(name="speaker", opener=open_outlet):
    """A loudspeaker of the program on the sink `name`."""
    device = find("output", name)
    PORTAUDIO.start(device)
    playback = Playback(opener)
    try:
        playback.open(device)
        time.sleep(0.3)
        yield playback
    finally:
        playback.close()
        PORTAUDIO.stop()


def wait_for(condition, seconds=30.0):
    """Until `condition` holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def place(sound, recording):
    """Where `sound` begins in `recording`, by correlation."""
    size = 1 << (len(recording) + len(sound)).bit_length()
    product = np.fft.irfft(np.fft.rfft(recording, size) * np.conj(np.fft.rfft(sound, size)), size)
    return int(np.argmax(product[: len(recording)]))


def level(samples):
    """Root mean square."""
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


def undisturbed(play, whole=lambda recorded: True):
    """What `play` gives, tried again where the machine was too busy to run the sound server in time.

    The program counts what its own stream lacked; what the server lacked on its way into the recording shows only as a
    recording that is not `whole`.  A fault of the program comes back each time.
    """
    for _ in range(4):
        recorded, underflows, result = play()
        if not underflows and whole(recorded):
            break
        print(f"\nthe device ran dry {underflows} times" if underflows else "\nthe recording is torn")
    return recorded, result
