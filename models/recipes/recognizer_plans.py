"""What a recognizer is shown in training, decided: which sentences, joined and cut off how, and with which prompt.

An example's text is the words that are wholly in its sound.  A sentence that is cut off has no mark at its end; what is
no speech has no text.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from typing import Any

from recognizer_noises import RATE_HZ, samples

LONGEST_S, FULL_S = 12.0, 30.0
"""Of an example in a window of its own length; and Whisper's own window."""
LONG = 0.6
"""Share of the full windows that more than `LONGEST_S` is put into."""
NO_SPEECH, JOINED, CUT = 0.06, 0.5, 0.4
"""Shares: of noise alone; of several sentences in one; and of sentences that begin or end too early or too late."""
CUT_END, CUT_BEGIN = 0.65, 0.2
"""Shares of what is cut: at the end, at the beginning; the others at both."""
LEAST_S, LEAST_CUT_S = 0.5, 0.3
EASY_S = 3.0
"""What a beginner is shown is not longer."""
INSIDE_S = 0.04
"""So much of a word may be missing at a cut."""
PAUSE_S = (0.05, 0.7)
LEAD_S, TAIL_S = (0.0, 0.5), (0.0, 0.6)
ZEROS_S, USUAL_ZEROS_S, USUAL_SHARE = (0.0, 0.4), 0.2, 0.6
"""Digital silence behind it all, as the recognizer is used with."""
TIMED, TIMED_SEVERAL, TIMED_FULL = 0.4, 0.7, 0.8
"""Share of the examples whose sentence is to be timed, of those with several sentences, and of those in full windows,
for the sake of faster-whisper's ``transcribe()``; all others are marked as not timed."""
PROMPTED, BEFORE, BOTH = 0.3, 0.6, 0.3
"""Shares: of examples with a prompt; of prompts with the text before, the others having terms; and of the former with
terms as well."""
TERM_LETTERS, TERM_COUNT, TERM_HEARD = 4, (1, 20), (0, 3)
"""Letters that a term has at least; how many terms there are; and how many of them are heard."""
NOT_ESPEAK = {"en": 2.0, "es": 3.0}
"""How much more often sentences are drawn that eSpeak NG does not speak, unless `Planner` is told another share: the
other voices were people's."""
RARE, RAREST_WEIGHT = 50, 3.0
"""English, whose spelling must be learnt word by word: a sentence whose rarest word comes n times among the sentences,
less than RARE times, is drawn the square root of RARE / n times as often, and at most so many times."""
TEMPO_SHARE, TEMPO = 0.5, (0.88, 1.14)
"""Played faster or slower, and with it higher or lower."""
MARKS, WORD_MARKS = " ,;:-–—", "¿¡.,;:!?'’-"
"""What no cut sentence ends with; and what is no part of a word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or what is heard of it."""

    text: str
    start_s: float
    end_s: float | None
    """None: it breaks off."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An example to be made."""

    rows: tuple[int, ...]
    """Sentences of one speaker; none: no speech."""
    pauses: tuple[int, ...]
    """Samples of silence before each of them; the first's is the lead."""
    first: int
    last: int
    """The part of the sentences and the pauses between them that is heard, in samples."""
    tail: int
    zeros: int
    tempo: float
    language: str
    pieces: tuple[Piece, ...]
    prompt: str
    timed: bool
    full: bool
    """Whether the window is 30 s, whatever is in it."""
    seed: int
    easy: bool = False
    """Whether it is to sound as it was spoken."""

    @property
    def text(self) -> str:
        """All that is said in it."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def samples(self) -> int:
        """How long the example will be."""
        lead = self.pauses[0] if self.pauses else 0
        return round((lead + self.last - self.first + self.tail) / self.tempo) + self.zeros


class Planner:
    """Draws examples from these sentences, the lines of ``speak_corpus.py``'s list.

    espeak: how many times as often as another is a sentence drawn that eSpeak NG speaks; None: as `NOT_ESPEAK` says.
    """

    def __init__(self, rows: Sequence[dict[str, Any]], espeak: float | None = None) -> None:
        self.rows = rows
        self._sums = list(accumulate(_weights(rows, espeak)))
        self._voices: dict[str, list[int]] = defaultdict(list)
        self._languages: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            self._languages[row["language"]].append(at)
            if not at or row["passage"] != rows[at - 1]["passage"]:
                self._voices[row["voice"]].append(at)
        self._short = [at for at, row in enumerate(rows) if row["samples"] <= samples(EASY_S)] or range(len(rows))

    def easy(self, r: random.Random) -> Plan:
        """Draw a short sentence for a recognizer that knows nothing: whole, alone, and as it was spoken."""
        lead, tail, zeros = (samples(r.uniform(*span)) for span in (LEAD_S, TAIL_S, ZEROS_S))
        at = r.choice(self._short)
        row = self.rows[at]
        piece = Piece(row["text"], lead / RATE_HZ, (lead + row["samples"]) / RATE_HZ)
        return Plan(
            (at,), (lead,), 0, row["samples"], tail, zeros, 1.0, row["language"], (piece,), "", False, False,
            r.getrandbits(63), easy=True,
        )  # fmt: skip

    def plan(self, r: random.Random, *, full: bool = False) -> Plan:
        """Draw an example; `full`: for a window of 30 s."""
        zeros = samples(USUAL_ZEROS_S if r.random() < USUAL_SHARE else r.uniform(*ZEROS_S))
        lead, tail = (samples(r.uniform(*span)) for span in (LEAD_S, TAIL_S))
        seed, chance = r.getrandbits(63), r.random()
        long = full and r.random() < LONG
        longest_s = FULL_S if long else LONGEST_S
        if r.random() < NO_SPEECH:
            length, language = samples(longest_s ** r.random() - 1 + LEAST_S), r.choice(("en", "es"))
            prompt = self._prompt(language, "", "", r)
            timed = chance < (TIMED_FULL if full else TIMED)
            return Plan((), (), 0, length, 0, zeros, 1.0, language, (), prompt, timed, full, seed)
        tempo = r.uniform(*TEMPO) if r.random() < TEMPO_SHARE else 1.0
        room = int((samples(longest_s) - zeros) * tempo) - lead - tail
        chosen, pauses = self._chosen(room, long, r)
        pauses[0] = lead
        starts = list(
            accumulate((self.rows[i]["samples"] + p for i, p in zip(chosen, pauses[1:], strict=False)), initial=0)
        )
        first, last = 0, starts[-1] + self.rows[chosen[-1]]["samples"]
        total = last
        if all(self.rows[i]["words"] for i in chosen):
            if total > room:
                last = room
            elif r.random() < CUT and total > 2 * samples(LEAST_CUT_S):
                begins = [
                    start + word[1] for i, start in zip(chosen, starts, strict=True) for word in self.rows[i]["words"]
                ]
                first, last = _cut(begins, total, r)
            # A cut is in the midst of speech: there is no silence beyond it but the digital one.
            pauses[0] = 0 if first else lead
            tail = 0 if last < total else tail
        if first + room < last:
            return self.plan(r, full=full)
        said, before = self._said(chosen, starts, first, last)
        pieces = tuple(
            Piece(text, *(None if at is None else max(0, pauses[0] + at - first) / tempo / RATE_HZ for at in span))
            for text, *span in said
        )
        if not before and chosen[0] and self.rows[chosen[0] - 1]["passage"] == self.rows[chosen[0]]["passage"]:
            before = self.rows[chosen[0] - 1]["text"]
        language = self.rows[chosen[0]]["language"]
        timed = chance < (TIMED_FULL if full else TIMED_SEVERAL if len(pieces) > 1 else TIMED)
        prompt = self._prompt(language, before, " ".join(piece.text for piece in pieces), r)
        return Plan(
            tuple(chosen), tuple(pauses), first, last, tail, zeros, tempo, language, pieces, prompt, timed, full, seed
        )

    def _chosen(self, room: int, long: bool, r: random.Random) -> tuple[list[int], list[int]]:
        """Sentences of one speaker, and the pauses before them; `long`: until the room is full, or more than full."""
        at, joined = r.choices(range(len(self.rows)), cum_weights=self._sums)[0], long or r.random() < JOINED
        # Towards the passage's beginning, so that there is something to join.
        while joined and at and r.random() < 0.6 and self.rows[at - 1]["passage"] == self.rows[at]["passage"]:
            at -= 1
        chosen, pauses, total = [at], [0], self.rows[at]["samples"]
        limit = r.uniform(0.25, 1.3 if long else 1.0) * room
        while joined:
            at += 1
            if at == len(self.rows) or self.rows[at]["passage"] != self.rows[chosen[-1]]["passage"]:
                if not long:
                    break
                at = r.choice(self._voices[self.rows[chosen[0]]["voice"]])
            pause = samples(r.uniform(*PAUSE_S))
            total += pause + self.rows[at]["samples"]
            # What is more than full can only be cut off where the words' places are known.
            if total > (limit if self.rows[at]["words"] and self.rows[chosen[0]]["words"] else min(limit, room)):
                break
            chosen.append(at)
            pauses.append(pause)
            if total > room:
                break
        return chosen, pauses

    def _said(
        self, chosen: Sequence[int], starts: Sequence[int], first: int, last: int
    ) -> tuple[list[tuple[str, int, int | None]], str]:
        """What is heard of each sentence between these samples, from where, to where; and the text before."""
        slack, said, before = samples(INSIDE_S), list[tuple[str, int, int | None]](), ""
        for i, start in zip(chosen, starts, strict=True):
            row, end = self.rows[i], start + self.rows[i]["samples"]
            if first <= start and end <= last:
                said.append((row["text"], start, end))
                continue
            words = [(text, start + begin, start + after) for text, begin, after in row["words"]]
            before = " ".join([before, *(text for text, begin, _ in words if begin < first - slack)]).strip()
            heard = [(text, after) for text, begin, after in words if begin >= first - slack and after <= last + slack]
            if heard:
                text = " ".join(text for text, _ in heard)
                ended = heard[-1][1] == words[-1][2]
                said.append(
                    (text if ended else text.rstrip(MARKS), max(start, first), min(end, last) if ended else None)
                )
        return said, before

    def _prompt(self, language: str, before: str, text: str, r: random.Random) -> str:
        """What the recognizer is told, of which it has to write nothing; mostly nothing."""
        if r.random() >= PROMPTED:
            return ""
        parts = list[str]()
        if r.random() < BEFORE:
            parts.append(before or self.rows[r.choice(self._languages[language])]["text"])
        if not parts or r.random() < BOTH:
            words = _terms(text)
            heard = r.sample(words, min(len(words), r.randint(*TERM_HEARD)))
            others = [
                word
                for _ in range(max(0, r.randint(*TERM_COUNT) - len(heard)))
                for word in _terms(self.rows[r.choice(self._languages[language])]["text"])[-1:]
            ]
            parts.append(", ".join(r.sample([*heard, *others], len(heard) + len(others))) + ".")
        return " ".join(parts)


def _weights(rows: Sequence[dict[str, Any]], espeak: float | None) -> list[float]:
    """How often each sentence is drawn."""
    factors = {lang: 1.0 if espeak is None else espeak * often for lang, often in NOT_ESPEAK.items()}
    seen = Counter(word for row in rows if row["language"] == "en" for word in _folded(row["text"]))
    return [
        (factors if "+" in row["voice"] else NOT_ESPEAK)[row["language"]]
        * row.get("weight", 1.0)
        * (_rarity(seen[word] for word in _folded(row["text"])) if row["language"] == "en" else 1.0)
        for row in rows
    ]


def _rarity(seen: Iterable[int]) -> float:
    return min(max(1.0, sqrt(RARE / min(seen))), RAREST_WEIGHT)


def _folded(text: str) -> list[str]:
    """Words of `text`, without case and marks; the whole of it if it has none."""
    return [word for word in (word.strip(WORD_MARKS).lower() for word in text.split()) if word] or [text]


def _terms(text: str) -> list[str]:
    """Words of `text` that one might name as terms."""
    return [word for word in (word.strip(WORD_MARKS) for word in text.split()) if len(word) >= TERM_LETTERS]


def _cut(begins: Sequence[int], total: int, r: random.Random) -> tuple[int, int]:
    """Where the sound begins and ends, of words that begin at `begins`."""
    side, least, slack = r.random(), samples(LEAST_CUT_S), samples(INSIDE_S)
    first, last = 0, total
    if side > CUT_END:
        # Half of them where a word begins: so a window over a stream begins.
        start = r.choice(begins) + r.randint(-slack, slack) if r.random() < 0.5 else r.randrange(total)
        first = max(0, min(start, total - 2 * least))
    if side < CUT_END or side > CUT_END + CUT_BEGIN:
        last = r.randint(first + least, total)
    return first, last
