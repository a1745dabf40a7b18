"""A Whisper-shaped recognizer on faster-whisper and CTranslate2, on windows of the audio's own length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from interpreter_app.core.audio import Floats
from interpreter_app.core.errors import EngineError, ModelCorrupt
from interpreter_app.core.options import Streaming
from interpreter_app.core.ports import Recognition
from interpreter_app.core.text import Token
from interpreter_app.core.units import RATE_HZ, Samples, samples
from interpreter_app.engines.models import AGAIN, expect, vocabulary_size, words_of
from interpreter_app.engines.rescoring import Rescorer
from interpreter_app.engines.word_times import Loudness, piece_starts, word_pieces
from interpreter_app.policy.hallucination import Evidence, misread
from interpreter_app.policy.words import is_mark

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

Window = Literal["audio", "full"]

_UNMEASURED = Streaming()
_HOP = 160
"""Samples between two log-mel frames."""
_STEP = 320
"""Samples between two encoder positions, the grain of word times."""
_LEAST = 640
"""Samples; the encoder's window is never shorter."""
_FULL = 3000
"""Log-mel frames of Whisper's own 30 s window."""
_TEXT_PER_S, _TEXT_LEAST = 10, 10
"""Longest answer: so many pieces a second of audio, and these on top.  Fast speech has about 6 a second."""


class WhisperRecognizer:
    """The recognizer of one pack: a folder in faster-whisper's form.

    `languages`: BCP-47 tags of what it was trained on.  `window`: "audio" sizes the encoder's window to the audio plus
    `silence_ms` of silence; "full" pads to 30 s, as the original models were trained; `fallback` does so where a text
    shows that it was misread.  `longest_s`: what it reads well at once, at most 30.  `positions`: text positions of the
    decoder.  `prompts`: whether it was trained with text before.  `streaming`: what was measured for it.  Raises
    `ModelCorrupt` when the folder cannot be loaded.
    """

    def __init__(
        self,
        folder: str,
        *,
        languages: Sequence[str],
        window: Window = "full",
        silence_ms: int = 0,
        longest_s: float = 30.0,
        fallback: bool = False,
        prompts: bool = False,
        positions: int = 448,
        threads: int = 1,
        streaming: Streaming = _UNMEASURED,
    ) -> None:
        from faster_whisper import WhisperModel

        expect(folder, "recognizer")
        try:
            self.model: WhisperModel = WhisperModel(
                folder, device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
            )
        except Exception as error:  # the tokenizer raises nothing more precise on a damaged file
            why = f"tokenizer.json makes no sense: {error}" if type(error) is Exception else str(error)
            raise ModelCorrupt(f"the recognizer in {folder} cannot be loaded: {why}", hint=AGAIN) from error
        self.window: Window = window
        self.silence = samples(silence_ms)
        self.positions = positions
        self._languages = tuple(languages)
        self._longest = samples(longest_s * 1000)
        self._streaming = streaming
        self.prompts = prompts
        self.fallback = fallback and window == "audio"
        self.vocabulary = words_of(Path(folder), languages)
        self.rescorer = Rescorer.of(Path(folder), languages)
        known = vocabulary_size(Path(folder))
        try:
            self._end = self._special("endoftext")
            for tag in languages:
                self.prompt(tag)
        except EngineError as error:
            what = f"the recognizer in {folder} cannot be loaded: tokenizer.json is of another model: {error}"
            raise ModelCorrupt(what, hint=AGAIN) from error
        if known <= self._end:
            what = f"its vocabulary has {known} pieces, its tokenizer more than {self._end}"
            raise ModelCorrupt(f"the recognizer in {folder} cannot be loaded: {what}", hint=AGAIN)
        # A tokenizer may name fewer pieces than the model can write: some know no timestamps.
        pieces = max(self.model.hf_tokenizer.get_vocab_size(), known)
        self.never = [-1, *range(self._end + 1, pieces)]
        """Pieces that are no text: those the model itself names (-1), tasks, languages, timestamps."""

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP-47 tags of what it understands."""
        return self._languages

    @property
    def longest(self) -> int:
        """Samples of audio it reads well at once."""
        return self._longest

    @property
    def streaming(self) -> Streaming:
        """How it is best decoded while speech goes on."""
        return self._streaming

    def hear(self, audio: Floats, prompt: str = "") -> WhisperHearing:
        """Encode `audio` (16 kHz mono); raises `EngineError` beyond the 30 s that any Whisper model takes."""
        if len(audio) > _FULL * _HOP:
            raise EngineError(f"{len(audio) / RATE_HZ:.1f} s of audio are more than a recognizer takes at once")
        return WhisperHearing(self, audio, self.window, self.before(prompt))

    def prompt(self, language: str) -> list[int]:
        """Ids that ask for a transcript in `language`, without timestamps."""
        if not self.model.model.is_multilingual:
            return [self._special("startoftranscript"), self._special("notimestamps")]
        names = ("startoftranscript", _primary(language), "transcribe", "notimestamps")
        return [self._special(name) for name in names]

    def before(self, prompt: str) -> list[int]:
        """Ids that tell of the text before; none for a model that was not trained with it."""
        if not self.prompts or not prompt:
            return []
        return [self._special("startofprev"), *self._ids(prompt)[-(self.positions // 2 - 1) :]]

    def encode_text(self, tokens: Sequence[Token]) -> list[int]:
        """Ids of `tokens` as the model would have written them: its text begins with a space."""
        text = "".join(token.text for token in tokens).strip()
        return self._ids(text) if text else []

    def _ids(self, text: str) -> list[int]:
        return list(self.model.hf_tokenizer.encode(" " + text, add_special_tokens=False).ids)

    def _special(self, name: str) -> int:
        found = self.model.hf_tokenizer.token_to_id(f"<|{name}|>")
        if found is None:
            raise EngineError(f"there is no <|{name}|> in it")
        return int(found)


class WhisperHearing:
    """One stretch of audio, encoded."""

    def __init__(self, recognizer: WhisperRecognizer, audio: Floats, window: Window, before: list[int]) -> None:
        import ctranslate2

        self._recognizer = recognizer
        self._audio, self._before = audio, before
        self._again: WhisperHearing | None = None
        whole = _FULL * _HOP if window == "full" else max(len(audio) + recognizer.silence, _LEAST)
        mel = recognizer.model.feature_extractor(np.asarray(audio), padding=max(0, whole - len(audio)))
        self._frames = min(whole // _HOP, mel.shape[1])
        features = ctranslate2.StorageView.from_array(np.ascontiguousarray(mel[None, :, : self._frames]))
        self._encoded = self._run("encode", features)

    def languages(self, candidates: Sequence[str]) -> Mapping[str, float]:
        """Probability of each of `candidates` (BCP-47), summing to 1."""
        if not self._recognizer.model.model.is_multilingual:
            return {tag: float(_primary(tag) == "en") for tag in candidates}
        found = dict(self._run("detect_language", self._encoded)[0])
        odds = {tag: max(found.get(f"<|{_primary(tag)}|>", 0.0), 1e-9) for tag in candidates}
        total = sum(odds.values())
        return {tag: value / total for tag, value in odds.items()}

    def decode(self, language: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> Recognition:
        """The words of the speech after the forced `prefix`, timed by the decoder's attention."""
        found = self._decode(language, prefix, beam)
        if not self._recognizer.fallback or not misread(found.tokens, _evidence(found, len(self._audio))):
            return found
        self._again = self._again or WhisperHearing(self._recognizer, self._audio, "full", self._before)
        again = self._again._decode(language, prefix, beam)  # noqa: SLF001 - its own kind
        return max(found, again, key=lambda one: one.average_log_probability)

    def _decode(self, language: str, prefix: Sequence[Token], beam: int) -> Recognition:
        recognizer = self._recognizer
        prompt, forced = [*self._before, *recognizer.prompt(language)], recognizer.encode_text(prefix)
        room = recognizer.positions - len(prompt) - len(forced)
        limit = min(room, _TEXT_LEAST + _TEXT_PER_S * len(self._audio) // RATE_HZ)
        if limit < 1:
            return Recognition((), 0.0, 0.0, complete=False)
        result = self._run(
            "generate",
            self._encoded,
            [prompt + forced],
            beam_size=beam,
            num_hypotheses=beam if recognizer.rescorer else 1,
            max_length=_total(len(prompt), len(forced) + limit),
            suppress_blank=not forced,
            suppress_tokens=recognizer.never,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        best = self._best(result, language)
        written = list(result.sequences_ids[best])
        ids = written[len(forced) :]
        # The score sums over the answer and its end, and divides by the length of the forced text and the answer.
        log_probability = result.scores[best] * len(written) / (len(ids) + 1) if written else 0.0
        return Recognition(
            tokens=self._timed(language, forced, ids),
            average_log_probability=min(0.0, log_probability),
            no_speech_probability=min(1.0, max(0.0, result.no_speech_prob)),
            complete=len(ids) < limit,
        )

    def _best(self, result: Any, language: str) -> int:
        """Which of the decoder's answers it is."""
        answers, rescorer = [list(ids) for ids in result.sequences_ids], self._recognizer.rescorer
        if not rescorer:
            return 0
        texts = [self._recognizer.model.hf_tokenizer.decode(ids) for ids in answers]
        encoded = np.array(self._encoded, dtype=np.float32)[0]
        return rescorer.best(_primary(language), texts, result.scores, [*map(len, answers)], encoded)

    def cost(self, language: str, forced: int, more: int, *, beam: int) -> int:
        """Decode and align `more` pieces after as many `forced` ones, whatever they are; how many it came to.

        For models of random weights that never end a text by themselves: what such a decode costs.
        """
        recognizer = self._recognizer
        prompt, prefix = recognizer.prompt(language), [recognizer.never[1] // 2] * forced
        length = min(forced + more, (recognizer.positions - len(prompt)) // 2)
        if not more:
            return 0
        result = self._run(
            "generate", self._encoded, [prompt + prefix], beam_size=beam, max_length=2 * length, return_scores=True
        )[0]
        written = list(result.sequences_ids[0])
        self._run("align", self._encoded, prompt[:-1], [written], self._frames)
        return len(written) - forced

    def _timed(self, language: str, forced: list[int], ids: list[int]) -> tuple[Token, ...]:
        """The words that `ids` spell, with times and probabilities."""
        recognizer = self._recognizer
        words = word_pieces(recognizer.model.hf_tokenizer, ids)
        if not words:
            return ()
        aligned = self._run("align", self._encoded, recognizer.prompt(language)[:-1], [forced + ids], self._frames)[0]
        begins = piece_starts(aligned.alignments, len(forced) + len(ids))
        begins = np.minimum(begins, len(self._audio))
        loudness = Loudness(self._audio)
        tokens: list[Token] = []
        for text, first, after in words:
            pieces = slice(len(forced) + first, len(forced) + after)
            if is_mark(text) and tokens:
                start = end = int(tokens[-1].end or 0)
            else:
                start, end = loudness.narrow(int(begins[pieces.start]), int(begins[pieces.stop]))
            probability = float(np.mean(aligned.text_token_probs[pieces]))
            tokens.append(Token(text, Samples(start), Samples(end), probability, language))
        return tuple(tokens)

    def _run(self, call: str, *arguments: Any, **options: Any) -> Any:
        try:
            return getattr(self._recognizer.model.model, call)(*arguments, **options)
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"the recognizer failed to {call}: {error}") from error


def _evidence(found: Recognition, length: int) -> Evidence:
    """What tells whether `found`, in so many samples that are taken for speech, was misread."""
    return Evidence(
        duration=Samples(length),
        voiced=1.0,
        rms=1.0,
        average_log_probability=found.average_log_probability,
        no_speech_probability=found.no_speech_probability,
        complete=found.complete,
    )


def _total(prompt: int, text: int) -> int:
    """The `max_length` with which CTranslate2 writes `text` pieces, forced ones included, after a prompt of `prompt`.

    It allows the text half of that, and no more than the prompt leaves of it.
    """
    return max(2 * text, prompt + text)


def _primary(tag: str) -> str:
    """The language of a BCP-47 tag, as Whisper names it."""
    return tag.lower().partition("-")[0]
