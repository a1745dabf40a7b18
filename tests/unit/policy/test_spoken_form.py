"""How written text is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.policy.spoken_form import spoken_form


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "The train leaves at 14:30.", "The train leaves at 14 30."),
        ("en", "Breakfast is at 8:00, lunch at 1:05.", "Breakfast is at 8 o'clock, lunch at 1 oh 5."),
        ("en-GB", "We close at 20:00.", "We close at 20 hundred."),
        ("es", "El tren sale a las 8:15.", "El tren sale a las 8 y 15."),
        ("es", "Abre a las 9:00.", "Abre a las 9 en punto."),
        ("de", "Er kommt um 14:30 Uhr, nicht um 1:00 Uhr.", "Er kommt um 14 Uhr 30, nicht um ein Uhr."),
        ("fr", "Le train part à 14 h 30, pas à 1h00.", "Le train part à 14 heures 30, pas à une heure."),
        ("en", "It costs $5.20 or €3, and £1.", "It costs 5 dollars 20 or 3 euros, and one pound."),
        ("es", "Cuesta 5,20 € o $1.", "Cuesta 5 euros con 20 o un dólar."),
        ("de", "Das kostet 1.250,00 €.", "Das kostet 1.250 Euro."),
        ("fr", "C'est 1 €, ou 12,05 €.", "C'est un euro, ou 12 euros 5."),
        ("en", "It is 3 km at 50 km/h, 20 °C and 5 %.",
         "It is 3 kilometres at 50 kilometres per hour, 20 degrees Celsius and 5 percent."),
        ("es", "Quiero 1 kg y 2,5 l.", "Quiero un kilo y 2,5 litros."),
        ("de", "Noch 1 h und 5 min.", "Noch eine Stunde und 5 Minuten."),
        ("fr", "Il reste 10 % et 3 m.", "Il reste 10 pour cent et 3 mètres."),
        ("en", "Mr. Hill, e.g. Dr. Stone.", "mister Hill, for example doctor Stone."),
        ("es", "La Sra. Ruiz viene de EE. UU.", "La señora Ruiz viene de Estados Unidos"),
        ("de", "Das ist z. B. die Nr. 5.", "Das ist zum Beispiel die Nummer 5."),
        ("fr", "M. Blanc et Mme Noir", "monsieur Blanc et madame Noir"),
        ("en", "Call 030 123 456, or +44 20 7946 00.", "Call 0 3 0, 1 2 3, 4 5 6, or 0 0 4 4, 2 0, 7 9 4 6, 0 0."),
        ("ja", "8:00に5 km", "8:00に5 km"),
    ],
)  # fmt: skip
def test_what_is_said(language, written, said):
    assert spoken_form(written, language) == said


@pytest.mark.parametrize(
    "text",
    ["I am 5 minutes late.", "Room 12, at 3.5 on the scale.", "It was 1:2 in 1998.", "A 5-minute walk, m and km.",
     "1,000,000 people and 2026-11-21", "Version 3.10.2", "12:75 is no time, 25:10 neither."],
)  # fmt: skip
def test_what_is_read_well_as_it_is_stays(text):
    assert spoken_form(text, "en") == text


@given(st.text(alphabet="abc 0123456789.,:€$%kmh°C-+/()", max_size=30), st.sampled_from(["en", "es", "de", "fr"]))
def test_no_digit_is_lost_but_ones_and_no_cents(text, language):
    said = spoken_form(text, language)
    assert said or not text
    if ":" not in text and not set(text) & set("€$%°kmh"):
        assert [c for c in said if c in "123456789"] == [c for c in text if c in "123456789"]
