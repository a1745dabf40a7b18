"""Spanish from Ona, a Catalan voice of festival: eSpeak NG's Spanish phonemes as words of her own lexicon.

The voice (`upc_ca_ona_hts` of the FestCat project, Universitat Politècnica de Catalunya, LGPL-2.1-or-later; Debian:
``festvox-ca-ona-hts``) is made from recordings of a woman.  Catalan has all sounds of American Spanish but the jota:
where that stands she says the first sound of "xoc", which is then replaced by noise that is formed as the jota is.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

PAUSE = "pau"
VOICE = "upc_ca_ona_hts"
STANDS_FOR_JOTA = "S"
STRESS = "ˈˌ"
VOWELS = {"a": "a", "e": "e", "ɛ": "e", "i": "i", "o": "o", "ɔ": "o", "u": "u"}
GLIDES = {"j": "j", "w": "w", "ɪ": "j", "ʊ": "w"}
CONSONANTS = {
    "b": "b", "β": "b", "d": "d", "ð": "d", "ɡ": "g", "ɣ": "g", "p": "p", "t": "t", "k": "k", "f": "f", "s": "s",
    "θ": "s", "z": "z", "ʃ": "S", "ʒ": "Z", "x": STANDS_FOR_JOTA, "h": STANDS_FOR_JOTA, "ʝ": "j", "m": "m", "n": "n",
    "ɲ": "J", "ŋ": "n", "l": "l", "ʎ": "L", "r": "rr", "ɾ": "r", "v": "b",
}  # fmt: skip
CLUSTERS = {(stop, liquid) for stop in "pbtdkgf" for liquid in "lr"} - {("t", "l"), ("d", "l")}
"""What begins a syllable together."""
MARKS = ",.;:?!"

JOTA_HZ = {"i": 2600, "e": 2200, "j": 2600, "a": 1500, "o": 1100, "u": 900, "w": 900}
"""Where its noise is loudest: the tongue is already on the way to the next vowel."""
JOTA_WIDTH_HZ, JOTA_BROAD, JOTA_FALL_HZ, JOTA_LEVEL = 700.0, 0.25, 4000.0, 0.12
"""Of the peak; what lies under it, of the peak, and how fast that falls; its power beside that of the loudest tenth."""
EDGE_S = 0.012

Syllables = list[tuple[list[str], bool]]
"""Phones, and whether it is stressed."""


def token(number: int) -> str:
    """A word that no lexicon has, as Catalan tokenizers like them."""
    word = ""
    while True:
        number, consonant = divmod(number, 9)
        number, vowel = divmod(number, 5)
        word += "bdfgklmnp"[consonant] + "aeiou"[vowel]
        if not number:
            return f"zu{word}zu"


def parted(symbols: list[str]) -> tuple[list[list[str]], list[str]]:
    """Phonemes of a sentence → its words, and the mark after each ("" if none)."""
    words, marks = [[]], [""]
    for symbol in symbols:
        if symbol in MARKS:
            marks[-1] = symbol
        elif symbol == " ":
            words.append([])
            marks.append("")
        else:
            words[-1].append(symbol)
    kept = [(word, mark) for word, mark in zip(words, marks, strict=True) if word]
    return [word for word, _ in kept], [mark for _, mark in kept]


def syllables(word: list[str]) -> Syllables:
    """Of a word's phonemes."""
    phones: list[str] = []
    stressed: list[bool] = []
    stress = False
    for symbol in word:
        if symbol in STRESS:
            stress = symbol == "ˈ"
        elif symbol in VOWELS:
            phones.append(VOWELS[symbol] + ("1" if stress else ""))
            stressed.append(stress)
            stress = False
        elif symbol in GLIDES or symbol in CONSONANTS:
            phones.append(GLIDES.get(symbol) or CONSONANTS[symbol])
            stressed.append(False)
    nuclei = [i for i, phone in enumerate(phones) if phone[0] in "aeiou"]
    if not nuclei:
        return [(phones, False)] if phones else []
    cuts = [0]
    for before, after in pairwise(nuclei):
        onset = after
        while onset > before + 1 and phones[onset - 1] in "jw":
            onset -= 1  # a glide goes with the vowel behind it
        if onset > before + 1:
            onset -= 1
            if onset > before + 1 and (phones[onset - 1], phones[onset]) in CLUSTERS:
                onset -= 1
        cuts.append(onset)
    bounds = [*cuts, len(phones)]
    return [(phones[a:b], any(stressed[a:b])) for a, b in pairwise(bounds)]


def written(symbols: list[str], first: int) -> tuple[list[str], str, list[str]]:
    """Phonemes of a sentence → lines for festival's lexicon, the text to say, and the phonemes that sound.

    `first`: where the numbers of its words begin, greater for every sentence by at least its words.
    """
    words, marks = parted(symbols)
    entries, names = [], []
    for number, word in enumerate(words, first):
        names.append(token(number))
        parts = " ".join(f"(({' '.join(phones)}) {int(stressed)})" for phones, stressed in syllables(word))
        entries.append(f'(lex.add.entry \'("{names[-1]}" nil ({parts})))')
    text = " ".join(name + mark for name, mark in zip(names, marks, strict=True))
    return entries, text, [p for word in words for p in word if p in VOWELS or p in GLIDES or p in CONSONANTS]


def as_spanish(
    samples: np.ndarray, phones: list[tuple[str, float]], rate_hz: int, wanted: list[str], r: np.random.Generator
) -> tuple[np.ndarray, list[tuple[str, float]]] | None:
    """What festival said, with jotas, its phones called by the phonemes in `wanted`; None if they do not fit.

    `phones`: with their ends in seconds.
    """
    sounding = [i for i, (phone, _) in enumerate(phones) if phone != PAUSE]
    if len(sounding) != len(wanted):
        return None
    out, called = samples.copy(), list(phones)
    loudest = np.sort(samples**2)[-len(samples) // 10 :].mean()
    for i, phoneme, following in zip(sounding, wanted, [*wanted[1:], ""], strict=True):
        called[i] = (phoneme, phones[i][1])
        if CONSONANTS.get(phoneme) == STANDS_FOR_JOTA and phoneme != "ʃ":
            begin = round(phones[i - 1][1] * rate_hz) if i else 0
            _put_jota(out, begin, round(phones[i][1] * rate_hz), following, rate_hz, loudest, r)
    return out, called


def _put_jota(
    out: np.ndarray, begin: int, end: int, following: str, rate_hz: int, loudest: float, r: np.random.Generator
) -> None:
    """Fade from what is in `out` to formed noise and back."""
    edge = round(EDGE_S * rate_hz)
    begin, end = max(0, begin - edge // 2), min(len(out), end + edge // 2)
    hertz = np.fft.rfftfreq(end - begin, 1 / rate_hz)
    peak = JOTA_HZ[GLIDES.get(following) or VOWELS.get(following, "a")]
    shape = np.exp(-(((hertz - peak) / JOTA_WIDTH_HZ) ** 2)) + JOTA_BROAD * np.exp(-hertz / JOTA_FALL_HZ)
    noise = np.fft.irfft(np.fft.rfft(r.standard_normal(end - begin)) * shape, end - begin)
    noise *= np.sqrt(JOTA_LEVEL * loudest / np.mean(noise**2))
    at = np.arange(end - begin)
    angle = np.clip(np.minimum(at, at[::-1]) / edge, 0, 1) * np.pi / 2
    out[begin:end] = out[begin:end] * np.cos(angle) + noise * np.sin(angle)
