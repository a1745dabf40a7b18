"""Words whose translation is given are honoured, and words that are expected are written, on the packs that ship."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import sacrebleu
import soundfile
import soxr

from interpreter_app import compose, settings
from interpreter_app.core.events import Event, StageFailed
from interpreter_app.core.options import TranslationOptions, TranslationTerm
from interpreter_app.core.ports import Translator
from interpreter_app.core.text import Direction, Hypothesis, Token, Translation, shown
from interpreter_app.engines.system_voice import EspeakVoice
from interpreter_app.policy.glossary import Glossary, Translate
from interpreter_app.policy.metrics import WordErrors, fold, word_errors
from interpreter_app.policy.retranslation import Retranslation
from interpreter_app.policy.words import split_words

BENCH = Path(__file__).parents[2] / "resources/bench/held-out.jsonl"
CHOSEN = {"en": "zapaquilda", "es": "wuthering"}
"""Words that no translator would come upon."""


def with_terms(glossary: Glossary, translator: Translator) -> Translate:
    def plain(text: str, prefix: Sequence[Token], beam: int) -> tuple[Token, ...]:
        return translator.translate(text, prefix, beam=beam)

    return partial(glossary.translate, plain)


def test_whatever_the_word_its_translation_is_the_one_that_is_given() -> None:
    rows = [json.loads(line) for line in BENCH.read_text("utf-8").splitlines()]
    honoured = repeated = count = 0
    streamed: list[str] = []
    whole: list[str] = []
    with compose.open_engines(settings.load({"languages": {"between": ["en", "es"]}})) as engines:
        for row in rows:
            source = row["language"]
            translator = engines.translator(Direction(source, "es" if source == "en" else "en"))
            for word in [word for word in re.findall(r"\w+", row["text"]) if len(word) > 4][:2]:
                glossary = Glossary([TranslationTerm(word.lower(), CHOSEN[source])])
                translate = with_terms(glossary, translator)
                tokens = tuple(map(Token, split_words(" " + row["text"])))
                work = Retranslation(TranslationOptions(), translate)
                for heard in range(1, len(tokens)):
                    work.update(tokens, heard, final=False)
                streamed.append(shown(work.update(tokens, len(tokens), final=True).tokens))
                whole.append(shown(translate(row["text"], (), 3)))
                honoured += not any(glossary.missing(row["text"], text) for text in (streamed[-1], whole[-1]))
                repeated += streamed[-1].lower().count(CHOSEN[source]) > len(glossary.find(row["text"]))
                count += 1
    agreement = sacrebleu.corpus_bleu(streamed, [whole]).score
    print(
        f"\n{honoured} of {count} terms honoured, {repeated} said twice;"
        f" BLEU of translations that grew word by word against those of whole sentences: {agreement:.1f}"
    )
    assert honoured >= 0.99 * count
    assert repeated <= 0.01 * count
    assert agreement > 75


@pytest.mark.parametrize(
    "every", [12, pytest.param(1, marks=[pytest.mark.full, pytest.mark.timeout(600)])], ids=["some", "all"]
)
def test_in_a_session_too(every: int) -> None:
    rows = [json.loads(line) for line in BENCH.read_text("utf-8").splitlines()][::every]
    chosen = settings.load({"languages": {"between": ["en", "es"]}})
    heard = missed = count = 0
    with compose.open_engines(chosen) as engines:
        for row in rows:
            word = max(re.findall(r"\w+", row["text"]), key=len)
            term = TranslationTerm(word.lower(), CHOSEN[row["language"]])
            options = replace(chosen.options, context=replace(chosen.options.context, translation_terms=(term,)))
            events: list[Event] = []
            compose.interpret(
                engines, replace(chosen, options=options), [str(BENCH.parent / row["audio"])],
                subscribe=[lambda event, _, keep=events: keep.append(event)],
            )  # fmt: skip
            glossary = Glossary([term])
            count += 1
            missed += sum(isinstance(event, StageFailed) and event.code == "term_missed" for event in events)
            for final in (event for event in events if isinstance(event, Hypothesis) and event.final):
                if not glossary.find(final.text) or final.language != row["language"]:
                    continue  # it was misread
                heard += 1
                (answer,) = [e for e in events if isinstance(e, Translation) and e.final
                             and e.utterance == final.utterance]  # fmt: skip
                assert not glossary.missing(final.text, answer.text)
    print(f"\n{count} sentences: the term was heard in {heard} and honoured in all of them; {missed} missed")
    assert heard >= count / 2
    assert missed == 0


NAMES = ("Okavango", "Ngozi", "Zuleika", "Bartholomew", "Quillfeather", "Marisol", "Oswaldo", "Tremaine", "Ivanhoe",
         "Calliope", "Thessaly", "Wexford", "Yolanda", "Montgomery", "Penelope", "Drummond", "Evangeline", "Ferdinand",
         "Guinevere", "Hastings")  # fmt: skip
CARRIERS = ("I saw {} at the station.", "{} is very tired today.", "Could you call {} for me?", "We live near {}.",
            "The letter is for {}.")  # fmt: skip


def finals(engines: compose.Engines, chosen: settings.Settings, audio: Path, terms: Sequence[str]) -> str:
    """What is written of a recording in the end."""
    context = replace(chosen.options.context, terms=tuple(terms))
    events: list[Event] = []
    compose.interpret(
        engines, replace(chosen, options=replace(chosen.options, context=context)), [str(audio)],
        subscribe=[lambda event, _: events.append(event)],
    )  # fmt: skip
    return " ".join(event.text.strip() for event in events if isinstance(event, Hypothesis) and event.final)


@pytest.mark.parametrize(
    "names",
    [NAMES[3::5], pytest.param(NAMES, marks=[pytest.mark.full, pytest.mark.timeout(900)])],
    ids=["some", "all"],
)
def test_rare_names_are_written_once_they_are_expected(names: Sequence[str], tmp_path: Path) -> None:
    chosen = settings.load({"languages": {"source": "en", "target": "es"}})
    voice = EspeakVoice("en")
    recall = {False: 0, True: 0}
    errors = {False: WordErrors(), True: WordErrors()}
    said = [(name, carrier.format(name)) for name in names for carrier in CARRIERS]
    with compose.open_engines(chosen) as engines:
        for name, text in said:
            spoken = voice.speak(text)
            audio = np.pad(soxr.resample(spoken.samples, spoken.rate_hz, 16_000), (4_800, 24_000))
            soundfile.write(tmp_path / "said.wav", audio, 16_000)
            for told in (False, True):
                read = fold(finals(engines, chosen, tmp_path / "said.wav", NAMES if told else ()))
                recall[told] += name.casefold() in read
                others = [" ".join(word for word in words if word != name.casefold()) for words in (fold(text), read)]
                errors[told] += word_errors(*others)
    print(
        f"\n{len(said)} sentences, {len(names)} names: {recall[False]} written without terms, {recall[True]} with;"
        f" errors in the other words {errors[False].rate:.1%} and {errors[True].rate:.1%}"
    )
    assert recall[True] >= recall[False] + 0.3 * len(said)
    assert errors[True].rate <= errors[False].rate + 0.005


@pytest.mark.parametrize(
    "every", [8, pytest.param(1, marks=[pytest.mark.full, pytest.mark.timeout(900)])], ids=["some", "all"]
)
def test_where_no_name_is_said_none_is_written(every: int) -> None:
    """Names that were expected in vain cost less than half a word in a hundred."""
    chosen = settings.load({"languages": {"between": ["en", "es"]}})
    rows = [json.loads(line) for line in BENCH.read_text("utf-8").splitlines()][::every]
    errors = {False: WordErrors(), True: WordErrors()}
    with compose.open_engines(chosen) as engines:
        for row in rows:
            for told in (False, True):
                read = finals(engines, chosen, BENCH.parent / row["audio"], NAMES if told else ())
                errors[told] += word_errors(row["text"], read)
    print(f"\n{len(rows)} sentences without the names: errors {errors[False].rate:.2%} and {errors[True].rate:.2%}")
    assert errors[True].rate <= errors[False].rate + 0.005
