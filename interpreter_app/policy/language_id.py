"""Which of the session's languages an utterance is in, and into which it goes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interpreter_app.core.errors import UsageError
from interpreter_app.core.options import LanguageOptions

SWITCH = 2.0
"""How many times as probable another language must be before a choice is changed."""

FLOOR = 0.02
"""Smallest probability that counts: identification can be sure and wrong in the first second of speech."""

FIT_WEIGHT = 5.0
"""How many pieces of text a decode's average log probability stands for, against the probability of the language."""

STRANGER = 0.05
"""Prior of each language that the recognizer knows and the session does not expect, against 1 for all that it does.

Beside two even candidates such a language must be ten times as probable as the better one to be chosen.
"""

MEMORY = 4
"""How many turns back the prior looks."""

PRIOR_WEIGHT = 0.2
"""Share of the prior that the last turns decide; the rest is even.  Between two languages it stays within 0.4..0.6."""


def primary(tag: str) -> str:
    """The language of a BCP-47 tag without region or script, in lower case: "EN_us" is "en".

    Raises UsageError for what cannot be a tag: a language has two or three letters.
    """
    language = tag.strip().replace("_", "-").split("-")[0].lower()
    if not (language.isascii() and language.isalpha() and 2 <= len(language) <= 3):
        raise UsageError(f"'{tag}' is not a language tag", hint="Use tags such as en, es or pt-BR.")
    return language


@dataclass(frozen=True, slots=True)
class LanguagePlan:
    """The session's languages, as primary subtags."""

    candidates: tuple[str, ...]
    """What may be heard; not empty."""
    targets: tuple[tuple[str, str], ...]
    """Pairs of a language that is heard and the one it is translated into."""
    strangers: tuple[str, ...] = ()
    """What the recognizer knows besides: speech that is plainly in one of these is shown, not translated."""

    @property
    def known(self) -> tuple[str, ...]:
        """Candidates and strangers: what speech is identified among."""
        return self.candidates + self.strangers

    @property
    def fixed(self) -> str | None:
        """The language of all speech, where there is nothing to identify."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    def target_of(self, language: str) -> str | None:
        """Into which language speech in `language` goes; None: it is shown, not translated."""
        return dict(self.targets).get(primary(language))


def plan(options: LanguageOptions, known: Sequence[str]) -> LanguagePlan:
    """What `options` ask of a recognizer that understands `known` (BCP-47 tags).

    Regions do not matter: "en-US" is the recognizer's "en".  Only what is heard must be known to the recognizer.
    Raises UsageError when a language is unknown to it, when source and target are the same, and when the options name
    neither a pair nor a target, or both.
    """
    heard = tuple(dict.fromkeys(primary(tag) for tag in known))
    if options.between is not None:
        if options.source is not None or options.target is not None:
            raise UsageError("both a pair of languages and a direction are given", hint="Name one of the two.")
        first, second = (_understood(tag, heard) for tag in options.between)
        _differ(first, second)
        strangers = tuple(language for language in heard if language not in {first, second})
        return LanguagePlan((first, second), ((first, second), (second, first)), strangers)
    if options.target is None:
        raise UsageError(
            "no language to translate into", hint="Name a target language, or two languages to go between."
        )
    target = primary(options.target)
    if options.source is None:
        return LanguagePlan(heard, tuple((source, target) for source in heard if source != target))
    source = _understood(options.source, heard)
    _differ(source, target)
    return LanguagePlan((source,), ((source, target),))


def _understood(tag: str, heard: Sequence[str]) -> str:
    language = primary(tag)
    if language not in heard:
        raise UsageError(f"the recognizer does not know the language '{tag}'", hint=f"It knows: {', '.join(heard)}.")
    return language


def _differ(first: str, second: str) -> None:
    if first == second:
        raise UsageError(f"the same language twice: '{first}'", hint="Name two different languages.")


class LanguageChoice:
    """The language of one utterance.

    The score of a language is its log prior, the log probability that the recognizer gives it in the newest decode
    (which has heard all that the ones before heard), and how well the text fits that was decoded in it.  The first
    decode chooses; a later one changes the choice only for a language `SWITCH` times as probable.
    """

    def __init__(self, plan: LanguagePlan, prior: Mapping[str, float] | None = None) -> None:
        """`prior`: probability of each candidate before anything is heard; None: all the same."""
        even = 1 / len(plan.candidates)
        self._prior = {language: _log(prior[language] if prior else even) for language in plan.candidates}
        self._prior |= dict.fromkeys(plan.strangers, math.log(STRANGER))
        self._language = plan.fixed
        self._locked = plan.fixed is not None

    @property
    def language(self) -> str | None:
        """The choice; None before the first decode, unless the plan leaves no choice."""
        return self._language

    def hear(self, probabilities: Mapping[str, float], fits: Mapping[str, float] | None = None) -> str:
        """Take the languages' probabilities in the newest decode; the choice.  Locked, it stays what it is.

        `fits`: the average log probability of the text decoded in each language that may be chosen.
        """
        if self._locked and self._language is not None:
            return self._language
        score = {
            language: prior + _log(probabilities.get(language, 0.0)) + FIT_WEIGHT * (fits[language] if fits else 0.0)
            for language, prior in self._prior.items()
            if fits is None or language in fits
        }
        best = max(score, key=lambda language: score[language])
        if self._language is None or score[best] - score.get(self._language, -math.inf) >= math.log(SWITCH):
            self._language = best
        return self._language

    @property
    def locked(self) -> bool:
        """Whether it stays what it is."""
        return self._locked

    def choose(self, language: str) -> None:
        """It is `language`: somebody has said so."""
        self._language, self._locked = language, True

    def lock(self) -> None:
        """Keep the choice from now on: a token was committed in it."""
        self._locked = True


def _log(probability: float) -> float:
    return math.log(max(probability, FLOOR))


def prior_after(previous: Sequence[str], candidates: Sequence[str]) -> Mapping[str, float]:
    """A mild prior over `candidates` from the languages of the last turns, oldest first; sums to 1.

    Whoever speaks tends to go on, but in a conversation the other side's answer must never need to fight for its
    language: of two candidates none gets more than 0.6.
    """
    recent = [language for language in previous if language in candidates][-MEMORY:]
    even = 1 / len(candidates)
    if not recent:
        return dict.fromkeys(candidates, even)
    return {
        language: (1 - PRIOR_WEIGHT) * even + PRIOR_WEIGHT * recent.count(language) / len(recent)
        for language in candidates
    }
