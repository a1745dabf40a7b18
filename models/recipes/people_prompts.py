"""Gather what people recorded for free software and wrote down, to train a recognizer on beside synthetic voices.

    python models/recipes/people_prompts.py CORPUS.tsv.gz OUT

CORPUS: Tatoeba pairs from manythings.org/anki (CC BY 2.0), by whose words Spanish written without accents gets them
back.  Run with the project's environment, ``ffmpeg`` on the path, and these of Debian's packages:
asterisk-core-sounds-en-g722 and -es-g722 with asterisk-core-sounds-en and -es (a telephone exchange's prompts in
English and in Mexican Spanish, one woman, CC BY-SA 3.0), tuxpaint-stamps-default (what children are told of pictures,
GPL-2.0-or-later), qabcs-data (GPL-3.0-or-later) and ktuberling-data (GPL-2.0-or-later), with words for children.  OUT
gets what ``speak_corpus.py`` writes, without the places of the words, for nobody noted them; ``train_recognizer.py
--also OUT`` reads it.

What has signs or digits in it, which are not read as they are written, is left out, and so is single letters' spelling.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from split import fold, read_pairs, split

from interpreter_app.core.units import RATE_HZ

SHARE = Path("/usr/share")
PROMPTS = {
    "en": ("asterisk/sounds/en_US_f_Allison", "doc/asterisk-core-sounds-en/core-sounds-en.txt.gz"),
    "es": ("asterisk/sounds/es_MX_f_Allison", "doc/asterisk-core-sounds-es/core-sounds-es.txt.gz"),
}
WORDS = {
    "qabcs us": "qabcs/abcs/en/sounds/words",
    "qabcs gb": "qabcs/abcs/en_gb/sounds/words",
    "ktuberling": "ktuberling/sounds/en",
}
"""English words, each in a file of its name; several people's."""
STAMPS, SPANISH_STAMP = "tuxpaint/stamps", "es.utf8="
PASSAGE = 8
"""Recordings of one speaker that may be joined, one after the other."""
LONGEST_S = 20.0
FRAME_S, QUIET_DB, MARGIN_S = 0.01, 42.0, 0.06
"""At either end, what is so much quieter than the loudest is cut off but for a margin."""
PEAK = 0.7
WEIGHT = 2.0
"""How much more often these are drawn than what a synthesizer said."""
SURE = 10
"""So many times as often as any other must a word be what is meant by one without accents."""


def prompts(language: str, accented: dict[str, str]) -> Iterator[tuple[str, Path, str]]:
    """Speaker, recording and text of the exchange's prompts."""
    folder, listing = (SHARE / part for part in PROMPTS[language])
    for line in gzip.decompress(listing.read_bytes()).decode("utf-8", "replace").splitlines():
        name, _, text = line.strip().partition(": ")
        path = folder / f"{name}.g722"
        if path.exists():
            yield f"asterisk {language}", path, _accented(text, accented) if language == "es" else text


def stamps() -> Iterator[tuple[str, Path, str]]:
    """Speaker, recording and text of the pictures' descriptions."""
    for path in sorted((SHARE / STAMPS).rglob("*_desc.ogg")) + sorted((SHARE / STAMPS).rglob("*_desc_es.ogg")):
        language = "es" if path.stem.endswith("_es") else "en"
        listing = path.with_name(re.sub(r"_desc(_es)?$", ".txt", path.stem))
        if listing.exists():
            lines = listing.read_text(encoding="utf-8", errors="replace").splitlines()
            spanish = [line.removeprefix(SPANISH_STAMP) for line in lines if line.startswith(SPANISH_STAMP)]
            text = lines[:1] if language == "en" else spanish
            if text:
                yield f"tuxpaint {language}", path, text[0]


def words() -> Iterator[tuple[str, Path, str]]:
    """Speaker, recording and text of single English words."""
    for voice, folder in WORDS.items():
        for path in sorted((SHARE / folder).glob("*.ogg")):
            # ktuberling's begin with the picture that they belong to.
            _, _, name = path.stem.rpartition("_") if voice == "ktuberling" else ("", "", path.stem)
            yield f"{voice} en", path, name.replace("_", " ")


def readable(text: str) -> str:
    """`text` as it is read; "" for what cannot be known from it.

    What breaks off ends without a mark, as cut sentences do in training.
    """
    text = re.sub(r"\s+", " ", text.replace("…", "...")).strip()
    breaks_off = text.endswith("...")
    text = text.strip(" .") if breaks_off else text.lstrip(" .")
    words = text.split()
    if not re.fullmatch(r"[^\W\d_][^\W\d_ ,;:.?!¿¡'’-]*(?:[^\W\d_]|[ ,;:.?!¿¡'’-])*|[¿¡].*", text):
        return ""
    if re.search(r"[\d_*#@\[\]()«»\"$%]", text) or all(len(word) == 1 for word in words):
        return ""
    if any(len(word.strip(".,")) == 1 and word.isupper() and word not in ("A", "I", "Y", "O", "E") for word in words):
        return ""
    return text[0].upper() + re.sub(r"\bi\b(?!-)", "I", text[1:])


def accents(texts: list[str]) -> dict[str, str]:
    """Spanish words without accents, and what they are with them; "" where that cannot be known from `texts`."""
    plain = defaultdict[str, Counter[str]](Counter)
    for text in texts:
        for word in fold(text).split():
            plain[_plain(word)][word] += 1
    out = {}
    for bare, words in plain.items():
        (best, times), *others = words.most_common()
        out[bare] = best if not others or times >= SURE * others[0][1] else ""
    return out


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _accented(text: str, accented: dict[str, str]) -> str:
    """`text` with its accents; "" if a word without one may want it."""
    sure = True

    def mended(match: re.Match[str]) -> str:
        nonlocal sure
        word = match[0].lower()
        better = word if word != _plain(word) else accented.get(word, "")
        sure = sure and bool(better)
        return better.capitalize() if match[0][0].isupper() else better

    text = re.sub(r"[^\W\d_]+", mended, text)
    return text if sure else ""


def samples(path: Path) -> np.ndarray:
    """What is said in it, at 16 kHz, without the silence around it."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-f", "s16le", "-ac", "1", "-ar", str(RATE_HZ), "-"]
    read = subprocess.run(command, check=True, capture_output=True).stdout
    sound = np.frombuffer(read, "<i2").astype(np.float32) / 32768
    step = int(FRAME_S * RATE_HZ)
    frames = sound[: len(sound) // step * step].reshape(-1, step)
    level = np.sqrt((frames**2).mean(1)) if len(frames) else np.zeros(0)
    loud = np.flatnonzero(level > level.max(initial=0) * 10 ** (-QUIET_DB / 20))
    if not len(loud):
        return np.zeros(0, np.int16)
    margin = int(MARGIN_S * RATE_HZ)
    sound = sound[max(0, loud[0] * step - margin) : (loud[-1] + 1) * step + margin]
    return np.round(sound * (PEAK / np.abs(sound).max()) * 32767).astype("<i2")


def main(corpus: str, out: str) -> None:
    """Write ``audio.i16`` and ``meta.jsonl``."""
    known = accents([spanish for _, spanish in split(read_pairs(corpus)).train])
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    begin, rows = 0, list[dict[str, object]]()
    counts = defaultdict[str, int](int)
    with (folder / "audio.i16").open("wb") as audio:
        for voice, path, written in (*prompts("en", known), *prompts("es", known), *stamps(), *words()):
            text = readable(written)
            sound = samples(path) if text else np.zeros(0, np.int16)
            if not 0 < len(sound) <= LONGEST_S * RATE_HZ:
                continue
            passage = f"{voice} {counts[voice] // PASSAGE}"
            counts[voice] += 1
            rows.append(
                {
                    "language": voice[-2:], "text": text, "voice": voice, "passage": passage,
                    "begin": begin, "samples": len(sound), "words": [], "weight": WEIGHT,
                }
            )  # fmt: skip
            begin += len(sound)
            audio.write(sound.tobytes())
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "meta.jsonl").write_text(lines, encoding="utf-8")
    print(f"{len(rows)} recordings, {begin / RATE_HZ / 60:.0f} minutes:", dict(counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
