"""What listeners say to mean "go on"."""

from __future__ import annotations

import pytest

from interpreter_app.policy.backchannel import is_backchannel


@pytest.mark.parametrize(
    ("said", "language"),
    [
        (["mhm"], "en"), (["uhhuh"], None), (["uh", "huh"], "de"), (["ok"], "fr"), (["sí"], "es"), (["ajá"], "es"),
        (["sí", "claro"], "es"), (["i", "see"], "en"), (["ja", "genau", "ok"], "de"), (["oui", "oui"], "fr"),
    ],
)  # fmt: skip
def test_listeners_who_only_follow(said, language):
    assert is_backchannel(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ([], "en"), (["no"], "en"), (["wait"], "en"), (["yes", "but"], "en"), (["sí"], "en"), (["sí"], None),
        (["yes", "yes", "yes", "yes"], "en"), (["oui"], "xx"),
    ],
)  # fmt: skip
def test_listeners_who_say_something(said, language):
    assert not is_backchannel(said, language)
