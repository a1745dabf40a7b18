"""Every event survives the event log: written as JSON and read back, it is the same event."""

from __future__ import annotations

import json
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.events import EVENT_TYPES, Event
from interpreter_app.core.text import Hypothesis, Token, Translation
from interpreter_app.core.units import Samples, samples
from interpreter_app.storage.event_log import NOT_LOGGED, from_json, to_json

LOGGED = [kind for kind in EVENT_TYPES if kind not in NOT_LOGGED]

times = st.integers(0, 10**8).map(samples)
"""The log counts whole milliseconds."""
texts = st.tuples(st.builds(Token, st.text()))
heard = st.builds(
    Token,
    text=st.text(),
    start=st.none() | times,
    end=st.none() | times,
    probability=st.none() | st.integers(0, 10_000).map(lambda n: n / 10_000),
    speaker=st.none() | st.text(),
)
values = st.none() | st.booleans() | st.integers() | st.text()


def events(kind: type) -> st.SearchStrategy[Event]:
    """Any event of that kind that the log can tell from others."""
    parts = {name: times if hint is Samples else st.from_type(hint) for name, hint in get_type_hints(kind).items()}
    if "options" in parts:
        parts["options"] = st.none() | st.dictionaries(st.text(), values | st.dictionaries(st.text(), values))
    if kind is Hypothesis:
        parts |= {"tokens": st.lists(heard).map(tuple), "target": st.none()}
    if kind is Translation:
        parts["tokens"] = texts
    return st.builds(kind, **parts)


@pytest.mark.parametrize("kind", LOGGED, ids=[kind.__name__ for kind in LOGGED])
@given(data=st.data(), elapsed_ms=st.integers(0, 10**9))
def test_round_trip(kind: type, data: st.DataObject, elapsed_ms: int) -> None:
    event = data.draw(events(kind))
    line = json.dumps(to_json(event, elapsed_ms))
    assert "\n" not in line
    assert from_json(json.loads(line)) == (event, elapsed_ms)


@pytest.mark.parametrize("kind", NOT_LOGGED, ids=[kind.__name__ for kind in NOT_LOGGED])
@given(data=st.data())
def test_meters_are_not_logged(kind: type, data: st.DataObject) -> None:
    assert to_json(data.draw(events(kind)), 0) is None
