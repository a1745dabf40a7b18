from __future__ import annotations

import numpy as np
import pytest

from interpreter_app.audio.echo import GUARD_S, ClosedMicrophone, EchoCanceller
from interpreter_app.audio.playback import Playback
from interpreter_app.audio.resample import resample
from interpreter_app.core.audio import Waveform
from interpreter_app.engines.system_voice import EspeakVoice
from tests.fakes.outlet import BOOT_S, FakeOutlet, run

RATE = 16_000
BEGAN = 100.0
SENTENCES = (
    "The train to the airport leaves from platform nine in twenty minutes.",
    "Please keep your ticket until the end of the journey.",
    "There is a pharmacy around the corner, next to the bank.",
    "We would like a table for four people near the window.",
)
BLOCKS = (123, 480, 160, 31, 1000)


def spoken(voice, *sentences):
    parts = [resample(said.samples, said.rate_hz, RATE) for said in map(voice.speak, sentences)]
    return np.concatenate([np.concatenate((part, np.zeros(RATE // 4, np.float32))) for part in parts])


@pytest.fixture(scope="module")
def own_voice():
    return spoken(EspeakVoice("en"), *SENTENCES * 2)


@pytest.fixture(scope="module")
def somebody():
    return 0.7 * spoken(EspeakVoice("es", variant="f2"), "Buenos días, quisiera saber a qué hora sale el tren.")


class Played:
    """A playback that has played `sound` from `BEGAN` on."""

    underflows = 0

    def __init__(self, sound):
        self.sound = sound

    def sounding(self, start, end):
        return [(BEGAN, BEGAN + len(self.sound) / RATE)]

    def rendered(self, start, count):
        at = round((start - BEGAN) * RATE) + np.arange(count)
        inside = (at >= 0) & (at < len(self.sound))
        return np.where(inside, self.sound[at.clip(0, len(self.sound) - 1)], 0).astype(np.float32)


def room(sound, *, delay_ms=80, level_db=-6.0, reverberation_ms=100):
    """`sound` as a microphone hears it: late, turned down, with the echoes of a room, in a little noise."""
    chance = np.random.default_rng(3)
    length = reverberation_ms * RATE // 1000
    response = chance.normal(size=length) * 10 ** (-3 * np.arange(length) / length)
    response[0] = 3
    response *= 10 ** (level_db / 20) / np.sqrt(np.sum(response**2))
    size = 1 << (len(sound) + length).bit_length()
    heard = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(response, size), size)[: len(sound)]
    late = np.concatenate((np.zeros(delay_ms * RATE // 1000), heard))[: len(sound)]
    return (late + chance.normal(0, 10 ** (-65 / 20), len(sound))).astype(np.float32)


def through(canceller, heard, began=BEGAN):
    """What the canceller makes of `heard` in odd blocks, with its latency taken off."""
    cleaned, at = [np.zeros(0, np.float32)], 0
    while at < len(heard):
        block = heard[at : at + BLOCKS[len(cleaned) % len(BLOCKS)]]
        cleaned.append(canceller(block, began + at / RATE))
        assert len(cleaned[-1]) == len(block)
        at += len(block)
    return np.concatenate(cleaned)[canceller.LATENCY :]


def level(samples):
    return 10 * np.log10(np.mean(np.square(samples, dtype=np.float64)) + 1e-12)


@pytest.mark.parametrize("reverberation_ms", [50, 100, 150])
def test_its_own_voice_is_taken_out(own_voice, reverberation_ms):
    heard = room(own_voice, reverberation_ms=reverberation_ms)
    cleaned = through(EchoCanceller(Played(own_voice)), heard)
    first, rest = slice(0, RATE), slice(RATE, len(cleaned))
    figures = [level(heard[part]) - level(cleaned[part]) for part in (first, rest)]
    print(f"\n{reverberation_ms} ms of echo: {figures[0]:.1f} dB in the first second, {figures[1]:.1f} dB after it")
    assert min(figures) >= 18


@pytest.mark.parametrize("delay_ms", [0, 20, 250])
def test_the_delay_may_be_anything_and_a_little_less_than_nothing(own_voice, delay_ms):
    heard = room(own_voice, delay_ms=delay_ms)
    cleaned = through(EchoCanceller(Played(own_voice)), heard, BEGAN - 0.01)  # the clocks are 10 ms apart
    reduction = level(heard[2 * RATE :]) - level(cleaned[2 * RATE :])
    print(f"\n{delay_ms} ms late: {reduction:.1f} dB")
    assert reduction >= 18


def test_somebody_who_speaks_over_it_is_still_heard(own_voice, somebody):
    at = 6 * RATE
    heard = room(own_voice)
    heard[at : at + len(somebody)] += somebody
    cleaned = through(EchoCanceller(Played(own_voice)), heard)
    kept = cleaned[at : at + len(somebody)]
    likeness, before = (np.corrcoef(somebody, x)[0, 1] for x in (kept, heard[at : at + len(somebody)]))
    print(f"\nspeaking over it: {level(kept) - level(somebody):+.1f} dB, {likeness:.2f} alike ({before:.2f} before)")
    assert abs(level(kept) - level(somebody)) < 1
    assert likeness > 0.95


def test_while_it_is_silent_everything_stays_as_and_where_it_is(somebody):
    cleaned = through(EchoCanceller(Played(np.zeros(1, np.float32))), somebody)
    count = len(cleaned)
    middle = somebody[RATE // 2 : RATE]
    places = np.correlate(cleaned[RATE // 2 - 100 : RATE + 100], middle, "valid")
    assert abs(int(np.argmax(places)) - 100) <= 2
    assert np.corrcoef(cleaned, somebody[:count])[0, 1] > 0.9, "but for what lies below 100 Hz"
    assert abs(level(cleaned) - level(somebody)) < 1


@pytest.fixture
def device(monkeypatch):
    monkeypatch.setattr("interpreter_app.audio.speaker.TICK_S", 3600.0)
    return FakeOutlet()


@pytest.fixture
def playback(device):
    playback = Playback(lambda _: device)
    playback.open(None)
    yield playback
    playback.close()


def test_the_microphone_is_closed_while_it_speaks_and_a_tail_longer(device, playback):
    closed = ClosedMicrophone(playback, 300)
    run(device, playback._speaker, 1.0)
    first = playback.play(Waveform(np.full(RATE, 0.3, np.float32), RATE))
    run(device, playback._speaker, 3.0)
    second = playback.play(Waveform(np.full(RATE, 0.3, np.float32), RATE))
    run(device, playback._speaker, 0.5)
    playback.stop()
    run(device, playback._speaker, 2.0)
    heard = np.full(6 * RATE, 0.1, np.float32)
    parts, at = [], 0
    while at < len(heard):
        block = heard[at : at + BLOCKS[len(parts) % len(BLOCKS)]]
        parts.append(closed(block, BOOT_S + at / RATE))
        at += len(block)
    passed = np.concatenate(parts)
    assert len(passed) == len(heard)
    assert (heard == np.float32(0.1)).all(), "what was handed in is not changed"
    wanted = heard.copy()
    for clip in (first, second):
        start = clip.began - BOOT_S
        stop = start + clip.played / RATE
        wanted[round((start - GUARD_S) * RATE) : round((stop + 0.3) * RATE)] = 0
    assert second.played < RATE
    assert np.count_nonzero(passed != wanted) <= 8
    assert not passed[round((first.began - BOOT_S) * RATE) : round((first.began - BOOT_S + 1.299) * RATE)].any()


def test_an_open_microphone_passes_what_it_hears_untouched(device, playback):
    heard = np.full(512, 0.1, np.float32)
    assert ClosedMicrophone(playback, 300)(heard, BOOT_S) is heard


def test_after_a_gap_at_the_loudspeaker_the_microphone_is_closed_until_the_echo_is_found_again():
    sound = np.random.default_rng(8).normal(0, 0.1, 6 * RATE).astype(np.float32)
    played = Played(sound)
    canceller = EchoCanceller(played)
    near = room(sound)
    canceller(near[:RATE], BEGAN)
    played.underflows = 1
    shut = canceller(near[RATE : 2 * RATE], BEGAN + 1)
    assert not shut[canceller.LATENCY :].any()
    later = [canceller(near[at : at + RATE // 2], BEGAN + at / RATE) for at in range(2 * RATE, 6 * RATE, RATE // 2)]
    assert not later[0][canceller.LATENCY :].any()
    assert later[-1].any()


def test_while_the_echo_is_out_of_reach_the_microphone_is_closed_as_long_as_it_speaks():
    sound = np.random.default_rng(9).normal(0, 0.1, 10 * RATE).astype(np.float32)
    far_off = np.pad(sound, (2 * RATE, 0)) * np.float32(0.5)
    canceller = EchoCanceller(Played(sound))
    places = range(2 * RATE, len(sound), RATE // 2)
    given = [canceller(far_off[at : at + RATE // 2], BEGAN + at / RATE) for at in places]
    assert not any(block.any() for block in given)


def test_an_echo_that_moves_unseen_is_found_again_and_the_microphone_closed_until_then(own_voice):
    before, after = room(own_voice), room(own_voice, delay_ms=110)
    at = 8 * RATE
    heard = np.concatenate((before[:at], after[at:]))
    cleaned = through(EchoCanceller(Played(own_voice)), heard)
    second = [level(heard[k : k + RATE]) - level(cleaned[k : k + RATE]) for k in range(at, at + 7 * RATE, RATE)]
    print(f"\n30 ms later: {', '.join(f'{gone:.0f}' for gone in second)} dB less in each second")
    assert min(second[2:]) >= 18


@pytest.mark.parametrize(("at_first_ms", "delay_ms"), [(420, 420), (700, 700), (80, 500), (600, 60)])
def test_an_echo_that_is_out_of_reach_is_found_and_who_speaks_is_heard(own_voice, somebody, at_first_ms, delay_ms):
    """As a loudspeaker without wires makes it: what the devices say of their delay is too little, and it changes."""
    sound = np.concatenate((own_voice, own_voice))
    moves = 10 * RATE
    heard = np.concatenate((room(sound, delay_ms=at_first_ms)[:moves], room(sound, delay_ms=delay_ms)[moves:]))
    at = len(heard) - 2 * RATE - len(somebody)
    heard[at : at + len(somebody)] += somebody
    cleaned = through(EchoCanceller(Played(sound)), heard)
    alone, over = slice(2 * RATE, at - RATE), slice(at, at + len(somebody))
    assert level(cleaned[alone]) < 10 ** (-18 / 20) * level(heard[alone])
    assert np.corrcoef(cleaned[over], somebody)[0, 1] > 0.8
