"""List the words that a model was trained on.

    python models/recipes/known_words.py CORPUS.tsv.gz models/starter/translator-en-es/words.txt
    python models/recipes/known_words.py CORPUS.tsv.gz models/starter/recognizer-en-es/words.en.txt en

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0).  The words that the training part (``split.py``) has at
least twice, of one language or of both, the most frequent first, as they are written inside a sentence; a word that
only ever begins one is taken for a small one.  By a translator's list the program tells the names that it never met;
by a recognizer's, the words that it made up.  Run with the project's environment.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from split import read_pairs, split

from interpreter_app.policy.verbatim import words

LEAST = 2


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


def main(corpus: str, out: str, language: str = "") -> None:
    """Write the list."""
    columns = [("en", "es").index(language)] if language else [0, 1]
    found = known(pair[column] for pair in split(read_pairs(corpus)).train for column in columns)
    Path(out).write_text("\n".join(found) + "\n", "utf-8")
    print(f"{out}: {len(found)} words")


if __name__ == "__main__":
    main(*sys.argv[1:])
