"""Continuous speech made of recordings, and what is measured of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import soundfile

from interpreter_app.cli.bench_measures import Moment, Recording, SpokenWord, measure
from interpreter_app.cli.bench_report import Offline, Result, stages
from interpreter_app.cli.bench_run import said
from interpreter_app.cli.bench_talk import Talk, join, talk_figures
from interpreter_app.core.errors import AudioFileError
from interpreter_app.core.text import Direction, Revision, Token, Translation
from interpreter_app.core.units import LaneId, TurnId, UtteranceId, samples

ONE = Recording("one", "en", "one two", ("uno dos",), (SpokenWord("one", 500, 900), SpokenWord("two", 900, 1500)))
TWO = Recording("two", "en", "three", ("tres",), (SpokenWord("three", 1000, 1400),))


@pytest.fixture
def recordings(tmp_path):
    rng = np.random.default_rng(0)
    pairs = []
    for recording in (ONE, TWO):
        path = str(tmp_path / f"{recording.audio}.wav")
        soundfile.write(path, rng.uniform(-0.5, 0.5, 32000).astype(np.float32), 16000)
        pairs.append((recording, path))
    return pairs


def test_pauses_lie_between_sentences(recordings, tmp_path):
    talk = join(recordings, 0.1, tmp_path / "talk.wav")
    audio, rate = soundfile.read(tmp_path / "talk.wav")
    assert rate == 16000
    assert len(audio) / rate >= 6
    assert {s.audio for s in talk.sentences} == {"one", "two"}
    for sentence, (start, end) in zip(talk.sentences, talk.spans_ms, strict=True):
        spoken = 1100 if sentence.audio == "one" else 500  # with 50 ms on each side
        assert end - start == pytest.approx(spoken, abs=1)
        assert sentence.words[0].start_ms == pytest.approx(start + 50, abs=1)
        assert sentence.words[-1].end_ms == pytest.approx(end - 50, abs=1)
    for (_, end), (start, _) in zip(talk.spans_ms[:-1], talk.spans_ms[1:], strict=True):
        assert 200 <= start - end <= 800.1
        assert not np.any(audio[round(end * 16) + 2 : round(start * 16) - 2])
    assert join(recordings, 0.1, tmp_path / "again.wav").spans_ms == talk.spans_ms
    assert talk.recording.text.split()[: len(talk.sentences[0].text.split())] == talk.sentences[0].text.split()


def test_what_is_no_audio_is_refused(tmp_path):
    with pytest.raises(AudioFileError, match="cannot be read"):
        join([(ONE, str(tmp_path / "none.wav"))], 0.1, tmp_path / "talk.wav")


def test_lag_is_counted_from_each_sentence(tmp_path):
    whole = Recording("talk", "en", "one two three", ("uno dos tres",), ONE.words)
    talk = Talk(whole, (ONE, TWO), ((0.0, 1000.0), (2000.0, 3000.0)))

    def moment(heard, utterance, text):
        tokens = tuple(Token(f" {word}") for word in text.split())
        event = Translation(
            LaneId("file"), samples(heard), TurnId(utterance), UtteranceId(utterance), Direction("en", "es"), tokens,
            len(tokens), True, Revision(0, 0, len(tokens)),
        )  # fmt: skip
        return Moment(event, heard, heard + 100)

    made = [moment(800, 1, "Uno"), moment(1300, 1, "Uno dos."), moment(3000, 2, "Tres.")]
    measures = replace(measure(whole, "es", [], "fast"), translation="Uno dos. Tres.")
    result = Result(whole, measures, Offline("en", "", "uno dos\ntres"), 10.0, 1.0)
    found = talk_figures(talk, made, result)
    # The first sentence: 800 - 0 and 1300 - 500; the second: 3000 - 2000.
    assert found["long_yaal_ms"] == pytest.approx((800 + 1000) / 2)
    assert found["long_yaal_clock_ms"] == pytest.approx(1000)
    # 200 ms more in 2 s.
    assert found["lag_growth_ms_per_minute"] == pytest.approx(200 * 30)
    assert found["chrf"] > 0


def test_what_is_said_between_two_times():
    assert said(ONE, 0, 0.9) == "one"
    assert said(ONE, 0.9, 2) == "two"
    assert said(replace(ONE, words=()), 0, 9) == ""


def test_where_time_went():
    result = Result(ONE, measure(ONE, "es", [], "fast"), Offline(None, "", ""), 10.0, 4.0, 8.0, {"encode": 1.0})
    lines = [line.split() for line in stages([result], ["encode", "decode"], rest=True).splitlines()]
    assert lines[1] == ["encode", "1.0", "25.0", "%", "0.100"]
    assert lines[3] == ["everything", "else", "3.0", "75.0", "%", "0.300"]
    assert len(stages([result], ["encode"], rest=False).splitlines()) == 2
