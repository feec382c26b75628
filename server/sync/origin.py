"""Which web pages may open the socket: those of this very server."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


def may_connect(headers: Iterable[tuple[bytes, bytes]], public_url: str) -> bool:
    """Whether whoever sends these headers of a handshake may.

    Programs send no Origin. A page comes from the host that it asks, or from the public address,
    where a proxy asks for it under another name. `null` is a page that hides where it comes from.
    """
    told = [value.decode("latin-1") for name, value in headers if name == b"origin"]
    if not told:
        return True
    host = next((value.decode("latin-1") for name, value in headers if name == b"host"), "")
    origin = _place(told[0]) if len(told) == 1 else None
    scheme = told[0].partition(":")[0]
    return origin is not None and origin in (_place(f"{scheme}://{host}"), _place(public_url))


def _place(address: str) -> tuple[str, int] | None:
    """Host and port of a web address; None for what is none."""
    try:
        found = urlsplit(address)
        port = found.port or _PORTS.get(found.scheme)
    except ValueError:
        return None
    if found.scheme not in _PORTS or not found.hostname or port is None:
        return None
    return found.hostname.rstrip("."), port
