"""A local server that answers as the hub and as OPUS-MT's storage do, and misbehaves as networks do."""

from __future__ import annotations

import hashlib
import json
import random
import re
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType

COMMIT = "0123456789abcdef0123456789abcdef01234567"
FAULTS = (
    "cut", "cut early", "refuse", "portal", "portal elsewhere", "429", "503", "wrong", "slow", "no range", "short",
    "other part",
)  # fmt: skip
"""What can happen to one answer."""
NOTHING: Mapping[str, str] = MappingProxyType({})
LARGE = 10_000
"""Files from this size on are kept as the hub keeps large ones: behind a redirect, with their SHA-256 as etag."""


@dataclass
class Hub:
    """What it serves, and what will go wrong with the next answers."""

    repositories: dict[str, dict[str, bytes]] = field(default_factory=dict)
    archives: dict[str, bytes] = field(default_factory=dict)
    """By path, as OPUS-MT's storage has them."""
    faults: list[str] = field(default_factory=list)
    """One is taken for each answer; empty strings go well."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Path and range of every request."""
    port: int = 0
    random: random.Random = field(default_factory=lambda: random.Random(1))
    lock: threading.Lock = field(default_factory=threading.Lock)
    pace_s: float = 0.0
    """Seconds between two blocks of 16 KiB."""
    certificate: str = ""
    """A file with key and certificate, for a hub that speaks TLS."""

    @property
    def url(self) -> str:
        return f"http{'s' if self.certificate else ''}://127.0.0.1:{self.port}"

    def add(self, repository: str, folder: Path) -> None:
        """Serve the files below `folder`."""
        files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
        self.repositories[repository] = files


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[None]:
    """Let `server` answer, on threads of its own."""
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serving(hub: Hub) -> Iterator[Hub]:
    """Serve `hub` on a port of its own."""

    class Handler(_Handler):
        served = hub

    server = _Server(("127.0.0.1", 0), Handler)
    if hub.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(hub.certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    hub.port = server.server_address[1]
    with running(server):
        yield hub


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever hangs up, or is killed, is no failure of the server."""


class _Handler(BaseHTTPRequestHandler):
    served: Hub
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self._answer(head=True)

    def do_GET(self) -> None:
        self._answer(head=False)

    def _answer(self, *, head: bool) -> None:
        hub = self.served
        with hub.lock:
            hub.asked.append((self.path, self.headers.get("Range", "")))
            fault = hub.faults.pop(0) if hub.faults else ""
        if self.path.startswith("/portal"):
            self._page()
        elif fault == "refuse":
            self.close_connection = True
            self.connection.close()
        elif fault == "portal":
            self._page()
        elif fault == "portal elsewhere":
            self._go(f"{hub.url}/portal?from={self.path}")
        elif fault in {"429", "503"}:
            self._status(int(fault), {"Retry-After": "0"})
        else:
            self._file(fault, head=head)

    def _file(self, fault: str, *, head: bool) -> None:
        hub, path = self.served, self.path.partition("?")[0]
        if match := re.fullmatch(r"/api/models/([^/]+/[^/]+)/revision/([^/]+)", path):
            files = hub.repositories.get(match[1])
            if files is None:
                self._status(404)
                return
            rows = [_described(name, content) for name, content in files.items()]
            told = {"id": match[1], "sha": COMMIT, "siblings": rows, "cardData": {"license": "mit"}}
            self._bytes(json.dumps(told).encode(), "", head=head, kind="application/json; charset=utf-8")
        elif match := re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
            content = hub.repositories.get(match[1], {}).get(match[3])
            if content is None:
                self._status(404)
            elif len(content) >= LARGE:
                sha = hashlib.sha256(content).hexdigest()
                linked = {"X-Linked-ETag": f'"{sha}"', "X-Linked-Size": str(len(content)), "X-Repo-Commit": COMMIT}
                self._go(f"{hub.url}/cdn/{sha}?expires=1", linked)
            else:
                self._bytes(content, fault, head=head, more={"X-Repo-Commit": COMMIT})
        elif match := re.fullmatch(r"/cdn/(\w+)", path):
            every = (content for files in hub.repositories.values() for content in files.values())
            found = next((c for c in every if hashlib.sha256(c).hexdigest() == match[1]), None)
            self._status(404) if found is None else self._bytes(found, fault, head=head)
        elif path in hub.archives:
            self._bytes(hub.archives[path], fault, head=head, kind="application/zip")
        else:
            self._status(404)

    def _bytes(
        self,
        content: bytes,
        fault: str,
        *,
        head: bool,
        kind: str = "binary/octet-stream",
        more: Mapping[str, str] = NOTHING,
    ) -> None:
        hub, etag = self.served, hashlib.md5(content).hexdigest()
        begin, ranged = 0, re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if ranged and fault != "no range":
            begin = int(ranged[1])
            if begin >= len(content):
                self._status(416, {"Content-Range": f"bytes */{len(content)}"})
                return
            if fault == "other part":
                begin //= 2
        part = content[begin:]
        with hub.lock:
            at = hub.random.randrange(len(part) + 1)
        if fault == "wrong" and part:
            at = min(at, len(part) - 1)
            part = part[:at] + bytes([part[at] ^ 1]) + part[at + 1 :]
        if fault == "short":
            part = part[:at]
        self.send_response(206 if ranged and fault != "no range" else 200)
        headers = {"Content-Type": kind, "ETag": f'"{etag}"', "Accept-Ranges": "bytes", **more}
        if ranged and fault != "no range":
            headers["Content-Range"] = f"bytes {begin}-{len(content) - 1}/{len(content)}"
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        if not head:
            self._send(part, at, fault)

    def _send(self, part: bytes, at: int, fault: str) -> None:
        hub = self.served
        sent = part[:at] if fault == "cut" else part[: min(at, 100)] if fault == "cut early" else part
        try:
            for block in range(0, len(sent), 1 << 14):
                self.wfile.write(sent[block : block + (1 << 14)])
                if fault == "slow" or hub.pace_s:
                    time.sleep(max(hub.pace_s, 0.002 if fault == "slow" else 0))
            self.wfile.flush()
        except OSError:
            self.close_connection = True
        if fault in {"cut", "cut early"}:
            self.close_connection = True
            self.connection.close()

    def _page(self) -> None:
        page = b"<html><body>Welcome to the guest network. Please sign in.</body></html>"
        self._bytes(page, "", head=self.command == "HEAD", kind="text/html; charset=utf-8")

    def _go(self, url: str, more: Mapping[str, str] = NOTHING) -> None:
        self._status(302, {"Location": url, **more})

    def _status(self, status: int, headers: Mapping[str, str] = NOTHING) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()


def _described(name: str, content: bytes) -> dict[str, object]:
    """A file, as the hub's API tells it with `blobs=true`."""
    pointer = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
    row: dict[str, object] = {"rfilename": name, "size": len(content), "blobId": pointer}
    if len(content) >= LARGE:
        row["lfs"] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "pointerSize": 134}
    return row


def misfortunes(seed: int, most: int = 8) -> Sequence[str]:
    """A random sequence of faults, some of them none."""
    r = random.Random(seed)
    return [r.choice((*FAULTS, "", "", "")) for _ in range(r.randrange(1, most + 1))]
