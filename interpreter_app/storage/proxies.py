"""The way out of this network: the proxy, and the certificates to trust, that the environment or the system names."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from interpreter_app.core.errors import NetworkError
from interpreter_app.policy.addresses import is_address, without_password

_SCHEMES = ("http", "https", "all")
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""Variables that take the place of the system's trust store."""


def check_way_out() -> None:
    """Raise `NetworkError` for a proxy that cannot be one, or certificates that are not there."""
    for scheme, proxy in _proxies().items():
        if not is_address(proxy):
            raise NetworkError(
                f"the proxy for {scheme} connections is set to {without_password(proxy)}, which cannot be one",
                hint=f"Correct {scheme.upper()}_PROXY in the environment, or the proxy in the system's settings:"
                " http://proxy.example:8080.",
            )
    for variable in _CERTIFICATES:
        path = os.environ.get(variable)
        if path and not Path(path).exists():
            raise NetworkError(
                f"the certificates to trust cannot be read: there is no {path}",
                hint=f"Correct {variable} in the environment; without it, the system's trust store is asked.",
            )


def proxy_of(url: str) -> str:
    """The proxy on the way to `url`, without a password that it has; empty where there is none."""
    parts, proxies = urlsplit(url), _proxies()
    if proxy_bypass(parts.netloc):
        return ""
    return without_password(proxies.get(parts.scheme) or proxies.get("all") or "").rpartition("//")[2]


def _proxies() -> dict[str, str]:
    """What is set for http, https and all."""
    found = {scheme: proxy for scheme, proxy in getproxies().items() if scheme in _SCHEMES and proxy}
    return {scheme: proxy if "://" in proxy else f"http://{proxy}" for scheme, proxy in found.items()}
