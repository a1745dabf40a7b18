"""What every translator does, real or fake."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from interpreter_app.core.errors import ModelCorrupt
from interpreter_app.core.ports import Translator
from interpreter_app.core.text import Direction, Token, shown
from interpreter_app.engines.marian import MarianTranslator
from tests.fakes.engines import FakeTranslator, Script, ScriptedSpeech

STARTER = Path(__file__).parents[2] / "models" / "starter"
DIRECTION = Direction("en", "es")
TEXT, TRANSLATION = "Where is my book?", "¿Dónde está mi libro?"


@dataclass
class Case:
    """A translator that knows how to say TEXT."""

    translator: Translator
    direction: Direction


def fake() -> Case:
    script = Script(ScriptedSpeech(0, 1, "en", TEXT, TRANSLATION))
    return Case(FakeTranslator(script, DIRECTION), DIRECTION)


def marian() -> Case:
    return Case(MarianTranslator(str(STARTER / "translator-en-es"), DIRECTION), DIRECTION)


@pytest.fixture(params=[fake, marian], ids=lambda make: make.__name__, scope="module")
def case(request: pytest.FixtureRequest) -> Case:
    return request.param()


def test_says_its_direction(case: Case) -> None:
    assert case.translator.direction == case.direction


@pytest.mark.parametrize("beam", [1, 3])
def test_translates(case: Case, beam: int) -> None:
    assert shown(case.translator.translate(TEXT, beam=beam)) == TRANSLATION


def test_tokens_are_words_and_marks_with_the_space_before_them(case: Case) -> None:
    tokens = case.translator.translate(TEXT)
    assert [token.text for token in tokens] == [" ¿", "Dónde", " está", " mi", " libro", "?"]
    assert all(token.start is None and token.end is None for token in tokens)


@pytest.mark.parametrize("beam", [1, 3])
def test_a_forced_prefix_is_not_repeated(case: Case, beam: int) -> None:
    whole = case.translator.translate(TEXT)
    for kept in range(len(whole) + 1):
        rest = case.translator.translate(TEXT, whole[:kept], beam=beam)
        assert shown(whole[:kept] + rest) == TRANSLATION


def test_says_the_same_again(case: Case) -> None:
    assert case.translator.translate(TEXT) == case.translator.translate(TEXT)


@pytest.mark.parametrize(
    "text", ["Where is", "Where is my book? Where is my", "xq zzv 77 kkj", "a" * 400, "🙂", "日本", "..."]
)
def test_odd_text_is_no_error(case: Case, text: str) -> None:
    tokens = case.translator.translate(text)
    assert len(tokens) < 4 * len(text) + 20
    assert all(token.text.strip() for token in tokens)


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_gives_next_to_nothing(case: Case, text: str) -> None:
    assert not any(c.isalnum() for c in shown(case.translator.translate(text)))


def test_marian_goes_on_where_the_prefix_breaks_off() -> None:
    """Whatever the prefix, the answer is what follows it: joined, they read as one text."""
    translator = marian().translator
    for prefix in ([Token("¿")], [Token(" ¿"), Token("En"), Token(" qué")], [Token(" Quiero"), Token(",")]):
        rest = translator.translate(TEXT, prefix)
        assert rest
        assert not rest[0].text.strip().startswith(prefix[0].text.strip())
        text = shown([*prefix, *rest])
        assert "  " not in text
        assert text.startswith(shown(prefix))


def test_marian_takes_text_and_prefix_of_any_length() -> None:
    translator = marian().translator
    endless = "where is my book " * 200
    assert len(translator.translate(endless)) > 20
    assert translator.translate(TEXT, [Token(" libro")] * 400) == ()


def test_marian_takes_the_answer_of_its_beam_that_has_the_figures() -> None:
    """A small model miscopies long numbers, but seldom in all its answers."""
    translator, r = marian().translator, random.Random(1)
    numbers = [str(r.randrange(10 ** (2 + i % 5))) for i in range(60)]

    def kept(beam: int) -> int:
        return sum(
            re.findall(r"\d+", shown(translator.translate(f"She wanted {number} of them.", beam=beam))) == [number]
            for number in numbers
        )

    assert kept(1) < kept(3) == len(numbers)


@pytest.mark.parametrize(
    ("text", "figure"), [("I was born on 3/4/1985.", "3/4/1985"), ("My number is 555-0134.", "555-0134")]
)
def test_marian_copies_a_figure_with_all_that_belongs_to_it(text: str, figure: str) -> None:
    """Read as several, the date became “el día de 3 meses”."""
    assert figure in shown(marian().translator.translate(text, beam=3))


@pytest.mark.parametrize("age", [23, 34, 54, 61])
def test_marian_brings_back_a_number_that_it_leaves_out(age: int) -> None:
    """With a sentence's first clause, read alone, to begin with."""
    translator = MarianTranslator(str(STARTER / "translator-es-en"), Direction("es", "en"))
    text = f"A los {age} años, ella había vivido en cinco países diferentes."
    assert str(age) not in shown(translator.translate(text))
    translation = shown(translator.translate(text, beam=4))
    assert str(age) in translation.split(",")[0]
    assert "five different countries" in translation


@pytest.mark.parametrize("name", ["Gwendolyn", "Ximena", "Marisol", "Mohamed"])
def test_marian_keeps_names_that_it_never_met(name: str) -> None:
    """Which a model of 6,000 pieces makes names of its own of."""
    translator = marian().translator
    sentences = [
        "Tom is planning a surprise party for {}.", "I learned a lot about {}.", "{} knows nothing.",
        "I've only known {} for a few months.", "{} knew Mary would arrive late.",
    ]  # fmt: skip
    for sentence in sentences:
        assert name in shown(translator.translate(sentence.format(name), beam=3))


def test_marian_knows_no_names_without_a_list_of_words(tmp_path: Path) -> None:
    shutil.copytree(STARTER / "translator-en-es", tmp_path / "pack")
    (tmp_path / "pack/words.txt").unlink()
    without = MarianTranslator(str(tmp_path / "pack"), DIRECTION)
    assert "Ximena" not in shown(without.translate("Ximena knows nothing.", beam=3))
    (tmp_path / "pack/words.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(ModelCorrupt, match="cannot be loaded"):
        MarianTranslator(str(tmp_path / "pack"), DIRECTION)


def test_marian_answers_end_where_the_cap_says() -> None:
    """Text that no language says must not send the decoder round in circles for ever."""
    translator = marian().translator
    for text in ("ha ha ha ha ha ha ha ha", "zzz qqq xxx " * 20):
        pieces = len(translator._source.encode(text))
        assert len(translator._target.encode(shown(translator.translate(text)))) <= 2 * pieces + 14


@pytest.mark.parametrize("name", ["model.bin", "config.json", "shared_vocabulary.json", "source.spm", "target.spm"])
@pytest.mark.parametrize("damage", ["missing", "overwritten"])
def test_marian_names_a_damaged_folder(tmp_path: Path, name: str, damage: str) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(STARTER / "translator-en-es", folder)
    if damage == "missing":
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(b"{")
    with pytest.raises(ModelCorrupt, match="cannot be loaded") as raised:
        MarianTranslator(str(folder), DIRECTION)
    assert "\n" not in str(raised.value)
    assert raised.value.hint
