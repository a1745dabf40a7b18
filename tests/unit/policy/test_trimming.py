"""Trimming: where the next decode listens from, and what is forced on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.text import Token
from interpreter_app.core.units import Samples
from interpreter_app.policy.trimming import forced, window_start

WINDOW = Samples(12_000)


def token(text: str, start: int, end: int) -> Token:
    return Token(text, Samples(start), Samples(end))


def start_after(heard: int, *committed: Token, start: int = 0) -> int:
    return window_start(Samples(start), Samples(heard), committed, WINDOW)


def test_audio_that_fits_is_kept() -> None:
    assert start_after(12_000, token(" one,", 0, 1000)) == 0
    assert start_after(12_500, token(" one,", 600, 1000), start=500) == 500


def test_a_committed_sentence_is_let_go() -> None:
    assert start_after(3000, token(" one.", 0, 1000)) == 1000
    assert start_after(3000, token(" one.", 0, 1000), token(" two", 1200, 2000)) == 1000
    assert start_after(3000, token(" one.", 0, 1000), start=1500) == 1500


def test_the_last_committed_token_that_leaves_half_a_window_is_where_it_is_cut() -> None:
    committed = (token(" one", 0, 2000), token(" two", 2000, 6000), token(" three", 6000, 8001))
    assert start_after(14_000, *committed) == 6000
    assert start_after(14_001, *committed) == 8001, "half a window is enough"


def test_a_sentence_end_is_preferred_to_a_later_word() -> None:
    committed = (token(" one", 0, 2000), token(".", 2000, 2100), token(" two", 2100, 6000))
    assert start_after(13_000, *committed) == 2100


def test_a_full_stop_that_ends_no_sentence_is_not_preferred() -> None:
    committed = (token(" Mr", 0, 2000), token(".", 2000, 2100), token(" Jones", 2100, 6000))
    assert start_after(13_000, *committed) == 6000


def test_a_mark_without_times_ends_where_its_word_does() -> None:
    committed = (Token("¿"), token(" one", 0, 2000), Token("?"), token(" two", 2100, 6000))
    assert start_after(13_000, *committed) == 2000


def test_where_no_token_fits_the_last_window_is_kept() -> None:
    assert start_after(14_000) == 2000
    assert start_after(14_000, token(" early", 0, 1999), token(" late", 7000, 8001)) == 2000
    assert start_after(14_000, Token(" untimed")) == 2000


def test_forced_are_the_committed_tokens_from_the_first_that_is_heard() -> None:
    one, two, mark, three = token(" one", 0, 1000), token(" two", 1000, 2000), Token(","), token(" three", 2000, 3000)
    committed = (one, two, mark, three)
    assert forced(committed, Samples(0)) == committed
    assert forced(committed, Samples(1000)) == (two, mark, three)
    assert forced(committed, Samples(1500)) == (two, mark, three), (
        "a word that is half heard is forced, not heard again"
    )
    assert forced(committed, Samples(2000)) == (three,)
    assert forced(committed, Samples(3000)) == ()


def test_the_marks_that_open_a_word_are_forced_with_it() -> None:
    hello, stop = token(" Hola", 0, 1000), token(".", 1000, 1000)
    opening, what, comma, is_ = token(" ¿", 1000, 1000), token("Qué", 1200, 2000), Token(","), token(" es", 2100, 2400)
    committed = (hello, stop, opening, what, comma, is_)
    assert forced(committed, Samples(1000)) == (opening, what, comma, is_)
    assert forced(committed, Samples(1500)) == (opening, what, comma, is_)
    assert forced(committed, Samples(2000)) == (is_,), "a mark that closes what was let go stays behind"
    assert forced((opening, what), Samples(1000)) == (opening, what)
    assert forced(committed[:3], Samples(1000)) == ()


words = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(1, 3000), st.sampled_from([" a", " b.", "?"])), max_size=20
)


@given(words, st.lists(st.integers(0, 4000), max_size=20), st.integers(1, 12_000))
def test_the_window_never_moves_back_nor_grows_and_cuts_no_more_than_half_of_an_open_sentence(
    spoken: list[tuple[int, int, str]], steps: list[int], window: int
) -> None:
    committed: list[Token] = []
    end = 0
    for silence, length, text in spoken:
        committed.append(token(text, end + silence, end + silence + length))
        end += silence + length
    start = heard = 0
    for step in steps:
        heard += step
        known = [t for t in committed if t.end is not None and t.end <= heard]
        moved = window_start(Samples(start), Samples(heard), known, Samples(window))
        assert start <= moved <= heard
        assert heard - moved <= window
        ended = [t.end for t in known if t.text.endswith((".", "?"))]
        assert moved == start or moved in ended or heard - moved >= window // 2
        prefix = forced(known, moved)
        assert prefix == tuple(known[len(known) - len(prefix) :])
        assert all(t.end is not None and t.end > moved for t in prefix)
        start = moved
