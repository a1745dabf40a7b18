"""The supervisor keeps a lane going through whatever happens to its devices, and says what does."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from interpreter_app.audio import live as live_module
from interpreter_app.audio.devices import Device
from interpreter_app.audio.live import LiveAudio
from interpreter_app.core.errors import DeviceError, DeviceNotFound
from interpreter_app.core.events import AudioDropped, DeviceChanged, LevelMeasured
from interpreter_app.core.units import LaneId, Samples

LANE = LaneId("microphone")
HEADSET = Device("headset", "Headset", "input", "PulseAudio", serial=1)
BUILT_IN = Device("built-in", "Built-in", "input", "PulseAudio", default=True, serial=2)
SPEAKERS = Device("speakers", "Speakers", "output", "PulseAudio", default=True, serial=3)
PIECE = 160


class World:
    """Devices that are there, and what was opened; each step of the script happens at one look at the microphone."""

    def __init__(self, *devices):
        self.devices = list(devices)
        self.script = []
        self.news = False
        self.dead = set()
        self.refusing = set()
        self.opened = []
        self.started = []
        self.looks = 0
        self.counter = itertools.count(1)
        self.live = None
        self.drops = []
        self.held = []

    def look(self):
        self.looks += 1
        if self.script:
            step = self.script.pop(0)
            if step is not None:
                step()
        else:
            self.live.stop()

    # What happens

    def unplug(self, device):
        self.devices.remove(device)
        self.news = True

    def plug(self, device):
        self.devices.append(device)
        self.news = True

    def make_default(self, device):
        self.devices = [
            replace(other, default=other.name == device.name) if other.side == device.side else other
            for other in self.devices
        ]
        self.news = True

    # What the supervisor uses

    def start(self, *devices):
        self.started.append([device.name for device in devices])

    def stop(self):
        self.started.append([])

    def changed(self):
        news, self.news = self.news, False
        return news

    def close(self):
        pass


class FakeCapture:
    """Delivers 160 samples at each look, counted up from 1 over all streams, so that order and losses show."""

    def __init__(self, world, device):
        if device.name in world.refusing:
            raise DeviceError(f"{device.label} cannot be opened")
        world.opened.append(device.name)
        self.world, self.device, self.position, self.drops = world, device, Samples(0), []

    def read(self):
        self.world.look()
        if self.world.drops:
            self.drops.append(self.world.drops.pop())
        return self._piece(PIECE)

    def _piece(self, count):
        self.position = Samples(self.position + count)
        return np.array(list(itertools.islice(self.world.counter, count)), np.float32) / 1e6

    @property
    def alive(self):
        return self.device.name not in self.world.dead

    def take_peak(self):
        return 1.5

    def time_at(self, position):
        return 100 + position / 16_000

    def position_at(self, seconds):
        return Samples(round((seconds - 100) * 16_000))

    def close(self):
        return self._piece(7)


class FakeLoudspeaker:
    def __init__(self, world):
        self.world, self.device = world, None

    def open(self, device):
        if device.name in self.world.refusing:
            raise DeviceError(f"{device.label} cannot be opened")
        assert device.name in self.world.started[-1], "PortAudio was started for it"
        self.device = device
        self.world.opened.append(device.name)

    def close(self):
        self.device = None

    @property
    def alive(self):
        return self.device is not None and self.device.name not in self.world.dead


@pytest.fixture
def world(monkeypatch):
    world = World(HEADSET, BUILT_IN, SPEAKERS)
    monkeypatch.setattr(live_module, "list_devices", lambda: list(world.devices))
    monkeypatch.setattr(live_module, "PORTAUDIO", world)
    monkeypatch.setattr(live_module, "Watch", lambda: world)
    monkeypatch.setattr(live_module, "hold", lambda devices: world.held.append([device.name for device in devices]))
    monkeypatch.setattr(live_module, "Capture", lambda device: FakeCapture(world, device))
    monkeypatch.setattr(live_module, "_POLL_S", 0.0)
    return world


def listen(world, *script, events_of=DeviceChanged, **options):
    """Run until the script is over; the blocks, and the events of the kind that is asked for."""
    options = {"loudspeaker": FakeLoudspeaker(world), **options}
    world.live = LiveAudio(LANE, **options)
    world.script = list(script)
    blocks, events = [], []
    world.live.run(blocks.append, events.append)
    for block, following in itertools.pairwise(blocks):
        assert block.end == following.start, "positions go on without a gap"
        assert len(block.samples) == 512
    return blocks, [event for event in events if isinstance(event, events_of)]


def told(events):
    return [(event.side, event.name, event.state) for event in events]


OPENED = [("input", "Headset", "opened"), ("output", "Speakers", "opened")]


def samples(blocks):
    """The running numbers of what was delivered, silence left out."""
    audio = np.concatenate([block.samples for block in blocks])
    return np.rint(audio[audio != 0] * 1e6).astype(int)


def test_everything_captured_is_delivered_once_in_order_and_in_whole_blocks(world):
    blocks, events = listen(world, *[None] * 30, input="headset")
    count = 31 * PIECE + 7
    assert np.array_equal(samples(blocks), np.arange(1, count + 1))
    assert blocks[0].start == 0
    assert len(blocks[-1].samples) == count % 512, "the rest comes last"
    assert not blocks[0].samples.flags.writeable
    assert told(events) == OPENED


def test_the_level_is_measured_20_times_a_second(world):
    _, events = listen(world, *[None] * 49, events_of=LevelMeasured, input="headset")
    assert len(events) == 50 * PIECE // 800
    assert events[0].rms == pytest.approx(np.sqrt(np.mean((np.arange(1, 801) / 1e6) ** 2)))
    assert events[0].peak == 1.0, "never above full scale"


def test_losses_are_published_where_they_are_in_the_lane(world):
    _, events = listen(
        world, *[None] * 9, lambda: world.drops.append((Samples(1000), Samples(320))), events_of=AudioDropped,
        input="headset",
    )  # fmt: skip
    assert [(event.at, event.lost) for event in events] == [(1000, 320)]


def test_a_lost_microphone_gives_way_to_the_default_until_it_is_back(world):
    again = replace(HEADSET, serial=9)
    blocks, events = listen(
        world, *[None] * 10, lambda: world.unplug(HEADSET), *[None] * 10, lambda: world.plug(again), *[None] * 10,
        input="headset",
    )  # fmt: skip
    assert told(events) == [
        *OPENED, ("input", "Headset", "lost"), ("input", "Built-in", "opened"), ("input", "Headset", "back"),
    ]  # fmt: skip
    assert world.opened == ["headset", "speakers", "built-in", "speakers", "headset", "speakers"]
    numbers = samples(blocks)
    assert np.array_equal(numbers, np.arange(1, len(numbers) + 1)), "nothing of what was captured is missing"


def test_a_lost_microphone_closes_the_open_utterance_with_silence(world):
    blocks, _ = listen(world, *[None] * 10, lambda: world.unplug(HEADSET), *[None] * 5, input="headset")
    audio = np.concatenate([block.samples for block in blocks])
    silent = np.flatnonzero(audio == 0)
    assert len(silent) == 16_000
    assert silent[0] == 11 * PIECE + 7, "right after the last that was heard"
    assert silent[-1] - silent[0] == 15_999


def test_a_device_plugged_in_anew_between_two_looks_is_opened_anew(world):
    def quickly():
        world.unplug(HEADSET)
        world.plug(replace(HEADSET, serial=9))

    _, events = listen(world, None, quickly, *[None] * 3, input="headset")
    assert told(events) == [*OPENED, ("input", "Headset", "lost"), ("input", "Headset", "back")]


def test_without_any_microphone_the_lane_pauses_and_the_loudspeaker_stays(world):
    world.devices.remove(BUILT_IN)
    loudspeaker = FakeLoudspeaker(world)
    paused = []

    def watch_it_pause():
        # The supervisor asks this at each turn; after some, the headset comes back.
        paused.append(loudspeaker.alive)
        if len(paused) == 5:
            world.plug(HEADSET)
        return World.changed(world)

    def unplug():
        world.unplug(HEADSET)
        world.changed = watch_it_pause

    _, events = listen(world, None, unplug, *[None] * 3, input="headset", loudspeaker=loudspeaker)
    assert told(events) == [*OPENED, ("input", "Headset", "lost"), ("input", "Headset", "back")]
    assert paused[1:5] == [True] * 4


def test_the_systems_default_is_followed_where_nothing_else_was_chosen(world):
    _, events = listen(world, None, lambda: world.make_default(HEADSET), *[None] * 3)
    assert told(events) == [
        ("input", "Built-in", "opened"), ("output", "Speakers", "opened"), ("input", "Headset", "opened"),
    ]  # fmt: skip
    _, events = listen(world, None, lambda: world.make_default(BUILT_IN), *[None] * 3, input="headset")
    assert told(events) == OPENED, "a chosen one stays"
    assert world.held == [["headset", "speakers"]], "though the server would have moved its stream"


def test_a_stream_that_stands_still_is_lost_though_its_device_is_listed(world):
    def die():
        world.dead.add("headset")

    def recover():
        world.dead.clear()

    world.refusing.add("headset")
    with pytest.raises(DeviceError):
        listen(world, input="headset")
    world.refusing.clear()
    loudspeaker = FakeLoudspeaker(world)
    opening, loudspeaker.open = loudspeaker.open, lambda device: (recover(), opening(device))
    _, events = listen(world, None, die, *[None] * 3, input="headset", loudspeaker=loudspeaker)
    assert told(events) == [*OPENED, ("input", "Headset", "lost"), ("input", "Headset", "back")]


def test_a_lost_loudspeaker_does_not_end_the_utterance(world):
    blocks, events = listen(
        world, *[None] * 5, lambda: world.unplug(SPEAKERS), *[None] * 5, lambda: world.plug(SPEAKERS), None,
        input="headset",
    )  # fmt: skip
    assert told(events) == [*OPENED, ("output", "Speakers", "lost"), ("output", "Speakers", "back")]
    audio = np.concatenate([block.samples for block in blocks])
    assert not (audio == 0).any()


def test_a_system_without_a_default_pauses_that_side(world):
    def forget():
        world.devices[world.devices.index(SPEAKERS)] = replace(SPEAKERS, default=False)
        world.news = True

    _, events = listen(world, None, forget, *[None] * 3, lambda: world.make_default(SPEAKERS), None, input="headset")
    assert told(events) == [*OPENED, ("output", "Speakers", "lost"), ("output", "Speakers", "back")]


def test_a_device_that_fails_to_open_again_is_said_once_and_tried_again(world, monkeypatch):
    monkeypatch.setattr(live_module, "_RETRY_S", 0.0)

    def fail():
        world.dead.add("speakers")
        world.refusing.add("speakers")

    def mend():
        world.dead.clear()
        world.refusing.clear()

    _, events = listen(world, None, fail, *[None] * 4, mend, *[None] * 3, input="headset")
    assert told(events) == [
        *OPENED, ("output", "Speakers", "lost"), ("output", "Speakers", "failed"), ("output", "Speakers", "back"),
    ]  # fmt: skip


def test_without_a_sound_server_portaudio_is_started_anew_to_see_what_was_plugged_in(world, monkeypatch):
    monkeypatch.setattr(live_module, "_RETRY_S", 0.0)
    headset, built_in, card = (replace(device, host="ALSA", serial=0) for device in (HEADSET, BUILT_IN, SPEAKERS))
    world.devices = [headset, built_in, card]
    listed = list(world.devices)
    monkeypatch.setattr(live_module, "list_devices", lambda: list(listed))

    def start(*devices):
        listed[:] = world.devices
        World.start(world, *devices)

    def stop():
        listed[:] = world.devices
        World.stop(world)

    world.start, world.stop = start, stop

    def pull_out():
        world.unplug(headset)
        world.dead.add("headset")

    def put_back():
        world.dead.clear()
        world.plug(headset)

    _, events = listen(world, None, pull_out, *[None] * 3, put_back, *[None] * 3, input="headset")
    assert told(events) == [
        *OPENED, ("input", "Headset", "lost"), ("input", "Built-in", "opened"), ("input", "Headset", "back"),
    ]  # fmt: skip


def test_nothing_else_is_opened_at_first_than_what_was_asked_for(world):
    with pytest.raises(DeviceNotFound, match="no microphone webcam"):
        listen(world, input="webcam")
    assert world.opened == []
    world.refusing.add("speakers")
    with pytest.raises(DeviceError, match="Speakers cannot be opened"):
        listen(world, input="headset")
    assert world.started[-1] == [], "PortAudio is not left running"


def test_no_loudspeaker_is_opened_where_nothing_is_spoken(world):
    _, events = listen(world, None, input="headset", loudspeaker=None)
    assert told(events) == OPENED[:1]


def test_opening_ahead_of_running_says_so_once(world):
    live = LiveAudio(LANE, input="headset", loudspeaker=FakeLoudspeaker(world))
    live.open()
    world.live, world.script, events = live, [None] * 9, []
    blocks = []
    live.run(blocks.append, events.append)
    assert blocks[0].start == 0
    assert samples(blocks)[0] == PIECE + 1, "what was heard before is not of the session"
    assert told(event for event in events if isinstance(event, DeviceChanged)) == OPENED


def test_its_own_voice_is_taken_out_before_the_audio_is_delivered(world):
    times = []

    def filtered(audio, time_of_first):
        times.append(time_of_first)
        return np.full_like(audio, 0.25)

    blocks, _ = listen(world, *[None] * 3, input="headset", own_voice_out=filtered)
    assert all((block.samples == 0.25).all() for block in blocks)
    assert times[:3] == [100.0, 100.01, 100.02]


def test_positions_follow_the_devices_clock_through_a_change_of_device(world):
    asked = []

    def ask():
        asked.append((world.live.position_at(100.0), world.live.position_at(100.5)))

    listen(
        world, ask, *[None] * 10, lambda: world.unplug(HEADSET), ask, input="headset",
        closing_silence=Samples(32_000),
    )  # fmt: skip
    heard = 12 * PIECE + 7 + 32_000
    assert asked == [(0, 8_000), (heard, heard + 8_000)]
    assert LiveAudio(LANE).position_at(1.0) == 0
