"""Who is given which sentences to speak."""

from __future__ import annotations

from speak_corpus import _can_say, planned


def test_ona_is_given_one_sentence_at_a_time() -> None:
    assert _can_say("catalan", "ona", "Vivimos cerca del mar.")
    assert not _can_say("catalan", "ona", "Lo he hecho yo. El resto depende de ti.")
    pools = {"es": (["Vivimos cerca.", "Lo he hecho yo. El resto depende de ti."], [1.0, 1.0])}
    passages = list(planned(pools, 1, range(300)))
    assert {text for one in passages if one.voice == "catalan ona" for text in one.texts} == {"Vivimos cerca."}
    assert any("resto" in text for one in passages for text in one.texts)


def test_who_has_no_jota_is_given_no_word_with_one() -> None:
    assert _can_say("pico", "it", "Vivimos cerca del mar.")
    assert not _can_say("pico", "it", "La gente vive lejos.")
