"""Divide a corpus of sentence pairs into training and held-out parts, once for all starter models.

Two pairs that share a sentence in either language, whatever its case or punctuation, belong together: a model that
learnt one has seen half of the other.  So whole connected components of the sentence-pair graph are held out, in the
order of a hash that depends on the text alone: every recipe that calls :func:`split` gets the same answer.

    python models/recipes/split.py CORPUS.tsv.gz [HELD.tsv]

CORPUS is ``english<TAB>spanish`` per line, plain or gzipped: the Tatoeba pairs of manythings.org/anki
(CC BY 2.0, tatoeba.org).
"""

from __future__ import annotations

import gzip
import hashlib
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

Pair = tuple[str, str]
HELD_FRACTION = 0.02
LARGEST_HELD_COMPONENT = 12
"""Pairs.  A few sentences ("I know.", "Come in!") connect thousands of others; those stay in training."""


@dataclass(frozen=True)
class Split:
    """The two parts of a corpus; no folded sentence of either language stands in both."""

    train: list[Pair]
    held: list[Pair]

    def references(self, source: str) -> dict[str, list[str]]:
        """Held-out sentences of `source` ("en" or "es"), each with every translation the corpus gives it."""
        column = ("en", "es").index(source)
        out: dict[str, list[str]] = {}
        for pair in self.held:
            translations = out.setdefault(pair[column], [])
            if pair[1 - column] not in translations:
                translations.append(pair[1 - column])
        return out


def read_pairs(corpus: str | Path) -> list[Pair]:
    """Distinct pairs of a ``english<TAB>spanish`` file, in file order."""
    opened = gzip.open if str(corpus).endswith(".gz") else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return list(dict.fromkeys((row[0].strip(), row[1].strip()) for row in rows if len(row) >= 2))


def fold(text: str) -> str:
    """`text` without case, punctuation or superfluous space."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def split(pairs: list[Pair], fraction: float = HELD_FRACTION) -> Split:
    """Hold out `fraction` of `pairs`, by whole components."""
    components = _components([(fold(english), fold(spanish)) for english, spanish in pairs])
    order = sorted(components, key=lambda members: _hash(min(fold(pairs[i][0]) for i in members)))
    held: set[int] = set()
    for members in order:
        if len(held) >= fraction * len(pairs):
            break
        if len(members) <= LARGEST_HELD_COMPONENT:
            held.update(members)
    return Split(
        train=[pair for i, pair in enumerate(pairs) if i not in held],
        held=[pair for i, pair in enumerate(pairs) if i in held],
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _components(edges: list[Pair]) -> list[list[int]]:
    """Indices of `edges` grouped by connected component (union-find with path halving)."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(node: tuple[str, str]) -> tuple[str, str]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for english, spanish in edges:
        parent[root(("en", english))] = root(("es", spanish))
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, (english, _) in enumerate(edges):
        groups[root(("en", english))].append(i)
    return list(groups.values())


def main(corpus: str, held_file: str | None = None) -> None:
    """Print the sizes of the two parts; write the held-out pairs where asked."""
    parts = split(read_pairs(corpus))
    print(f"{len(parts.train)} pairs to train on, {len(parts.held)} held out")
    if held_file:
        Path(held_file).write_text("".join(f"{e}\t{s}\n" for e, s in parts.held), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
