"""What a hub repository holds: its files, their sizes and sums, as they are at one commit."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from interpreter_app.core.errors import NetworkError
from interpreter_app.policy.addresses import is_address, without_password
from interpreter_app.storage.catalog import HubSource
from interpreter_app.storage.net import AGAIN_HINT, Net, host_of
from interpreter_app.storage.transfer import Remote

ENDPOINT = "https://huggingface.co"
VARIABLE = "HF_ENDPOINT"
"""What other programs that use the hub call its mirror."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a pack in a repository."""

    commit: str
    files: dict[str, Remote]
    """By the names they will have in the pack's folder."""
    licence: str


def endpoint(mirror: str = "") -> str:
    """Where the hub is: the `mirror` that is set, or the environment's, or the hub itself."""
    return (mirror or os.environ.get(VARIABLE, "") or ENDPOINT).rstrip("/")


def check_endpoint(hub: str) -> None:
    """Raise `NetworkError` where `hub` is no address; only the environment's can be none."""
    if not is_address(hub):
        what = f"{VARIABLE} is {without_password(hub)}, which is no address of a hub"
        raise NetworkError(what, hint=f"Correct {VARIABLE} in the environment: https://hub.example; or take it away.")


def listing(net: Net, hub: str, source: HubSource) -> Listing:
    """What `source` holds now.  Raises `NetworkError`."""
    url = f"{hub}/api/models/{source.repository}/revision/{quote(source.revision, safe='')}?blobs=true"
    told = net.json(url, source.repository)
    try:
        commit = str(told["sha"])
        there = {str(row["rfilename"]): row for row in told["siblings"]}
        licence = str((told.get("cardData") or {}).get("license") or "")
        files = {
            name.rpartition("/")[2]: _remote(hub, source.repository, commit, name, there[name])
            for name in source.files
            if name in there
        }
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise NetworkError(f"{host_of(hub)} does not answer as a hub does: {error!r}", hint=AGAIN_HINT) from error
    if not files:
        raise NetworkError(f"{source} has none of the files of the pack", hint="Check the catalog's row.")
    return Listing(commit, files, licence)


def _remote(hub: str, repository: str, commit: str, name: str, row: Mapping[str, Any]) -> Remote:
    url = f"{hub}/{repository}/resolve/{commit}/{quote(name)}"
    if row.get("lfs"):
        return Remote(url, int(row["lfs"]["size"]), sha256=str(row["lfs"]["sha256"]))
    return Remote(url, int(row["size"]), git_sha1=str(row["blobId"]))
