"""Questions to servers: an HTTP client, and what goes wrong with it, in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from interpreter_app import __version__
from interpreter_app.core.errors import NetworkError
from interpreter_app.storage.control import Control
from interpreter_app.storage.proxies import check_way_out, proxy_of

if TYPE_CHECKING:
    import httpx2

ATTEMPTS = 6
"""How often in a row something may fail without a new byte."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 30.0
"""Between two attempts; the pause doubles each time."""
PORTAL_HINT = "Open a page in the browser, sign in to the network, and try again; or the --mirror is none."
TRUST_HINT = (
    "If the mirror is your organisation's own, or it looks into connections, install its certificate in the system's"
    " trust store, or name it in SSL_CERT_FILE."
)
CLOCK_HINT = "Look at the date and the time of this computer; if they are right, name another --mirror."
AGAIN_HINT = "Try again later, or name another --mirror; what is downloaded is kept."


class Passing(Exception):
    """What may be better next time."""

    def __init__(self, what: str, wait_s: float | None = None) -> None:
        super().__init__(what)
        self.wait_s = wait_s


class Pause:
    """Waits before the next attempt, longer each time, and gives up after `ATTEMPTS`."""

    def __init__(self, control: Control, url: str, name: str, first_s: float) -> None:
        self._control, self._url, self._name, self._first_s = control, url, name, first_s
        self._failed = 0

    def forget(self) -> None:
        """There was progress."""
        self._failed = 0

    def __call__(self, error: Passing) -> None:
        """Wait because of `error`; raises `NetworkError` when it is enough."""
        self._failed += 1
        if self._failed >= ATTEMPTS:
            proxy = proxy_of(self._url)
            way = host_of(self._url) + (f" through the proxy {proxy}" if proxy else "")
            what = f"{self._name} cannot be fetched from {way}: {error}"
            raise NetworkError(what, hint="Check the network and the proxy. " + AGAIN_HINT) from error
        wait = self._first_s * 2 ** (self._failed - 1)
        self._control.sleep(min(LONGEST_PAUSE_S, wait if error.wait_s is None else error.wait_s))


class Net:
    """The client.  It asks the system's trust store and honours proxies.  Threads may share it.

    Raises `NetworkError` where the proxies that are set, or the certificates, cannot be used.
    """

    def __init__(self, control: Control, *, first_pause_s: float = FIRST_PAUSE_S, timeout_s: float = 30.0) -> None:
        import httpx2  # noqa: PLC0415 - nobody who fetches nothing waits for it

        self.control = control
        self._http = httpx2
        self._first_pause_s = first_pause_s
        # Compressed answers have no ranges and no size.
        headers = {"User-Agent": f"interpreter-app/{__version__}", "Accept-Encoding": "identity"}
        timeout = httpx2.Timeout(timeout_s, connect=min(10.0, timeout_s))
        check_way_out()
        try:
            self._client = httpx2.Client(headers=headers, timeout=timeout, follow_redirects=True)
        except OSError as error:  # OpenSSL's are OSErrors
            raise NetworkError(
                f"the certificates to trust cannot be read: {error}",
                hint="Correct SSL_CERT_FILE in the environment; without it, the system's trust store is asked.",
            ) from error

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def json(self, url: str, name: str) -> Any:
        """What a server says at `url` of what people call `name`."""
        for pause in self.attempts(url, name):
            try:
                with self.answer("GET", url, name=name) as answer:
                    return json.loads(answer.read())
            except Passing as error:
                pause(error)
            except ValueError as error:
                raise NetworkError(f"{host_of(url)} does not speak as a hub: {error}", hint=AGAIN_HINT) from error
        raise AssertionError("attempts end with an error")

    def look(self, url: str) -> tuple[int | None, str]:
        """Size in bytes of the file at `url`, and what names its version, as its server tells them."""
        for pause in self.attempts(url):
            try:
                with self.answer("HEAD", url) as answer:
                    size = answer.headers.get("content-length", "")
                    etag = answer.headers.get("etag", "") or answer.headers.get("last-modified", "")
                    return (int(size) if size.isdigit() else None), etag
            except Passing as error:
                pause(error)
        raise AssertionError("attempts end with an error")

    def attempts(self, url: str, name: str = "") -> Iterator[Pause]:
        """Endless, until the pause that it gives has had enough.  `name`: what people call what is at `url`."""
        pause = Pause(self.control, url, name or name_of(url), self._first_pause_s)
        while True:
            self.control.check()
            yield pause

    @contextmanager
    def answer(
        self, method: str, url: str, headers: Mapping[str, str] | None = None, *, name: str = ""
    ) -> Iterator[httpx2.Response]:
        """An answer worth reading; raises `Passing` for what may be better next time, else `NetworkError`."""
        host = host_of(url)
        try:
            with self._client.stream(method, url, headers=dict(headers or {})) as answer:
                _sort(answer, url, name or name_of(url))
                yield answer
        except self._http.TransportError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                raise _distrust(str(error), host) from error
            if isinstance(error, self._http.ProxyError) and (status := re.match("40[1-7]", str(error))):
                raise _turned_away(int(status[0]), url) from error
            raise Passing(str(error) or type(error).__name__) from error
        except (self._http.InvalidURL, self._http.TooManyRedirects) as error:
            raise NetworkError(f"{url} leads nowhere: {error}", hint="Check the --mirror.") from error


def host_of(url: str) -> str:
    """The server of an address."""
    return url.split("/")[2] if url.count("/") >= 2 else url


def name_of(url: str) -> str:
    """The last part of an address."""
    return url.partition("?")[0].rstrip("/").rpartition("/")[2] or url


def _distrust(error: str, host: str) -> NetworkError:
    """What to say of a certificate that OpenSSL, or the system, does not trust."""
    reason = re.search(r"verify failed: (.+?)\.? *(?:\(_ssl|$)", error)
    why = reason[1] if reason else error
    return NetworkError(
        f"the certificate of {host} is not trusted ({why}): somebody may be listening in between",
        hint=CLOCK_HINT if re.search("expired|not yet valid", why) else TRUST_HINT,
    )


def _turned_away(status: int, url: str) -> NetworkError:
    """What to say of a proxy that lets nobody through."""
    proxy, host = proxy_of(url), host_of(url)
    if status == 407:
        what = f"the proxy {proxy} wants a name and a password"
        return NetworkError(what, hint="Put them into its address, in HTTPS_PROXY: http://NAME:PASSWORD@proxy:8080.")
    what = f"the proxy {proxy} does not let anybody through to {host} ({status})"
    return NetworkError(what, hint="Name a --mirror that it knows, or ask who runs it.")


def _sort(answer: httpx2.Response, url: str, name: str) -> None:
    """Raise what is wrong with an answer, if anything is; `name`: what was asked for."""
    status, host = answer.status_code, host_of(url)
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if status == 511 or (answer.is_success and kind == "text/html"):
        raise NetworkError(
            f"the network answers with a page of its own instead of {name} from {host}", hint=PORTAL_HINT
        )
    if status in {408, 416, 425, 429} or status >= 500:
        wait = answer.headers.get("retry-after", "")
        raise Passing(f"it says {status}", float(wait) if wait.isdigit() else None)
    if status == 407:
        raise _turned_away(status, url)
    if status in {401, 403}:
        raise NetworkError(f"{host} refuses {name} ({status})", hint="Name another --mirror.")
    if status in {404, 410}:
        raise NetworkError(
            f"{host} has no {name} ({status})",
            hint="Name another --mirror, or take files you have with `interpreter-app models import`.",
        )
    if not answer.is_success:
        raise NetworkError(f"{host} answers {status} instead of {name}", hint=AGAIN_HINT)
