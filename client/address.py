"""The server's address as people write it, and the socket's address that follows from it."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

_SOCKET = {"http": "ws", "https": "wss", "ws": "ws", "wss": "wss"}


class BadAddress(ValueError):
    """This is no server address; the text says what one looks like."""


def server_url(text: str) -> str:
    """The server's http(s) address without a trailing slash. Raises `BadAddress`."""
    raw = text.strip()
    if "://" not in raw:
        raw = f"http://{raw}"
    try:
        parts = urlsplit(raw)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not _is_name(parts.hostname) or port == 0:
        raise BadAddress(f"'{text}' is no server address; write it like http://192.168.1.10:8080")
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))


def _is_name(host: str | None) -> bool:
    """Whether it can be looked up at all: with two dots in a row, say, it cannot."""
    try:
        return bool(host and host.encode("idna"))
    except UnicodeError:
        return False


def sync_url(server: str) -> str:
    """The websocket address of a server; one that names a socket already stays."""
    parts = urlsplit(server)
    path = parts.path if parts.scheme in ("ws", "wss") else f"{parts.path.rstrip('/')}/sync"
    return urlunsplit((_SOCKET[parts.scheme], parts.netloc, path, "", ""))
