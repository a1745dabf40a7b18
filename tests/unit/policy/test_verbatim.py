"""Figures and unknown names are found in a text, looked for in its translation, exchanged for others, and back."""

from __future__ import annotations

import random

import pytest

from interpreter_app.policy.verbatim import exchanged, inside, verbatim

KNOWN = frozenset({"the", "help", "will", "ayudará", "Boston", "in", "en", "see", "veo", "a", "hope", "and", "y"})


def test_all_runs_of_digits() -> None:
    assert verbatim("At 8:30 I paid 1,500 dollars for 8 of them.").figures == ("1", "30", "500", "8", "8")
    assert not verbatim("None at all.")


def test_figures_are_the_same_ones_as_often_in_any_order() -> None:
    said = verbatim("8 of 1,500")
    assert said.stands_in("De 1.500, 8.")
    assert not said.stands_in("De 1.500.")
    assert not said.stands_in("De 1.500, 8 y 8.")


def test_short_figures_stand_in_for_all_but_single_digits() -> None:
    text = "27 of 332844 in 1999, 8 left, 1999 again"
    assert verbatim(text).stand_ins(text) == {"27": "38", "332844": "46", "1999": "59"}


def test_what_belongs_to_a_figure_goes_with_it_but_for_times() -> None:
    text = "1,500 on 3/4/1985 at 8:30, 555-0134, 20-30 of 2."
    others = verbatim(text).stand_ins(text)
    assert others == {"1,500": "27", "3/4/1985": "38", "30": "46", "555-0134": "59", "20-30": "64"}
    assert exchanged(text, others) == "27 on 38 at 8:46, 59, 64 of 2."


def test_a_capital_inside_a_sentence_is_a_name_unless_the_word_is_known() -> None:
    said = verbatim("see Kavita in Boston and the Hope", KNOWN)
    assert said.names == ("Kavita", "Hope")  # hope is known, but not Hope
    assert said.openings == ()
    assert said.stands_in("Veo a Kavita y Hope en Boston.")
    assert not said.stands_in("Veo a Cavita y Hope en Boston.")


def test_nothing_is_a_name_for_a_translator_whose_words_nobody_listed() -> None:
    assert not verbatim("see Kavita in Boston")


@pytest.mark.parametrize("text", ["see BOSTONIA in", "see Al in", "HELP THE NORMALS", "hope, Help, help"])
def test_no_names(text: str) -> None:
    found = verbatim(text, KNOWN | {"Help"})
    assert not found.names
    assert not found.openings


@pytest.mark.parametrize("text", ["Kavita will help.", "¿Kavita?", "the help. Kavita!", "see: “Kavita”"])
def test_at_the_beginning_of_a_sentence_it_need_not_be_a_name(text: str) -> None:
    assert verbatim(text, KNOWN).openings == ("Kavita",)
    assert verbatim(text.replace("Kavita", "Hope"), KNOWN).openings == ()


def test_an_unknown_beginning_may_be_translated_but_nothing_made_up_from_it() -> None:
    said = verbatim("Kavita will help.", KNOWN)
    assert said.stands_in("Kavita ayudará.")
    assert said.stands_in("Ayudará.")
    assert not said.stands_in("El cávitena ayudará.")


def test_common_names_stand_in_for_others() -> None:
    text = "Kavita, see Tom and Hiroshi Watanabe in 1999, see Zzyzx"
    said = verbatim(text, KNOWN | {"Tom"})
    others = said.stand_ins(text)
    assert others == {"Hiroshi": "Mary", "Watanabe": "John", "1999": "27"}  # there are no more than these
    assert exchanged(text, others) == "Kavita, see Tom and Mary John in 27, see Zzyzx"


def test_what_is_exchanged_can_be_exchanged_back() -> None:
    r = random.Random(1)
    for _ in range(200):
        runs = [str(r.randrange(10 ** r.randint(1, 6))) for _ in range(r.randint(0, 12))]
        text = "the " + " ".join(r.sample([*runs, "Kavita", "Tom", "Boston", "Hiroshi"], len(runs) + 4)) + "."
        others = verbatim(text, KNOWN).stand_ins(text)
        assert exchanged(exchanged(text, others), {other: run for run, other in others.items()}) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (" She had lived here.", " she had lived here."), (" Tom sang.", " Tom sang."), ("¿Está aquí?", "¿está aquí?"),
        ("Zugspitze is high.", "Zugspitze is high."), ("I sang.", "I sang."), ("...", "..."), ("", ""),
    ],
)  # fmt: skip
def test_a_sentence_can_go_on_after_a_comma(text: str, written: str) -> None:
    assert inside(text, frozenset(["she", "Tom", "I", "está"])) == written
