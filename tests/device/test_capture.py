"""Real streams from a virtual microphone: nothing is lost, and what must be lost is counted.

pytest -s tests/device/test_capture.py            # shows what was measured
pytest -s tests/device/test_capture.py --full     # five minutes under a held interpreter
"""

from __future__ import annotations

import contextlib
import ctypes
import threading
import time

import numpy as np
import pytest

from interpreter_app.audio.callback_io import CallbackRecorder
from interpreter_app.audio.capture import Capture
from interpreter_app.audio.devices import find
from interpreter_app.audio.portaudio import PORTAUDIO
from interpreter_app.audio.resample import resample

RATES = [8_000, 16_000, 22_050, 44_100, 48_000, 96_000]
PIECE_S = 2.0
"""Recordings are compared in pieces of this length."""
UNBROKEN_MS = 2_000
"""So much is handed to the sound server ahead: a busy machine must not break off what is played."""
FINE = 32
"""Steps to a sample at 16 kHz in which two recordings are laid over each other."""
COMPLETE_DB = -30.0
"""What a piece may differ by from what was played.  One sample lost half-way at 96 kHz makes it about -25 dB."""


def noise(rate_hz, seconds, seed=0):
    """White noise up to 2 kHz; its length is a whole number of pieces and a little more."""
    drawn = np.random.default_rng(seed).uniform(-0.4, 0.4, round((seconds + 0.1) * 4_000)).astype(np.float32)
    return resample(drawn, 4_000, rate_hz)


@contextlib.contextmanager
def opened(name, make=None):
    device = find("input", name)
    PORTAUDIO.start(device)
    capture = Capture(device, make)
    try:
        yield capture
    finally:
        capture.close()
        PORTAUDIO.stop()


def read_while(capture, condition):
    pieces = []
    while condition():
        time.sleep(0.01)
        pieces.append(capture.read())
    return np.concatenate(pieces)


def read_for(capture, seconds):
    end = time.monotonic() + seconds
    return read_while(capture, lambda: time.monotonic() < end)


def heard_of(capture, playing, after_s=0.5):
    """All that is heard until shortly after `playing` is over."""
    return np.concatenate((read_while(capture, lambda: not playing.done), read_for(capture, after_s)))


def heard_beside_a_witness(pulse, capture, play):
    """What is heard of a sound that `play` begins; and what another program recorded of it, at the device's rate."""
    read_for(capture, 0.3)
    witness = pulse.record(capture.device.name, capture.rate_hz)
    audio = heard_of(capture, play())
    recorded = witness.stop()
    begins, ends = np.flatnonzero(recorded)[[0, -1]]
    return audio, recorded[begins:ends]


def place(audio, piece):
    """Where `piece`, shape (n,) at 512 kHz, lies in `audio` at 16 kHz, in samples; and by how many dB it differs."""
    coarse = piece[::FINE]
    size = 1 << (len(audio) + len(coarse)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(audio, size) * np.conj(np.fft.rfft(coarse, size)), size)
    at = int(np.argmax(alike[: len(audio) - len(coarse) + 1]))
    best = (0.0, np.inf)
    for step in range(-FINE, FINE + 1):
        shifted = piece[FINE + step :: FINE][: len(coarse) - 2]
        residue = audio[at + 1 : at + 1 + len(shifted)] - shifted[: len(audio) - at - 1]
        db = 10 * np.log10(np.mean(residue**2) / np.mean(shifted**2))
        if db < best[1]:
            best = (at - step / FINE, float(db))
    return best


def placed(audio, played, rate_hz, search_s=None):
    """For each piece of `played`: where it was played and where it was heard, in samples at 16 kHz; residue in dB.

    `search_s` limits the search to so long around where the first piece says it must be.
    """
    found, step = [], round(PIECE_S * 16_000)
    for at in range(0, round(len(played) * 16_000 / rate_hz) - step + 1, step):
        margin = rate_hz // 20
        first, last = at * rate_hz // 16_000, (at + step) * rate_hz // 16_000
        padded = np.pad(played, margin)[first : last + 2 * margin]
        skip = round(margin * 16_000 * FINE / rate_hz)
        piece = resample(padded, rate_hz, 16_000 * FINE)[skip : skip + step * FINE]
        begin, end = 0, len(audio)
        if search_s is not None and found:
            begin = max(0, round(found[0][1] + at - search_s * 16_000))
            end = round(found[0][1] + at + step + search_s * 16_000)
        where, db = place(audio[begin:end], piece)
        found.append((at, begin + where, db))
    return found


def assert_complete(audio, played, rate_hz, **options):
    found = placed(audio, played, rate_hz, **options)
    worst = max(db for _, _, db in found)
    shifts = [heard - at for at, heard, _ in found]
    for (at, _, db), shift, before in zip(found, shifts, [shifts[0], *shifts], strict=False):
        if db > COMPLETE_DB or abs(shift - before) > 0.2:
            print(f"  at {at / 16_000:.0f} s: residue {db:.0f} dB, shifted by {shift - before:.1f} samples")
    print(f"  {len(found)} pieces, worst residue {worst:.0f} dB, shift within {max(shifts) - min(shifts):.2f} samples")
    assert worst < COMPLETE_DB, "every piece was heard whole"
    assert max(shifts) - min(shifts) < 0.2, "and nothing is missing or added between them"


@contextlib.contextmanager
def held_interpreter(stretch_ms=100):
    """A thread that holds the interpreter's lock in stretches."""
    sleep = ctypes.PyDLL(None).usleep  # unlike CDLL, PyDLL keeps the lock
    over = threading.Event()
    stretches = 0

    def hold():
        nonlocal stretches
        while not over.is_set():
            sleep(stretch_ms * 1000)
            stretches += 1

    thread = threading.Thread(target=hold)
    began = time.monotonic()
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        held = stretches * stretch_ms / 1000 / (time.monotonic() - began)
        print(f"  lock held {held:.0%} of the time, {stretches} stretches")
        assert held > 0.5, "the interpreter was held up"


@pytest.mark.parametrize("rate_hz", RATES)
def test_nothing_is_lost_at_any_native_rate(pulse, rate_hz):
    pulse.load_sink(f"sink{rate_hz}", rate_hz)
    pulse.load_source(f"microphone{rate_hz}", f"sink{rate_hz}.monitor")
    signal = noise(rate_hz, 4)
    with opened(f"microphone{rate_hz}") as capture:
        assert capture.rate_hz == rate_hz
        audio, recorded = heard_beside_a_witness(
            pulse, capture, lambda: pulse.play(signal, rate_hz, f"sink{rate_hz}", latency_ms=UNBROKEN_MS)
        )
        assert capture.lost == 0
    assert len(recorded) >= 3.9 * rate_hz
    assert_complete(audio, recorded, rate_hz)


@pytest.mark.parametrize("channels", [1, 2, 6])
def test_nothing_is_lost_with_any_number_of_channels(pulse, channels):
    pulse.load_sink(f"wide{channels}", 48_000, channels)
    signal = noise(48_000, 4)
    with opened(f"wide{channels}.monitor") as capture:
        assert capture.device.channels == channels
        read_for(capture, 0.3)
        audio = heard_of(
            capture,
            pulse.play(np.repeat(signal[:, None], channels, axis=1), 48_000, f"wide{channels}", latency_ms=UNBROKEN_MS),
        )
    assert_complete(audio, signal, 48_000)


def test_a_single_microphone_on_a_wide_interface_keeps_its_level(pulse):
    # PortAudio opens six channels as ALSA orders them; the sound server mixes what is named otherwise.
    pulse.load_sink("interface", 48_000, 6, channel_map="front-left,front-right,rear-left,rear-right,front-center,lfe")
    signal = noise(48_000, 4)
    wide = np.zeros((len(signal), 6), np.float32)
    wide[:, 3] = signal
    with opened("interface.monitor") as capture:
        read_for(capture, 0.3)
        audio = heard_of(capture, pulse.play(wide, 48_000, "interface", latency_ms=UNBROKEN_MS))
    found = placed(audio, signal, 48_000)
    assert found[1][2] < COMPLETE_DB
    assert found[0][2] < -20, "from its first block on"


def under_a_held_interpreter(pulse, seconds, make):
    """What was played, what was heard, and how many samples were lost; prints how far the stream was behind."""
    signal, behind = noise(48_000, seconds, seed=7), []
    with opened("microphone", make) as capture:
        read_for(capture, 0.5)
        zero = capture._clock.zero

        def look():
            before = time.monotonic()
            come = capture._frames + capture._recorder.waiting
            if time.monotonic() - before < 0.001:
                behind.append(before - zero - come / 48_000)
            return not playing.done

        with held_interpreter():
            playing = pulse.play(signal, 48_000, latency_ms=UNBROKEN_MS)
            audio = read_while(capture, look)
            audio = np.concatenate((audio, read_for(capture, 1.0)))
        audio = np.concatenate((audio, read_for(capture, 0.5)))
        print(
            f"  {seconds} s: lost {capture.lost} samples; behind by {max(behind):.3f} s at most, in {len(behind)} looks"
        )
        return signal, audio, capture.lost


def loses_nothing_with_a_python_callback_beside_it(pulse, seconds, beside_s):
    def plain(**settings):
        return CallbackRecorder(**{**settings, "latency": "low"})

    print("\nPython callback")
    signal, audio, _ = under_a_held_interpreter(pulse, beside_s, plain)
    whole = sum(db < COMPLETE_DB for _, _, db in placed(audio, signal, 48_000))
    print(f"  {whole} of {beside_s / PIECE_S:.0f} pieces whole")
    print("rtmixer")
    signal, audio, lost = under_a_held_interpreter(pulse, seconds, None)
    assert lost == 0
    assert_complete(audio, signal, 48_000, search_s=1.0)


def test_a_held_interpreter_loses_nothing(pulse):
    loses_nothing_with_a_python_callback_beside_it(pulse, 14, 8)


@pytest.mark.full
@pytest.mark.timeout(1500)
def test_a_held_interpreter_loses_nothing_in_five_minutes(pulse):
    loses_nothing_with_a_python_callback_beside_it(pulse, 300, 300)


def test_a_python_callback_loses_nothing_while_the_interpreter_is_free(pulse):
    signal = noise(48_000, 4)
    with opened("microphone", CallbackRecorder) as capture:
        read_for(capture, 0.3)
        audio = heard_of(capture, pulse.play(signal, 48_000, latency_ms=UNBROKEN_MS))
        assert capture.lost == 0
    assert_complete(audio, signal, 48_000)


@pytest.mark.parametrize("kind", ["rtmixer", "callback"])
def test_a_full_ring_is_counted_and_positions_stay_true(pulse, kind):
    def small(**settings):
        recorders = {"rtmixer": RingRecorder, "callback": CallbackRecorder}
        return recorders[kind](**{**settings, "ring": 1 << 17})

    from interpreter_app.audio.ring_io import RingRecorder

    signal = noise(48_000, 10)
    with opened("microphone", small) as capture:
        read_for(capture, 0.3)
        playing = pulse.play(signal, 48_000, latency_ms=UNBROKEN_MS)
        audio = [read_for(capture, 2.5)]
        time.sleep(4.5)  # the ring holds 2.73 s
        audio = np.concatenate([*audio, heard_of(capture, playing)])
        ((at, lost),) = capture.drops
    found = [(played, heard) for played, heard, db in placed(audio, signal, 48_000, search_s=0.5) if db < COMPLETE_DB]
    shifts = np.array([heard - played for played, heard in found])
    print(
        f"\n{lost / 16:.0f} ms lost at {at / 16:.0f} ms; later audio lies {1000 * np.ptp(shifts) / 16_000:.1f} ms off"
    )
    assert lost == pytest.approx((4.5 - 2.73) * 16_000, abs=2_400)
    assert len(found) >= 3, "pieces before the gap and after it were heard whole"
    assert found[-1][0] >= 8 * 16_000 - 1
    assert np.ptp(shifts) < 0.03 * 16_000


def test_the_devices_clock_says_where_in_the_lane_a_sound_was_heard(pulse):
    signal = noise(48_000, 2)
    with opened("microphone") as capture:
        witness = pulse.record("microphone")
        audio = [read_for(capture, 1.0)]
        playing = pulse.play(signal, 48_000, latency_ms=UNBROKEN_MS)
        audio = np.concatenate([*audio, heard_of(capture, playing)])
        (_, heard, _), *_ = placed(audio, signal, 48_000)
        recorded = witness.stop()
        began = witness.began + np.flatnonzero(recorded)[0] / 48_000
        late = (heard - capture.position_at(began)) / 16
        print(f"\nheard {late:.1f} ms later than by another program's clock")
        assert abs(late) < 40
        assert capture.time_at(round(heard)) - began == pytest.approx(late / 1000, abs=0.001)
