"""What can be used without seeing it, and without a mouse: names, roles and the order of Tab, in every scene."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from tests.gui.scenes import HOW, SCENES

INTERACTIVE = (
    "QQuickAbstractButton", "QQuickComboBox", "QQuickTextInput", "QQuickTextEdit", "QQuickSlider", "QQuickSpinBox",
    "QQuickItemView",
)  # fmt: skip
"""Classes of what a person can do something with; and whatever Tab stops at."""
BY_ARROWS = (QAccessible.Role.ListItem, QAccessible.Role.List)
"""A list is one stop, or none where it opens from a stop: arrows go through it."""
SILENT = (QAccessible.Role.NoRole, QAccessible.Role.Client)
"""Roles that say nothing of what something is."""


def interactive(items: list[QQuickItem]) -> list[QQuickItem]:
    """What a person can use now."""
    return [
        item
        for item in items
        if item.isVisible()
        and item.isEnabled()
        and not item.property("readOnly")
        and (item.activeFocusOnTab() or any(item.inherits(kind) for kind in INTERACTIVE))
    ]


def said(item: QQuickItem) -> tuple[str, QAccessible.Role]:
    """What a screen reader says of an item: its name, and what it is."""
    interface = QAccessible.queryAccessibleInterface(item)
    if interface is None:
        return "", QAccessible.Role.NoRole
    return interface.text(QAccessible.Text.Name).strip(), interface.role()


def circle(item: QQuickItem) -> list[QQuickItem]:
    """Where Tab goes from an item, until it comes back to where it was."""
    way: list[QQuickItem] = []
    while (item := item.nextItemInFocusChain()) not in way:
        way.append(item)
    return way


def label(item: QQuickItem) -> str:
    """An item, for whoever reads that the test has failed."""
    return item.objectName() or item.property("text") or repr(item)


@pytest.mark.parametrize("scene", SCENES)
def test_everything_has_a_name_a_role_and_its_place_in_the_order(stage, scene: str) -> None:
    stage = stage(**HOW.get(scene, {}))
    SCENES[scene](stage)
    stage.wait(100)
    everything = list(stage.items())  # kept: what `nextItemInFocusChain` returns goes with its last reference
    used = interactive(everything)
    assert used
    unsaid = [label(item) for item in used if not said(item)[0] or said(item)[1] in SILENT]
    assert unsaid == []
    stops = [item for item in used if item.activeFocusOnTab()]
    assert stops
    circles: list[list[QQuickItem]] = []
    for stop in stops:
        if not any(stop in way for way in circles):
            circles.append(circle(stop))
    lost = [label(item) for item in used if said(item)[1] not in BY_ARROWS and not any(item in way for way in circles)]
    assert lost == []


def test_the_order_is_that_of_reading(stage) -> None:
    stage = stage()
    SCENES["row_actions"](stage)
    stage.wait(100)
    everything = list(stage.items())
    names = [item.objectName() for item in circle(stage.find("main"))]
    wanted = [
        "here",
        "there",
        "conversation",
        "edit",
        "copy source",
        "hear",
        "copy target",
        "writing pair",
        "write",
        "main",
    ]
    places = [names.index(name) for name in wanted[:-1]]
    assert places == sorted(places)
    assert names[-1] == "main"
    assert everything
