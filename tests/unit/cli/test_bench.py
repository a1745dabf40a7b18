"""What the benchmark makes of events, of many recordings, and of manifests."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile

from interpreter_app.cli import bench, main
from interpreter_app.cli.bench_measures import Recording, SpokenWord, measure, moments
from interpreter_app.cli.bench_report import Offline, Result, figures, quality, table
from interpreter_app.core.errors import UsageError
from interpreter_app.core.events import (
    FallingBehind,
    SessionStateChanged,
    SpeakingStarted,
    SpeechStarted,
    SpeechStopped,
    StageFailed,
    TurnEnded,
)
from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation
from interpreter_app.core.units import LaneId, TurnId, UtteranceId, samples

LANE, TURN, ONE = LaneId("file"), TurnId(1), UtteranceId(1)
RECORDING = Recording(
    "a.wav",
    "en",
    "the house is red",
    ("la casa es roja",),
    (SpokenWord("the house", 200, 600), SpokenWord("is", 600, 800), SpokenWord("red", 800, 1200)),
)


def tokens(text, *times_ms):
    words = text.split()
    times = [samples(ms) for ms in times_ms] or [None] * (len(words) + 1)
    return tuple(Token(f" {w}", a, b) for w, a, b in zip(words, times[:-1], times[1:], strict=True))


def running(elapsed=0):
    return SessionStateChanged(LANE, samples(0), "running"), elapsed


def hypothesis(heard, words, *, stable=0, final=False, utterance=ONE):
    return Hypothesis(LANE, samples(heard), TURN, utterance, "en", words, stable, final, target="es")


def translation(heard, text, *, stable=0, final=False, deleted=0, direction=("en", "es"), utterance=ONE):
    revision = Revision(0, deleted, 0)
    return Translation(
        LANE, samples(heard), TURN, utterance, Direction(*direction), tokens(text), stable, final, revision
    )


def turn_ended(heard, target="la casa es roja", language="en"):
    return TurnEnded(LANE, samples(heard), TURN, samples(200), samples(1200), language, "the house is red", target)


def speaking(heard, text, clause=1):
    return SpeakingStarted(LANE, samples(heard), TURN, clause, text, "es", samples(500))


GOOD = [
    running(),
    (hypothesis(700, tokens("the hose", 200, 300, 700)), 10),
    (translation(800, "la casa"), 20),
    (translation(1000, "la cosa", deleted=1), 30),
    (hypothesis(1700, tokens("the house is red", 200, 330, 590, 810, 1150), stable=4, final=True), 40),
    (translation(1700, "la casa es roja", stable=4, final=True, deleted=1), 50),
    (turn_ended(1700), 50),
    (speaking(1700, "La casa"), 60),
    (speaking(2200, "es roja.", clause=2), 61),
]


def test_texts_turns_and_speech():
    measured = measure(RECORDING, "es", GOOD, "fast")
    assert (measured.transcript, measured.translation) == ("the house is red", "la casa es roja")
    assert (measured.turns, measured.turns_right, measured.turns_spoken) == (1, 1, 1)
    assert (measured.deleted, measured.tokens) == (2, 4)
    assert (measured.falling_behind, measured.failures, measured.committed_changed) == (0, 0, 0)


def test_delays_count_from_speech():
    measured = measure(RECORDING, "es", GOOD, "fast")
    assert measured.first_word_ms == pytest.approx(800 - 1200)
    assert measured.first_audio_ms == pytest.approx(1700 - 1200)
    # "la" stands from 800 on, "casa" was taken back and stands from 1700 on: 1500 ms of 1000 ms of speech.
    assert measured.laal_ms == pytest.approx(((600 - 0) + (1500 - 250)) / 2)


def test_word_times_are_compared_where_words_agree():
    measured = measure(RECORDING, "es", GOOD, "fast")
    # "the house" is one entry: its first word has the start, its last one the end.
    assert measured.start_errors_ms == pytest.approx((0, -10, 10))
    assert measured.end_errors_ms == pytest.approx((-10, 10, -50))
    wrong = [running(), (hypothesis(1700, tokens("the mouse", 200, 330, 590), final=True), 40)]
    assert measure(RECORDING, "es", wrong, "fast").start_errors_ms == pytest.approx((0,))


def test_a_sentence_that_is_not_heard_is_a_turn_missed():
    measured = measure(RECORDING, "es", [running()], "fast")
    assert (measured.turns, measured.turns_right, measured.turns_spoken) == (1, 0, 0)
    assert measured.laal_ms is measured.first_word_ms is measured.first_audio_ms is None
    assert measured.transcript == measured.translation == ""


@pytest.mark.parametrize(
    ("events", "right", "spoken"),
    [
        ([translation(1700, "the red house", final=True, direction=("es", "en")), turn_ended(1700)], 0, 0),
        ([turn_ended(1700, target=None)], 0, 0),
        ([translation(1700, "la casa es roja", final=True), turn_ended(1700), speaking(1700, "la casa")], 1, 0),
    ],
)
def test_wrong_direction_and_missing_speech_are_noticed(events, right, spoken):
    measured = measure(RECORDING, "es", [running(), *((event, 9) for event in events)], "fast")
    assert (measured.turns_right, measured.turns_spoken) == (right, spoken)


@pytest.mark.parametrize(
    "later",
    [
        hypothesis(900, tokens("a house is", 200, 300, 600, 800), stable=2),
        hypothesis(900, tokens("the house is", 200, 320, 600, 800), stable=2),
        hypothesis(900, tokens("the house is", 200, 300, 600, 800), stable=1),
    ],
    ids=["text", "time", "count"],
)
def test_changes_to_committed_tokens_are_counted(later):
    first = hypothesis(700, tokens("the house", 200, 300, 600), stable=2)
    assert measure(RECORDING, "es", [(first, 1), (later, 2)], "fast").committed_changed == 1
    other = replace(later, utterance=UtteranceId(2))
    assert measure(RECORDING, "es", [(first, 1), (other, 2)], "fast").committed_changed == 0


def test_changes_to_committed_translation_are_counted():
    events = [(translation(700, "la casa", stable=2), 1), (translation(900, "una casa", stable=2), 2)]
    assert measure(RECORDING, "es", events, "fast").committed_changed == 1


def test_trouble_is_counted():
    late = FallingBehind(LANE, samples(0), "recognition", samples(400))
    failed = StageFailed(LANE, samples(0), "recognition", "engine", "no")
    measured = measure(RECORDING, "es", [(late, 1), (late, 2), (failed, 3)], "realtime")
    assert (measured.falling_behind, measured.behind_most_ms, measured.failures) == (2, 400, 1)


def test_what_was_heard_and_has_no_final_is_lost():
    stopped = (SpeechStopped(LANE, samples(1700), ONE, samples(1200)), 40)
    assert measure(RECORDING, "es", [*GOOD, stopped], "fast").finals_lost == 0
    silent = (hypothesis(1700, (), final=True), 41)
    assert measure(RECORDING, "es", [running(), stopped, silent], "fast").finals_lost == 0
    for part in ([], [event for event in GOOD if not isinstance(event[0], Translation)]):
        assert measure(RECORDING, "es", [running(), *part, stopped], "fast").finals_lost == 1


def test_a_fast_clock_waits_for_audio_and_for_work():
    made = [running(100), (hypothesis(500, ()), 150), (hypothesis(520, ()), 350), (hypothesis(2000, ()), 360)]
    assert [m.clock_ms for m in moments(made, "fast")] == pytest.approx([0, 550, 750, 2010])
    assert [m.clock_ms for m in moments(made, "realtime")] == pytest.approx([0, 50, 250, 260])
    assert [m.heard_ms for m in moments(made, "realtime")] == pytest.approx([0, 500, 520, 2000])


def test_events_are_taken_in_the_order_in_which_they_were_made():
    made = moments([(hypothesis(500, ()), 30), (hypothesis(400, ()), 20)], "fast")
    assert [m.heard_ms for m in made] == pytest.approx([400, 500])


def test_speech_without_known_words_is_where_it_was_detected():
    events = [
        running(),
        (SpeechStarted(LANE, samples(300), ONE, samples(100)), 1),
        (translation(900, "la casa", final=True), 2),
        (SpeechStopped(LANE, samples(1600), ONE, samples(1100)), 3),
    ]
    assert measure(replace(RECORDING, words=()), "es", events, "fast").first_word_ms == pytest.approx(900 - 1100)


def result(transcript="the house is red", translated="la casa es roja", *, offline="en", events=GOOD, text=None):
    recording = RECORDING if text is None else replace(RECORDING, text=text)
    measures = replace(measure(recording, "es", events, "fast"), transcript=transcript, translation=translated)
    return Result(recording, measures, Offline(offline, "the house", "la casa es roja hoy"), 2.0, 0.5)


def test_figures_add_up_over_recordings():
    found = figures([result(), result("the mouse is", offline="es", events=[running()])])
    assert found["wer"] == pytest.approx(2 / 8)
    assert found["wer_offline"] == pytest.approx(4 / 8)
    assert found["turns_right"] == pytest.approx(0.5)
    assert found["turns_right_identified"] == 1
    assert found["turns_spoken"] == pytest.approx(0.5)
    assert found["erasure"] == pytest.approx(2 / 4)
    assert found["real_time_factor"] == pytest.approx(0.25)
    assert found["word_start_error_ms"] == pytest.approx(10)
    assert found["word_start_bias_ms"] == pytest.approx(0)
    assert found["mid_sentence"] is None


def test_only_long_sentences_count_as_begun_before_their_end():
    long = "one two three four five six seven eight nine"
    late = [running(), (translation(1300, "uno", final=True), 5)]
    found = figures([result(text=long), result(text=long, events=late), result(events=late)])
    assert found["long_sentences"] == 2
    assert found["mid_sentence"] == pytest.approx(0.5)


def test_quality_takes_every_reference():
    one = result(translated="la casa es de color rojo")
    two = replace(one, recording=replace(RECORDING, translations=("es una casa roja", "la casa es de color rojo")))
    assert quality([one])[0]["bleu"] < 50
    scores, signatures = quality([two, result()])
    assert scores["bleu"] == pytest.approx(100)
    assert scores["bleu_kept"] == pytest.approx(100 / scores["bleu_offline"])
    assert "version:" in signatures["bleu"]
    assert "version:" in signatures["chrf"]


def test_the_table_has_a_dash_for_what_is_not_known():
    lines = table({"en→es": {"wer": 0.125, "laal_ms": None}, "all": {"peak_memory_mb": 250.4}}).splitlines()
    assert lines[0].split() == ["en→es", "all"]
    assert next(line for line in lines if line.startswith("word error rate, streamed")).split()[-3:] == [
        "12.5",
        "%",
        "–",
    ]
    assert next(line for line in lines if line.startswith("lagging")).split()[-2:] == ["–", "–"]
    assert lines[-1].split() == ["peak", "memory", "–", "250", "MB"]


def manifest(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n\n" for row in rows), "utf-8")
    return path


ENGLISH = {"audio": "a.wav", "language": "en", "text": "the house is red", "translation": "la casa es roja"}
SPANISH = {"audio": "b.wav", "language": "es", "text": "la casa es roja", "translation": "the house is red"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no recording"),
        ("{", "line 1"),
        ("[]", "line 1"),
        (json.dumps(ENGLISH) + "\n" + json.dumps({"audio": "x"}), "line 2"),
        (json.dumps(ENGLISH | {"text": None}), "text"),
        (json.dumps(ENGLISH | {"words": [{"text": "the"}]}), "start_s"),
        (json.dumps(ENGLISH | {"start_s": "one", "words": [{"text": "the", "start_s": 0, "end_s": 1}]}), "line 1"),
    ],
)
def test_a_bad_manifest_is_refused(tmp_path, text, said):
    path = tmp_path / "set.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=said):
        bench.read_manifest(path)


def test_a_missing_manifest_is_refused(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        bench.read_manifest(tmp_path / "none.jsonl")


@pytest.fixture
def composed(monkeypatch):
    """Stands in for the models; what was asked of it."""
    asked = SimpleNamespace(paths=[], seconds=[], between=None, pace=None, naive=[], shape=None, masks=[])

    def interpret(engines, settings, inputs, *, pace, subscribe):
        asked.paths += inputs
        asked.pace, asked.between = pace, settings.options.languages.between
        asked.masks.append((settings.options.translation.reading, settings.options.translation.mask))
        if inputs[0].endswith("0.wav"):
            asked.seconds.append(soundfile.info(inputs[0]).duration)
        watch.seconds["encode"] += 0.25
        for event, elapsed in [*GOOD, (SessionStateChanged(LANE, samples(2000), "closed"), 99)]:
            for subscriber in subscribe:
                subscriber(event, elapsed)

    def naive(rig, path, direction, subscribe, *, known):
        asked.naive.append((path, str(direction), known(0.0, 0.6)))
        for event, elapsed in [
            running(),
            (turn_ended(3000), 5000),
            (SessionStateChanged(LANE, samples(4000), "closed"), 1),
        ]:
            subscribe(event, elapsed)

    def open_rig(settings, *, shape, threaded, slowed):
        asked.shape, asked.threaded, asked.slowed = shape, threaded, slowed
        return nullcontext(SimpleNamespace(engines=SimpleNamespace(packs=("pack",)), watch=watch))

    watch = SimpleNamespace(seconds={"encode": 0.0})
    monkeypatch.setattr(bench.compose, "open_rig", open_rig)
    monkeypatch.setattr(bench.compose, "naive", naive)
    monkeypatch.setattr(bench.compose, "interpret", interpret)
    monkeypatch.setattr(bench.compose, "offline", lambda *_: ("en", "the house is red", "la casa es roja"))
    return asked


def test_the_command_measures_both_directions(composed, tmp_path, capsys):
    words = [{"text": "the house", "start_s": 0.2, "end_s": 0.6}]
    path = manifest(
        tmp_path / "set.jsonl", ENGLISH | {"words": words, "translations": ["x", "la casa es roja"]}, SPANISH
    )
    out = tmp_path / "out.json"
    assert main.main(["bench", str(path), "--json", str(out), "--pace", "realtime"]) == 0
    assert composed.paths == [str(tmp_path / "a.wav"), str(tmp_path / "b.wav")]
    assert (composed.between, composed.pace) == (("en", "es"), "realtime")
    report = json.loads(out.read_text("utf-8"))
    assert report["figures"]["en→es"]["turns_right"] == 1
    assert report["figures"]["en→es"]["bleu"] == pytest.approx(100)
    assert report["figures"]["es→en"]["turns_right"] == 0
    assert report["figures"]["all"]["audio_s"] == 4
    assert report["packs"] == ["pack"]
    assert report["recordings"][0]["recording"]["words"] == [{"text": "the house", "start_ms": 200, "end_ms": 600}]
    assert capsys.readouterr().out.splitlines()[0].split() == ["en→es", "es→en", "all"]


def test_a_stretch_of_a_file_is_cut_out(composed, tmp_path):
    soundfile.write(tmp_path / "a.wav", np.zeros(32000, np.float32), 16000)
    words = [{"text": "the", "start_s": 0.7, "end_s": 0.8}]
    stretch = {"start_s": 0.5, "end_s": 1.25, "words": words}
    path = manifest(tmp_path / "set.jsonl", ENGLISH | stretch, SPANISH)
    out = tmp_path / "out.json"
    assert main.main(["bench", str(path), "--json", str(out)]) == 0
    assert composed.seconds == [0.75]
    word = json.loads(out.read_text("utf-8"))["recordings"][0]["recording"]["words"][0]
    assert word["start_ms"] == pytest.approx(200)


def test_a_stretch_of_what_is_no_audio_is_refused(composed, tmp_path, capsys):
    (tmp_path / "a.wav").write_text("no audio")
    path = manifest(tmp_path / "set.jsonl", ENGLISH | {"start_s": 0.5}, SPANISH)
    assert main.main(["bench", str(path)]) == 1
    assert "cannot be cut" in capsys.readouterr().err


def test_the_baseline_stands_beside_it(composed, tmp_path, capsys):
    words = [{"text": "the house", "start_s": 0.2, "end_s": 0.6}, {"text": "is red", "start_s": 0.6, "end_s": 1.2}]
    path = manifest(tmp_path / "set.jsonl", ENGLISH | {"words": words}, SPANISH)
    out = tmp_path / "out.json"
    assert main.main(["bench", str(path), "--baseline", "naive", "--json", str(out)]) == 0
    assert composed.naive == [(str(tmp_path / "a.wav"), "en-es", "the house"), (str(tmp_path / "b.wav"), "es-en", "")]
    assert json.loads(out.read_text("utf-8"))["baseline"]["en→es"]["wer"] == 1
    shown = capsys.readouterr().out
    assert "this program" in shown
    assert shown.index("naive") < shown.index("Where the time of this program went")
    # 0.25 s of 2 s of audio a recording.
    assert next(line for line in shown.splitlines() if line.startswith("encode")).split()[1::3] == ["0.5", "0.125"]


def test_a_shape_shows_cost_alone(composed, tmp_path, capsys):
    path = manifest(tmp_path / "set.jsonl", ENGLISH, SPANISH)
    assert main.main(["bench", str(path), "--shape", "base"]) == 0
    assert (composed.shape, composed.threaded) == ("base", False)
    shown = capsys.readouterr().out
    assert "real-time factor" in shown
    assert "word error rate" not in shown


def test_a_recognizer_is_slowed_at_the_speed_of_the_recordings(composed, tmp_path, capsys):
    path = manifest(tmp_path / "set.jsonl", ENGLISH, SPANISH)
    assert main.main(["bench", str(path), "--pace", "realtime", "--slowed", "2"]) == 0
    assert composed.slowed == 2
    assert "utterances without a final" in capsys.readouterr().out
    assert main.main(["bench", str(path), "--slowed", "2"]) == 2
    assert "--pace realtime" in capsys.readouterr().err


def test_recordings_are_joined_into_continuous_speech(composed, tmp_path, capsys):
    for name in "ab":
        soundfile.write(tmp_path / f"{name}.wav", np.ones(8000, np.float32), 8000)
    words = [{"text": "the house is red", "start_s": 0.25, "end_s": 0.75}]
    path = manifest(tmp_path / "set.jsonl", ENGLISH | {"words": words}, SPANISH)
    assert main.main(["bench", str(path), "--continuous", "0.05", "--pace", "realtime"]) == 0
    assert [Path(name).name for name in composed.paths] == ["en.wav", "es.wav"]
    assert composed.threaded
    shown = capsys.readouterr().out
    assert "LongYAAL" in shown
    assert "(LAAL)" not in shown


def test_the_curve_goes_over_masks_and_reading(composed, tmp_path, capsys):
    path = manifest(tmp_path / "set.jsonl", ENGLISH, SPANISH)
    assert main.main(["bench", str(path), "--curve"]) == 0
    assert sorted(set(composed.masks)) == [(reading, mask) for reading in (False, True) for mask in range(4)]
    assert [line.split()[:2] for line in capsys.readouterr().out.splitlines()[1:3]] == [
        ["default", "0"],
        ["default", "1"],
    ]


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ("--shape base --pace realtime", "--pace realtime"),
        ("--curve --baseline naive", "--curve"),
        ("--continuous 0", "--continuous"),
    ],
)
def test_modes_that_make_no_sense_are_refused(composed, flags, said, capsys):
    assert main.main(["bench", *flags.split()]) == 2
    assert said in capsys.readouterr().err
    assert composed.paths == []


def test_one_language_is_not_enough(tmp_path, capsys):
    path = manifest(tmp_path / "set.jsonl", ENGLISH)
    assert main.main(["bench", str(path)]) == 2
    assert "1 languages: en" in capsys.readouterr().err


def test_a_report_that_cannot_be_written_is_refused_before_any_work(composed, tmp_path):
    path = manifest(tmp_path / "set.jsonl", ENGLISH, SPANISH)
    assert main.main(["bench", str(path), "--json", str(tmp_path / "none" / "out.json")]) == 1
    assert composed.paths == []


def test_the_shipped_set_is_whole():
    path = bench.settings.bundled(bench.SHIPPED)
    rows = bench.read_manifest(path)
    for language in ("en", "es"):
        chosen = [row for row in rows if row["language"] == language]
        assert len(chosen) >= 60
        assert sum(len(row["text"].split()) >= 9 for row in chosen) >= 30
    assert all((path.parent / row["audio"]).is_file() for row in rows)
    for row in rows:
        assert " ".join(word["text"] for word in row["words"]) == row["text"]
        tail = soundfile.info(path.parent / row["audio"]).duration - row["words"][-1]["end_s"]
        assert tail >= 0.8
