"""Which words a model was trained on."""

from __future__ import annotations

from known_words import known, parted

TEXTS = [
    "The coat is over there. I have a coat.",
    "Tom has an overcoat. Is it over?",
    "The overcoat is Tom's!",
    "Kavita sees the sun.",
    "Go! Go to Boston in Boston.",
]


def test_words_that_come_twice_the_most_frequent_first() -> None:
    assert known(TEXTS) == ["is", "the", "Boston", "Tom", "coat", "go", "over", "overcoat"]


def test_a_word_out_of_two_that_never_stand_beside_each_other_is_marked() -> None:
    assert parted(["over", "coat", "overcoat", "Boston"], TEXTS) == ["over", "coat", "over|coat", "Boston"]
    assert parted(["over", "coat", "overcoat"], [*TEXTS, "Put it over coat and hat."]) == ["over", "coat", "overcoat"]
