"""List the words that a model was trained on.

    python models/recipes/known_words.py CORPUS.tsv.gz models/starter/translator-en-es/words.txt
    python models/recipes/known_words.py CORPUS.tsv.gz models/starter/recognizer-en-es/words.en.txt en [WORDNET]

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0).  The words that the training part (``split.py``) has at
least twice, of one language or of both, the most frequent first, as they are written inside a sentence; a word that
only ever begins one is taken for a small one.  By a translator's list the program tells the names that it never met;
by a recognizer's, the words that it made up.  WORDNET: with the words of its examples (``wordnet_examples.py``), some
of which the recognizer was shown.  In a list of one language "over|coat" is a word made of two that are in the list as
well but never stand beside each other.  Run with the project's environment.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from split import read_pairs, split
from wordnet_examples import examples

from interpreter_app.policy.verbatim import words

LEAST, LEAST_PART = 2, 3
"""How often a word is to be there; and letters of the parts of another."""


def known(texts: Iterable[str]) -> list[str]:
    """The words of `texts`, the most frequent first."""
    inside: dict[str, Counter[str]] = defaultdict(Counter)
    beginning: Counter[str] = Counter()
    for text in texts:
        for word, begins in words(text):
            if begins and word[0].isupper():
                beginning[word.casefold()] += 1
            else:
                inside[word.casefold()][word] += 1
    for folded, count in beginning.items():
        forms = inside[folded]
        forms[max(forms, key=lambda form: forms[form], default=folded)] += count
    seen = Counter({form: count for forms in inside.values() for form, count in forms.items()})
    return [word for word, count in sorted(seen.items(), key=lambda item: (-item[1], item[0])) if count >= LEAST]


def parted(listed: list[str], texts: Iterable[str]) -> list[str]:
    """`listed`, with a bar in those that are two other ones which `texts` never have beside each other."""
    folded = {word.casefold() for word in listed if len(word) >= LEAST_PART}
    beside = {pair for text in texts for pair in pairwise(word.casefold() for word, _ in words(text))}

    def halves(word: str) -> str:
        for at in range(LEAST_PART, len(word) - LEAST_PART + 1):
            pair = word[:at].casefold(), word[at:].casefold()
            if folded.issuperset(pair) and pair not in beside:
                return f"{word[:at]}|{word[at:]}"
        return word

    return list(map(halves, listed))


def main(corpus: str, out: str, language: str = "", wordnet: str = "") -> None:
    """Write the list."""
    columns = [("en", "es").index(language)] if language else [0, 1]
    texts = [pair[column] for pair in split(read_pairs(corpus)).train for column in columns]
    if wordnet:
        texts += examples(Path(wordnet), texts)
    found = parted(known(texts), texts) if language else known(texts)
    Path(out).write_text("\n".join(found) + "\n", "utf-8")
    print(f"{out}: {len(found)} words")


if __name__ == "__main__":
    main(*sys.argv[1:])
