"""Devices are found by name, opened through PortAudio's one owner, and errors say what to do."""

from __future__ import annotations

import builtins
import os
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from interpreter_app.audio import devices as devices_module
from interpreter_app.audio.devices import Device, find, list_devices
from interpreter_app.audio.portaudio import PortAudio, alsa_configuration, quiet, stream_time
from interpreter_app.audio.pulse import _device, _keep_rate
from interpreter_app.core.errors import DeviceError, DeviceLost, DeviceNotFound

HEADSET = Device("alsa_input.usb-headset", "USB Headset", "input", "PulseAudio", default=True)
WEBCAM = Device("alsa_input.usb-webcam", "Webcam Microphone", "input", "PulseAudio")
MONITOR = Device("alsa_output.pci.monitor", "Monitor of Speakers", "input", "PulseAudio", monitor=True)
SPEAKERS = Device("alsa_output.pci", "Speakers", "output", "PulseAudio", default=True)
ALL = [HEADSET, WEBCAM, MONITOR, SPEAKERS]


@pytest.mark.parametrize(
    ("wanted", "device"),
    [
        (None, HEADSET),
        ("alsa_input.usb-webcam", WEBCAM),
        ("Webcam Microphone", WEBCAM),
        ("webcam", WEBCAM),
        ("USB HEAD", HEADSET),
        ("monitor", MONITOR),
    ],
)
def test_a_microphone_is_found_by_name_label_or_part(wanted, device):
    assert find("input", wanted, ALL) == device


def test_the_sides_do_not_mix():
    assert find("output", None, ALL) == SPEAKERS
    with pytest.raises(DeviceNotFound, match="no loudspeaker webcam") as refused:
        find("output", "webcam", ALL)
    assert refused.value.hint == "Choose one of these: alsa_output.pci."


def test_an_exact_name_wins_over_parts():
    longer = replace(HEADSET, name="alsa_input.usb-headset.2", default=False)
    assert find("input", HEADSET.name, [HEADSET, longer]) == HEADSET


def test_a_part_that_two_devices_share_is_refused_and_both_are_named():
    with pytest.raises(DeviceNotFound, match=r"usb could be any of alsa_input.usb-headset, alsa_input.usb-webcam"):
        find("input", "usb", ALL)


def test_nothing_to_choose_from_is_said():
    with pytest.raises(DeviceNotFound, match="no microphone is connected"):
        find("input", None, [SPEAKERS])


def test_the_monitor_of_a_loudspeaker_is_never_the_default_microphone():
    with pytest.raises(DeviceNotFound, match="no microphone is connected"):
        find("input", None, [replace(MONITOR, default=True)])
    with pytest.raises(DeviceNotFound, match="default is no microphone") as refused:
        find("input", None, [replace(MONITOR, default=True), WEBCAM])
    assert "alsa_input.usb-webcam" in refused.value.hint


def test_the_default_of_the_sound_server_wins_over_that_of_other_hosts():
    card = Device("Card (hw:0,0)", "Card (hw:0,0)", "input", "ALSA", default=True)
    assert find("input", None, [card, HEADSET]) == HEADSET
    assert find("input", None, [card]) == card


class FakeLibrary:
    """What `PortAudio` uses of sounddevice."""

    class PortAudioError(Exception):
        pass

    def __init__(self, *entries):
        self._initialized = 0
        self.calls = []
        self.entries = entries
        self.configurations = []

    def _initialize(self):
        self._initialized += 1
        self.calls.append("initialize")
        path = os.environ.get("ALSA_CONFIG_PATH")
        self.configurations.append(Path(path).read_text(encoding="utf-8") if path else None)

    def _terminate(self):
        self._initialized -= 1
        self.calls.append("terminate")

    def query_hostapis(self):
        return [
            {"name": "ALSA", "default_input_device": 1, "default_output_device": 1},
            {"name": "JACK", "default_input_device": -1, "default_output_device": -1},
        ]

    def query_devices(self):
        return [
            {"name": name, "hostapi": host, "max_input_channels": inputs, "max_output_channels": outputs,
             "default_samplerate": 44100.0}
            for name, host, inputs, outputs in self.entries
        ]  # fmt: skip


@pytest.fixture
def library(monkeypatch):
    fake = FakeLibrary(
        ("interpreter_input", 0, 32, 32), ("default", 0, 128, 128), ("Dock (hw:1,0)", 0, 2, 0),
        ("Dock (hw:1,0)", 0, 2, 0), ("system", 1, 0, 8),
    )  # fmt: skip
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    monkeypatch.delenv("ALSA_CONFIG_PATH", raising=False)
    return fake


def test_portaudio_starts_with_a_configuration_of_its_own_and_leaves_nothing_behind(library):
    owner = PortAudio()
    owner.start(HEADSET, SPEAKERS)
    path = os.environ["ALSA_CONFIG_PATH"]
    assert owner.running
    assert 'device "alsa_input.usb-headset"' in library.configurations[0]
    owner.start(WEBCAM)
    assert library.calls == ["initialize", "terminate", "initialize"]
    assert 'device "alsa_input.usb-webcam"' in library.configurations[1]
    assert not Path(path).exists()
    owner.stop()
    assert not owner.running
    assert "ALSA_CONFIG_PATH" not in os.environ


def test_the_users_own_alsa_configuration_is_taken_in_and_given_back(library, monkeypatch, tmp_path):
    own = tmp_path / "mine.conf"
    own.write_text("pcm.mine { type null }\n")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(own))
    owner = PortAudio()
    owner.start(HEADSET)
    assert library.configurations[0].startswith(f"<{own}>\n")
    owner.stop()
    assert os.environ["ALSA_CONFIG_PATH"] == str(own)


def test_a_name_cannot_break_out_of_the_configuration(tmp_path):
    text = alsa_configuration([replace(HEADSET, name='a"b\\c')], str(tmp_path / "none"))
    assert 'device "a\\"b\\\\c"' in text
    assert not text.startswith("<")


def test_portaudios_own_devices_have_stable_unique_names(library):
    owner = PortAudio()
    owner.start()
    listed = owner.devices()
    assert [(device.name, device.side, device.host, device.default) for device in listed] == [
        ("default", "input", "ALSA", True),
        ("default", "output", "ALSA", True),
        ("Dock (hw:1,0)", "input", "ALSA", False),
        ("Dock (hw:1,0) #2", "input", "ALSA", False),
        ("system", "output", "JACK", False),
    ]
    assert listed[0].channels == 2, "ALSA's default offers any number"
    assert owner.index(listed[3]) == 3
    assert owner.index(HEADSET) == 0
    with pytest.raises(DeviceLost, match="no longer there"):
        owner.index(replace(listed[3], name="Dock (hw:2,0)"))
    with pytest.raises(DeviceError, match="ALSA has no way to PulseAudio") as refused:
        owner.index(SPEAKERS)
    assert "libasound2-plugins" in refused.value.hint


def test_windows_shows_each_device_once(library, monkeypatch):
    none = {"default_input_device": -1, "default_output_device": -1}
    hosts = [{"name": "MME", **none}, {"name": "Windows WASAPI", **none}]
    monkeypatch.setattr(library, "query_hostapis", lambda: hosts)
    library.entries = (("Headset Hands-Free A", 0, 1, 0), ("Headset Hands-Free AG Audio", 1, 1, 0))
    (device,) = PortAudio().devices()
    assert device.host == "Windows WASAPI"
    assert device.bluetooth_handsfree


def test_beside_a_sound_server_only_the_cards_themselves_are_listed(library, monkeypatch):
    monkeypatch.setattr(devices_module, "pulse_devices", lambda: [HEADSET])
    names = [device.name for device in list_devices()]
    assert names == [HEADSET.name, "Dock (hw:1,0)", "Dock (hw:1,0) #2", "system"]
    assert library.calls == ["initialize", "terminate"], "left as it was found"
    monkeypatch.setattr(devices_module, "pulse_devices", lambda: None)
    assert list_devices()[0].name == "default"


def test_a_missing_portaudio_is_one_line_with_a_remedy(monkeypatch):
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    real = builtins.__import__

    def without(name, *rest, **more):
        if name == "sounddevice":
            raise OSError("PortAudio library not found")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DeviceError, match="PortAudio is not installed") as refused:
        PortAudio().start()
    assert "apt-get install libportaudio2" in refused.value.hint


def test_a_portaudio_that_does_not_start_is_one_line_with_a_remedy(library, monkeypatch):
    def refuse():
        raise library.PortAudioError("Unanticipated host error")

    monkeypatch.setattr(library, "_initialize", refuse)
    with pytest.raises(DeviceError, match="PortAudio does not start: Unanticipated host error"):
        PortAudio().start()
    monkeypatch.setattr(library, "query_devices", refuse)
    with pytest.raises(DeviceError, match="does not start"):
        PortAudio().devices()


def test_a_lost_stream_has_no_time(library):
    class Lost:
        @property
        def time(self):
            raise library.PortAudioError("Error getting stream time")

    assert stream_time(Lost()) is None
    assert stream_time(SimpleNamespace(time=2)) == 2.0


def test_quiet_hides_what_c_writes_and_gives_standard_error_back(capfd):
    os.write(2, b"before\n")
    with quiet(), quiet():
        os.write(2, b"ALSA lib pcm.c: Unknown PCM\n")
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "before\nafter\n"


def entry(**properties):
    return SimpleNamespace(
        name="bluez_input.00", description="", proplist=properties, rate_hz=16_000, channel_count=1, index=7,
        monitor_of_sink_name=None,
    )  # fmt: skip


def test_a_bluetooth_headset_in_its_hands_free_profile_is_known():
    for properties in ({"bluetooth.protocol": "headset_head_unit"}, {"api.bluez5.profile": "headset-head-unit"}):
        assert _device(entry(**properties), "input", "PipeWire", "").bluetooth_handsfree
    assert not _device(entry(**{"bluetooth.protocol": "a2dp_sink"}), "output", "PulseAudio", "").bluetooth_handsfree


def test_a_source_without_a_description_is_labelled_by_its_name():
    device = _device(entry(), "input", "PulseAudio", "bluez_input.00")
    assert device == Device(
        "bluez_input.00", "bluez_input.00", "input", "PulseAudio", default=True, rate_hz=16_000, channels=1, serial=7
    )


def test_a_monitor_is_known_by_class_or_sink():
    monitor = entry()
    monitor.monitor_of_sink_name = "speakers"
    assert _device(monitor, "input", "PulseAudio", "").monitor
    assert _device(entry(**{"device.class": "monitor"}), "input", "PipeWire", "").monitor


def test_the_rate_is_copied_while_it_is_there():
    info = SimpleNamespace()
    _keep_rate(info, SimpleNamespace(sample_spec=SimpleNamespace(rate=22_050)))
    assert info.rate_hz == 22_050
