"""Words whose translation is given are honoured, on the packs that ship: in the final translation, and on the way."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter_app import compose, settings
from interpreter_app.core.events import Event, StageFailed
from interpreter_app.core.options import TranslationTerm
from interpreter_app.core.text import Direction, Hypothesis, Translation, shown
from interpreter_app.policy.glossary import Glossary

BENCH = Path(__file__).parents[2] / "resources/bench/held-out.jsonl"
CHOSEN = {"en": "zapaquilda", "es": "wuthering"}
"""Words that no translator would come upon."""


def test_whatever_the_word_its_translation_is_the_one_that_is_given() -> None:
    rows = [json.loads(line) for line in BENCH.read_text("utf-8").splitlines()]
    honoured = count = 0
    with compose.open_engines(settings.load({"languages": {"between": ["en", "es"]}})) as engines:
        for row in rows:
            source = row["language"]
            translator = engines.translator(Direction(source, "es" if source == "en" else "en"))
            for word in [word for word in re.findall(r"\w+", row["text"]) if len(word) > 4][:2]:
                glossary = Glossary([TranslationTerm(word.lower(), CHOSEN[source])])
                answer = glossary.translate(
                    lambda text, prefix, beam, model=translator: model.translate(text, prefix, beam=beam),
                    row["text"], (), 3,
                )  # fmt: skip
                honoured += not glossary.missing(row["text"], shown(answer))
                count += 1
    print(f"\n{honoured} of {count} terms honoured")
    assert honoured >= 0.99 * count


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
