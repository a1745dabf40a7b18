from __future__ import annotations

import numpy as np
import pytest

from interpreter_app.audio.playback import Playback
from interpreter_app.audio.portaudio import Device
from interpreter_app.audio.speaker import DUCKED
from interpreter_app.core.audio import Waveform
from interpreter_app.core.errors import DeviceError, DeviceLost
from tests.fakes.outlet import BOOT_S, FakeOutlet, run

ONE, OTHER = (Device(name, name, "output", "ALSA") for name in ("one", "other"))
TONE = Waveform(np.full(8000, 0.5, np.float32), 16_000)


@pytest.fixture
def outlets(monkeypatch):
    monkeypatch.setattr("interpreter_app.audio.speaker.TICK_S", 3600.0)
    return {"one": FakeOutlet(), "other": FakeOutlet(44_100, 1)}


@pytest.fixture
def playback(outlets):
    playback = Playback(lambda device: outlets[device.name])
    yield playback
    playback.close()


def test_without_a_device_nothing_is_played(playback):
    assert not playback.alive
    playback.stop()
    playback.close()
    assert playback.sounding(0, 1e9) == []
    assert not playback.rendered(0, 100).any()
    assert playback.underflows == 0
    assert playback.now() <= playback.now()
    with pytest.raises(DeviceLost) as caught:
        playback.play(TONE)
    assert caught.value.hint


def test_what_was_heard_stays_known_after_the_device_is_closed(playback, outlets):
    playback.open(ONE)
    clip = playback.play(TONE)
    run(outlets["one"], playback._speaker, 0.3)
    played = clip.played
    playback.close()
    assert outlets["one"].closed
    assert not playback.alive
    assert clip.done
    assert clip.played == played > 0
    assert playback.sounding(BOOT_S, BOOT_S + 10)[0][0] == clip.began
    assert playback.rendered(clip.began, 1600).any()
    with pytest.raises(DeviceLost):
        playback.play(TONE)


def test_the_next_device_is_as_loud_as_the_last_one(playback, outlets):
    playback.open(ONE)
    playback.duck(True)
    playback.open(OTHER)
    assert outlets["one"].closed
    run(outlets["other"], playback._speaker, 0.1)
    clip = playback.play(TONE)
    run(outlets["other"], playback._speaker, 1.0)
    assert clip.played == clip._duration
    assert outlets["other"].out[clip.start + 4410] == pytest.approx(0.5 * DUCKED, rel=0.01)
    playback.duck(False)
    run(outlets["other"], playback._speaker, 0.1)
    clip = playback.play(TONE)
    run(outlets["other"], playback._speaker, 1.0)
    assert outlets["other"].out[clip.start + 4410] == pytest.approx(0.5, rel=0.01)


def test_a_device_that_does_not_open_leaves_none_open(outlets):
    def refuse(device):
        if device is OTHER:
            raise DeviceError("no")
        return outlets["one"]

    playback = Playback(refuse)
    playback.open(ONE)
    with pytest.raises(DeviceError):
        playback.open(OTHER)
    assert not playback.alive
    playback.close()
