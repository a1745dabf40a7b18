"""Addresses of servers: whether a text is one."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

WEB = ("http", "https")


def is_address(text: str, schemes: Collection[str] = WEB) -> bool:
    """Whether `text` is an address with one of `schemes`, a host, and no port that cannot be."""
    if re.search(r"\s", text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:  # a bracket that is not closed, a port that is no number or beyond 65,535
        return False
    return parts.scheme in schemes and bool(parts.hostname) and port != 0


def without_password(text: str) -> str:
    """`text`, an address or not, as it can be shown: names and passwords in it stay unsaid."""
    return re.sub(r"[^/@]*@", "", text)
