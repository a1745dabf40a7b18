"""WordNet's examples: English phrases and sentences, which have more of the language's words than any corpus as large.

Debian's package wordnet-base has them (WordNet 3.0, Princeton University, under its own permissive licence).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from split import fold

FOLDER = Path("/usr/share/wordnet")
LEAST_WORDS, LEAST = 3, 2
"""Words of an example; and so often each of them is to be there."""


def examples(folder: Path, others: Iterable[str] = ()) -> list[str]:
    """The examples in `folder`, each as a sentence: with a capital and a final mark.

    Only those that are read as they are written, of words that they and `others` together have at least `LEAST` times.
    """
    found = dict.fromkeys(
        _sentence(quoted)
        for path in sorted(folder.glob("data.*"))
        for line in path.read_text("utf-8").splitlines()
        for quoted in re.findall(r'"([^"]+)"', line.partition(" | ")[2])
        if re.fullmatch(r"[A-Za-z][A-Za-z ,;:'-]+[.?!]?", quoted) and len(quoted.split()) >= LEAST_WORDS
    )
    seen = Counter(word for texts in (found, others) for text in texts for word in fold(text).split())
    return [text for text in found if min(seen[word] for word in fold(text).split()) >= LEAST]


def _sentence(example: str) -> str:
    return example[0].upper() + example[1:] + ("" if example[-1] in ".?!" else ".")
