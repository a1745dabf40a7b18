"""Sounds that nobody says anything in, and speech in which nobody can be understood; made on the spot, from seeds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import av
import av.error
import av.filter
import numpy as np
import soundfile

from interpreter_app.core.audio import Floats
from interpreter_app.core.units import RATE_HZ
from interpreter_app.settings import bundled

Maker = Callable[[int, np.random.Generator], Floats]
"""Makes so many samples at 16 kHz, as loud as it comes."""


def _tilted(count: int, random: np.random.Generator, tilt: float) -> Floats:
    """Noise whose power falls as the frequency to the `tilt`: 0 white, 1 pink, 2 brown."""
    spectrum = np.fft.rfft(random.standard_normal(count))
    spectrum *= np.maximum(1, np.arange(len(spectrum)) * RATE_HZ / count / 20) ** (-tilt / 2)
    return np.fft.irfft(spectrum, count).astype(np.float32)


def white(count: int, random: np.random.Generator) -> Floats:
    return _tilted(count, random, 0)


def pink(count: int, random: np.random.Generator) -> Floats:
    """Swells and fades, like rain or a crowd far away."""
    swell = 0.55 + 0.45 * np.sin(2 * np.pi * np.arange(count) / (random.uniform(2, 6) * RATE_HZ))
    return (_tilted(count, random, 1) * swell).astype(np.float32)


def brown(count: int, random: np.random.Generator) -> Floats:
    """Like traffic or wind."""
    return _tilted(count, random, 2)


def hum(count: int, random: np.random.Generator) -> Floats:
    """The mains, with overtones."""
    t, base = np.arange(count) / RATE_HZ, random.choice([50.0, 60.0])
    return sum(np.sin(2 * np.pi * base * n * t + random.uniform(0, 6)) / n for n in range(1, 12)).astype(np.float32)


def chords(count: int, random: np.random.Generator) -> Floats:
    """Plucked chords with a drum on each beat."""
    out, beat = np.zeros(count + RATE_HZ), RATE_HZ // 2
    for start in range(0, count, beat):
        t, root = np.arange(2 * beat) / RATE_HZ, 220 * 2 ** (random.choice([0, 2, 4, 5, 7, 9]) / 12)
        for interval in (0, 4, 7, 12):
            pitch = root * 2 ** (interval / 12)
            out[start : start + 2 * beat] += np.exp(-3 * t) * sum(
                np.sin(2 * np.pi * pitch * n * t) / n for n in (1, 2, 3)
            )
        out[start : start + 800] += 2 * random.standard_normal(800) * np.exp(-np.arange(800) / 150)
    return out[:count].astype(np.float32)


def melody(count: int, random: np.random.Generator) -> Floats:
    """A single line that is blown or sung without words: overtones, vibrato, one note into the next."""
    notes = 220 * 2 ** (random.choice([0, 2, 4, 5, 7, 9, 11, 12], count // 4000 + 1) / 12)
    pitch = np.repeat(notes, 4000)[:count]
    pitch = np.convolve(np.pad(pitch, 400, mode="edge"), np.ones(801) / 801, mode="valid")
    pitch *= 1 + 0.01 * np.sin(2 * np.pi * 5.5 * np.arange(count) / RATE_HZ)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE_HZ
    return sum(np.sin(n * phase) / n**1.5 for n in range(1, 9)).astype(np.float32)


def _struck(
    count: int, random: np.random.Generator, every_s: tuple[float, float], strike: Callable[[], Floats]
) -> Floats:
    """`strike` again and again, with pauses between the two given lengths."""
    out, at = np.zeros(count, np.float32), round(random.uniform(0, every_s[1]) * RATE_HZ)
    while at < count:
        sound = strike()[: count - at]
        out[at : at + len(sound)] += sound
        at += round(random.uniform(*every_s) * RATE_HZ)
    return out


def keyboard(count: int, random: np.random.Generator) -> Floats:
    """Somebody types: a click down and a softer one up."""

    def key() -> Floats:
        out = np.zeros(2400)
        for at, loud in ((0, 1.0), (int(random.integers(900, 1600)), 0.4)):
            length = int(random.integers(150, 700))
            out[at : at + length] += loud * random.standard_normal(length) * np.exp(-np.arange(length) / (length / 6))
        return out.astype(np.float32)

    return _struck(count, random, (0.07, 0.5), key)


def coughs(count: int, random: np.random.Generator) -> Floats:
    """Bursts of coloured noise through the resonances of a throat, one to three in a row."""

    def cough() -> Floats:
        parts = []
        for _ in range(int(random.integers(1, 4))):
            length = int(random.integers(2400, 5600))
            t = np.arange(length) / RATE_HZ
            spectrum = np.fft.rfft(random.standard_normal(length))
            hertz = np.fft.rfftfreq(length, 1 / RATE_HZ)
            shape = sum(
                np.exp(-(((hertz - f * random.uniform(0.9, 1.1)) / 250) ** 2)) / n
                for n, f in enumerate((500, 1400, 2600), 1)
            )
            envelope = np.minimum(1, t * 100) * np.exp(-t * random.uniform(10, 20))
            parts += [np.fft.irfft(spectrum * shape, length) * envelope, np.zeros(int(random.integers(800, 3200)))]
        sound = np.concatenate(parts)
        return (sound / np.abs(sound).max()).astype(np.float32)

    return _struck(count, random, (0.8, 4.0), cough)


def tones(count: int, random: np.random.Generator) -> Floats:
    """Beeps, as of a telephone, a lift or a till."""

    def beep() -> Floats:
        t = np.arange(int(random.integers(1600, 9600))) / RATE_HZ
        pair = sum(np.sin(2 * np.pi * f * t) for f in random.choice([440, 480, 697, 941, 1209, 1477, 2000], 2))
        return np.asarray(pair * np.minimum(1, 100 * np.minimum(t, t[::-1])), np.float32)

    return _struck(count, random, (0.2, 1.5), beep)


NOISES: Mapping[str, Maker] = {"white": white, "pink": pink, "brown": brown, "hum": hum}
SOUNDS: Mapping[str, Maker] = {
    "chords": chords, "melody": melody, "keyboard": keyboard, "coughs": coughs, "tones": tones,
}  # fmt: skip
NOISE_DB, SOUND_DB = (-60, -45, -30, -15), (-35, -20)
"""Levels, root mean square below full scale; sounds with pauses in them: peaks reach far above it."""
PIECES = len(NOISES) * len(NOISE_DB) + len(SOUNDS) * len(SOUND_DB) + 1


def levelled(audio: Floats, db: float) -> Floats:
    """`audio` so loud on average, within full scale."""
    return np.clip(audio * np.float32(10 ** (db / 20) / np.sqrt(np.mean(audio**2))), -1, 1)


def non_speech(seconds: float, seed: int) -> Iterator[tuple[str, Floats]]:
    """`seconds` of noises at four levels, sounds at two, and digital silence: each with what it is."""
    random, count = np.random.default_rng(seed), round(seconds / PIECES * RATE_HZ)
    for makers, levels in ((NOISES, NOISE_DB), (SOUNDS, SOUND_DB)):
        for name, make in makers.items():
            for db in levels:
                yield f"{name} at {db} dB", levelled(make(count, random), db)
    yield "digital silence", np.zeros(count, np.float32)


def clips(language: str | None = None) -> list[tuple[dict[str, str], Floats]]:
    """The benchmark's recordings, each with its line of the manifest."""
    manifest = bundled("resources/bench/held-out.jsonl")
    rows = [json.loads(line) for line in manifest.read_text("utf-8").splitlines()]
    chosen = [row for row in rows if language in {None, row["language"]}]
    return [(row, _read(manifest.parent / row["audio"])) for row in chosen]


def _read(path: Path) -> Floats:
    audio, rate = soundfile.read(path, dtype="float32")
    assert rate == RATE_HZ
    return np.asarray(audio, np.float32)


def babble(seconds: float, seed: int, voices: int = 8) -> Floats:
    """`voices` people who speak at once without a pause, in both languages; -26 dB."""
    random, said = np.random.default_rng(seed), [audio for _, audio in clips()]
    count, out = round(seconds * RATE_HZ), np.zeros(round(seconds * RATE_HZ), np.float32)
    for _ in range(voices):
        one = np.zeros(0, np.float32)
        while len(one) < count:
            one = np.concatenate([one, *(said[i] for i in random.permutation(len(said)))])
        begin = int(random.integers(0, len(one) - count + 1))
        out += one[begin : begin + count]
    return levelled(out, -26)


def telephone(audio: Floats) -> Floats:
    """`audio` as a telephone passes it on: 300 to 3400 Hz, in 8 bits by the mu law."""
    spectrum = np.fft.rfft(audio)
    hertz = np.fft.rfftfreq(len(audio), 1 / RATE_HZ)
    spectrum *= 1 / (1 + (300 / np.maximum(hertz, 1)) ** 8) / (1 + (hertz / 3400) ** 16)
    passed = np.clip(np.fft.irfft(spectrum, len(audio)), -1, 1)
    coded = np.round(np.sign(passed) * np.log1p(255 * np.abs(passed)) / np.log(256) * 127) / 127
    return (np.sign(coded) * (256 ** np.abs(coded) - 1) / 255).astype(np.float32)


def quietly(audio: Floats, db: float = -30) -> Floats:
    """`audio` turned down, as 16-bit samples have it."""
    return (np.round(audio * 10 ** (db / 20) * 32768) / 32768).astype(np.float32)


def faster(audio: Floats, times: float = 1.25) -> Floats:
    """`audio` faster at the same pitch."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(format="flt", sample_rate=RATE_HZ, layout="mono", time_base=Fraction(1, RATE_HZ))
    graph.link_nodes(source, graph.add("atempo", str(times)), graph.add("abuffersink")).configure()
    frame = av.AudioFrame.from_ndarray(audio[None, :], format="flt", layout="mono")
    frame.sample_rate, frame.pts = RATE_HZ, 0
    graph.push(frame)
    graph.push(None)
    parts = []
    while True:
        try:
            parts.append(graph.pull().to_ndarray()[0])
        except (av.error.BlockingIOError, av.error.EOFError):
            return np.concatenate(parts)


def among_voices(audio: Floats, crowd: Floats, db: float = 15) -> Floats:
    """`audio` so much louder than the `crowd` behind it."""
    speech = audio[np.abs(audio) > 0.01]
    noise = np.resize(crowd, len(audio))
    quieter = np.sqrt(np.mean(speech**2) / np.mean(noise**2)) * 10 ** (-db / 20)
    return np.clip(audio + np.float32(quieter) * noise, -1, 1)
