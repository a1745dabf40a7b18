"""Rows as events come: the same transcript as the reducer's, with single changes, and words that keep their place."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from interpreter_app.core.text import Direction, Hypothesis, Revision, Token, Translation
from interpreter_app.core.turns import Transcript
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId, samples
from interpreter_app.gui.conversation import ConversationModel
from interpreter_app.gui.rows import Rows, halves, solid
from interpreter_app.policy.transcript import apply
from tests.gui.stage import conversation

LANE = LaneId("microphone")


def said(turn: int, text: str, *, stable: int = 0, final: bool = True, supersedes: int | None = None) -> Hypothesis:
    tokens = tuple(Token(f" {word}", start=samples(1000 * turn)) for word in text.split())
    known = None if supersedes is None else UtteranceId(supersedes)
    return Hypothesis(
        LANE, Samples(0), TurnId(turn), UtteranceId(turn), "en", tokens, len(tokens) if final else stable, final,
        supersedes=known,
    )  # fmt: skip


def test_the_same_as_the_reducer() -> None:
    rows, transcript = Rows(), Transcript()
    for event, elapsed_ms in conversation():
        rows.apply(event, elapsed_ms)
        transcript = apply(transcript, event)
        shown = tuple(replace(turn, speaking="") for turn in transcript.turns)  # the rows do not show the clause
        assert tuple(row.turn for row in rows.all) == shown
    assert len(rows.all) == 8
    assert all(0 <= row.lag_ms < 3000 for row in rows.all)


def test_qt_agrees_with_every_change(qapp) -> None:
    model = ConversationModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for item in conversation():
        model.take((item,))
    assert model.rowCount() == 8


def test_what_supersedes_takes_the_place_of_the_old() -> None:
    rows = Rows()
    for event in (said(1, "one"), said(2, "two"), said(3, "three"), said(4, "zwei", supersedes=2)):
        rows.apply(event, 0)
    assert [row.turn.source for row in rows.all] == ["one", "zwei", "three"]


def test_a_turn_without_words_goes() -> None:
    rows = Rows()
    rows.apply(said(1, "noise", final=False), 0)
    rows.apply(said(1, ""), 0)
    assert rows.all == []


def test_numbers_begin_anew_with_each_session() -> None:
    rows = Rows()
    rows.apply(said(1, "before"), 0)
    rows.begin()
    rows.apply(said(1, "after"), 0)
    assert [row.turn.source for row in rows.all] == ["before", "after"]


@pytest.mark.parametrize(
    ("tokens", "stable", "count"),
    [
        ([" The", " house"], 0, 0),
        ([" The", " house"], 2, 1),  # a mark may follow "house"
        ([" The", " house", ","], 3, 3),
        ([" The", " house", ",", " too"], 3, 3),
        ([" rock", "-", "hard", " place"], 3, 0),
        (["私", "は", "人"], 3, 2),
    ],
)
def test_a_word_is_solid_once_its_line_is_certain(tokens: list[str], stable: int, count: int) -> None:
    assert solid(tuple(Token(text) for text in tokens), stable) == count


def test_halves_are_the_text_as_shown() -> None:
    rows = Rows()
    for event, elapsed_ms in conversation():
        rows.apply(event, elapsed_ms)
        for row in rows.all:
            assert "".join(halves(row.turn, target=False)) == row.turn.source
            assert "".join(halves(row.turn, target=True)) == row.turn.target


def test_ten_thousand_turns_are_as_quick_as_one() -> None:
    rows = Rows()
    for turn in range(1, 10_001):
        rows.apply(said(turn, "so it goes"), 0)
    direction, revision = Direction("en", "es"), Revision(0, 0, 1)
    began = time.perf_counter()
    for number in range(100):
        last = Translation(
            LANE, Samples(0), TurnId(10_000), UtteranceId(10_000), direction, (Token(f" {number}"),), 1, False, revision
        )
        rows.apply(last, 0)
    print(f"\nan event among 10,000 turns takes {(time.perf_counter() - began) * 10:.3f} ms")
    assert rows.all[-1].turn.target == "99"
