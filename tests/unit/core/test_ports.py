"""Values that engines answer with."""

from __future__ import annotations

from interpreter_app.core.ports import Recognition


def test_a_decode_is_complete_unless_it_says_otherwise():
    assert Recognition((), -0.1, 0.0).complete
    assert not Recognition((), -0.1, 0.0, complete=False).complete
