"""People who talk to the program through its microphone, and what is heard from its loudspeaker."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar

import numpy as np
import soundfile
import soxr

from interpreter_app import compose, settings
from interpreter_app.core.events import Event, LevelMeasured, VoiceDetected
from interpreter_app.core.units import samples
from interpreter_app.policy.metrics import fold, word_errors
from interpreter_app.storage.event_log import to_json
from tests.device.pulse import PulseServer

E = TypeVar("E")
ROOT = Path(__file__).parents[2]
SENTENCES = ROOT / "resources/bench/held-out.jsonl"
RATE = 24_000
"""Of the file of spoken translations."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something to say, spoken."""

    audio: np.ndarray
    """Shape (n,), float32, 16 kHz, without the silence at its ends."""
    language: str
    text: str

    @property
    def length_s(self) -> float:
        return len(self.audio) / 16_000


def sentences(language: str, count: int, *, least_words: int = 4, most_words: int = 9) -> list[Sentence]:
    """Held-out sentences of a language that the starter recognizer reads right from a file; the first ones again
    where there are too few."""
    found: list[Sentence] = []
    chosen = settings.load({"languages": {"between": ["en", "es"]}})
    with compose.open_engines(chosen) as engines, tempfile.TemporaryDirectory() as folder:
        for line in SENTENCES.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["language"] != language or not least_words <= len(row["text"].split()) <= most_words:
                continue
            audio, rate = soundfile.read(SENTENCES.parent / row["audio"], dtype="float32")
            begin, end = (round(row["words"][at][key] * rate) for at, key in ((0, "start_s"), (-1, "end_s")))
            spoken = soxr.resample(audio[begin : end + rate // 20], rate, 16_000).astype(np.float32)
            path = f"{folder}/sentence.wav"
            soundfile.write(path, np.pad(spoken, (8_000, 16_000)), 16_000, subtype="FLOAT")
            read = " ".join(turn.source for turn in compose.interpret(engines, chosen, [path]).turns)
            if not word_errors(row["text"], read).errors:
                found.append(Sentence(spoken, language, row["text"]))
            if len(found) == count:
                break
    assert found, "no such sentence"
    return [found[number % len(found)] for number in range(count)]


def dialogue(turns: int) -> list[Sentence]:
    """English and Spanish by turns."""
    sides = [sentences("en", (turns + 1) // 2), sentences("es", turns // 2 or 1)]
    return [sides[turn % 2][turn // 2] for turn in range(turns)]


class Listener:
    """`interpreter-app listen` in a process of its own; a context manager."""

    def __init__(self, pulse: PulseServer, folder: Path, *arguments: str) -> None:
        self._pulse = pulse
        self.events_file, self.speech_file = folder / "events.jsonl", folder / "speech.wav"
        self.journal = folder / "journal"
        self._said = (folder / "stderr.txt").open("w+")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "interpreter_app", "listen", "--between", "en", "es", "--events", self.events_file,
             "--speech", self.speech_file, "--journal", self.journal, *arguments],
            cwd=ROOT, env=pulse.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._said,
        )  # fmt: skip

    @property
    def pid(self) -> int:
        return self._process.pid

    def __enter__(self) -> Self:
        self.wait_for(lambda _: "Listening" in self.said(), 60)
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._said.close()

    def said(self) -> str:
        """What it wrote to standard error."""
        self._said.seek(0)
        return self._said.read()

    def events(self, kind: str | None = None) -> list[dict[str, Any]]:
        """What the event log says by now, in full lines."""
        if not self.events_file.exists():
            return []
        lines = self.events_file.read_text("utf-8").split("\n")[:-1]
        return [event for line in lines if (event := json.loads(line)) and kind in {None, event["type"]}]

    def wait_for(self, condition: Callable[[list[dict[str, Any]]], bool], timeout_s: float) -> None:
        """Until the event log fulfils `condition`."""
        end = time.monotonic() + timeout_s
        while not condition(self.events()):
            assert self._process.poll() is None, f"it ended with {self._process.returncode}: {self.said()}"
            assert time.monotonic() < end, f"waited {timeout_s} s in vain; {self.said()}\n{self.events()[-3:]}"
            time.sleep(0.05)

    def kill(self) -> None:
        """End it without notice."""
        self._process.kill()
        self._process.wait()

    def finish(self) -> int:
        """End it as Ctrl-C does; its exit code."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(30)


class Here:
    """A conversation in this process, whose events carry the time at which they came; a context manager."""

    def __init__(self, **flags: Any) -> None:
        self._settings = settings.load({"languages": {"between": ["en", "es"]}, **flags})
        self._stack = contextlib.ExitStack()
        self.came: list[tuple[float, Event]] = []
        """Events as they came, with `time.time()`."""

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            engines = stack.enter_context(compose.open_engines(self._settings))
            self.conversation = stack.enter_context(compose.listen(engines, self._settings, live=[self._take]))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def of(self, kind: type[E]) -> list[E]:
        """The events of that kind so far."""
        return [event for _, event in list(self.came) if isinstance(event, kind)]

    def time_of(self, event: Event) -> float:
        """When it came."""
        return next(at for at, other in self.came if other is event)

    def wait_for(self, condition: Callable[[], bool], timeout_s: float) -> None:
        """Until `condition` holds."""
        end = time.monotonic() + timeout_s
        while not condition():
            assert time.monotonic() < end, f"waited {timeout_s} s in vain: {[e for _, e in self.came[-5:]]}"
            time.sleep(0.01)

    def settle(self) -> None:
        """Until every turn that ended was spoken or given up, and a second longer: who speaks then begins anew.

        What was cut by a false interruption goes on in that second, and is waited for.
        """
        since = time.monotonic()
        end = since + 30
        while time.monotonic() < since + 1.2:
            if not self._quiet():
                since = time.monotonic()
            assert since < end, f"it did not fall silent: {[e for _, e in self.came[-5:]]}"
            time.sleep(0.05)

    def _quiet(self) -> bool:
        lines = [line for at, event in list(self.came) if (line := to_json(event, 0)) is not None]
        open_until = max((e.heard + samples(400) for e in self.of(VoiceDetected)), default=0)
        heard = max((e.heard for e in self.of(LevelMeasured)), default=0)
        return quiet(lines) and heard > open_until

    def _take(self, event: Event, _: int) -> None:
        self.came.append((time.time(), event))


def quiet(events: list[dict[str, Any]]) -> bool:
    """Whether every turn that has ended was spoken, and nothing is being said."""
    begun = sum(event["type"] == "speaking_started" for event in events)
    over = sum(event["type"] == "speaking_stopped" for event in events)
    started = sum(event["type"] == "speech_started" for event in events)
    stopped = sum(event["type"] == "speech_stopped" for event in events)
    words: dict[int, int] = {}
    for event in events:
        if event["type"] in {"speaking_started", "clause_skipped"}:
            words[event["turn"]] = words.get(event["turn"], 0) + len(fold(event["text"]))
    ended = {event["turn"]: len(fold(event["target"] or "")) for event in events if event["type"] == "turn_ended"}
    spoken = all(words.get(turn, 0) >= count for turn, count in ended.items())
    finals = [event for event in events if event["type"] == "hypothesis" and event["final"]]
    recorded = started == stopped == len(finals) and len(ended) == sum(bool(event["tokens"]) for event in finals)
    return begun == over and recorded and spoken


def located(clause: np.ndarray, recording: np.ndarray) -> tuple[int, float, float]:
    """Where `clause` lies in `recording` (same rate): the sample, how like it is there, and at the next best place.

    Likeness is normalized correlation, 0..1; the next best place lies at least a quarter of the clause away.
    """
    size = 1 << (len(recording) + len(clause)).bit_length()
    product = np.fft.irfft(np.fft.rfft(recording, size) * np.conj(np.fft.rfft(clause, size)), size)
    places = product[: len(recording) - len(clause) + 1]
    power = np.concatenate([[0.0], np.cumsum(recording.astype(np.float64) ** 2)])
    energy = power[len(clause) :] - power[: -len(clause)]
    likeness = places / np.sqrt(np.maximum(energy, 1e-9) * np.sum(clause.astype(np.float64) ** 2))
    likeness[energy < 1e-3 * np.sum(clause.astype(np.float64) ** 2)] = 0
    best = int(np.argmax(likeness))
    top = float(likeness[best])
    near = len(clause) // 4
    likeness[max(0, best - near) : best + near] = 0
    return best, top, float(likeness.max(initial=0.0))


def clauses(listener: Listener) -> list[tuple[dict[str, Any], np.ndarray]]:
    """Each clause that was spoken, with its waveform at `RATE` from the file of spoken translations."""
    speech, rate = soundfile.read(listener.speech_file, dtype="float32")
    assert rate == RATE
    found = []
    for event in listener.events("speaking_started"):
        begin = round(event["heard_ms"] * RATE / 1000)
        found.append((event, speech[begin : begin + round(event["audio_ms"] * RATE / 1000)]))
    return found
