from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.options import TranslationOptions
from interpreter_app.core.text import Direction, Token, shown
from interpreter_app.policy.retranslation import Draft, Retranslation, mask_of

SOURCE = "When I arrive, I will call you. Thank you."


def tokens(text: str) -> list[Token]:
    """Words and marks, each with the space before it."""
    out: list[Token] = []
    for word in text.split():
        stem = word.rstrip(".,?!")
        out.append(Token(" " + stem))
        out.extend(Token(mark) for mark in word[len(stem) :])
    return out


class Parrot:
    """Translates word for word into upper case and closes every sentence, as eager models do."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []

    def __call__(self, text: str, prefix: Sequence[Token], beam: int) -> tuple[Token, ...]:
        self.calls.append((text, shown(prefix)))
        answer = tokens(text.upper())
        if answer[-1].text not in ".?!":
            answer.append(Token("."))
        return tuple(answer[len(prefix) :])


def test_open_sentence_is_shown_without_its_last_word_and_without_an_invented_end() -> None:
    work = Retranslation(TranslationOptions(mask=1), Parrot())
    draft = work.update(tokens("I will call"), 3, final=False)
    assert shown(draft.tokens) == "I WILL"
    assert draft.stable == 0


def test_only_committed_source_is_translated() -> None:
    parrot = Parrot()
    Retranslation(TranslationOptions(), parrot).update(tokens("I will call you"), 2, final=False)
    assert parrot.calls == [("I will", "")]


def test_unchanged_source_is_not_translated_again() -> None:
    parrot = Parrot()
    work = Retranslation(TranslationOptions(), parrot)
    work.update(tokens("I will call"), 2, final=False)
    work.update(tokens("I will call you"), 2, final=False)
    assert len(parrot.calls) == 1


def test_nothing_committed_is_nothing_to_translate() -> None:
    parrot = Parrot()
    assert Retranslation(TranslationOptions(), parrot).update(tokens("I will"), 0, final=False) == Draft()
    assert not parrot.calls


def test_clause_is_committed_once_more_words_follow() -> None:
    work = Retranslation(TranslationOptions(mask=1), Parrot())
    source = tokens(SOURCE)
    clause = 4  # When I arrive ,
    assert work.update(source, clause, final=False).stable == 0
    draft = work.update(source, clause + 2, final=False)
    assert shown(draft.tokens[: draft.stable]) == "WHEN I ARRIVE,"
    assert shown(draft.tokens) == "WHEN I ARRIVE, I"


def test_only_what_both_readings_share_is_committed() -> None:
    def turncoat(text: str, prefix: Sequence[Token], beam: int) -> tuple[Token, ...]:
        answer = tokens("CUANDO LLEGO ," if text.endswith(",") else "CUANDO LLEGUE TE LLAMO")
        return tuple(answer[len(prefix) :])

    work = Retranslation(TranslationOptions(mask=0), turncoat)
    draft = work.update(tokens(SOURCE), 6, final=False)
    assert shown(draft.tokens[: draft.stable]) == "CUANDO"


def test_a_word_that_goes_on_in_the_other_reading_is_not_committed() -> None:
    def growing(text: str, prefix: Sequence[Token], beam: int) -> tuple[Token, ...]:
        answer = [Token(" llama"), Token("ré")] if "call" in text else [Token(" llama")]
        return tuple(answer[len(prefix) :])

    work = Retranslation(TranslationOptions(mask=0), growing)
    assert work.update(tokens("When I arrive, I call"), 6, final=False).stable == 0


def test_within_a_long_clause_what_two_readings_agree_on_is_committed() -> None:
    readings = iter(["UNO DOS TRES CUATRO", "UNO DOS TRES CUATRO CINCO", "SEIS SIETE OCHO", "SEIS SIETE OCHO NUEVE"])

    def read(text: str, prefix: Sequence[Token], beam: int) -> tuple[Token, ...]:
        return tuple(tokens(next(readings)))

    work = Retranslation(TranslationOptions(mask=0), read)
    source = tokens("one two three four five six")
    assert work.update(source, 3, final=False).stable == 0
    draft = work.update(source, 4, final=False)
    assert shown(draft.tokens[: draft.stable]) == "UNO DOS TRES CUATRO"
    assert work.update(source, 5, final=False).stable == 4
    assert work.update(source, 6, final=False).stable == 4, "too little to make a clause"


def test_closed_sentence_is_committed_and_left_alone() -> None:
    parrot = Parrot()
    work = Retranslation(TranslationOptions(mask=0), parrot)
    source = tokens(SOURCE)
    draft = work.update(source, 10, final=False)
    assert shown(draft.tokens[: draft.stable]) == "WHEN I ARRIVE, I WILL CALL YOU."
    assert shown(draft.tokens) == "WHEN I ARRIVE, I WILL CALL YOU. THANK"
    before = len(parrot.calls)
    final = work.update(source, len(source), final=True)
    assert shown(final.tokens) == SOURCE.upper()
    assert final.stable == len(final.tokens)
    assert len(parrot.calls) == before + 1


def test_sentences_are_set_apart_by_a_space() -> None:
    def bare(text: str, prefix: Sequence[Token], beam: int) -> tuple[Token, ...]:
        return (Token("sí"), Token("."))

    draft = Retranslation(TranslationOptions(), bare).update(tokens("Yes. Yes."), 4, final=True)
    assert shown(draft.tokens) == "sí. sí."


def test_reading_shows_nothing_that_may_change() -> None:
    work = Retranslation(TranslationOptions(reading=True), Parrot())
    draft = work.update(tokens(SOURCE), 6, final=False)
    assert shown(draft.tokens) == "WHEN I ARRIVE,"
    assert draft.stable == len(draft.tokens)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8), st.booleans())
def test_committed_translation_never_changes_and_the_final_one_has_all(steps: list[int], reading: bool) -> None:
    work = Retranslation(TranslationOptions(reading=reading, mask=2), Parrot())
    source = tokens(SOURCE)
    committed: tuple[Token, ...] = ()
    for stable in sorted(steps):
        draft = work.update(source, min(stable, len(source)), final=False)
        assert draft.tokens[: len(committed)] == committed
        assert draft.stable >= len(committed)
        committed = draft.tokens[: draft.stable]
    final = work.update(source, len(source), final=True)
    assert final.tokens[: len(committed)] == committed
    assert shown(final.tokens) == SOURCE.upper()


def test_what_is_shown_stays_until_two_readings_agree_on_something_else() -> None:
    readings = iter(["UNO DOS", "UNO TRES CUATRO", "UNO TRES CINCO", "UNO", "UNO DOS SEIS"])

    def fickle(text: str, prefix: Sequence[Token], beam: int) -> tuple[Token, ...]:
        return tuple(tokens(next(readings)))

    work = Retranslation(TranslationOptions(mask=0), fickle)
    source = tokens("one two three four five")
    shown_texts = [shown(work.update(source, stable, final=False).tokens) for stable in range(1, 6)]
    assert shown_texts == ["UNO DOS", "UNO DOS", "UNO TRES", "UNO TRES", "UNO TRES"]


def test_more_is_held_back_where_a_verb_may_come_last() -> None:
    options = TranslationOptions(mask=1)
    assert mask_of(options, Direction("en", "es")) == options
    assert mask_of(options, Direction("de-AT", "en")).mask == mask_of(options, Direction("en", "ja")).mask == 3
    nothing = TranslationOptions(mask=0)
    assert mask_of(nothing, Direction("de", "en")) == nothing


def test_what_is_prepared_is_what_a_final_asks_for() -> None:
    parrot = Parrot()
    work = Retranslation(TranslationOptions(), parrot)
    source = tokens(SOURCE)
    work.update(source, 10, final=False)
    before = len(parrot.calls)
    work.prepare(source)
    prepared = parrot.calls[before:]
    work.update(source, len(source), final=True)
    assert parrot.calls[before + len(prepared) :] == prepared == [("Thank you.", "")]
