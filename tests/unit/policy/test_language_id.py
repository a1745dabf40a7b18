"""Languages: the plan, the choice, the prior."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.core.errors import UsageError
from interpreter_app.core.options import LanguageOptions
from interpreter_app.policy.language_id import LanguageChoice, LanguagePlan, plan, primary, prior_after

KNOWN = ("en", "es", "fr")
TWO_WAY = plan(LanguageOptions(between=("en", "es")), KNOWN)


def heard(english: float) -> dict[str, float]:
    return {"en": english, "es": 1 - english}


def test_a_tag_is_compared_by_its_language() -> None:
    assert [primary(tag) for tag in ("en", "EN_us", "en-US", " zh-Hant-TW ")] == ["en", "en", "en", "zh"]


@pytest.mark.parametrize("tag", ["", "e", "english", "e1", "ñu", "-en"])
def test_what_cannot_be_a_tag_is_refused(tag: str) -> None:
    with pytest.raises(UsageError, match="is not a language tag") as caught:
        primary(tag)
    assert "en, es" in caught.value.hint


def test_between_two_languages_each_goes_into_the_other() -> None:
    two_way = plan(LanguageOptions(between=("EN_us", "es-MX")), ("en-GB", "es", "fr"))
    assert two_way.candidates == ("en", "es")
    assert two_way.fixed is None
    assert [two_way.target_of(language) for language in ("en", "es-ES", "fr")] == ["es", "en", None]


def test_from_one_language_there_is_nothing_to_identify() -> None:
    one_way = plan(LanguageOptions(source="en-US", target="eu"), KNOWN)
    assert (one_way.candidates, one_way.fixed) == (("en",), "en")
    assert [one_way.target_of(language) for language in ("en", "es")] == ["eu", None]


def test_from_anything_all_known_languages_go_into_the_target_but_the_target_itself() -> None:
    one_way = plan(LanguageOptions(target="es-AR"), ("en", "en-GB", "es", "fr"))
    assert (one_way.candidates, one_way.fixed) == (KNOWN, None)
    assert [one_way.target_of(language) for language in KNOWN] == ["es", None, "es"]


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (LanguageOptions(between=("en", "en-US")), "the same language twice: 'en'", "two different"),
        (LanguageOptions(source="es", target="es-MX"), "the same language twice: 'es'", "two different"),
        (LanguageOptions(), "no language to translate into", "target language"),
        (LanguageOptions(source="en"), "no language to translate into", "target language"),
        (LanguageOptions(between=("en", "es"), target="fr"), "both a pair", "one of the two"),
        (LanguageOptions(between=("en", "es"), source="fr"), "both a pair", "one of the two"),
        (LanguageOptions(between=("en", "xx")), "does not know the language 'xx'", "It knows: en, es, fr."),
        (LanguageOptions(source="xx", target="en"), "does not know the language 'xx'", "It knows: en, es, fr."),
        (LanguageOptions(target="spanish"), "'spanish' is not a language tag", "en, es"),
    ],
)
def test_languages_that_make_no_sense_are_refused(options: LanguageOptions, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        plan(options, KNOWN)
    assert message in str(caught.value)
    assert hint in caught.value.hint
    assert "\n" not in str(caught.value) + caught.value.hint


def test_the_first_decode_chooses() -> None:
    choice = LanguageChoice(TWO_WAY)
    assert choice.language is None
    assert choice.hear(heard(0.3)) == "es"
    assert choice.language == "es"


def test_a_choice_changes_only_for_a_language_twice_as_probable() -> None:
    choice = LanguageChoice(TWO_WAY)
    choice.hear(heard(0.5))
    assert choice.language == "en"
    assert choice.hear(heard(0.4)) == "en", "Spanish is 1.5 times as probable"
    assert choice.hear(heard(0.3)) == "es", "2.3 times"


def test_a_text_that_fits_outweighs_an_identification_that_is_sure() -> None:
    choice = LanguageChoice(TWO_WAY)
    assert choice.hear(heard(0.997)) == "en"
    assert choice.hear(heard(0.997), {"en": -1.2, "es": -0.2}) == "es"
    assert choice.hear(heard(0.997), {"en": -0.5, "es": -0.4}) == "en"


def test_a_locked_choice_stays() -> None:
    choice = LanguageChoice(TWO_WAY)
    choice.hear(heard(0.9))
    choice.lock()
    assert [choice.hear(heard(0.01)) for _ in range(5)] == ["en"] * 5


def test_a_choice_locked_before_anything_was_heard_is_made_once() -> None:
    choice = LanguageChoice(TWO_WAY)
    choice.lock()
    assert choice.language is None
    assert choice.hear(heard(0.1)) == "es"
    assert choice.hear(heard(0.99)) == "es"


def test_without_a_choice_the_language_is_known_from_the_start() -> None:
    choice = LanguageChoice(plan(LanguageOptions(source="en", target="es"), KNOWN))
    assert choice.language == "en"
    assert choice.hear({"en": 0.01}) == "en"


def test_a_prior_decides_what_the_audio_does_not_and_no_more() -> None:
    prior = {"en": 0.4, "es": 0.6}
    assert LanguageChoice(TWO_WAY, prior).hear(heard(0.5)) == "es"
    assert LanguageChoice(TWO_WAY, prior).hear(heard(0.7)) == "en"


def test_a_candidate_that_is_not_in_the_answer_was_not_heard() -> None:
    assert LanguageChoice(TWO_WAY).hear({"es": 0.2}) == "es"


def test_a_language_that_is_neither_is_told_where_the_recognizer_knows_it() -> None:
    assert TWO_WAY.strangers == ("fr",)
    assert TWO_WAY.known == KNOWN
    assert TWO_WAY.target_of("fr") is None
    assert LanguageChoice(TWO_WAY).hear({"en": 0.03, "es": 0.02, "fr": 0.95}) == "fr"
    assert LanguageChoice(TWO_WAY).hear({"en": 0.2, "es": 0.0, "fr": 0.8}) == "en", "only four times as probable"


def test_a_language_without_a_reading_is_not_chosen_among_those_that_have_one() -> None:
    choice = LanguageChoice(TWO_WAY)
    assert choice.hear({"en": 0.03, "es": 0.02, "fr": 0.95}) == "fr"
    assert choice.hear({"en": 0.03, "es": 0.02, "fr": 0.95}, {"en": -0.2, "es": -0.9}) == "en"


def test_the_prior_leans_to_the_languages_of_the_last_turns() -> None:
    assert prior_after([], ("en", "es")) == {"en": 0.5, "es": 0.5}
    assert prior_after(["fr"], ("en", "es")) == {"en": 0.5, "es": 0.5}
    assert prior_after(["es"], ("en", "es")) == pytest.approx({"en": 0.4, "es": 0.6})
    assert prior_after(["en", "es", "es", "en", "es"], ("en", "es")) == pytest.approx({"en": 0.45, "es": 0.55})


@given(st.lists(st.sampled_from(["en", "es", "fr"])), st.sampled_from([("en", "es"), ("en", "es", "fr")]))
def test_the_prior_is_a_mild_distribution(previous: list[str], candidates: tuple[str, ...]) -> None:
    prior = prior_after(previous, candidates)
    assert tuple(prior) == candidates
    assert sum(prior.values()) == pytest.approx(1)
    assert all(0 < probability <= 0.6 + 1e-9 for probability in prior.values())


@given(st.lists(st.floats(0, 1), min_size=1), st.integers(0, 10))
def test_a_choice_is_one_of_the_candidates_and_keeps_still_once_locked(decodes: list[float], lock_after: int) -> None:
    choice = LanguageChoice(TWO_WAY)
    locked: str | None = None
    for count, probability in enumerate(decodes):
        language = choice.hear(heard(probability))
        assert language == choice.language
        assert language in TWO_WAY.candidates
        assert locked in (None, language)
        if count >= lock_after:
            choice.lock()
            locked = language


def test_what_somebody_says_it_is_it_stays() -> None:
    choice = LanguageChoice(TWO_WAY)
    assert not choice.locked
    choice.choose("es")
    assert choice.locked
    assert choice.hear({"en": 0.999, "es": 0.001}) == "es"


def test_a_plan_is_a_value() -> None:
    assert plan(LanguageOptions(between=("en", "es")), KNOWN) == LanguagePlan(
        ("en", "es"), (("en", "es"), ("es", "en")), ("fr",)
    )
