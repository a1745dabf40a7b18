"""The ways out of this network: mirrors, proxies and certificates, good ones and bad ones."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from interpreter_app.core.errors import InterpreterError, NetworkError
from interpreter_app.storage.control import Control
from interpreter_app.storage.hub import endpoint
from interpreter_app.storage.packs import Pack
from interpreter_app.storage.proxies import proxy_of
from tests.fakes.hub import Hub, serving
from tests.fakes.installing import SETTINGS, VOICE, WEIGHTS, store
from tests.fakes.proxy import Proxy, proxying

TLS = Path(__file__).parents[2] / "data" / "tls"
FILES = {"some/voices": {"a/voice.onnx": WEIGHTS, "a/voice.onnx.json": SETTINGS}}
VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "HF_ENDPOINT")


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is set."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with serving(Hub(dict(FILES))) as made:
        yield made


@pytest.fixture
def secure() -> Iterator[Hub]:
    """A hub that speaks TLS, with a certificate of its own."""
    with serving(Hub(dict(FILES), certificate=str(TLS / "own.pem"))) as made:
        yield made


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with proxying(Proxy()) as made:
        yield made


def install(folder: Path, hub: str) -> Pack | InterpreterError:
    """What becomes of a pack of two files."""
    ((_, result),) = store(folder, hub).install([VOICE], Control(), lambda _: None)
    return result


def refused(folder: Path, hub: str) -> NetworkError:
    """Why it cannot be fetched: at once, in one line, with a remedy."""
    try:
        result = install(folder, hub)
    except NetworkError as error:
        result = error
    assert isinstance(result, NetworkError), result
    assert "\n" not in str(result) + result.hint
    assert result.hint
    assert not (folder / "voice").exists()
    return result


def test_a_mirror_is_what_is_set_or_what_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert endpoint().startswith("https://")
    monkeypatch.setenv("HF_ENDPOINT", "https://hub.example/")
    assert endpoint() == "https://hub.example"
    assert endpoint("https://other.example/hub/") == "https://other.example/hub"


@pytest.mark.parametrize("bad", ["hub.example", "ftp://hub.example", "https://", "https://hub.example:99999", "a b"])
def test_a_mirror_that_is_no_address(tmp_path: Path, bad: str) -> None:
    said = refused(tmp_path, bad)
    assert str(said) == f"HF_ENDPOINT is {bad}, which is no address of a hub"
    assert "HF_ENDPOINT" in said.hint


def test_a_mirror_that_has_none_of_it_is_named_with_what_was_asked(hub: Hub, tmp_path: Path) -> None:
    hub.repositories.clear()
    said = refused(tmp_path, hub.url)
    assert str(said) == f"127.0.0.1:{hub.port} has no some/voices (404)"
    assert "--mirror" in said.hint


def test_a_page_of_somebody_else(hub: Hub, tmp_path: Path) -> None:
    hub.faults = ["portal"]
    said = refused(tmp_path, hub.url)
    assert "a page of its own instead of some/voices" in str(said)
    assert "the --mirror is none" in said.hint


def test_a_proxy_sees_every_request(hub: Hub, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    assert isinstance(install(tmp_path, hub.url), Pack)
    seen = [address.removeprefix(hub.url) for _, address in proxy.asked]
    assert seen == [path for path, _ in hub.asked]
    assert {method for method, _ in proxy.asked} == {"GET"}
    assert len(seen) == 4, "the list, a small file, a large one and where that lies"


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "ALL_PROXY"])
def test_tls_goes_through_a_proxy_s_tunnel(
    secure: Hub, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "own.pem"))
    monkeypatch.setenv(variable, proxy.url.removeprefix("http://"))
    assert isinstance(install(tmp_path, secure.url), Pack)
    assert {("CONNECT", f"127.0.0.1:{secure.port}")} == set(proxy.asked)


@pytest.mark.parametrize("hosts", ["127.0.0.1", "elsewhere.example, 127.0.0.1", "*"])
def test_who_is_near_is_asked_directly(
    hub: Hub, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hosts: str
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", hosts)
    assert isinstance(install(tmp_path, hub.url), Pack)
    assert proxy.asked == []
    assert proxy_of(hub.url) == ""


def test_a_proxy_that_wants_a_password(
    hub: Hub, secure: Hub, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy.login = "anna:secret"
    for url in (hub.url, secure.url):
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        said = refused(tmp_path, url)
        assert str(said) == f"the proxy 127.0.0.1:{proxy.port} wants a name and a password"
        assert "NAME:PASSWORD" in said.hint
    assert len(proxy.asked) == 2, "asked once each: it would say the same again"
    monkeypatch.setenv("HTTP_PROXY", proxy.url.replace("//", "//anna:secret@"))
    assert isinstance(install(tmp_path, hub.url), Pack)


def test_a_proxy_that_lets_nobody_through(
    secure: Hub, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy.forbids = True
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    said = refused(tmp_path, secure.url)
    assert "does not let anybody through to 127.0.0.1" in str(said)
    assert "(403)" in str(said)


def test_a_proxy_that_is_not_there_is_named(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://anna:secret@127.0.0.1:9")
    said = refused(tmp_path, hub.url)
    assert "some/voices cannot be fetched from 127.0.0.1" in str(said)
    assert "through the proxy 127.0.0.1:9: " in str(said)
    assert "secret" not in str(said)
    assert hub.asked == []


@pytest.mark.parametrize(
    ("variable", "value", "shown"),
    [
        ("HTTPS_PROXY", "ftp://proxy", "the proxy for https connections is set to ftp://proxy"),
        ("HTTPS_PROXY", "http://anna:secret@my proxy", "is set to http://my proxy"),
        ("HTTP_PROXY", "://", "the proxy for http connections"),
        ("HTTP_PROXY", "proxy:99999", "is set to http://proxy:99999"),
        ("ALL_PROXY", "socks5://proxy:1080", "the proxy for all connections is set to socks5://proxy:1080"),
    ],
)
def test_a_proxy_that_cannot_be_one(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, shown: str
) -> None:
    monkeypatch.setenv(variable, value)
    said = refused(tmp_path, hub.url)
    assert shown in str(said)
    assert "secret" not in str(said)
    assert f"Correct {variable} " in said.hint


def test_a_certificate_that_nobody_vouches_for(secure: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = refused(tmp_path, secure.url)
    assert f"the certificate of 127.0.0.1:{secure.port} is not trusted (self-signed certificate)" in str(said)
    assert "the system's trust store" in said.hint
    assert secure.asked == []
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "own.pem"))
    assert isinstance(install(tmp_path, secure.url), Pack), "what the remedy says helps"


def test_a_certificate_of_another_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "expired.pem"))
    with serving(Hub(dict(FILES), certificate=str(TLS / "expired.pem"))) as hub:
        said = refused(tmp_path, hub.url)
    assert "(certificate has expired)" in str(said)
    assert "the date and the time of this computer" in said.hint


def test_certificates_that_are_not_there(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / "none.pem"))
        said = refused(tmp_path, hub.url)
        assert "none.pem" in str(said)
        assert variable in said.hint
        monkeypatch.delenv(variable)
    shutil.copy(__file__, tmp_path / "no.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "no.pem"))
    said = refused(tmp_path, hub.url)
    assert "the certificates to trust cannot be read" in str(said)
    assert "SSL_CERT_FILE" in said.hint
