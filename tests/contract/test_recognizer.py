"""What every recognizer does, real or fake."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
import pytest
import soundfile
import soxr

from interpreter_app.core.audio import Floats
from interpreter_app.core.errors import EngineError, ModelCorrupt
from interpreter_app.core.ports import Recognizer
from interpreter_app.core.text import Token, shown
from interpreter_app.core.units import RATE_HZ, Samples
from interpreter_app.engines import whisper as engine
from interpreter_app.engines.rescoring import Rescorer
from interpreter_app.engines.system_voice import EspeakVoice
from interpreter_app.engines.whisper import WhisperHearing, WhisperRecognizer
from interpreter_app.engines.word_times import word_pieces
from interpreter_app.policy.metrics import WordErrors, word_errors
from interpreter_app.policy.words import split_words
from tests.fakes.engines import FakeRecognizer, Script, ScriptedSpeech

PACK = Path(__file__).parents[2] / "models" / "starter" / "recognizer-en-es"
SPOKEN = Path(__file__).parents[2] / "resources" / "bench"
SENTENCES = {"en": "I think that he is the best friend of my father.", "es": "Mi hermano no quiere comer en casa."}
LEAD_S = 0.3


@dataclass
class Case:
    """A recognizer, and `text` spoken in `language` with the times of its words, in seconds."""

    recognizer: Recognizer
    language: str
    text: str
    audio: Floats
    words: list[tuple[str, float, float]]


def fake(language: str) -> Case:
    speech = ScriptedSpeech(LEAD_S, LEAD_S + 2.5, language, SENTENCES[language])
    script = Script(speech)
    words = [(w, LEAD_S + 2.5 * a, LEAD_S + 2.5 * b) for w, a, b in speech.words if any(map(str.isalnum, w))]
    return Case(FakeRecognizer(script), language, speech.text, script.audio(), words)


def whisper(language: str) -> Case:
    spoken, words = EspeakVoice(language).speak_with_words(SENTENCES[language], speed=0.9)
    speech = soxr.resample(spoken.samples, spoken.rate_hz, RATE_HZ) * np.float32(0.7)
    silence = np.zeros(round(LEAD_S * RATE_HZ), np.float32)
    timed = [(word.text, LEAD_S + word.start_s, LEAD_S + word.end_s) for word in words]
    return Case(starter(), language, SENTENCES[language], np.concatenate([silence, speech, silence]), timed)


def starter(**options: int | bool) -> WhisperRecognizer:
    settings = {"silence_ms": 200, "longest_s": 12, "positions": 96} | options
    return WhisperRecognizer(str(PACK), languages=("en", "es"), window="audio", **settings)


@pytest.fixture(
    params=[(make, language) for make in (fake, whisper) for language in SENTENCES],
    ids=lambda p: f"{p[0].__name__}-{p[1]}",
    scope="module",
)
def case(request: pytest.FixtureRequest) -> Case:
    make, language = request.param
    return make(language)


def plain(text: str) -> list[str]:
    return [word.strip(".,?!¿¡ ").casefold() for word in text.split()]


def test_says_what_it_understands(case: Case) -> None:
    assert case.language in case.recognizer.languages
    assert case.recognizer.longest >= RATE_HZ


def test_tells_the_language(case: Case) -> None:
    found = case.recognizer.hear(case.audio).languages(["en", "es"])
    assert set(found) == {"en", "es"}
    assert sum(found.values()) == pytest.approx(1)
    assert found[case.language] > 0.9
    assert case.recognizer.hear(case.audio).languages(["es"]) == {"es": pytest.approx(1)}


def test_tells_what_was_said(case: Case) -> None:
    recognition = case.recognizer.hear(case.audio).decode(case.language)
    assert plain(shown(recognition.tokens)) == plain(case.text)
    assert recognition.complete
    assert recognition.average_log_probability <= 0
    assert recognition.average_log_probability > -1
    assert 0 <= recognition.no_speech_probability <= 1


def test_tokens_are_words_and_marks_with_the_space_before_them(case: Case) -> None:
    tokens = case.recognizer.hear(case.audio).decode(case.language).tokens
    for token in tokens:
        mark = not any(map(str.isalnum, token.text))
        assert token.text.startswith(" ") or mark
        assert not token.text.endswith(" ")
        assert " " not in token.text.strip()
        assert mark or all(c.isalnum() or c in "'’-" for c in token.text.strip())
        assert token.language == case.language
        assert token.probability is not None
        assert 0 <= token.probability <= 1


def test_times_lie_in_the_audio_and_in_order(case: Case) -> None:
    tokens = case.recognizer.hear(case.audio).decode(case.language).tokens
    times = [time for token in tokens for time in (token.start, token.end)]
    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= len(case.audio)


def test_times_are_those_of_the_words(case: Case) -> None:
    tokens = case.recognizer.hear(case.audio).decode(case.language).tokens
    spoken = [token for token in tokens if any(map(str.isalnum, token.text))]
    found = {token.text.strip(): token for token in spoken}
    matched = [(found[word.strip(" .")], start, end) for word, start, end in case.words if word.strip(" .") in found]
    assert len(matched) >= 0.7 * len(case.words)
    assert median(abs(token.start / RATE_HZ - start) for token, start, _ in matched) <= 0.1
    assert median(abs(token.end / RATE_HZ - end) for token, _, end in matched) <= 0.1


@pytest.mark.parametrize("beam", [1, 3])
def test_a_forced_prefix_is_not_repeated(case: Case, beam: int) -> None:
    hearing = case.recognizer.hear(case.audio)
    whole = hearing.decode(case.language).tokens
    for kept in range(len(whole) + 1):
        rest = hearing.decode(case.language, whole[:kept], beam=beam)
        assert plain(shown(whole[:kept] + rest.tokens)) == plain(case.text)
        assert rest.average_log_probability <= 0
        times = [token.start for token in whole[:kept] + rest.tokens]
        assert times == sorted(times)


def test_says_the_same_again(case: Case) -> None:
    once, again = (case.recognizer.hear(case.audio).decode(case.language) for _ in range(2))
    assert once == again


def test_audio_that_stops_in_the_middle_gives_its_beginning(case: Case) -> None:
    cut = round(case.words[4][2] * RATE_HZ)
    tokens = case.recognizer.hear(case.audio[:cut]).decode(case.language).tokens
    assert plain(shown(tokens))[:3] == plain(case.text)[:3]
    assert sum(any(map(str.isalnum, token.text)) for token in tokens) < len(case.words)
    assert all(token.end <= cut for token in tokens)


@pytest.mark.parametrize("length", [0, 1, 100, 1600])
def test_silence_and_next_to_nothing_are_no_error(case: Case, length: int) -> None:
    hearing = case.recognizer.hear(np.zeros(length, np.float32))
    assert sum(hearing.languages(["en", "es"]).values()) == pytest.approx(1)
    recognition = hearing.decode(case.language)
    assert recognition.average_log_probability <= 0
    assert all(token.end <= length for token in recognition.tokens)


def test_whisper_stops_where_its_text_positions_end() -> None:
    case = whisper("en")
    recognition = starter(positions=12).hear(case.audio).decode("en")
    assert not recognition.complete
    assert plain(case.text)[:3] == plain(shown(recognition.tokens))[:3]
    prefix = [Token(f" {word}") for word in plain(case.text)]
    full = starter(positions=12).hear(case.audio).decode("en", prefix)
    assert full.tokens == ()
    assert not full.complete


@pytest.mark.parametrize("positions", [8, 12, 16])
@pytest.mark.parametrize("begun", [(), (" I", " think")])
def test_whisper_never_writes_more_than_its_positions_hold(positions: int, begun: tuple[str, ...]) -> None:
    recognizer = starter(positions=positions)
    prefix = [Token(word) for word in begun]
    answer = recognizer.hear(whisper("en").audio).decode("en", prefix).tokens
    written = recognizer.encode_text([*prefix, *answer])
    assert len(recognizer.prompt("en")) + len(written) == positions


def test_whisper_leaves_out_a_character_that_an_answer_breaks_off_within() -> None:
    tokenizer = starter().model.hf_tokenizer
    whole = tokenizer.encode(" sí, 🙂", add_special_tokens=False).ids
    every = [word_pieces(tokenizer, whole[:count]) for count in range(len(whole) + 1)]
    assert [text for text, _, _ in every[-1]] == [" sí", ",", " 🙂"]
    assert [text for text, _, _ in every[-2]] == [" sí", ","]
    assert all("\ufffd" not in text for pieces in every for text, _, _ in pieces)
    within = [*whole[:-1], *tokenizer.encode(" yes", add_special_tokens=False).ids]
    assert [text for text, _, _ in word_pieces(tokenizer, within)] == [" sí", ",", " yes"]


def test_whisper_forces_text_that_it_would_not_have_written() -> None:
    case = whisper("en")
    hearing = case.recognizer.hear(case.audio)
    for begun in ("I thing that", "I think"):
        prefix = [Token(word, Samples(0), Samples(9)) for word in split_words(begun)]
        rest = shown(hearing.decode("en", prefix).tokens)
        assert plain(rest)[-3:] == ["of", "my", "father"]
        assert "think" not in rest


def test_whisper_pads_to_its_full_window_where_asked() -> None:
    case = whisper("en")
    options = {"silence_ms": 200, "longest_s": 12, "positions": 96}
    padded = WhisperRecognizer(str(PACK), languages=("en",), window="full", **options).hear(case.audio)
    assert padded._encoded.shape == [1, 1500, 256]
    assert case.recognizer.hear(case.audio)._encoded.shape[1] < 250
    recognition = padded.decode("en")  # these weights were not trained for it
    assert all(token.end <= len(case.audio) for token in recognition.tokens)


def test_whisper_reads_what_it_misread_again_in_its_full_window(monkeypatch: pytest.MonkeyPatch) -> None:
    case, heard = whisper("en"), []
    original = WhisperHearing.__init__

    def hear(self, recognizer, audio, window, before):
        heard.append(window)
        original(self, recognizer, audio, window, before)

    monkeypatch.setattr(WhisperHearing, "__init__", hear)
    astray = [False]
    monkeypatch.setattr(engine, "misread", lambda tokens, evidence: astray[0])
    hearing = starter(fallback=True).hear(case.audio)
    well = hearing.decode("en")
    assert heard == ["audio"]
    astray[0] = True
    assert shown(hearing.decode("en").tokens) == shown(well.tokens)
    hearing.decode("en", beam=3)
    assert heard == ["audio", "full"], "encoded once more, and once only"
    starter().hear(case.audio).decode("en")
    assert heard == ["audio", "full", "audio"]


def test_whisper_takes_regional_tags() -> None:
    case = whisper("es")
    hearing = case.recognizer.hear(case.audio)
    assert hearing.languages(["en-GB", "es-MX"])["es-MX"] > 0.9
    assert {token.language for token in hearing.decode("es-MX").tokens} == {"es-MX"}


def test_whisper_refuses_what_it_cannot_do() -> None:
    recognizer = starter()
    with pytest.raises(EngineError, match=r"31\.0 s of audio"):
        recognizer.hear(np.zeros(31 * RATE_HZ, np.float32))
    with pytest.raises(EngineError, match=r"no <\|de\|>"):
        recognizer.hear(np.zeros(RATE_HZ, np.float32)).decode("de")


@pytest.mark.parametrize(
    "name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json", "ctc.npz", "ngrams.en.npz"]
)
def test_whisper_names_a_damaged_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(PACK, folder)
    (folder / name).write_bytes(b"{")
    with pytest.raises(ModelCorrupt, match="cannot be loaded") as raised:
        WhisperRecognizer(str(folder), languages=("en",))
    assert "\n" not in str(raised.value)
    assert raised.value.hint


def test_whisper_lists_its_words_where_its_pack_does(tmp_path: Path) -> None:
    assert {tag: words[0] for tag, words in starter().vocabulary.items()} == {"en": "the", "es": "de"}
    shutil.copytree(PACK, tmp_path / "pack")
    (tmp_path / "pack/words.es.txt").unlink()
    assert set(WhisperRecognizer(str(tmp_path / "pack"), languages=("en", "es")).vocabulary) == {"en"}
    (tmp_path / "pack/words.en.txt").write_bytes(b"\xff")
    with pytest.raises(ModelCorrupt, match="cannot be loaded"):
        WhisperRecognizer(str(tmp_path / "pack"), languages=("en", "es"))


def test_the_starter_recognizer_reads_better_by_spelling_and_words() -> None:
    """It chooses between the answers of its beam; by the decoder alone it would take the first."""
    recognizer = starter()

    def read() -> WordErrors:
        errors = WordErrors()
        for row in map(json.loads, (SPOKEN / "held-out.jsonl").read_text("utf-8").splitlines()[::2]):
            audio, _ = soundfile.read(SPOKEN / row["audio"], dtype="float32")
            found = recognizer.hear(audio).decode(row["language"], beam=12)
            errors += word_errors(row["text"], shown(found.tokens))
        return errors

    chosen, recognizer.rescorer = read(), Rescorer()
    assert chosen.rate < read().rate


def test_a_recognizer_that_was_trained_with_prompts_is_told_what_is_likely_to_come() -> None:
    case, plain, prompted = whisper("en"), starter(), starter(prompts=True)
    asked = prompted.before("My father, a friend.")
    assert asked[0] == prompted.model.hf_tokenizer.token_to_id("<|startofprev|>")
    assert prompted.model.hf_tokenizer.decode(asked[1:]) == " My father, a friend."
    assert len(prompted.before("word " * 500)) == 96 // 2, "half of the positions at most, and the end of it"
    assert prompted.before("") == plain.before("My father.") == []
    told, untold = (
        prompted.hear(case.audio, prompt).decode("en").average_log_probability for prompt in ("My father.", "")
    )
    assert told != untold
    assert plain.hear(case.audio, "My father.").decode("en") == plain.hear(case.audio).decode("en")
