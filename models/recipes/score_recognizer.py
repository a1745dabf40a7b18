"""Score a recognizer pack on recordings, one decode of each: word errors, language, final marks, word times.

    python models/recipes/score_recognizer.py PACK MANIFEST.jsonl... [--longest S] [--silence-ms N] [--beam N]
                                              [--window audio|full] [--transcribe] [--positions N] [--plain]
                                              [--show] [--json OUT]

Run with the project's environment.  MANIFEST lines: `audio` (or `file`), `language`, `text`, and `kind`,
`voice`, `voice_known`, `words` as ``speak_set.py`` writes them.  Recordings in other languages than the pack's, without
text, or longer than S seconds are counted and left out.  What is measured is what the program makes of it, which
chooses between the decoder's answers and corrects words that are none; --plain: what the decoder writes.  `closed` is
the share of transcripts that end with a final mark: all should, of whole sentences; of those that break off, none.  Of
noise, the words are counted.  --window full: in windows of 30 s.  --transcribe: as faster-whisper's ``transcribe()``
reads them with its default options, which has windows of 30 s and writes timestamps.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from statistics import median

import numpy as np
import soundfile

from interpreter_app.core.text import Token, shown
from interpreter_app.core.units import RATE_HZ
from interpreter_app.engines.rescoring import Rescorer
from interpreter_app.engines.whisper import WhisperRecognizer
from interpreter_app.pipeline.wording import worded
from interpreter_app.policy.metrics import WordErrors, word_errors

LANGUAGES = ("en", "es")
POSITIONS = 448
"""Text positions of what ``train_recognizer.py`` makes."""
FINAL = (".", "!", "?", "…")
WHOLE = ("short", "long", "joined")
"""Kinds of ``speak_set.py`` that are whole sentences by voices of the language."""


class Tally:
    """What is counted for a group of recordings."""

    def __init__(self) -> None:
        self.recordings, self.errors, self.right, self.closed, self.late = 0, WordErrors(), 0, 0, list[float]()

    def report(self) -> dict[str, float]:
        """The figures."""
        figures = {
            "recordings": self.recordings,
            "words": self.errors.words,
            "word_error_rate": round(self.errors.rate, 4),
            "language_right": round(self.right / self.recordings, 4),
            "closed": round(self.closed / self.recordings, 4),
        }
        if self.late:
            figures["word_time_bias_ms"] = round(median(self.late))
            figures["word_time_error_ms"] = round(median(map(abs, self.late)))
        return figures


def lateness(tokens: tuple[Token, ...], words: list[dict[str, float | str]]) -> list[float]:
    """Milliseconds by which starts and ends of words are late; only where every word was read right."""
    spoken = [token for token in tokens if any(map(str.isalnum, token.text)) and token.start is not None]
    if [t.text.strip().casefold() for t in spoken] != [str(w["text"]).strip("¿¡.,?!").casefold() for w in words]:
        return []
    return [
        found / RATE_HZ * 1000 - float(word[key]) * 1000
        for token, word in zip(spoken, words, strict=True)
        for found, key in ((token.start, "start_s"), (token.end, "end_s"))
        if found is not None
    ]


def main() -> None:
    """Print the figures by language, by kind of voice and by voice."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pack")
    parser.add_argument("manifests", type=Path, nargs="+")
    parser.add_argument("--longest", type=float, default=12.0, help="seconds")
    parser.add_argument("--silence-ms", type=int, default=0)
    parser.add_argument("--beam", type=int, default=12, help="12: as the starter's pack is used with")
    parser.add_argument("--window", choices=["audio", "full"], default="audio")
    parser.add_argument("--transcribe", action="store_true")
    parser.add_argument("--positions", type=int, default=POSITIONS)
    parser.add_argument("--plain", action="store_true", help="as the decoder writes it")
    parser.add_argument("--show", action="store_true", help="print every transcript")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    recognizer = WhisperRecognizer(
        arguments.pack, languages=LANGUAGES, window=arguments.window, silence_ms=arguments.silence_ms,
        positions=arguments.positions,
    )  # fmt: skip
    if arguments.plain:
        recognizer.rescorer = Rescorer()
    program = recognizer if arguments.plain else worded(recognizer)
    tallies: dict[str, Tally] = defaultdict(Tally)
    left_out = noises = words_in_noise = 0
    for manifest in arguments.manifests:
        for row in map(json.loads, manifest.open(encoding="utf-8")):
            audio, rate = soundfile.read(
                manifest.parent / row.get("audio", row.get("file")), dtype="float32", always_2d=True
            )
            language = row.get("language")
            if (
                language not in LANGUAGES
                or (not row.get("text") and row.get("kind") != "noise")
                or len(audio) > arguments.longest * rate
                or rate != RATE_HZ
            ):
                left_out += 1
                continue
            samples = np.ascontiguousarray(audio.mean(axis=1))
            if arguments.transcribe:
                segments, found = recognizer.model.transcribe(samples)
                heard, tokens = found.language, (Token("".join(segment.text for segment in segments)),)
            else:
                hearing = program.hear(samples)
                odds = hearing.languages(LANGUAGES)
                heard = max(odds, key=lambda tag: odds[tag])
                tokens = hearing.decode(heard, beam=arguments.beam).tokens
            if row.get("kind") == "noise":
                noises += 1
                words_in_noise += sum(any(map(str.isalnum, token.text)) for token in tokens)
                continue
            groups = [
                language,
                f"{language}, {'9 words or more' if len(row['text'].split()) > 8 else '8 words or fewer'}",
            ]
            if "kind" in row:
                groups.append(f"{language}, {row['kind']}")
            if "voice" in row:
                voices = f"{'known' if row['voice_known'] else 'unknown'} voices"
                groups += [f"{language}, {voices}", f"{language}, {row['voice']}"]
                if row["kind"] in WHOLE:
                    groups.append(f"{language}, {voices}, whole")
            for tally in (tallies[group] for group in groups):
                tally.recordings += 1
                tally.errors += word_errors(row["text"], shown(tokens))
                tally.right += heard == language
                tally.closed += shown(tokens).endswith(FINAL)
                tally.late += lateness(tokens, row.get("words", []))
            if arguments.show:
                print(f"{language} {heard}  {row['text']}  =>  {shown(tokens)}")
    report = {name: tally.report() for name, tally in sorted(tallies.items())}
    for name, figures in report.items():
        print(f"{name:<24}", "  ".join(f"{key} {value}" for key, value in figures.items()))
    print(f"{words_in_noise} words in {noises} recordings of noise; {left_out} recordings left out")
    if arguments.json:
        arguments.json.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
