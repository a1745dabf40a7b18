"""A MarianMT translator on CTranslate2 and SentencePiece."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from interpreter_app.core.errors import EngineError, ModelCorrupt
from interpreter_app.core.text import Direction, Token
from interpreter_app.engines.models import AGAIN, expect
from interpreter_app.policy.verbatim import exchanged, inside, verbatim
from interpreter_app.policy.words import split_words

_END = "</s>"
_SPACE = "▁"
_CLAUSE_END = ", "
_LENGTH_FACTOR, _LENGTH_EXTRA = 2, 12
"""Longest answer: so many pieces for each of the source, and these on top."""
_POSITIONS = 256
"""Pieces of a source or a target that every MarianMT model has positions for; longer ones are cut."""


class MarianTranslator:
    """The translator of one pack: a folder with CTranslate2's model, `source.spm` and `target.spm`.

    `words.txt`, where there is one, lists the words of both languages that it was trained on, one a line.
    `target_token`: what a model of several languages wants at the beginning of its source (">>spa<<").
    `no_repeat_ngram`: longest run of pieces that may not come twice (0: any may).  `length_cap`: whether the answer's
    length is bounded by the source's.  Raises `ModelCorrupt` when the folder cannot be loaded.
    """

    def __init__(
        self,
        folder: str,
        direction: Direction,
        *,
        target_token: str = "",
        no_repeat_ngram: int = 0,
        length_cap: bool = True,
        threads: int = 1,
    ) -> None:
        import ctranslate2
        import sentencepiece

        expect(folder, "translator")
        try:
            self._model = ctranslate2.Translator(
                folder, device="cpu", compute_type="int8", inter_threads=1, intra_threads=threads
            )
            self._source = sentencepiece.SentencePieceProcessor(model_file=str(Path(folder) / "source.spm"))
            self._target = sentencepiece.SentencePieceProcessor(model_file=str(Path(folder) / "target.spm"))
            config = json.loads((Path(folder) / "config.json").read_text("utf-8"))
            # The converter of OPUS-MT lets CTranslate2 add it.
            self._tail = [] if config.get("add_source_eos") else [_END]
            words = Path(folder) / "words.txt"
            self._known = frozenset(words.read_text("utf-8").split() if words.exists() else ())
        except (RuntimeError, ValueError, OSError, AttributeError) as error:
            raise ModelCorrupt(f"the translator in {folder} cannot be loaded: {error}", hint=AGAIN) from error
        self._direction = direction
        self._lead = [target_token] if target_token else []
        self._no_repeat_ngram = no_repeat_ngram
        self._length_cap = length_cap

    @property
    def direction(self) -> Direction:
        """From which language into which."""
        return self._direction

    def translate(self, text: str, prefix: Sequence[Token] = (), *, beam: int = 1) -> tuple[Token, ...]:
        """The translation of `text` after the forced `prefix`: words and punctuation marks.

        A beam's answer has the figures of `text` and the names that the translator never met (`policy.verbatim`): the
        likeliest that has, else one of a search with others in their places that are easily copied, else that
        of the first clause and that of the others, each by itself; the likeliest of all where that does not help.
        """
        said, wanted = "".join(token.text for token in prefix).strip(), verbatim(text, self._known)

        def whole(answer: str) -> bool:
            return wanted.stands_in(said + answer)

        answers = self._answers(text, said, beam, beam if wanted else 1)
        if wanted and beam > 1 and not any(map(whole, answers)):
            others = wanted.stand_ins(text)
            back = {other: run for run, other in others.items()}
            tried = self._answers(exchanged(text, others), exchanged(said, others), beam, beam)
            answers += [exchanged(answer, back) for answer in tried]
            clause, comma, rest = text.partition(_CLAUSE_END)
            if rest and not said and not any(map(whole, answers)):
                first, second = (self._answers(part, "", beam, 1)[0] for part in (clause + comma.rstrip(), rest))
                answers.append(first + inside(second, self._known))
        return tuple(Token(word) for word in split_words(next(filter(whole, answers), answers[0])))

    def _answers(self, text: str, said: str, beam: int, count: int) -> list[str]:
        """The `count` likeliest answers that a search ends with, the likeliest first."""
        pieces = self._source.encode(text, out_type=str)
        forced = self._target.encode(said, out_type=str) if said else []
        if not pieces or len(forced) >= _POSITIONS - 1:
            return [""]
        pieces = pieces[: _POSITIONS - len(self._lead) - 1]
        longest = _LENGTH_EXTRA + _LENGTH_FACTOR * len(pieces) if self._length_cap else _POSITIONS
        try:
            result = self._model.translate_batch(
                [[*self._lead, *pieces, *self._tail]],
                target_prefix=[forced] if forced else None,
                beam_size=beam,
                num_hypotheses=count,
                max_decoding_length=min(len(forced) + longest, _POSITIONS - 1),
                no_repeat_ngram_size=self._no_repeat_ngram,
            )[0]
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"the translator failed: {error}") from error
        return [self._written(hypothesis[len(forced) :]) for hypothesis in result.hypotheses]

    def _written(self, pieces: Sequence[str]) -> str:
        """`pieces` as text, with the space at its beginning unless it goes on within a word."""
        answer = [piece for piece in pieces if piece not in {_END, "<pad>"}]
        return (" " if answer and answer[0].startswith(_SPACE) else "") + str(self._target.decode(answer))
