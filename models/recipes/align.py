"""Word alignment of sentence pairs, for cutting a translation where its source sentence was cut.

IBM model 1 with a preference for the diagonal (Dyer, Chahuneau and Smith, "A Simple, Fast, and Effective
Reparameterization of IBM Model 2", 2013), trained by expectation maximization on numpy arrays.
"""

from __future__ import annotations

import numpy as np
from split import Pair, fold

NULL_PROBABILITY = 0.08
DIAGONAL_TENSION = 4.0
ITERATIONS = 5


def align(pairs: list[Pair]) -> list[np.ndarray]:
    """For each pair, the index of the source word that each target word comes from, or -1 (none).

    Words are what white space separates; their case and punctuation do not count.
    """
    sources, targets = _Words(), _Words()
    lengths, rows = [], []
    for source, target in pairs:
        s, t = sources.ids(source), targets.ids(target)
        lengths.append((len(s), len(t)))
        # Source position 0 is the empty word.
        rows.append((np.tile(np.concatenate([[0], s]), len(t)), np.repeat(t, len(s) + 1)))
    source_ids = np.concatenate([r[0] for r in rows]).astype(np.int64)
    target_ids = np.concatenate([r[1] for r in rows]).astype(np.int64)
    prior = np.concatenate([_prior(n, m) for n, m in lengths]).astype(np.float32)
    group = np.repeat(np.arange(sum(m for _, m in lengths)), np.concatenate([np.full(m, n + 1) for n, m in lengths]))
    keys, link = np.unique(source_ids * len(targets) + target_ids, return_inverse=True)
    key_source = keys // len(targets)
    table = np.ones(len(keys), np.float64)
    for _ in range(ITERATIONS):
        weight = table[link] * prior
        weight /= np.bincount(group, weight)[group]
        counts = np.bincount(link, weight, minlength=len(keys)) + 1e-3
        table = counts / np.bincount(key_source, counts)[key_source]
    return _best(table[link] * prior, lengths)


class _Words:
    def __init__(self) -> None:
        self._ids: dict[str, int] = {"": 0}

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self, text: str) -> np.ndarray:
        return np.array([self._ids.setdefault(fold(w), len(self._ids)) for w in text.split()], np.int64)


def _prior(n: int, m: int) -> np.ndarray:
    """Prior of each (target position, source position) link of an n-word source and m-word target, flat."""
    s, t = (np.arange(n) + 0.5) / n, (np.arange(m) + 0.5) / m
    near = np.exp(-DIAGONAL_TENSION * np.abs(t[:, None] - s[None]))
    near *= (1 - NULL_PROBABILITY) / near.sum(1, keepdims=True)
    return np.concatenate([np.full((m, 1), NULL_PROBABILITY), near], 1).ravel()


def _best(score: np.ndarray, lengths: list[tuple[int, int]]) -> list[np.ndarray]:
    out, at = [], 0
    for n, m in lengths:
        out.append(score[at : at + m * (n + 1)].reshape(m, n + 1).argmax(1) - 1)
        at += m * (n + 1)
    return out
