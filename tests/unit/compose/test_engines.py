"""What is to be known of the packs that were chosen."""

from __future__ import annotations

from interpreter_app.compose.engines import Chosen
from interpreter_app.core.text import Direction
from interpreter_app.storage.catalog import Entry
from interpreter_app.storage.packs import Pack


def pack(*languages: str) -> Pack:
    return Pack(Entry("-".join(languages), "translator", languages, "CC-BY-4.0"), folder="")


def through(third: str, *pairs: tuple[str, str]) -> dict[Direction, tuple[Pack, ...]]:
    return {Direction(one, other): (pack(one, third), pack(third, other)) for one, other in pairs}


def test_a_detour_is_said_once_for_both_ways() -> None:
    ways = through("en", ("es", "de"), ("de", "es"), ("de", "fr")) | through("es", ("fr", "de"))
    ways[Direction("en", "es")] = (pack("en", "es"),)
    said = [notice.partition(":")[0] for notice in Chosen(pack("en"), ("en",), ways, {}).notices]
    assert said == ["de ↔ es goes through en", "de → fr goes through en", "fr → de goes through es"]
