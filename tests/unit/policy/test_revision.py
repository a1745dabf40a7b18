"""What a new version of a text changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.text import Revision, Token
from interpreter_app.core.units import Samples
from interpreter_app.policy.revision import revise

texts = st.lists(st.sampled_from([" a", " b", " c"]), max_size=8)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "a b", Revision(0, 0, 2)),
        ("a b", "a b c", Revision(2, 0, 1)),
        ("a b c", "a x c d", Revision(1, 2, 3)),
        ("a b", "", Revision(0, 2, 0)),
        ("a b", "a b", Revision(2, 0, 0)),
    ],
)
def test_kept_deleted_added(old, new, expected):
    assert revise([Token(" " + word) for word in old.split()], [Token(" " + word) for word in new.split()]) == expected


def test_times_and_probabilities_change_nothing():
    assert revise([Token(" a", Samples(1), Samples(2), 0.5)], [Token(" a")]) == Revision(1, 0, 0)


@given(texts, texts)
def test_the_new_text_can_be_rebuilt_and_no_more_could_be_kept(old, new):
    revision = revise([*map(Token, old)], [*map(Token, new)])
    end = len(old) - revision.deleted
    assert end == revision.kept
    added = new[len(new) - revision.added :]
    assert old[:end] + added == new
    assert old[end : end + 1] != added[:1] or not added
