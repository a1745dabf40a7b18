"""Which sentences the neural voices are given to speak, and which of them."""

from __future__ import annotations

from itertools import islice

from speak_neural import MOST_WORDS, NATIVE, PASSAGE, PHONEMES, SPEED, planned

VOICES = ["af_heart", "am_adam", "bf_emma", "bm_george", "ef_dora", "em_alex", "if_sara", "zf_xiaoyi"]
POOLS = {
    "en": (["Hello.", "Good morning to you all.", " ".join(["word"] * 20)], [1.0, 2.0, 50.0]),
    "es": (["Hola.", "Buenos días a todos."], [1.0, 1.0]),
}


def test_passages_depend_on_their_number_alone() -> None:
    """A run that was interrupted goes on with what it would have said."""
    assert list(islice(planned(POOLS, VOICES, 1, 0), 20))[7:] == list(islice(planned(POOLS, VOICES, 1, 7), 13))
    assert next(planned(POOLS, VOICES, 1, 0)) != next(planned(POOLS, VOICES, 2, 0))


def test_passages_are_what_they_say() -> None:
    passages = list(islice(planned(POOLS, VOICES, 1, 0), 2000))
    for passage in passages:
        assert len(passage.texts) == PASSAGE
        assert all(text in POOLS[passage.language][0] and len(text.split()) <= MOST_WORDS for text in passage.texts)
        assert passage.accent in PHONEMES[passage.language]
        assert 1 <= len(set(passage.voices)) == len(passage.voices) <= 2
        assert SPEED[0] <= passage.speed <= SPEED[1]
    english = [passage for passage in passages if passage.language == "en"]
    native = [p for p in english if {name[0] for name in p.voices} <= set(NATIVE["en"])]
    assert 0.5 < len(english) / len(passages) < 0.7
    assert 0.8 < len(native) / len(english) < 0.95
