"""Figures are found, exchanged for others, and back."""

from __future__ import annotations

import random

from interpreter_app.policy.figures import exchanged, figures, stand_ins


def test_all_runs_of_digits() -> None:
    assert figures("At 8:30 I paid 1,500 dollars for 8 of them.") == ["1", "30", "500", "8", "8"]
    assert figures("None at all.") == []


def test_short_ones_stand_in_for_all_but_single_digits() -> None:
    assert stand_ins("27 of 332844 in 1999, 8 left, 1999 again") == {"27": "38", "332844": "46", "1999": "59"}


def test_what_is_exchanged_can_be_exchanged_back() -> None:
    r = random.Random(1)
    for _ in range(200):
        text = ", ".join(str(r.randrange(10 ** r.randint(1, 6))) for _ in range(r.randint(0, 12))) + "."
        others = stand_ins(text)
        assert exchanged(exchanged(text, others), {other: figure for figure, other in others.items()}) == text
