"""A turn as one line, and as rows of a screen."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.cli.layout import NO_COLOR, Palette, as_line, as_rows, columns, wrap
from interpreter_app.core.text import Token
from interpreter_app.core.turns import Turn, UtteranceText
from interpreter_app.core.units import LaneId, TurnId, UtteranceId, samples


def turn(source, target="", *, stable=None, target_stable=None, ended=False, languages=("en", "es"), start_ms=3200):
    ours, theirs = (tuple(Token(f" {word}") for word in text.split()) for text in (source, target))
    utterance = UtteranceText(
        UtteranceId(1),
        languages[0],
        ours,
        stable=len(ours) if stable is None else stable,
        final=stable is None,
        target_language=languages[1],
        target_tokens=theirs,
        target_stable=len(theirs) if target_stable is None else target_stable,
        target_final=target_stable is None,
    )
    start = None if start_ms is None else samples(start_ms)
    return Turn(TurnId(1), LaneId("file"), (utterance,), ended=ended, start=start)


def test_a_line_has_time_languages_and_both_texts():
    assert as_line(turn("Good morning.", "Buenos días.")) == "[00:03.2 en→es] Good morning.  ⇒  Buenos días."


def test_a_line_without_translation():
    assert as_line(turn("Merci.", languages=("fr", None))) == "[00:03.2 fr] Merci."
    assert as_line(turn("Hm.", languages=(None, None), start_ms=None)) == "[--:--.- ?] Hm."


def test_a_line_is_one_line():
    odd = Turn(
        TurnId(1),
        LaneId("file"),
        (UtteranceText(UtteranceId(1), "en", (Token(" a\nb\r\x1b[2J"),), 1, final=True),),
    )
    assert len(as_line(odd).splitlines()) == 1


def test_rows_say_time_and_languages_once():
    rows = as_rows(turn("one two three four", "uno dos tres cuatro", ended=True), 24, NO_COLOR)
    assert rows == [
        "00:03.2  en  one two",
        "             three four",
        "         es  uno dos",
        "             tres cuatro",
    ]


def test_growing_text_ends_with_dots():
    rows = as_rows(turn("one two", "uno", stable=1, target_stable=0), 40, NO_COLOR)
    assert rows == ["00:03.2  en  one two …", "         es  uno …"]
    assert as_rows(turn("one two", "uno", target_stable=0), 40, NO_COLOR)[0] == "00:03.2  en  one two"
    assert as_rows(turn("", stable=0, languages=(None, "es"), start_ms=None), 40, NO_COLOR) == ["--:--.-  ?  …"]


def test_the_tail_is_dim_and_the_rest_is_not():
    rows = as_rows(turn("one two three", "uno dos", stable=1, target_stable=2), 40, Palette())
    assert rows == [
        "\x1b[2m00:03.2\x1b[0m  \x1b[1;36men\x1b[0m  one\x1b[2m two three …\x1b[0m",
        "         \x1b[1;32mes\x1b[0m  uno dos\x1b[2m …\x1b[0m",
    ]


def test_several_utterances_read_as_one():
    first, second = turn("Good morning.").utterances[0], turn("And you?", stable=0).utterances[0]
    both = Turn(TurnId(1), LaneId("file"), (first, second), start=samples(0))
    assert as_rows(both, 60, NO_COLOR) == ["00:00.0  en  Good morning. And you? …"]


def test_escape_sequences_in_text_do_nothing():
    (row,) = as_rows(turn("\x1b[31mred\x07", ended=True), 60, NO_COLOR)
    assert "\x1b" not in row
    assert "\x07" not in row


def test_long_tags_keep_the_columns():
    rows = as_rows(turn("one", "um", ended=True, languages=("en", "pt-BR")), 40, NO_COLOR)
    assert rows == ["00:03.2  en     one", "         pt-BR  um"]


@pytest.mark.parametrize(
    ("character", "width"), [("a", 1), ("ñ", 1), ("你", 2), ("ｗ", 2), ("\u0301", 0), ("\u200d", 0), ("→", 1)]
)
def test_columns(character, width):
    assert columns(character) == width


def text(characters):
    return [(character, True) for character in characters]


def lines(wrapped):
    return ["".join(character for character, _ in line) for line in wrapped]


def test_long_words_and_wide_characters_are_broken():
    assert lines(wrap(text("an extraordinarily long"), 6)) == ["an", "extrao", "rdinar", "ily", "long"]
    assert lines(wrap(text("你好世界"), 5)) == ["你好", "世界"]


def test_nothing_wraps_to_nothing():
    assert wrap([], 10) == []


@given(st.text(alphabet="ab \u4f60", max_size=80), st.integers(2, 12))
def test_wrapping_keeps_every_word_and_the_width(sentence, width):
    sentence = re.sub(" +", " ", sentence).strip()
    wrapped = lines(wrap(text(sentence), width))
    assert all(sum(map(columns, line)) <= width for line in wrapped)
    assert "".join(wrapped).replace(" ", "") == sentence.replace(" ", "")
    assert all(line == line.strip() for line in wrapped)
