"""A proxy on this machine: it fetches for others, or lets them through, and remembers what for."""

from __future__ import annotations

import base64
import http.client
import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.fakes.hub import running

_OWN = {"proxy-connection", "proxy-authorization", "connection"}
"""Headers that end at a proxy."""


@dataclass
class Proxy:
    """What it saw, and whom it lets through."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    """Method and address of every request."""
    login: str = ""
    """`name:password` that it wants; empty: none."""
    forbids: bool = False
    """Whether it lets nobody through."""
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def proxying(proxy: Proxy) -> Iterator[Proxy]:
    """Run `proxy` on a port of its own."""

    class Handler(_Handler):
        kept = proxy

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    proxy.port = server.server_address[1]
    with running(server):
        yield proxy


class _Handler(BaseHTTPRequestHandler):
    kept: Proxy
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: object) -> None:
        pass

    def do_CONNECT(self) -> None:
        if self._refused():
            return
        host, _, port = self.path.rpartition(":")
        with socket.create_connection((host, int(port)), 10) as beyond:
            self.send_response(200)
            self.end_headers()
            self._tunnel(beyond)
        self.close_connection = True

    def do_GET(self) -> None:
        if self._refused():
            return
        parts = urlsplit(self.path)
        beyond = http.client.HTTPConnection(parts.netloc, timeout=10)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _OWN}
        beyond.request(self.command, parts._replace(scheme="", netloc="").geturl(), headers=headers)
        answer = beyond.getresponse()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in {"server", "date"}:
                self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(answer.read())
        beyond.close()

    def do_HEAD(self) -> None:
        self.do_GET()

    def _refused(self) -> bool:
        self.kept.asked.append((self.command, self.path))
        wanted = "Basic " + base64.b64encode(self.kept.login.encode()).decode()
        status = 403 if self.kept.forbids else 0
        if self.kept.login and self.headers.get("Proxy-Authorization") != wanted:
            status = 407
        if status:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()
        return bool(status)

    def _tunnel(self, beyond: socket.socket) -> None:
        ends = {self.connection: beyond, beyond: self.connection}
        with suppress(OSError):
            while True:
                for end in select.select(list(ends), [], [], 10)[0]:
                    data = end.recv(1 << 16)
                    if not data:
                        return
                    ends[end].sendall(data)
