"""Where the words of a text are among its phonemes, as eSpeak NG writes them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from itertools import accumulate

MOST_JOINED = 3
"""So many words are spoken as one at most."""
MARKS = ',.;:!?¡¿—–-…"“”«»() '
"""Among the sounds: pauses."""


def placed(text: str, spoken: str, alone: Callable[[str], str]) -> list[tuple[str, tuple[int, int]]]:
    """Each word of `text`, and where its sounds are among `spoken`: of the first, and after the last.

    eSpeak NG speaks some words as one ("of the").  Which ones is found by what each is `alone`; within them the sounds
    are shared out by what each has alone.  Nothing if the words cannot be told apart.
    """
    words, groups = text.split(), _groups(spoken)
    counts = _joined([alone(word) for word in words], [spoken[first:last] for first, last in groups])
    if not counts:
        return []
    found, at = list[tuple[str, tuple[int, int]]](), 0
    for count, (first, last) in zip(counts, groups, strict=True):
        lengths = [max(1, len(alone(word))) for word in words[at : at + count]]
        edges = [first + round((last - first) * length / sum(lengths)) for length in accumulate(lengths, initial=0)]
        found += [(word, (edges[i], edges[i + 1])) for i, word in enumerate(words[at : at + count])]
        at += count
    return found


def _groups(spoken: str) -> list[tuple[int, int]]:
    """Where the sounds between two spaces are."""
    groups, start = list[tuple[int, int]](), 0
    for part in spoken.split(" "):
        if sounds := part.strip(MARKS):
            first = start + part.index(sounds)
            groups.append((first, first + len(sounds)))
        start += len(part) + 1
    return groups


def _joined(words: Sequence[str], groups: Sequence[str]) -> list[int]:
    """How many of the words each group has, so that they are as alike as can be; nothing if there is no way."""
    if len(words) == len(groups):
        return [1] * len(words)
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for group in groups:
        after: dict[int, tuple[float, list[int]]] = {}
        for at, (score, counts) in best.items():
            for count in range(1, min(MOST_JOINED, len(words) - at) + 1):
                joined = "".join(words[at : at + count])
                alike = len(group) * difflib.SequenceMatcher(None, group, joined, autojunk=False).ratio()
                if at + count not in after or score + alike > after[at + count][0]:
                    after[at + count] = (score + alike, [*counts, count])
        best = after
    return best.get(len(words), (0.0, []))[1]
