"""How written text is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.policy.spoken_form import spoken_form


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "The train leaves at 14:30.", "The train leaves at 2 30 pm."),
        ("en", "Breakfast is at 8:00, lunch at 1:05.", "Breakfast is at 8 o'clock, lunch at 1 oh 5."),
        ("en", "At 7:30, 8:15, 9:45.", "At half past 7, quarter past 8, 9 45."),
        ("en-GB", "We close at 20:00.", "We close at 8 pm."),
        ("en", "From 0:00 to 0:20, or 12:00.", "From midnight to 12 20 am, or 12 o'clock."),
        ("en", "At 2:30 p.m. or 9:05 am or 8:00 pm", "At 2 30 p.m. or 9 oh 5 am or 8 pm"),
        ("es", "El tren sale a las 8:15.", "El tren sale a las 8 y cuarto."),
        ("es", "Abre a las 9:00, o a las 2:30.", "Abre a las 9 en punto, o a las 2 y media."),
        ("es", "A la 1:10, a las 21:00, a las 14:20.", "A la una y 10, a las veintiuna horas, a las 14 y 20."),
        ("de", "Er kommt um 14:30 Uhr, nicht um 1:00 Uhr.", "Er kommt um 14 Uhr 30, nicht um ein Uhr."),
        ("fr", "Le train part à 14 h 30, pas à 1h00.", "Le train part à 14 heures 30, pas à une heure."),
        ("fr", "De 12:00 à 21:15, ou à 0:00.", "De midi à vingt et une heures 15, ou à minuit."),
        ("en", "It costs $5.20 or €3, and £1.", "It costs 5 dollars 20 or 3 euros, and one pound."),
        ("en", "Only $0.50, £0.01!", "Only 50 cents, one penny!"),
        ("en", "It made $5 million.", "It made 5 million dollars."),
        ("es", "Son 5 millones € y 2 mil $.", "Son 5 millones de euros y 2 mil dólares."),
        ("es", "Cuesta 5,20 € o $1.", "Cuesta 5 euros con 20 o un dólar."),
        ("de", "Das kostet 1.250,00 €.", "Das kostet 1.250 Euro."),
        ("fr", "C'est 1 €, ou 12,05 €.", "C'est un euro, ou 12 euros 5."),
        ("en", "It is 3 km at 50 km/h, 20 °C and 5 %.",
         "It is 3 kilometres at 50 kilometres per hour, 20 degrees Celsius and 5 percent."),
        ("es", "Quiero 1 kg y 2,5 l.", "Quiero un kilo y 2,5 litros."),
        ("es", "Hace -5 °C.", "Hace menos 5 grados."),
        ("de", "Noch 1 h und 5 min.", "Noch eine Stunde und 5 Minuten."),
        ("fr", "Il reste 10 % et 3 m.", "Il reste 10 pour cent et 3 mètres."),
        ("en", "It takes 10–12 days, or 3-4 km.", "It takes 10 to 12 days, or 3 to 4 kilometres."),
        ("fr", "Ouvert 9:00–17:00", "Ouvert 9 heures à 17 heures"),
        ("de", "10 – 12 Personen", "10 bis 12 Personen"),
        ("en", "In 1998, by 2026, since 1905, in 2005 and the year 1900.",
         "In 19 98, by 20 26, since 19 oh 5, in 2005 and the year 1900."),
        ("en", "It was in 1998, the summer of 1969, May 3, 1914–1918.",
         "It was in 19 98, the summer of 19 69, May 3, 19 14 to 19 18."),
        ("en", "from the 1990s and the 80s", "from the 19 90s and the 80s"),
        ("de", "Im Jahr 1998 und 2026.", "Im Jahr 19 hundert 98 und 2026."),
        ("es", "El 2.º piso, la 1ª vez, el 3er día.", "El segundo piso, la primera vez, el tercer día."),
        ("de", "Am 3. Mai, der 1. Zug.", "Am dritten Mai, der erste Zug."),
        ("de", "Er kommt am 3. Mai oder 21. Juni.", "Er kommt am dritten Mai oder einundzwanzigster Juni."),
        ("de", "Ich nehme 3. Danke.", "Ich nehme 3. Danke."),
        ("fr", "Au 2e étage, le 1er mai", "Au 2ème étage, le 1er mai"),
        ("en", "Mr. Hill, e.g. Dr. Stone.", "mister Hill, for example doctor Stone."),
        ("en", "No. It is No. 5.", "No. It is number 5."),
        ("es", "La Sra. Ruiz viene de EE. UU.", "La señora Ruiz viene de Estados Unidos."),
        ("de", "Das ist z. B. die Nr. 5.", "Das ist zum Beispiel die Nummer 5."),
        ("fr", "M. Blanc et Mme Noir", "monsieur Blanc et madame Noir"),
        ("fr", "3 m. Elle", "3 mètres. Elle"),
        ("en", "Call 030 123 456, or +44 20 7946 00.", "Call 0 3 0, 1 2 3, 4 5 6, or 0 0 4 4, 2 0, 7 9 4 6, 0 0."),
        ("ja", "8:00に5 km", "8:00に5 km"),
    ],
)  # fmt: skip
def test_what_is_said(language, written, said):
    assert spoken_form(written, language) == said


@pytest.mark.parametrize(
    "text",
    ["I am 5 minutes late.", "Room 12, at 3.5 on the scale.", "It was 1:2 in room 98.", "A 5-minute walk, m and km.",
     "1,000,000 people and 2026-11-21", "Version 3.10.2", "12:75 is no time, 25:10 neither.", "1998 people", "F-16",
     "of 1250.5 and 10-12-14"],
)  # fmt: skip
def test_what_is_read_well_as_it_is_stays(text):
    assert spoken_form(text, "en") == text


@given(st.text(alphabet="abc 0123456789.,:€$%kmh°C-–+/()", max_size=30), st.sampled_from(["en", "es", "de", "fr"]))
def test_no_digit_is_lost_but_ones_and_no_cents(text, language):
    said = spoken_form(text, language)
    assert said or not text
    if ":" not in text and not set(text) & set("€$%°kmh"):
        assert [c for c in said if c in "123456789"] == [c for c in text if c in "123456789"]
