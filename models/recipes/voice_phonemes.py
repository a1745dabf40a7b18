"""eSpeak phonemes of a text as a Piper voice is given them, and how long each lasts in speech whose phones are known.

A synthesizer has its own lexicon and its own names for sounds; both sides are written as strings of IPA letters, and
the cheapest way to turn one into the other says which phoneme sounds when.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP
from piper.phonemize_espeak import EspeakPhonemizer

ESPEAK_VOICES = {"en": "en-us", "es": "es-419"}
"""Whose phonemes the voices are given."""
BEGIN, END, SPACE = "^", "$", " "
PAUSE = "|"
"""What a pause is written as on the synthesizer's side."""
MARKS = ",.;:?!"
SILENT = "ˈˌːʲʰʷˠˤ\u0303\u0329"
"""Say how another phoneme sounds, and have no time of their own."""
FESTIVAL = {
    "aa": "ɑ", "ae": "æ", "ah": "ʌ", "ao": "ɔ", "aw": "aʊ", "ax": "ə", "axr": "ɚ", "ay": "aɪ", "b": "b", "ch": "tʃ",
    "d": "d", "dh": "ð", "eh": "ɛ", "er": "ɜ", "ey": "eɪ", "f": "f", "g": "ɡ", "hh": "h", "ih": "ɪ", "iy": "i",
    "jh": "dʒ", "k": "k", "l": "l", "m": "m", "n": "n", "ng": "ŋ", "ow": "oʊ", "oy": "ɔɪ", "p": "p", "r": "ɹ",
    "s": "s", "sh": "ʃ", "t": "t", "th": "θ", "uh": "ʊ", "uw": "u", "v": "v", "w": "w", "y": "j", "z": "z", "zh": "ʒ",
    "pau": PAUSE,
}  # fmt: skip
"""The phones of festival's American voices (the `radio` phone set)."""
VOWELS = "aeiouyæøœɐɑɒɔəɘɚɛɜɝɨɪɯɵʉʊʌᵻ"
ALIKE = (
    "əɐʌɜɚᵻɪ",
    "iɪᵻjʝ",
    "ɛeæ",
    "ɑɔoɒʌa",
    "uʊw",
    "ɹɚɜɾr",
    "tdɾ",
    "sz",
    "ʃʒ",
    "θð",
    "fv",
    "kɡɣ",
    "pbβ",
    "nŋɲm",
    "lʎɫ",
    "xhçχɣ",
)
"""Sounds that lexicons and accents exchange."""
SAME_KIND, OTHER_KIND, SKIP = 0.9, 1.6, 0.7
_ALIKE_COST = 0.25


@cache
def _phonemizer() -> EspeakPhonemizer:
    return EspeakPhonemizer()


def phonemes(voice: str, text: str) -> list[str]:
    """The phonemes of `text` in eSpeak NG's `voice`, from begin to end; raises ValueError if not one sentence."""
    found = _phonemizer().phonemize(voice, text)
    if len(found) != 1:
        raise ValueError(f"not one sentence: {text}")
    return [BEGIN, *(p for p in found[0] if p in DEFAULT_PHONEME_ID_MAP), END]


def ids(symbols: list[str]) -> list[int]:
    """The number of each, without the padding that Piper puts between them."""
    return [DEFAULT_PHONEME_ID_MAP[symbol][0] for symbol in symbols]


def akin(symbol: str, heard: set[str]) -> list[str]:
    """Those of `heard` that `symbol` is most like: sounds that are exchanged for it, else all of its kind."""
    alike = [other for group in ALIKE if symbol in group for other in group if other in heard]
    if symbol in VOWELS:
        return alike or [other for other in heard if other in VOWELS]
    if symbol.isalpha() and symbol not in SILENT:
        return alike or [other for other in heard if other.isalpha() and other not in VOWELS + SILENT]
    return [other for other in heard if other in SILENT]


def spread(symbols: list[str], phones: list[tuple[str, int]], names: dict[str, str]) -> tuple[np.ndarray, float]:
    """Where each of `symbols` ends, in samples, and the mean cost of a phoneme's match (0: the same sounds).

    `phones`: the synthesizer's, each with the sample it ends at; `names`: their IPA letters, where their
    names are others.
    """
    letters, bounds = _letters(phones, names)
    sounding = [i for i, symbol in enumerate(symbols) if symbol not in SILENT and symbol != SPACE]
    pairs, cost = _matched([symbols[i] for i in sounding], letters)
    ends = np.zeros(len(symbols), np.int64)
    for at, letter in pairs:
        ends[sounding[at]] = bounds[letter + 1]  # of several letters, the last: they come in order
    ends[-1] = bounds[-1]
    # What has no time of its own, or was never spoken, ends where what stands before it ends.
    return np.maximum.accumulate(ends), cost / len(sounding)


def _letters(phones: list[tuple[str, int]], names: dict[str, str]) -> tuple[str, list[int]]:
    """The phones as IPA letters, and their bounds: one more than letters; a diphthong's time is divided evenly."""
    letters, bounds = "", [0]
    begins = [0, *(end for _, end in phones)]
    for (name, _), (begin, end) in zip(phones, pairwise(begins), strict=True):
        written = names.get(name, name)
        letters += written
        bounds += [round(begin + (end - begin) * (i + 1) / len(written)) for i in range(len(written))]
    return letters, bounds


def _matched(symbols: list[str], letters: str) -> tuple[list[tuple[int, int]], float]:
    """The cheapest monotonic match of `symbols` and `letters`: pairs of their places, in order, and its cost."""
    rows, columns = len(symbols), len(letters)
    costs = np.full((rows + 1, columns + 1), np.inf)
    costs[0] = SKIP * np.arange(columns + 1)
    costs[:, 0] = SKIP * np.arange(rows + 1)
    for i in range(rows):
        for j in range(columns):
            costs[i + 1, j + 1] = min(
                costs[i, j] + _cost(symbols[i], letters[j]), costs[i, j + 1] + SKIP, costs[i + 1, j] + SKIP
            )
    pairs = []
    i, j = rows, columns
    while i and j:
        if costs[i, j] == costs[i - 1, j - 1] + _cost(symbols[i - 1], letters[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif costs[i, j] == costs[i, j - 1] + SKIP:
            j -= 1
            pairs.append((i - 1, j)) if i else None  # spoken, not written: the time goes to what stands before
        else:
            i -= 1
    return pairs[::-1], float(costs[-1, -1])


def _cost(symbol: str, letter: str) -> float:
    """Of taking `letter` for `symbol`."""
    pause = symbol in (BEGIN, END) or symbol in MARKS
    if pause or letter == PAUSE:
        return 0.0 if pause and letter == PAUSE else 2 * SKIP
    if symbol == letter:
        return 0.0
    if any(symbol in group and letter in group for group in ALIKE):
        return _ALIKE_COST
    return SAME_KIND if (symbol in VOWELS) == (letter in VOWELS) else OTHER_KIND
