"""LocalAgreement-n."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.text import Token
from interpreter_app.core.units import Samples
from interpreter_app.policy.agreement import Agreement, before_last_word

FAR = Samples(1_000_000)


def hypothesis(*texts: str) -> list[Token]:
    """Tokens of 1000 samples each."""
    return [Token(text, Samples(1000 * n), Samples(1000 * (n + 1))) for n, text in enumerate(texts)]


def test_what_two_hypotheses_running_begin_with_is_stable() -> None:
    agreement = Agreement(2)
    assert agreement.agree(hypothesis(" the", " cat"), FAR) == 0
    assert agreement.agree(hypothesis(" the", " cat", " sat"), FAR) == 2
    assert agreement.agree(hypothesis(" the", " cap", " sat"), FAR) == 1


def test_three_must_agree_when_three_are_asked_for() -> None:
    agreement = Agreement(3)
    assert agreement.agree(hypothesis(" the", " cat", " sat"), FAR) == 0
    assert agreement.agree(hypothesis(" the", " cat", " sat"), FAR) == 0
    assert agreement.agree(hypothesis(" the", " cat", " is"), FAR) == 2


def test_one_hypothesis_is_enough_for_itself() -> None:
    assert Agreement(1).agree(hypothesis(" the", " cat"), FAR) == 2


def test_tokens_that_end_after_the_limit_wait() -> None:
    agreement = Agreement(2)
    agreement.agree(hypothesis(" the", " cat", " sat"), FAR)
    assert agreement.agree(hypothesis(" the", " cat", " sat"), Samples(2999)) == 2
    assert agreement.agree(hypothesis(" the", " cat", " sat"), Samples(3000)) == 3


def test_a_token_without_times_is_not_stable_nor_is_what_follows_it() -> None:
    agreement = Agreement(2)
    tokens = [*hypothesis(" the"), Token(" cat"), *hypothesis(" sat")]
    agreement.agree(tokens, FAR)
    assert agreement.agree(tokens, FAR) == 1


@pytest.mark.parametrize(
    ("texts", "stable"),
    [
        ((" done", "."), 1),
        ((" done", "?", "!"), 1),
        ((" done", "…"), 1),
        ((" done", "。"), 1),
        ((" about", " .5"), 2),
        ((" done", ".", '"'), 1),
        ((" done", ".”"), 1),
        ((" all", " done."), 1),
        ((" all", " done", ","), 3),
        ((" all", " (done", ")"), 3),
        ((" done", ".", " Now"), 1),
        ((" done", ".", " Now", " we", ","), 1),
        ((" done", ".", " Now", " we", " go"), 5),
        ((" all", " done.", " Now", " we"), 1),
        ((" all", " done.", " Now", " we", " go"), 5),
        ((".",), 0),
        ((")",), 1),
        ((), 0),
    ],
)
def test_the_mark_that_ends_a_sentence_waits_for_words_after_it(texts: tuple[str, ...], stable: int) -> None:
    agreement = Agreement(2)
    agreement.agree(hypothesis(*texts), FAR)
    assert agreement.agree(hypothesis(*texts), FAR) == stable


def test_committed_tokens_are_forgotten_and_the_rest_still_agrees() -> None:
    agreement = Agreement(2)
    agreement.agree(hypothesis(" the", " cat", " sat"), FAR)
    assert agreement.agree(hypothesis(" the", " cat", " sat"), Samples(2000)) == 2
    agreement.committed(2)
    assert agreement.agree(hypothesis(" sat", " down"), FAR) == 1


def test_after_a_reset_nothing_has_been_said() -> None:
    agreement = Agreement(2)
    agreement.agree(hypothesis(" the"), FAR)
    agreement.reset()
    assert agreement.agree(hypothesis(" the"), FAR) == 0
    assert agreement.agree(hypothesis(" the"), FAR) == 1


texts = st.lists(st.sampled_from([" a", " b", ",", ".", "?", '"']), max_size=8)


@given(st.lists(texts, min_size=1, max_size=8), st.integers(1, 4), st.integers(0, 9000))
def test_what_is_stable_begins_all_n_hypotheses_and_ends_before_the_limit(
    spoken: list[list[str]], n: int, limit: int
) -> None:
    agreement = Agreement(n)
    for round_, current in enumerate(spoken):
        stable = agreement.agree(hypothesis(*current), Samples(limit))
        recent = spoken[max(0, round_ - n + 1) : round_ + 1]
        assert stable == 0 or len(recent) == n
        assert all(other[:stable] == current[:stable] for other in recent)
        assert stable * 1000 <= limit
        assert not (stable and stable == len(current) and current[-1] in ".?")


@given(st.lists(texts, min_size=1, max_size=8), st.integers(2, 4))
def test_committing_as_it_goes_never_takes_back_what_was_committed(spoken: list[list[str]], n: int) -> None:
    """As recognition does it: the committed prefix is forced on every decode, which answers with what follows it."""
    agreement = Agreement(n)
    prefix: list[str] = []
    whole: list[list[str]] = []
    for tail in spoken:
        whole.append(prefix + tail)
        stable = agreement.agree(hypothesis(*tail), FAR)
        agreement.committed(stable)
        prefix += tail[:stable]
        if stable:
            assert all(other[: len(prefix)] == prefix for other in whole[-n:])


def test_a_final_mark_is_stable_once_speech_has_gone_on_after_it() -> None:
    agreement = Agreement(2)
    tokens = hypothesis(" done", ".")
    agreement.agree(tokens, FAR, Samples(1999))
    assert agreement.agree(tokens, FAR, Samples(1999)) == 1
    assert agreement.agree(tokens, FAR, Samples(2000)) == 2


@pytest.mark.parametrize(
    ("texts", "count"), [((" the", " cat"), 1), ((" the", " cat", "."), 1), ((" cat",), 0), ((), 0), ((" ¿", "?"), 0)]
)
def test_what_comes_before_the_last_word(texts: tuple[str, ...], count: int) -> None:
    assert before_last_word(hypothesis(*texts)) == count
