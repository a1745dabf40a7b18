"""How soon after the end of speech the translation is heard, stage by stage, and how soon within a sentence."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

import pytest

from tests.device.conversation import Listener, quiet, sentences
from tests.device.pulse import PulseServer

pytestmark = pytest.mark.timeout(900)
PLAIN_MS = 500
"""`silence_duration_ms`."""
EARLY_MS = 450
"""An endpoint that comes sooner than this after the end of speech was an early one."""


def converse(pulse: PulseServer, listener: Listener, said: list) -> list[dict[str, Any]]:
    """The event log of a session that hears `said`, each sentence after the last one's translation was spoken."""
    for number, sentence in enumerate(said, 1):
        pulse.play(sentence.audio, 16_000, wait=True)
        listener.wait_for(
            lambda events, number=number: (
                sum(event["type"] == "turn_ended" for event in events) >= number and quiet(events)
            ),
            20,
        )
    assert listener.finish() == 130
    return listener.events()


def delays(events: list[dict[str, Any]]) -> list[dict[str, float]]:
    """For each utterance that was spoken: milliseconds from the end of speech to what followed.

    `elapsed_ms` is turned into a position in the audio by the event that the audio itself made, `speech_stopped`.
    """
    found = []
    for stopped in (event for event in events if event["type"] == "speech_stopped"):
        number = stopped["utterance"]
        final, translated = (
            next(e for e in events if e["type"] == kind and e["utterance"] == number and e["final"])
            for kind in ("hypothesis", "translation")
        )
        spoken = next(e for e in events if e["type"] == "speaking_started" and e["turn"] == final["turn"])
        wait = stopped["heard_ms"] - stopped["at_ms"]
        found.append(
            {
                "endpoint": wait,
                "recognized": wait + final["elapsed_ms"] - stopped["elapsed_ms"],
                "translated": wait + translated["elapsed_ms"] - stopped["elapsed_ms"],
                "heard": spoken["heard_ms"] - stopped["at_ms"],
            }
        )
    return found


def table(title: str, found: list[dict[str, float]]) -> None:
    """Print medians and worst cases."""
    print(f"\n{title} ({len(found)})")
    for stage in found[0] if found else ():
        values = [one[stage] for one in found]
        print(f"  {stage:12} median {statistics.median(values):5.0f} ms, worst {max(values):5.0f} ms")


@pytest.mark.parametrize(
    ("each", "early"),
    [(2, True), pytest.param(15, True, marks=pytest.mark.full), pytest.param(15, False, marks=pytest.mark.full)],
)
def test_from_the_end_of_speech_to_the_loudspeaker(
    pulse: PulseServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, each: int, early: bool
) -> None:
    if not early:
        monkeypatch.setitem(pulse.env, "INTERPRETER_ENDPOINTING__EARLY_SILENCE_MS", str(PLAIN_MS))
    said = [one for pair in zip(sentences("en", each), sentences("es", each), strict=True) for one in pair]
    with Listener(pulse, tmp_path) as listener:
        found = delays(converse(pulse, listener, said))
    sooner = [one for one in found if one["endpoint"] < EARLY_MS]
    later = [one for one in found if one["endpoint"] >= EARLY_MS]
    table("end of speech to first audio, early endpoint", sooner)
    table("end of speech to first audio, otherwise", later)
    assert len(found) == len(said)
    assert len(sooner) > len(later) if early else not sooner, "most of these sentences are complete"
    for one in found:
        assert list(one.values()) == sorted(one.values()), "one stage after another"
    if each > 3:
        heard = statistics.median(one["heard"] for one in found)
        assert heard <= (700 if early else PLAIN_MS + 300)


@pytest.mark.parametrize("each", [2, pytest.param(10, marks=pytest.mark.full)])
def test_the_first_clause_is_heard_before_the_sentence_ends(pulse: PulseServer, tmp_path: Path, each: int) -> None:
    said = [
        one
        for language in ("en", "es")
        for one in sentences(language, each, least_words=9, most_words=20)
    ]  # fmt: skip
    with Listener(pulse, tmp_path, "--duplex", "headphones") as listener:
        events = converse(pulse, listener, said)
    ends = {e["turn"]: e["end_ms"] for e in events if e["type"] == "turn_ended"}
    begins: dict[int, float] = {}
    for event in events:
        if event["type"] == "speaking_started":
            begins.setdefault(event["turn"], event["heard_ms"])
    before = [begins[turn] < end for turn, end in ends.items()]
    print(f"\n{sum(before)} of {len(before)} sentences were spoken in part before they ended")
    assert set(begins) == set(ends), "every turn is spoken"
    if each > 3:
        assert sum(before) >= 0.5 * len(before)
