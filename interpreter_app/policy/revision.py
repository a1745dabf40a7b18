"""What a new version of a text changed."""

from __future__ import annotations

from collections.abc import Sequence

from interpreter_app.core.text import Revision, Token


def revise(old: Sequence[Token], new: Sequence[Token]) -> Revision:
    """The revision that turns `old` into `new`: `[*old[:kept], *new[kept:]]` reads as `new`.  Texts count."""
    kept = 0
    for before, after in zip(old, new, strict=False):
        if before.text != after.text:
            break
        kept += 1
    return Revision(kept=kept, deleted=len(old) - kept, added=len(new) - kept)
