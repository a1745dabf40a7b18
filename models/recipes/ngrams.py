"""Count what stands beside what, for a recognizer's choice between its answers.

    python models/recipes/ngrams.py CORPUS.tsv.gz LANGUAGE models/starter/recognizer-en-es/ngrams.LANGUAGE.npz [WORDNET]

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0), of whose training part (``split.py``) each sentence counts
once; WORDNET: and the examples there (``wordnet_examples.py``).  Words, pairs and threes, interpolated with absolute
discounting (Ney, Essen and Kneser 1994); what was seen once is left out.  Run with the project's environment.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np
from split import read_pairs, split
from wordnet_examples import examples

from interpreter_app.engines.ngrams import BEGIN, Tables, logs, sentences

LEAST_WORD, LEAST = 2, 2
"""How often a word must be there; and a pair, and three."""
DISCOUNT = 0.75


def counted(texts: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]], Counter[tuple[str, str, str]]]:
    """How often each word, each pair and each three stand in `texts`."""
    words, pairs, threes = Counter[str](), Counter[tuple[str, str]](), Counter[tuple[str, str, str]]()
    for text in texts:
        for sentence in sentences(text):
            words.update(sentence)
            pairs.update(pairwise(sentence))
            threes.update(zip(sentence, sentence[1:], sentence[2:], strict=False))
    return words, pairs, threes


def tables(texts: Iterable[str]) -> Tables:
    """The model of `texts`."""
    words, pairs, threes = counted(texts)
    listed = [word for word, count in words.most_common() if count >= LEAST_WORD or word == BEGIN]
    number = {word: at for at, word in enumerate(listed)}
    said = sum(words.values()) - words[BEGIN]
    one = [max(words[word] - DISCOUNT, DISCOUNT) / said for word in listed]
    kept_pairs = sorted(
        (number[a] * len(listed) + number[b], count, a, b)
        for (a, b), count in pairs.items()
        if count >= LEAST and a in number and b in number
    )
    kept_threes = sorted(
        ((number[a] * len(listed) + number[b]) * len(listed) + number[c], count, a, b, c)
        for (a, b, c), count in threes.items()
        if count >= LEAST and a in number and b in number and c in number
    )
    left_one, left_two = Counter[str](), Counter[tuple[str, str]]()
    for _, count, a, _ in kept_pairs:
        left_one[a] += count - DISCOUNT
    for _, count, a, b, _ in kept_threes:
        left_two[a, b] += count - DISCOUNT
    rest_one = {word: 1 - left_one[word] / words[word] for word in listed}
    two = {(a, b): (count - DISCOUNT) / words[a] + rest_one[a] * one[number[b]] for _, count, a, b in kept_pairs}
    three = [
        (count - DISCOUNT) / pairs[a, b]
        + (1 - left_two[a, b] / pairs[a, b]) * two.get((b, c), rest_one[b] * one[number[c]])
        for _, count, a, b, c in kept_threes
    ]
    return Tables(
        words=tuple(listed),
        one=logs(one),
        one_left=logs([rest_one[word] for word in listed]),
        pairs=np.array([key for key, *_ in kept_pairs], np.int64),
        two=logs([*two.values()]),
        two_left=logs([1 - left_two[a, b] / pairs[a, b] for _, _, a, b in kept_pairs]),
        threes=np.array([key for key, *_ in kept_threes], np.int64),
        three=logs(three),
    )


def main(corpus: str, language: str, out: str, wordnet: str = "") -> None:
    """Write the model."""
    texts = list(dict.fromkeys(pair[("en", "es").index(language)] for pair in split(read_pairs(corpus)).train))
    if wordnet:
        texts += examples(Path(wordnet), texts)
    model = tables(texts)
    model.save(Path(out))
    print(f"{out}: {len(model.words)} words, {len(model.pairs)} pairs, {len(model.threes)} threes")


if __name__ == "__main__":
    main(*sys.argv[1:])
