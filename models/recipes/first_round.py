"""List the sentences that the first round of the shipped recognizer may have seen.

    python models/recipes/first_round.py CORPUS.tsv.gz SEEN.txt

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0), of 2019-07-21.  That round chose its sentences before the
split that all models now share (``split.py``), by a rule of its own, which this repeats: sentences of 2 to 9 words
that are all among the commonest 3,000 of English or 5,000 of Spanish, the first thousand of a language in a shuffled
order held out.  Some of the others are in what is held out now: ``speak_set.py`` leaves them out with --exclude.  A
recognizer that was made from nothing since needs none of this.
"""

from __future__ import annotations

import gzip
import random
import re
import sys
from collections import Counter
from pathlib import Path

LENGTHS = range(2, 10)
COMMONEST = (3_000, 5_000)
"""Words, of English and of Spanish."""
HELD, SEED = 1_000, 7


def words(text: str) -> list[str]:
    """What that round took for words."""
    return re.findall(r"[\w']+", text.lower())


def seen(texts: list[str], commonest: int, held: int = HELD) -> list[str]:
    """What a recognizer may have seen of `texts`, a language's side of the corpus with all repetitions."""
    counts = Counter(word for text in texts for word in words(text))
    common = {word for word, _ in counts.most_common(commonest)}
    fitting = {text for text in texts if len(words(text)) in LENGTHS and common.issuperset(words(text))}
    shuffled = sorted(fitting)
    random.Random(SEED).shuffle(shuffled)
    return shuffled[held:]


def main(corpus: str, listed: str) -> None:
    """Write the sentences of both languages, one a line."""
    opened = gzip.open if corpus.endswith(".gz") else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        english, spanish = zip(*(line.rstrip("\n").split("\t")[:2] for line in lines), strict=True)
    texts = [text for side, most in zip((english, spanish), COMMONEST, strict=True) for text in seen(list(side), most)]
    Path(listed).write_text("".join(f"{text}\n" for text in texts), "utf-8")
    print(f"{len(texts)} sentences")


if __name__ == "__main__":
    main(*sys.argv[1:])
