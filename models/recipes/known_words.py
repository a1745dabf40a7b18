"""List the words that a translator was trained on, so that the program can tell the names that it never met.

    python models/recipes/known_words.py CORPUS.tsv.gz models/starter/translator-en-es/words.txt

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0).  The words of both languages that the training part
(``split.py``) has at least twice, as they are written inside a sentence, one a line; a capital that begins a sentence
says nothing and is not counted.  Both directions have the same list.  Run with the project's environment.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from split import read_pairs, split

from interpreter_app.policy.verbatim import words

LEAST = 2


def main(corpus: str, out: str) -> None:
    """Write the list."""
    seen: Counter[str] = Counter()
    for pair in split(read_pairs(corpus)).train:
        for side in pair:
            seen.update(word for word, begins in words(side) if not (begins and word[0].isupper()))
    known = sorted(word for word, count in seen.items() if count >= LEAST)
    Path(out).write_text("\n".join(known) + "\n", "utf-8")
    print(f"{out}: {len(known)} words")


if __name__ == "__main__":
    main(*sys.argv[1:])
