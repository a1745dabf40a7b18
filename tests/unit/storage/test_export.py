"""The transcript as JSON, text and subtitles, in both languages; written whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from interpreter_app.core.errors import OutputError, UsageError
from interpreter_app.core.text import Token
from interpreter_app.core.turns import Transcript, Turn, UtteranceText
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.storage.export import FORMATS, check_format, clock, committed, write_transcript


def words(text, start_ms=None, each_ms=300):
    """Tokens of `text`, the first beginning at `start_ms`; untimed without."""
    if start_ms is None:
        return tuple(Token(f" {word}") for word in text.split())
    times = [(start_ms + each_ms * i, start_ms + each_ms * (i + 1)) for i in range(len(text.split()))]
    return tuple(Token(f" {word}", samples(a), samples(b)) for word, (a, b) in zip(text.split(), times, strict=True))


def utterance(source, target=(), *, number=1, languages=("en", "es"), **fields):
    final = {"stable": len(source), "final": True, "target_stable": len(target), "target_final": True} | fields
    return UtteranceText(
        UtteranceId(number), languages[0], source, target_language=languages[1], target_tokens=target, **final
    )


def turn(number, *utterances, start_ms=None, end_ms=None):
    return Turn(
        TurnId(number),
        LaneId("file"),
        utterances,
        ended=True,
        start=None if start_ms is None else samples(start_ms),
        end=None if end_ms is None else samples(end_ms),
    )


TRANSCRIPT = Transcript(
    (
        turn(
            1,
            utterance(words("Good morning. Where is it?", 3200), words("Buenos días. ¿Dónde está?")),
            start_ms=3200,
            end_ms=4700,
        ),
        turn(
            2,
            utterance(words("Está allí. <Lejos> & cerca.", 6000), words("It is over there."), languages=("es", "en")),
            start_ms=6000,
            end_ms=7200,
        ),
        turn(3, utterance(words("Merci.", 3_725_040), languages=("fr", None)), start_ms=3_725_040, end_ms=3_725_340),
    )
)


def written(tmp_path, name, transcript=TRANSCRIPT):
    write_transcript(transcript, str(tmp_path / name))
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]
    return (tmp_path / name).read_text("utf-8")


def test_text(tmp_path):
    assert written(tmp_path, "a.txt") == (
        "[00:03.2] en: Good morning. Where is it?\n"
        "          es: Buenos días. ¿Dónde está?\n"
        "\n"
        "[00:06.0] es: Está allí. <Lejos> & cerca.\n"
        "          en: It is over there.\n"
        "\n"
        "[1:02:05.0] fr: Merci.\n"
    )


def test_subrip_pairs_sentences_where_it_can(tmp_path):
    assert written(tmp_path, "a.SRT") == (
        "1\n00:00:03,200 --> 00:00:03,800\nGood morning.\nBuenos días.\n\n"
        "2\n00:00:03,800 --> 00:00:04,700\nWhere is it?\n¿Dónde está?\n\n"
        "3\n00:00:06,000 --> 00:00:07,500\nEstá allí. <Lejos> & cerca.\nIt is over there.\n\n"
        "4\n01:02:05,040 --> 01:02:05,340\nMerci.\n"
    )


def test_webvtt_names_languages_and_escapes(tmp_path):
    lines = written(tmp_path, "a.vtt").splitlines()
    assert lines[:5] == [
        "WEBVTT",
        "",
        "00:00:03.200 --> 00:00:03.800",
        "<lang en>Good morning.</lang>",
        "<lang es>Buenos días.</lang>",
    ]
    assert "<lang es>Está allí. &lt;Lejos&gt; &amp; cerca.</lang>" in lines
    assert lines[-1] == "<lang fr>Merci.</lang>"


def test_json(tmp_path):
    turns = json.loads(written(tmp_path, "a.json"))["turns"]
    assert [row["turn"] for row in turns] == [1, 2, 3]
    assert turns[0]["tokens"][0] == {"text": " Good", "start_ms": 3200, "end_ms": 3500}
    del turns[0]["tokens"]
    assert turns[0] == {
        "turn": 1,
        "lane": "file",
        "start_ms": 3200,
        "end_ms": 4700,
        "language": "en",
        "source": "Good morning. Where is it?",
        "target_language": "es",
        "target": "Buenos días. ¿Dónde está?",
    }
    assert (turns[2]["target_language"], turns[2]["target"]) == (None, None)


def test_nothing_said(tmp_path):
    for suffix, text in {"txt": "", "srt": "", "vtt": "WEBVTT\n", "json": '{\n  "turns": []\n}\n'}.items():
        write_transcript(Transcript(), str(tmp_path / f"a.{suffix}"))
        assert (tmp_path / f"a.{suffix}").read_text() == text


def test_text_without_times_follows_what_came_before(tmp_path):
    transcript = Transcript(
        (
            turn(1, utterance(words("One.", 1000)), start_ms=1000, end_ms=1300),
            turn(2, utterance(words("Typed."), words("Escrito."))),
        )
    )
    assert "2\n00:00:01,300 --> 00:00:03,300\nTyped.\nEscrito.\n" in written(tmp_path, "a.srt", transcript)
    (tmp_path / "a.srt").unlink()
    assert written(tmp_path, "a.txt", transcript).endswith("[--:--.-] en: Typed.\n          es: Escrito.\n")


def test_only_what_is_committed_is_written():
    open_turn = turn(
        2,
        utterance(words("Good morning to", 0), words("Buenos días a"), final=False, stable=2, target_stable=1,
                  target_final=False),
    )  # fmt: skip
    nothing_yet = turn(3, utterance(words("perhaps", 0), final=False, stable=0))
    kept = committed(Transcript((open_turn, nothing_yet)))
    assert [(t.source, t.target) for t in kept.turns] == [("Good morning", "Buenos")]


@pytest.mark.parametrize("name", ["a.doc", "a", ".srt", "srt"])
def test_unknown_suffix_names_the_four(tmp_path, name):
    with pytest.raises(UsageError, match=r"\.json, \.txt, \.srt, \.vtt") as caught:
        write_transcript(TRANSCRIPT, str(tmp_path / name))
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_known_suffixes():
    for suffix in FORMATS:
        check_format(f"a{suffix.upper()}")


def test_an_old_file_stays_when_writing_fails(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("old")

    def full(_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write_transcript(TRANSCRIPT, str(tmp_path / "a.txt"))
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.txt", "old")]


@pytest.mark.skipif(os.name == "nt", reason="links need a permission there")
def test_a_link_keeps_pointing_at_the_file(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_transcript(TRANSCRIPT, str(tmp_path / "link.txt"))
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text("utf-8").startswith("[00:03.2]")


def test_no_folder(tmp_path):
    with pytest.raises(OutputError, match="there is no folder"):
        write_transcript(TRANSCRIPT, str(tmp_path / "none" / "a.txt"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_device(tmp_path):
    (tmp_path / "a.txt").symlink_to("/dev/full")
    with pytest.raises(OutputError, match="the disk is full"):
        write_transcript(TRANSCRIPT, str(tmp_path / "a.txt"))
    assert Path("/dev/full").exists()


def test_clock():
    assert clock(None) == "--:--.-"
    assert clock(Samples(0)) == "00:00.0"
    assert clock(samples(3_599_990)) == "59:59.9"
    assert clock(samples(3_600_000)) == "1:00:00.0"
