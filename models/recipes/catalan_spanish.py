"""Spanish from Ona, a Catalan voice of festival: eSpeak NG's Spanish phonemes as words of her own lexicon.

The voice (`upc_ca_ona_hts` of the FestCat project, Universitat Politècnica de Catalunya, LGPL-2.1-or-later; Debian:
``festvox-ca-ona-hts``) is made from recordings of a woman.  Catalan has all sounds of American Spanish but the jota:
where that stands she says the first sound of "xoc", which is then replaced by noise that is formed as the jota is.
"""

from __future__ import annotations

import numpy as np

VOICE = "upc_ca_ona_hts"
JOTA = "x"
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
JOTA_WIDTH_HZ, JOTA_BROAD, JOTA_LEVEL = 700.0, 0.25, 0.12
"""Of the peak; what lies under it, of the peak; and its power beside that of the loudest stretch."""
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
    for before, after in zip(nuclei, nuclei[1:], strict=False):
        onset = after
        while onset > before + 1 and phones[onset - 1] in "jw":
            onset -= 1  # a glide goes with the vowel behind it
        if onset > before + 1:
            onset -= 1
            if onset > before + 1 and (phones[onset - 1], phones[onset]) in CLUSTERS:
                onset -= 1
        cuts.append(onset)
    bounds = [*cuts, len(phones)]
    return [
        (phones[a:b], any(stressed[a:b])) for a, b in zip(bounds, bounds[1:], strict=False)
    ]  # fmt: skip


def entry(name: str, word: list[str]) -> str:
    """What to tell festival's lexicon of it."""
    parts = " ".join(f"(({' '.join(phones)}) {int(stressed)})" for phones, stressed in syllables(word))
    return f"(lex.add.entry '(\"{name}\" nil ({parts})))"


def with_jota(
    samples: np.ndarray, rate_hz: int, spoken: list[tuple[str, float]], wanted: list[str], r: np.random.Generator
) -> np.ndarray:
    """`samples` with noise where `wanted` has a jota.

    `spoken`: phones with their ends in seconds; `wanted`: the same phones, less the pauses, as their phonemes.
    """
    sounding = [(i, phone) for i, (phone, _) in enumerate(spoken) if phone != "pau"]
    if len(sounding) != len(wanted):
        raise ValueError("not as many phones as phonemes")
    out, power = samples.copy(), np.sort(samples**2)[-len(samples) // 10 :].mean()
    edge = round(EDGE_S * rate_hz)
    for (i, _), phoneme, following in zip(sounding, wanted, [*wanted[1:], ""], strict=True):
        if phoneme not in (JOTA, "h"):
            continue
        begin, end = (round(at * rate_hz) for at in (spoken[i - 1][1] if i else 0.0, spoken[i][1]))
        begin, end = max(0, begin - edge // 2), min(len(out), end + edge // 2)
        hertz = np.fft.rfftfreq(end - begin, 1 / rate_hz)
        peak = JOTA_HZ.get(GLIDES.get(following) or VOWELS.get(following, "a"), 1500)
        shape = np.exp(-(((hertz - peak) / JOTA_WIDTH_HZ) ** 2)) + JOTA_BROAD * np.exp(-hertz / 4000)
        noise = np.fft.irfft(np.fft.rfft(r.standard_normal(end - begin)) * shape, end - begin)
        noise *= np.sqrt(JOTA_LEVEL * power / np.mean(noise**2))
        ramp = np.clip(np.minimum(np.arange(end - begin), np.arange(end - begin)[::-1]) / edge, 0, 1)
        fade = np.sin(ramp * np.pi / 2)
        out[begin:end] = out[begin:end] * np.cos(ramp * np.pi / 2) + noise * fade
    return out.astype(np.float32)
