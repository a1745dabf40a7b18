"""What is an address of a server, and what can be shown of it."""

from __future__ import annotations

import pytest

from interpreter_app.policy.addresses import is_address, without_password


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://hub.example", True),
        ("http://127.0.0.1:8080/mirror", True),
        ("http://[::1]:80", True),
        ("https://name:secret@hub.example", True),
        ("hub.example", False),
        ("ftp://hub.example", False),
        ("https://", False),
        ("https://:80", False),
        ("https://hub.example:99999", False),
        ("https://hub.example:0", False),
        ("https://hub.example:port", False),
        ("http://[::1", False),
        ("https://hub example", False),
        ("https://hub.example\n", False),
        ("", False),
    ],
)
def test_what_is_an_address(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one


def test_other_schemes_can_be_asked_for() -> None:
    assert is_address("socks5://proxy:1080", ("socks5",))
    assert not is_address("http://proxy:1080", ("socks5",))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http://name:secret@proxy:8080", "http://proxy:8080"),
        ("name:secret@proxy:8080", "proxy:8080"),
        ("http://proxy:8080", "http://proxy:8080"),
    ],
)
def test_passwords_are_not_shown(text: str, shown: str) -> None:
    assert without_password(text) == shown
