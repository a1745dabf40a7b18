"""What the recognizer's training examples are said to hold is what is in them."""

from __future__ import annotations

import random

import pytest
from recognizer_noises import RATE_HZ
from recognizer_plans import EASY_S, FULL_S, LONGEST_S, TIMED, TIMED_FULL, TIMED_SEVERAL, Plan, Planner

WORD, GAP = 6400, 800
"""Samples of a word and after it."""


def rows() -> list[dict[str, object]]:
    """Passages of four sentences of two to eight words, each word another; the words of every other voice are timed."""
    made: list[dict[str, object]] = []
    for at in range(200):
        passage, count = at // 4, 2 + at % 7
        texts = [f"w{at}x{i}" for i in range(count)]
        texts[-1] += "."
        made.append({
            "language": ("en", "es")[passage % 2], "text": " ".join(texts), "voice": f"voice {passage % 4}",
            "passage": passage, "samples": count * (WORD + GAP),
            "words": [(text, i * (WORD + GAP), i * (WORD + GAP) + WORD) for i, text in enumerate(texts)]
            if passage % 4 < 3 else [],
        })  # fmt: skip
    return made


PLANS = [Planner(rows()).plan(random.Random(seed), full=seed % 2 == 0) for seed in range(2000)]


def test_none_is_longer_than_its_window() -> None:
    for plan in PLANS:
        assert plan.samples <= (FULL_S if plan.full else LONGEST_S) * RATE_HZ + 1
    assert max(plan.samples for plan in PLANS if plan.full) > 25 * RATE_HZ


def test_the_sentences_of_an_example_are_of_one_speaker() -> None:
    made = rows()
    for plan in PLANS:
        assert len({made[at]["voice"] for at in plan.rows}) <= 1


def test_pieces_are_in_order_and_within_the_sound() -> None:
    for plan in PLANS:
        times = [at for piece in plan.pieces for at in (piece.start_s, piece.end_s) if at is not None]
        assert times == sorted(times)
        assert all(0 <= at <= plan.samples / RATE_HZ + 0.01 for at in times)
        assert all(piece.end_s is not None for piece in plan.pieces[:-1])


def test_a_whole_sentence_is_where_its_sound_is() -> None:
    made = {str(row["text"]): row for row in rows()}
    seen = 0
    for plan in PLANS:
        for piece in plan.pieces[:-1]:
            if piece.text in made and piece.end_s is not None and plan.first == 0:
                length_s = int(str(made[piece.text]["samples"])) / RATE_HZ / plan.tempo
                assert piece.end_s - piece.start_s == pytest.approx(length_s, abs=0.05)
                seen += 1
    assert seen > 1000


def test_what_breaks_off_has_no_final_mark_and_what_does_not_has_one() -> None:
    pieces = [piece for plan in PLANS for piece in plan.pieces]
    assert {piece.text.endswith(".") for piece in pieces if piece.end_s is None} == {False}
    assert {piece.text.endswith(".") for piece in pieces if piece.end_s is not None} == {True}


def test_a_prompt_never_tells_what_is_said_after_it() -> None:
    prompted = [plan for plan in PLANS if plan.prompt]
    assert 0.25 < len(prompted) / len(PLANS) < 0.35
    # A long example may have a sentence twice.
    before = [plan for plan in prompted if plan.pieces and plan.first > 0 and "," not in plan.prompt and not plan.full]
    assert before
    assert not [plan for plan in before if plan.text in plan.prompt]


def test_what_is_timed_depends_on_how_much_is_said() -> None:
    def share(plans: list[Plan]) -> float:
        return sum(plan.timed for plan in plans) / len(plans)

    own = [plan for plan in PLANS if not plan.full and plan.pieces]
    assert share([plan for plan in own if len(plan.pieces) == 1]) == pytest.approx(TIMED, abs=0.06)
    assert share([plan for plan in own if len(plan.pieces) > 1]) == pytest.approx(TIMED_SEVERAL, abs=0.06)
    assert share([plan for plan in PLANS if plan.full]) == pytest.approx(TIMED_FULL, abs=0.06)


def test_a_beginner_is_shown_short_whole_sentences_without_a_prompt() -> None:
    made, planner = rows(), Planner(rows())
    plans = [planner.easy(random.Random(seed)) for seed in range(500)]
    assert all(plan.text == made[plan.rows[0]]["text"] and not plan.prompt and plan.easy for plan in plans)
    assert max(plan.last for plan in plans) <= EASY_S * RATE_HZ < max(plan.last for plan in PLANS)
    assert len({plan.rows for plan in plans}) > 80


def test_what_has_more_weight_is_drawn_more() -> None:
    made = rows()

    def drawn(weight: float) -> int:
        planner = Planner([{**row, "weight": weight} if row["passage"] == 7 else row for row in made])
        plans = [planner.plan(random.Random(seed)) for seed in range(1000)]
        return sum(made[plan.rows[0]]["passage"] == 7 for plan in plans if plan.rows)

    assert drawn(8.0) > 3 * drawn(1.0) > 0


def test_what_espeak_speaks_is_drawn_as_often_as_is_asked_for() -> None:
    made = [{**row, "voice": "es+pablo"} if row["passage"] == 7 else row for row in rows()]

    def drawn(espeak: float | None) -> int:
        plans = [Planner(made, espeak).plan(random.Random(seed)) for seed in range(1000)]
        return sum(made[plan.rows[0]]["passage"] == 7 for plan in plans if plan.rows)

    assert drawn(8.0) > 3 * drawn(1.0) > 3 * drawn(None) > 0
