"""WordNet's examples, as sentences that can be read aloud."""

from __future__ import annotations

from pathlib import Path

from wordnet_examples import examples

DATA = """  1 This software and database is being provided "as is".
00001 00 a 01 able 0 001 | (usually followed by `to') having the skill; "able to swim"; "she was able to swim 3 miles"
00002 00 a 01 apt 0 000 | (of a sound); "Was she able to swim?"; "un able"; "she was the ventricose one"
00003 00 a 01 fit 0 000 | no example
00004 00 a 01 apt 0 000 | again; "able to swim"; "the gospel to swim"
"""


def test_examples_become_sentences(tmp_path: Path) -> None:
    """Each once; without figures, single words, and words that are nowhere else."""
    (tmp_path / "data.adj").write_text(DATA, "utf-8")
    (tmp_path / "index.adj").write_text('x | "able to swim to swim"', "utf-8")
    assert examples(tmp_path) == ["Able to swim.", "Was she able to swim?"]
    assert examples(tmp_path, ["The gospel."]) == ["Able to swim.", "Was she able to swim?", "The gospel to swim."]
