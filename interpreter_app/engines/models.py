"""What kind of model a file holds, told by its first bytes."""

from __future__ import annotations

from pathlib import Path

SPECIFICATIONS = {"WhisperSpec": "recognizer", "TransformerSpec": "translator"}
"""CTranslate2's names for what this program uses."""


def specification(path: Path) -> str:
    """CTranslate2's name for the model in a `model.bin`; empty: it is none.

    The file begins with the version of its form (4 bytes), and the name, with its length before it (2 bytes) and a zero
    behind it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except OSError:
        return ""
    if len(head) < 8:
        return ""
    length = int.from_bytes(head[4:6], "little")
    name = head[6 : 6 + length].rstrip(b"\0")
    return name.decode("ascii", "replace") if 0 < length <= 58 and name.isalnum() else ""
