"""LocalAgreement-n: which tokens at the beginning of an open utterance's hypothesis are stable."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from interpreter_app.core.text import Token
from interpreter_app.core.units import Samples
from interpreter_app.policy.sentences import CLOSERS, TERMINATORS, has_word

NEVER = Samples(-1)
"""A limit before all audio."""
WORDS_AFTER_A_MARK = 3
"""Words that must follow a sentence's mark before it is stable: a recognizer takes short pauses for sentence ends, and
thinks better of it when it has heard how it goes on.  A sentence that is divided is translated in pieces."""


class Agreement:
    """The hypotheses of one utterance, compared after the committed prefix.

    LocalAgreement-n (Liu et al. 2020, "Low-latency sequence-to-sequence speech recognition and translation by partial
    hypothesis selection"; Macháček et al. 2023 for Whisper) commits what n hypotheses running have in common.
    """

    def __init__(self, n: int) -> None:
        """`n`: how many hypotheses running must agree, at least 1."""
        self._n = n
        self._kept: deque[list[str]] = deque(maxlen=n - 1)

    def agree(self, tokens: Sequence[Token], limit: Samples, sentence_limit: Samples = NEVER) -> int:
        """Take the next hypothesis and count the tokens at its beginning that are stable.

        `tokens` follow the committed prefix; their times, like `limit`, are positions in the lane's audio.  Stable are
        those that this and the n - 1 hypotheses before have in common by text, that end at or before `limit`, and that
        are not the mark which ends the hypothesis as a sentence: a recognizer closes whatever sentence it hears the
        audio break off in.  Such a mark is stable like other tokens once it ends at or before `sentence_limit`: speech
        has gone on after it and the recognizer still takes it for the end.  A mark within the hypothesis waits for
        `WORDS_AFTER_A_MARK` after it.  A token without times is never stable.
        """
        texts = [token.text for token in tokens]
        earlier = tuple(self._kept)
        self._kept.append(texts)
        if len(earlier) < self._n - 1:
            return 0
        stable = 0
        closed = _before_final_mark(tokens)
        for position, token in enumerate(tokens):
            if position >= closed and (token.end is None or token.end > sentence_limit):
                break
            if position < closed and _ends_sentence(token) and _words(tokens[position + 1 :]) < WORDS_AFTER_A_MARK:
                break
            agreed = all(position < len(other) and other[position] == token.text for other in earlier)
            if not agreed or token.end is None or token.end > limit:
                break
            stable += 1
        return stable

    def committed(self, count: int) -> None:
        """Forget the first `count` tokens (at most what `agree` answered): they moved into the committed prefix."""
        for texts in self._kept:
            del texts[:count]

    def reset(self) -> None:
        """Forget all hypotheses."""
        self._kept.clear()


def before_last_word(tokens: Sequence[Token]) -> int:
    """How many tokens come before the last word: audio may break off within it, and "más" become "máquinas"."""
    return next((at for at in reversed(range(len(tokens))) if has_word(tokens[at])), 0)


def _before_final_mark(tokens: Sequence[Token]) -> int:
    """How many tokens come before the marks that end the last sentence, closing quotes and brackets included."""
    count = len(tokens)
    while count and not _without_closers(tokens[count - 1]):
        count -= 1
    if not count or not _ends_sentence(tokens[count - 1]):
        return len(tokens)
    while count and _ends_sentence(tokens[count - 1]):
        count -= 1
    return count


def _ends_sentence(token: Token) -> bool:
    return _without_closers(token).endswith(tuple(TERMINATORS))


def _words(tokens: Sequence[Token]) -> int:
    return sum(map(has_word, tokens))


def _without_closers(token: Token) -> str:
    return token.text.strip().rstrip(CLOSERS)
