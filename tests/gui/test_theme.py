"""Colours: text can be read on every ground it stands on."""

from __future__ import annotations

from dataclasses import fields

import pytest

from interpreter_app.gui.theme import ON, PALETTES, Palette, contrast


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize(("text", "ground"), [(text, ground) for text, grounds in ON.items() for ground in grounds])
def test_text_stands_out(scheme: str, text: str, ground: str) -> None:
    palette = PALETTES[scheme]
    least = 7.0 if scheme == "contrast" else 4.5
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= least


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_colour_is_looked_at() -> None:
    only_drawn = {"line", "focus"}
    assert {field.name for field in fields(Palette)} == {*ON, *(g for gs in ON.values() for g in gs)} | only_drawn
