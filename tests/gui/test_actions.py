"""What is asked of a row, in terms of the session: utterances, which a turn may have several of."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from interpreter_app.core.text import Hypothesis, Token
from interpreter_app.core.units import LaneId, Samples, TurnId, UtteranceId
from interpreter_app.gui.actions import ActionsModel
from interpreter_app.gui.bridge import Bridge
from interpreter_app.gui.conversation import ConversationModel
from interpreter_app.gui.replay import Replay


def said(utterance: int, text: str) -> Hypothesis:
    words = tuple(Token(f" {word}") for word in text.split())
    known = TurnId(1), UtteranceId(utterance)
    return Hypothesis(LaneId("microphone"), Samples(0), *known, "en", words, len(words), final=True)


@pytest.fixture
def asked(qapp: QGuiApplication) -> tuple[ActionsModel, list]:
    """One turn of two utterances, and what is asked about it."""
    conversation, player = ConversationModel(), Replay(Bridge(), [])
    conversation.take(((said(1, "Hello there"), 0), (said(2, "How are you"), 0)))
    return ActionsModel(conversation, player), player.asked


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("Hello there\nHow are you", []),
        ("Hello  there\n How are you ", []),
        ("Hello here\nHow are you", [(1, "Hello here")]),
        ("Hello there\nHow is\nshe", [(2, "How is she")]),
        ("Hi\nHow is she", [(1, "Hi"), (2, "How is she")]),
        ("Hi", [(1, "Hi")]),
        ("\nHow", [(2, "How")]),
        ("", []),
    ],
)
def test_only_what_differs_is_put_right(asked, text: str, edits: list) -> None:
    model, orders = asked
    assert model.draft(0) == "Hello there\nHow are you"
    model.edit(0, text)
    assert orders == [("edit", *edit) for edit in edits]


def test_each_utterance_is_read_in_the_other_language(asked) -> None:
    model, orders = asked
    model.flip(0)
    assert orders == [("flip", 1), ("flip", 2)]


@pytest.mark.parametrize(("language", "given"), [("es", "es"), ("", None)])
def test_a_line_is_written_in_a_language_or_in_that_of_this_side(asked, language: str, given: str | None) -> None:
    model, orders = asked
    model.write(" Hello ", language)
    model.write("  ", language)
    assert orders == [("write", "Hello", given)]
