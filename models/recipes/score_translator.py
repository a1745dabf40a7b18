"""Score a translator pack on the held-out sentences, and look for loops in uncapped decoding.

    python models/recipes/score_translator.py CORPUS PACK {en,es} {es,en} [--no-repeat N] [--json OUT] [--card CARD]

BLEU and chrF (sacrebleu, every translation that the corpus has is a reference), with beam 4 and greedily.  Names and
numbers: held-out sentences that have one, with another in its place, which the translation must have; numbers also as
the program translates, which looks at them.  A loop is a run of four words or pieces that stands three times running;
it is sought in sentences cut after any word and in noise, decoded without any limit that a sane translation would
reach.  --card brings the figures of a model card up to date.  Run with the project's environment.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import string
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import sentencepiece
from copied import DIGITS, Copied, renamed, renumbered
from sacrebleu.metrics import BLEU, CHRF
from split import Pair, Split, read_pairs, split

from interpreter_app.core.options import TranslationOptions
from interpreter_app.core.text import Direction, shown
from interpreter_app.engines.marian import MarianTranslator

UNCAPPED = 250
"""Pieces: the model's positions end a little beyond; no sane translation of the test's lines is half as long."""
PREFIXES, NOISE = 5_000, 500
NAMES = [
    "Adriana", "Agatha", "Ahmed", "Anders", "Anselm", "Bartolomé", "Beatriz", "Bianca", "Bjorn", "Camila",
    "Celeste", "Cornelius", "Dagmar", "Dieter", "Dolores", "Ebenezer", "Edmund", "Eleanor", "Esperanza", "Fabian",
    "Fatima", "Fernanda", "Giulia", "Gregory", "Greta", "Gwendolyn", "Hector", "Hiroshi", "Ignacio", "Ingrid",
    "Isidora", "Jasper", "Joaquín", "Kavita", "Klaus", "Leopold", "Lorenzo", "Lucinda", "Magnus", "Marisol",
    "Matilda", "Mohamed", "Nadia", "Nigel", "Octavia", "Olga", "Pascual", "Priya", "Quentin", "Ravi", "Rosalind",
    "Salvador", "Santiago", "Sigrid", "Tamara", "Ulrich", "Valentina", "Vikram", "Wanda", "Ximena", "Yolanda",
    "Yuki", "Zacarías",
]  # fmt: skip
"""Names for the test; those that the training part has are left out."""
BEAM = 4
NUMBERS_EACH = 10
"""Numbers that each sentence with one is tried with."""
LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúñü"


class Pack:
    """A translator pack, as CTranslate2 runs it."""

    def __init__(self, folder: Path, direction: Direction, no_repeat: int) -> None:
        self.program = MarianTranslator(str(folder), direction, no_repeat_ngram=no_repeat)
        self._no_repeat = no_repeat
        self._translator = ctranslate2.Translator(str(folder), compute_type="int8", intra_threads=1)
        self._source = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self._target = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))

    def pieces(self, texts: Sequence[str], beam: int) -> list[list[str]]:
        """The translations of `texts` as pieces."""
        sources = [[*pieces, "</s>"] for pieces in self._source.encode(list(texts), out_type=str)]
        results = self._translator.translate_batch(
            sources, beam_size=beam, max_decoding_length=UNCAPPED, no_repeat_ngram_size=self._no_repeat,
            max_batch_size=1024, batch_type="tokens",
        )  # fmt: skip
        return [result.hypotheses[0] for result in results]

    def text(self, pieces: list[str]) -> str:
        """`pieces` as running text."""
        return str(self._target.decode(pieces))


def quality(pack: Pack, references: dict[str, list[str]], beam: int) -> dict[str, Any]:
    """BLEU and chrF over all references, with their signatures."""
    began = time.perf_counter()
    translations = [pack.text(pieces) for pieces in pack.pieces(list(references), beam)]
    seconds = time.perf_counter() - began
    widest = max(map(len, references.values()))
    streams = [[texts[i] if i < len(texts) else None for texts in references.values()] for i in range(widest)]
    bleu, chrf = BLEU(), CHRF()
    return {
        "sentences": len(references),
        "bleu": round(bleu.corpus_score(translations, streams).score, 2),
        "bleu_signature": str(bleu.get_signature()),
        "chrf": round(chrf.corpus_score(translations, streams).score, 2),
        "chrf_signature": str(chrf.get_signature()),
        "seconds": round(seconds, 1),
    }


def kept(pack: Pack, parts: Split, column: int) -> dict[str, Any]:
    """How many sentences keep a name that the model has never met, how many their figures, and some that do not."""
    r, copied = random.Random(3), Copied(parts.train)
    names = [name for name in NAMES if name not in copied.names]
    with_names: list[tuple[Pair, list[str]]] = []
    with_numbers: list[tuple[Pair, list[str]]] = []
    for pair in parts.held:
        if found := copied.named(pair):
            other = r.choice(names)
            with_names.append((renamed(pair, r.choice(found), other), [other]))
        if copied.numbered(pair):
            for _ in range(NUMBERS_EACH):
                changed = renumbered(pair, r)
                with_numbers.append((changed, DIGITS.findall(changed[column])))
    out: dict[str, Any] = {}
    beam = TranslationOptions().beam

    def plainly(texts: list[str]) -> list[str]:
        return [pack.text(pieces) for pieces in pack.pieces(texts, BEAM)]

    def by_program(texts: list[str]) -> list[str]:
        return [shown(pack.program.translate(text, beam=beam)) for text in texts]

    for what, cases, pattern, translate in (
        ("names kept", with_names, None, plainly),
        ("names kept by the program", with_names, None, by_program),
        ("numbers kept", with_numbers, DIGITS, plainly),
        ("numbers kept by the program", with_numbers, DIGITS, by_program),
    ):
        texts = [pair[column] for pair, _ in cases]
        lost = [
            (text, translation)
            for text, translation, (_, wanted) in zip(texts, translate(texts), cases, strict=True)
            if sorted(re.findall(pattern or "|".join(map(re.escape, wanted)), translation)) != sorted(wanted)
        ]
        share = round(100 * (1 - len(lost) / len(cases)), 1)
        out[what] = {"sentences": len(cases), "kept": share, "examples": lost[:8]}
    return out


def loops(items: Sequence[str], length: int = 4, times: int = 3) -> bool:
    """Whether any `length` items stand `times` times running."""
    run = 0
    for i in range(length, len(items)):
        run = run + 1 if items[i] == items[i - length] else 0
        if run >= length * (times - 1):
            return True
    return False


def prefixes(parts: Split, column: int, count: int) -> list[str]:
    """`count` sentences cut after a random word (some left whole), half of them held out."""
    r = random.Random(1)
    out = []
    for i in range(count):
        words = r.choice(parts.held if i % 2 else parts.train)[column].split()
        out.append(" ".join(words[: r.randint(1, len(words))]))
    return out


def noise(parts: Split, column: int, count: int) -> list[str]:
    """`count` lines that nobody says: letters, signs, stuttered syllables, shuffled words."""
    r = random.Random(2)

    def letters() -> str:
        return " ".join("".join(r.choices(LETTERS, k=r.randint(1, 12))) for _ in range(r.randint(1, 12)))

    def signs() -> str:
        alphabet = string.ascii_letters + string.digits + string.punctuation + "¿¡…—€ß漢字абв  "
        return "".join(r.choices(alphabet, k=r.randint(1, 60)))

    def stutter() -> str:
        syllables = ["".join(r.choices(LETTERS, k=2)) for _ in range(3)]
        return " ".join(r.choices(syllables, k=r.randint(2, 10)))

    def shuffled() -> str:
        words = [word for _ in range(3) for word in r.choice(parts.train)[column].split()]
        r.shuffle(words)
        return " ".join(words)

    kinds: list[Callable[[], str]] = [letters, signs, stutter, shuffled]
    lines: list[str] = []
    while len(lines) < count:
        line = kinds[len(lines) % len(kinds)]()
        if line.strip() and not loops(line.split()):
            lines.append(line)
    return lines


def degeneration(pack: Pack, texts: list[str], beam: int) -> dict[str, Any]:
    """How many translations of `texts` loop or never end, and the first few that do."""
    looped, endless, shown = 0, 0, []
    for text, pieces in zip(texts, pack.pieces(texts, beam), strict=True):
        translation = pack.text(pieces)
        bad = loops(pieces) or loops(translation.split())
        looped += bad
        endless += len(pieces) >= UNCAPPED
        if (bad or len(pieces) >= UNCAPPED) and len(shown) < 5:
            shown.append((text, translation[:200]))
    return {"lines": len(texts), "loops": looped, "endless": endless, "examples": shown}


def update_card(path: Path, report: dict[str, dict[str, Any]]) -> None:
    """Write the figures into a model card that has places for them."""
    text = path.read_text("utf-8")
    report = dict(report)
    for what, figures in report.pop("kept").items():
        text = re.sub(rf"(?m)^(\| {what} \|)[^|]*", rf"\1 {figures['kept']:.1f} % ", text)
    for name, figures in report.items():
        text = re.sub(rf"(?m)^\| {name} \|.*$", f"| {name} | {figures['bleu']:.1f} | {figures['chrf']:.1f} |", text)
    whole = [figures[kind]["loops"] for figures in report.values() for kind in ("prefixes", "noise")]
    text = re.sub(r"\S+ translations in which", f"{sum(whole) or 'no'} translations in which", text)
    text = re.sub(r"\(\S+ sentences,", f"({report['greedy']['sentences']:,} sentences,", text)
    path.write_text(text, "utf-8")


def main() -> None:
    """Print every figure, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("pack", type=Path)
    parser.add_argument("source", choices=["en", "es"])
    parser.add_argument("target", choices=["en", "es"])
    parser.add_argument("--no-repeat", type=int, default=0, help="pieces; no run of so many may stand twice")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--card", type=Path)
    arguments = parser.parse_args()
    direction = Direction(arguments.source, arguments.target)
    pack, parts = Pack(arguments.pack, direction, arguments.no_repeat), split(read_pairs(arguments.corpus))
    column = ("en", "es").index(arguments.source)
    references = parts.references(arguments.source)
    cut, noisy = prefixes(parts, column, PREFIXES), noise(parts, column, NOISE)
    report: dict[str, dict[str, Any]] = {}
    for name, beam in ((f"beam {BEAM}", BEAM), ("greedy", 1)):
        report[name] = {
            **quality(pack, references, beam),
            "prefixes": degeneration(pack, cut, beam),
            "noise": degeneration(pack, noisy, beam),
        }
        print(f"{arguments.source}-{arguments.target}, {name}:", json.dumps(report[name], ensure_ascii=False, indent=1))
    report["kept"] = kept(pack, parts, column)
    print(f"{arguments.source}-{arguments.target}, kept:", json.dumps(report["kept"], ensure_ascii=False, indent=1))
    if arguments.json:
        arguments.json.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if arguments.card:
        update_card(arguments.card, report)


if __name__ == "__main__":
    main()
