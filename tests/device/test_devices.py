"""Devices that come, go and change while a lane is being heard: it pauses, says so, and goes on."""

from __future__ import annotations

import itertools
import threading
import time

import numpy as np
import pytest

from interpreter_app.audio.devices import Watch, find, list_devices
from interpreter_app.audio.live import LiveAudio
from interpreter_app.audio.playback import Playback
from interpreter_app.audio.portaudio import PORTAUDIO
from interpreter_app.core.audio import Waveform
from interpreter_app.core.errors import DeviceNotFound
from interpreter_app.core.events import AudioDropped, DeviceChanged, LevelMeasured
from interpreter_app.core.units import LaneId

PATIENCE_S = 10.0


def tone(seconds=20.0, pitch_hz=500):
    return (0.3 * np.sin(2 * np.pi * pitch_hz * np.arange(int(48_000 * seconds)) / 48_000)).astype(np.float32)


class Listening:
    """A `LiveAudio` on a thread of its own, and what it has said and delivered."""

    def __init__(self, **options):
        self.live = LiveAudio(LaneId("microphone"), **options)
        self.blocks, self.events, self.failure = [], [], None
        self.live.open()
        self._thread = threading.Thread(target=self._run)

    def _run(self):
        try:
            self.live.run(self.blocks.append, lambda event: self.events.append((time.time(), event)))
        except BaseException as error:  # noqa: BLE001 - raised again in the test's thread
            self.failure = error

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.live.stop()
        self._thread.join()
        if self.failure:
            raise self.failure

    def changes(self):
        return [(e.side, e.name, e.state) for _, e in list(self.events) if isinstance(e, DeviceChanged)]

    def wait_for(self, change, count=1):
        """Until `change` has been said; how long that took."""
        began = time.monotonic()
        while self.changes().count(change) < count:
            assert time.monotonic() - began < PATIENCE_S, f"{change} was not said, but {self.changes()}"
            time.sleep(0.005)
        return time.monotonic() - began

    def hears(self, seconds=0.5):
        """The loudest sample in what comes during the next `seconds`."""
        first = len(self.blocks)
        time.sleep(seconds)
        return max((float(np.abs(block.samples).max()) for block in self.blocks[first:]), default=None)

    def wait_until_heard(self):
        began = time.monotonic()
        while not (self.hears(0.1) or 0) > 0.2:
            assert time.monotonic() - began < PATIENCE_S, "nothing is heard"
        return time.monotonic() - began

    def audio(self):
        for block, following in itertools.pairwise(self.blocks):
            assert block.end == following.start, "positions go on without a gap"
        return np.concatenate([block.samples for block in self.blocks])


@pytest.fixture
def plugged(pulse):
    """The server as it is at first, also after a test has pulled things out."""
    yield pulse
    for name in reversed([name for name in pulse.modules if name not in {"mic_sink", "speaker", "microphone"}]):
        pulse.unload(name)  # a source before the sink that it hears
    if "microphone" not in pulse.modules:
        pulse.load_source("microphone", "mic_sink.monitor")
    pulse.set_default_source("microphone")


def test_sources_and_sinks_are_listed_with_what_is_to_be_known_of_them(plugged):
    plugged.load_sink("headset", 22_050, 2, "USB Headset")
    plugged.load_source("inlet", "headset.monitor", "Inlet of the Headset")
    by_name = {device.name: device for device in list_devices()}
    assert by_name["microphone"].default
    assert by_name["speaker"].default
    assert (by_name["speaker"].side, by_name["microphone"].side) == ("output", "input")
    assert {device.host for device in by_name.values()} == {"PulseAudio"}
    assert by_name["headset"].label == "USB Headset"
    assert (by_name["headset"].rate_hz, by_name["headset"].channels) == (22_050, 2)
    assert (by_name["microphone"].rate_hz, by_name["microphone"].channels) == (48_000, 1), "not those of the last"
    assert by_name["speaker.monitor"].monitor
    assert not by_name["microphone"].monitor
    assert find("input", "inlet of").name == "inlet"
    assert not PORTAUDIO.running


def test_every_change_is_noticed_and_nothing_else(plugged):
    watch = Watch()
    try:
        time.sleep(0.5)
        watch.changed()
        time.sleep(0.3)
        assert not watch.changed()
        plugged.pactl("set-source-volume", "microphone", "90%")
        time.sleep(0.3)
        assert not watch.changed(), "a volume is no change of devices"
        plugged.pactl("set-source-volume", "microphone", "100%")
        for change in (
            lambda: plugged.load_sink("extra"),
            lambda: plugged.set_default_sink("extra"),
            lambda: plugged.unload("extra"),
            lambda: plugged.set_default_sink("speaker"),
        ):
            began = time.monotonic()
            change()
            while not watch.changed():
                assert time.monotonic() - began < 5
                time.sleep(0.005)
            time.sleep(0.2)
            watch.changed()
    finally:
        watch.close()


def test_a_microphone_that_is_pulled_out_and_put_back(plugged):
    playing = plugged.play(tone(), 48_000)
    with Listening(input="microphone") as listening:
        listening.wait_until_heard()
        plugged.unload("microphone")
        lost_s = listening.wait_for(("input", "microphone", "lost"))
        time.sleep(0.3)
        assert listening.hears(1.0) is None, "the lane pauses; a monitor does not take the microphone's place"
        plugged.load_source("microphone", "mic_sink.monitor")
        back_s = listening.wait_for(("input", "microphone", "back"))
        heard_s = listening.wait_until_heard()
    playing.stop()
    print(f"\nlost said after {lost_s:.2f} s, back after {back_s:.2f} s, heard {heard_s:.2f} s later")
    assert listening.changes() == [("input", "microphone", state) for state in ("opened", "lost", "back")]
    audio = listening.audio()
    silent = np.flatnonzero(np.abs(audio) > 0.2)
    assert np.diff(silent).max() >= 16_000, "a second of silence ends the open utterance"
    assert not [event for _, event in listening.events if isinstance(event, AudioDropped)]


def test_another_microphone_takes_over_until_the_chosen_one_is_back(plugged):
    plugged.load_sink("desk_sink", 44_100, 2)
    plugged.load_source("desk", "desk_sink.monitor", "Desk Microphone")
    plugged.load_sink("chosen_sink", 16_000)
    plugged.load_source("chosen", "chosen_sink.monitor", "Chosen Microphone")
    plugged.set_default_source("desk")
    playing = [plugged.play(tone(), 48_000, sink) for sink in ("desk_sink", "chosen_sink")]
    with Listening(input="Chosen Microphone") as listening:
        listening.wait_until_heard()
        plugged.unload("chosen")
        listening.wait_for(("input", "Desk Microphone", "opened"))
        listening.wait_until_heard()
        plugged.load_source("chosen", "chosen_sink.monitor", "Chosen Microphone")
        listening.wait_for(("input", "Chosen Microphone", "back"))
        listening.wait_until_heard()
    for each in playing:
        each.stop()
    assert [change[1:] for change in listening.changes()] == [
        ("Chosen Microphone", "opened"), ("Chosen Microphone", "lost"), ("Desk Microphone", "opened"),
        ("Chosen Microphone", "back"),
    ]  # fmt: skip
    listening.audio()


def test_the_systems_default_is_followed(plugged):
    plugged.load_sink("other_sink", 44_100, 2)
    plugged.load_source("other", "other_sink.monitor", "Other Microphone")
    with Listening() as listening:
        listening.wait_for(("input", "microphone", "opened"))
        plugged.set_default_source("other")
        changed_s = listening.wait_for(("input", "Other Microphone", "opened"))
        playing = plugged.play(tone(5), 48_000, "other_sink")
        listening.wait_until_heard()
        playing.stop()
    print(f"\nthe other microphone was open after {changed_s:.2f} s")
    assert len(listening.changes()) == 2
    listening.audio()


def test_chosen_devices_stay_when_the_systems_default_changes(plugged):
    loudspeaker = Playback()
    plugged.load_sink("other_sink")
    plugged.load_source("other", "other_sink.monitor")
    playing = plugged.play(tone(), 48_000)
    recording = plugged.record()
    with Listening(input="microphone", output="speaker", loudspeaker=loudspeaker) as listening:
        listening.wait_until_heard()
        plugged.set_default_source("other")
        plugged.set_default_sink("other_sink")
        time.sleep(0.5)
        assert listening.hears() > 0.2
        loudspeaker.play(Waveform(tone(0.5), 48_000))
        time.sleep(1.0)
    playing.stop()
    plugged.set_default_sink("speaker")
    assert np.abs(recording.stop()).max() > 0.25, "it still speaks there"
    assert len(listening.changes()) == 2


def test_a_loudspeaker_that_is_pulled_out_and_put_back_while_the_microphone_goes_on(plugged):
    loudspeaker = Playback()
    plugged.load_sink("spare")
    plugged.set_default_sink("spare")
    playing = plugged.play(tone(), 48_000)
    with Listening(input="microphone", output="speaker", loudspeaker=loudspeaker) as listening:
        listening.wait_until_heard()
        plugged.unload("speaker")
        listening.wait_for(("output", "speaker", "lost"))
        listening.wait_for(("output", "spare", "opened"))
        listening.wait_until_heard()
        plugged.load_sink("speaker")
        listening.wait_for(("output", "speaker", "back"))
        recording = plugged.record()
        clip = loudspeaker.play(Waveform(tone(0.5), 48_000))
        time.sleep(1.0)
        assert clip.done
        assert np.abs(recording.stop()).max() > 0.25, "it speaks again"
        listening.wait_until_heard()
    playing.stop()
    plugged.set_default_sink("speaker")
    assert [change for change in listening.changes() if change[0] == "input"] == [("input", "microphone", "opened")]
    assert np.diff(np.flatnonzero(listening.audio())).max() < 3_200, "no silence was put into the lane"


def test_the_sound_server_may_end_and_come_back(pulse):
    with Listening(input="microphone", output="speaker", loudspeaker=Playback()) as listening:
        assert listening.hears() == 0.0
        pulse.kill()
        listening.wait_for(("input", "microphone", "lost"))
        listening.wait_for(("output", "speaker", "lost"))
        time.sleep(0.5)
        pulse.start()
        began = time.monotonic()
        listening.wait_for(("input", "microphone", "back"))
        listening.wait_for(("output", "speaker", "back"))
        back_s = time.monotonic() - began
        playing = pulse.play(tone(5), 48_000)
        listening.wait_until_heard()
        playing.stop()
    print(f"\nback {back_s:.2f} s after the server")
    listening.audio()


def test_the_level_is_told_20_times_a_second_and_clipping_shows(plugged):
    loud = np.clip(tone(3) * 10, -1, 1)
    with Listening(input="microphone") as listening:
        listening.hears(0.5)
        playing = plugged.play(loud, 48_000)
        playing.wait()
        time.sleep(0.3)
    levels = [(at, event) for at, event in listening.events if isinstance(event, LevelMeasured)]
    seconds = levels[-1][0] - levels[0][0]
    assert len(levels) / seconds == pytest.approx(20, rel=0.1)
    assert levels[0][1].peak == 0.0
    assert max(event.peak for _, event in levels) >= 0.999
    assert 0.8 < max(event.rms for _, event in levels) <= 1.0


def test_a_microphone_that_is_not_there_is_named(plugged):
    with pytest.raises(DeviceNotFound, match="no microphone headset") as refused:
        LiveAudio(LaneId("microphone"), input="headset").open()
    assert "microphone" in refused.value.hint
    plugged.unload("microphone")
    with pytest.raises(DeviceNotFound, match="no microphone is connected"):
        LiveAudio(LaneId("microphone")).open()
    assert not PORTAUDIO.running
